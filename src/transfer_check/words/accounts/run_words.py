"""The words of a run over many cases: its counts, how verdicts moved, what was rejected, what to heed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from transfer_check.text import Language, Text
from transfer_check.words.day_text import day_in_words

BEFORE_ALL = Text("最初の規範より前", "before the first text")
BY_VERDICT = Text("結論別", "By verdict")
BY_EDITION = Text("適用された規範別", "By the edition applied")
BY_RULE = Text("根拠となった規則別", "By determining rule")
TURNED = Text("結論の変更をもたらした規則", "Rules that turned, where the verdict changed")
FROM_VERDICT_TO_VERDICT = Text("結論の変化", "From verdict to verdict")
FROM_TO = Text("から＼へ", "from \\ to")
SIGNED = Text(
    "規範によらず、署名に基づいて扱った事項がある。overridesの欄に掲げる。",
    "derived facts are taken on a signature instead of by the rules; the column `overrides` names them.",
)
PAGE = {
    "title": Text("多数の案件の判断", "Many cases judged"),
    "of": Text("件数", "count"),
    "what": Text("区分", "what"),
    "from": FROM_TO,
    "rulebook": Text("規則集", "rulebook"),
    "kept": Text("変わらないもの", "unchanged"),
    "plot": Text("棒グラフ。数値は右の表にある。", "Bar chart; the table beside it has the numbers."),
}
"""The fixed words of the page of a run."""


def how_many(count: int, noun: str) -> str:
    """Return a number with its noun in English: ``1 case``, ``2,000 cases``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def judged(total: int, *, items: bool, changing: int | None) -> Text:
    """Return how many cases, or items, were judged, to go on with those that were not.

    Args:
        total: how many were judged.
        items: whether they are items.
        changing: how many change their verdict from day to day; ``None`` where one day's law was applied.
    """
    counted = Text(
        f"{'品目' if items else '案件'}{total:,}件", f"{how_many(total, 'item' if items else 'case')} judged"
    )
    if changing is None:
        return Text(f"{counted.ja}を判断した。", counted.en)
    return Text(
        f"{counted.ja}を判断し、そのうち{changing:,}件については適用する規範により結論が異なる。",
        f"{counted.en}, of which {changing:,} {'changes its' if changing == 1 else 'change their'} verdict",
    )


def rejected(rows: int, cases: int) -> Text:
    """Return how many rows, and cases named in them, were not judged, as the end of the sentence."""
    if not rows:
        return Text("判断しなかった行はない。", "; no rows rejected.")
    if not cases:
        return Text(f"このほかの{rows:,}行は判断しなかった。", f"; {how_many(rows, 'row')} rejected besides.")
    return Text(
        f"このほかの{rows:,}行（記載された案件は{cases:,}件）は判断しなかった。",
        f"; {how_many(rows, 'row')} rejected besides, naming {cases:,} other {'case' if cases == 1 else 'cases'}.",
    )


def rejected_in(file: Path) -> Text:
    """Return which file has the rows that were not judged."""
    return Text(f"判断しなかった行とその理由：{file}", f"The rejected rows and the reasons: {file}")


def law_of(day: date, language: Language) -> str:
    """Return whose law was applied, to follow a title."""
    told = day_in_words(day, language)
    return f"（{told}の規範）" if language == "ja" else f" (law of {told})"


def between(earlier: date, later: date, language: Language) -> str:
    """Return from which day to which, to follow a title."""
    one, other = day_in_words(earlier, language), day_in_words(later, language)
    return f"（{one}から{other}）" if language == "ja" else f" ({one} to {other})"


def and_more(count: int) -> Text:
    """Return how many counts are not shown."""
    return Text(f"  ほか{count}件", f"  and {count} more")


# ── what to heed ──────────────────────────────────────────────────────────────────────────────


def concerned(count: int, *, items: bool, day: date | None) -> Text:
    """Return how many cases, or items, a warning is about, and the day whose law was applied where days were given."""
    ja = f"{'品目' if items else '案件'}{count:,}件"
    en = how_many(count, "item" if items else "case")
    if day is None:
        return Text(ja, en)
    return Text(f"{day_in_words(day, 'ja')}の規範による判断（{ja}）", f"Law of {day_in_words(day, 'en')} ({en})")


def warned(whom: Text, warning: Text) -> Text:
    """Return a warning with whom it is about."""
    return Text(f"{whom.ja}について：{warning.ja}", f"{whom.en}: {warning.en}")


def unread(lines: Sequence[tuple[int, int]], more: int) -> Text:
    """Return which lines of the input, each from one to another, could not be read, and of how many places more."""
    ja = "、".join(f"{first:,}行目から{last:,}行目まで" for first, last in lines)
    en = "; ".join(f"{first:,} to {last:,}" for first, last in lines)
    if more:
        ja += f"（ほか{more:,}か所）"
        en += f" (and {more:,} other places)"
    return Text(
        f"{ja}は、引用符が行末を越えて続いているため行として読み取ることができず、そこに記載されたものは判断していない。",
        f"Lines {en} could not be read as rows, because a quotation mark runs over the ends of lines; nothing they hold "
        "was judged.",
    )


def like_formulas(count: int) -> Text:
    """Return how many names of cases a spreadsheet may take for formulas."""
    return Text(
        f"案件名のうち{count:,}件は「=」、「+」、「-」、「@」等で始まり、表計算ソフトで開くと数式として扱われるおそれがある。"
        "案件名は入力のとおり出力しているので、開く際は当該列を文字列として読み込むこと。",
        f"{how_many(count, 'name')} of cases {'begins' if count == 1 else 'begin'} with `=`, `+`, `-`, `@` or the like, "
        "which a spreadsheet may run as a formula. Names are written as they were read: have the spreadsheet import "
        "that column as text.",
    )
