"""The eras of Japan by which days are dated, and the day an era date names.

An edict of 1912 and one of 1926 changed the era on the day they were issued, so that day bears both names; the Cabinet
Orders No. 1 of 1989 and No. 143 of 2019 changed it with the beginning of the next day, and of 1 May 2019.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from transfer_check.text import Text


class Era(NamedTuple):
    """An era.

    Attributes:
        name: what it is called.
        letter: its initial, as ``R6.7.30`` has it.
        first_year: the year of the calendar in which its first year began.
        first: its first day; that of Meiji is the day of the edict.
        last: its last day; ``None`` while it lasts.
    """

    name: Text
    letter: str
    first_year: int
    first: date
    last: date | None


CALENDAR_BEGINS = date(1873, 1, 1)
"""The first day of Meiji 6: days before it were counted by another calendar."""

ERAS = (
    Era(Text("明治", "Meiji"), "M", 1868, date(1868, 10, 23), date(1912, 7, 30)),
    Era(Text("大正", "Taisho"), "T", 1912, date(1912, 7, 30), date(1926, 12, 25)),
    Era(Text("昭和", "Showa"), "S", 1926, date(1926, 12, 25), date(1989, 1, 7)),
    Era(Text("平成", "Heisei"), "H", 1989, date(1989, 1, 8), date(2019, 4, 30)),
    Era(Text("令和", "Reiwa"), "R", 2019, date(2019, 5, 1), None),
)


def era_named(word: str) -> Era:
    """Return the era that a name, its first character or its initial means.

    Raises:
        KeyError: where it is none of them.
    """
    return _BY_WORD[word.upper()]


_BY_WORD = {word: era for era in ERAS for word in (era.name.ja, era.name.ja[0], era.letter)}
ERA_WORDS = "|".join(sorted(_BY_WORD, key=len, reverse=True))
"""Everything that names an era, as alternatives of a pattern, the longest first."""


def contains(era: Era, day: date) -> bool:
    """Whether a day is dated by an era."""
    return era.first <= day and (era.last is None or day <= era.last)
