"""Timelines and comparisons as plain text: one line an edition, one block a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfer_check.answering import Answer, warnings_of
from transfer_check.asking import Comparison, Moment, StandingChange
from transfer_check.law import Rulebook
from transfer_check.paper.folding import width
from transfer_check.paper.plain_text import with_code
from transfer_check.text import Language
from transfer_check.words.accounts.edition_account import (
    EVERY_RULE_ALIKE,
    RULES_OTHERWISE,
    SAME,
    answered_in_words,
    decided_in_words,
    edition_in_words,
    of_item,
    standings_in_words,
)
from transfer_check.words.accounts.page_words import WARNINGS
from transfer_check.words.verdict_labels import VERDICTS


def render_timeline(moments: Sequence[Moment], rulebook: Rulebook, *, language: Language = "en") -> str:
    """Return one line per edition: its day, the verdict, the text that began or ended, and what decided where it changed."""
    widest = max((width(VERDICTS[moment.answer.verdict].in_(language)) for moment in moments), default=0)
    return "\n".join(_moment(moment, widest, language) for moment in moments)


def _moment(moment: Moment, widest: int, language: Language) -> str:
    verdict = _padded(VERDICTS[moment.answer.verdict].in_(language), widest)
    titles = edition_in_words(moment.editions, language)
    why = decided_in_words(moment.answer, language) if moment.changed else SAME.in_(language)
    return f"{moment.on}  {'*' if moment.changed else ' '} {verdict}  {titles} — {why}"


def render_comparison(comparison: Comparison, *, language: Language = "en") -> str:
    """Return the answers of the days side by side, then the rules that stand differently."""
    lines = [
        f"{day}  {answered_in_words(answer, language)}"
        for day, answer in zip(comparison.days, comparison.answers, strict=True)
    ]
    lines += _warnings(comparison.answers, language)
    if not comparison.changes:
        return "\n".join(
            [
                *lines,
                "",
                EVERY_RULE_ALIKE.in_(language),
            ]
        )
    heading = RULES_OTHERWISE.in_(language)
    several = len({change.item for change in comparison.changes}) > 1
    return "\n".join(
        [*lines, "", heading, *(_change(change, comparison.days, several, language) for change in comparison.changes)]
    )


def _warnings(answers: Sequence[Answer], language: Language) -> list[str]:
    """Return what a reader is warned of on any of the days, each once, after an empty line."""
    told = [f"- {with_code(each.text.in_(language), each.id, language)}" for each in warnings_of(answers)]
    return ["", WARNINGS.in_(language), *told] if told else []


def _change(change: StandingChange, days: tuple[date, ...], several: bool, language: Language) -> str:
    stands = standings_in_words(days, change.standings, language)
    item = of_item(change.item, language) if several else ""
    return f"- {with_code(change.provision.title.in_(language), change.provision.id, language)}{item}{stands}"


def _padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))
