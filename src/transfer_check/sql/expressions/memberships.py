"""The dated tables as relations, and membership by day as a join on them.

Of each table there is one relation, ``membership_<table>``. A row speaks of one state and the days
from ``first_day`` to ``last_day``, on which nothing changes; for each filter it says whether the
state is in it (NULL where that is in doubt) and the evidence of the rows that say so, as bits. Days
on which a state is in no filter have no row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlglot import exp

from transfer_check.facts import EVIDENCE_RANK
from transfer_check.kleene import Truth
from transfer_check.law import Rulebook, Table
from transfer_check.law.condition import InTable, tables_read
from transfer_check.sql.columns import DAY, Cell, Column
from transfer_check.sql.expressions.connectives import (
    Term,
    choice,
    column,
    conjunction,
    constant,
    equals,
    is_known,
    is_unknown,
    number,
)
from transfer_check.sql.stages import Joined, Stages

STATE, FIRST, LAST = "state", "first_day", "last_day"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation the rules bring along: its name, columns and rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def evidence_bit(level: str) -> int:
    """Return the bit that stands for a level of evidence; a weaker level has a higher bit."""
    return int(2 ** EVIDENCE_RANK[level])


def membership_relations(rulebook: Rulebook) -> tuple[Relation, ...]:
    """Return a relation for each dated table that some rule looks up."""
    return tuple(_relation(rulebook.tables[name], filters) for name, filters in _looked_up(rulebook).items())


def _looked_up(rulebook: Rulebook) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for provision in rulebook.provisions:
        for condition in provision.conditions:
            for leaf in tables_read(condition):
                found.setdefault(leaf.table, {})[leaf.filter] = None
    return {table: tuple(sorted(filters)) for table, filters in sorted(found.items())}


def _relation(table: Table, filters: tuple[str, ...]) -> Relation:
    columns = [Column(STATE, "VARCHAR", required=True), Column(FIRST, "DATE", required=True)]
    columns.append(Column(LAST, "DATE", required=True))
    for each in filters:
        columns += [Column(each, "BOOLEAN"), Column(evidence_column(each), "INTEGER", required=True)]
    return Relation(relation_name(table.name), tuple(columns), tuple(_rows(table, filters)))


def _rows(table: Table, filters: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    for state in sorted({row.state for row in table.rows}):
        for first, last in _spans(table, state):
            cells: list[Cell] = []
            for each in filters:
                rows = table.rows_for(each, state, first)
                truth = table.membership(each).holds_on(state, first)
                cells.append(None if truth is Truth.UNKNOWN else truth is Truth.TRUE)
                cells.append(sum({evidence_bit(row.evidence) for row in rows}))
            if any(cell is None or cell is True for cell in cells):
                yield (state, first, last, *cells)


def _spans(table: Table, state: str) -> Iterator[tuple[date, date]]:
    """Yield the spans of days between the changes of a state's rows: first and last day of each."""
    intervals = [each for row in table.rows if row.state == state for each in row.when]
    changes = sorted({day for each in intervals for day in each if day is not None} | {date.min})
    ends = [each - timedelta(days=1) for each in changes[1:]]
    yield from zip(changes, [*ends, date.max], strict=True)


def evidence_column(filter_name: str) -> str:
    """Return the column that holds the evidence of a filter."""
    return f"{filter_name}.evidence"


def relation_name(table: str) -> str:
    """Return the name of the relation of a table."""
    return f"membership_{table}"


# ── joins ─────────────────────────────────────────────────────────────────────────────────────


def found_on(alias: str, state: Term, on: Term) -> Term:
    """Return the condition that a row of a membership relation speaks of a state on a day."""
    first = exp.LTE(this=column(FIRST, alias), expression=on.copy())
    last = exp.LTE(this=on.copy(), expression=column(LAST, alias))
    return conjunction([equals(column(STATE, alias), state), first, last])


def held(alias: str, state: Term, filter_name: str) -> Term:
    """Return whether a state is in a filter, from the row joined for it; a state known to be none is in no table."""
    listed = choice((is_unknown(column(STATE, alias)), constant(False)), otherwise=column(filter_name, alias))
    return choice((is_known(state), listed))


@dataclass(slots=True)
class Memberships:
    """The joins of one query: one for each state and table that are looked up together."""

    stages: Stages
    _found: dict[InTable, tuple[str, str]] = field(default_factory=dict)
    _joined: dict[tuple[str, str], Joined] = field(default_factory=dict)

    def truth(self, leaf: InTable) -> Term:
        """Return whether the state of a fact is in a filter on the day of the row."""
        return column(self._names(leaf)[0])

    def evidence(self, leaf: InTable) -> Term:
        """Return the evidence of the table rows by which it is, or may be; no bits where there is none."""
        return column(self._names(leaf)[1])

    def _names(self, leaf: InTable) -> tuple[str, str]:
        if leaf not in self._found:
            number_ = len(self._found) + 1
            names = self._found[leaf] = (f"listed_{number_}", f"listed_evidence_{number_}")
            joined = self._join(leaf.fact, leaf.table)
            joined.brings[names[0]] = held(joined.alias, column(leaf.fact), leaf.filter)
            bits = column(evidence_column(leaf.filter), joined.alias)
            joined.brings[names[1]] = exp.Coalesce(this=bits, expressions=[number(0)])
        return self._found[leaf]

    def _join(self, fact: str, table: str) -> Joined:
        if (fact, table) not in self._joined:
            alias = f"m{len(self._joined) + 1}"
            relation = exp.to_table(relation_name(table))
            on = found_on(alias, column(fact), column(DAY))
            self._joined[fact, table] = self.stages.join(Joined(alias, relation, on, (fact, DAY)))
        return self._joined[fact, table]
