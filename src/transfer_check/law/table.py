"""Dated tables: lists of states whose membership depends on the day, with doubt and evidence per row."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from transfer_check.intervals import DoubtfulInterval
from transfer_check.kleene import Truth
from transfer_check.text import Text


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


@dataclass(frozen=True, eq=False, repr=False)
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

    @cached_property
    def _by_state(self) -> dict[str, tuple[Row, ...]]:
        return _grouped(self.rows)

    @cached_property
    def _passing(self) -> dict[tuple[str, str], tuple[Row, ...]]:
        return {}

    @cached_property
    def _days(self) -> dict[str, frozenset[date]]:
        return {
            state: frozenset(day for row in rows for days in row.when for day in days if day is not None)
            for state, rows in self._by_state.items()
        }

    def days_of(self, state: str) -> frozenset[date]:
        """Return the days on which a row of a state begins, ends, becomes certain or falls into doubt."""
        return self._days.get(state, frozenset())

    def all_rows_of(self, state: str) -> tuple[Row, ...]:
        """Return the rows of a state, whatever their days and filters."""
        return self._by_state.get(state, ())

    def rows_of(self, filter_name: str) -> dict[str, tuple[Row, ...]]:
        """Return the rows that pass a filter, by state."""
        passing = {state: self.rows_of_state(filter_name, state) for state in self._by_state}
        return {state: rows for state, rows in passing.items() if rows}

    def rows_of_state(self, filter_name: str, state: str) -> tuple[Row, ...]:
        """Return the rows of one state that pass a filter, whatever their days."""
        rows = self._by_state.get(state)
        if rows is None:
            return ()
        key = filter_name, state
        if key not in self._passing:
            allowed = self.filters[filter_name].items()
            self._passing[key] = tuple(
                [row for row in rows if all(row.columns[name] in values for name, values in allowed)]
            )
        return self._passing[key]

    @cached_property
    def _about_days(self) -> dict[date, tuple[Row, ...]]:
        return {}

    def states_on(self, filter_name: str, day: date) -> dict[str, Truth]:
        """Return the states that are, or may be, in a filter on a day: ``UNKNOWN`` for those that only may be."""
        if day not in self._about_days:
            self._about_days[day] = tuple([row for row in self.rows if row.when.holds_on(day) is not Truth.FALSE])
        allowed = self.filters[filter_name].items()
        found: dict[str, Truth] = {}
        for row in self._about_days[day]:
            if all(row.columns[name] in values for name, values in allowed):
                found[row.state] = max(found.get(row.state, Truth.FALSE), row.when.holds_on(day))
        return found

    def membership(self, filter_name: str) -> "FilterOfTable":
        """Return a filter as a test of states.

        Raises:
            KeyError: where the table has no filter of that name.
        """
        self.filters[filter_name]
        return FilterOfTable(self, filter_name)

    def rows_for(self, filter_name: str, state: str, day: date) -> tuple[Row, ...]:
        """Return the rows by which a state is, or may be, in a filter on a day."""
        found = self.rows_of_state(filter_name, state)
        return tuple(row for row in found if row.when.holds_on(day) is not Truth.FALSE)


class FilterOfTable:
    """One filter of a table; fits `transfer_check.law.condition.leaf.Membership`."""

    def __init__(self, table: Table, filter_name: str) -> None:
        self._table = table
        self._filter = filter_name
        self._rows: dict[str, tuple[Row, ...]] = {}

    @property
    def states(self) -> Container[object]:
        """The states that some row of the filter names."""
        return self._table.rows_of(self._filter)

    def holds_on(self, state: str, day: date) -> Truth:
        """Return whether a state is in the filter on a day.

        ``UNKNOWN`` on a day inside the doubt of a row that no other row of the state makes certain.
        """
        rows = self._rows.get(state)
        if rows is None:
            rows = self._rows[state] = self._table.rows_of_state(self._filter, state)
        result = Truth.FALSE
        for row in rows:
            result = max(result, row.when.holds_on(day))
        return result


def _grouped(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.state, []).append(row)
    return {state: tuple(group) for state, group in grouped.items()}
