"""YAML 1.2 (core schema) from the event stream of PyYAML; the only module that imports the YAML parser.

PyYAML's own construction is not used: it reads ``NO`` as false, ``on`` as true and ``2012-12-18`` as a date,
keeps the last of two equal keys, expands aliases and recurses. Here none of that happens: repeated keys, anchors,
aliases, tags and keys that are no text are refused, and the depth is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from transfer_check.files.quoting import quoted
from transfer_check.files.readers.located import Builder, Located, UnreadableError
from transfer_check.files.readers.scalars import RefusedNumberError, resolved

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_QUOTED_WORD = re.compile(r"'([^']+)'")
_HELP = {
    "mapping values are not allowed": "put a text that contains `: ` in quotes; indent the keys of a mapping alike",
    "expected ':'": "write `key: value`, with a space after the colon",
    "cannot start any token": "indent with spaces, not tabs; put a text that begins with a special character in quotes",
    "tab": "indent with spaces, not tabs",
    "expected <block end>": "indent the keys of a mapping alike",
    "did not find expected key": "indent the keys of a mapping alike; quote the whole of a text, not its beginning",
    "unexpected end of stream": "close the quotes",
    "expected ',' or": "separate the entries with commas, and close the bracket",
    "node content": "close the bracket",
}


def read_yaml(text: str, file: str) -> list[Located]:
    """Return the documents in `text`, empty ones left out.

    Raises:
        UnreadableError: with every repeated key, anchor, tag and the like of the file, or the first syntax error.
    """
    builder = Builder(file)
    _refuse_control_characters(text, builder)
    documents: list[Located] = []
    try:
        loader = _LOADER(text)
        while (event := loader.get_event()) is not None:
            take = _TAKE.get(type(event))
            if take is not None:
                take(event, builder)
            elif type(event) is yaml.DocumentEndEvent:
                documents.append(builder.finish())
    except yaml.MarkedYAMLError as error:
        _fail_on_syntax(error, text, builder)
    except yaml.YAMLError as error:
        builder.fail("TC010", 0, 0, f"not valid YAML: {error}")
    if builder.problems:
        raise UnreadableError(builder.problems)
    return [document for document in documents if document.value is not None]


def _scalar(event: Any, builder: Builder) -> None:
    mark = event.start_mark
    line, column = mark.line + 1, mark.column + 1
    if event.anchor is not None or event.tag is not None:
        _refuse_properties(event, builder)
    value = event.value
    if not event.style:
        if not value and builder.inside and not builder.expects_key:
            help = "write `null` for what is known to be none, or take the key out: what is absent is unknown"
            builder.report("TC019", line, column, "the value is missing", help)
        try:
            value = resolved(value)
        except RefusedNumberError as refused:
            builder.report("TC017", line, column, f"{quoted(value)} {refused}", refused.help)
    if not builder.expects_key:
        builder.value(value, line, column)
        return
    if not isinstance(value, str):
        message, help = f"the key {quoted(event.value)} is not text", f'put it in quotes: `"{event.value}"`'
        builder.report("TC016", line, column, message, help if len(event.value) < 40 else "put it in quotes")
    builder.key(event.value, line, column)


def _open(container: type[dict[str, Any]] | type[list[Any]]) -> Callable[[Any, Builder], None]:
    def take(event: Any, builder: Builder) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if event.anchor is not None or event.tag is not None:
            _refuse_properties(event, builder)
        if builder.expects_key:
            builder.fail("TC016", line, column, "a key is a list or a mapping", "keys are text")
        builder.open(container(), line, column)

    return take


def _close(event: Any, builder: Builder) -> None:
    builder.close()


def _alias(event: Any, builder: Builder) -> None:
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    _refuse_once(builder, line, column, f"the alias {quoted('*' + event.anchor)} is not allowed")
    if builder.expects_key:
        builder.key("*" + event.anchor, line, column)
    else:
        builder.value(None, line, column)


def _refuse_properties(event: Any, builder: Builder) -> None:
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    if event.anchor is not None:
        _refuse_once(builder, line, column, f"the anchor {quoted('&' + event.anchor)} is not allowed")
    if event.tag is not None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        message = f"the tag {quoted(tag)} is not allowed"
        builder.report("TC013", line, column, message, "leave it out; put text in quotes")


def _refuse_once(builder: Builder, line: int, column: int, message: str) -> None:
    if not any(problem.code == "TC012" for problem in builder.problems):
        help = "write the value out in each place; put a text that begins with `&` or `*` in quotes"
        builder.report("TC012", line, column, message, help)


_TAKE: dict[type[Any], Callable[[Any, Builder], None]] = {
    yaml.ScalarEvent: _scalar,
    yaml.MappingStartEvent: _open(dict),
    yaml.SequenceStartEvent: _open(list),
    yaml.MappingEndEvent: _close,
    yaml.SequenceEndEvent: _close,
    yaml.AliasEvent: _alias,
}


def _refuse_control_characters(text: str, builder: Builder) -> None:
    for match in _FORBIDDEN.finditer(text):
        start = match.start()
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        message = f"the character U+{ord(match[0]):04X} is not allowed in a text file"
        builder.fail("TC018", line, column, message, "delete it, or write it as an escape within double quotes")


def _fail_on_syntax(error: yaml.MarkedYAMLError, text: str, builder: Builder) -> None:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    if "".join(text.split("\n")[line - 1 : line])[column - 1 : column] == "\t":
        builder.fail(
            "TC010", line, column, "not valid YAML: a tab stands where spaces should", "indent with spaces, not tabs"
        )
    problem, context = error.problem or "", error.context or ""
    begun = error.context_mark.line + 1 if error.context_mark else line
    where = f" {context}" + (f" begun on line {begun}" if begun != line else "") if context else ""
    message = _QUOTED_WORD.sub(r"`\1`", f"not valid YAML: {problem}{where}")
    help = next((help for words, help in _HELP.items() if words in problem), "")
    builder.fail("TC010", line, column, message, help)
