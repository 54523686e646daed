"""``sql``: the rules as SQL for a database of the reader's own."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

import typer

from transfer_check.cli.options import OutputOption, RulesOption, day_of, one_of
from transfer_check.cli.output import emit
from transfer_check.version import __version__

PLACE = 160
EPILOG = """\
Examples:
  transfer-check sql --dialect postgres --part inputs | psql
  transfer-check sql --dialect postgres --part law | psql
  transfer-check sql --dialect postgres --part load | psql
  transfer-check sql --dialect postgres --part judge | psql

After the first, fill the tables `items` and `third_parties`; after the last, select from the views
`case_answers` and `item_answers`."""
Dialect = Literal["duckdb", "postgres", "spark", "bigquery", "snowflake"]
Part = Literal["inputs", "law", "load", "judge"]


def _edition(word: str) -> date | None:
    return None if word == "all" else day_of("--edition", " or `all`")(word)


def run(
    dialect: Annotated[
        Dialect,
        typer.Option(
            "--dialect",
            parser=one_of("--dialect", {dialect: dialect for dialect in get_args(Dialect)}),
            metavar="duckdb|postgres|spark|bigquery|snowflake",
            help="The dialect of your database.",
        ),
    ],
    part: Annotated[
        Part | None,
        typer.Option(
            "--part",
            parser=one_of("--part", {part: part for part in get_args(Part)}),
            metavar="inputs|law|load|judge",
            help="Only the tables the cases go into, those of the law, what loads CSV, or what judges; all but the load where absent.",
        ),
    ] = None,
    edition: Annotated[
        date | None,
        typer.Option(
            "--edition",
            parser=_edition,
            metavar="YYYY-MM-DD|all",
            help="Only the text in force on this day; where absent, or `all`, every case by the text of its own day.",
        ),
    ] = None,
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """Print the rules as SQL that judges cases in a database of your own."""
    from transfer_check.files import load_rulebook
    from transfer_check.sql.script import WHOLE, script

    rulebook = load_rulebook(rules)
    head = f"-- transfer-check {__version__}, {rulebook.digest}\n"
    parts = WHOLE if part is None else (part,)
    emit(head + script(rulebook, dialect, on=edition).commented(parts), output)
