"""Classes of values: those of one fact that no leaf tells apart on a day.

There are finitely many. "Known to be none" is a value like others, save for a statement that is true or false and
for an assessment, which cannot be none.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from transfer_check.facts import VOCABULARIES, Fact, FactValue, states_on
from transfer_check.kleene import Truth
from transfer_check.law.condition import Compare, InTable, Leaf, LeafTest, Member

_NO_STATE = "another state"
Tell = Callable[[Leaf, FactValue], Hashable]
NamedBy = Callable[[Leaf], Container[object]]
Listed = Callable[[InTable], Mapping[str, Truth]]


class ValueClass(NamedTuple):
    """Values of a fact that no leaf in question tells apart.

    Attributes:
        values: all of them; of a number or a free text only some. Never empty.
    """

    values: tuple[Any, ...]

    @property
    def example(self) -> Any:
        """The value that stands for the class."""
        return self.values[0]


class ValueTable:
    """The classes of one fact's values on a day, by the leaves of an edition that read it.

    Args:
        fact: a fact that is no list.
        leaves: the leaves that read it alone, each with its test.
        day: the day whose tables are looked up.
        listed: the states for which a leaf that looks up a table is not false, with its truth.
    """

    def __init__(self, fact: Fact, leaves: Mapping[Leaf, LeafTest], day: date, listed: Listed) -> None:
        self._columns = {leaf: place for place, leaf in enumerate(leaves)}
        found: dict[tuple[Truth, ...], list[Any]] = {}
        values = tuple(_values(fact, leaves, _states(day)))
        truths = _truths_of_states if fact.type == "state" else _truths
        for value, row in zip(values, truths(fact, values, leaves, day, listed), strict=True):
            found.setdefault(row, []).append(value)
        self._finest = [(truths, tuple(values)) for truths, values in found.items()]

    def classes(
        self, leaves: Sequence[Leaf], *, inside: Sequence[tuple[FactValue, ...]] = (), apart: Collection[Any] = ()
    ) -> list[tuple[ValueClass, tuple[Truth, ...]]]:
        """Return the classes that some leaves tell apart, each with the truth of those leaves.

        Args:
            leaves: leaves on this fact alone.
            inside: lists of states; whether the value is in one counts as a leaf more, after the others.
            apart: values that each form a class of their own.
        """
        columns = [self._columns[leaf] for leaf in leaves]
        found: dict[tuple[Any, ...], list[Any]] = {}
        for truths, values in self._finest:
            key = tuple([truths[column] for column in columns])
            if not inside and not apart:
                found.setdefault((key, ""), []).extend(values)
                continue
            for value in values:
                listed = tuple([Truth.of(value in members) for members in inside])
                found.setdefault(((*key, *listed), value if value in apart else ""), []).append(value)
        return [(ValueClass(tuple(values)), truths) for (truths, _), values in found.items()]


def _truths(
    fact: Fact, values: Sequence[FactValue], leaves: Mapping[Leaf, LeafTest], day: date, _: Listed
) -> Iterator[tuple[Truth, ...]]:
    """Yield the truths of all leaves for each value."""
    for value in values:
        facts = {fact.path: value}
        yield tuple([test(facts, day) for test in leaves.values()])


def _truths_of_states(
    fact: Fact, values: Sequence[FactValue], leaves: Mapping[Leaf, LeafTest], day: date, listed: Listed
) -> Iterator[tuple[Truth, ...]]:
    """Yield the truths of all leaves for each state: those that no leaf names are alike."""
    columns: list[Mapping[Any, Truth]] = [
        listed(leaf)
        if isinstance(leaf, InTable)
        else {value: test({fact.path: value}, day) for value in (*_mentioned(leaf), None)}
        for leaf, test in leaves.items()
    ]
    named = frozenset(itertools.chain.from_iterable(columns))
    of_other = tuple([test({fact.path: _NO_STATE}, day) for test in leaves.values()])
    for value in values:
        if value in named:
            yield tuple([column.get(value, truth) for column, truth in zip(columns, of_other, strict=True)])
        else:
            yield of_other


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
    values = tuple(_values(fact, leaves, _states(day)))
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


def _values(fact: Fact, leaves: Iterable[Leaf], states: Iterable[str]) -> Iterator[FactValue]:
    """Yield values so that every class has one; of a state those given."""
    mentioned = dict.fromkeys(value for leaf in leaves for value in _mentioned(leaf))
    match fact.type:
        case "bool":
            yield from (True, False)
            return
        case "vocabulary":
            yield from VOCABULARIES[fact.vocabulary].terms
        case "number":
            yield from _numbers(sorted(mentioned), 100 if fact.unit == "percent" else None)
        case "state":
            yield from states
        case _:
            yield from mentioned
            yield _other_text(mentioned)
    if fact.kind != "assessed":
        yield None


@cache
def _states(day: date) -> tuple[str, ...]:
    return states_on(day)


def _mentioned(leaf: Leaf) -> Iterable[Any]:
    match leaf:
        case Compare(literal=literal):
            return (literal,)
        case Member(values=values):
            return values
    return ()


def _numbers(bounds: list[float], most: float | None) -> Iterator[float]:
    """Yield every bound within the range of the fact, and a number in every gap between bounds."""
    bounds = [each for each in bounds if each >= 0 and (most is None or each <= most)]
    edges = [0.0, *bounds, most if most is not None else (bounds[-1] if bounds else 0.0) + 2]
    points = {*edges, *((low + high) / 2 for low, high in itertools.pairwise(edges))}
    yield from (int(each) if float(each).is_integer() else each for each in sorted(points))


def _other_text(mentioned: Iterable[Any]) -> str:
    other = "another name"
    while other in mentioned:
        other += "."
    return other
