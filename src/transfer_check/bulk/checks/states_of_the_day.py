"""The states that rows name, held against the days of their cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.bulk.input import DAY, Read, Reading, Wrong
from transfer_check.errors import Problem
from transfer_check.facts import catalogue, dated_codes, no_such_state, standing_of, stands
from transfer_check.intervals import Interval


def find_states_of_another_day(columns: dict[str, Read], given: Sequence[date], wrong: Wrong) -> None:
    """Tell the rows that name a state which did not exist on the day of the case.

    Args:
        columns: the columns as read.
        given: the days whose law is applied to all cases; a case without a day of its own must name states of one of them.
        wrong: what is wrong, to be added to.
    """
    for target, read in columns.items():
        for place, reading in enumerate(read.readings):
            for code in _dated_states(target, reading):
                here = pc.equal(read.places, pa.scalar(place, read.places.type))
                for row in pc.indices_nonzero(pc.and_(here, _elsewhen(code, columns, given))).to_pylist():
                    own = columns[DAY].values[row].as_py() if DAY in columns else None
                    wrong[row].append(_problem(target, code, given[0] if own is None else own))


def _dated_states(target: str, reading: Reading) -> Iterator[str]:
    fact = catalogue().get(target)
    if fact is None or reading.problem is not None:
        return
    named: set[str] = set()
    if fact.type in ("state", "states"):
        named = set(str(reading.cell or "").split())
    elif fact.type == "parties":
        named = {str(party.get("third_party.state")) for party in reading.parties}
    yield from sorted(named & dated_codes())


def _elsewhen(code: str, columns: dict[str, Read], given: Sequence[date]) -> pa.Array | pa.Scalar:
    """Return for each row whether its day is one on which there was no such state."""
    of_given = pa.scalar(bool(given) and not any(stands(code, day) for day in given))
    if DAY not in columns:
        return of_given
    days = columns[DAY].values
    there = pa.repeat(False, len(days))
    for span in standing_of(code):
        there = pc.or_(there, _within(days, span))
    return pc.if_else(pc.is_valid(days), pc.invert(there), of_given)


def _within(days: pa.Array, span: Interval) -> pa.Array:
    there = pa.repeat(True, len(days))
    if span.start is not None:
        there = pc.and_(there, pc.fill_null(pc.greater_equal(days, pa.scalar(span.start, pa.date32())), False))
    if span.end is not None:
        there = pc.and_(there, pc.fill_null(pc.less(days, pa.scalar(span.end, pa.date32())), False))
    return there


def _problem(target: str, code: str, day: date) -> Problem:
    wrong, label = no_such_state(code, day), catalogue()[target].label
    message = f"{label.ja} / {label.en} (`{target}`): {wrong.message()}"
    return Problem("", 0, 1, "TC024", target, message, str((wrong.context or {}).get("help", "")))
