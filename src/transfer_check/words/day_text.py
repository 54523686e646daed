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
