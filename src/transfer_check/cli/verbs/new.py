"""``new [KIND]``: a commented case to start from."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from transfer_check.cli.misuse import misread
from transfer_check.cli.options import ForceOption, LanguageOption, OutputOption, RulesOption, day_of
from transfer_check.cli.output import emit

PLACE = 120
EPILOG = "Example:\n  transfer-check new grant --on 2012-12-18 --output case.yaml"


def run(
    on: Annotated[
        date,
        typer.Option(
            "--on",
            parser=day_of("--on"),
            metavar="YYYY-MM-DD",
            help="The day whose law applies; it never is today unasked.",
        ),
    ],
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
    from transfer_check.asking.starting_case import start
    from transfer_check.facts import TRANSFER_KIND
    from transfer_check.files import load_rulebook
    from transfer_check.paper.starting_case_file import render_starting_case

    if kind is not None and kind not in TRANSFER_KIND:
        kinds = "the kinds are " + ", ".join(f"`{term}`" for term in TRANSFER_KIND.terms)
        raise misread("KIND", kind, "is not a kind of transfer", kinds, TRANSFER_KIND.terms)
    begun = start(load_rulebook(rules), on=on, kind=kind)
    emit(render_starting_case(begun, language=lang), output, over=force)
