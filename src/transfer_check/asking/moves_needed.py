"""Which changes something still needs, read off the circuit from the top down."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.circuit.fact_places import Move, Options, Place
from transfer_check.circuit.simulation import numbers_of
from transfer_check.circuit.variants import Judged, Variants


class MovesNeeded:
    """Finds changes one of which is part of every further set of changes that makes a literal true.

    Of an *and* that is not true, those that some one of its parts needs; of an *or*, those of all parts together.

    Attributes:
        moves: every change there can be; a set of changes has one bit for each.
        of_place: by fact, its changes.
    """

    def __init__(self, variants: Variants, options: Options) -> None:
        self.moves: tuple[Move, ...] = tuple(
            (place, option) for place in options for option in range(len(options[place]))
        )
        self.of_place: dict[Place, int] = {}
        self._firsts: dict[Place, int] = {}
        first = 0
        for place, of_place in options.items():
            self._firsts[place] = first
            self.of_place[place] = ((1 << len(of_place)) - 1) << first
            first += len(of_place)
        self._parts = dict(variants.gates)
        self._of_input: dict[int, int] = {
            each.literal: each.options << self._firsts[place]
            for place, literals in variants.alone.items()
            for each in literals
        }
        for shared in variants.joint:
            bits = 0
            for place in (*shared.owners, *shared.with_first):
                bits |= self.of_place.get(place, 0)
            self._of_input[shared.literal] = bits

    def of(self, literal: int, judged: Judged, variant: int, among: int) -> list[Move]:
        """Return changes of which one is needed for a literal to become true; none where no change can make it so.

        Args:
            literal: a literal that is not true in the variant.
            judged: what is true in some variants.
            variant: which of them.
            among: the changes that can still be made.

        Returns:
            The changes, in the order in which the law reads their facts.
        """
        walk = _Walk(self._parts, self._of_input, judged.true, variant, among)
        left = judged.left[literal]
        return [*dict.fromkeys(self._listed(walk, left, set()))] if walk.needed(left) else []

    def _listed(self, walk: _Walk, literal: int, met: set[int]) -> Iterator[Move]:
        parts = self._parts.get(literal)
        if literal in met:
            return
        met.add(literal)
        if parts is None:
            yield from (self.moves[number] for number in numbers_of(walk.known[literal]))
        elif literal > 0:
            yield from self._listed(walk, walk.chosen[literal], met)
        else:
            for part in parts:
                if walk.known[part]:
                    yield from self._listed(walk, part, met)


class _Walk:
    """Reads one variant from the top down; each literal is looked at once.

    Attributes:
        known: by literal, the changes one of which it needs.
        chosen: of each *and*, the part that needs the fewest.
    """

    def __init__(
        self, parts: dict[int, tuple[int, ...]], of_input: dict[int, int], true: list[int], variant: int, among: int
    ) -> None:
        self._parts, self._of_input, self._true, self._variant, self._among = parts, of_input, true, variant, among
        self.known: dict[int, int] = {}
        self.chosen: dict[int, int] = {}

    def needed(self, literal: int) -> int:
        """Return the changes one of which a literal needs that is not true, one bit each."""
        if literal not in self.known:
            parts = self._parts.get(literal)
            if parts is None:
                self.known[literal] = self._of_input.get(literal, 0) & self._among
            else:
                self.known[literal] = self._of_all(literal, parts) if literal > 0 else self._of_any(parts)
        return self.known[literal]

    def _of_all(self, literal: int, parts: tuple[int, ...]) -> int:
        fewest = 0
        for part in parts:
            if not self._true[part] >> self._variant & 1:
                moves = self.needed(part)
                if not moves:
                    return 0
                if not fewest or moves.bit_count() < fewest.bit_count():
                    fewest = moves
                    self.chosen[literal] = part
        return fewest

    def _of_any(self, parts: tuple[int, ...]) -> int:
        together = 0
        for part in parts:
            together |= self.needed(part)
        return together
