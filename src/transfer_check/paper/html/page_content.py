"""What stands on the page for one case, in the languages of the page, before any markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from transfer_check.answering import answer
from transfer_check.asking import Moment, timeline
from transfer_check.judging import Decision, Verdict
from transfer_check.paper.html.pairing import Line, Wordings, paired, worded
from transfer_check.paper.html.picture import Picture, picture_in_words, picture_of
from transfer_check.paper.screen_text import fitted_to_screen
from transfer_check.paper.stamp import Stamp, stamp, stamp_section
from transfer_check.text import Language, Text
from transfer_check.words import evidence_in_words
from transfer_check.words.accounts import (
    Explanation,
    Section,
    StatedFact,
    explain,
    stated_judgements,
    stated_parts,
)
from transfer_check.words.accounts.edition_account import SAME, decided_in_words, edition_in_words
from transfer_check.words.accounts.first_screen import FirstScreen, first_screen
from transfer_check.words.accounts.page_words import WORDS
from transfer_check.words.verdict_labels import VERDICTS

Languages = Sequence[Language]


class Part(NamedTuple):
    """A section of the page with its lines."""

    kind: str
    title: Wordings
    lines: tuple[Line, ...]


class Row(NamedTuple):
    """One line of a form: a term, its value, who signed it, and what stands beside it."""

    term: Wordings
    told: Wordings
    code: str
    signature: Wordings
    notes: tuple[str, ...]
    sources: tuple[Line, ...]


class Form(NamedTuple):
    """A titled part of a form; the title may be empty."""

    title: Wordings
    rows: tuple[Row, ...]


class EditionRow(NamedTuple):
    """The case under one edition; what decided it is told only where that is new."""

    on: str
    titles: Wordings
    verdict: Verdict
    decided: Wordings
    changed: bool
    applied: bool


class Timeline(NamedTuple):
    """The case under every edition: the picture, the picture in words, and the rows."""

    picture: Picture
    told: Wordings
    rows: tuple[EditionRow, ...]


class Sheet(NamedTuple):
    """Everything the page says of one case.

    Attributes:
        anchor: name of the sheet inside the page.
        document: what the paper is.
        day: the day whose law was applied.
        forms: the sections laid out as forms, by kind.
        screens: the short answer in each language of the page; none of an inquiry.
        timeline: ``None`` where the rulebook has no edition, or it is left out.
    """

    anchor: str
    document: Wordings
    day: str
    verdict: Verdict
    title: Wordings
    code: str
    basis: Wordings
    headline: tuple[Wordings, ...]
    particulars: tuple[Row, ...]
    parts: tuple[Part, ...]
    forms: dict[str, tuple[Form, ...]]
    timeline: Timeline | None
    closing: Wordings
    screens: tuple[FirstScreen, ...]
    stamps: tuple[tuple[Language, Stamp], ...]


def sheet_of(decision: Decision, languages: Languages, place: int) -> Sheet:
    """Return what the page says of one case; `place` counts the cases from 1."""
    told = [explain(decision, language=language) for language in languages]
    forms = {"facts": _facts(decision, languages), "judgements": _judgements(decision, languages)}
    return _sheet(f"case-{place}", WORDS["document"], decision, told)._replace(
        forms=forms,
        timeline=_timeline(decision, languages),
        screens=tuple(
            fitted_to_screen(first_screen(decision, language=language, on_paper=True)) for language in languages
        ),
    )


def sheet_of_inquiry(document: Text, decision: Decision, told: Explanation) -> Sheet:
    """Return what the page says of a question about a case: its explanation, and the stamp of the decision.

    Args:
        document: what the paper is.
        decision: the decision whose verdict and digests it bears.
        told: the explanation, in one language.
    """
    return _sheet("inquiry", document, decision, [told])


def _sheet(anchor: str, document: Text, decision: Decision, told: list[Explanation]) -> Sheet:
    languages = [each.language for each in told]
    stamps = tuple((language, stamp(decision, language)) for language in languages)
    return Sheet(
        anchor,
        worded(languages, [document.in_(each) for each in languages]),
        decision.on.isoformat(),
        decision.verdict,
        worded(languages, [each.title for each in told]),
        told[0].code,
        worded(languages, [each.basis for each in told]),
        tuple(worded(languages, texts) for texts in zip(*(each.headline for each in told), strict=True)),
        tuple(_particulars(decision, stamps)),
        (*_parts(told, languages), _part([stamp_section(decision, language) for language in languages], languages)),
        {},
        None,
        worded(languages, [each.closing for each in told]),
        (),
        stamps,
    )


def _parts(told: list[Explanation], languages: Languages) -> tuple[Part, ...]:
    if len({tuple(section.kind for section in each.sections) for each in told}) == 1:
        return tuple(_part(sections, languages) for sections in zip(*(each.sections for each in told), strict=True))
    return tuple(
        _part([section], (language,))
        for language, each in zip(languages, told, strict=True)
        for section in each.sections
    )


def _part(sections: Sequence[Section], languages: Languages) -> Part:
    return Part(
        sections[0].kind,
        worded(languages, [section.title for section in sections]),
        paired(languages, [section.nodes for section in sections]),
    )


def _particulars(decision: Decision, stamps: tuple[tuple[Language, Stamp], ...]) -> list[Row]:
    languages = [language for language, _ in stamps]
    weakest = answer(decision).weakest_evidence
    evidence = [
        WORDS["no_evidence"].in_(language) if weakest is None else evidence_in_words(weakest, language)
        for language in languages
    ]
    values: dict[str, list[str]] = {
        "case": [stamps[0][1].case] * len(stamps),
        "day": [each.day for _, each in stamps],
        "edition": [each.edition for _, each in stamps],
        "evidence": evidence,
    }
    return [Row(_words(word, languages), worded(languages, texts), "", (), (), ()) for word, texts in values.items()]


def _words(word: str, languages: Languages) -> Wordings:
    return worded(languages, [WORDS[word].in_(language) for language in languages])


# ── forms ─────────────────────────────────────────────────────────────────────────────────────


def _facts(decision: Decision, languages: Languages) -> tuple[Form, ...]:
    told = [stated_parts(decision.case, language) for language in languages]
    return tuple(
        Form(
            worded(languages, [part.title for part in parts]),
            tuple(_row(facts, languages) for facts in zip(*(part.facts for part in parts), strict=True)),
        )
        for parts in zip(*told, strict=True)
    )


def _judgements(decision: Decision, languages: Languages) -> tuple[Form, ...]:
    told = [stated_judgements(decision.case, language) for language in languages]
    rows = tuple(
        _row([each.stated for each in same], languages)._replace(
            signature=worded(languages, [each.signature for each in same]),
            notes=(same[0].note,) if same[0].note else (),
        )
        for same in zip(*told, strict=True)
    )
    return (Form((), rows),) if rows else ()


def _row(facts: Sequence[StatedFact], languages: Languages) -> Row:
    return Row(
        worded(languages, [fact.term for fact in facts]),
        worded(languages, [fact.told for fact in facts]),
        facts[0].code,
        (),
        (),
        paired(languages, [fact.sources for fact in facts]),
    )


# ── editions ──────────────────────────────────────────────────────────────────────────────────


def _timeline(decision: Decision, languages: Languages) -> Timeline | None:
    moments = timeline(decision.case, decision.rulebook)
    if not moments:
        return None
    applied = max((moment.on for moment in moments if moment.on <= decision.on), default=None)
    rows = tuple(_edition(moment, languages, applied=moment.on == applied) for moment in moments)
    told = worded(languages, [picture_in_words(moments, language) for language in languages])
    return Timeline(picture_of(moments, decision.on), told, rows)


def _edition(moment: Moment, languages: Languages, *, applied: bool) -> EditionRow:
    titles = [edition_in_words(moment.editions, language) for language in languages]
    decided = [decided_in_words(moment.answer, language) for language in languages]
    unchanged = [Text(f"{title}（{SAME.ja}）", f"{title} ({SAME.en})") for title in titles]
    if not moment.changed:
        titles = [title.in_(language) for title, language in zip(unchanged, languages, strict=True)]
    return EditionRow(
        moment.on.isoformat(),
        worded(languages, titles),
        moment.answer.verdict,
        worded(languages, decided) if moment.changed else (),
        moment.changed,
        applied,
    )


def verdict_words(languages: Languages) -> dict[Verdict, Wordings]:
    """Return the five verdicts in the languages of the page."""
    texts: dict[Verdict, Text] = VERDICTS
    return {
        verdict: worded(languages, [text.in_(language) for language in languages]) for verdict, text in texts.items()
    }
