"""``verify RECORD``: is it intact, and would the rules at hand say the same."""

from __future__ import annotations

from pathlib import Path

from transfer_check.cli.output import emit
from transfer_check.errors import RecordError
from transfer_check.files import file_digests, load_rulebook, printable, read_bytes
from transfer_check.paper.json.verification_text import render_verification_json
from transfer_check.paper.record import Outcome, read_record, verify
from transfer_check.paper.verification_report import render_verification
from transfer_check.text import Language

CODES = {Outcome.SAME: 0, Outcome.CHANGED: 1, Outcome.OTHER_REASONS: 3, Outcome.OTHER_PARTICULARS: 3}


def run(record: str, digest: str | None, language: Language, format: str, rules: Path | None) -> int:
    """Verify a record and write what was found; return the exit code."""
    file = printable(record)
    kept = read_record(read_bytes(record, error=RecordError), file=file, digest=digest)
    rulebook = load_rulebook(rules)
    found = verify(kept, rulebook, files=file_digests(rules))
    if format == "json":
        emit(render_verification_json(found))
    else:
        emit(render_verification(found, rulebook, language=language))
    return CODES[found.outcome]
