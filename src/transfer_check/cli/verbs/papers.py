"""The verbs that make and check papers for the file: `new`, `record`, `verify`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transfer_check.cli.calling import Verb
from transfer_check.cli.options import (
    CaseFile,
    DayOption,
    DigestOption,
    ForceOption,
    LanguageOption,
    OfDayOption,
    OutcomeFormatOption,
    OutputOption,
    RulesOption,
)

VERIFY_EPILOG = """\
Exit codes:
  0  intact, and the decision is the same
  1  intact, but a verdict is another
  2  not intact, not a record, or the command line is wrong
  3  intact and the verdicts are the same, but reasons or other particulars differ

A digest without a signature shows accidents, not a forger who computes it anew: keep the digest
that `record` prints elsewhere, and give it as `--digest`.

Example:
  transfer-check verify decision.json"""


def add_papers(app: typer.Typer) -> None:
    """Add the verbs to the command line."""
    app.command(cls=Verb, epilog="Example:\n  transfer-check new grant --on 2012-12-18 --output case.yaml")(new)
    app.command(cls=Verb, epilog="Example:\n  transfer-check record case.yaml --output decision.json")(record)
    app.command(cls=Verb, epilog=VERIFY_EPILOG)(verify)


def new(
    on: OfDayOption,
    kind: Annotated[
        str | None,
        typer.Argument(
            parser=str,
            metavar="[KIND]",
            help="Kind of transfer; `transfer-check facts transfer.kind` lists them. Open where absent.",
        ),
    ] = None,
    lang: LanguageOption = "en",
    output: OutputOption = None,
    force: ForceOption = False,
    rules: RulesOption = None,
) -> None:
    """Write a commented case to start from, with every fact that matters for its kind on its day, unknown."""
    from transfer_check.cli.verbs.new import run

    run(kind, on, lang, output, force, rules)


def record(
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
    from transfer_check.cli.verbs.record import run

    run(case, on, output, force, rules)


def verify(
    record: Annotated[
        str, typer.Argument(parser=str, metavar="RECORD", help="A file that `record` wrote; `-` reads standard input.")
    ],
    digest: DigestOption = None,
    lang: LanguageOption = "en",
    format: OutcomeFormatOption = "text",
    rules: RulesOption = None,
) -> None:
    """Say whether a record is intact, and whether the rules at hand say the same."""
    from transfer_check.cli.verbs.verify import run

    raise typer.Exit(run(record, digest, lang, format, rules))
