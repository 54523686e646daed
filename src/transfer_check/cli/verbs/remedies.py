"""``remedies CASE``: the smallest sets of changes under which a case may be permitted."""

from __future__ import annotations

from transfer_check.cli.inquiry_output import emit_account, emit_data
from transfer_check.cli.options import CaseFile, DayOption, FormatOption, LanguageOption, OutputOption, RulesOption

PLACE = 50
EPILOG = "Example:\n  transfer-check remedies case.yaml --lang ja"


def run(
    case: CaseFile,
    on: DayOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> None:
    """Find the smallest changes under which a case may be permitted, by who can make them."""
    from transfer_check.asking.remedies import remedies
    from transfer_check.files import load_case, load_rulebook
    from transfer_check.paper.json.remedy_data import remedies_record
    from transfer_check.words.accounts.page_words import REMEDIES
    from transfer_check.words.accounts.remedy_account import explain_remedies

    report = remedies(load_case(case), load_rulebook(rules), on=on)
    if format == "json":
        emit_data(remedies_record(report), output)
    else:
        emit_account(REMEDIES, report.decision, explain_remedies(report, language=lang), format, output)
