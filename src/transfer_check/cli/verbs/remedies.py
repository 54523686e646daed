"""``remedies CASE``: the smallest sets of changes under which a case may be permitted."""

from __future__ import annotations

from transfer_check.cli.inquiry_output import emit_account, emit_data
from transfer_check.cli.options import CaseFile, DayOption, FormatOption, LanguageOption, OutputOption, RulesOption
from transfer_check.text import Text

PLACE = 50
EPILOG = "Example:\n  transfer-check remedies case.yaml --lang ja"
REMEDIES = Text("講ずべき手段", "What would have to change")


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
    from transfer_check.paper.remedy_report import explain_remedies, remedies_record

    report = remedies(load_case(case), load_rulebook(rules), on=on)
    if format == "json":
        emit_data(remedies_record(report), output)
    else:
        emit_account(REMEDIES, report.decision, explain_remedies(report, language=lang), format, output)
