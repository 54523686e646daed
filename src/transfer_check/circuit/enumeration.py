"""All completions of a case at once, where they are few: which facts change a verdict is then seen without a solver."""

from __future__ import annotations

from collections.abc import Container
from math import prod

from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.simulation import Rails, complete
from transfer_check.circuit.unknowns import Unknowns

MOST = 1 << 15


def count(unknowns: Unknowns) -> int | None:
    """Return how many completions a case has; ``None`` where a list is unknown, so that there is no end to them."""
    variables = unknowns.variables.values()
    settled = {node for each in variables for node in each.inputs}
    return prod(len(each.classes) for each in variables) if settled.issuperset(unknowns.inputs) else None


class Enumeration:
    """The truth of what is left of the law in every completion, one bit each; that of the first value changes first.

    Args:
        unknowns: what is unknown.
        total: how many completions there are.
    """

    def __init__(self, unknowns: Unknowns, total: int) -> None:
        self.unknowns, self.total = unknowns, total
        self.every = (1 << total) - 1
        true: dict[int, int] = {}
        stride = 1
        self._first: dict[Place, tuple[int, int]] = {}
        for place, variable in unknowns.variables.items():
            width = len(variable.classes)
            first = ((1 << stride) - 1) * (self.every // ((1 << stride * width) - 1))
            self._first[place] = stride, first
            for node, truths in zip(variable.inputs, variable.truths, strict=True):
                true[node] = sum(first << stride * number for number in range(width) if truths >> number & 1)
            stride *= width
        self.rails: Rails = complete(unknowns.left.gates, len(unknowns.left.literals), true, total)
        self.possible, _ = self.rails.of(unknowns.possible)

    def changing(self, places: Container[Place]) -> set[Place]:
        """Return which of some facts change the verdict of an item."""
        marks = [
            self.rails.of(self.unknowns.left.literal(each))[0] for item in self.unknowns.law.items for each in item
        ]
        marks = [bits for bits in dict.fromkeys(marks) if bits not in (0, self.every)]
        return {place for place in self.unknowns.variables if place in places and self._changes(place, marks)}

    def _changes(self, place: Place, marks: list[int]) -> bool:
        """Whether a mark is not the same for all classes of the values of a fact, all others staying as they are."""
        stride, first = self._first[place]
        shifts = [stride * number for number in range(len(self.unknowns.variables[place].classes))]
        for bits in marks:
            seen_true = seen_false = 0
            for shift in shifts:
                possible = self.possible >> shift & first
                seen_true |= bits >> shift & possible
                seen_false |= ~(bits >> shift) & possible
            if seen_true & seen_false:
                return True
        return False
