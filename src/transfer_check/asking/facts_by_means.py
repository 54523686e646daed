"""The facts that may become otherwise, by number, each with the means it takes: a level of `MEANS`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from transfer_check.asking.means import MEANS, Means
from transfer_check.asking.moves_needed import MovesNeeded
from transfer_check.circuit.fact_places import Options, Place
from transfer_check.circuit.simulation import numbers_of
from transfer_check.circuit.variants import Free, Variants

Numbers = tuple[int, ...]
"""A set of facts, each by its number, the lowest first."""


class FactsByMeans:
    """The facts of a case that may become otherwise.

    Attributes:
        variants: the case with what they may become.
        places: the facts, in the order of their numbers.
        level: of each fact, the least level by which it can come to be otherwise.
        known: of each fact, whether its value is known.
        every: of each fact, all its options, one bit each.
        needed: finds which changes a literal needs.

    Args:
        variants: the case with what its facts may become.
        options: what they may become.
        means: by fact, by what means it can come to be otherwise.
        known: the facts whose value is known.
    """

    def __init__(
        self, variants: Variants, options: Options, means: Mapping[Place, Means], known: frozenset[Place]
    ) -> None:
        self.variants = variants
        self.places = tuple(options)
        self.level = [MEANS.index(means[place]) for place in self.places]
        self.known = [place in known for place in self.places]
        self.every = [(1 << len(of_place)) - 1 for of_place in options.values()]
        self.needed = MovesNeeded(variants, options)
        self._number = {place: number for number, place in enumerate(self.places)}
        self._changes = [
            sum(
                self.needed.of_place[place]
                for place, level in zip(self.places, self.level, strict=True)
                if level <= most
            )
            for most in range(len(MEANS))
        ]

    def number(self, place: Place) -> int:
        """Return the number of a fact."""
        return self._number[place]

    def changes(self, level: int, beside: Iterable[int]) -> int:
        """Return the changes up to some level that can be made beside those of some facts, one bit each."""
        among = self._changes[level]
        for number in beside:
            among &= ~self.needed.of_place[self.places[number]]
        return among

    def free(self, variants: Sequence[int]) -> Free:
        """Return where each fact is free, from the variants by its number."""
        each = zip(self.places, self.every, variants, strict=True)
        return {place: (every, bits) for place, every, bits in each if bits}

    def all_but_one(self) -> tuple[int, Free]:
        """Return a number of variants, and where each fact is free in them.

        In the first none is; then, of every level in turn, all facts within it are, and all but each in turn.
        """
        width = 1 + len(self.places)
        free = []
        for number, least in enumerate(self.level):
            all_but_this = (1 << width) - 1 ^ 2 << number
            free.append(sum(all_but_this << 1 + level * width for level in range(least, len(MEANS))))
        return 1 + width * len(MEANS), self.free(free)

    def by_level(self, variants: int) -> list[int]:
        """Return the variants of each level, of those of `all_but_one`."""
        width = 1 + len(self.places)
        return [variants >> 1 + level * width & (1 << width) - 1 for level in range(len(MEANS))]

    def missed(self, of_level: int) -> Numbers:
        """Return the facts without which a literal cannot become true, from the variants of a level in which it is."""
        return tuple(numbers_of(((1 << len(self.places)) - 1) & ~(of_level >> 1)))
