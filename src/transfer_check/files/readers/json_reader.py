"""JSON with positions, without recursion; strings are decoded by the standard library."""

from __future__ import annotations

import re
from bisect import bisect_right
from json import JSONDecodeError, JSONDecoder
from typing import Any, NoReturn

from transfer_check.files.quoting import quoted
from transfer_check.files.readers.located import Builder, Located, UnreadableError
from transfer_check.files.readers.scalars import RefusedNumberError, resolved

_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.])|true\b|false\b|null\b")
_JUNK = re.compile(r"[^\s,\]}:]+|.")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_NUMBERS = ("NaN", "Infinity", "-Infinity")
_DECODER = JSONDecoder()


def read_json(text: str, file: str) -> list[Located]:
    """Return the one document in `text`; none where it is empty or ``null``.

    Raises:
        UnreadableError: with every repeated key of the file, or the first syntax error.
    """
    if not text.strip(" \t\r\n"):
        return []
    reader = _Reader(text, Builder(file))
    document = reader.read()
    if reader.builder.problems:
        raise UnreadableError(reader.builder.problems)
    return [document] if document.value is not None else []


class _Reader:
    def __init__(self, text: str, builder: Builder) -> None:
        self.text = text
        self.builder = builder
        self.offset = 0
        self.lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self.open: list[str] = []

    def read(self) -> Located:
        self._skip()
        while True:
            self._value()
            while self.open and self._next() == self.open[-1]:
                self._close()
            if not self.open:
                break
            self._after_value()
        if self.offset < len(self.text):
            self._fail("the end of the file")
        return self.builder.finish()

    def _value(self) -> None:
        """Take one value, or the openings down to the first one inside."""
        while (char := self._next()) in ("{", "["):
            self.builder.open({} if char == "{" else [], *self._mark(self.offset))
            self.open.append("}" if char == "{" else "]")
            self._step()
            if self._next() == self.open[-1]:
                self._close()
                return
            self._key()
        self._scalar(char)

    def _after_value(self) -> None:
        if self._next() != ",":
            self._fail(f"`,` or `{self.open[-1]}`")
        comma = self.offset
        self._step()
        if self._next() == self.open[-1]:
            message = "not valid JSON: a comma with nothing after it"
            self.builder.fail("TC010", *self._mark(comma), message, "delete the comma")
        self._key()

    def _key(self) -> None:
        if self.open[-1] != "}":
            return
        if self._next() != '"':
            self._fail("a key in double quotes")
        mark = self._mark(self.offset)
        self.builder.key(self._string(), *mark)
        if self._next() != ":":
            self._fail("`:`")
        self._step()

    def _scalar(self, char: str) -> None:
        mark = self._mark(self.offset)
        if char == '"':
            self.builder.value(self._string(), *mark)
            return
        match = _WORD.match(self.text, self.offset)
        if match is None:
            self._fail("a value")
        value: Any = match[0]
        try:
            value = resolved(match[0])
        except RefusedNumberError as refused:
            self.builder.report("TC017", *mark, f"{quoted(match[0])} {refused}", refused.help)
        self.builder.value(value, *mark)
        self._step(len(match[0]))

    def _string(self) -> str:
        start = self.offset
        try:
            value, end = _DECODER.raw_decode(self.text, start)
        except JSONDecodeError as error:
            reason = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
            self.builder.fail("TC010", *self._mark(error.pos), f"not valid JSON: {reason}")
        if "\\" in self.text[start:end] and _SURROGATE.search(value):
            message = "not valid JSON: half of a surrogate pair stands alone"
            self.builder.fail("TC010", *self._mark(start), message, "write the character itself")
        self._step(end - start)
        return str(value)

    def _next(self) -> str:
        return self.text[self.offset : self.offset + 1]

    def _step(self, width: int = 1) -> None:
        self.offset += width
        self._skip()

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.offset)
        if match:
            self.offset = match.end()

    def _close(self) -> None:
        self.open.pop()
        self.builder.close()
        self._step()

    def _mark(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def _fail(self, expected: str) -> NoReturn:
        junk = _JUNK.match(self.text, self.offset)
        mark = self._mark(self.offset)
        if junk and junk[0] in _NOT_NUMBERS:
            self.builder.fail("TC017", *mark, f"`{junk[0]}` is not a finite number", "JSON has no such value")
        found = quoted(junk[0]) if junk else "the end of the file"
        self.builder.fail("TC010", *mark, f"not valid JSON: expected {expected}, found {found}")
