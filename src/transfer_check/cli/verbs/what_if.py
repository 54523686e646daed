"""``what-if CASE --set PATH=VALUE``: the answers before and after some changes."""

from __future__ import annotations

from typing import Annotated

import typer

from transfer_check.cli.inquiry_output import emit_account, emit_data
from transfer_check.cli.options import CaseFile, DayOption, FormatOption, LanguageOption, OutputOption, RulesOption
from transfer_check.errors import usage_problem

PLACE = 60
EPILOG = """\
Examples:
  transfer-check what-if case.yaml --set assurance.consent_to_extra_purpose_use=not_required
  transfer-check what-if case.yaml --set items.0.form=part --set recipient.state=unknown
  transfer-check what-if case.yaml --set 'assessment.strict_control={value: true, by: meti, on: 2012-12-18}'"""


def run(
    case: CaseFile,
    set: Annotated[
        list[str],
        typer.Option(
            "--set",
            metavar="PATH=VALUE",
            help="Give a fact this value, written as in a YAML case; `unknown` takes it back. May be repeated.",
        ),
    ],
    on: DayOption = None,
    lang: LanguageOption = "en",
    format: FormatOption = "text",
    output: OutputOption = None,
    rules: RulesOption = None,
) -> int:
    """Judge a case with some facts otherwise, and say what turns.

    The exit code is that of `evaluate` for the changed case.
    """
    from transfer_check.asking.what_if import values_of, what_if
    from transfer_check.cli.verbs.evaluate import exit_code
    from transfer_check.files import load_case, load_rulebook
    from transfer_check.paper.json.what_if_data import what_if_record
    from transfer_check.words.accounts.page_words import WHAT_IF
    from transfer_check.words.accounts.what_if_account import explain_what_if

    loaded, values = load_case(case), values_of([_parted(change) for change in set])
    report = what_if(loaded, load_rulebook(rules), values, on=on)
    if format == "json":
        emit_data(what_if_record(report), output)
    else:
        emit_account(WHAT_IF, report.after.decision, explain_what_if(report, language=lang), format, output)
    return exit_code([report.after.decision])


def _parted(change: str) -> tuple[str, str]:
    from transfer_check.files import quoted

    address, equals, value = change.partition("=")
    if not equals or not address.strip():
        raise usage_problem(
            "TC534",
            f"`--set`: {quoted(change)} is not of the form `PATH=VALUE`",
            "write `--set recipient.state=USA`; `transfer-check facts` lists the paths",
        )
    if not value.strip():
        help = "write `null` for what is known to be none, or `unknown` to take the statement back"
        raise usage_problem("TC534", f"`--set`: {quoted(change)} gives no value", help)
    return address.strip(), value
