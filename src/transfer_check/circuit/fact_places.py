"""Where facts stand in a case, and what one of them may become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from transfer_check.circuit.value_classes import ValueClass
from transfer_check.facts import ELEMENTS, UNKNOWN, Fact, Facts, FactValue, catalogue


class Place(NamedTuple):
    """Where a fact stands in a case.

    Attributes:
        path: its path in the catalogue.
        item: 0-based place of the item it is about; ``None`` for a fact of the case.
        party: 0-based place of the third party it is about; ``None`` for none.
    """

    path: str
    item: int | None = None
    party: int | None = None

    @property
    def fact(self) -> Fact:
        """The fact of the catalogue."""
        return catalogue()[self.path]

    @property
    def address(self) -> str:
        """The path as it is written in a case: ``items.0.form``."""
        name = self.path.partition(".")[2]
        if self.item is not None:
            return f"items.{self.item}.{name}"
        return self.path if self.party is None else f"{LIST_OF[self.path.partition('.')[0]]}.{self.party}.{name}"


def in_catalogue_order(places: Iterable[Place]) -> list[Place]:
    """Return places in the order of the catalogue, those of one fact by item and third party."""
    order = _order()
    return sorted(places, key=lambda place: (order[place.path], place))


@cache
def _order() -> dict[str, int]:
    return {path: number for number, path in enumerate(catalogue())}


LIST_OF = {element: name for name, (element, _) in ELEMENTS.items()}
"""The list that a fact of an element belongs to: ``third_party`` to ``third_parties``."""


class Roster(NamedTuple):
    """A list of states that holds the states of some facts and not those of others that are looked up in it."""

    named: tuple[str, ...]
    others: tuple[str, ...]

    def of(self, members: FactValue, facts: Facts) -> FactValue:
        """Return the list, made from the one there is; not known where a state it is to hold is not."""
        named = [facts.get(path, UNKNOWN) for path in self.named]
        if UNKNOWN in named:
            return UNKNOWN
        asked = {*named, *(facts.get(path, UNKNOWN) for path in self.others)}
        kept = [each for each in entries(members) if each not in asked]
        return (*kept, *dict.fromkeys(each for each in named if isinstance(each, str)))


Option = ValueClass | Roster
"""What a fact may become."""
Options = Mapping[Place, tuple[Option, ...]]
Move = tuple[Place, int]
"""One change: a fact, and which of its options."""
Moves = frozenset[Move]


def entries(value: FactValue) -> tuple[Any, ...]:
    """Return the entries of a list; none where it is not known, or was emptied."""
    return value if isinstance(value, tuple) else ()
