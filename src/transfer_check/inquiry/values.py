"""The values of a fact that the rules tell apart: two values are of one class where no comparison distinguishes them."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from transfer_check.facts import Fact, FactValue
from transfer_check.leaves import Compare, Leaf, MemberOfFact
from transfer_check.states import states_on
from transfer_check.vocabulary import VOCABULARIES

Tell = Callable[[Leaf, FactValue], Hashable]
NamedBy = Callable[[Leaf], Container[object]]
OTHER_TEXT = "…"
"""Stands for a text that no rule mentions."""


class ValueClass(NamedTuple):
    """Values of one fact between which no comparison in question distinguishes.

    Attributes:
        values: every such value of a closed list; of numbers and texts one that stands for the rest. Never empty.
    """

    values: tuple[FactValue, ...]

    @property
    def example(self) -> FactValue:
        """The value that stands for the class."""
        return self.values[0]


def value_classes(
    fact: Fact, leaves: Iterable[Leaf], tell: Tell, named_by: NamedBy, *, day: date
) -> tuple[ValueClass, ...]:
    """Return the known values of a fact in classes, in the order of their first values.

    Args:
        fact: a fact that is no list.
        leaves: the comparisons that matter.
        tell: what a comparison says of a value; two values of which all say the same are one.
        named_by: the states a comparison can tell from others.
        day: the day of the case; it says which states there are.
    """
    leaves = tuple(leaves)
    values = tuple(_values(fact, leaves, day))
    tell_of = _told_of_states if fact.type == "state" else _told_of_each
    classes: dict[tuple[Hashable, ...], list[FactValue]] = {}
    for value, told in zip(values, tell_of(values, leaves, tell, named_by), strict=True):
        classes.setdefault(told, []).append(value)
    return tuple(ValueClass(tuple(each)) for each in classes.values())


def _told_of_each(
    values: tuple[FactValue, ...], leaves: tuple[Leaf, ...], tell: Tell, named_by: NamedBy
) -> Iterator[tuple[Hashable, ...]]:
    for value in values:
        yield tuple(tell(leaf, value) for leaf in leaves)


def _told_of_states(
    values: tuple[FactValue, ...], leaves: tuple[Leaf, ...], tell: Tell, named_by: NamedBy
) -> Iterator[tuple[Hashable, ...]]:
    """Ask of each comparison only the states it names, and one that stands for all others."""
    by_leaf: list[dict[FactValue, Hashable]] = []
    others: list[Hashable] = []
    for leaf in leaves:
        named = named_by(leaf)
        by_leaf.append({value: tell(leaf, value) for value in values if value is None or value in named})
        others.append(tell(leaf, next((value for value in values if value not in named and value is not None), None)))
    for value in values:
        yield tuple(each.get(value, other) for each, other in zip(by_leaf, others, strict=True))


def _values(fact: Fact, leaves: tuple[Leaf, ...], day: date) -> Iterable[FactValue]:
    if fact.type == "bool":
        return (True, False)
    none: tuple[FactValue, ...] = () if fact.kind == "assessed" else (None,)
    if fact.type == "vocabulary":
        return (*VOCABULARIES[fact.vocabulary].terms, *none)
    if fact.type == "state":
        return (*_states(day), *none)
    literals = _literals(leaves)
    if fact.type == "number":
        return (*_between(sorted({float(each) for each in literals})), *none)
    return (*map(str, literals), OTHER_TEXT, *none)


@cache
def _states(day: date) -> tuple[str, ...]:
    return states_on(day)


def _literals(leaves: tuple[Leaf, ...]) -> list[str | float]:
    found: dict[str | float, None] = {}
    for leaf in leaves:
        if isinstance(leaf, Compare):
            found[leaf.literal] = None
        elif not isinstance(leaf, MemberOfFact):
            found.update(dict.fromkeys(getattr(leaf, "values", ())))
    return list(found)


def _between(bounds: list[float]) -> list[float]:
    """Return each bound, a number between each two, and one above the last; a quantity is never below zero."""
    if not bounds:
        return [1.0]
    numbers = [bounds[0] / 2] if bounds[0] > 0 else []
    for bound, following in zip(bounds, [*bounds[1:], bounds[-1] + 2], strict=True):
        numbers += [bound, (bound + following) / 2]
    return numbers
