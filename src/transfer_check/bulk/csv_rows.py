"""CSV: rows with the physical line each begins on; a line that is no row is told and left out."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from transfer_check.bulk.headers import CASE, Header
from transfer_check.bulk.problems import BadRow
from transfer_check.bulk.staging import ROWS_AT_ONCE, Progress, Stage, Staged, Unreadable
from transfer_check.errors import CaseError, Problem
from transfer_check.loading.quoting import cut

_PIECES = re.compile(r"[,;\t\r\n\"]+")
NOT_TEXT = "the line is not UTF-8"


class _Lines:
    """The lines of a file, with those read since the last row began."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self.since: list[bytes] = []
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        for line in self.stream:
            self.since.append(line)
            self.read += len(line)
            yield line.decode("utf-8", "surrogateescape")


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
    names = _names(reader, lines, file)
    headers = headers_of(names, 1)
    stage = Stage(path, [each.name for each in headers])
    places = [names.index(each.name) for each in headers]
    case = names.index(next(each.name for each in headers if CASE in each.targets))
    batch = _Batch(stage, places, len(names), case, unreadable)
    for row, line, raw in _rows(reader, lines):
        batch.add(row, line, raw)
        if len(batch.lines) >= ROWS_AT_ONCE:
            batch.write()
            progress("read", lines.read, size)
    batch.write()
    stage.close()
    return Staged(path, headers, stage.rows, True)


def _names(reader: Iterator[list[str]], lines: _Lines, file: str) -> tuple[str, ...]:
    try:
        names = next(reader, [])
    except csv.Error as error:
        raise CaseError(Problem(file, 1, 1, "TC557", "", f"the names of the columns cannot be read: {error}")) from None
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


def _rows(reader: Iterator[list[str]], lines: _Lines) -> Iterator[tuple[list[str] | str, int, list[bytes]]]:
    """Yield each row, or what is wrong with it, with the line it begins on and its lines as they stand."""
    while True:
        begins = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            row: list[str] | str = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row = str(error)
        if row:
            yield row, begins, lines.since
        lines.since.clear()


class _Batch:
    """Rows to be written together."""

    def __init__(
        self,
        stage: Stage,
        places: list[int],
        width: int,
        case: int,
        unreadable: Callable[[list[Unreadable]], None],
    ) -> None:
        self.stage = stage
        self.places = places
        self.width = width
        self.case = case
        self.unreadable = unreadable
        self.rows: list[list[str]] = []
        self.lines: list[int] = []
        self.bad: list[Unreadable] = []

    def add(self, row: list[str] | str, line: int, raw: list[bytes]) -> None:
        """Take a row, or what is wrong with it."""
        if isinstance(row, str):
            self._refuse(
                row, line, raw, f"the line is not CSV: {row}", "put a cell with quotation marks in quotation marks"
            )
        elif len(row) != self.width:
            count = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            message = f"{count} instead of {self.width}"
            self._refuse(row, line, raw, message, "put a cell with a comma or a line end in quotation marks")
        elif not all(each.isascii() or _is_text(each) for each in row):
            self._refuse(row, line, raw, NOT_TEXT, "save the table as UTF-8")
        else:
            self.rows.append(row)
            self.lines.append(line)

    def _refuse(self, row: list[str] | str, line: int, raw: list[bytes], message: str, help: str) -> None:
        last = line + max(len(raw), 1) - 1
        if last > line:
            message += f" (lines {line} to {last})"
        problem = Problem("", line, 1, "TC557", "", cut(message, 200), help)
        self.bad.append(Unreadable(BadRow(line, "", problem), self._may_name_a_case(row, raw)))

    def _may_name_a_case(self, row: list[str] | str, raw: list[bytes]) -> tuple[str, ...]:
        """Return what may be the name of its case: the cells that may stand in that column, or all there is."""
        pieces = _PIECES.split(b"".join(raw).decode("utf-8", "replace"))
        if len(raw) == 1 and not isinstance(row, str):
            extra = len(row) - self.width
            pieces = row[max(0, self.case + min(extra, 0)) : self.case + max(extra, 0) + 1]
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
