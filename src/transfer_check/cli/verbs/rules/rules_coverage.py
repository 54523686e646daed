"""``rules coverage``: how much of each instrument is encoded, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from transfer_check.cli.options import LanguageOption, RulesOption
from transfer_check.cli.output import emit_table

if TYPE_CHECKING:
    from transfer_check.law import Omission, Rulebook
    from transfer_check.text import Language

PLACE = 60
EPILOG = "Example:\n  transfer-check rules coverage --lang ja"


def run(
    not_modelled: Annotated[
        bool, typer.Option("--not-modelled", help="List what is not encoded instead, with the reason.")
    ] = False,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Count what of each instrument is encoded and what is not."""
    from transfer_check.files import load_rulebook
    from transfer_check.words.table_heads import COVERAGE, OMISSIONS

    rulebook = load_rulebook(rules)
    if not_modelled:
        emit_table(OMISSIONS.in_(lang), [_omitted(omission, rulebook, lang) for omission in rulebook.omissions])
    else:
        emit_table(COVERAGE.in_(lang), _counts(rulebook, lang))


def _counts(rulebook: Rulebook, language: Language) -> list[tuple[str, ...]]:
    """Return a row of counts for each instrument, and one of their sums."""
    from transfer_check.facts import EVIDENCE_RANK
    from transfer_check.law.revision import coverage
    from transfer_check.words.table_heads import TOTAL

    instruments = coverage(rulebook)
    rows = [
        (
            rulebook.instruments[counts.instrument].short.in_(language),
            str(counts.rules),
            str(counts.definitions),
            str(counts.cautions),
            str(len(counts.omissions)),
            str(len(counts.statements)),
            *(str(counts.evidence.get(level, 0)) for level in EVIDENCE_RANK),
        )
        for counts in instruments
    ]
    total = (
        TOTAL.in_(language),
        str(sum(counts.rules for counts in instruments)),
        str(sum(counts.definitions for counts in instruments)),
        str(sum(counts.cautions for counts in instruments)),
        str(sum(len(counts.omissions) for counts in instruments)),
        str(len({statement for counts in instruments for statement in counts.statements})),
        *(str(sum(counts.evidence.get(level, 0) for counts in instruments)) for level in EVIDENCE_RANK),
    )
    return [*rows, total]


def _omitted(omission: Omission, rulebook: Rulebook, language: Language) -> tuple[str, str, str]:
    instrument = rulebook.instruments[omission.instrument].short.in_(language)
    return f"{instrument} {omission.at}".strip(), omission.title.in_(language), omission.reason.in_(language)
