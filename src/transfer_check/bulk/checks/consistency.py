"""What rows of one case must have in common, and what one of them may lack.

A case of which one row is wrong is not judged at all: without that row the answer could be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.bulk.input import (
    BY,
    CASE,
    ITEM,
    JUDGED_ON,
    KEY,
    LINE,
    NOTHING,
    SIGNATURE,
    SIGNED_BY,
    SIGNED_ON,
    Read,
    Wrong,
    is_assessment,
    overridden_by,
    without_controls,
)
from transfer_check.bulk.row_problems import BadRow
from transfer_check.errors import Problem
from transfer_check.files import quoted
from transfer_check.sql.columns import OVERRIDES

SIGNED_OF_ROW = tuple(f"{OVERRIDES}.{part}" for part in SIGNATURE)
"""Columns of who signs the overrides of a row, when and why: rows of a case that override facts of items may differ."""


def find_too_long(groups: pa.Array, firsts: pa.Array, most: int, wrong: Wrong) -> None:
    """Tell the rows of cases with more items than are taken."""
    lasts = pa.concat_arrays([firsts[1:], pa.array([len(groups)], firsts.type)])
    long = pc.indices_nonzero(pc.greater(pc.subtract(lasts, firsts), most))
    for row in pc.indices_nonzero(pc.is_in(groups, long.cast(groups.type))).to_pylist() if len(long) else ():
        wrong[row].append(too_long(most))


def too_long(most: int) -> Problem:
    """Return the problem of a case with too many items."""
    return Problem("", 0, 1, "TC558", "", f"the case has more than {most:,} items", "divide it into several cases")


def find_differences(columns: dict[str, Read], groups: pa.Array, wrong: Wrong) -> None:
    """Tell the facts of a case on which two of its rows differ."""
    together = pc.equal(groups[1:], groups[:-1])
    told = set(wrong)
    for target, read in columns.items():
        if target in (CASE, ITEM, *SIGNED_OF_ROW) or target.removeprefix(f"{OVERRIDES}.").startswith("item."):
            continue
        here, above = read.values[1:], read.values[:-1]
        unlike = pc.fill_null(pc.not_equal(here, above), False)
        unlike = pc.or_(unlike, pc.xor(pc.is_null(here), pc.is_null(above)))
        if target == "third_parties":
            unlike = _unlike_parties(read)
        for place in pc.indices_nonzero(pc.and_(together, unlike)).to_pylist():
            if place in told or place + 1 in told:
                continue
            one, other = _shown(read, place + 1), _shown(read, place)
            message = f"{one} here and {other} in the row before of the same case"
            help = "state what is true of the whole case in the same way on each of its rows"
            wrong[place + 1].append(Problem("", 0, 1, "TC559", target, message, help))


def _unlike_parties(read: Read) -> pa.Array:

    said = [None if place is None else read.readings[place][::2] for place in read.places.to_pylist()]
    return pa.array([one != other for one, other in zip(said[1:], said, strict=False)], pa.bool_())


def _shown(read: Read, row: int) -> str:
    value = read.values[row].as_py()
    return "unknown" if value is None else quoted(value)


def find_unsigned(columns: dict[str, Read], wrong: Wrong) -> None:
    """Tell the assessments and the overrides that nobody signed."""
    for path, read in columns.items():
        if is_assessment(path):
            for part, shared in ((BY, SIGNED_BY), (JUDGED_ON, SIGNED_ON)):
                what = "which body made it" if part == BY else "on which day it was made"
                help = f"say {what} in a column `{path}.{part}`, or for all assessments of the row in `{shared}`"
                for row in _without(columns, read, f"{path}.{part}", shared):
                    message = f"an assessment must be signed: `{part}` is missing"
                    wrong[row].append(Problem("", 0, 1, "TC026", path, message, help))
        elif overridden_by(path):
            for part in SIGNATURE:
                shared = f"{OVERRIDES}.{part}"
                help = f"write it in a column `{path}.{part}`, or for all overrides of the row in `{shared}`"
                for row in _without(columns, read, f"{path}.{part}", shared):
                    wrong[row].append(Problem("", 0, 1, "TC020", path, f"the key `{part}` is missing", help))


def _without(columns: dict[str, Read], read: Read, *targets: str) -> list[int]:
    """Return the rows that say something in a column and nothing in any of some others."""
    stated = pc.is_valid(read.values)
    said = pa.repeat(False, len(stated))
    for target in targets:
        if target in columns:
            said = pc.or_(said, _said(columns[target]))
    rows: list[int] = pc.indices_nonzero(pc.and_(stated, pc.invert(said))).to_pylist()
    return rows


def _said(read: Read) -> pa.Array:
    """Return for each row whether something is said in a column, right or wrong."""
    return pc.fill_null(pa.array([each is not NOTHING for each in read.readings], pa.bool_()).take(read.places), False)


def find_incomplete(keys: pa.ChunkedArray, firsts: pa.Array, unreadable: dict[str, int], wrong: Wrong) -> None:
    """Tell the cases that a line that is no row may belong to."""
    if not unreadable:
        return
    names = keys.combine_chunks().take(firsts).to_pylist()
    for name, row in zip(names, firsts.to_pylist(), strict=True):
        if name in unreadable:
            message = f"line {unreadable[name]} may belong to this case and cannot be read"
            wrong[row].append(Problem("", 0, 1, "TC560", "", message, "mend that line"))


def without_bad_cases(wrong: Wrong, groups: pa.Array, table: pa.Table) -> pa.Array:
    """Return which rows are judged; the other rows of a bad case are told as well."""
    if not wrong:
        return pa.repeat(True, len(groups))
    first_wrong: dict[int, int] = {}
    for row in sorted(wrong):
        first_wrong.setdefault(groups[row].as_py(), row)
    in_bad = pc.is_in(groups, pa.array(list(first_wrong), groups.type))
    lines = table.column(LINE)
    for row in pc.indices_nonzero(in_bad).to_pylist():
        if row not in wrong:
            line = lines[first_wrong[groups[row].as_py()]].as_py()
            message = f"another row of the case cannot be judged: line {line}"
            wrong[row].append(
                Problem("", 0, 1, "TC560", "", message, "a case is judged with all of its items, or not at all")
            )
    return pc.invert(in_bad)


def bad_rows(table: pa.Table, wrong: Wrong) -> Iterator[BadRow]:
    """Yield what is wrong with rows, in the order of the table."""
    lines, keys = table.column(LINE), table.column(KEY)
    for row in sorted(wrong):
        name = keys[row].as_py()
        for problem in wrong[row]:
            yield BadRow(lines[row].as_py(), "" if name.startswith("\0") else without_controls(name), problem)
