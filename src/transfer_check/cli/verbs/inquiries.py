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
from transfer_check.words.accounts.page_words import REMEDIES, WHAT_IF, WHAT_IS_OPEN, WHY_NOT


def run_what_is_open(
    case: str, on: date | None, language: Language, format: Format, output: Path | None, rules: Path | None
) -> None:
    """Write which facts can still change the answer, and the fewest that would settle it."""
    from transfer_check.asking.open_case import what_is_open
    from transfer_check.paper.json.open_data import open_record
    from transfer_check.words.accounts.open_account import explain_open

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
    from transfer_check.paper.json.ground_data import grounds_record
    from transfer_check.words.accounts.ground_account import explain_grounds

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
    from transfer_check.paper.json.remedy_data import remedies_record
    from transfer_check.words.accounts.remedy_account import explain_remedies

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
    from transfer_check.paper.json.what_if_data import what_if_record
    from transfer_check.words.accounts.what_if_account import explain_what_if

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
