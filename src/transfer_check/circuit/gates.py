"""Circuits: and-gates over signed literals, with what is left of one once something is known.

A node is a positive number, its negation the negative one. *Or* is written by De Morgan's law. Nothing is
simplified that strong Kleene logic does not allow: ``x and not x`` stays, since it is unknown where `x` is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

TRUE = 1
"""The literal that is always true; its negation is always false."""

Gate = tuple[int, tuple[int, ...]]
"""A node and the literals whose conjunction it is."""


class Circuit:
    """A circuit under construction: equal gates are one node, and each gate comes after its parts.

    The parts of a gate stay in the order in which they are first written.
    """

    def __init__(self) -> None:
        self.parts: list[tuple[int, ...]] = [(), ()]
        self._nodes: dict[frozenset[int], int] = {}

    def input(self) -> int:
        """Return a new input."""
        self.parts.append(())
        return len(self.parts) - 1

    def all_of(self, literals: Iterable[int]) -> int:
        """Return the literal that is true where every one is."""
        kept = dict.fromkeys(literals)
        kept.pop(TRUE, None)
        if -TRUE in kept:
            return -TRUE
        if len(kept) < 2:
            return next(iter(kept), TRUE)
        key = frozenset(kept)
        if key not in self._nodes:
            self.parts.append(tuple(kept))
            self._nodes[key] = len(self.parts) - 1
        return self._nodes[key]

    def any_of(self, literals: Iterable[int]) -> int:
        """Return the literal that is true where some one is."""
        return -self.all_of(-each for each in literals)

    def inputs_under(self, literals: Iterable[int]) -> list[int]:
        """Return the inputs on which some literals rest, in the order in which they are written."""
        found: list[int] = []
        met: set[int] = set()
        waiting = [*literals][::-1]
        while waiting:
            node = abs(waiting.pop())
            if node not in met:
                met.add(node)
                parts = self.parts[node]
                waiting.extend(reversed(parts))
                if not parts and node != TRUE:
                    found.append(node)
        return found


class Residue(NamedTuple):
    """What is left of a circuit once some inputs are known.

    Attributes:
        gates: those the outputs still depend on, each after its parts.
        nodes: the nodes the outputs still depend on, inputs included.
        literals: by node, the literal it has become; `TRUE` or its negation where it is settled.
    """

    gates: tuple[Gate, ...]
    nodes: frozenset[int]
    literals: list[int]

    def literal(self, literal: int) -> int:
        """Return what a literal of the circuit has become."""
        return self.literals[literal] if literal > 0 else -self.literals[-literal]

    def reached(self, literals: Iterable[int]) -> frozenset[int]:
        """Return the nodes that some literals of the circuit still depend on."""
        found = {abs(self.literal(each)) for each in literals}
        for node, parts in reversed(self.gates):
            if node in found:
                found.update(map(abs, parts))
        return frozenset(found)


def residue(circuit: Circuit, known: Mapping[int, int], outputs: Iterable[int]) -> Residue:
    """Return what is left of a circuit.

    Args:
        circuit: the circuit.
        known: by input, `TRUE` or its negation.
        outputs: the literals that matter.
    """
    literals = list(range(len(circuit.parts)))
    for node, value in known.items():
        literals[node] = value
    left: list[Gate] = []
    for node, parts in enumerate(circuit.parts):
        if parts:
            kept = _kept(parts, literals)
            if kept is None:
                literals[node] = -TRUE
            elif len(kept) < 2:
                literals[node] = kept[0] if kept else TRUE
            else:
                left.append((node, tuple(kept)))
    wanted = {abs(literals[abs(each)]) for each in outputs} - {TRUE}
    gates: list[Gate] = []
    for node, kept_parts in reversed(left):
        if node in wanted:
            wanted.update(map(abs, kept_parts))
            gates.append((node, kept_parts))
    return Residue(tuple(reversed(gates)), frozenset(wanted), literals)


def _kept(parts: tuple[int, ...], literals: list[int]) -> list[int] | None:
    """Return the parts of a gate that are not settled; ``None`` where one is false."""
    kept = []
    for part in parts:
        now = literals[part] if part > 0 else -literals[-part]
        if now == -TRUE:
            return None
        if now != TRUE and now not in kept:
            kept.append(now)
    return kept
