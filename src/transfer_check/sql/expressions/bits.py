"""Sets of names as bits of a few integers: provisions that determine, facts that are open.

Bits can be put together over the items of a case by one aggregate. They are written out as a
sorted list of names, with single spaces between, at the very end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlglot import exp

from transfer_check.sql.expressions.connectives import (
    Term,
    bit_if,
    cast,
    choice,
    column,
    disjunction,
    has_bits,
    number,
    text,
    union_of_bits,
)

BITS = 60
"""Bits used of each integer: a set is then never negative."""
TOGETHER = 10
"""How many names are written out together, where one of them is in the set; divides `BITS`."""
ARGUMENTS = 50
"""How many strings are put together at once; some databases take no more than a hundred."""


@dataclass(frozen=True, slots=True)
class Names:
    """A closed list of names, each with a bit.

    Attributes:
        stem: what the columns are called, before their number.
        names: the names, sorted.
    """

    stem: str
    names: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The columns that hold the bits."""
        return tuple(f"{self.stem}_{word + 1}" for word in range(-(-len(self.names) // BITS)))

    def sets(self, flags: Mapping[str, Term]) -> dict[str, Term]:
        """Return the columns with the bits of the names whose flag is TRUE."""
        parts: dict[str, list[Term]] = {word: [] for word in self.words}
        for place, name in enumerate(self.names):
            if name in flags:
                bit = number(2 ** (place % BITS))
                parts[self.words[place // BITS]].append(bit_if(flags[name], bit))
        return {word: cast(union_of_bits(each), "BIGINT") for word, each in parts.items()}

    def written_out(self) -> Term:
        """Return the names in the set, sorted, with single spaces between."""
        parts = [self._part(start) for start in range(0, len(self.names), TOGETHER)]
        return exp.Trim(this=_concatenated(parts))

    def _part(self, start: int) -> Term:
        """Return some names of one column; nothing is put together where none of them is in the set."""
        word = column(self.words[start // BITS])
        bits = {name: 2 ** ((start + place) % BITS) for place, name in enumerate(self.names[start : start + TOGETHER])}
        pieces = [choice((has_bits(word, bit), text(f" {name}")), otherwise=text("")) for name, bit in bits.items()]
        return choice((has_bits(word, sum(bits.values())), _concatenated(pieces)), otherwise=text(""))

    def any_of(self, names: Iterable[str], alias: str = "") -> Term:
        """Return whether some of the names is in the set, whose columns are of a relation where it has an alias."""
        chosen = set(names)
        masks = [0] * len(self.words)
        for place, name in enumerate(self.names):
            if name in chosen:
                masks[place // BITS] += 2 ** (place % BITS)
        return disjunction(
            has_bits(column(word, alias), mask) for word, mask in zip(self.words, masks, strict=True) if mask
        )


def _concatenated(pieces: list[Term]) -> Term:
    while len(pieces) > 1:
        groups = [pieces[start : start + ARGUMENTS] for start in range(0, len(pieces), ARGUMENTS)]
        pieces = [_concat(group) for group in groups]
    return pieces[0] if pieces else text("")


def _concat(pieces: list[Term]) -> Term:
    return pieces[0] if len(pieces) == 1 else exp.Concat(expressions=pieces, safe=False, coalesce=False)
