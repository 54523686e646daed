"""Rows that state a derived fact against what else they state: they are told, and their cases are not judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.bulk.input import DAY, SIGNATURE, Read, Wrong
from transfer_check.errors import Problem
from transfer_check.facts import OPEN_LIST, FactValue, catalogue, derived_facts
from transfer_check.judging import HELP, Trace, contradictions_in, derive, message_of
from transfer_check.law import Edition, Rulebook
from transfer_check.law.condition import condition_facts
from transfer_check.sql.columns import NO_STATES, NONE_NUMBER, NONE_TEXT, OPEN, override_of

PARTIES = "third_parties"
REMEMBERED = 100_000
Told = tuple[tuple[str, str], ...]
"""The derived facts that are contradicted, each with what is wrong."""


class Contradictions:
    """Finds them; what a row comes to is worked out once for each different set of the values that bear on it."""

    def __init__(self, rulebook: Rulebook, days: Sequence[date]) -> None:
        self.rulebook = rulebook
        self.days = days
        self._known: dict[Any, Told] = {}
        self._read: dict[int, tuple[str, ...]] = {}

    def find(self, columns: dict[str, Read], groups: pa.Array, wrong: Wrong) -> None:
        """Tell what rows state of derived facts against what else they state, by the law of their own day.

        Args:
            columns: the columns as read.
            groups: for each row the number of its case.
            wrong: takes what is wrong.
        """
        stated = [path for path in derived_facts() if path in columns]
        if not stated or DAY not in columns:
            return
        some = pc.is_valid(columns[stated[0]].values)
        for path in stated[1:]:
            some = pc.or_(some, pc.is_valid(columns[path].values))
        rows = pc.indices_nonzero(some)
        if not len(rows):
            return
        bearing = {path: columns[path] for path in catalogue() if path in columns}
        bearing |= {override_of(path): columns[override_of(path)] for path in stated if override_of(path) in columns}
        taken = {path: _cells(path, read, rows) for path, read in bearing.items()}
        days = columns[DAY].values.take(rows).to_pylist()
        told: set[tuple[int, str]] = set()
        for place, (row, group) in enumerate(zip(rows.to_pylist(), groups.take(rows).to_pylist(), strict=True)):
            if row in wrong or days[place] is None or (self.days and days[place] not in self.days):
                continue
            for path, message in self._told({name: cells[place] for name, cells in taken.items()}, days[place]):
                if path.startswith("item.") or (group, path) not in told:
                    told.add((group, path))
                    wrong[row].append(Problem("", 0, 1, "TC034", path, message, _help(path)))

    def _told(self, cells: dict[str, Any], day: date) -> Told:
        period, edition = self.rulebook.period(day), self.rulebook.on(day)
        read = self._read_to_derive(edition)
        key = (period, *[cells.get(name) for name in read])
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = tuple(_contradicted({name: cells.get(name) for name in read}, edition, period))
        return self._known[key]

    def _read_to_derive(self, edition: Edition) -> tuple[str, ...]:
        """Return the columns that bear on the derived facts of an edition."""
        if id(edition) not in self._read:
            names: set[str] = set()
            for definition in edition.definitions:
                path = definition.provision.defines
                names |= {path, override_of(path), *condition_facts(definition.provision.when)}
            self._read[id(edition)] = tuple(sorted(names))
        return self._read[id(edition)]


def _contradicted(cells: dict[str, Any], edition: Edition, day: date) -> Iterator[tuple[str, str]]:
    signed = frozenset(path for path in edition.defined if cells[override_of(path)] is not None)
    facts: dict[str, FactValue] = dict.fromkeys(edition.acts, False)
    facts |= {path: _value(path, cell) for path, cell in cells.items() if cell is not None and path in catalogue()}
    facts |= {path: cells[override_of(path)] for path in signed}
    trace = Trace(edition, facts, day, *derive(edition, facts, day, signed=signed))
    for each in contradictions_in([trace]):
        yield each.path, message_of(each)


def _cells(path: str, read: Read, rows: pa.Array) -> list[Any]:
    """Return what some rows say in a column; of third parties what is said of each, with whether there may be more."""
    if path != PARTIES:
        cells: list[Any] = read.values.take(rows).to_pylist()
        return cells
    places = read.places.take(rows).to_pylist()
    said = [
        (each.cell, tuple(tuple(sorted(party.items(), key=lambda cell: cell[0])) for party in each.parties))
        if each.cell is not None
        else None
        for each in read.readings
    ]
    return [None if place is None else said[place] for place in places]


def _value(path: str, cell: Any) -> FactValue:
    """Return the value of a fact that a cell states."""
    fact = catalogue()[path]
    if path == PARTIES:
        complete, parties = cell
        elements = tuple({name: _value(name, each) for name, each in party if name in catalogue()} for party in parties)
        return (*elements, OPEN_LIST) if complete == OPEN else elements
    if fact.type == "states":
        return tuple(cell.split()) if cell != NO_STATES else None
    none = NONE_NUMBER if fact.type == "number" else NONE_TEXT
    value: FactValue = None if cell == none and fact.type != "bool" else cell
    return value


def _help(path: str) -> str:
    column = override_of(path)
    signature = ", ".join(f"`{column}.{part}`" for part in SIGNATURE)
    return f"{HELP}than the rules settle it, somebody signs that, in the columns `{column}`, {signature}"
