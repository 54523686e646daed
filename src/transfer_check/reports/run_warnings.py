"""What a reader of the answers of a run must be told besides the counts, as sentences for every form."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.bulk.day_warnings import DayWarning, day_warnings
from transfer_check.bulk.summary import Summary
from transfer_check.citations import day_in_words
from transfer_check.notices import NO_POLICY
from transfer_check.reports.text import with_code
from transfer_check.rulebook import Rulebook
from transfer_check.text import Language, Text

WARNINGS = Text("注意", "Warnings")


def run_warnings(summary: Summary, rulebook: Rulebook, language: Language) -> tuple[str, ...]:
    """Return what must be told of a run: texts in doubt, lines that could not be read, names like formulas."""
    return tuple(each.in_(language) for each in _told(summary, rulebook, language))


def warning_text(warning: DayWarning) -> Text:
    """Return what a warning on the text of a day says."""
    return NO_POLICY.text if warning.caution is None else warning.caution.text


def how_many(count: int, noun: str) -> str:
    """Return a number with its noun in English: ``1 case``, ``2,000 cases``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _told(summary: Summary, rulebook: Rulebook, language: Language) -> Iterator[Text]:
    if summary.unread:
        yield _unread(summary)
    for place, counted in enumerate(summary.warned):
        for warning in day_warnings(rulebook):
            if counted[warning.id]:
                told = _of_day if summary.days else _of_own_days
                yield _coded(told(summary, place, warning, counted[warning.id], rulebook), warning.id)
    if summary.formulas:
        yield _formulas(summary.formulas)


def _coded(text: Text, code: str) -> Text:
    return Text(with_code(text.ja, code, "ja"), with_code(text.en, code, "en"))


def _of_day(summary: Summary, place: int, warning: DayWarning, count: int, rulebook: Rulebook) -> Text:
    day, text = summary.days[place], warning_text(warning)
    ja, noun = _counted(summary, count)
    return Text(
        f"{day_in_words(day, 'ja')}の規範による判断（{ja}）について：{text.ja}",
        f"Law of {day_in_words(day, 'en')} ({how_many(count, noun)}): {text.en}",
    )


def _of_own_days(summary: Summary, place: int, warning: DayWarning, count: int, rulebook: Rulebook) -> Text:
    ja, noun = _counted(summary, count)
    many, one = how_many(count, noun), count == 1
    if warning.caution is not None:
        return Text(
            f"{ja}に適用された規範については、次の注意を要する。{warning.caution.text.ja}",
            f"{many} {'falls' if one else 'fall'} under a text to which a caution attaches: {warning.caution.text.en}",
        )
    texts = [edition for regime in rulebook.regimes if regime.policy for edition in regime.editions]
    first = min(texts, key=lambda each: each.on, default=None)
    said = (
        Text("", "")
        if first is None
        else Text(
            f"（最初のものは{day_in_words(first.on, 'ja')}の{first.title.ja}である。）",
            f" (the first, {first.title.en}, is of {day_in_words(first.on, 'en')})",
        )
    )
    return Text(
        f"{ja}は、武器の移転に関する政策文書が存在しない日のものである{said.ja}。これらについては、"
        "外国為替及び外国貿易法に基づく許可の要否のみが問題となる。",
        f"{many} {'falls' if one else 'fall'} on {'a day' if one else 'days'} on which no policy text on arms transfers "
        f"was in force{said.en}. Only the statutory duty to obtain a permit applies to {'it' if one else 'them'}.",
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
