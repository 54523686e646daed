"""``compare CASE --on DAY --on DAY``: one case under the law of several days."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from transfer_check.cli.options import CaseFile, LanguageOption, RulesOption, day_of
from transfer_check.cli.output import emit
from transfer_check.errors import usage_problem

PLACE = 80
EPILOG = "Example:\n  transfer-check compare case.yaml --on 2011-12-26 --on 2011-12-27"


def run(
    case: CaseFile,
    on: Annotated[
        list[date],
        typer.Option(
            "--on",
            parser=day_of("--on"),
            metavar="YYYY-MM-DD",
            help="Apply the law of this day; give it once for each day.",
        ),
    ],
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Judge one case by the law of several days, and say which rules stand differently."""
    from transfer_check.asking import compare
    from transfer_check.files import load_case, load_rulebook
    from transfer_check.paper.day_texts import render_comparison

    if len(on) < 2:
        raise usage_problem(
            "TC507", "a comparison needs at least two days", "give `--on` twice: `--on 2011-12-26 --on 2011-12-27`"
        )
    loaded, rulebook = load_case(case), load_rulebook(rules)
    emit(render_comparison(compare(loaded, rulebook, on=on), language=lang))
