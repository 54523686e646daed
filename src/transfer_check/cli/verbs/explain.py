"""``explain CASE RULE-ID``: why one rule bites or does not."""

from __future__ import annotations

from typing import Annotated

import typer

from transfer_check.cli.options import CaseFile, DayOption, LanguageOption, RulesOption
from transfer_check.cli.output import columns, emit

PLACE = 20
EPILOG = "Example:\n  transfer-check explain case.yaml tp1967.peace-contribution"


def run(
    case: CaseFile,
    rule: Annotated[
        str,
        typer.Argument(parser=str, metavar="RULE-ID", help="Id of the rule; `transfer-check rules list` lists them."),
    ],
    on: DayOption = None,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Say why one rule bites or does not, leaf by leaf."""
    from transfer_check.files import load_case, load_rulebook
    from transfer_check.judging import evaluate
    from transfer_check.paper.plain_text import render_rule

    loaded = load_case(case)
    rulebook = load_rulebook(rules)
    rulebook.versions(rule)
    emit(render_rule(evaluate(loaded, rulebook, on=on), rule, language=lang, columns=columns()))
