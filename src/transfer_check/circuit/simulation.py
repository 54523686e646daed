"""The circuit of the law worked out in plain integers: one bit a situation, two rails for strong Kleene logic.

A gate is one *and* over as many situations as an integer has bits, so that a thousand of them cost little more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from transfer_check.circuit.gates import TRUE, Gate


class Rails(NamedTuple):
    """The truth of every node in many situations at once, one bit a situation.

    Attributes:
        sure: by node, the situations in which it is true.
        possible: by node, the situations in which it is not false.
        every: all situations.
    """

    sure: list[int]
    possible: list[int]
    every: int

    def of(self, literal: int) -> tuple[int, int]:
        """Return the situations in which a literal is true, and those in which it is not false."""
        if literal > 0:
            return self.sure[literal], self.possible[literal]
        return self.every ^ self.possible[-literal], self.every ^ self.sure[-literal]


def simulate(gates: Sequence[Gate], size: int, seen: Mapping[int, tuple[int, int]], situations: int) -> Rails:
    """Work out every gate in strong Kleene logic in many situations at once.

    Args:
        gates: each after its parts.
        size: how many nodes the circuit has.
        seen: by input, the situations in which it is true, and those in which it is not false;
            an input that is absent is unknown in all of them.
        situations: how many there are.
    """
    every = (1 << situations) - 1
    rails = Rails([0] * size, [every] * size, every)
    rails.sure[TRUE] = every
    for node, (true, not_false) in seen.items():
        rails.sure[node], rails.possible[node] = true, not_false
    work_out(gates, rails)
    return rails


def complete(gates: Iterable[Gate], size: int, true: Mapping[int, int], situations: int) -> Rails:
    """Work out every gate in situations in which everything is known, so that both rails are one.

    Args:
        gates: each after its parts.
        size: how many nodes the circuit has.
        true: by input, the situations in which it is true. No input that a gate rests on may be absent.
        situations: how many there are.
    """
    every = (1 << situations) - 1
    worked_out = [0] * size
    worked_out[TRUE] = every
    for node, bits in true.items():
        worked_out[node] = bits
    for node, parts in gates:
        bits = every
        for part in parts:
            bits &= worked_out[part] if part > 0 else ~worked_out[-part]
        worked_out[node] = bits
    return Rails(worked_out, worked_out, every)


def work_out(gates: Iterable[Gate], rails: Rails) -> None:
    """Work out every gate from the inputs that the rails already hold.

    Args:
        gates: each after its parts.
        rails: the truth of the inputs; that of the gates is added to it.
    """
    sure, possible, every = rails
    for node, parts in gates:
        true = not_false = every
        for part in parts:
            if part > 0:
                true &= sure[part]
                not_false &= possible[part]
            else:
                true &= ~possible[-part]
                not_false &= ~sure[-part]
        sure[node], possible[node] = true, not_false


@cache
def spread(bits: int, stride: int) -> int:
    """Return each bit as so many equal bits."""
    block = (1 << stride) - 1
    return sum(block << place * stride for place in range(bits.bit_length()) if bits >> place & 1)


def numbers_of(bits: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
