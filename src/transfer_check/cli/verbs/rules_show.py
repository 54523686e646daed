"""``rules show ID``: one rule as it stands, or stood on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transfer_check.cli.output import emit
from transfer_check.errors import usage_problem
from transfer_check.files import load_rulebook
from transfer_check.paper.provision_text import render_provision
from transfer_check.text import Language
from transfer_check.words import days_in_words


def run(rule: str, on: date | None, language: Language, rules: Path | None) -> None:
    """Write every version of a provision, or the one in force on a day."""
    rulebook = load_rulebook(rules)
    if on is not None:
        rulebook.require_encoded(on)
    versions = rulebook.versions(rule)
    shown = [each for each in versions if on is None or on in each.in_force]
    if not shown:
        spans = ", ".join(days_in_words(each.in_force, "en") for each in versions)
        raise usage_problem("TC506", f"`{rule}` is not in force on {on}", f"it is in force {spans}")
    emit("\n\n".join(render_provision(each, rulebook, language=language) for each in shown))
