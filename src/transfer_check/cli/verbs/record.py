"""``record CASE``: the decision and all it rests on, in one file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from transfer_check.cli.options import CaseFile, DayOption, ForceOption, RulesOption
from transfer_check.cli.output import STANDARD_OUTPUT, emit, emit_exactly, refuse_over_case

PLACE = 130
EPILOG = "Example:\n  transfer-check record case.yaml --output decision.json"


def run(
    case: CaseFile,
    output: Annotated[
        Path,
        typer.Option("--output", parser=Path, metavar="FILE", help="The file of the record; `-` for standard output."),
    ],
    on: DayOption = None,
    force: ForceOption = False,
    rules: RulesOption = None,
) -> None:
    """Keep case, decision and digests of all it rests on in one file; print its digest."""
    from transfer_check.clock import today
    from transfer_check.files import file_digests, load_case_with_bytes, load_rulebook
    from transfer_check.paper.record import record_of, written
    from transfer_check.paper.record.canonical import digest_of_bytes

    refuse_over_case(output, case)
    loaded, content = load_case_with_bytes(case)
    record = record_of(
        loaded,
        load_rulebook(rules),
        files=file_digests(rules),
        evaluated_on=today(),
        on=on,
        case_file=digest_of_bytes(content),
    )
    emit_exactly(written(record).decode(), output, over=force)
    if str(output) == STANDARD_OUTPUT:
        print(record.digest, file=sys.stderr)
    else:
        emit(record.digest)
