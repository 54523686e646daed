"""Strong Kleene logic: the three truth values and their connectives.

Source: S. C. Kleene, *Introduction to Metamathematics* (1952), section 64, the strong tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import NoReturn, TypeVar

Value = TypeVar("Value")


class Truth(IntEnum):
    """A truth value; ordered ``FALSE < UNKNOWN < TRUE`` so that *and* is the minimum and *or* the maximum.

    The numbers are chosen so that *and* is ``&`` and *or* is ``|`` of their bits too, which compiled
    conditions use.

    A ``Truth`` has no truthiness: ``if truth:`` raises :class:`TypeError`, because the
    unknown value would silently be taken for true or false.
    """

    FALSE = 0
    UNKNOWN = 1
    TRUE = 3

    def __bool__(self) -> NoReturn:
        raise TypeError("a Truth is not a bool: compare it with `is Truth.TRUE`")

    def __str__(self) -> str:
        return self.name.lower()

    @classmethod
    def of(cls, value: bool) -> Truth:
        """Return the truth value of a known ``bool``."""
        return cls.TRUE if value else cls.FALSE

    @classmethod
    def named(cls, name: str) -> Truth:
        """Return the truth value written as ``"true"``, ``"false"`` or ``"unknown"``.

        Raises:
            KeyError: for any other word.
        """
        return cls[name.upper()]


def by_truth(value_of: Callable[[Truth], Value]) -> tuple[Value, ...]:
    """Return a table to be indexed by a truth value; place 2, which is no truth value's, is as the unknown's."""
    false, unknown, true = map(value_of, Truth)
    return false, unknown, unknown, true


_NEGATED = (Truth.TRUE, Truth.UNKNOWN, Truth.UNKNOWN, Truth.FALSE)


def negate(value: Truth) -> Truth:
    """Kleene *not*."""
    return _NEGATED[value]


def all_of(values: Iterable[Truth]) -> Truth:
    """Kleene *and*; the empty conjunction is ``TRUE``."""
    return min(values, default=Truth.TRUE)


def any_of(values: Iterable[Truth]) -> Truth:
    """Kleene *or*; the empty disjunction is ``FALSE``."""
    return max(values, default=Truth.FALSE)
