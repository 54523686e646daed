"""Names of states in a column that name one state on some days and another on others: each read by the day of its row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.facts import MisreadError, catalogue, depends_on_the_day, part_states, read_state


def names_by_day(
    target: str, places: pa.Array, texts: Sequence[str], days: pa.Array | None, given: date | None
) -> tuple[pa.Array, list[str]]:
    """Return a column with the states named by the day written by their codes; a name that is none that day stays.

    Args:
        target: what the column states; only columns of states are changed.
        places: for each row the place of its text.
        texts: the different texts.
        days: for each row its own day, where there are any.
        given: the day of the rows that have none.

    Returns:
        The places and texts, to which those by code were added.
    """
    written = list(texts)
    fact = catalogue().get(target)
    if fact is None or fact.type not in ("state", "states"):
        return places, written
    for place, text in enumerate(texts):
        listed = part_states(text) if fact.type == "states" else [text]
        if not any(map(depends_on_the_day, listed)):
            continue
        here = pc.fill_null(pc.equal(places, pa.scalar(place, places.type)), False)
        own = pa.nulls(len(places), pa.date32()) if days is None else days
        for day in pc.unique(own.filter(here)).to_pylist():
            meant = " ".join(_by_code(state, day or given) for state in listed)
            if meant == text:
                continue
            same = pc.is_null(own) if day is None else pc.fill_null(pc.equal(own, pa.scalar(day, pa.date32())), False)
            places = pc.if_else(pc.and_(here, same), pa.scalar(len(written), places.type), places)
            written.append(meant)
    return places, written


def _by_code(state: str, day: date | None) -> str:
    if day is None or not depends_on_the_day(state):
        return state
    try:
        return read_state(state, day)
    except MisreadError:
        return state
