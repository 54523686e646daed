"""The formats of tables, and the endings of files by which they are known."""

from typing import Literal

TableFormat = Literal["csv", "jsonl", "parquet"]
ENDINGS: dict[str, TableFormat] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".pq": "parquet",
}
