"""The counts of a run as lists with titles, for every form they are shown in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from transfer_check.bulk.output.summary import Summary, edition_days
from transfer_check.judging import Verdict
from transfer_check.law import Rulebook
from transfer_check.text import Language
from transfer_check.words.accounts.run_words import (
    BEFORE_ALL,
    BY_EDITION,
    BY_RULE,
    BY_VERDICT,
    FROM_VERDICT_TO_VERDICT,
    TURNED,
    between,
    judged,
    law_of,
    rejected,
)
from transfer_check.words.day_text import day_in_words
from transfer_check.words.verdict_labels import VERDICTS

KINDS = {
    "prohibited": "against",
    "not_permitted": "against",
    "undetermined": "open",
    "no_text_in_force": "open",
    "may_be_permitted": "for",
    "out_of_scope": "outside",
}


class Bar(NamedTuple):
    """One count.

    Attributes:
        label: what is counted.
        code: its id, or ``""``.
        often: how many.
        kind: a word for its colour.
    """

    label: str
    code: str
    often: int
    kind: str = "plain"


class Bars(NamedTuple):
    """Counts under a title; they need not add up."""

    title: str
    bars: tuple[Bar, ...]


class Matrix(NamedTuple):
    """How many went from each verdict to each other, from one day to the next.

    Attributes:
        names: the verdicts, of rows and columns alike.
        rows: the counts, of each row from the verdict of the earlier day.
    """

    title: str
    earlier: str
    later: str
    names: tuple[str, ...]
    rows: tuple[tuple[int, ...], ...]
    changed: int


def counts(summary: Summary, rulebook: Rulebook, language: Language) -> tuple[Bars, ...]:
    """Return the lists of counts of a run."""
    found: list[Bars] = []
    titles = _titles(rulebook, language)
    for place, verdicts in enumerate(summary.verdicts):
        suffix = _on(summary, place, language)
        found.append(Bars(BY_VERDICT.in_(language) + suffix, tuple(_by_verdict(verdicts, language))))
        if not summary.days:
            found.append(Bars(BY_EDITION.in_(language), tuple(_by_edition(summary, rulebook, language))))
        found.append(Bars(BY_RULE.in_(language) + suffix, tuple(_by_rule(summary.determining[place], titles))))
    found.extend(
        Bars(TURNED.in_(language) + _between(summary.days, place, language), tuple(_turned(turned, titles)))
        for place, turned in enumerate(summary.turned)
    )
    return tuple(each for each in found if each.bars)


def matrices(summary: Summary, language: Language) -> tuple[Matrix, ...]:
    """Return how the verdicts moved, from each day to the next."""
    shown = [each for each in Verdict if each is not Verdict.NO_TEXT_IN_FORCE or _counted(summary, each)]
    names = tuple(VERDICTS[each].in_(language) for each in shown)
    title = FROM_VERDICT_TO_VERDICT.in_(language)
    return tuple(
        Matrix(
            title + _between(summary.days, place, language),
            day_in_words(summary.days[place], language),
            day_in_words(summary.days[place + 1], language),
            names,
            tuple(tuple(turns[one.value, other.value] for other in shown) for one in shown),
            sum(count for (one, other), count in turns.items() if one != other),
        )
        for place, turns in enumerate(summary.turns)
    )


def _counted(summary: Summary, verdict: Verdict) -> bool:
    return any(verdicts[verdict.value] for verdicts in summary.verdicts)


def headline(summary: Summary, language: Language) -> str:
    """Return in a sentence what a run came to."""
    changing = summary.changed if len(summary.days) > 1 else None
    told = judged(summary.total, items=summary.counted == "item", changing=changing)
    return told.in_(language) + rejected(summary.rejected_rows, summary.rejected_cases).in_(language)


def _on(summary: Summary, place: int, language: Language) -> str:
    if not summary.days:
        return ""
    return law_of(summary.days[place], language)


def _between(days: tuple[date, ...], place: int, language: Language) -> str:
    return between(days[place], days[place + 1], language)


def _by_verdict(verdicts: Counter[str], language: Language) -> Iterator[Bar]:
    for each in Verdict:
        if verdicts[each.value]:
            label = VERDICTS[each].in_(language)
            yield Bar(label, each.value, verdicts[each.value], KINDS[each.value])


def _by_edition(summary: Summary, rulebook: Rulebook, language: Language) -> Iterator[Bar]:
    editions = edition_days(rulebook)
    for day in [None, *editions]:
        count = summary.editions[day]
        if count and day is None:
            yield Bar(BEFORE_ALL.in_(language), "", count)
        elif count and day is not None:
            titles = dict.fromkeys(each.title.in_(language) for each in editions[day])
            yield Bar(("、" if language == "ja" else "; ").join(titles), day.isoformat(), count)


def _by_rule(determining: Counter[str], titles: dict[str, str]) -> Iterator[Bar]:
    for name, count in sorted(determining.items(), key=lambda each: (-each[1], each[0])):
        yield Bar(titles[name], name, count)


def _turned(turned: Counter[str], titles: dict[str, str]) -> Iterator[Bar]:
    for name, count in sorted(turned.items(), key=lambda each: (-each[1], each[0])):
        yield Bar(titles[name[1:]], name, count, "come" if name[0] == "+" else "gone")


def _titles(rulebook: Rulebook, language: Language) -> dict[str, str]:
    return {each.id: each.title.in_(language) for each in rulebook.provisions}
