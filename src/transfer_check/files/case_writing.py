"""Writing answers into a case file: what was in it stays as it was, comments and order included."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from transfer_check.errors import CaseError, Problem
from transfer_check.facts import SECTIONS, SHARED, Party, facts_of_none
from transfer_check.files.quoting import printable

Statement = tuple[str, int | None, int | None, Any]
"""Path of a fact, 0-based place of its item and of its third party, and its value as a case file states it."""

PARTIES = "third_parties"
ENDINGS = (".yaml", ".yml")


def require_yaml(path: Path) -> None:
    """Refuse a file that is not YAML by its name.

    Raises:
        CaseError: for another ending.
    """
    if path.suffix.lower() not in ENDINGS:
        message = "answers are written as YAML, and the name does not end in `.yaml`"
        raise CaseError(Problem(printable(str(path)), 0, 0, "TC031", "", message, "name a file that ends in `.yaml`"))


def new_case(name: str, on: date, items: int) -> str:
    """Return the text of a case of which only its name, its day and the number of its items are known."""
    listed = "\n".join(["items:", *["  - {}"] * items])
    return f"case: {_scalar(name)}\non: {on.isoformat()}\n{listed}\n"


def same_as_recipient(text: str) -> tuple[str, ...]:
    """Return the parties that a case file says are the recipient itself."""
    document = _yaml().load(text)
    return tuple(name for name in SHARED if document.get(name) == "recipient")


def with_statements(text: str, statements: Iterable[Statement]) -> str:
    """Return the text of a case file with some facts stated in it.

    A part that was written as none, or as the recipient itself, is written out where a fact of it is stated now.

    Args:
        text: the YAML text, which has been read as a case before.
        statements: the facts, in order; a later one replaces an earlier one.
    """
    yaml = _yaml()
    document = yaml.load(text)
    statements = list(statements)
    for path, item, party, value in statements:
        owner, _, name = path.partition(".")
        if not name:
            _add(document, owner, value)
        elif owner == "item":
            _element(document, "items", item or 0)[name] = _written(value)
        elif party is not None:
            _element(document, PARTIES, party)[name] = _written(value)
        elif owner not in SHARED:
            _section(document, owner)[name] = _written(value)
    for path, _, _, value in statements:  # these may hold what the recipient has become
        owner, _, name = path.partition(".")
        if name and owner in SHARED:
            _section(document, owner)[name] = _written(value)
    stream = io.StringIO()
    yaml.dump(document, stream)
    return stream.getvalue()


def _add(document: Any, owner: str, value: Any) -> None:
    """State a whole part: who a party is, or what is to be added to a list, which is then closed."""
    if owner != PARTIES:
        document[owner] = value
        return
    if not isinstance(document.get(owner), list):
        document[owner] = []
    document[owner].extend({} for _ in value)
    document.pop(f"{PARTIES}_complete", None)


def _section(document: Any, owner: str) -> Any:
    """Return a part of the document, written out."""
    part = document.get(owner)
    if part == "recipient":
        recipient = document.get("recipient")
        fields = recipient.items() if isinstance(recipient, dict) else ()
        document[owner] = {name: value for name, value in fields if name in Party.model_fields}
    elif part is None and owner in document:
        document[owner] = dict(facts_of_none(SECTIONS[owner]))
    elif not isinstance(part, dict):
        document[owner] = {}
    return _begun(document[owner])


def _yaml() -> Any:
    from ruamel.yaml import YAML

    yaml = YAML()
    # what is known to be none is written out: a key without a value is refused when it is read
    yaml.representer.add_representer(
        type(None), lambda self, _: self.represent_scalar("tag:yaml.org,2002:null", "null")
    )
    yaml.preserve_quotes = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _element(document: Any, name: str, place: int) -> Any:
    """Return an element of a list of the document; the list is begun, or made longer, where it is too short."""
    if not isinstance(document.get(name), list):
        document[name] = []
    while len(document[name]) <= place:
        document[name].append({})
    if not isinstance(document[name][place], dict):
        document[name][place] = {}
    return _begun(document[name][place])


def _begun(mapping: Any) -> Any:
    """Return a mapping; one that was empty is written over several lines."""
    if not mapping and hasattr(mapping, "fa"):
        mapping.fa.set_block_style()
    return mapping


def _written(value: Any) -> Any:
    """Return a value as the document holds it: lists and signed judgements on one line."""
    if isinstance(value, dict):
        return _flow({key: _written(each) for key, each in value.items()})
    if isinstance(value, (tuple, list)):
        from ruamel.yaml.comments import CommentedSeq

        sequence = CommentedSeq(value)
        sequence.fa.set_flow_style()
        return sequence
    return value


def _flow(values: dict[str, Any]) -> Any:
    from ruamel.yaml.comments import CommentedMap

    mapping = CommentedMap(values)
    mapping.fa.set_flow_style()
    return mapping


def _scalar(name: str) -> str:
    from ruamel.yaml import YAML

    stream = io.StringIO()
    yaml = YAML()
    yaml.dump({"case": name}, stream)
    return stream.getvalue().partition(": ")[2].strip()
