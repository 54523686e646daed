"""Days as they are written, in either language, by the calendar or by eras: one reader for every input.

A text that leaves the day open names no day: it is never taken for the first of its month or year, and one that may be
read as two days is not chosen between.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import NoReturn

from transfer_check.facts.eras import CALENDAR_BEGINS, ERA_WORDS, Era, contains, era_named
from transfer_check.facts.misreading import Meaning, MisreadError
from transfer_check.text import Text

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?$")
_NUMERAL = re.compile(r"(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[〇零一二三四五六七八九]+)(?=[年月日])")
_DIGITS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]


def read_day(written: str) -> date:
    """Return the day that a text names.

    ``2012-12-18``, ``2012/12/18``, ``2012.12.18``, ``20121218``, ``18 December 2012``, ``December 18, 2012``,
    ``2012年12月18日``, ``平成24年12月18日``, ``H24.12.18``; in half or full width, with a midnight after it or not.

    Raises:
        MisreadError: for anything else: no day of the calendar or of its era, no day at all, or one of two.
    """
    if _ISO.fullmatch(written):
        return _calendar_day(written, *written.split("-"))
    text = _plain(written)
    for form, read in _FORMS:
        found = form.fullmatch(text)
        if found:
            return read(written, found)
    return _refuse(written, text)


def _plain(written: str) -> str:
    text = _MIDNIGHT.sub("", " ".join(unicodedata.normalize("NFKC", written[:100]).split()))
    if re.search("[年月日]", text):
        text = _NUMERAL.sub(lambda found: str(_number(found[0])), text.replace(" ", ""))
    return text


def _number(numerals: str) -> int:
    """Return the number that kanji write: digit by digit, or with tens."""
    if "十" not in numerals:
        return int("".join(str(_DIGITS[each]) for each in numerals))
    tens, _, ones = numerals.partition("十")
    return (_DIGITS.get(tens, 1)) * 10 + (_DIGITS.get(ones, 0))


# ── the forms ─────────────────────────────────────────────────────────────────────────────────


def _calendar_day(written: str, year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return _no_day(written)


def _by_numbers(written: str, found: re.Match[str]) -> date:
    return _calendar_day(written, found["y"], found["m"], found["d"])


def _by_name(written: str, found: re.Match[str]) -> date:
    month = [name.startswith(found["m"].lower()) for name in _MONTHS].index(True) + 1
    return _calendar_day(written, found["y"], str(month), found["d"])


def _by_era(written: str, found: re.Match[str]) -> date:
    era = era_named(found["era"])
    year = era.first_year - 1 + (1 if found["y"] == "元" else int(found["y"]))
    day = _calendar_day(written, str(year), found["m"], found["d"])
    if day < CALENDAR_BEGINS:
        _no_day(written)
    return day if contains(era, day) else _outside(written, era, day)


def _either_way(written: str, found: re.Match[str]) -> date:
    """Read a day whose year comes last: day and month stand in the one order here and in the other there."""
    days = []
    for month, day in ((found["b"], found["a"]), (found["a"], found["b"])):
        try:
            days.append(date(int(found["y"]), int(month), int(day)))
        except ValueError:
            continue
    if len(set(days)) > 1:
        _ambiguous(written, sorted(days))
    return days[0] if days else _no_day(written)


_NAMED = "(?P<m>" + "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + r"|sept)\.?"
_ERA = f"(?P<era>{ERA_WORDS})"
_Y, _M, _D = r"(?P<y>[0-9]{4})", r"(?P<m>[0-9]{1,2})", r"(?P<d>[0-9]{1,2})"
_ERA_YEAR = r"(?P<y>元|[0-9]{1,2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, re.Match[str]], date]], ...] = tuple(
    (re.compile(form, re.IGNORECASE), read)
    for form, read in (
        (rf"{_Y}(?P<mark>[-/.]){_M}(?P=mark){_D}", _by_numbers),
        (r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", _by_numbers),
        (rf"(?:西暦)?{_Y}年{_M}月{_D}日", _by_numbers),
        (rf"{_ERA}{_ERA_YEAR}年{_M}月{_D}日", _by_era),
        (rf"{_ERA}\.?{_ERA_YEAR}(?P<mark>[-/.]){_M}(?P=mark){_D}", _by_era),
        (rf"{_D}(?:st|nd|rd|th)?(?: of)?[ -]{_NAMED},?[ -]{_Y}", _by_name),
        (rf"{_NAMED} {_D}(?:st|nd|rd|th)?,? {_Y}", _by_name),
        (rf"(?P<a>[0-9]{{1,2}})(?P<mark>[-/.])(?P<b>[0-9]{{1,2}})(?P=mark){_Y}", _either_way),
    )
)

# ── what is no day ────────────────────────────────────────────────────────────────────────────

_YEAR = rf"(?:西暦)?[0-9]{{4}}年?|{_ERA}{_ERA_YEAR}年?"
_MONTH = rf"(?:西暦)?[0-9]{{4}}(?:[-/.]|年)[0-9]{{1,2}}月?|{_ERA}{_ERA_YEAR}(?:[-/.]|年)[0-9]{{1,2}}月?"
_PARTS = tuple(
    (kind, re.compile(form, re.IGNORECASE))
    for kind, form in (
        ("year", _YEAR),
        ("month", _MONTH),
        ("month", rf"{_NAMED},?[ -][0-9]{{4}}"),
        ("fiscal year", r".*年度|FY ?[0-9]{2,4}"),
        ("short year", r"'?[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.]'?[0-9]{2}"),
        ("short year", rf"[0-9]{{1,2}}[ -]{_NAMED}[ -]'?[0-9]{{2}}"),
    )
)


def _refuse(written: str, text: str) -> date:
    kind = next((kind for kind, form in _PARTS if form.fullmatch(text)), "")
    return _no_day(written, kind)


def _no_day(written: str, kind: str = "") -> NoReturn:
    from transfer_check.words.misread_values import not_a_day

    raise MisreadError("day", written, *not_a_day(kind))


def _ambiguous(written: str, days: list[date]) -> NoReturn:
    from transfer_check.words.misread_values import one_of_two_days

    choices = tuple(Meaning(day.isoformat(), Text(day.isoformat(), day.isoformat())) for day in days)
    raise MisreadError("day", written, *one_of_two_days(*days), choices)


def _outside(written: str, era: Era, day: date) -> NoReturn:
    from transfer_check.words.misread_values import not_in_the_era

    raise MisreadError("day", written, *not_in_the_era(era.name, era.first, era.last, day))
