"""How long each answer of a table holds, by the evaluator: the queries say what holds on a day, not until when.

Cases alike in all but their name, on days with the same law, are looked at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, cast

import pyarrow as pa

from transfer_check.answering import Validity, validity
from transfer_check.asking.outlook import if_judged_favourably
from transfer_check.facts import OPEN_LIST, UNKNOWN, FactValue, TransferCase, catalogue
from transfer_check.judging import Verdict, evaluate
from transfer_check.law import Rulebook
from transfer_check.sql.columns import (
    CASE,
    COMPLETE,
    NO_STATES,
    NONE_NUMBER,
    NONE_TEXT,
    OPEN,
    PARTY,
    THIRD_PARTIES,
    Cell,
    override_of,
)

HOLDS_UNTIL, CHANGED_BY, IF_JUDGED = "holds_until", "changed_by", "if_judged_favourably"
Known = tuple[tuple[str, Cell], ...]
"""The cells of a row that are not NULL."""


class CaseOfRows(NamedTuple):
    """A case as rows of ``items`` have it: what `evaluate` asks of a case, and nothing else.

    Attributes:
        rows: the facts of each item, with those of the case, and with what is signed for derived facts.
        signed: for each item the derived facts whose value is signed.
    """

    rows: tuple[dict[str, FactValue], ...]
    signed: tuple[frozenset[str], ...]

    @property
    def on(self) -> date:
        """A day on which no case is judged, so that every day is another than the case's own.

        What contradicts itself by the law of its own day is rejected before; by that of another day it is taken back.
        """
        return date.min

    def facts(self) -> dict[str, FactValue]:
        """Return no facts of their own: those of the case stand with each item."""
        return {}

    def item_facts(self) -> tuple[dict[str, FactValue], ...]:
        """Return the facts of each item."""
        return self.rows

    def overridden(self, item: int) -> frozenset[str]:
        """Return the derived facts of an item whose value is signed."""
        return self.signed[item]


class OpenCase(CaseOfRows):
    """The same, as far as the circuit of the law asks of it: the facts of the case apart, and its items."""

    def facts(self) -> dict[str, FactValue]:
        """Return the facts of the case, which stand with each item."""
        return {path: value for path, value in self.rows[0].items() if not path.startswith("item.")}

    @property
    def items(self) -> tuple[dict[str, FactValue], ...]:
        """The items, as their facts."""
        return self.rows

    @property
    def overrides(self) -> dict[str, bool]:
        """The derived facts whose value is signed, by their address in a case."""
        return {
            path if not path.startswith("item.") else f"items.{place}.{path.partition('.')[2]}": True
            for place, signed in enumerate(self.signed)
            for path in signed
        }

    def model_copy(self, *, update: Mapping[str, tuple[dict[str, FactValue], ...]]) -> OpenCase:
        """Return the case with some of its items alone; nothing is signed in such a case."""
        return OpenCase(update["items"], tuple(frozenset[str]() for _ in update["items"]))


class Holding:
    """Tells how long answers hold, of cases alike once."""

    def __init__(self, rulebook: Rulebook, items: pa.Table, parties: pa.Table) -> None:
        """Take over the cases of some answers.

        Args:
            rulebook: the rules.
            items: their items as the relation ``items``.
            parties: their third parties as the relation ``third_parties``.
        """
        self.rulebook = rulebook
        self._items: dict[tuple[str, int | None], list[Known]] = {}
        for key, place, known in _rows(items, "item"):
            self._items.setdefault((key, None), []).append(known)
            self._items[key, place] = [known]
        self._parties: dict[str, list[Known]] = {}
        for key, _, known in _rows(parties, PARTY):
            self._parties.setdefault(key, []).append(known)
        self._found: dict[object, Validity] = {}
        self._outlooks: dict[object, str] = {}

    def with_outlook(self, answers: pa.Table) -> pa.Table:
        """Return answers with a column for the verdict if every open judgement were favourable; empty where none is open.

        Args:
            answers: rows with ``n``, ``on`` and, where each item has an answer, ``item``.
        """
        numbers, days = answers.column("n").to_pylist(), answers.column("on").to_pylist()
        places = answers.column("item").to_pylist() if "item" in answers.column_names else [None] * len(numbers)
        verdicts = answers.column("verdict").to_pylist()
        told = [
            self._outlook(str(n), place, on) if verdict == Verdict.UNDETERMINED.value else ""
            for n, place, on, verdict in zip(numbers, places, days, verdicts, strict=True)
        ]
        return answers.append_column(IF_JUDGED, pa.array(told, pa.string()))

    def _outlook(self, key: str, place: int | None, on: date) -> str:
        items, parties = self._items[key, place], self._parties.get(key, [])
        alike = (on, tuple(items), tuple(parties))
        if alike not in self._outlooks:
            rows, signed = self._case(items, parties)
            listed = tuple({**row, **dict.fromkeys(_empty(row), ())} for row in rows)
            case = cast(TransferCase, OpenCase(listed, signed))
            verdict = if_judged_favourably(evaluate(case, self.rulebook, on=on))
            self._outlooks[alike] = "" if verdict is None else verdict.value
        return self._outlooks[alike]

    @staticmethod
    def _case(
        items: list[Known], parties: list[Known]
    ) -> tuple[tuple[dict[str, FactValue], ...], tuple[frozenset[str], ...]]:
        """Return the facts of each item, and those of its derived facts whose value is signed."""
        facts = tuple(dict(_facts(known, parties)) for known in items)
        return facts, tuple(frozenset(path for path, _ in _signed(known)) for known in items)

    def added_to(self, answers: pa.Table) -> pa.Table:
        """Return answers with a column for the day to which each holds, and one for what changes on it.

        Args:
            answers: rows with ``n``, ``on`` and, where each item has an answer, ``item``.
        """
        numbers, days = answers.column("n").to_pylist(), answers.column("on").to_pylist()
        several = "item" in answers.column_names
        places = answers.column("item").to_pylist() if several else [None] * len(numbers)
        found = [self._of(str(n), place, on) for n, place, on in zip(numbers, places, days, strict=True)]
        until = pa.array([each.until for each in found], pa.date32())
        changed = pa.array([" ".join(_names(each)) for each in found], pa.string())
        return answers.append_column(HOLDS_UNTIL, until).append_column(CHANGED_BY, changed)

    def _of(self, key: str, place: int | None, on: date) -> Validity:
        items, parties = self._items[key, place], self._parties.get(key, [])
        alike = (self.rulebook.period(on), tuple(items), tuple(parties))
        if alike not in self._found:
            case = cast(TransferCase, CaseOfRows(*self._case(items, parties)))
            self._found[alike] = validity(evaluate(case, self.rulebook, on=on))
        return self._found[alike]


def _empty(row: Mapping[str, FactValue]) -> Iterator[str]:
    """Yield the list of third parties where it is known to be empty, which a case states as a list of none."""
    if row.get(THIRD_PARTIES, UNKNOWN) is None:
        yield THIRD_PARTIES


def _rows(table: pa.Table, place: str) -> Iterator[tuple[str, int, Known]]:
    """Yield the rows of a relation by case and place, in this order."""
    names = [each for each in table.column_names if each in catalogue() or each.startswith(override_of(""))]
    columns = [table.column(each).to_pylist() for each in names]
    cells = zip(*columns, strict=True) if columns else iter([()] * len(table))
    keys = zip(table.column(CASE).to_pylist(), table.column(place).to_pylist(), strict=True)
    for (key, number), row in sorted(zip(keys, cells, strict=True), key=lambda each: each[0]):
        yield key, number, tuple((name, cell) for name, cell in zip(names, row, strict=True) if cell is not None)


def _facts(known: Known, parties: list[Known]) -> Iterator[tuple[str, FactValue]]:
    for path, cell in known:
        if path == THIRD_PARTIES:
            yield path, _parties(cell, parties)
        elif path in catalogue():
            yield path, value_of(path, cell)
    yield from _signed(known)


def _signed(known: Known) -> Iterator[tuple[str, FactValue]]:
    """Yield the derived facts whose value is signed, with that value."""
    for name, cell in known:
        if name.startswith(override_of("")):
            yield name.removeprefix(override_of("")), cell is True


def _parties(cell: Cell, parties: list[Known]) -> FactValue:
    elements: list[Mapping[str, FactValue]] = [
        {path: value_of(path, each) for path, each in known} for known in parties
    ]
    if cell == NONE_TEXT:
        return None
    if cell == COMPLETE:
        return tuple(elements)
    assert cell == OPEN
    return cast(FactValue, (*elements, OPEN_LIST))


def value_of(path: str, cell: Cell) -> FactValue:
    """Return the value of a fact that stands in a cell that is not NULL; the inverse of `cell_of`."""
    match catalogue()[path].type:
        case "states":
            return None if cell == NO_STATES else tuple(str(cell).split())
        case "number":
            return None if cell == NONE_NUMBER else cast(FactValue, cell)
        case "bool":
            return cell is True
        case _:
            return None if cell == NONE_TEXT else str(cell)


def _names(found: Validity) -> Iterator[str]:
    """Yield what changes by its name in the rules; a row with its table before it."""
    for change in found.changes:
        yield "rulebook" if change.kind == "rulebook" else f"{change.table}:{change.id}" if change.table else change.id
