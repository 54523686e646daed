"""``rules list``: the rules, with search words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from transfer_check.cli.options import InForceOption, LanguageOption, RulesOption
from transfer_check.cli.output import emit_table
from transfer_check.errors import usage_problem

if TYPE_CHECKING:
    from transfer_check.law import Provision, Rulebook
    from transfer_check.text import Language

PLACE = 10
EPILOG = "Example:\n  transfer-check rules list 2011 guidelines --on 2012-12-18"


def run(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            parser=str, metavar="[WORD...]", help="Show the rules that mention every word, in Japanese or English."
        ),
    ] = None,
    on: InForceOption = None,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """List the rules with their effect and interval."""
    from transfer_check.files import load_rulebook
    from transfer_check.words.table_heads import RULES

    wanted = [word.lower() for word in words or []]
    rulebook = load_rulebook(rules)
    if on is not None:
        rulebook.require_encoded(on)
    provisions = [
        provision
        for provision in rulebook.provisions
        if (on is None or on in provision.in_force) and all(word in _searched(provision, rulebook) for word in wanted)
    ]
    if not provisions:
        message = _nothing_found(words or [], on)
        raise usage_problem("TC505", message, "try a single word, another day, or `transfer-check rules list`")
    emit_table(RULES.in_(lang), [_row(provision, rulebook, lang) for provision in provisions])


def _nothing_found(words: list[str], on: date | None) -> str:
    from transfer_check.files import quoted

    mentioned = " mentions " + " and ".join(quoted(word) for word in words) if words else ""
    in_force = "" if on is None else f" is in force on {on}"
    return f"no rule{mentioned}{' and' if mentioned and in_force else ''}{in_force}"


def _row(provision: Provision, rulebook: Rulebook, language: Language) -> tuple[str, ...]:
    from transfer_check.words.table_heads import EFFECTS

    start, end = provision.in_force.start, provision.in_force.end
    last = end and end - timedelta(days=1)
    instrument = rulebook.instruments[provision.cite.instrument].short.in_(language)
    return (
        provision.id,
        EFFECTS[provision.effect].in_(language),
        f"{start or ''}",
        f"{last or ''}",
        provision.title.in_(language),
        f"{instrument} {provision.cite.at}".strip(),
    )


def _searched(provision: Provision, rulebook: Rulebook) -> str:
    instrument = rulebook.instruments[provision.cite.instrument]
    parts = (
        provision.id,
        provision.effect,
        provision.title.ja,
        provision.title.en,
        instrument.id,
        instrument.title.ja,
        instrument.title.en,
        instrument.short.ja,
        instrument.short.en,
        str(instrument.date or ""),
        *instrument.found_under,
    )
    return "\n".join(parts).lower()
