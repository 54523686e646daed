"""Days as each language writes them."""

from datetime import date

from transfer_check.text import Language

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_words(day: date, language: Language) -> str:
    """Return a day as each language writes it: ``27 December 2011``, ``2011年12月27日``."""
    if language == "ja":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_with_era(day: date, language: Language) -> str:
    """Return a day as an official writes it, with its era in Japanese: ``平成24年（2012年）12月18日``.

    Source: the eras began on 25 December 1926 (昭和), 8 January 1989 (平成) and 1 May 2019 (令和).
    """
    if language == "en":
        return day_in_words(day, language)
    name, first = next((name, first) for name, first in _ERAS if day >= first)
    year = day.year - first.year + 1
    return f"{name}{'元' if year == 1 else year}年（{day.year}年）{day.month}月{day.day}日"


_ERAS = (
    ("令和", date(2019, 5, 1)),
    ("平成", date(1989, 1, 8)),
    ("昭和", date(1926, 12, 25)),
    ("", date.min),
)
