"""Which changes something still needs, read off the circuit from the top down."""

from __future__ import annotations

from transfer_check.circuit.fact_places import Move, Options, Place
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
            for place in shared.owners:
                bits |= self.of_place.get(place, 0)
            self._of_input[shared.literal] = bits

    def of(self, literal: int, judged: Judged, variant: int, among: int) -> int:
        """Return changes of which one is needed for a literal to become true; none where no change can make it so.

        Args:
            literal: a literal that is not true in the variant.
            judged: what is true in some variants.
            variant: which of them.
            among: the changes that can still be made.
        """
        true, known = judged.true, dict[int, int]()

        def needed(literal: int) -> int:
            if literal not in known:
                parts = self._parts.get(literal)
                if parts is None:
                    known[literal] = self._of_input.get(literal, 0) & among
                else:
                    known[literal] = of_all(parts) if literal > 0 else of_any(parts)
            return known[literal]

        def of_all(parts: tuple[int, ...]) -> int:
            fewest = -1
            for part in parts:
                if not true[part] >> variant & 1:
                    moves = needed(part)
                    if not moves:
                        return 0
                    if fewest < 0 or moves.bit_count() < fewest.bit_count():
                        fewest = moves
            return fewest

        def of_any(parts: tuple[int, ...]) -> int:
            together = 0
            for part in parts:
                together |= needed(part)
            return together

        return needed(judged.left[literal])

    def bits(self, place: Place, options: int) -> int:
        """Return the changes of a fact to some of its options."""
        return options << self._firsts[place]

    def listed(self, moves: int) -> list[Move]:
        """Return a set of changes one by one, in the order of the facts."""
        found = []
        while moves:
            lowest = moves & -moves
            found.append(self.moves[lowest.bit_length() - 1])
            moves ^= lowest
        return found
