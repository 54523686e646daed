"""Writing a table piece by piece: the same rows give the same bytes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.parquet as pq

from transfer_check.bulk.output.answer_rows import LISTS
from transfer_check.bulk.table_format import TableFormat


class TableWriter(Protocol):
    """Writes a table."""

    def write(self, table: pa.Table) -> None:
        """Write some rows."""

    def close(self) -> None:
        """Finish the file."""


class CsvWriter:
    """Writes CSV with a row of names."""

    def __init__(self, path: Path, delimiter: str = ",") -> None:
        self.stream = open(path, "w", encoding="utf-8", newline="")  # noqa: SIM115 - closed by `close`
        self.writer = csv.writer(self.stream, delimiter=delimiter, lineterminator="\n")
        self.names: list[str] = []

    def write(self, table: pa.Table) -> None:
        """Write some rows."""
        if not self.names:
            self.names = table.column_names
            self.writer.writerow(self.names)
        self.writer.writerows(zip(*(map(_cell, column.to_pylist()) for column in table.columns), strict=True))

    def close(self) -> None:
        """Finish the file."""
        self.stream.close()


class JsonLinesWriter:
    """Writes one JSON object on each line."""

    def __init__(self, path: Path) -> None:
        self.stream = open(path, "w", encoding="utf-8", newline="")  # noqa: SIM115 - closed by `close`

    def write(self, table: pa.Table) -> None:
        """Write some rows."""
        columns = [_listed(name, table.column(name).to_pylist()) for name in table.column_names]
        for row in zip(*columns, strict=True):
            self.stream.write(
                json.dumps(dict(zip(table.column_names, row, strict=True)), ensure_ascii=False, default=str)
            )
            self.stream.write("\n")

    def close(self) -> None:
        """Finish the file."""
        self.stream.close()


class ParquetWriter:
    """Writes Parquet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.writer: pq.ParquetWriter | None = None

    def write(self, table: pa.Table) -> None:
        """Write some rows."""
        if self.writer is None:
            self.writer = pq.ParquetWriter(self.path, table.schema, compression="zstd")
        self.writer.write_table(table)

    def close(self) -> None:
        """Finish the file."""
        if self.writer is not None:
            self.writer.close()


def table_writer(path: Path, form: TableFormat, *, tabs: bool = False) -> TableWriter:
    """Return what writes a table in a format; with tabs instead of commas where asked for."""
    if form == "csv":
        return CsvWriter(path, "\t" if tabs else ",")
    return JsonLinesWriter(path) if form == "jsonl" else ParquetWriter(path)


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value


def _listed(name: str, values: list[object]) -> list[object]:
    return [str(each).split() for each in values] if name in LISTS or name == "turned" else values


def leave_signals_alone() -> None:
    """Keep Arrow from putting handlers of its own in place while it works, in which an interruption can get lost."""
    pa.enable_signal_handlers(False)
