"""``why-not CASE``: what stands in the way of a case, and every ground, the nearest first."""

from __future__ import annotations

from transfer_check.cli.inquiry_output import emit_account, emit_data
from transfer_check.cli.options import CaseFile, DayOption, FormatOption, LanguageOption, OutputOption, RulesOption

PLACE = 40
EPILOG = "Example:\n  transfer-check why-not case.yaml --on 2011-12-26"


def run(
    case: CaseFile,
    on: DayOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """Say what keeps a case from being permitted, and how near each ground came."""
    from transfer_check.asking.grounds import closest_grounds
    from transfer_check.files import load_case, load_rulebook
    from transfer_check.paper.json.ground_data import grounds_record
    from transfer_check.words.accounts.ground_account import explain_grounds
    from transfer_check.words.accounts.page_words import WHY_NOT

    grounds = closest_grounds(load_case(case), load_rulebook(rules), on=on)
    if format == "json":
        emit_data(grounds_record(grounds), output)
    else:
        emit_account(WHY_NOT, grounds.decision, explain_grounds(grounds, language=lang), format, output)
