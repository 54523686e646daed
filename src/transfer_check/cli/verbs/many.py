"""The verb for many cases: `batch`."""

from __future__ import annotations

from typing import Annotated

import typer

from transfer_check.cli.calling import Verb
from transfer_check.cli.options import LanguageOption, RulesOption
from transfer_check.cli.table_options import (
    EachDayOption,
    InputFormatOption,
    MapOption,
    OutputFormatOption,
    PerOption,
    RejectedOption,
    SummaryOption,
    TableFile,
    TableOption,
    ThreadsOption,
)

BATCH_EPILOG = """\
The columns of a table are paths of facts (`transfer-check facts`), besides `case`, `on` and, if
wanted, `item`; several rows with one name are the items of one case. An empty cell is unknown,
`(none)` is known to be none. In CSV a day may be written `2026/6/1`. A line of JSON Lines may hold
a case as a case file does.

Exit codes:
  0    done; rows that could not be judged are in the file of rejected rows
  2    the table, the map, the rules or the command line are wrong, or nothing can be written
  130  interrupted

Examples:
  transfer-check batch orders.csv --output answers.csv
  transfer-check batch register.parquet --output answers.parquet --map map.yaml --summary page.html
  transfer-check batch cases.jsonl --on 2023-12-21 --on 2023-12-22 --output changes.csv
  transfer-check batch - --input-format jsonl --output - --output-format jsonl --strict < cases.jsonl"""


def add_batch(app: typer.Typer) -> None:
    """Add the verb to the command line."""
    app.command(cls=Verb, epilog=BATCH_EPILOG)(batch)


def batch(
    input: TableFile,
    output: TableOption,
    input_format: InputFormatOption = None,
    output_format: OutputFormatOption = None,
    map: MapOption = None,
    rejected: RejectedOption = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first bad row, with exit code 2 and no output.")
    ] = False,
    on: EachDayOption = None,
    per: PerOption = "case",
    summary: SummaryOption = None,
    threads: ThreadsOption = None,
    holds_until: Annotated[
        bool,
        typer.Option(
            "--holds-until",
            help="Add to each answer the first day on which it has to be examined anew, and what changes on it; "
            "takes about a millisecond a case.",
        ),
    ] = False,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Judge the cases of a table, CSV, JSON Lines or Parquet, and write one answer for each."""
    from transfer_check.cli.verbs.batch import Wish, run

    formats = (input_format, output_format)
    days, summaries = on or [], summary or []
    run(
        Wish(
            input, output, *formats, map, rejected, strict, days, per, summaries, threads or 0, holds_until, lang, rules
        )
    )
