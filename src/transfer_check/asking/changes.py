"""What may become of the facts of a case: which of them may come to be otherwise, and which values they may take."""

from __future__ import annotations

from collections.abc import Callable, Container
from itertools import combinations

from transfer_check.asking.formula import Derived, Formula, derived, requirements
from transfer_check.asking.means import Means, means_of, within
from transfer_check.asking.situation import Situation
from transfer_check.circuit import LIST_OF, Option, Options, Place, Roster, ValueClass, entries, value_classes
from transfer_check.facts import UNKNOWN, FactValue, catalogue
from transfer_check.kleene import Truth
from transfer_check.law.condition import Compare, InTable, Leaf, Member, MemberOfFact


class Possible:
    """What may become of the facts of one situation; each fact is worked out once."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.now = situation.now
        self.edition = situation.edition
        self._options: dict[tuple[Place, tuple[Leaf, ...]], tuple[Option, ...]] = {}

    def options(self, formula: Formula, most: Means = "nobody") -> Options:
        """Return the facts that bear on a formula and may become otherwise, each with what it may become.

        An unknown fact may become known, a known one may change, an act not taken may be taken. A fact that
        is derived may be stated only where its definition leaves it open, and either rests on a table entry in
        doubt or is what an authority can bring about (the conclusion of an agreement).

        Args:
            formula: what the facts bear on.
            most: the most demanding means by which a fact may come to be otherwise.
        """
        leaves: dict[Place, dict[Leaf, None]] = {}
        for required in requirements(formula):
            for place, leaf in self.situation.read(required.item, required.atom):
                leaves.setdefault(place, {})[leaf] = None
        found: dict[Place, tuple[Option, ...]] = {}
        for place, read in leaves.items():
            options = self._options_of(place, tuple(read)) if self._may_change(place, most) else ()
            if options:
                found[place] = options
        for node in derived(formula):
            if self._may_be_stated(node, most):
                found[self.situation.place(node.path, node.item)] = (ValueClass((True,)), ValueClass((False,)))
        return found

    def _may_change(self, place: Place, most: Means) -> bool:
        value = self.now.value(place)
        if value is UNKNOWN and place.path in self.edition.defined:
            return False
        return within(means_of(place.fact, value), most)

    def _options_of(self, place: Place, leaves: tuple[Leaf, ...]) -> tuple[Option, ...]:
        key = place, leaves
        if key not in self._options:
            self._options[key] = self._worked_out(place, leaves)
        return self._options[key]

    def _worked_out(self, place: Place, leaves: tuple[Leaf, ...]) -> tuple[Option, ...]:
        fact, value = place.fact, self.now.value(place)
        if fact.type == "parties":
            return () if value == () else (ValueClass(((),)),)
        if fact.type == "states":
            return self._rosters(place, leaves)
        if fact.kind == "act":
            return () if value is True else (ValueClass((True,)),)
        own = tuple(leaf for leaf in leaves if leaf.fact == place.path)
        classes = value_classes(fact, own, self._telling(place), self._named, day=self.situation.day)
        return tuple(each for each in classes if value is UNKNOWN or value not in each.values)

    def _telling(self, place: Place) -> Callable[[Leaf, FactValue], tuple[Truth, ...]]:
        """Return what a comparison says of a value at a place, on every item that sees it."""
        seen = [dict(facts) for number, facts in enumerate(self.now.facts) if place.item in (None, number)]
        if place.party is not None:
            element = self.situation.elements(LIST_OF[place.path.partition(".")[0]])[place.party]
            seen = [{**facts, **element} for facts in seen]

        def tell(leaf: Leaf, value: FactValue) -> tuple[Truth, ...]:
            test = self.situation.test_of(leaf)
            for facts in seen:
                facts[place.path] = value
            return tuple(test(facts, self.situation.day) for facts in seen)

        return tell

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
                return {member for facts in self.now.facts for member in entries(facts.get(list_fact, UNKNOWN))}
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
        if now.is_settled(node.item, node.path) or not within(means_of(fact, UNKNOWN), most):
            return False
        if fact.changed_by == "authority":
            return True
        return any(
            isinstance(each.atom, InTable)
            and isinstance(now.facts[each.item].get(each.atom.fact, UNKNOWN), str)
            and now.truth(each.item, each.atom) is Truth.UNKNOWN
            for each in requirements(node.inner)
        )
