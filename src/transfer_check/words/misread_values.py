"""Why a value is not understood, and what to write instead; ``{value}`` stands where what was written belongs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfer_check.text import Text
from transfer_check.words.day_text import day_in_words

Told = tuple[Text, Text]
"""What is wrong, and what to write."""

_WRITE_A_DAY = Text("年月日を「2012-12-18」のように記載してください", "write year, month and day: `2012-12-18`")
_NO_DAY = {
    "": Text("「{value}」は暦日ではありません", "`{value}` is not a day of the calendar"),
    "year": Text("「{value}」は年のみで、日がありません", "`{value}` is not a day, but a year"),
    "month": Text("「{value}」は年月のみで、日がありません", "`{value}` is not a day, but a month"),
    "fiscal year": Text("「{value}」は年度であり、日ではありません", "`{value}` is not a day, but a fiscal year"),
    "short year": Text(
        "「{value}」は年が2桁であるため、いつの日か定まりません",
        "`{value}` has a year of two digits, so it is not certain which day it is",
    ),
}


def not_a_day(kind: str) -> Told:
    """Return that something is no day: a year, a month, a fiscal year, a year of two digits, or nothing of these."""
    return _NO_DAY[kind], _WRITE_A_DAY


def one_of_two_days(first: date, second: date) -> Told:
    """Return that something may be either of two days."""
    ja, en = ([day_in_words(day, language) for day in (first, second)] for language in ("ja", "en"))
    what = Text(f"「{{value}}」は{ja[0]}とも{ja[1]}とも読めます", f"`{{value}}` may be {en[0]} or {en[1]}")
    return what, Text(f"「{first}」又は「{second}」と記載してください", f"write `{first}` or `{second}`")


def not_in_the_era(era: Text, first: date, last: date | None, meant: date) -> Told:
    """Return that an era had no such day, with the day that counting its years on or back leads to."""
    if last is not None and meant > last:
        what = Text(
            f"「{{value}}」という日はありません。{era.ja}は{day_in_words(last, 'ja')}までです",
            f"`{{value}}` is no day: {era.en} ended on {day_in_words(last, 'en')}",
        )
    else:
        what = Text(
            f"「{{value}}」という日はありません。{era.ja}は{day_in_words(first, 'ja')}からです",
            f"`{{value}}` is no day: {era.en} began on {day_in_words(first, 'en')}",
        )
    return what, Text(f"西暦で記載してください（「{meant}」でしょうか）", f"did you mean `{meant}`?")


# ── states ────────────────────────────────────────────────────────────────────────────────────

Named = tuple[str, Text]
"""A code or a term with what it is called."""

_WRITE_A_STATE = Text(
    "国名（日本語又は英語）又はISO 3166の3文字の国コード（例：JPN）を記載してください",
    "write its name in English or Japanese, or its three-letter code (ISO 3166 alpha-3) such as `JPN`",
)


def not_a_state(near: Sequence[Named]) -> Told:
    """Return that a text is not understood as a state, with the states whose names are nearest to it."""
    what = Text("「{value}」がどの国を指すか読み取れません", "`{value}` is not understood as a state")
    if not near:
        return what, _WRITE_A_STATE
    ja, en = _either(near)
    return what, Text(f"{ja}でしょうか。{_WRITE_A_STATE.ja}", f"did you mean {en}? {_WRITE_A_STATE.en}")


def one_of_several_states(choices: Sequence[Named]) -> Told:
    """Return that a text may mean several states."""
    ja, en = _either(choices)
    what = Text("「{value}」は複数の国を指し得ます", "`{value}` may mean more than one state")
    return what, Text(f"{ja}のいずれかを記載してください", f"write {en}")


def part_of_a_state(states: Sequence[Named]) -> Told:
    """Return that a text names a part of a state."""
    ja, en = _either(states)
    what = Text("「{value}」は国の一部の名称です", "`{value}` names a part of a state")
    return what, Text(f"{ja}と記載してください", f"write {en}")


def named_on_other_days(first: date | None, end: date | None, choices: Sequence[Named]) -> Told:
    """Return that a text names a state only on some days, to neither of which the case belongs, or of which it is not known.

    Args:
        first: the first of those days.
        end: the day after the last of them.
        choices: the states that may be meant.
    """
    since, until = first and day_in_words(first, "ja"), end and day_in_words(end, "ja")
    ja = (f"{since}以後" if since else "") + (f"{until}前" if until else "")
    since, until = first and day_in_words(first, "en"), end and day_in_words(end, "en")
    en = " and ".join([f"from {since} on"] * bool(since) + [f"before {until}"] * bool(until))
    what = Text("「{value}」は、時期により異なる国を指します", "`{value}` names different states on different days")
    if ja and en:
        what = Text(f"「{{value}}」は、{ja}の国名です", f"`{{value}}` names a state only {en}")
    if not choices:
        return what, _WRITE_A_STATE
    either = _either(choices)
    return what, Text(f"{either[0]}と記載してください", f"write {either[1]}")


def no_state_of_the_day(name: Text, by_code: bool, day: date, edge: tuple[str, date], others: Sequence[Named]) -> Told:
    """Return that there was no such state on a day, with those before or after it that there were.

    Args:
        name: what the state is called.
        by_code: whether it was written by its code.
        day: the day.
        edge: ``until`` or ``from``, and the day until or from which there was such a state.
        others: the states before or after it.
    """
    which, limit = edge
    ja = f"{limit}{'まで' if which == 'until' else 'から'}のもの"
    en = f"it is the code of {name.en}, {which} {limit}" if by_code else f"there was one {which} {limit}"
    what = Text(
        f"{day}には「{{value}}」という国は存在しません（{f'{name.ja}のコードであり、' if by_code else ''}{ja}）",
        f"there was no state `{{value}}` on {day}: {en}",
    )
    if not others:
        return what, _WRITE_A_STATE
    either = _either(others)
    return what, Text(f"{either[0]}と記載してください", f"write {either[1]}")


# ── terms, yes and no ─────────────────────────────────────────────────────────────────────────


def not_a_term(vocabulary: str, terms: Sequence[str], near: Sequence[Named]) -> Told:
    """Return that a text is no term of a list, with the nearest and all of them."""
    what = Text(
        f"「{{value}}」は一覧「{vocabulary}」の用語ではありません",
        f"`{{value}}` is not a term of the list `{vocabulary}`",
    )
    listed = ", ".join(f"`{term}`" for term in terms)
    all_ja = f"用語は次のとおりです：{'、'.join(terms)}"
    if not near:
        return what, Text(all_ja, f"the terms are {listed}")
    ja = "又は".join(f"「{term}」（{name.ja}）" for term, name in near)
    en = " or ".join(f"`{term}`" for term, _ in near)
    return what, Text(f"{ja}でしょうか。{all_ja}", f"did you mean {en}? the terms are {listed}")


def one_of_several_terms(vocabulary: str, choices: Sequence[Named]) -> Told:
    """Return that a text is what several terms of a list are called."""
    ja, en = _either(choices)
    what = Text(
        f"「{{value}}」は一覧「{vocabulary}」の複数の用語に当たります",
        f"`{{value}}` may mean more than one term of the list `{vocabulary}`",
    )
    return what, Text(f"{ja}のいずれかを記載してください", f"write {en}")


def not_yes_or_no() -> Told:
    """Return that a text is neither yes nor no."""
    what = Text("「{value}」は、はい・いいえのいずれとも読めません", "`{value}` is neither yes nor no")
    return what, Text("「はい」又は「いいえ」と記載してください", "write `yes` or `no`")


def _either(named: Sequence[Named]) -> tuple[str, str]:
    *first, last = (f"`{value}` ({name.en})" for value, name in named)
    *earlier, latest = (f"{value}（{name.ja}）" for value, name in named)
    ja = f"{'、'.join(earlier)}又は{latest}" if earlier else latest
    return ja, f"{', '.join(first)} or {last}" if first else last
