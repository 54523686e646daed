"""Classes of values: those of one fact that no leaf of an edition tells apart on a day.

There are finitely many. "Known to be none" is a value like others, save for a statement that is true or false and
for an assessment, which cannot be none.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from transfer_check.facts import Fact, FactValue
from transfer_check.leaves import Compare, Leaf, LeafTest, Member
from transfer_check.states import state_names
from transfer_check.truth import Truth
from transfer_check.vocabulary import VOCABULARIES


class ValueClass(NamedTuple):
    """Values of a fact that no leaf in force tells apart.

    Attributes:
        values: all of them; of a number or a free text only some.
    """

    values: tuple[Any, ...]

    @property
    def example(self) -> Any:
        """One value of the class."""
        return self.values[0]


class ValueTable:
    """The classes of one fact's values on a day, by the leaves of an edition that read it."""

    def __init__(self, fact: Fact, leaves: Mapping[Leaf, LeafTest], day: date) -> None:
        self._columns = {leaf: place for place, leaf in enumerate(leaves)}
        found: dict[tuple[Truth, ...], list[Any]] = {}
        for value in _values(fact, leaves):
            facts = {fact.path: value}
            found.setdefault(tuple(test(facts, day) for test in leaves.values()), []).append(value)
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


def _values(fact: Fact, leaves: Iterable[Leaf]) -> Iterator[FactValue]:
    """Yield values so that every class has one, those some leaf mentions first."""
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
            yield from state_names()
        case _:
            yield from mentioned
            yield _other_text(mentioned)
    if fact.kind != "assessed":
        yield None


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
