"""Names of states in a column that name one state on some days and another on others: each read by the day of its row."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.facts import MisreadError, catalogue, depends_on_the_day, part_states, read_state

Reader = Callable[[str], str]


def names_by_day(
    target: str, places: pa.Array, texts: Sequence[str], days: pa.Array | None, given: date | None
) -> tuple[pa.Array, list[str]]:
    """Return a column with the states named by the day written by their codes; a name that is none that day stays.

    Args:
        target: what the column states; only columns of states and third parties are changed.
        places: for each row the place of its text.
        texts: the different texts.
        days: for each row its own day, where there are any.
        given: the day of the rows that have none.

    Returns:
        The places and texts, to which those by code were added.
    """
    written = list(texts)
    fact = catalogue().get(target)
    by_code = _BY_CODE.get(fact.type if fact is not None else "")
    if by_code is None:
        return places, written
    for place, text in enumerate(texts):
        if by_code(text, _nameless) == text:
            continue
        here = pc.fill_null(pc.equal(places, pa.scalar(place, places.type)), False)
        own = pa.nulls(len(places), pa.date32()) if days is None else days
        for day in pc.unique(own.filter(here)).to_pylist():
            same = pc.is_null(own) if day is None else pc.fill_null(pc.equal(own, pa.scalar(day, pa.date32())), False)
            places = pc.if_else(pc.and_(here, same), pa.scalar(len(written), places.type), places)
            written.append(by_code(text, partial(_code_of, day=day or given)))
    return places, written


def _code_of(state: str, day: date | None) -> str:
    try:
        return state if day is None else read_state(state, day)
    except MisreadError:
        return state


def _nameless(_: str) -> str:
    return ""


def _state(text: str, code_of: Reader) -> str:
    return code_of(text) if depends_on_the_day(text) else text


def _states(text: str, code_of: Reader) -> str:
    listed = part_states(text)
    if not any(map(depends_on_the_day, listed)):
        return text
    return ", ".join(_state(state, code_of) for state in listed)


def _parties(text: str, code_of: Reader) -> str:
    if '"state"' not in text:
        return text
    try:
        listed = json.loads(text)
    except ValueError:
        return text
    named = [party for party in listed if isinstance(party, dict) and isinstance(party.get("state"), str)]
    dated = [party for party in named if depends_on_the_day(party["state"])]
    for party in dated:
        party["state"] = code_of(party["state"])
    return json.dumps(listed, ensure_ascii=False) if dated else text


_BY_CODE: dict[str, Callable[[str, Reader], str]] = {"state": _state, "states": _states, "parties": _parties}
"""By the type of a fact: what writes the states in a cell that depend on the day by their codes."""
