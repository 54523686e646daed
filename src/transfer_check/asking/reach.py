"""By what means literals of the circuit can become true: values are looked for, however many, that make them so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transfer_check.asking.facts_by_means import FactsByMeans
from transfer_check.asking.means import MEANS
from transfer_check.circuit.fact_places import Move, Moves, Place
from transfer_check.circuit.variants import Free, Judged


def least_levels(facts: FactsByMeans, below: Mapping[int, int], blocks: Mapping[int, list[int]]) -> dict[int, int]:
    """Return the least level at which each of some literals can become true.

    Args:
        facts: the facts that may change.
        below: by literal, a level at which it can.
        blocks: by literal, by level, whether it may be true at that level: the lowest bit.
    """
    found = dict(below)
    levels = {
        literal: [level for level in range(most) if blocks[literal][level] & 1] for literal, most in below.items()
    }
    while levels := {literal: open_ for literal, open_ in levels.items() if open_}:
        tried = {literal: open_.pop(0) for literal, open_ in levels.items()}
        for literal in _within_reach(facts, tried):
            found[literal] = tried[literal]
            levels[literal] = []
    return found


def _within_reach(facts: FactsByMeans, levels: Mapping[int, int]) -> list[int]:
    """Return which of some literals can become true by means up to a level each.

    Values are given to one fact after the other, so that the literal stays in reach by those that are still free.
    """
    found: list[int] = []
    judged = facts.variants.of([frozenset()])
    waiting: dict[int, list[tuple[Moves, Judged, int]]] = {literal: [(frozenset(), judged, 0)] for literal in levels}
    met: set[tuple[int, Moves]] = set()
    while waiting := {literal: sets for literal, sets in waiting.items() if sets and literal not in found}:
        further: list[tuple[int, Moves]] = []
        for literal, sets in waiting.items():
            moves, judged, variant = sets.pop()
            among = facts.changes(levels[literal], [facts.number(place) for place, _ in moves])
            for move in reversed(facts.needed.of(literal, judged, variant, among)):
                if (literal, moves | {move}) not in met:
                    met.add((literal, moves | {move}))
                    further.append((literal, moves | {move}))
        moved, free = _beside_free(facts, further, levels)
        judged = facts.variants.judge(2 * len(further), moved, free)
        for nth, (literal, moves) in enumerate(further):
            as_it_is, with_free = judged.of(literal) >> 2 * nth & 1, judged.of(literal) >> 2 * nth + 1 & 1
            if as_it_is:
                found.append(literal)
            elif with_free:
                waiting[literal].append((moves, judged, 2 * nth))
    return found


def _beside_free(
    facts: FactsByMeans, sets: Sequence[tuple[int, Moves]], levels: Mapping[int, int]
) -> tuple[dict[Move, int], Free]:
    """Return two variants of each set: as it is, and with all other facts free that are within the level of its literal."""
    moved: dict[Move, int] = {}
    changed: dict[Place, int] = {}
    at_level = [0] * len(MEANS)
    for nth, (literal, moves) in enumerate(sets):
        at_level[levels[literal]] |= 0b10 << 2 * nth
        for move in moves:
            moved[move] = moved.get(move, 0) | 0b11 << 2 * nth
            changed[move[0]] = changed.get(move[0], 0) | 0b10 << 2 * nth
    free = [
        sum(at_level[level:]) & ~changed.get(place, 0) for place, level in zip(facts.places, facts.level, strict=True)
    ]
    return moved, facts.free(free)
