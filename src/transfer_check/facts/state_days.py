"""The days on which a code names a state: states that came to be or to an end, with those before and after them.

ISO 3166-3 gives the day, or the year alone, on which a code was withdrawn: the state had ended by then, or was called
otherwise, some weeks to months before. A state that broke up or was united with another is taken until the day on which
it ended in fact; where it was only renamed, the former code and the later one are both taken until the withdrawal;
where no more than the year of the withdrawal is known, throughout that year. Days of before 1967 are given where
they are commonly known. The members of a federation are also taken on the days on which an arms embargo of the
Security Council names them, as the table of the embargoes does.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache
from typing import NamedTuple

from transfer_check.intervals import Interval


class Standing(NamedTuple):
    """When a code names a state.

    Attributes:
        spans: the days on which it does.
        instead: the codes of the states before and after it, which other days want.
    """

    spans: tuple[Interval, ...]
    instead: tuple[str, ...]

    def __contains__(self, day: object) -> bool:
        return any(day in span for span in self.spans)


def stands(code: str, day: date) -> bool:
    """Whether a code names a state on a day; one that is not in the table does on every day."""
    standing = _STANDING.get(code)
    return standing is None or day in standing


def dated_codes() -> frozenset[str]:
    """Return the codes that name a state on some days only."""
    return frozenset(_STANDING)


def standing_of(code: str) -> tuple[Interval, ...]:
    """Return the days on which a code names a state; all days where the table says nothing else."""
    standing = _STANDING.get(code)
    return (Interval(None, None),) if standing is None else standing.spans


def period_of_states(day: date) -> int:
    """Return the number of the period a day falls in: throughout each, the same codes name a state."""
    return bisect_right(_changes(), day)


@cache
def _changes() -> tuple[date, ...]:
    spans = (span for standing in _STANDING.values() for span in standing.spans)
    return tuple(sorted({edge for span in spans for edge in (span.start, span.end) if edge is not None}))


def codes_instead(code: str, day: date) -> tuple[str, ...]:
    """Return the codes of the states before or after one that there were on a day."""
    standing = _STANDING.get(code)
    return () if standing is None else tuple(each for each in standing.instead if stands(each, day))


def all_instead(code: str) -> tuple[str, ...]:
    """Return the codes of the states before and after one, on whatever day."""
    standing = _STANDING.get(code)
    return () if standing is None else standing.instead


def _days(text: str) -> tuple[Interval, ...]:
    """Return spans written ``first/end second/end``, where a day may be left out."""
    return tuple(
        Interval(*(date.fromisoformat(day) if day else None for day in span.split("/"))) for span in text.split()
    )


_EMBARGOES = "1991-09-25/1996-10-02 1998-03-31/2001-09-10"
"""The embargoes on Yugoslavia and its members; the first ended in steps, the last of which is in doubt."""
_UNION = ("SUN",)
_FEDERATION = ("YUG", "SCG")
_TRUST_TERRITORY = ("PCI",)
_OF_THE_UNION = "RUS UKR BLR MDA ARM AZE GEO KAZ KGZ TJK TKM UZB EST LVA LTU"

_TABLE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    # broken up, or united with another: the day in fact
    ("SUN", "1922-12-30/1991-12-26", tuple(_OF_THE_UNION.split())),
    ("YUG", "1918-12-01/2003-07-23", ("SCG", "SRB", "MNE", "HRV", "SVN", "BIH", "MKD", "XKX")),
    ("SCG", f"{_EMBARGOES} 2003-02-04/2006-06-05", ("YUG", "SRB", "MNE")),
    ("CSK", "1918-10-28/1993-01-01", ("CZE", "SVK")),
    ("DDR", "1949-10-07/1990-10-03", ("DEU",)),
    ("YMD", "1967-11-30/1990-05-22", ("YEM",)),
    ("VDR", "1945-09-02/1976-07-02", ("VNM",)),
    ("TMP", "/2002-05-20", ("TLS",)),
    ("RHO", "/1980-04-18", ("ZWE",)),
    ("SKM", "/1976-01-01", ("IND",)),
    ("ANT", "/2010-10-10", ("CUW", "SXM", "BES", "ABW")),
    ("AFI", "/1977-06-27", ("DJI",)),
    ("GEL", "/1979-07-12", ("KIR", "TUV")),
    ("NHB", "/1980-07-30", ("VUT",)),
    ("NTZ", "/1993-07-12", ("IRQ", "SAU")),
    ("PCZ", "/1981-01-01", ("PAN",)),
    ("PCI", "1947-07-18/1987-01-01", ("FSM", "MHL", "MNP", "PLW")),
    ("CTE", "/1985-01-01", ("KIR",)),
    ("ATB", "/1980-01-01", ("ATA",)),
    ("ATN", "/1984-01-01", ("ATA",)),
    ("FXX", "/1997-07-14", ("FRA",)),
    ("JTN", "/1987-01-01", ("UMI",)),
    ("MID", "/1987-01-01", ("UMI",)),
    ("PUS", "/1987-01-01", ("UMI",)),
    ("WAK", "/1987-01-01", ("UMI",)),
    # renamed: until the code was withdrawn
    ("ZAR", "/1997-07-14", ("COD",)),
    ("BUR", "/1989-12-05", ("MMR",)),
    ("BYS", "1922-12-30/1992-06-15", ("BLR",)),
    ("DHY", "/1978-01-01", ("BEN",)),
    ("HVO", "/1985-01-01", ("BFA",)),
    # came to be
    ("RUS", "1991-12-25/", _UNION),
    ("UKR", "1991-08-24/", _UNION),
    ("BLR", "1991-08-25/", ("BYS", "SUN")),
    ("MDA", "1991-08-27/", _UNION),
    ("ARM", "1991-09-21/", _UNION),
    ("AZE", "1991-08-30/", _UNION),
    ("GEO", "1991-04-09/", _UNION),
    ("KAZ", "1991-12-16/", _UNION),
    ("KGZ", "1991-08-31/", _UNION),
    ("TJK", "1991-09-09/", _UNION),
    ("TKM", "1991-10-27/", _UNION),
    ("UZB", "1991-08-31/", _UNION),
    ("EST", "1918-02-24/1940-08-06 1991-08-20/", _UNION),
    ("LVA", "1918-11-18/1940-08-05 1991-08-21/", _UNION),
    ("LTU", "1918-02-16/1940-08-03 1990-03-11/", _UNION),
    ("HRV", "1991-06-25/", _FEDERATION),
    ("SVN", "1991-06-25/", _FEDERATION),
    ("MKD", "1991-09-08/", _FEDERATION),
    ("BIH", "1991-09-25/", _FEDERATION),
    ("SRB", f"{_EMBARGOES} 2006-06-05/", _FEDERATION),
    ("MNE", f"{_EMBARGOES} 2006-06-03/", _FEDERATION),
    ("XKX", f"{_EMBARGOES} 2008-02-17/", ("YUG", "SCG", "SRB")),
    ("CZE", "1993-01-01/", ("CSK",)),
    ("SVK", "1939-03-14/1945-04-04 1993-01-01/", ("CSK",)),
    ("ZWE", "1966-12-16/1979-12-21 1980-04-18/", ("RHO",)),
    ("TLS", "2002-05-20/", ("TMP",)),
    ("SSD", "2011-07-09/", ("SDN",)),
    ("ERI", "1993-05-24/", ("ETH",)),
    ("BGD", "1971-03-26/", ("PAK",)),
    ("PAK", "1947-08-14/", ("IND",)),
    ("DJI", "1977-06-27/", ("AFI",)),
    ("VUT", "1980-07-30/", ("NHB",)),
    ("KIR", "1979-07-12/", ("GEL",)),
    ("TUV", "1976-01-01/", ("GEL",)),
    ("FSM", "1986-01-01/", _TRUST_TERRITORY),
    ("MHL", "1986-01-01/", _TRUST_TERRITORY),
    ("MNP", "1986-01-01/", _TRUST_TERRITORY),
    ("PLW", "1986-01-01/", _TRUST_TERRITORY),
    ("UMI", "1986-01-01/", ("WAK", "MID", "JTN", "PUS")),
    ("ABW", "1986-01-01/", ("ANT",)),
    ("CUW", "2010-10-10/", ("ANT",)),
    ("SXM", "2010-10-10/", ("ANT",)),
    ("BES", "2010-10-10/", ("ANT",)),
)
_STANDING = {code: Standing(_days(days), instead) for code, days, instead in _TABLE}
