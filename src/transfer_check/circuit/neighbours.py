"""Completions that differ in one fact from completions already at hand: all of them tried at once.

Those at hand are some drawn at random; two that a solver found; or some met before, which are remembered: as far as
the case at hand leaves them open, their values are values of a completion of it too.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from random import Random

from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.simulation import complete, spread
from transfer_check.circuit.unknowns import Unknowns, Variable

Columns = Mapping[int, int]
"""By input, in which of some completions it is true, one bit each."""


def around_those_met(unknowns: Unknowns, places: Container[Place]) -> set[Place]:
    """Return which of some facts change the verdict of a completion that agrees, where it can, with one met before."""
    met = unknowns.met
    usable = (1 << met.count) - 1
    for node in unknowns.inputs:
        usable &= met.described.get(node, 0)
    as_listed = met.lists.get(unknowns.lists, 0)
    if unknowns.listed:  # whether the state of a completion of another kind is in the list, its class does not tell
        usable &= as_listed
    if not usable:
        return set()
    first = (usable & -usable).bit_length() - 1
    columns = {node: (met.true[node] & usable) >> first for node in unknowns.inputs}
    usable >>= first
    return around(unknowns, places, usable.bit_length(), columns, usable, as_listed >> first)


DRAWN = 64


def drawn(unknowns: Unknowns) -> Columns:
    """Return completions drawn at random, always the same, in which every unknown list of states is empty."""
    draw = Random(DRAWN)
    columns = {node: draw.getrandbits(DRAWN) for node in unknowns.inputs}
    for each in unknowns.variables.values():
        of_class = [0] * len(each.classes)
        for place, number in enumerate(draw.choices(range(len(of_class)), k=DRAWN)):
            of_class[number] |= 1 << place
        for node, truths in zip(each.inputs, each.truths, strict=True):
            columns[node] = sum(bits for number, bits in enumerate(of_class) if truths >> number & 1)
    columns.update((each.input, 0) for each in unknowns.couplings)
    return columns


def around(
    unknowns: Unknowns, places: Container[Place], count: int, columns: Columns, usable: int, as_listed: int
) -> set[Place]:
    """Return the facts of which another value changes the verdict of one of some completions.

    Args:
        unknowns: what is unknown.
        places: the facts to look at.
        count: how many completions.
        columns: where each input is true.
        usable: which of the completions are to be looked at.
        as_listed: in which of these the unknown lists of states may stay as they are; in the others they are
            taken to be empty, so that every value of every other fact is possible.
    """
    own = [each for each in unknowns.variables.values() if each.owner == each.place and each.place in places]
    lists = [place for place in dict.fromkeys(each.members for each in unknowns.couplings) if place in places]
    full = [place for place in lists if _of_known_states(unknowns, place)]
    empty = {**columns, **{each.input: 0 for each in unknowns.couplings}}
    found = set(_turning(unknowns, count, empty, own, dict.fromkeys(full, True), usable))
    if unknowns.couplings and as_listed & usable:
        states = {each.state for each in unknowns.couplings}
        others = [each for each in own if each.place not in states and each.place not in found]
        found.update(_turning(unknowns, count, columns, others, dict.fromkeys(lists, False), usable & as_listed))
    return found


def _of_known_states(unknowns: Unknowns, members: Place) -> bool:
    """Whether only known states are looked up in a list: it may then hold all of them."""
    return all(isinstance(each.value, str) for each in unknowns.couplings if each.members == members)


def _turning(
    unknowns: Unknowns,
    count: int,
    columns: Columns,
    facts: list[Variable],
    lists: Mapping[Place, bool],
    usable: int,
) -> Iterator[Place]:
    """Yield the facts that change a verdict: by some class of their values, and lists by holding everything, or nothing."""
    situations = count * (1 + len(lists) + sum(len(each.classes) for each in facts))
    block = (1 << count) - 1
    everywhere = ((1 << situations) - 1) // block
    bits = {node: column * everywhere for node, column in columns.items()}
    spans: list[tuple[Place, int, int]] = []
    shift = count
    for each in facts:
        width = len(each.classes) * count
        elsewhere = ~(((1 << width) - 1) << shift)
        for node, truths in zip(each.inputs, each.truths, strict=True):
            bits[node] = bits[node] & elsewhere | spread(truths, count) << shift
        spans.append((each.place, shift, width))
        shift += width
    for place, everything in lists.items():
        for coupling in unknowns.couplings:
            if coupling.members == place:
                rest = bits[coupling.input] & ~(block << shift)
                bits[coupling.input] = rest | (block << shift if everything else 0)
        spans.append((place, shift, count))
        shift += count
    left = unknowns.left
    rails = complete(left.gates, len(left.literals), bits, situations)
    turned = 0
    for outcome in unknowns.law.items:
        for mark in outcome:
            true, _ = rails.of(left.literal(mark))
            turned |= true ^ (true & block) * everywhere
    possible, _ = rails.of(unknowns.possible)
    turned &= (usable & possible & block) * everywhere & possible
    for place, first, width in spans:
        if turned >> first & ((1 << width) - 1):
            yield place
