"""A column of a table as read: every different text in it once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.bulk.input.cells import CONTROL, CellReader, Reading, as_text, control_character, missing
from transfer_check.bulk.input.headers import CASE, DAY, Header
from transfer_check.errors import Problem
from transfer_check.facts import did_you_mean

Wrong = dict[int, list[Problem]]
"""What is wrong, by the place of the row in its table."""


class Read(NamedTuple):
    """A column as read.

    Attributes:
        values: what each row states.
        readings: the distinct texts in it, as read.
        places: for each row the place of its text among them; null where the cell is empty.
    """

    values: pa.Array
    readings: Sequence[Reading]
    places: pa.Array


def distinct(column: pa.Array) -> tuple[pa.Array, list[str]]:
    """Return for each row the place of its text among the distinct ones, null for an empty cell, and those."""
    if pa.types.is_boolean(column.type):
        return column.cast(pa.int8()), ["false", "true"]
    if pa.types.is_nested(column.type):
        column = pa.array([None if each is None else as_text(each) for each in column.to_pylist()], pa.string())
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    texts = [as_text(each) for each in encoded.dictionary.to_pylist()]
    places = encoded.indices
    if "" in texts:
        places = pc.if_else(pc.equal(places, texts.index("")), pa.scalar(None, places.type), places)
    return places, texts


def find_wrong(
    read: Read, target: str, header: Header, written: Sequence[str], reader: CellReader, wrong: Wrong
) -> None:
    """Tell the cells that cannot be read, and those that must not be empty and are."""
    for place, reading in enumerate(read.readings):
        if reading.problem is not None:
            near = did_you_mean(written[place][:80], header.values)
            problem = _of_column(reading.problem, header)
            if near:
                meant = "did you mean "
                also = (
                    f", or {problem.help.removeprefix(meant)}"
                    if problem.help.startswith(meant)
                    else f"? {problem.help}"
                )
                problem = problem._replace(help=f"{meant}`{near}`{also}")
            for row in pc.indices_nonzero(pc.equal(read.places, pa.scalar(place, read.places.type))).to_pylist():
                wrong[row].append(problem)
    if read.places.null_count and target == DAY:
        empty = reader.read(target, "").problem
        if empty is not None:
            for row in pc.indices_nonzero(read.places.is_null()).to_pylist():
                wrong[row].append(_of_column(empty, header))


def find_unnamed(names: pa.Array, header: Header, wrong: Wrong) -> None:
    """Tell the rows that name no case."""
    for row in pc.indices_nonzero(pc.fill_null(pc.equal(names, ""), True)).to_pylist():
        wrong[row].append(_of_column(missing(CASE), header))


def find_unprintable(names: pa.Array, header: Header, wrong: Wrong) -> None:
    """Tell the names of cases with a control character in them."""
    for row in pc.indices_nonzero(pc.fill_null(pc.match_substring_regex(names, CONTROL), False)).to_pylist():
        found = control_character(names[row].as_py())
        if found is not None:
            wrong[row].append(_of_column(found, header))


def _of_column(problem: Problem, header: Header) -> Problem:
    return problem._replace(file="", line=0, column=1, path=header.name)
