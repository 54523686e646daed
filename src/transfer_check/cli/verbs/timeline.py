"""``timeline CASE``: one case under every edition."""

from __future__ import annotations

from transfer_check.cli.options import CaseFile, LanguageOption, RulesOption
from transfer_check.cli.output import emit

PLACE = 90
EPILOG = "Example:\n  transfer-check timeline case.yaml --lang ja"


def run(case: CaseFile, lang: LanguageOption = "en", rules: RulesOption = None) -> None:
    """Judge one case under every edition since 1967: one line each, and why it changed."""
    from transfer_check.asking import timeline
    from transfer_check.files import load_case, load_rulebook
    from transfer_check.paper.day_texts import render_timeline

    loaded, rulebook = load_case(case), load_rulebook(rules)
    emit(render_timeline(timeline(loaded, rulebook), rulebook, language=lang))
