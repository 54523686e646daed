"""Opening the table a run reads: CSV, JSON Lines or Parquet, in a file or on standard input."""

from __future__ import annotations

import codecs
import io
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from transfer_check.bulk.input.csv_rows import stage_csv
from transfer_check.bulk.input.headers import Header, Map, headers_of
from transfer_check.bulk.input.json_rows import stage_json_lines
from transfer_check.bulk.input.staging import Progress, Staged, Unreadable
from transfer_check.bulk.table_format import TableFormat
from transfer_check.errors import CaseError, Problem
from transfer_check.files import STANDARD_INPUT, cut, printable

if TYPE_CHECKING:
    from io import RawIOBase

LOOKED_AT = 64
_KINDS = (
    (b"\x1f\x8b", "compressed with gzip", "unpack it first: `gunzip FILE`"),
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook", "unpack it, or save the sheet as `CSV UTF-8`"),
    (b"PAR1", "Parquet", "say so: `--input-format parquet`"),
)


@dataclass(frozen=True)
class Table:
    """A table to be judged.

    Attributes:
        path: the file; ``-`` for standard input.
        form: its format.
        own: the user's own names of its columns.
        day_given: whether the day whose law applies is given for all cases.
    """

    path: str
    form: TableFormat
    own: Map
    day_given: bool

    def stage(self, folder: Path, unreadable: Callable[[list[Unreadable]], None], progress: Progress) -> Staged:
        """Return the table as the rest of the run reads it.

        Args:
            folder: where to write.
            unreadable: takes lines that are no rows.
            progress: is told how much is read.

        Raises:
            CaseError: where it cannot be read, or its columns are wrong.
        """
        if self.form == "parquet":
            return self._parquet(folder)
        made = folder / "rows.parquet"
        with self._opened() as opened:
            stream = opened if isinstance(opened, io.BufferedReader) else io.BufferedReader(cast("RawIOBase", opened))
            self._refuse_other_kinds(stream.peek(LOOKED_AT)[:LOOKED_AT])
            size = 0 if self.path == STANDARD_INPUT else os.path.getsize(self.path)
            if self.form == "jsonl":
                return stage_json_lines(
                    stream,
                    made,
                    self.own,
                    file=self.path,
                    size=size,
                    day_given=self.day_given,
                    unreadable=unreadable,
                    progress=progress,
                )
            return stage_csv(
                stream,
                made,
                self._headers,
                file=self.path,
                size=size,
                unreadable=unreadable,
                progress=progress,
                delimiter="\t" if self.path.lower().endswith(".tsv") else ",",
            )

    def _headers(self, names: tuple[str, ...], line: int) -> tuple[Header, ...]:
        return headers_of(names, self.own, file=self.path, line=line, day_given=self.day_given)

    def _opened(self) -> BinaryIO:
        if self.path == STANDARD_INPUT:
            if sys.stdin is None:
                raise self._unreadable("standard input is closed")
            return sys.stdin.buffer
        try:
            return open(self.path, "rb")
        except FileNotFoundError:
            raise CaseError(Problem(printable(self.path), 0, 0, "TC001", "", "there is no such file")) from None
        except OSError as error:
            raise self._unreadable((error.strerror or "unknown reason").lower()) from None

    def _unreadable(self, reason: str) -> CaseError:
        return CaseError(Problem(printable(self.path), 0, 0, "TC003", "", f"the table cannot be read: {reason}"))

    def _refuse_other_kinds(self, begins: bytes) -> None:
        """Refuse what is no text in UTF-8 by how it begins, with what to do about it."""
        file = printable(self.path)
        for mark, what, help in _KINDS:
            if begins.startswith(mark):
                raise CaseError(Problem(file, 0, 0, "TC006", "", f"the table is {what}", help))
        if begins.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or begins.count(0) > len(begins) // 3:
            help = "save it as UTF-8 (in Excel: `CSV UTF-8`)"
            raise CaseError(Problem(file, 1, 1, "TC007", "", "the table is UTF-16, not UTF-8", help))

    def _parquet(self, folder: Path) -> Staged:

        path = Path(self.path)
        with self._opened() as stream:
            if self.path == STANDARD_INPUT or not path.is_file():
                path = folder / "input.parquet"
                with open(path, "wb") as copy:
                    shutil.copyfileobj(stream, copy)
        try:
            with pq.ParquetFile(path) as file:
                names, rows = tuple(file.schema_arrow.names), file.metadata.num_rows
        except (pa.ArrowInvalid, OSError) as error:
            raise self._unreadable(f"it is not Parquet ({cut(str(error), 200)})") from None
        return Staged(path, self._headers(names, 0), rows, False)
