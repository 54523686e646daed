"""``what-is-open CASE``: which facts can still change the answer."""

from __future__ import annotations

from transfer_check.cli.inquiry_output import emit_account, emit_data
from transfer_check.cli.options import CaseFile, DayOption, FormatOption, LanguageOption, OutputOption, RulesOption

PLACE = 30
EPILOG = "Example:\n  transfer-check what-is-open case.yaml --format json"


def run(
    case: CaseFile,
    on: DayOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """List the facts that can still change the answer, best first, and the fewest that would settle it."""
    from transfer_check.asking.open_case import what_is_open
    from transfer_check.files import load_case, load_rulebook
    from transfer_check.paper.json.open_data import open_record
    from transfer_check.words.accounts.open_account import explain_open
    from transfer_check.words.accounts.page_words import WHAT_IS_OPEN

    report = what_is_open(load_case(case), load_rulebook(rules), on=on)
    if format == "json":
        emit_data(open_record(report), output)
    else:
        emit_account(WHAT_IS_OPEN, report.decision, explain_open(report, language=lang), format, output)
