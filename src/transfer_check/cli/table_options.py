"""Options of the verb that judges tables of cases, and how their words are read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from transfer_check.cli.options import day_of, one_of
from transfer_check.cli.wrong_usage import misread

TableFormat = Literal["csv", "jsonl", "parquet"]
Per = Literal["case", "item"]
MOST_THREADS = 64
_input_format = one_of("--input-format", {each: each for each in get_args(TableFormat)})
_output_format = one_of("--output-format", {each: each for each in get_args(TableFormat)})
_per = one_of("--per", {each: each for each in get_args(Per)})


def _threads(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word) <= MOST_THREADS:
        raise misread("--threads", word, "is not a number of threads", f"write a number from 1 to {MOST_THREADS}")
    return int(word)


TableFile = Annotated[
    str,
    typer.Argument(
        parser=str,
        metavar="INPUT",
        help="Table of cases (`.csv`, `.tsv`, `.jsonl`, `.parquet`), one row an item; `-` reads standard input.",
    ),
]
TableOption = Annotated[
    str,
    typer.Option(
        "--output",
        parser=str,
        metavar="OUTPUT",
        help="Where the answers go, as a table by its ending; `-` writes to standard output.",
    ),
]
InputFormatOption = Annotated[
    TableFormat | None,
    typer.Option("--input-format", parser=_input_format, metavar="csv|jsonl|parquet", help="Format of the input."),
]
OutputFormatOption = Annotated[
    TableFormat | None,
    typer.Option("--output-format", parser=_output_format, metavar="csv|jsonl|parquet", help="Format of the output."),
]
MapOption = Annotated[
    Path | None,
    typer.Option("--map", parser=Path, metavar="FILE", help="What your own columns and values mean (YAML, TOML)."),
]
RejectedOption = Annotated[
    Path | None,
    typer.Option(
        "--rejected",
        parser=Path,
        metavar="FILE",
        help="Where rows that cannot be judged go, as CSV; `OUTPUT.rejected.csv` where absent.",
    ),
]
EachDayOption = Annotated[
    list[date] | None,
    typer.Option(
        "--on",
        parser=day_of("--on"),
        metavar="YYYY-MM-DD",
        help="Apply the law of this day to every case; given several times, the answers are compared.",
    ),
]
PerOption = Annotated[
    Per,
    typer.Option("--per", parser=_per, metavar="case|item", help="What has a row in the output; `case` where absent."),
]
SummaryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--summary", parser=Path, metavar="FILE", help="Write the counts as a page (`.html`) or as data (`.json`)."
    ),
]
ThreadsOption = Annotated[
    int | None,
    typer.Option(
        "--threads", parser=_threads, metavar="N", help="Threads; as many as processors, up to 8, where absent."
    ),
]
