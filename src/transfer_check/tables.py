"""Dated tables: lists of states whose membership depends on the day, with doubt and evidence per row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from transfer_check.intervals import DoubtfulInterval
from transfer_check.text import Text
from transfer_check.truth import Truth


class Row(NamedTuple):
    """One interval of one state.

    Attributes:
        id: unique in its table.
        state: alpha-3 code.
        when: the days the row certainly and possibly holds.
        evidence: evidence of the row.
        columns: the other columns, by name.
    """

    id: str
    state: str
    when: DoubtfulInterval
    evidence: str
    columns: dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A dated table and its filters.

    Attributes:
        filters: by name, the values allowed in each column; a row passes when all columns allow it.
    """

    name: str
    title: Text
    file: str
    rows: tuple[Row, ...]
    filters: dict[str, dict[str, tuple[str, ...]]]
    note: Text | None = None
    _by_filter: dict[str, dict[str, tuple[Row, ...]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def rows_of(self, filter_name: str) -> dict[str, tuple[Row, ...]]:
        """Return the rows that pass a filter, by state."""
        if filter_name not in self._by_filter:
            allowed = self.filters[filter_name]
            passing = [row for row in self.rows if all(row.columns[name] in values for name, values in allowed.items())]
            self._by_filter[filter_name] = _by_state(passing)
        return self._by_filter[filter_name]

    def membership(self, filter_name: str) -> FilterOfTable:
        """Return a filter as a test of states."""
        return FilterOfTable(self.rows_of(filter_name))

    def rows_for(self, filter_name: str, state: str, day: date) -> tuple[Row, ...]:
        """Return the rows by which a state is, or may be, in a filter on a day."""
        found = self.rows_of(filter_name).get(state, ())
        return tuple(row for row in found if row.when.holds_on(day) is not Truth.FALSE)


class FilterOfTable:
    """One filter of a table; fits `transfer_check.leaves.Membership`."""

    def __init__(self, rows: dict[str, tuple[Row, ...]]) -> None:
        self.states = rows

    def holds_on(self, state: str, day: date) -> Truth:
        """Return whether a state is in the filter on a day.

        ``UNKNOWN`` on a day inside the doubt of a row that no other row of the state makes certain.
        """
        return max((row.when.holds_on(day) for row in self.states.get(state, ())), default=Truth.FALSE)


def _by_state(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.state, []).append(row)
    return {state: tuple(group) for state, group in grouped.items()}
