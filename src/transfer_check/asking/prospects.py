"""Prospects: what evaluation would answer if some unknown facts were known, for many ways of knowing them at once.

A fact that is known settles leaves in strong Kleene logic, as the evaluator does it: what stays unknown stays
unknown. Of an unknown list only that it is empty is considered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from transfer_check.circuit import (
    TRUE,
    Place,
    Rails,
    Unknowns,
    ValueClass,
    simulate,
    spread,
    verdicts_reached,
)
from transfer_check.facts import Fact, implied_by
from transfer_check.judging import Verdict

NOTHING = ValueClass(((),))
"""An empty list."""

Supposition = Mapping[Place, int]
"""Facts supposed to be known, each as the number of a class of its values."""


class Prospects:
    """What would be answered under suppositions about the unknown facts of a case."""

    def __init__(self, unknowns: Unknowns) -> None:
        self.unknowns = unknowns
        self.classes: dict[Place, tuple[ValueClass, ...]] = {
            place: unknowns.variables[place].classes if place in unknowns.variables else (NOTHING,)
            for place in unknowns.owned
        }

    def one_by_one(self, places: Sequence[Place]) -> Rails:
        """Return the truth of what is left of the law where nothing more is known, and for each class of each fact.

        The first situation is that nothing more is known; those of each fact follow in the order of its classes.
        """
        true: dict[int, int] = {}
        known: dict[int, int] = {}
        first = 1
        for place in places:
            width = len(self.classes[place])
            span = ((1 << width) - 1) << first
            for node, (truths, settled) in self._columns(place).items():
                true[node] = true.get(node, 0) | truths << first
                known[node] = known.get(node, 0) | settled << first & span
            first += width
        return self._simulated(true, known, first)

    def _columns(self, place: Place) -> Mapping[int, tuple[int, int]]:
        """Return, for each input a fact takes part in settling, the classes that make it true, and those that settle it."""
        variable = self.unknowns.variables.get(place)
        if variable is None:
            return {node: (int(node in self.unknowns.closing), 1) for node in self.unknowns.owned[place]}
        columns = {node: (truths, -1) for node, truths in zip(variable.inputs, variable.truths, strict=True)}
        looked_up = [each.input for each in self.unknowns.couplings if each.state == place]
        if looked_up:
            none = sum(1 << number for number, each in enumerate(variable.classes) if each.values == (None,))
            columns.update(dict.fromkeys(looked_up, (0, none)))
        for fact in implied_by(place.path):
            columns.update(self._of_none(fact, place._replace(path=fact.path), place))
        return columns

    def _of_none(self, fact: Fact, implied: Place, place: Place) -> Mapping[int, tuple[int, int]]:
        """Return the same for the inputs of an unknown fact that some values of another make known to be none."""
        variable = self.unknowns.variables.get(implied)
        if variable is None:
            return {}
        by = fact.none_where[place.path]
        classes = sum(
            1 << number for number, each in enumerate(self.classes[place]) if all(value in by for value in each.values)
        )
        own = next(number for number, each in enumerate(variable.classes) if fact.none in each.values)
        return {
            node: (classes * (truths >> own & 1), classes)
            for node, truths in zip(variable.inputs, variable.truths, strict=True)
        }

    def all_values(self, sets: Sequence[Sequence[Place]]) -> Rails:
        """Return the truth of what is left of the law for every choice of values of each of some sets of facts.

        The choices of a set follow one another with the class of its last fact changing first.
        """
        true: dict[int, int] = {}
        known: dict[int, int] = {}
        first = 0
        for facts in sets:
            sizes = [len(self.classes[place]) for place in facts]
            total = prod(sizes)
            for number, place in enumerate(facts):
                stride = prod(sizes[number + 1 :])
                period = stride * sizes[number]
                repeated = ((1 << total) - 1) // ((1 << period) - 1)
                every = (1 << sizes[number]) - 1
                for node, (truths, settled) in self._columns(place).items():
                    true[node] = true.get(node, 0) | spread(truths, stride) * repeated << first
                    known[node] = known.get(node, 0) | spread(settled & every, stride) * repeated << first
            first += total
        return self._simulated(true, known, first)

    def under(self, suppositions: Sequence[Supposition]) -> Rails:
        """Return the truth of what is left of the law under each supposition."""
        true: dict[int, int] = {}
        known: dict[int, int] = {}
        for number, supposition in enumerate(suppositions):
            for place, chosen in supposition.items():
                for node, (truths, settled) in self._columns(place).items():
                    true[node] = true.get(node, 0) | (truths >> chosen & 1) << number
                    known[node] = known.get(node, 0) | (settled >> chosen & 1) << number
        return self._simulated(true, known, len(suppositions))

    def _simulated(self, true: Mapping[int, int], known: Mapping[int, int], situations: int) -> Rails:
        every = (1 << situations) - 1
        seen = {node: (bits, every & ~known[node] | bits) for node, bits in true.items()}
        left = self.unknowns.left
        return simulate(left.gates, len(left.literals), seen, situations)

    def possible(self, rails: Rails) -> int:
        """Return under which suppositions no derived fact is stated against what the rules settle, one bit each."""
        return rails.of(self.unknowns.possible)[1]

    def verdicts(self, rails: Rails) -> dict[Verdict, int]:
        """Return under which suppositions each verdict is reached, one bit each; under an impossible one, none is."""
        law, left = self.unknowns.law, self.unknowns.left
        reached = verdicts_reached(
            law.items, lambda literal: rails.of(left.literal(literal)), rails.every, law.edition.policy_in_force
        )
        possible = self.possible(rails)
        return {verdict: bits & possible for verdict, bits in reached.items()}

    def open_provisions(self, rails: Rails) -> list[int]:
        """Return, for each provision the verdict can turn on, under which suppositions it still can, one bit each."""
        left = self.unknowns.left
        found = []
        for each in (each for item in self.unknowns.law.provisions for each in item):
            if abs(left.literal(each.bites)) in left.nodes:
                bites, within = rails.of(left.literal(each.bites)), rails.of(left.literal(each.within))
                spared, _ = rails.of(left.literal(each.spared))
                found.append(bites[1] & within[1] & ~(bites[0] & within[0]) & ~spared)
        return found


def touched(unknowns: Unknowns) -> Mapping[Place, tuple[str, ...]]:
    """Return, for each unknown fact, the ids of the provisions whose own conditions read it, definitions included."""
    places = list(unknowns.owned)
    reads: dict[int, int] = {TRUE: 0}
    for number, place in enumerate(places):
        for node in unknowns.owned[place]:
            reads[node] = reads.get(node, 0) | 1 << number
    for node, parts in unknowns.left.gates:
        read = 0
        for part in parts:
            read |= reads.get(abs(part), 0)
        reads[node] = read
    rules: list[dict[str, None]] = [{} for _ in places]
    for each in (each for items in (unknowns.law.provisions, unknowns.law.lifting) for item in items for each in item):
        if abs(unknowns.left.literal(each.bites)) in unknowns.left.nodes:
            read = 0
            for literal in each.own:
                read |= reads.get(abs(unknowns.left.literal(literal)), 0)
            while read:
                lowest = read & -read
                rules[lowest.bit_length() - 1][each.id] = None
                read ^= lowest
    return {place: tuple(ids) for place, ids in zip(places, rules, strict=True)}
