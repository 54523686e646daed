"""``explain CASE RULE-ID``: why one rule bites or does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transfer_check.cli.output import columns, emit
from transfer_check.files import load_case, load_rulebook
from transfer_check.judging import evaluate
from transfer_check.paper.plain_text import render_rule
from transfer_check.text import Language


def run(case: str, rule: str, on: date | None, language: Language, rules: Path | None) -> None:
    """Write the account of one rule on one case."""
    loaded = load_case(case)
    rulebook = load_rulebook(rules)
    rulebook.versions(rule)
    emit(render_rule(evaluate(loaded, rulebook, on=on), rule, language=language, columns=columns()))
