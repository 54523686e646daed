"""The codes of states as a relation: each with the days on which a state had it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from transfer_check.backends.sql.columns import Column
from transfer_check.backends.sql.memberships import FIRST, LAST, STATE, Relation
from transfer_check.states import states_on

STATE_DAYS, PLACES, PLACE = "state_days", "places", "place"
FIRST_YEAR, LAST_YEAR = 1900, 2100
MOST_PLACES = 500
"""How many elements of a list are looked at; a longer one is no list of states."""


class StateDays(NamedTuple):
    """A code, and the first and the last of the days on which a state had it."""

    state: str
    first: date
    last: date


@cache
def state_days() -> tuple[StateDays, ...]:
    """Return the codes with their days, by code and day; what is open at an end has the end of the calendar."""
    return tuple(sorted(_spans()))


def _spans() -> Iterator[StateDays]:
    """Yield what `states_on` says of all days: of the first of each year, and of those between where they differ."""
    years = [date.min, *(date(year, 1, 1) for year in range(FIRST_YEAR, LAST_YEAR + 1)), date.max]
    begun = dict.fromkeys(states_on(years[0]), date.min)
    for before, after in pairwise(years):
        had, has = set(states_on(before)), set(states_on(after))
        for state in had - has:
            yield StateDays(state, begun.pop(state), _turn(before, after, state) - timedelta(days=1))
        begun |= {state: _turn(before, after, state) for state in has - had}
    yield from (StateDays(state, first, date.max) for state, first in begun.items())


def _turn(before: date, after: date, state: str) -> date:
    """Return the day between two days from which a code is there, or is there no longer."""
    was_there = state in states_on(before)
    while after - before > timedelta(days=1):
        middle = before + (after - before) // 2
        if (state in states_on(middle)) is was_there:
            before = middle
        else:
            after = middle
    return after


def state_relation() -> Relation:
    """Return the codes of states as a relation."""
    columns = (
        Column(STATE, "VARCHAR", required=True),
        Column(FIRST, "DATE", required=True),
        Column(LAST, "DATE", required=True),
    )
    return Relation(STATE_DAYS, columns, state_days())


def place_relation() -> Relation:
    """Return the numbers from 1 on, by which elements of a list and columns of a row are told one by one."""
    rows = tuple((place,) for place in range(1, MOST_PLACES + 1))
    return Relation(PLACES, (Column(PLACE, "INTEGER", required=True),), rows)
