"""``rules show ID``: one rule as it stands, or stood on a day."""

from __future__ import annotations

from typing import Annotated

import typer

from transfer_check.cli.options import InForceOption, LanguageOption, RulesOption
from transfer_check.cli.output import emit
from transfer_check.errors import usage_problem

PLACE = 20
EPILOG = "Example:\n  transfer-check rules show tp1967.peace-contribution --lang ja"


def run(
    rule: Annotated[
        str,
        typer.Argument(parser=str, metavar="RULE-ID", help="Id of the rule; `transfer-check rules list` lists them."),
    ],
    on: InForceOption = None,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Show one rule: its text, citation, interval, evidence and condition."""
    from transfer_check.files import load_rulebook
    from transfer_check.paper.provision_text import render_provision
    from transfer_check.words import days_in_words

    rulebook = load_rulebook(rules)
    if on is not None:
        rulebook.require_encoded(on)
    versions = rulebook.versions(rule)
    shown = [version for version in versions if on is None or on in version.in_force]
    if not shown:
        spans = ", ".join(days_in_words(version.in_force, "en") for version in versions)
        raise usage_problem("TC506", f"`{rule}` is not in force on {on}", f"it is in force {spans}")
    emit("\n\n".join(render_provision(version, rulebook, language=lang) for version in shown))
