"""``verify RECORD``: is it intact, and would the rules at hand say the same."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from transfer_check.cli.misuse import misread
from transfer_check.cli.options import LanguageOption, RulesOption, one_of
from transfer_check.cli.output import emit
from transfer_check.errors import RecordError

PLACE = 140
EPILOG = """\
Exit codes:
  0  intact, and the decision is the same
  1  intact, but a verdict is another
  2  not intact, not a record, or the command line is wrong
  3  intact and the verdicts are the same, but reasons or other particulars differ

A digest without a signature shows accidents, not a forger who computes it anew: keep the digest
that `record` prints elsewhere, and give it as `--digest`.

Example:
  transfer-check verify decision.json"""
_SHA256 = re.compile(r"(sha256:)?[0-9a-f]{64}")


def _digest(word: str) -> str:
    if _SHA256.fullmatch(word) is None:
        help = "write `sha256:` and its 64 hexadecimal digits, as `transfer-check record` printed them"
        raise misread("--digest", word, "is not a digest", help)
    return f"sha256:{word.removeprefix('sha256:')}"


def run(
    record: Annotated[
        str, typer.Argument(parser=str, metavar="RECORD", help="A file that `record` wrote; `-` reads standard input.")
    ],
    digest: Annotated[
        str | None,
        typer.Option(
            "--digest", parser=_digest, metavar="SHA256", help="The digest the record must have, as kept elsewhere."
        ),
    ] = None,
    lang: LanguageOption = "en",
    format: Annotated[
        str,
        typer.Option(
            "--format",
            parser=one_of("--format", {"text": "text", "json": "json"}),
            metavar="text|json",
            help="Form of the output; `text` where absent.",
        ),
    ] = "text",
    rules: RulesOption = None,
) -> int:
    """Say whether a record is intact, and whether the rules at hand say the same."""
    from transfer_check.files import file_digests, load_rulebook, printable, read_bytes
    from transfer_check.paper.json.verification_text import render_verification_json
    from transfer_check.paper.record import Outcome, read_record, verify
    from transfer_check.paper.verification_report import render_verification

    kept = read_record(read_bytes(record, error=RecordError), file=printable(record), digest=digest)
    rulebook = load_rulebook(rules)
    verification = verify(kept, rulebook, files=file_digests(rules))
    if format == "json":
        emit(render_verification_json(verification))
    else:
        emit(render_verification(verification, rulebook, language=lang))
    codes = {Outcome.SAME: 0, Outcome.CHANGED: 1, Outcome.OTHER_REASONS: 3, Outcome.OTHER_PARTICULARS: 3}
    return codes[verification.outcome]
