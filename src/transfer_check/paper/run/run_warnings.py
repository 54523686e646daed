"""What a reader of the answers of a run must be told besides the counts, as sentences for every form."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.answering import OVERRIDDEN, Notice
from transfer_check.bulk.output.summary import Summary
from transfer_check.bulk.output.warning_texts import answer_warnings
from transfer_check.law import Rulebook
from transfer_check.paper.plain_text import with_code
from transfer_check.text import Language, Text
from transfer_check.words.day_text import day_in_words

WARNINGS = Text("注意", "Warnings")
SIGNED = Notice(
    OVERRIDDEN,
    Text(
        "規範によらず、署名に基づいて扱った事項がある。overridesの欄に掲げる。",
        "derived facts are taken on a signature instead of by the rules; the column `overrides` names them.",
    ),
)


def run_warnings(summary: Summary, rulebook: Rulebook, language: Language) -> tuple[str, ...]:
    """Return what must be told of a run: texts in doubt, lines that could not be read, names like formulas."""
    return tuple(each.in_(language) for each in _told(summary, rulebook, language))


def how_many(count: int, noun: str) -> str:
    """Return a number with its noun in English: ``1 case``, ``2,000 cases``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _told(summary: Summary, rulebook: Rulebook, language: Language) -> Iterator[Text]:
    if summary.unread:
        yield _unread(summary)
    for place, counted in enumerate(summary.warned):
        for warning in answer_warnings(rulebook):
            if counted[warning.id]:
                yield _warned(summary, place, warning, counted[warning.id])
        if counted[OVERRIDDEN]:
            yield _warned(summary, place, SIGNED, counted[OVERRIDDEN])
    if summary.formulas:
        yield _formulas(summary.formulas)


def _warned(summary: Summary, place: int, warning: Notice, count: int) -> Text:
    """Return a warning with how many it is about and, where days were given, the day whose law was applied."""
    ja, noun = _counted(summary, count)
    en = how_many(count, noun)
    if summary.days:
        day = summary.days[place]
        ja, en = f"{day_in_words(day, 'ja')}の規範による判断（{ja}）", f"Law of {day_in_words(day, 'en')} ({en})"
    return Text(
        with_code(f"{ja}について：{warning.text.ja}", warning.id, "ja"),
        with_code(f"{en}: {warning.text.en}", warning.id, "en"),
    )


def _counted(summary: Summary, count: int) -> tuple[str, str]:
    return (f"品目{count:,}件", "item") if summary.counted == "item" else (f"案件{count:,}件", "case")


def _unread(summary: Summary) -> Text:
    ja = "、".join(f"{first:,}行目から{last:,}行目まで" for first, last in summary.unread)
    en = "; ".join(f"{first:,} to {last:,}" for first, last in summary.unread)
    if summary.more_unread:
        ja += f"（ほか{summary.more_unread:,}か所）"
        en += f" (and {summary.more_unread:,} other places)"
    return Text(
        f"{ja}は、引用符が行末を越えて続いているため行として読み取ることができず、そこに記載されたものは判断していない。",
        f"Lines {en} could not be read as rows, because a quotation mark runs over the ends of lines; nothing they hold "
        "was judged.",
    )


def _formulas(count: int) -> Text:
    return Text(
        f"案件名のうち{count:,}件は「=」、「+」、「-」、「@」等で始まり、表計算ソフトで開くと数式として扱われるおそれがある。"
        "案件名は入力のとおり出力しているので、開く際は当該列を文字列として読み込むこと。",
        f"{how_many(count, 'name')} of cases {'begins' if count == 1 else 'begin'} with `=`, `+`, `-`, `@` or the like, "
        "which a spreadsheet may run as a formula. Names are written as they were read: have the spreadsheet import "
        "that column as text.",
    )
