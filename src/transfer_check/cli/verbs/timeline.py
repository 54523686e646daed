"""``timeline CASE`` and ``compare CASE``: one case under the law of several days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transfer_check.asking import compare, timeline
from transfer_check.cli.output import emit
from transfer_check.errors import usage_problem
from transfer_check.files import load_case, load_rulebook
from transfer_check.paper.day_texts import render_comparison, render_timeline
from transfer_check.text import Language


def run_timeline(case: str, language: Language, rules: Path | None) -> None:
    """Write one line per edition: what was answered, and what changed."""
    loaded, rulebook = load_case(case), load_rulebook(rules)
    emit(render_timeline(timeline(loaded, rulebook), rulebook, language=language))


def run_compare(case: str, days: list[date], language: Language, rules: Path | None) -> None:
    """Write the answers under the law of several days, and the rules that stand differently."""
    if len(days) < 2:
        raise usage_problem(
            "TC507", "a comparison needs at least two days", "give `--on` twice: `--on 2011-12-26 --on 2011-12-27`"
        )
    loaded, rulebook = load_case(case), load_rulebook(rules)
    emit(render_comparison(compare(loaded, rulebook, on=days), language=language))
