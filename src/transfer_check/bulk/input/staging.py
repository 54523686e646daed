"""A table as the rest of the run reads it: Parquet, with the line each row begins on.

CSV and JSON Lines are written out once as Parquet, every cell as text; so every table is read in
the same way, in batches, as often as needed. Lines that are no rows are kept as problems.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from transfer_check.bulk.input.headers import Header
from transfer_check.bulk.row_problems import BadRow

LINE = " line"
"""The column with the line of a row; no column of a user's is taken for it, since headers are looked up by name."""
ROWS_AT_ONCE = 32_768

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is to do."""


class Unreadable(NamedTuple):
    """A line that is no row.

    Attributes:
        bad: the line and what is wrong with it.
        pieces: what stands in it, as far as it can be told; one of them may name a case.
        last: the last of several lines that were read as one row and are given up together; 0 where it is one line.
    """

    bad: BadRow
    pieces: tuple[str, ...]
    last: int = 0


class Staged(NamedTuple):
    """A table to be read.

    Attributes:
        path: a Parquet file.
        headers: what its columns state.
        rows: how many rows it has.
        numbered: whether it has the column `LINE`; otherwise a row is known by its number.
    """

    path: Path
    headers: tuple[Header, ...]
    rows: int
    numbered: bool

    def batches(self, headers: Sequence[Header] | None = None) -> Iterator[pa.RecordBatch]:
        """Yield the rows in their order, with the columns of some headers, or of all."""
        names = [each.name for each in (self.headers if headers is None else headers)]
        with pq.ParquetFile(self.path, pre_buffer=False, buffer_size=1 << 20) as file:
            yield from file.iter_batches(ROWS_AT_ONCE, columns=[*names, *([LINE] if self.numbered else [])])


class Stage:
    """Writes rows of text as Parquet."""

    def __init__(self, path: Path, names: Sequence[str]) -> None:

        self.path = path
        self.names = names
        self.schema = pa.schema([(LINE, pa.int64()), *((name, pa.string()) for name in names)])
        self.writer = pq.ParquetWriter(path, self.schema, compression="zstd")
        self.rows = 0
        self.used: set[str] = set()

    def write(self, lines: Sequence[int], columns: Mapping[str, Sequence[str | None]]) -> None:
        """Write some rows; a column that is left out is empty."""
        arrays = [pa.array(lines, pa.int64())]
        for name in self.names:
            cells = columns.get(name)
            arrays.append(pa.nulls(len(lines), pa.string()) if cells is None else pa.array(cells, pa.string()))
        self.writer.write_table(pa.table(arrays, schema=self.schema))
        self.rows += len(lines)
        self.used |= columns.keys()

    def close(self) -> None:
        """Finish the file."""
        self.writer.close()
