"""The codes of states as a relation: each with the days on which a state had it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from transfer_check.facts import standing_of, state_names
from transfer_check.intervals import Interval
from transfer_check.sql.columns import Column
from transfer_check.sql.expressions.memberships import FIRST, LAST, STATE, Relation

STATE_DAYS, PLACES, PLACE = "state_days", "places", "place"
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
    return tuple(sorted(StateDays(code, *_inclusive(span)) for code in state_names() for span in standing_of(code)))


def _inclusive(span: Interval) -> tuple[date, date]:
    last = date.max if span.end is None else span.end - timedelta(days=1)
    return date.min if span.start is None else span.start, last


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
