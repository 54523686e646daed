"""The smallest sets of changes that make a literal of the circuit true, breadth first, a whole breadth in a few passes.

Every set is tried with one more change: first with each other fact free in turn, then with the values of those facts
that can be enough. What makes the literal true then is found; no larger set that holds it is a smallest one. For larger
ones the circuit is read from the top: every one of them holds a change of those that are needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transfer_check.asking.moves_needed import MovesNeeded
from transfer_check.circuit.fact_places import Move, Moves, Options, Place
from transfer_check.circuit.simulation import numbers_of
from transfer_check.circuit.variants import Judged, Variants

AT_ONCE = 1 << 16
"""How many variants are judged in one pass."""


class _Tried(NamedTuple):
    """A set of changes that was tried.

    Attributes:
        enough: the changes that make the literal true once added to it.
        judged: what is true in many variants.
        variant: which of them is the set as it is.
    """

    enough: Sequence[Move]
    judged: Judged
    variant: int


class SmallestSets:
    """Searches the smallest sets of changes that make one literal true.

    Attributes:
        visited: how many sets of changes were looked at.
    """

    def __init__(self, variants: Variants, options: Options, literal: int) -> None:
        self.variants, self.options, self.literal = variants, options, literal
        self.visited = 0
        self._needed = MovesNeeded(variants, options)
        self._places = tuple(options)
        self._let_go(())

    def of_at_most(self, most: int) -> list[Moves]:
        """Return every set of at most `most` changes that makes the literal true and no smaller part of which does."""
        nothing: Moves = frozenset()
        as_it_is = self.variants.of([nothing])
        if as_it_is.of(self.literal):
            return [nothing]
        self._let_go(())
        found: dict[Moves, None] = {}
        breadth = [nothing] if self.options else []
        for left in range(most, 0, -1):
            self.visited += len(breadth)
            tried = {moves: each for sets in self._parts(breadth) for moves, each in self._tried(sets)}
            if left == most and tried:
                in_order = self._needed.of(self.literal, as_it_is, 0, -1)
                self._let_go([move for move in in_order if move in tried[nothing].enough])
                tried[nothing] = tried[nothing]._replace(enough=self._alone)
            fresh = dict.fromkeys(moves | {move} for moves, each in tried.items() for move in each.enough)
            found.update((moves, None) for moves in fresh if not any(smaller < moves for smaller in found))
            if left > 1:
                extended = dict.fromkeys(
                    moves | {move} for moves in tried for move in self._needed_by(moves, tried[moves])
                )
                several = [moves for moves in found if len(moves) > 1]
                breadth = [moves for moves in extended if not any(smaller <= moves for smaller in several)]
        return list(found)

    def _let_go(self, alone: Sequence[Move]) -> None:
        """Leave changes aside that are enough alone: no larger set that holds one is a smallest one."""
        self._alone = alone
        self._left = [
            tuple((place, option) for option in range(len(of_place)) if (place, option) not in alone)
            for place, of_place in self.options.items()
        ]
        self._allowed = [sum(1 << option for _, option in left) for left in self._left]

    def _parts(self, sets: Sequence[Moves]) -> Iterator[Sequence[Moves]]:
        """Yield as many sets at a time as are judged in one pass."""
        step = max(1, AT_ONCE // (1 + len(self._places)))
        return (sets[first : first + step] for first in range(0, len(sets), step))

    def _tried(self, sets: Sequence[Moves]) -> Iterator[tuple[Moves, _Tried]]:
        """Try each of some sets with one more change, those aside that do alone."""
        made = _Blocks(sets, 1 + len(self._places))
        free = {
            place: (allowed, made.firsts << nth & ~made.changed.get(place, 0))
            for nth, (place, allowed) in enumerate(zip(self._places, self._allowed, strict=True), 1)
        }
        judged = self.variants.judge(made.width * len(sets), made.moved, free)
        trials = [
            (moves, move)
            for moves, variants in zip(sets, made.each(judged.of(self.literal)), strict=True)
            for nth in numbers_of(variants)
            for move in self._left[nth - 1]
        ]
        true = self.variants.of([moves | {move} for moves, move in trials]).of(self.literal)
        enough: dict[Moves, list[Move]] = {moves: [] for moves in sets}
        for number, (moves, move) in enumerate(trials):
            if true >> number & 1:
                enough[moves].append(move)
        for number, moves in enumerate(sets):
            yield moves, _Tried(enough[moves], judged, number * made.width)

    def _needed_by(self, moves: Moves, tried: _Tried) -> Iterator[Move]:
        """Yield changes one of which every larger smallest set holds."""
        barred = {*self._alone, *tried.enough}
        needed = self._needed.of(self.literal, tried.judged, tried.variant, self._among(moves))
        return (move for move in needed if move not in barred)

    def _among(self, moves: Moves) -> int:
        """Return the changes that can be made beside some."""
        among = -1
        for place, _ in moves:
            among &= ~self._needed.of_place[place]
        return among


class _Blocks:
    """A block of variants for each of some sets of changes, in all of which the set is made.

    Attributes:
        block: the variants of the first set, one bit each.
        firsts: the first variant of each set.
        moved: by change, the variants in which it is made.
        changed: by fact, the variants in which it is changed.
    """

    def __init__(self, sets: Sequence[Moves], width: int) -> None:
        self.sets, self.width = sets, width
        self.block = (1 << width) - 1
        self.firsts = ((1 << width * len(sets)) - 1) // self.block
        self.moved: dict[Move, int] = {}
        for number, moves in enumerate(sets):
            for move in moves:
                self.moved[move] = self.moved.get(move, 0) | self.block << number * width
        self.changed: dict[Place, int] = {}
        for (place, _), bits in self.moved.items():
            self.changed[place] = self.changed.get(place, 0) | bits

    def each(self, variants: int) -> Iterator[int]:
        """Yield the variants of each set."""
        return (variants >> number * self.width & self.block for number, _ in enumerate(self.sets))
