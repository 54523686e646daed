"""``rules new``: the skeleton of a provision, registered, with its examples to fill and its row in the changelog."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

import typer

from transfer_check.cli.options import RulesOption, day_of, one_of
from transfer_check.cli.output import emit
from transfer_check.text import Text

PLACE = 45
EPILOG = """\
Examples:
  transfer-check rules new tp1967.patrol-aircraft --from 2013-12-24 --ja 哨戒機の供与 --en "Grant of patrol aircraft" \\
    --lifts tp1967.to-un-embargoed-country --lifts tp1967.to-country-in-conflict --rules my-rules
  transfer-check rules new tp2014.stock-report --from 2024-03-26 --effect oblige --ja 在庫の報告 --en "Stock report" \\
    --instrument tp2014.gcap-decision --rules my-rules"""
Effect = Literal["prohibit", "permit", "require", "refer", "oblige"]
"""What a provision does, as rule files say it; spelt out here so that help loads no rules."""


def run(
    id: Annotated[str, typer.Argument(parser=str, metavar="ID", help="Id of the provision: regime, full stop, words.")],
    on: Annotated[
        date, typer.Option("--from", parser=day_of("--from"), metavar="YYYY-MM-DD", help="The day it begins.")
    ],
    ja: Annotated[str, typer.Option("--ja", metavar="TITLE", help="Its short title in Japanese.")],
    en: Annotated[str, typer.Option("--en", metavar="TITLE", help="Its short title in English.")],
    effect: Annotated[
        Effect,
        typer.Option(
            "--effect",
            parser=one_of("--effect", {effect: effect for effect in get_args(Effect)}),
            metavar="|".join(get_args(Effect)),
            help="What it does; `permit` where absent, as an exemption does.",
        ),
    ] = "permit",
    until: Annotated[
        date | None,
        typer.Option(
            "--until",
            parser=day_of("--until"),
            metavar="YYYY-MM-DD",
            help="The day it ended; the end of its regime where absent.",
        ),
    ] = None,
    lifts: Annotated[
        list[str] | None,
        typer.Option("--lifts", metavar="RULE-ID", help="A prohibition that the permission lifts. May be repeated."),
    ] = None,
    instrument: Annotated[
        str | None,
        typer.Option(
            "--instrument", metavar="ID", help="The registered instrument it is part of; a new one where absent."
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(
            "--file", metavar="NAME", help="The rule file, below the rules folder; beside its like where absent."
        ),
    ] = None,
    rules: RulesOption = None,
) -> None:
    """Begin a provision: its file, registration, examples to fill and changelog row."""
    from transfer_check.files.rule_writing import Beginning, begin_rule

    beginning = Beginning(id, on, Text(ja, en), effect, until, tuple(lifts or ()), instrument, file)
    begun = begin_rule(beginning, rules)
    option = "" if rules is None else f" --rules {rules}"
    lines = [f"written: {begun.file}"]
    if begun.changelog:
        lines.append("added: the row of its day, in both languages, in CHANGELOG.md")
    elif beginning.instrument is None:
        lines.append("not added: the row of its day; the rules folder has no CHANGELOG.md with the days of its regime")
    lines += [
        "next:",
        f"  transfer-check rules lint{option}           lists the places marked FILL, then what is wrong",
        f"  transfer-check rules test --teeth{option}   tries whether an example notices each change of the rule",
    ]
    emit("\n".join(lines))
