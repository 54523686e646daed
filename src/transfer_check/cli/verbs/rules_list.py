"""``rules list``: the rules, with search words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from transfer_check.cli.output import emit_table
from transfer_check.errors import usage_problem
from transfer_check.files import load_rulebook, quoted
from transfer_check.law import Provision, Rulebook
from transfer_check.text import Language
from transfer_check.words.table_heads import EFFECTS, RULES


def run(words: list[str], on: date | None, language: Language, rules: Path | None) -> None:
    """Write one line per provision that mentions every word and is in force on the day, if one is given."""
    rulebook = load_rulebook(rules)
    if on is not None:
        rulebook.require_encoded(on)
    found = [
        each
        for each in rulebook.provisions
        if (on is None or on in each.in_force) and all(word.lower() in _searched(each, rulebook) for word in words)
    ]
    if not found:
        raise usage_problem(
            "TC505", _nothing_found(words, on), "try a single word, another day, or `transfer-check rules list`"
        )
    emit_table(RULES.in_(language), [_row(each, rulebook, language) for each in found])


def _nothing_found(words: list[str], on: date | None) -> str:
    mentioned = " mentions " + " and ".join(quoted(word) for word in words) if words else ""
    in_force = "" if on is None else f" is in force on {on}"
    return f"no rule{mentioned}{' and' if mentioned and in_force else ''}{in_force}"


def _row(each: Provision, rulebook: Rulebook, language: Language) -> tuple[str, ...]:
    start, end = each.in_force.start, each.in_force.end
    last = end and end - timedelta(days=1)
    effect = EFFECTS[each.effect].in_(language)
    instrument = rulebook.instruments[each.cite.instrument].short.in_(language)
    return (
        each.id,
        effect,
        f"{start or ''}",
        f"{last or ''}",
        each.title.in_(language),
        f"{instrument} {each.cite.at}".strip(),
    )


def _searched(each: Provision, rulebook: Rulebook) -> str:
    instrument = rulebook.instruments[each.cite.instrument]
    parts = (
        each.id,
        each.effect,
        each.title.ja,
        each.title.en,
        instrument.id,
        instrument.title.ja,
        instrument.title.en,
        instrument.short.ja,
        instrument.short.en,
        str(instrument.date or ""),
        *instrument.found_under,
    )
    return "\n".join(parts).lower()
