"""Half-open intervals of days, and what is in force on a day."""

from datetime import date
from typing import NamedTuple

from transfer_check.kleene import Truth


class Interval(NamedTuple):
    """The days from `start` up to, not including, `end`; ``None`` is unbounded on that side."""

    start: date | None
    end: date | None

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def empty(self) -> bool:
        """Whether no day lies in the interval."""
        return self.start is not None and self.end is not None and self.end <= self.start

    def overlaps(self, other: "Interval") -> bool:
        """Whether some day lies in both intervals."""
        return Interval(_latest(self.start, other.start), _earliest(self.end, other.end)).empty is False

    def within(self, other: "Interval") -> bool:
        """Whether every day of this interval lies in `other`."""
        starts_inside = other.start is None or (self.start is not None and other.start <= self.start)
        ends_inside = other.end is None or (self.end is not None and self.end <= other.end)
        return self.empty or (starts_inside and ends_inside)

    def __str__(self) -> str:
        return f"[{self.start or '…'}, {self.end or '…'})"


def _latest(left: date | None, right: date | None) -> date | None:
    return right if left is None else left if right is None else max(left, right)


def _earliest(left: date | None, right: date | None) -> date | None:
    return right if left is None else left if right is None else min(left, right)


class DoubtfulInterval(NamedTuple):
    """An interval whose ends are not known to the day.

    Attributes:
        certain: the days that are surely inside; empty where nothing is sure.
        possible: the days that may be inside; contains `certain`.
    """

    certain: Interval
    possible: Interval

    def holds_on(self, day: date) -> Truth:
        """``TRUE`` on a certain day, ``UNKNOWN`` on a merely possible one, else ``FALSE``."""
        if day in self.certain:
            return Truth.TRUE
        return Truth.UNKNOWN if day in self.possible else Truth.FALSE
