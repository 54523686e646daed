"""A case under each edition of the texts, in words: what began or ended, what was answered, and by what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from transfer_check.answering import Answer
from transfer_check.judging import Standing, Verdict
from transfer_check.law import EditionDay
from transfer_check.text import Language, Text
from transfer_check.words import Node, Section
from transfer_check.words.day_text import day_in_words
from transfer_check.words.verdict_labels import STANDINGS, VERDICTS

TITLE = Text("各版による結論の推移", "The case under each edition")
NOTE = Text(
    "案件に記載された事実、判断及び行為を変えずに、各版の初日に効力を有する規範を当てはめた結果である。",
    "The same facts, judgements and acts, judged by the texts in force on the first day of each edition.",
)
SAME = Text("変更なし", "as before")
EVERY_RULE_ALIKE = Text("いずれの日も、各規則の当てはめは同じである。", "Every rule stands alike on each day.")
RULES_OTHERWISE = Text("当てはめの異なる規則", "Rules that stand differently")
SHOWN = 3
"""Determining provisions named on one line; the answer itself names all."""


def editions_section(editions: Iterable[Node], language: Language) -> Section:
    """Return editions told by `edition_node` as a section of an explanation; without nodes where there is none."""
    told = tuple(editions)
    return Section(TITLE.in_(language), (Node(NOTE.in_(language)), *told) if told else (), "editions")


def edition_node(
    on: date, editions: Sequence[EditionDay], answer: Answer, language: Language, *, changed: bool
) -> Node:
    """Return a case under one edition; `changed` says whether the answer is another than under the one before."""
    day, titles = day_in_words(on, language), edition_in_words(editions, language)
    verdict = VERDICTS[answer.verdict].in_(language)
    why = decided_in_words(answer, language) if changed else SAME.in_(language)
    return Node(Text(f"{day}、{titles}：{verdict}（{why}）", f"{day}, {titles}: {verdict}, {why}.").in_(language))


def edition_in_words(editions: Sequence[EditionDay], language: Language) -> str:
    """Return what begins or ends on the day of an edition."""
    return Text("、", "; ").in_(language).join(edition.title.in_(language) for edition in editions)


def answered_in_words(answer: Answer, language: Language) -> str:
    """Return the verdict of an answer, and the provisions that decided it or keep it open."""
    return f"{VERDICTS[answer.verdict].in_(language)} — {decided_in_words(answer, language)}"


def decided_in_words(answer: Answer, language: Language) -> str:
    """Return the ids of the provisions that decided an answer, or keep it open."""
    ids = [provision.id for provision in answer.determining]
    if not ids:
        return Text("判断の根拠となる規定はない", "no provision decides").in_(language)
    named = ", ".join(ids[:SHOWN])
    more = len(ids) - SHOWN
    if more > 0:
        named += f"、ほか{more}件" if language == "ja" else f" and {more} more"
    if answer.verdict is Verdict.UNDETERMINED:
        return f"判断を左右する規則：{named}" if language == "ja" else f"open: {named}"
    return f"根拠：{named}" if language == "ja" else f"by {named}"


def of_item(place: int, language: Language) -> str:
    """Return which item something is about, in brackets."""
    return Text(f"（品目{place + 1}）", f" (item {place + 1})").in_(language)


def standings_in_words(days: Sequence[date], standings: Sequence[Standing | None], language: Language) -> str:
    """Return how a provision stands on each day, to follow its title."""
    colon, comma = ("：", "、") if language == "ja" else (": ", ", ")
    return colon + comma.join(
        f"{day_in_words(day, language)}{colon}{STANDINGS[standing].in_(language)}"
        for day, standing in zip(days, standings, strict=True)
    )


def course_in_words(answers: Sequence[tuple[date, Verdict]], language: Language) -> str:
    """Return from which day each verdict was the answer, in one sentence."""
    told = [
        Text(
            f"{day_in_words(on, 'ja')}から{VERDICTS[verdict].ja}",
            f"from {day_in_words(on, 'en')} {VERDICTS[verdict].en}",
        )
        for on, verdict in answers
    ]
    ja, en = "、".join(each.ja for each in told), "; ".join(each.en for each in told)
    return Text(f"{ja}。", f"The answer is {en}.").in_(language)
