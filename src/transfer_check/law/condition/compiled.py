"""The truths of many leaves at once: each fact is read once, and what its leaves say of a value is remembered.

A leaf on one fact depends on the value of that fact alone, and on the day where it reads a table. Most facts have few
values, so a case of many facts costs one look into a dictionary for each fact instead of one call for each leaf.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from itertools import chain, repeat
from operator import getitem, itemgetter
from typing import Any

from transfer_check.facts import UNKNOWN, Facts
from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import Compare, Flag, InTable, LeafTest, Member

Reader = Callable[[Facts, date], Sequence[Truth]]

MOST_REMEMBERED = 4096
"""Values remembered of one fact before what is known of them is forgotten: free text and days have no bound of their own."""


class _Remembered(dict[Hashable, tuple[Truth, ...]]):
    """The truths of the leaves on one fact, by its value."""

    def __init__(self, path: str, tests: Sequence[LeafTest]) -> None:
        super().__init__()
        self.path = path
        self.tests = tests

    def __missing__(self, value: Any) -> tuple[Truth, ...]:
        return self._keep(value, value, date.min)

    def _keep(self, key: Hashable, value: Any, day: date) -> tuple[Truth, ...]:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        truths = self[key] = tuple(test({self.path: value}, day) for test in self.tests)
        return truths


class _RememberedByDay(_Remembered):
    """The truths of the leaves that look one fact up in dated tables, by its value and the day."""

    def __missing__(self, key: Any) -> tuple[Truth, ...]:
        return self._keep(key, *key)


def reader(leaves: Iterable[tuple[object, LeafTest]]) -> Reader:
    """Return a function that gives the truths of some leaves, in their order.

    Args:
        leaves: each leaf or quantifier with its test. What reads more than one fact is tested anew for every case.
    """
    of_value: dict[str, list[tuple[int, LeafTest]]] = {}
    of_day: dict[str, list[tuple[int, LeafTest]]] = {}
    others: list[tuple[int, LeafTest]] = []
    for place, (leaf, test) in enumerate(leaves):
        match leaf:
            case Flag(fact) | Compare(fact) | Member(fact):
                of_value.setdefault(fact, []).append((place, test))
            case InTable(fact):
                of_day.setdefault(fact, []).append((place, test))
            case _:
                others.append((place, test))
    return _reading(
        {path: _Remembered(path, [test for _, test in group]) for path, group in of_value.items()},
        {path: _RememberedByDay(path, [test for _, test in group]) for path, group in of_day.items()},
        [test for _, test in others],
        _sorted_by([place for group in (*of_value.values(), *of_day.values(), others) for place, _ in group]),
    )


def _reading(
    of_value: dict[str, _Remembered],
    of_day: dict[str, _RememberedByDay],
    others: list[LeafTest],
    in_order: Callable[[list[Truth]], Sequence[Truth]],
) -> Reader:
    paths, known = list(of_value), list(of_value.values())
    dated_paths, known_by_day = list(of_day), list(of_day.values())

    def read(facts: Facts, day: date) -> Sequence[Truth]:
        value_of = facts.get
        truths = list(chain.from_iterable(map(getitem, known, map(value_of, paths, repeat(UNKNOWN)))))
        for path, remembered in zip(dated_paths, known_by_day, strict=True):
            truths += remembered[value_of(path, UNKNOWN), day]
        for test in others:
            truths.append(test(facts, day))
        return in_order(truths)

    return read


def _sorted_by(places: list[int]) -> Callable[[list[Truth]], Sequence[Truth]]:
    """Return what puts truths found in some order of places back into the order of the places."""
    if places == sorted(places):
        return lambda truths: truths
    return itemgetter(*(places.index(place) for place in range(len(places))))
