"""What a cell of a table states, read by the case model: the same words and the same errors as in a case file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import ValidationError

from transfer_check.bulk.input.headers import (
    ASSESSMENT,
    BECAUSE,
    BY,
    CASE,
    DAY,
    ITEM,
    JUDGED_ON,
    is_assessment,
    of_override,
    overridden_by,
)
from transfer_check.errors import Problem, UsageError
from transfer_check.facts import (
    ANY_DAY,
    BODY,
    OPEN_LIST,
    UNKNOWN,
    Fact,
    MisreadError,
    TransferCase,
    catalogue,
    derived_facts,
    part_states,
    read_flag,
    read_number,
)
from transfer_check.files import WANTED, Document, printable, problems_of, quoted
from transfer_check.files.readers.located import Positions
from transfer_check.law import Rulebook
from transfer_check.sql.columns import OVERRIDES, Cell, cell_of, party_rows

if TYPE_CHECKING:
    from transfer_check.bulk.table_format import TableFormat

JSON_LIST = 'write `[{"state": "USA", "role": "company"}]`'
NONE, NOT_KNOWN = "(none)", "unknown"
REMEMBERED = 200_000
MOST_ITEMS = 10_000
_WHOLE = re.compile(r"[0-9]{1,9}")
CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]"
"""The characters that a case file may not hold either."""
_CONTROL = re.compile(CONTROL)
_SOME_BODY, _SOME_DAY = next(iter(BODY.terms)), "2000-01-01"


class Reading(NamedTuple):
    """What a cell states.

    Attributes:
        cell: the value as the relations of the SQL hold it; ``None`` where nothing is known.
        problem: what is wrong with it, if anything.
        parties: the third parties it names, as rows without their keys.
    """

    cell: Cell
    problem: Problem | None = None
    parties: tuple[dict[str, Cell], ...] = ()


NOTHING = Reading(None)


class CellReader:
    """Reads cells; what a cell says is worked out once for each different text.

    Attributes:
        rulebook: the rules, which say what days can be judged.
        days_given: whether the cases are judged by the law of other days than their own.
        form: the format of the table; in CSV a cell is left empty.
    """

    def __init__(self, rulebook: Rulebook, *, days_given: bool, form: TableFormat | None = None) -> None:
        self.rulebook = rulebook
        self.days_given = days_given
        self.form = form
        self._seen: dict[tuple[str, str], Reading] = {}

    def read(self, target: str, text: str) -> Reading:
        """Return what a text states in a column."""
        key = (target, text)
        reading = self._seen.get(key)
        if reading is None:
            if len(self._seen) > REMEMBERED:
                self._seen.clear()
            reading = self._seen[key] = self._read(target, text)
        return reading

    def _read(self, target: str, text: str) -> Reading:
        wrong = control_character(text)
        if wrong is not None:
            return Reading(None, wrong)
        reading = self.reader_of(target)(text)
        if reading.problem is None or self.form not in ("csv", "parquet"):
            return reading
        return reading._replace(problem=reading.problem._replace(help=_of_cells(reading.problem.help)))

    def reader_of(self, target: str) -> Callable[[str], Reading]:
        """Return the function that reads the cells of a column."""
        if target == DAY:
            return self._day
        if target == ITEM:
            return _item
        if target == "third_parties":
            return _parties
        if target in catalogue():
            return partial(_fact, catalogue()[target])
        if of_override(target):
            return partial(_override, target)
        return partial(_signature, target)

    def _day(self, text: str) -> Reading:
        if not text or text == NOT_KNOWN:
            return NOTHING if self.days_given else Reading(None, missing(DAY))
        read = _validated({DAY: text}, lambda case: case.on)
        if read.problem or self.days_given:
            return read
        try:
            self.rulebook.require_encoded(cast(date, read.cell))
        except UsageError as error:
            return Reading(None, error.problems[0])
        return read


def as_text(value: Any) -> str:
    """Return a value of a typed column as the text a cell of CSV would hold; nothing where there is none."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            midnight = value == datetime.combine(value.date(), datetime.min.time(), value.tzinfo)
            return value.date().isoformat() if midnight and value.tzinfo is None else value.isoformat(" ")
        case date():
            return value.isoformat()
        case list() | tuple():
            return _list_text(list(value))
        case dict():
            return json.dumps(value, ensure_ascii=False)
        case bytes():
            return value.decode("utf-8", "replace")
        case _:
            return str(value)


def _list_text(values: list[Any]) -> str:
    if not values:
        return NONE
    if all(isinstance(each, str) for each in values) and OPEN_LIST not in values:
        return " ".join(values)
    stated = [{k: v for k, v in each.items() if v is not None} if isinstance(each, dict) else each for each in values]
    return json.dumps(stated, ensure_ascii=False)


def control_character(text: str) -> Problem | None:
    """Return the problem of a text with a control character in it, as that of a case file; else nothing."""
    found = _CONTROL.search(text)
    if found is None:
        return None
    message = f"the character U+{ord(found[0]):04X} is not allowed in a cell"
    return Problem("", 0, 0, "TC018", "", message, "delete it")


def without_controls(text: str) -> str:
    """Return a text with every control character written as an escape."""
    return _CONTROL.sub(lambda found: printable(found[0]), text)


def _of_cells(help: str) -> str:
    """Return the help for a case file in the words of a table of cells."""
    return help.replace("leave the key out", "leave the cell empty").replace("begin each entry with `- `", JSON_LIST)


