"""``what-is-open``, ``why-not``, ``what-if`` and ``remedies``: what is missing, what is in the way, and what would help."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from transfer_check.cli.options import Format
from transfer_check.cli.output import columns, emit
from transfer_check.cli.verbs.evaluate import exit_code
from transfer_check.errors import usage_problem
from transfer_check.files import load_case, load_rulebook, quoted
from transfer_check.judging import Decision
from transfer_check.text import Language, Text
from transfer_check.words.accounts import Explanation

WHAT_IS_OPEN = Text("結論を左右し得る事実", "What can still change the answer")
WHY_NOT = Text("移転が認められない理由", "What keeps a transfer from being permitted")
REMEDIES = Text("講ずべき手段", "What would have to change")
WHAT_IF = Text("事実を仮定した検討", "Examination on supposed facts")
"""What each paper is, as its head says."""


def run_what_is_open(
    case: str, on: date | None, language: Language, format: Format, output: Path | None, rules: Path | None
) -> None:
    """Write which facts can still change the answer, and the fewest that would settle it."""
    from transfer_check.paper.open_report import explain_open, open_record, what_is_open

    found = what_is_open(load_case(case), load_rulebook(rules), on=on)
    if format == "json":
        _emit_json(open_record(found), output)
    else:
        _emit_told(WHAT_IS_OPEN, found.decision, explain_open(found, language=language), format, output)


def run_why_not(
    case: str, on: date | None, language: Language, format: Format, output: Path | None, rules: Path | None
) -> None:
    """Write what stands in the way of a case, and every ground, the nearest first."""
    from transfer_check.asking.grounds import closest_grounds
    from transfer_check.paper.ground_report import explain_grounds, grounds_record

    found = closest_grounds(load_case(case), load_rulebook(rules), on=on)
    if format == "json":
        _emit_json(grounds_record(found), output)
    else:
        _emit_told(WHY_NOT, found.decision, explain_grounds(found, language=language), format, output)


def run_remedies(
    case: str, on: date | None, language: Language, format: Format, output: Path | None, rules: Path | None
) -> None:
    """Write the smallest sets of changes under which a case may be permitted."""
    from transfer_check.asking.remedies import remedies
    from transfer_check.paper.remedy_report import explain_remedies, remedies_record

    found = remedies(load_case(case), load_rulebook(rules), on=on)
    if format == "json":
        _emit_json(remedies_record(found), output)
    else:
        _emit_told(REMEDIES, found.decision, explain_remedies(found, language=language), format, output)


def run_what_if(
    case: str,
    changes: list[str],
    on: date | None,
    language: Language,
    format: Format,
    output: Path | None,
    rules: Path | None,
) -> int:
    """Write the answers before and after some changes; return the exit code of the changed case."""
    from transfer_check.asking.what_if import values_of, what_if
    from transfer_check.paper.what_if_report import explain_what_if, what_if_record

    loaded, values = load_case(case), values_of([_parted(each) for each in changes])
    found = what_if(loaded, load_rulebook(rules), values, on=on)
    if format == "json":
        _emit_json(what_if_record(found), output)
    else:
        _emit_told(WHAT_IF, found.after.decision, explain_what_if(found, language=language), format, output)
    return exit_code([found.after.decision])


def _parted(change: str) -> tuple[str, str]:
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


def _emit_told(paper: Text, decision: Decision, told: Explanation, format: Format, output: Path | None) -> None:
    if format == "html":
        from transfer_check.paper.html import render_inquiry

        emit(render_inquiry(paper, decision, told), output)
    elif format == "markdown":
        from transfer_check.paper import markdown

        emit(markdown.laid_out(told), output)
    else:
        from transfer_check.paper import plain_text as text

        emit(text.laid_out(told, columns=columns(output)), output)


def _emit_json(record: dict[str, Any], output: Path | None) -> None:
    emit(json.dumps(record, ensure_ascii=False, indent=2), output)
