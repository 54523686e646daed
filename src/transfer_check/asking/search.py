"""The smallest sets of changes under which a formula holds, found along its tree.

Of a part that does not hold, every set of changes that makes it hold contains one of its *moves*: of an
*all*, the moves of any one part that fails; of an *any*, those of every part; of a comparison, the values
that give it the truth it needs. So the search branches over the moves of the part with the fewest, never
over facts that do not matter, and it is complete. A lower bound on the changes still needed cuts what
cannot be finished: what disjoint parts of an *all* need adds up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from transfer_check.asking.formula import All, Any, Derived, Formula, Required
from transfer_check.asking.situation import Situation, View
from transfer_check.circuit import Move, Moves, Options, Place, Roster, ValueClass
from transfer_check.kleene import Truth
from transfer_check.law.condition import Atom, Every, MemberOfFact, Some


class Need(NamedTuple):
    """What a formula that does not hold still needs.

    Attributes:
        least: a number of further changes below which it cannot hold.
        places: the facts among which these changes are.
        moves: changes one of which every set that makes it hold contains.
    """

    least: int
    places: frozenset[Place]
    moves: tuple[Move, ...]


NOTHING = Need(0, frozenset(), ())


class Search:
    """Searches the changes that make one formula hold.

    Attributes:
        visited: how many sets of changes were looked at.
    """

    def __init__(self, situation: Situation, formula: Formula, options: Options) -> None:
        self.situation = situation
        self.formula = formula
        self.options = options
        self.visited = 0
        self._moves_of: dict[tuple[int, Atom, bool], tuple[Move, ...]] = {}

    def smallest(self, most: int) -> list[Moves]:
        """Return every set of at most `most` changes under which the formula holds and no smaller part of it suffices."""
        found: dict[Moves, None] = {}
        self._extend(frozenset(), frozenset(), most, found)
        return [each for each in sorted(found, key=len) if not any(other < each for other in found)]

    def _extend(self, moves: Moves, barred: Moves, left: int, found: dict[Moves, None]) -> None:
        self.visited += 1
        need = Needs(self, View(self.situation, moves, self.options), left).of(self.formula)
        if need is NOTHING:
            found[moves] = None
        elif need is not None:
            tried: list[Move] = []
            for move in need.moves:
                if move not in barred:
                    self._extend(moves | {move}, barred.union(tried), left - 1, found)
                    tried.append(move)

    # ── moves ─────────────────────────────────────────────────────────────────────────────────

    def moves_of(self, item: int, atom: Atom, wanted: bool, view: View) -> tuple[Move, ...]:
        """Return the changes one of which every set contains that gives a comparison the truth that is wanted."""
        if isinstance(atom, MemberOfFact):
            return tuple(self._moves_of_membership(item, atom, wanted, view))
        key = item, atom, wanted
        if key not in self._moves_of:
            self._moves_of[key] = tuple(self._found_moves(item, atom, wanted))
        return tuple(move for move in self._moves_of[key] if move[0] not in view.moved)

    def _found_moves(self, item: int, atom: Atom, wanted: bool) -> Iterator[Move]:
        if isinstance(atom, (Some, Every)):
            yield from self._moves_of_quantifier(item, atom, wanted)
        else:
            place = self.situation.place(atom.fact, item)
            for number, _ in enumerate(self.options.get(place, ())):
                if self._truth_with(item, atom, (place, number)) is wanted:
                    yield place, number

    def _truth_with(self, item: int, atom: Atom, move: Move) -> bool | None:
        place, number = move
        option = self.options[place][number]
        assert isinstance(option, ValueClass)
        facts = {**self.situation.now.facts[item], place.path: option.example}
        truth = self.situation.test_of(atom)(facts, self.situation.day)
        return None if truth is Truth.UNKNOWN else truth is Truth.TRUE

    def _moves_of_quantifier(self, item: int, atom: Some | Every, wanted: bool) -> Iterator[Move]:
        """Any change of a fact the quantifier reads; that there is nobody makes it false of *some*, true of *every*."""
        for place in dict.fromkeys(place for place, _ in self.situation.read(item, atom)):
            if place.path != atom.list_fact or isinstance(atom, Every) is wanted:
                yield from ((place, number) for number, _ in enumerate(self.options.get(place, ())))

    def _moves_of_membership(self, item: int, atom: MemberOfFact, wanted: bool, view: View) -> Iterator[Move]:
        member, listed = (self.situation.place(path, item) for path in (atom.fact, atom.list_fact))
        if listed not in view.moved:
            for number, option in enumerate(self.options.get(listed, ())):
                assert isinstance(option, Roster)
                if (atom.fact in option.named) is wanted:
                    yield listed, number
        if member not in view.moved:
            for number, _ in enumerate(self.options.get(member, ())):
                if listed in view.moved or self._truth_with(item, atom, (member, number)) is wanted:
                    yield member, number


class Needs:
    """What the parts of a formula need in one view; each part is looked at once."""

    def __init__(self, search: Search, view: View, most: int) -> None:
        self.search = search
        self.view = view
        self.most = most
        self._holds: dict[Formula, bool] = {}
        self._found: dict[Formula, Need | None] = {}

    def of(self, formula: Formula) -> Need | None:
        """Return what a formula needs; `NOTHING` where it holds, ``None`` where it needs more than there may be."""
        if self.view.holds(formula, self._holds):
            return NOTHING
        if formula not in self._found:
            need = self._of(formula)
            self._found[formula] = None if need is None or need.least > self.most else need
        return self._found[formula]

    def _of(self, formula: Formula) -> Need | None:
        match formula:
            case All(parts):
                return self._every([each for each in parts if not self.view.holds(each, self._holds)])
            case Any(parts):
                return _either(self.of(each) for each in parts)
            case Derived():
                return self._derived(formula)
            case Required(item, atom, wanted):
                return _one(self.search.moves_of(item, atom, wanted, self.view))

    def _every(self, failing: list[Formula]) -> Need | None:
        needs = []
        for part in failing:
            need = self.of(part)
            if need is None:
                return None
            needs.append(need)
        least, counted = 0, frozenset[Place]()
        for need in sorted(needs, key=lambda each: (len(each.places), -each.least)):
            if not counted & need.places:
                least += need.least
                counted |= need.places
        fewest = min(needs, key=lambda each: len(each.moves))
        places = frozenset().union(*(each.places for each in needs))
        return Need(max(least, *(each.least for each in needs)), places, fewest.moves)

    def _derived(self, formula: Derived) -> Need | None:
        place = self.search.situation.place(formula.path, formula.item)
        if place in self.view.moved:
            return None
        options = self.search.options.get(place, ())
        stated = tuple((place, number) for number, each in enumerate(options) if _is(each, formula.wanted))
        return _either([self.of(formula.inner), _one(stated)])


def _is(option: object, wanted: bool) -> bool:
    return getattr(option, "values", ()) == (wanted,)


def _one(moves: tuple[Move, ...]) -> Need | None:
    return Need(1, frozenset(place for place, _ in moves), moves) if moves else None


def _either(needs: Iterable[Need | None]) -> Need | None:
    possible = [each for each in needs if each is not None]
    if not possible:
        return None
    moves = tuple(dict.fromkeys(move for each in possible for move in each.moves))
    return Need(min(each.least for each in possible), frozenset().union(*(each.places for each in possible)), moves)
