"""How near something is to holding: the smallest number of facts that would have to be otherwise.

Known facts that would have to be otherwise count first, unknown ones that would have to be established
second, each fact once however often it is compared. Of an *any* the nearest part counts. The parts of an
*all* add up where they read different facts; where they share facts, values are tried that suit them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from transfer_check.asking.formula import All, Any, Derived, Formula, Required, all_of
from transfer_check.asking.search import NOTHING, Needs, Search
from transfer_check.asking.situation import Situation, View
from transfer_check.circuit import Moves, Options, Place
from transfer_check.facts import UNKNOWN

FAR = 1_000


class Nearness(NamedTuple):
    """The facts that would have to be otherwise, in one of the nearest ways; nearer is smaller.

    Attributes:
        otherwise: those that are known.
        unknown: those that are not known, and would have to be established.
    """

    otherwise: frozenset[Place]
    unknown: frozenset[Place]

    @property
    def counts(self) -> tuple[int, int]:
        """How many are known, and how many are not."""
        return len(self.otherwise), len(self.unknown)


HOLDS = Nearness(frozenset(), frozenset())


class Nearest:
    """Measures formulas by the changes there can be."""

    def __init__(self, situation: Situation, options: Options) -> None:
        self.situation = situation
        self.options = options
        self.view: View = situation.now
        self._found: dict[Formula, Nearness | None] = {}

    def of(self, formula: Formula) -> Nearness | None:
        """Return how near a formula is to holding; ``None`` where no change makes it hold."""
        if self.situation.holds_now(formula):
            return HOLDS
        if formula not in self._found:
            self._found[formula] = self._of(formula)
        return self._found[formula]

    def _of(self, formula: Formula) -> Nearness | None:
        match formula:
            case Any(parts):
                return _nearer(self.of(part) for part in parts)
            case All(parts):
                return _together([self._group(group) for group in self._groups(parts)])
            case Derived() | Required():
                return self._searched(formula)

    def _group(self, parts: list[Formula]) -> Nearness | None:
        return self.of(parts[0]) if len(parts) == 1 else self._searched(all_of(parts))

    def _groups(self, parts: tuple[Formula, ...]) -> list[list[Formula]]:
        """Return the parts in groups that share no fact, those groups left out that hold."""
        groups: list[tuple[set[Place], list[Formula]]] = []
        for part in parts:
            places, members = {each for each in self.situation.places_of(part) if each in self.options}, [part]
            for group in [each for each in groups if each[0] & places]:
                groups.remove(group)
                places |= group[0]
                members = [*group[1], *members]
            groups.append((places, members))
        return [members for _, members in groups if not all(self.situation.holds_now(each) for each in members)]

    def _searched(self, formula: Formula) -> Nearness | None:
        """Try sets of changes in the order of their nearness."""
        search = Search(self.situation, formula, self.options)
        order = count()
        waiting: list[tuple[tuple[int, int], int, Moves]] = [((0, 0), next(order), frozenset())]
        seen: set[Moves] = set()
        while waiting:
            _, _, moves = heappop(waiting)
            if moves in seen:
                continue
            seen.add(moves)
            need = Needs(search, View(self.situation, moves, self.options), FAR).of(formula)
            if need is NOTHING:
                return self._nearness(moves)
            for move in need.moves if need is not None else ():
                further = moves | {move}
                heappush(waiting, (self._nearness(further).counts, next(order), further))
        return None

    def _nearness(self, moves: Moves) -> Nearness:
        places = frozenset(place for place, _ in moves)
        unknown = frozenset(place for place in places if self.view.value(place) is UNKNOWN)
        return Nearness(places - unknown, unknown)


def _nearer(found: Iterable[Nearness | None]) -> Nearness | None:
    return min((each for each in found if each is not None), key=lambda each: each.counts, default=None)


def _together(found: list[Nearness | None]) -> Nearness | None:
    known = [each for each in found if each is not None]
    if len(known) < len(found):
        return None
    return Nearness(
        frozenset().union(*(each.otherwise for each in known)), frozenset().union(*(each.unknown for each in known))
    )
