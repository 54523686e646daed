"""CSV: rows with the physical line each begins on; a line that is no row is told and left out."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from transfer_check.bulk.input.csv_quotes import LONGEST_CELL, CellAt, cells_at, stray
from transfer_check.bulk.input.headers import CASE, Header
from transfer_check.bulk.input.staging import ROWS_AT_ONCE, Progress, Stage, Staged, Unreadable
from transfer_check.bulk.row_problems import BadRow
from transfer_check.errors import CaseError, Problem
from transfer_check.facts import catalogue
from transfer_check.files import cut

_PIECES = re.compile(r"[,;\t\r\n\"]+")
NOT_TEXT = "the line is not UTF-8"
DOUBLED = "write a quotation mark within a quoted cell twice"
STRAY = f"close the quotation mark, or delete it; {DOUBLED}"
MOST_OF_A_MESSAGE = 300


class _Lines:
    """The lines of a file, with those read since the last row began; some may be read again.

    Attributes:
        since: the lines as they stand.
        number: the number of the last line that was read.
        read: how many bytes were read.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.since: list[bytes] = []
        self.number = 0
        self.read = 0
        self._stream = stream
        self._again: deque[bytes] = deque()

    def __iter__(self) -> Iterator[str]:
        while self._again:
            yield self._took(self._again.popleft())
        for line in self._stream:
            yield self._took(line)

    def _took(self, line: bytes) -> str:
        self.since.append(line)
        self.number += 1
        self.read += len(line)
        return line.decode("utf-8", "surrogateescape")

    def read_again(self, count: int) -> None:
        """Give back the last lines, to be read again by an iteration that is begun anew."""
        lines = self.since[len(self.since) - count :]
        del self.since[len(self.since) - count :]
        self._again.extendleft(reversed(lines))
        self.number -= count
        self.read -= sum(map(len, lines))

    @property
    def texts(self) -> list[str]:
        """The lines since the last row began, as text."""
        return [line.decode("utf-8", "surrogateescape") for line in self.since]


def stage_csv(
    stream: BinaryIO,
    path: Path,
    headers_of: Callable[[tuple[str, ...], int], tuple[Header, ...]],
    *,
    file: str,
    size: int,
    unreadable: Callable[[list[Unreadable]], None],
    progress: Progress,
    delimiter: str = ",",
) -> Staged:
    """Write the rows of CSV as Parquet.

    Args:
        stream: the CSV.
        path: the Parquet file to write.
        headers_of: returns what the columns state, from their names and the line they stand on.
        file: what problems call the table.
        size: its size, 0 where it is not known.
        unreadable: takes lines that are no rows.
        progress: is told how much is read.
        delimiter: what stands between cells.

    Raises:
        CaseError: where there is no row of names, or it states nothing.
    """
    lines = _Lines(stream)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    names = _names(reader, lines, file, delimiter)
    headers = headers_of(names, 1)
    stage = Stage(path, [each.name for each in headers])
    places = [names.index(each.name) for each in headers]
    batch = _Batch(stage, places, _Shape(names, headers, delimiter), unreadable)
    while True:
        begins = lines.number + 1
        try:
            row: list[str] | str = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            row = str(error)
        if row and batch.add(row, begins, lines):  # some lines are to be read again
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
        lines.since.clear()
        if len(batch.lines) >= ROWS_AT_ONCE:
            batch.write()
            progress("read", lines.read, size)
    batch.write()
    stage.close()
    return Staged(path, headers, stage.rows, True)


def _names(reader: Iterator[list[str]], lines: _Lines, file: str, delimiter: str) -> tuple[str, ...]:
    try:
        names = next(reader, [])
    except csv.Error as error:
        cell = _wrong_cell(lines.texts, delimiter)
        message, help = _not_csv(str(error), cell, f"cell {cell.place + 1}")
        message = f"the names of the columns cannot be read: {message}"
        raise CaseError(Problem(file, cell.opens + 1, 1, "TC557", "", message, help)) from None
    if not names:
        raise CaseError(Problem(file, 0, 0, "TC005", "", "the table is empty", "its first line names the columns"))
    names[0] = names[0].removeprefix("\ufeff")
    try:
        "".join(names).encode()
    except UnicodeEncodeError:
        help = "it may be Shift_JIS: save it as UTF-8 (in Excel: `CSV UTF-8`)"
        raise CaseError(Problem(file, 1, 1, "TC007", "", "the names of the columns are not UTF-8", help)) from None
    lines.since.clear()
    return tuple(names)


def _wrong_cell(lines: list[str], delimiter: str) -> CellAt:
    """Return the cell at which a row ceases to be CSV: one that is too long, or the last that can be read."""
    cells = list(cells_at(lines, delimiter))
    return next((each for each in cells if each.length > LONGEST_CELL), cells[-1])


def _not_csv(error: str, cell: CellAt, column: str) -> tuple[str, str]:
    """Return what is wrong with a row that is not CSV, and what to do."""
    if cell.length > LONGEST_CELL:
        return f"the cell is longer than {LONGEST_CELL:,} characters ({column})", "shorten it"
    if "new-line" in error:
        help = "end each line with LF or CR LF; put a cell with a line end in quotation marks"
        return f"a carriage return stands alone within the line ({column})", help
    if cell.closes is None:
        return f"a quotation mark is opened and not closed ({column})", STRAY
    return f"text stands after the closing quotation mark of a cell ({column})", DOUBLED


