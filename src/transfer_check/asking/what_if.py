"""A case with some facts otherwise: the changed case, and what turns with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from transfer_check.answering import Answer, answer
from transfer_check.errors import CaseError, Problem
from transfer_check.facts import (
    ELEMENT_OF,
    ELEMENTS,
    LISTS,
    SECTIONS,
    UNKNOWN,
    Fact,
    MisreadError,
    Signed,
    TransferCase,
    catalogue,
    did_you_mean,
    read_flag,
)
from transfer_check.files import Document, cut, problems_of, quoted
from transfer_check.files.readers.located import Positions
from transfer_check.judging import Decision, Finding, Standing, evaluate
from transfer_check.kleene import Truth
from transfer_check.law import Provision, Rulebook

Location = tuple[str | int, ...]
_SIGNATURE = tuple(Signed.model_fields)


@dataclass(frozen=True, slots=True)
class Turn:
    """A rule that stands otherwise once the facts are changed; ``None`` where it is not shown.

    Attributes:
        item: 0-based place of the item.
    """

    provision: Provision
    item: int
    before: Finding | None
    after: Finding | None

    @property
    def standings(self) -> tuple[Standing | None, Standing | None]:
        """How it stands before and after."""
        return tuple(None if each is None else each.standing for each in (self.before, self.after))  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Two answers side by side: the case as it is, and with some facts otherwise.

    Attributes:
        changes: what was changed, by the address the fact has in a case.
        turned: the rules that stand otherwise, in the order of the text.
    """

    changes: Mapping[str, Any]
    before: Answer
    after: Answer
    turned: tuple[Turn, ...]

    @property
    def verdict_turned(self) -> bool:
        """Whether the verdict is another one."""
        return self.before.verdict is not self.after.verdict


def what_if(case: TransferCase, rulebook: Rulebook, changes: Mapping[str, Any], *, on: date | None = None) -> WhatIf:
    """Judge a case as it is and with some facts otherwise, and say what turns.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        changes: values by address, as in a case: ``{"items.0.form": "part"}``; ``"unknown"`` takes a
            statement back, ``None`` says that there is none. A section can be set as a whole.
        on: another day whose law to apply to both instead of the case's own.

    Raises:
        CaseError: for an address no case has, or a value its fact cannot have.
        UsageError: for a day whose text is not encoded.
    """
    changed = with_changes(case, changes)
    before, after = evaluate(case, rulebook, on=on), evaluate(changed, rulebook, on=on)
    return WhatIf(dict(changes), answer(before), answer(after), _turned(before, after))


def _turned(before: Decision, after: Decision) -> tuple[Turn, ...]:
    first, second = _findings(before), _findings(after)
    turns = [
        Turn((second.get(key) or first[key]).provision, key[1], first.get(key), second.get(key))
        for key in dict.fromkeys([*first, *second])
    ]
    return tuple(
        each
        for each in turns
        if each.standings[0] is not each.standings[1] or _bite(each.before) is not _bite(each.after)
    )


def _findings(decision: Decision) -> dict[tuple[str, int], Finding]:
    return {(each.provision.id, item.index): each for item in decision.items for each in item.findings}


def _bite(finding: Finding | None) -> Truth | None:
    return None if finding is None else finding.bites


# ── changing a case ───────────────────────────────────────────────────────────────────────────


def with_changes(case: TransferCase, changes: Mapping[str, Any]) -> TransferCase:
    """Return a case with some facts otherwise; each value is read as in a case file.

    Where a section that was null gets a fact, its other facts stay known to be none.

    Raises:
        CaseError: for an address no case has, or a value its fact cannot have; every problem at once.
    """
    written = case.model_dump(exclude_defaults=True)
    written.setdefault("items", [{} for _ in case.items])
    problems: list[Problem] = []
    for address, value in changes.items():
        try:
            _set(written, location_of(address, case), value)
        except CaseError as error:
            problems += error.problems
        if address in ELEMENTS and value in ([], ()):
            written[f"{address}_complete"] = True  # a list without an entry that may go on would say nothing
    if problems:
        raise CaseError(problems)
    try:
        return TransferCase.model_validate(written)
    except ValidationError as invalid:
        raise CaseError(problems_of(invalid, Document("", written, Positions()), TransferCase)) from None


def fact_at(address: str, case: TransferCase) -> Fact | None:
    """Return the fact at an address a case has; ``None`` where a whole part of the case stands there."""
    return catalogue().get(_path(location_of(address, case)))


def _path(location: Location) -> str:
    """Return the path of the fact that stands somewhere in a case."""
    names = [each for each in location if isinstance(each, str)]
    owner = ELEMENT_OF.get(names[0], names[0]) if len(names) > 1 else "".join(names)
    return ".".join([owner, *names[1:2]])


