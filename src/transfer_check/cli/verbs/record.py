"""``record CASE``: the decision and all it rests on, in one file."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from transfer_check.cli.output import STANDARD_OUTPUT, emit, emit_exactly, refuse_over_case
from transfer_check.clock import today
from transfer_check.files import file_digests, load_case_with_bytes, load_rulebook
from transfer_check.paper.record import record_of, written
from transfer_check.paper.record.canonical import digest_of_bytes


def run(case: str, on: date | None, output: Path, over: bool, rules: Path | None) -> None:
    """Write the record of a case, and print its digest; to standard error where the record takes standard output."""
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
    emit_exactly(written(record).decode(), output, over=over)
    if str(output) == STANDARD_OUTPUT:
        print(record.digest, file=sys.stderr)
    else:
        emit(record.digest)
