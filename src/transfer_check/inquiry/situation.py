"""The facts of a case as they are and as they would be under some changes, and which changes there can be."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from transfer_check.case import ELEMENTS, catalogue
from transfer_check.conditions import Atom, Condition, Every, LeafTable, Some, atoms
from transfer_check.decision import Decision
from transfer_check.evaluation import derive
from transfer_check.facts import OPEN_LIST, UNKNOWN, Facts, FactValue
from transfer_check.inquiry.formula import Derived, Formula, Required, derived, requirements
from transfer_check.inquiry.means import Means, means_of, within
from transfer_check.inquiry.values import ValueClass, value_classes
from transfer_check.leaves import Compare, Flag, InTable, Leaf, LeafTest, Member, MemberOfFact, leaf_facts
from transfer_check.truth import Truth


class Place(NamedTuple):
    """Where a fact stands in a case.

    Attributes:
        path: path of the fact in the catalogue.
        item: 0-based place of its item; ``None`` for a fact of the whole case.
        element: 0-based place in its list; ``None`` for a fact of no list element.
    """

    path: str
    item: int | None = None
    element: int | None = None

    @property
    def address(self) -> str:
        """The path as it is written in a case: ``items.0.form``."""
        name = self.path.partition(".")[2]
        if self.item is not None:
            return f"items.{self.item}.{name}"
        return self.path if self.element is None else f"{LIST_OF[self.path.partition('.')[0]]}.{self.element}.{name}"


LIST_OF = {element: name for name, (element, _) in ELEMENTS.items()}


class Roster(NamedTuple):
    """A list of states that holds the states of some facts and not those of others that are looked up in it."""

    named: tuple[str, ...]
    others: tuple[str, ...]

    def of(self, members: FactValue, facts: Facts) -> FactValue:
        """Return the list, made from the one there is; not known where a state it is to hold is not."""
        named = [facts.get(path, UNKNOWN) for path in self.named]
        if UNKNOWN in named:
            return UNKNOWN
        asked = {*named, *(facts.get(path, UNKNOWN) for path in self.others)}
        kept = [each for each in _entries(members) if each not in asked]
        return (*kept, *dict.fromkeys(each for each in named if isinstance(each, str)))


Option = ValueClass | Roster
"""What a fact may become."""
Options = Mapping[Place, tuple[Option, ...]]
Move = tuple[Place, int]
"""One change: a fact, and which of its options."""
Moves = frozenset[Move]


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
        self._truths: dict[tuple[int, int], Truth] = {}
        self._derived: dict[int, Facts] = {}

    def _seen_from(self, place: Place) -> list[dict[str, FactValue]]:
        return self.facts if place.item is None else [self.facts[place.item]]

    def _state(self, place: Place, value: FactValue) -> None:
        for facts in self._seen_from(place):
            if place.element is None:
                facts[place.path] = value
            else:
                name = LIST_OF[place.path.partition(".")[0]]
                facts[name] = tuple(
                    {**each, place.path: value} if number == place.element else each
                    for number, each in enumerate(_entries(facts[name]))
                )

    def value(self, place: Place) -> FactValue:
        """Return the value a fact has."""
        facts = self.facts[place.item or 0]
        if place.element is None:
            return facts.get(place.path, UNKNOWN)
        value: FactValue = _entries(facts[LIST_OF[place.path.partition(".")[0]]])[place.element].get(
            place.path, UNKNOWN
        )
        return value

    def truth(self, item: int, atom: Atom) -> Truth:
        """Return the truth of a comparison or quantifier on an item."""
        key = item, id(atom)
        if key not in self._truths:
            facts = self._with_derived(item) if isinstance(atom, (Some, Every)) else self.facts[item]
            self._truths[key] = self.situation.test_of(atom)(facts, self.situation.day)
        return self._truths[key]

    def _with_derived(self, item: int) -> Facts:
        if item not in self._derived:
            facts = dict(self.facts[item])
            derive(self.situation.edition, facts, self.situation.day)
            self._derived[item] = facts
        return self._derived[item]

    def holds(self, formula: Formula, known: dict[int, bool]) -> bool:
        """Return whether a formula holds; `known` remembers its parts."""
        key = id(formula)
        if key not in known:
            untouched = self.moved and self.moved.isdisjoint(self.situation.places_of(formula))
            known[key] = self.situation.holds_now(formula) if untouched else self._holds(formula, known)
        return known[key]

    def _holds(self, formula: Formula, known: dict[int, bool]) -> bool:
        if isinstance(formula, Required):
            return self.truth(formula.item, formula.atom) is Truth.of(formula.wanted)
        if isinstance(formula, Derived):
            stated = self.facts[formula.item].get(formula.path, UNKNOWN)
            return self.holds(formula.inner, known) if stated is UNKNOWN else stated is formula.wanted
        test = all if formula.every else any
        return test(self.holds(part, known) for part in formula.parts)


class Situation:
    """The facts of a decided case, those left out that its definitions derive.

    Attributes:
        items: the facts of each item.
        now: the same as a view without changes.
    """

    def __init__(self, decision: Decision) -> None:
        trace = decision.items[0].trace
        self.edition, self.day = trace.edition, trace.day
        self.items = [
            {
                path: value
                for path, value in item.trace.facts.items()
                if path not in self.edition.defined or path in item.trace.asserted
            }
            for item in decision.items
        ]
        self._tests: dict[int, LeafTest] = {}
        self._options: dict[tuple[Place, tuple[Leaf, ...]], tuple[Option, ...]] = {}
        self._places: dict[int, frozenset[Place]] = {}
        self._kept: list[Formula] = []
        self._known_now: dict[int, bool] = {}
        self.now = View(self, (), {})

    def test_of(self, atom: Atom) -> LeafTest:
        """Return the compiled test of a comparison of the edition."""
        if id(atom) not in self._tests:
            leaves = self.edition.leaves
            if atom not in leaves.places:
                leaves = LeafTable(leaves.filter_of)
            self._tests[id(atom)] = leaves.tests[leaves.place(atom)]
        return self._tests[id(atom)]

    def holds_now(self, formula: Formula) -> bool:
        """Return whether a formula holds on the facts as they are."""
        return self.now.holds(formula, self._known_now)

    def places_of(self, formula: Formula) -> frozenset[Place]:
        """Return the places of every fact a formula reads."""
        key = id(formula)
        if key not in self._places:
            self._kept.append(formula)  # so that no other object takes its id
            self._places[key] = frozenset(self._places_in(formula))
        return self._places[key]

    def _places_in(self, formula: Formula) -> Iterator[Place]:
        if isinstance(formula, Required):
            yield from (place for place, _ in self.read(formula.item, formula.atom))
        elif isinstance(formula, Derived):
            yield self.place(formula.path, formula.item)
            yield from self.places_of(formula.inner)
        else:
            for part in formula.parts:
                yield from self.places_of(part)

    # ── what may become of the facts ──────────────────────────────────────────────────────────

    def options(self, formula: Formula, most: Means = "nobody") -> Options:
        """Return the facts that bear on a formula and may become otherwise, each with what it may become.

        An unknown fact may become known, a known one may change, an act not taken may be taken. A fact that
        is derived may be stated only where its definition rests on a table entry in doubt, or where an
        authority can bring it about (the conclusion of an agreement).

        Args:
            formula: what the facts bear on.
            most: the most demanding means by which a fact may come to be otherwise.
        """
        leaves: dict[Place, dict[Leaf, None]] = {}
        for required in requirements(formula):
            for place, leaf in self.read(required.item, required.atom):
                leaves.setdefault(place, {})[leaf] = None
        found: dict[Place, tuple[Option, ...]] = {}
        for place, read in leaves.items():
            options = self._options_of(place, tuple(read)) if self._may_change(place, most) else ()
            if options:
                found[place] = options
        for node in derived(formula):
            if self._may_be_stated(node, most):
                found[self.place(node.path, node.item)] = (ValueClass((True,)), ValueClass((False,)))
        return found

    def _may_change(self, place: Place, most: Means) -> bool:
        value = self.now.value(place)
        if value is UNKNOWN and place.path in self.edition.defined:
            return False
        return within(means_of(catalogue()[place.path], value), most)

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
        return [each for each in _entries(self.items[0].get(list_fact, UNKNOWN)) if each != OPEN_LIST]

    def _options_of(self, place: Place, leaves: tuple[Leaf, ...]) -> tuple[Option, ...]:
        key = place, leaves
        if key not in self._options:
            self._options[key] = self._worked_out(place, leaves)
        return self._options[key]

    def _worked_out(self, place: Place, leaves: tuple[Leaf, ...]) -> tuple[Option, ...]:
        fact, value, facts = catalogue()[place.path], self.now.value(place), self.now.facts[place.item or 0]
        if fact.type == "parties":
            return () if value == () else (ValueClass(((),)),)
        if fact.type == "states":
            return self._rosters(place, leaves)
        if fact.kind == "act":
            return () if value is True else (ValueClass((True,)),)
        if place.element is not None:
            facts = {**facts, **self.elements(LIST_OF[place.path.partition(".")[0]])[place.element]}
        own = tuple(leaf for leaf in leaves if leaf.fact == place.path)
        classes = value_classes(fact, own, self._truth, self._named, day=self.day, facts=facts)
        return tuple(each for each in classes if value is UNKNOWN or value not in each.values)

    def _truth(self, leaf: Leaf, facts: Facts) -> Truth:
        return self.test_of(leaf)(facts, self.day)

    def _named(self, leaf: Leaf) -> Container[object]:
        """Return the states a comparison can tell from others."""
        match leaf:
            case InTable(_, table, filter_name):
                return self.edition.tables[table].rows_of(filter_name)
            case Compare(_, _, literal):
                return (literal,)
            case Member(_, values):
                return values
            case MemberOfFact(_, list_fact):
                members = self.now.facts[0].get(list_fact, UNKNOWN)
                return members if isinstance(members, tuple) else ()
        return ()

    def _rosters(self, place: Place, leaves: tuple[Leaf, ...]) -> tuple[Option, ...]:
        readers = tuple(
            dict.fromkeys(
                leaf.fact
                for leaf in leaves
                if isinstance(leaf, MemberOfFact) and leaf.fact.partition(".")[0] not in LIST_OF
            )
        )
        facts, members = self.now.facts[place.item or 0], self.now.value(place)
        rosters = [
            Roster(named, tuple(path for path in readers if path not in named))
            for size in range(len(readers) + 1)
            for named in combinations(readers, size)
        ]
        return tuple(each for each in rosters if members is UNKNOWN or each.of(members, facts) != (members or ()))

    def _may_be_stated(self, node: Derived, most: Means) -> bool:
        now, fact = self.now, catalogue()[node.path]
        if now.facts[node.item].get(node.path, UNKNOWN) is not UNKNOWN or not within(means_of(fact, UNKNOWN), most):
            return False
        if fact.changed_by == "authority":
            return True
        return any(
            isinstance(each.atom, InTable)
            and isinstance(now.facts[each.item].get(each.atom.fact, UNKNOWN), str)
            and now.truth(each.item, each.atom) is Truth.UNKNOWN
            for each in requirements(node.inner)
        )


def _entries(value: FactValue) -> tuple[Any, ...]:
    """Return the entries of a list; none where it is not known, or was emptied."""
    return value if isinstance(value, tuple) else ()