class _Shape:
    """What the rows of a table must be like.

    Attributes:
        width: how many cells a row has.
        case: the place of the name of the case.
        one_line: the columns in whose cells no line end can be right.
    """

    def __init__(self, names: tuple[str, ...], headers: tuple[Header, ...], delimiter: str) -> None:
        self.names = names
        self.delimiter = delimiter
        self.width = len(names)
        self.case = names.index(next(each.name for each in headers if CASE in each.targets))
        self.one_line = [names.index(each.name) for each in headers if _is_of_one_line(each)]

    def column(self, cell: CellAt) -> str:
        """Return how messages name the column of a cell."""
        return f"column `{cut(self.names[cell.place])}`" if cell.place < self.width else f"cell {cell.place + 1}"

    def is_broken(self, row: list[str] | str) -> bool:
        """Whether a row that was read from several lines cannot be right."""
        if isinstance(row, str) or len(row) != self.width:
            return True
        return any("\n" in row[place] for place in self.one_line)


def _is_of_one_line(header: Header) -> bool:
    wide = {CASE, "third_parties"}
    facts = [catalogue()[each].type for each in header.targets if each in catalogue()]
    return not (wide & set(header.targets) or {"text", "states"} & set(facts) or any("\n" in x for x in header.values))


class _Batch:
    """Rows to be written together."""

    def __init__(
        self,
        stage: Stage,
        places: list[int],
        shape: _Shape,
        unreadable: Callable[[list[Unreadable]], None],
    ) -> None:
        self.stage = stage
        self.places = places
        self.shape = shape
        self.unreadable = unreadable
        self.rows: list[list[str]] = []
        self.lines: list[int] = []
        self.bad: list[Unreadable] = []

    def add(self, row: list[str] | str, line: int, lines: _Lines) -> bool:
        """Take a row, or what is wrong with it; return whether some of its lines are to be read again."""
        if len(lines.since) > 1 and self.shape.is_broken(row):
            return self._add_lines(row, line, lines)
        if isinstance(row, str):
            cell = _wrong_cell(lines.texts, self.shape.delimiter)
            self._refuse(row, line, lines.since, *_not_csv(row, cell, self.shape.column(cell)))
        elif len(row) != self.shape.width:
            help = "put a cell with a comma or a line end in quotation marks"
            self._refuse(row, line, lines.since, self._wrong_width(row), help)
        elif not all(each.isascii() or _is_text(each) for each in row):
            self._refuse(row, line, lines.since, NOT_TEXT, "save the table as UTF-8")
        else:
            self.rows.append(row)
            self.lines.append(line)
        return False

    def _add_lines(self, row: list[str] | str, line: int, lines: _Lines) -> bool:
        """Refuse a row that was read from several lines, as many of them as must be."""
        texts = lines.texts
        cell = stray(texts, self.shape.delimiter, self.shape.width)
        if cell is not None:
            again = len(texts) - cell.opens - 1
            lines.read_again(again)
            told = f"{self._opened(cell, line)} is not closed on it; the lines after it were read as rows of their own"
            self._refuse(row, line, lines.since, told, STRAY)
            return True
        cells = list(cells_at(texts, self.shape.delimiter))
        cell = next((each for each in cells if each.runs_over), None)
        if cell is None:  # a carriage return that ends no line
            cell = _wrong_cell(texts, self.shape.delimiter)
            self._refuse(row, line, lines.since, *_not_csv(str(row), cell, self.shape.column(cell)))
            return False
        last = line + len(texts) - 1
        told = f"{self._opened(cell, line)} is {self._closed(cell, line)}: {len(texts):,} lines, {line} to {last}, "
        told += "were read as one row"
        if isinstance(row, list) and len(row) != self.shape.width:
            told += f", of {self._wrong_width(row)}"
        self._refuse(row, line, lines.since, told, STRAY)
        return False

    def _opened(self, cell: CellAt, line: int) -> str:
        return f"the quotation mark opened on line {line + cell.opens} ({self.shape.column(cell)})"

    def _closed(self, cell: CellAt, line: int) -> str:
        if cell.closes is not None:
            return f"closed only on line {line + cell.closes}"
        return f"not closed within {LONGEST_CELL:,} characters" if cell.length > LONGEST_CELL else "never closed"

    def _wrong_width(self, row: list[str]) -> str:
        return f"{'1 cell' if len(row) == 1 else f'{len(row)} cells'} instead of {self.shape.width}"

    def _refuse(self, row: list[str] | str, line: int, raw: list[bytes], message: str, help: str) -> None:
        last = line + len(raw) - 1
        problem = Problem("", line, 1, "TC557", "", cut(message, MOST_OF_A_MESSAGE), help)
        pieces = self._may_name_a_case(row, raw)
        self.bad.append(Unreadable(BadRow(line, "", problem), pieces, last if last > line else 0))

    def _may_name_a_case(self, row: list[str] | str, raw: list[bytes]) -> tuple[str, ...]:
        """Return what may be the name of its case: the cells that may stand in that column, or all there is."""
        pieces = _PIECES.split(b"".join(raw).decode("utf-8", "replace"))
        if len(raw) == 1 and isinstance(row, list) and not any("\n" in each for each in row):
            extra = len(row) - self.shape.width
            case = self.shape.case
            pieces = row[max(0, case + min(extra, 0)) : case + max(extra, 0) + 1]
        return tuple(dict.fromkeys(piece for piece in pieces if piece and _is_text(piece)))

    def write(self) -> None:
        """Hand over what was taken."""
        if self.rows:
            columns = list(zip(*self.rows, strict=True))
            self.stage.write(
                self.lines, {name: columns[place] for name, place in zip(self.stage.names, self.places, strict=True)}
            )
        self.unreadable(self.bad)
        self.rows, self.lines, self.bad = [], [], []


def _is_text(cell: str) -> bool:
    try:
        cell.encode()
    except UnicodeEncodeError:
        return False
    return True
