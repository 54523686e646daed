"""Quotation marks in CSV: where one was opened that runs over the ends of lines, and which lines it swallowed.

A quoted cell may hold line ends. So a mark that was forgotten makes one row of many lines, up to the
next mark or to the end of the table. Where that row cannot be right, and every line after the mark is
by itself a row with the right number of cells (the last may be the beginning of one), the mark is taken
to be stray, and these lines are read again. Otherwise nothing says which lines are rows and which are text, and all of them are given up.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

LONGEST_CELL = csv.field_size_limit()


class CellAt(NamedTuple):
    """Where a cell stands among the lines of its row, which count from 0.

    Attributes:
        place: the number of the cell in its row, from 0.
        opens: the line it begins on.
        closes: the line it ends on; ``None`` where its quotation mark is not closed.
        length: how many characters it has.
    """

    place: int
    opens: int
    closes: int | None
    length: int

    @property
    def runs_over(self) -> bool:
        """Whether it goes on after the end of a line."""
        return self.closes != self.opens


def cells_at(lines: Sequence[str], delimiter: str) -> Iterator[CellAt]:
    """Yield where the cells of a row stand, as far as it can be read as CSV."""
    text = "".join(lines)
    end = re.compile(f"[{re.escape(delimiter)}\r\n]")
    at = place = 0
    while True:
        begin = at
        if text[at : at + 1] == '"':
            close = _closing(text, at + 1)
            opens = text.count("\n", 0, begin)
            if close < 0:
                yield CellAt(place, opens, None, len(text) - begin - 1)
                return
            yield CellAt(place, opens, text.count("\n", 0, close), close - begin - 1)
            at = close + 1
        else:
            found = end.search(text, at)
            at = found.start() if found else len(text)
            line = text.count("\n", 0, begin)
            yield CellAt(place, line, line, at - begin)
        if text[at : at + 1] != delimiter:
            return
        at, place = at + 1, place + 1


def _closing(text: str, at: int) -> int:
    """Return the place of the mark that closes a cell, -1 where none does; a doubled mark stands for itself."""
    while (found := text.find('"', at)) >= 0:
        if text[found + 1 : found + 2] != '"':
            return found
        at = found + 2
    return -1


def stray(lines: Sequence[str], delimiter: str, width: int) -> CellAt | None:
    """Return the cell whose quotation mark is stray, if the lines after it are rows of their own."""
    rows = [_is_row(line, delimiter, width) for line in lines]
    rows[-1] = rows[-1] or _begins_row(lines[-1], delimiter, width)
    for cell in cells_at(lines, delimiter):
        if cell.runs_over and all(rows[cell.opens + 1 :]):
            return cell
    return None


def _is_row(line: str, delimiter: str, width: int) -> bool:
    try:
        return all(len(row) in (0, width) for row in csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return False


def _begins_row(line: str, delimiter: str, width: int) -> bool:
    """Whether a row begins with a line whose last cell goes on in the next one."""
    *_, last = cells_at([line], delimiter)
    return last.closes is None and last.place < width
