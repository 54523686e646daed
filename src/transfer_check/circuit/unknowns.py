"""What is unknown in a case, as far as its verdict can turn on it, as data.

`transfer_check.circuit.unknown_reading` reads it off a case; how a question about completions is answered is the
matter of `transfer_check.circuit.relevance` and `transfer_check.asking.settling`.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping
from typing import NamedTuple

from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.gates import Residue
from transfer_check.circuit.law_circuit import LawCircuit
from transfer_check.circuit.value_classes import ValueClass
from transfer_check.facts import FactValue


class Variable(NamedTuple):
    """One unknown value: of a fact, or of a third party that may exist.

    Attributes:
        owner: the unknown fact it belongs to; the list of third parties for a party that may exist.
        inputs: the inputs that it settles.
        classes: the classes of its values.
        truths: by input, the classes for which it is true, one bit each.
    """

    place: Place
    owner: Place
    inputs: tuple[int, ...]
    classes: tuple[ValueClass, ...]
    truths: tuple[int, ...]


class Coupling(NamedTuple):
    """A state that is looked up in an unknown list of states.

    Attributes:
        input: the input that says whether it is in the list.
        state: where the state stands.
        members: where the list stands.
        value: the state where it is known.
    """

    input: int
    state: Place
    members: Place
    value: FactValue


class Completions:
    """The completions met first, and those met last, by input: a good place to look for others in.

    Attributes:
        count: how many there are.
        true: by input, in which of them it is true, one bit each.
        described: by input, which of them say anything of it.
        lists: by what was looked up in which list, the completions of cases of that kind.
    """

    FIRST, LAST = 40, 40

    def __init__(self) -> None:
        self.count = self._added = 0
        self.true: dict[int, int] = {}
        self.described: dict[int, int] = {}
        self.lists: dict[Hashable, int] = {}
        self._inputs: dict[int, tuple[int, ...]] = {}

    def add(self, inputs: tuple[int, ...], true: Container[int], lists: Hashable) -> None:
        """Remember a completion; where there are enough, in the place of the oldest but the first."""
        place = self._added if self._added < self.FIRST else self.FIRST + (self._added - self.FIRST) % self.LAST
        bit = 1 << place
        self._forget(place)
        self._inputs[place] = inputs
        self._added += 1
        self.count = max(self.count, place + 1)
        self.lists[lists] = self.lists.get(lists, 0) | bit
        for node in inputs:
            self.described[node] = self.described.get(node, 0) | bit
            self.true[node] = self.true.get(node, 0) | (bit if node in true else 0)

    def _forget(self, place: int) -> None:
        if place in self._inputs:
            others = ~(1 << place)
            for node in self._inputs[place]:
                self.described[node] &= others
                self.true[node] &= others
            self.lists = {key: bits & others for key, bits in self.lists.items() if bits & others}


class Unknowns(NamedTuple):
    """What is unknown in a case.

    Attributes:
        left: what is left of the law once the known facts are.
        variables: the unknown values, by place.
        couplings: the states looked up in unknown lists.
        owned: by unknown fact, the inputs that it takes part in settling.
        inputs: every input that is left.
        listed: the inputs that say whether an unknown state is in a known list, with that list.
        closing: the inputs that say that a list is closed.
        met: completions of such cases met before.
        possible: whether a completion contradicts nothing that the case states of a derived fact.
    """

    law: LawCircuit
    left: Residue
    variables: Mapping[Place, Variable]
    couplings: tuple[Coupling, ...]
    owned: Mapping[Place, tuple[int, ...]]
    inputs: tuple[int, ...]
    listed: tuple[tuple[int, tuple[str, ...]], ...]
    closing: frozenset[int]
    met: Completions
    possible: int

    @property
    def lists(self) -> Hashable:
        """What is looked up in which list, known or not: a completion keeps its lists only where this is the same."""
        return frozenset((*self.couplings, *self.listed))
