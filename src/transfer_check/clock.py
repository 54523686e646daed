"""The clock, read here alone. No answer depends on it; a day of long ago or far ahead is taken for a slip of the pen."""

from __future__ import annotations

from datetime import date

FIRST_DAY = date(1900, 1, 1)
YEARS_AHEAD = 10


def today() -> date:
    """Return the day it is."""
    return date.today()


def last_day() -> date:
    """Return the last day that is taken: ten years from today."""
    day = today()
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + YEARS_AHEAD, day=28 if leap else day.day)


def far_off(day: date) -> str:
    """Return what is wrong with a day that is too early or too late to be meant, or ``""``."""
    if day < FIRST_DAY:
        return f"is before {FIRST_DAY.year}"
    return f"is more than {YEARS_AHEAD} years ahead" if day > last_day() else ""


def days_taken(day: date) -> str:
    """Return what to do about such a day: the year that was probably meant, and the days that are taken."""
    meant = f"did you mean `20{day.isoformat()[2:]}`? " if day.year < 100 else ""
    return f"{meant}days from {FIRST_DAY} to {last_day()} are taken"