def location_of(address: str, case: TransferCase) -> Location:
    """Return where an address stands in a case: ``items.0.form``, ``items[0].form``; ``item.form`` of a single item.

    Raises:
        CaseError: for an address no case has.
    """
    plain = re.sub(r"\[(\d+)\]", r".\1", address)
    parts: list[str | int] = [int(each) if each.isascii() and each.isdigit() else each for each in plain.split(".")]
    if parts[0] == "item" and len(parts) > 1 and len(case.items) == 1:
        parts[:1] = ["items", 0]
    if plain in SECTIONS or plain in ELEMENTS:
        return (plain,)
    names = [each for each in parts if isinstance(each, str)]
    fact = catalogue().get(_path(tuple(parts)))
    signed = fact is not None and fact.kind == "assessed"
    if fact is None or len(names) > 2 + signed or (len(names) == 3 and names[2] not in _SIGNATURE):
        raise _problem("TC021", address, f"no case has the fact {quoted(address)}", _nearest(plain))
    return _checked(parts, address, case)


def _checked(parts: list[str | int], address: str, case: TransferCase) -> Location:
    """Check that an entry of a list is named by its number, and that there is one of that number."""
    first = str(parts[0])
    name = LISTS.get(first, first)
    if name not in LISTS.values():
        if any(isinstance(each, int) for each in parts):
            raise _problem("TC021", address, f"no case has the fact {quoted(address)}", _nearest(first))
        return tuple(parts)
    entries = getattr(case, name)
    count = len(entries) if isinstance(entries, tuple) else 0
    if first != name or len(parts) < 3 or not isinstance(parts[1], int):
        fact = next((each for each in reversed(parts) if isinstance(each, str)), "")
        help = f"number it from 0: `{name}.0.{fact}`"
        raise _problem("TC021", address, f"`{cut(address)}` does not say which entry of `{name}`", help)
    if parts[1] >= count:
        help = f"they are numbered from 0 to {count - 1}" if count else f"set the list as a whole: `{name}`"
        raise _problem("TC021", address, f"the case has no `{name}.{parts[1]}`", help)
    return tuple(parts)


def _nearest(plain: str) -> str:
    if plain in ("on", "case", "title", "note"):
        return "the option `--on` sets the day whose law applies" if plain == "on" else "it is no fact"
    facts = [path.replace("item.", "items.0.").replace("third_party.", "third_parties.0.") for path in catalogue()]
    near = did_you_mean(plain, [*facts, *SECTIONS])
    return (f"did you mean `{near}`? " if near else "") + "`transfer-check facts` lists the facts"


def _problem(code: str, address: str, message: str, help: str) -> CaseError:
    return CaseError(Problem("", 0, 0, code, cut(address), message, help))


def _set(written: dict[str, Any], location: Location, value: Any) -> None:
    """Put a value at its place in the written case, the sections around it made where there are none."""
    holder: Any = written
    for depth, key in enumerate(location[:-1]):
        if isinstance(holder, dict) and holder.get(key) is None:
            null = key in holder
            holder[key] = _all_none(str(key)) if null and depth == 0 else {}
        elif isinstance(holder, dict) and isinstance(holder[key], tuple):
            holder[key] = list(holder[key])
        holder = holder[key]
    holder[location[-1]] = "unknown" if value is UNKNOWN else value


def _all_none(section: str) -> dict[str, Any]:
    """Return a section that was null fact by fact: each known to be none."""
    return {
        name: False if fact.type == "bool" else None
        for name in SECTIONS[section].model_fields
        if (fact := catalogue()[f"{section}.{name}"]).kind != "derived"
    }


def _as_text(address: str, value: Any) -> Any:
    """Return a value given in an argument, where everything is text: a flag may be written in words."""
    parts = re.sub(r"\[(\d+)\]", r".\1", address).split(".")
    fact = catalogue().get(_path(tuple(int(part) if part.isdecimal() else part for part in parts)))
    if fact is None or fact.type != "bool" or not isinstance(value, str):
        return value
    try:
        return read_flag(value)
    except MisreadError:
        return value


def values_of(changes: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return changes written as text, each value read as YAML; yes and no of a flag in words, too.

    Raises:
        CaseError: for a value that cannot be read, or an address given twice; every problem at once.
    """
    from transfer_check.files.readers.located import UnreadableError
    from transfer_check.files.readers.yaml_reader import read_yaml

    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for address, text in changes:
        if address in values:
            problems += _problem("TC011", address, f"{quoted(address)} is set twice", "keep one of the two").problems
        try:
            found = read_yaml(text, "")
            values[address] = _as_text(address, found[0].value if found else None)
        except UnreadableError as unreadable:
            problems += [each._replace(path=cut(address), line=0, column=0) for each in unreadable.problems]
    if problems:
        raise CaseError(problems)
    return values
