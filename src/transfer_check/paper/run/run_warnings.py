"""What a reader of the answers of a run must be told besides the counts, as sentences for every form."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.answering import OVERRIDDEN, Notice
from transfer_check.bulk.output.summary import Summary
from transfer_check.bulk.output.warning_texts import answer_warnings
from transfer_check.law import Rulebook
from transfer_check.paper.plain_text import with_code
from transfer_check.text import Language, Text
from transfer_check.words.accounts.run_words import SIGNED, concerned, like_formulas, unread, warned


def run_warnings(summary: Summary, rulebook: Rulebook, language: Language) -> tuple[str, ...]:
    """Return what must be told of a run: texts in doubt, lines that could not be read, names like formulas."""
    return tuple(each.in_(language) for each in _told(summary, rulebook, language))


def _told(summary: Summary, rulebook: Rulebook, language: Language) -> Iterator[Text]:
    if summary.unread:
        yield unread(summary.unread, summary.more_unread)
    for place, counted in enumerate(summary.warned):
        for warning in answer_warnings(rulebook):
            if counted[warning.id]:
                yield _warned(summary, place, warning, counted[warning.id])
        if counted[OVERRIDDEN]:
            yield _warned(summary, place, Notice(OVERRIDDEN, SIGNED), counted[OVERRIDDEN])
    if summary.formulas:
        yield like_formulas(summary.formulas)


def _warned(summary: Summary, place: int, warning: Notice, count: int) -> Text:
    """Return a warning with how many it is about and, where days were given, the day whose law was applied."""
    day = summary.days[place] if summary.days else None
    told = warned(concerned(count, items=summary.counted == "item", day=day), warning.text)
    return Text(with_code(told.ja, warning.id, "ja"), with_code(told.en, warning.id, "en"))
