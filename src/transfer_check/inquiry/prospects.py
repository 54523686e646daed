"""Prospects: what evaluation would answer if some unknown facts were known, for many ways of knowing them at once.

A fact that is known settles leaves in strong Kleene logic, as the evaluator does it: what stays unknown stays
unknown. Of an unknown list only that it is empty is considered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from transfer_check.decision import Verdict
from transfer_check.inquiry.circuit import TRUE, Rails, simulate
from transfer_check.inquiry.unknowns import Place, Unknowns
from transfer_check.inquiry.value_classes import ValueClass

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
        self._settled = {place: [*self._settled_by(place)] for place in unknowns.owned}

    def _settled_by(self, place: Place) -> Iterator[Mapping[int, bool]]:
        """Yield, for each class of values of a fact, the inputs it settles when nothing else is known."""
        variable = self.unknowns.variables.get(place)
        if variable is None:
            yield {node: self._closes(node) for node in self.unknowns.owned[place]}
            return
        looked_up = [each.input for each in self.unknowns.couplings if each.state == place]
        for number, values in enumerate(variable.classes):
            settled = {node: bool(true >> number & 1) for node, true in zip(variable.inputs, variable.truths, strict=True)}
            if values.values == (None,):
                settled.update(dict.fromkeys(looked_up, False))
            yield settled

    def _closes(self, node: int) -> bool:
        return node in self.unknowns.closing

    def rails(self, suppositions: Sequence[Supposition]) -> Rails:
        """Return the truth of everything that is left of the law under each supposition."""
        true: dict[int, int] = {}
        false: dict[int, int] = {}
        for number, supposition in enumerate(suppositions):
            bit = 1 << number
            for place, chosen in supposition.items():
                for node, truth in self._settled[place][chosen].items():
                    side = true if truth else false
                    side[node] = side.get(node, 0) | bit
        every = (1 << len(suppositions)) - 1
        seen = {node: (true.get(node, 0), every & ~false.get(node, 0)) for node in {*true, *false}}
        left = self.unknowns.left
        return simulate(left.gates, len(left.literals), seen, len(suppositions))

    def verdicts(self, rails: Rails) -> dict[Verdict, int]:
        """Return under which suppositions each verdict is reached, one bit each."""
        prohibited = refused = undetermined = in_scope = 0
        for outcome in self.unknowns.law.items:
            scope, barred, permitted = (rails.of(self.unknowns.left.literal(each)) for each in outcome)
            prohibited |= barred[0]
            refused |= rails.every & ~permitted[1]
            undetermined |= scope[1] & ~(scope[0] & permitted[0])
            in_scope |= scope[0]
        refused &= ~prohibited
        undetermined &= ~(prohibited | refused)
        settled = rails.every & ~(prohibited | refused | undetermined)
        return {
            Verdict.PROHIBITED: prohibited,
            Verdict.NOT_PERMITTED: refused,
            Verdict.UNDETERMINED: undetermined,
            Verdict.MAY_BE_PERMITTED: settled & in_scope,
            Verdict.OUT_OF_SCOPE: settled & ~in_scope,
        }

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


class Touched(NamedTuple):
    """The provisions that the unknown facts of a case touch.

    Attributes:
        rules: by fact, the ids of the provisions whose own conditions read it, through definitions too.
    """

    rules: Mapping[Place, tuple[str, ...]]


def touched(unknowns: Unknowns) -> Touched:
    """Return which provisions each unknown fact keeps open."""
    places = list(unknowns.owned)
    reads: dict[int, int] = {TRUE: 0}
    for number, place in enumerate(places):
        for node in unknowns.owned[place]:
            reads[node] = reads.get(node, 0) | 1 << number
    for node, parts in unknowns.left.gates:
        read = 0
        for part in parts:
            read |= reads[abs(part)]
        reads[node] = read
    rules: dict[Place, dict[str, None]] = {place: {} for place in places}
    for each in (each for item in unknowns.law.provisions for each in item):
        if abs(unknowns.left.literal(each.bites)) in unknowns.left.nodes:
            read = 0
            for literal in each.own:
                read |= reads.get(abs(unknowns.left.literal(literal)), 0)
            for number, place in enumerate(places):
                if read >> number & 1:
                    rules[place][each.id] = None
    return Touched({place: tuple(ids) for place, ids in rules.items()})
