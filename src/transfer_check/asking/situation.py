"""The facts of a case as they are, and as they would be under some changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transfer_check.asking.formula import Derived, Formula, Required
from transfer_check.circuit import LIST_OF, Move, Options, Place, Roster, entries
from transfer_check.facts import ELEMENTS, OPEN_LIST, UNKNOWN, Facts, FactValue, catalogue
from transfer_check.judging import Decision, derive
from transfer_check.kleene import Truth
from transfer_check.law.condition import (
    Atom,
    Condition,
    Every,
    Flag,
    Leaf,
    LeafTable,
    LeafTest,
    Some,
    atoms,
    leaf_facts,
)


class View:
    """The facts of every item under some changes; each comparison is tested once."""

    def __init__(self, situation: Situation, moves: Iterable[Move], options: Options) -> None:
        self.situation = situation
        self.facts = [dict(each) for each in situation.items]
        self.moved = {place for place, _ in moves}
        rosters: list[tuple[Place, Roster]] = []
        for place, number in moves:
            option = options[place][number]
            if isinstance(option, Roster):
                rosters.append((place, option))
            else:
                self._state(place, option.example)
        for place, roster in rosters:
            for facts in self._seen_from(place):
                facts[place.path] = roster.of(facts.get(place.path, UNKNOWN), facts)
        self._compare_anew()
        self._truths: dict[tuple[int, int], Truth] = {}
        self._derived: dict[int, Facts] = {}

    def _seen_from(self, place: Place) -> list[dict[str, FactValue]]:
        return self.facts if place.item is None else [self.facts[place.item]]

    def _state(self, place: Place, value: FactValue) -> None:
        for facts in self._seen_from(place):
            if place.party is None:
                facts[place.path] = value
            else:
                name = LIST_OF[place.path.partition(".")[0]]
                facts[name] = tuple(
                    {**each, place.path: value} if number == place.party else each
                    for number, each in enumerate(entries(facts[name]))
                )

    def _compare_anew(self) -> None:
        """Let what a case states by comparing two facts follow them, where one of the two is changed."""
        for fact in catalogue().values():
            place, compared = Place(fact.path), {Place(path) for path in fact.compares}
            if place not in self.moved and compared & self.moved:
                self.moved.add(place)
                one, other = (self.value(each) for each in sorted(compared))
                self._state(place, UNKNOWN if UNKNOWN in (one, other) else one == other)

    def value(self, place: Place) -> FactValue:
        """Return the value a fact has."""
        facts = self.facts[place.item or 0]
        if place.party is None:
            return facts.get(place.path, UNKNOWN)
        value: FactValue = entries(facts[LIST_OF[place.path.partition(".")[0]]])[place.party].get(place.path, UNKNOWN)
        return value

    def truth(self, item: int, atom: Atom) -> Truth:
        """Return the truth of a comparison or quantifier on an item."""
        key = item, id(atom)
        if key not in self._truths:
            facts = self._with_derived(item) if isinstance(atom, (Some, Every)) else self.facts[item]
            self._truths[key] = self.situation.test_of(atom)(facts, self.situation.day)
        return self._truths[key]

    @property
    def possible(self) -> bool:
        """Whether a case can state these facts: none against another, and no derived one against the rules."""
        return not any(_contradicts_itself(facts) for facts in self.facts) and not any(
            derive(self.situation.edition, dict(facts), self.situation.day, signed=signed).against
            for facts, signed in zip(self.facts, self.situation.overridden, strict=True)
        )

    def _with_derived(self, item: int) -> Facts:
        if item not in self._derived:
            facts = dict(self.facts[item])
            derive(self.situation.edition, facts, self.situation.day, signed=self.situation.overridden[item])
            self._derived[item] = facts
        return self._derived[item]

    def is_settled(self, item: int, path: str) -> bool:
        """Whether the rules, or the case where they leave it open, settle a derived fact of an item."""
        return self._with_derived(item).get(path, UNKNOWN) is not UNKNOWN

    def holds(self, formula: Formula, known: dict[Formula, bool]) -> bool:
        """Return whether a formula holds; `known` remembers its parts."""
        if formula not in known:
            untouched = self.moved and self.moved.isdisjoint(self.situation.places_of(formula))
            known[formula] = self.situation.holds_now(formula) if untouched else self._holds(formula, known)
        return known[formula]

    def _holds(self, formula: Formula, known: dict[Formula, bool]) -> bool:
        if isinstance(formula, Required):
            return self.truth(formula.item, formula.atom) is Truth.of(formula.wanted)
        if isinstance(formula, Derived):
            stated = self.facts[formula.item].get(formula.path, UNKNOWN)
            return self.holds(formula.inner, known) if stated is UNKNOWN else stated is formula.wanted
        test = all if formula.every else any
        return test(self.holds(part, known) for part in formula.parts)


def _contradicts_itself(facts: Facts) -> bool:
    """Return whether a fact is stated against others of the same case by which it is known, see `Fact`."""
    for path, fact in catalogue().items():
        stated = facts.get(path, UNKNOWN)
        if stated is UNKNOWN:
            continue
        none = any(facts.get(other, UNKNOWN) in values for other, values in fact.none_where.items())
        compared = [facts.get(each, UNKNOWN) for each in fact.compares]
        if (none and stated is not None) or (
            compared and UNKNOWN not in compared and stated is not (compared[0] == compared[1])
        ):
            return True
    return False


class Situation:
    """The facts of a decided case, those left out that its definitions derive.

    Attributes:
        items: the facts of each item.
        overridden: of each item, the derived facts whose value somebody signed.
        now: the same as a view without changes.
    """

    def __init__(self, decision: Decision) -> None:
        trace = decision.items[0].trace
        self.edition, self.day = trace.edition, trace.day
        self.overridden = [decision.case.overridden(item.index) for item in decision.items]
        self.items = [
            {
                path: value
                for path, value in item.trace.facts.items()
                if path not in self.edition.defined or path in item.trace.asserted
            }
            for item in decision.items
        ]
        self._tests: dict[int, tuple[Atom, LeafTest]] = {}
        self._places: dict[Formula, frozenset[Place]] = {}
        self._known_now: dict[Formula, bool] = {}
        self.now = View(self, (), {})

    def test_of(self, atom: Atom) -> LeafTest:
        """Return the compiled test of a comparison of the edition."""
        if id(atom) not in self._tests:
            leaves = self.edition.leaves
            if atom not in leaves.places:
                leaves = LeafTable(leaves.filter_of)
            # the comparison is kept beside its test, so that no other object takes its id
            self._tests[id(atom)] = atom, leaves.tests[leaves.place(atom)]
        return self._tests[id(atom)][1]

    def holds_now(self, formula: Formula) -> bool:
        """Return whether a formula holds on the facts as they are."""
        return self.now.holds(formula, self._known_now)

    def places_of(self, formula: Formula) -> frozenset[Place]:
        """Return the places of every fact a formula reads."""
        if formula not in self._places:
            self._places[formula] = frozenset(self._places_in(formula))
        return self._places[formula]

    def _places_in(self, formula: Formula) -> Iterator[Place]:
        if isinstance(formula, Required):
            yield from (place for place, _ in self.read(formula.item, formula.atom))
        elif isinstance(formula, Derived):
            yield self.place(formula.path, formula.item)
            yield from self.places_of(formula.inner)
        else:
            for part in formula.parts:
                yield from self.places_of(part)

    def place(self, path: str, item: int) -> Place:
        """Return where a fact stands that a comparison on an item reads."""
        return Place(path, item) if path.startswith("item.") else Place(path)

    def read(self, item: int, atom: Atom, element: str = "") -> Iterator[tuple[Place, Leaf]]:
        """Yield the places of the facts a comparison or quantifier reads, each with the comparison that reads it."""
        if isinstance(atom, (Some, Every)):
            yield Place(atom.list_fact), Flag(atom.list_fact)
            for inner in self._inner(atom.where):
                yield from self.read(item, inner, atom.list_fact)
            return
        for path in leaf_facts(atom):
            if element and path.partition(".")[0] == ELEMENTS[element][0]:
                for number, _ in enumerate(self.elements(element)):
                    yield Place(path, None, number), atom
            else:
                yield self.place(path, item), atom

    def _inner(self, condition: Condition) -> Iterator[Atom]:
        for atom in atoms(condition):
            if isinstance(atom, Flag) and atom.fact in self.edition.defined:
                yield from self._inner(self.edition.defined[atom.fact].provision.when)
            yield atom

    def elements(self, list_fact: str) -> list[dict[str, FactValue]]:
        """Return the known elements of a list of the case."""
        return [each for each in entries(self.items[0].get(list_fact, UNKNOWN)) if each != OPEN_LIST]
