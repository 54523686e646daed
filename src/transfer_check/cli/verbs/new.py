"""``new [KIND]``: a commented case to start from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transfer_check.asking.starting_case import start
from transfer_check.cli.output import emit
from transfer_check.cli.wrong_usage import misread
from transfer_check.facts import TRANSFER_KIND
from transfer_check.files import load_rulebook
from transfer_check.paper.starting_case_file import render_starting_case
from transfer_check.text import Language


def run(kind: str | None, on: date, language: Language, output: Path | None, over: bool, rules: Path | None) -> None:
    """Write the starting case."""
    if kind is not None and kind not in TRANSFER_KIND:
        kinds = "the kinds are " + ", ".join(f"`{each}`" for each in TRANSFER_KIND.terms)
        raise misread("KIND", kind, "is not a kind of transfer", kinds, TRANSFER_KIND.terms)
    begun = start(load_rulebook(rules), on=on, kind=kind)
    emit(render_starting_case(begun, language=language), output, over=over)