# ── one cell ──────────────────────────────────────────────────────────────────────────────────


def _item(text: str) -> Reading:
    if not _WHOLE.fullmatch(text):
        message = f"{quoted(text)} is not the place of an item"
        return Reading(None, Problem("", 0, 0, "TC555", ITEM, message, "number the items of a case 0, 1, 2 …"))
    return Reading(int(text))


_MISSING = {
    CASE: "write a name that no other of your cases has, the same on each row of a case",
    DAY: "write the day of the decision on the transfer, `YYYY-MM-DD`; it never defaults to today",
}


def missing(key: str) -> Problem:
    """Return the problem of a row that does not state its case, or its day."""
    message, _ = WANTED[(key,)]
    return Problem("", 0, 0, "TC020", key, message.partition(":")[0], _MISSING[key])


def _fact(fact: Fact, text: str) -> Reading:
    if not text or text == NOT_KNOWN:
        return NOTHING
    if fact.type == "text" and text != NONE:
        return Reading(text)
    value = None if text == NONE else _value(fact, text)
    section, _, name = fact.path.partition(".")
    if is_assessment(fact.path):
        stated: Any = {section: {name: {"value": value, "by": _SOME_BODY, "on": _SOME_DAY}}}
    else:
        stated = {"items": [{name: value}]} if section == "item" else {section: {name: value}}
    return _validated(stated, lambda case: _stated(case, fact))


def _value(fact: Fact, text: str) -> Any:
    match fact.type:
        case "bool":
            return _flag(text)
        case "number":
            number = read_number(text)
            return text if number is None else number
        case "states":
            return part_states(text)
        case _:
            return text


def _flag(text: str) -> bool | str:
    """Return whether a cell says yes; what says neither yes nor no as it stands, to be refused as in a case file."""
    try:
        return read_flag(text)
    except MisreadError:
        return text


def _stated(case: TransferCase, fact: Fact) -> Cell:
    facts = case.item_facts()[0] if fact.path.startswith("item.") else case.facts()
    return cell_of(fact, facts.get(fact.path, UNKNOWN))


def _signature(target: str, text: str) -> Reading:
    if not text or text == NOT_KNOWN:
        return NOTHING
    path, _, part = target.rpartition(".")
    fact = next(each for each in catalogue() if is_assessment(each) and path in (each, ASSESSMENT))
    value = True if catalogue()[fact].type == "bool" else next(iter(_terms(fact)))
    signed = {"value": value, "by": _SOME_BODY, "on": _SOME_DAY, part: text}
    section, _, name = fact.partition(".")
    read = _validated({section: {name: signed}}, lambda case: _signed_part(case, fact, part), path=target)
    if read.problem is None or path != ASSESSMENT:
        return read
    label = catalogue()[fact].label  # the signature is that of every assessment of the row, not of the one tried
    message = read.problem.message.removeprefix(f"{label.ja} / {label.en} (`{fact}`): ")
    return read._replace(problem=read.problem._replace(message=message))


def _signed_part(case: TransferCase, fact: str, part: str) -> str:
    section, _, name = fact.partition(".")
    return str(getattr(getattr(getattr(case, section), name), part))


def _override(target: str, text: str) -> Reading:
    """Read the signed value of a derived fact, or who signs it, when or why."""
    if not text or text == NOT_KNOWN:
        return NOTHING
    signed: dict[str, Any] = {"value": True, BY: "-", JUDGED_ON: _SOME_DAY, BECAUSE: "-"}
    if overridden_by(target):
        signed["value"] = _flag(text)
    else:
        signed[target.rpartition(".")[2]] = text
    fact = next(path for path in catalogue() if path in derived_facts() and not path.startswith("item."))
    part = "value" if overridden_by(target) else target.rpartition(".")[2]

    def cell(case: TransferCase) -> Cell:
        stated = getattr(case.overrides[fact], part)
        return stated if part == "value" else str(stated)

    return _validated({OVERRIDES: {fact: signed}}, cell, path=target)


def _terms(path: str) -> Any:
    from transfer_check.facts import VOCABULARIES

    return VOCABULARIES[catalogue()[path].vocabulary].terms


def _parties(text: str) -> Reading:
    if not text or text == NOT_KNOWN:
        return NOTHING
    try:
        listed: Any = None if text == NONE else json.loads(text)
    except ValueError:
        message = f"{quoted(text)} is not a JSON list"
        help = f'{JSON_LIST}, with `"…"` at the end where there may be more'
        return Reading(None, Problem("", 0, 0, "TC556", "third_parties", message, help))
    more = isinstance(listed, list) and bool(listed) and listed[-1] in (OPEN_LIST, "...")
    stated = {"third_parties": listed[:-1] if more else listed, "third_parties_complete": not more}
    found: list[dict[str, Cell]] = []

    def rows(case: TransferCase) -> Cell:
        found.extend(party_rows(case))
        return cell_of(catalogue()["third_parties"], case.facts()["third_parties"])

    return _validated(stated, rows)._replace(parties=tuple(found))


def _validated(stated: dict[str, Any], cell: Callable[[TransferCase], Cell], *, path: str = "") -> Reading:
    value = {"case": "-", "on": _SOME_DAY, **stated}
    try:
        return Reading(cell(TransferCase.model_validate(value, context=ANY_DAY)))
    except ValidationError as error:
        problem = problems_of(error, Document("", value, Positions()), TransferCase)[0]
        return Reading(None, problem._replace(path=path) if path else problem)
