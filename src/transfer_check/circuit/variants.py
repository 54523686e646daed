"""Many variants of one case, judged in one pass of the circuit of the law: one bit a variant.

Strong Kleene logic needs two rails, *is true* and *is false*: a literal and its negation, each true of some variants, and
of those in which the literal is unknown neither. So an *and* is one ``&`` of what its parts are true of, its negation one
``|`` of what theirs are; and of most gates only one of the two is ever asked for.

In each variant some facts have become otherwise, and some may be *free*: whatever they are or may become is then taken
to be the case, all of it together. What cannot be reached even so cannot be reached by any choice of their values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from transfer_check.circuit.fact_places import Move, Moves, Place
from transfer_check.circuit.gates import TRUE, Gate

Free = Mapping[Place, tuple[int, int]]
"""By fact, the options that it may take, and some variants, one bit each."""

NOWHERE = (0, 0)


class Alone(NamedTuple):
    """A literal of an input that turns on one fact.

    Attributes:
        now: whether it is true as the case stands.
        options: the options of the fact for which it is true, one bit each.
    """

    literal: int
    now: bool
    options: int


class Joint(NamedTuple):
    """A literal of an input that turns on several facts.

    Attributes:
        owners: the facts that always matter.
        with_first: those that matter only where the first of these is changed.
        truth: whether it is true, by the option that each of them takes; ``None`` for a fact as it is.
    """

    literal: int
    owners: tuple[Place, ...]
    with_first: tuple[Place, ...]
    now: bool
    truth: Callable[[tuple[int | None, ...]], bool]


class Judged(NamedTuple):
    """In which variants each literal is true.

    Attributes:
        true: by literal, those variants, one bit each; of the literals that are left.
        left: by literal, the one it has become once what does not change in any variant is taken into account.
    """

    true: list[int]
    left: list[int]

    def of(self, literal: int) -> int:
        """Return in which variants a literal is true."""
        return self.true[self.left[literal]]


class Variants:
    """A case with what its facts may become.

    Attributes:
        alone: the literals that turn on one fact alone, by the fact.
        joint: the literals that turn on several.
        gates: the literals that are left, each with its parts: of a positive one all must be true, of a negative one some.
        left: by literal, the one it has become.

    Args:
        gates: each literal that is asked for, with the parts of its gate, which come before it.
        size: how many nodes the circuit has.
        settled: the literals of inputs that are true in every variant.
    """

    def __init__(
        self,
        gates: Sequence[Gate],
        size: int,
        settled: Sequence[int],
        alone: Mapping[Place, Sequence[Alone]],
        joint: Sequence[Joint],
    ) -> None:
        self.alone, self.joint = alone, joint
        self._size = size
        self.left = [-TRUE] * (2 * size)  # a negative literal counts from the end of the list
        self._now: list[int] = [0] * (2 * size)
        for literal in (TRUE, *settled):
            self.left[literal] = TRUE
        for literals in alone.values():
            for each in literals:
                self.left[each.literal] = each.literal
                self._now[each.literal] = int(each.now)
        for shared in joint:
            self.left[shared.literal] = shared.literal
            self._now[shared.literal] = int(shared.now)
        self._now[TRUE] = 1
        self._freed = {
            place: [(each.literal, each.options) for each in literals if each.options and not each.now]
            for place, literals in alone.items()
        }
        self.gates = tuple(self._simplified(gates))
        self._true_now = [literal for literal, now in enumerate(self._now) if now]

    def _simplified(self, gates: Sequence[Gate]) -> list[Gate]:
        """Return what is left of some gates once what is settled is."""
        left = self.left
        kept: list[Gate] = []
        for literal, parts in gates:
            deciding = -TRUE if literal > 0 else TRUE
            open_ = [left[part] for part in parts]
            if deciding in open_:
                left[literal] = deciding
                continue
            if TRUE in open_ or -TRUE in open_:
                open_ = [part for part in open_ if part != -deciding]
            if len(open_) > 1:
                open_ = [*dict.fromkeys(open_)]
            if len(open_) > 1:
                left[literal] = literal
                kept.append((literal, tuple(open_)))
            else:
                left[literal] = open_[0] if open_ else -deciding
        return kept

    def of(self, sets: Sequence[Moves]) -> Judged:
        """Judge the case under each of some sets of changes."""
        moved: dict[Move, int] = {}
        for number, moves in enumerate(sets):
            for move in moves:
                moved[move] = moved.get(move, 0) | 1 << number
        return self.judge(len(sets), moved, {})

    def judge(self, count: int, moved: Mapping[Move, int], free: Free) -> Judged:
        """Judge many variants of the case.

        Args:
            count: how many.
            moved: by change, the variants in which it is made, one bit each.
            free: by fact, the options it may take and the variants in which it is free; in none of them is it changed.
        """
        every = (1 << count) - 1
        true = [0] * (2 * self._size)
        for literal in self._true_now:
            true[literal] = every
        by_place: dict[Place, list[tuple[int, int]]] = {}
        for (place, option), bits in moved.items():
            by_place.setdefault(place, []).append((option, bits))
        for place, options in by_place.items():
            self._move(true, self.alone.get(place, ()), options, every)
        for place, (allowed, bits) in free.items():
            for literal, options_true in self._freed.get(place, ()):
                if options_true & allowed:
                    true[literal] |= bits
        for shared in self.joint:
            if not by_place.keys().isdisjoint(shared.owners):
                true[shared.literal] = _together(shared, by_place, every)
            if free:
                true[shared.literal] |= _free_together(shared, by_place, free)
        _work_out(self.gates, true)
        return Judged(true, self.left)

    @staticmethod
    def _move(true: list[int], literals: Sequence[Alone], options: Sequence[tuple[int, int]], every: int) -> None:
        changed = 0
        for _, bits in options:
            changed |= bits
        stay = every ^ changed
        for each in literals:
            here = stay if each.now else 0
            for option, bits in options:
                if each.options >> option & 1:
                    here |= bits
            true[each.literal] = here


def _work_out(gates: Sequence[Gate], true: list[int]) -> None:
    for literal, parts in gates:
        if literal > 0:
            here = -1
            for part in parts:
                here &= true[part]
        else:
            here = 0
            for part in parts:
                here |= true[part]
        true[literal] = here


def _free_together(shared: Joint, by_place: Mapping[Place, Sequence[tuple[int, int]]], free: Free) -> int:
    """Return the variants in which a fact is free on which a literal turns: it is then taken to be true."""
    owners = 0
    for place in shared.owners:
        owners |= free.get(place, NOWHERE)[1]
    first = 0
    for _, bits in by_place.get(shared.owners[0], ()):
        first |= bits
    if first:
        for place in shared.with_first:
            owners |= free.get(place, NOWHERE)[1] & first
    return owners


def _together(shared: Joint, by_place: Mapping[Place, Sequence[tuple[int, int]]], every: int) -> int:
    """Return the variants in which a literal is true that turns on several facts."""
    cases: list[tuple[int, tuple[int | None, ...]]] = [(every, ())]
    for place in (*shared.owners, *shared.with_first):
        options = by_place.get(place, ())
        further: list[tuple[int, tuple[int | None, ...]]] = []
        for variants, chosen in cases:
            rest = variants
            if len(chosen) < len(shared.owners) or chosen[0] is not None:
                for option, bits in options:
                    if variants & bits:
                        rest &= ~bits
                        further.append((variants & bits, (*chosen, option)))
            if rest:
                further.append((rest, (*chosen, None)))
        cases = further
    true = 0
    as_it_is = (None,) * (len(shared.owners) + len(shared.with_first))
    for variants, chosen in cases:
        if shared.now if chosen == as_it_is else shared.truth(chosen):
            true |= variants
    return true
