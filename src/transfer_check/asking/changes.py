"""What may become of the facts of a decided case: which of them may come to be otherwise, and which values they may take."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from transfer_check.asking.means import Means, means_of, within
from transfer_check.circuit.case_facts import StatedFacts
from transfer_check.circuit.case_variants import case_variants, places_read, turning_on
from transfer_check.circuit.fact_places import LIST_OF, Option, Options, Place, Roster, entries
from transfer_check.circuit.gates import TRUE, residue
from transfer_check.circuit.kept_laws import KeptLaw, Remembered, law_of, shape_of
from transfer_check.circuit.value_classes import ValueClass, value_classes
from transfer_check.circuit.variants import Variants
from transfer_check.facts import UNKNOWN, FactValue, catalogue
from transfer_check.judging import Decision
from transfer_check.kleene import Truth
from transfer_check.law import Table
from transfer_check.law.condition import Compare, Flag, InTable, Leaf, Member, MemberOfFact, atoms


class Classes(NamedTuple):
    """The classes of the values of a fact.

    Attributes:
        of: by value, the number of its class.
        without: what a fact may become instead, by the number of the class it is of; -1 for none of them.
    """

    of: Mapping[FactValue, int]
    without: Mapping[int, tuple[Option, ...]]


class Compared(NamedTuple):
    """The comparisons of a fact.

    Attributes:
        leaves: all that read it.
        own: those of its value, and of whether it is in a list.
        lists: the lists in which it is looked up.
        classes: the classes of its values, by what is in these lists.
    """

    leaves: tuple[Leaf, ...]
    own: tuple[Leaf, ...]
    lists: tuple[str, ...]
    classes: Remembered[Classes]


class Bearing(NamedTuple):
    """The facts that bear on something, in the order in which the law reads them.

    Attributes:
        compared: of each fact, its comparisons.
        derived: the derived facts that are left to their definitions.
    """

    compared: Mapping[Place, Compared]
    derived: tuple[Place, ...]


NOBODY: tuple[Option, ...] = (ValueClass(((),)),)
TAKEN: tuple[Option, ...] = (ValueClass((True,)),)
STATED: tuple[Option, ...] = (ValueClass((True,)), ValueClass((False,)))


class Possible:
    """What may become of the facts of one decided case."""

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self.stated = StatedFacts(decision)
        self.edition = self.stated.edition
        self.law: KeptLaw = law_of(decision.rulebook, decision.on, shape_of(decision.case))
        self.asserted = frozenset(
            Place(path, item.index if path.startswith("item.") else None)
            for item in decision.items
            for path in item.trace.asserted
        )

    def options(self, literals: tuple[int, ...], most: Means = "nobody") -> Options:
        """Return the facts that bear on some literals of the circuit and may become otherwise, each with what it may become.

        An unknown fact may become known, a known one may change, an act not taken may be taken. A fact that
        is derived may be stated only where its definition leaves it open, and either rests on a table entry in
        doubt or is what an authority can bring about (the conclusion of an agreement).

        Args:
            literals: what the facts bear on.
            most: the most demanding means by which a fact may come to be otherwise.
        """
        bearing = self._bearing(literals)
        found: dict[Place, tuple[Option, ...]] = {}
        for place, compared in bearing.compared.items():
            if self._may_change(place, most):
                options = self._options_of(place, compared)
                if options:
                    found[place] = options
        for place in bearing.derived:
            if self._may_be_stated(place, most):
                found[place] = STATED
        return found

    def _bearing(self, literals: tuple[int, ...]) -> Bearing:
        by_hand = {(place.path, place.item) for place in self.asserted}
        found: Bearing = self.law.bearing.of((literals, self.asserted), lambda: _read_by(self.law, literals, by_hand))
        return found

    def _may_change(self, place: Place, most: Means) -> bool:
        value = self.stated.value(place)
        if value is UNKNOWN and place.path in self.edition.defined:
            return False
        return within(means_of(place.fact, value), most)

    def _options_of(self, place: Place, compared: Compared) -> tuple[Option, ...]:
        fact, value = place.fact, self.stated.value(place)
        if fact.type == "parties":
            return () if value == () else NOBODY
        if fact.type == "states":
            return self._rosters(place, compared.leaves)
        if fact.kind == "act":
            return () if value is True else TAKEN
        lists = [tuple((path, facts.get(path, UNKNOWN)) for path in compared.lists) for facts in self._seeing(place)]
        classes = compared.classes.of(tuple(lists), lambda: self._classes(place, compared.own, [*map(dict, lists)]))
        return classes.without[-1 if value is UNKNOWN else classes.of.get(value, -1)]

    def _classes(self, place: Place, leaves: tuple[Leaf, ...], lists: list[dict[str, FactValue]]) -> Classes:
        named, tell = _named(self.edition.tables, lists), self._telling(place.path, lists)
        classes = value_classes(place.fact, leaves, tell, named, day=self.stated.day)
        return Classes(
            {value: number for number, each in enumerate(classes) for value in each.values},
            {
                number: tuple(each for other, each in enumerate(classes) if other != number)
                for number in range(-1, len(classes))
            },
        )

    def _seeing(self, place: Place) -> list[dict[str, FactValue]]:
        """Return the facts of every item that sees a place."""
        return self.stated.items if place.item is None else [self.stated.items[place.item]]

    def _telling(self, path: str, lists: list[dict[str, FactValue]]) -> Callable[[Leaf, FactValue], tuple[Truth, ...]]:
        """Return what a comparison says of a value of a fact, on every item that sees it."""

        def tell(leaf: Leaf, value: FactValue) -> tuple[Truth, ...]:
            test = self.law.circuit.test(leaf)
            return tuple(test({**listed, path: value}, self.stated.day) for listed in lists)

        return tell

    def _rosters(self, place: Place, leaves: tuple[Leaf, ...]) -> tuple[Option, ...]:
        readers = tuple(
            dict.fromkeys(
                leaf.fact
                for leaf in leaves
                if isinstance(leaf, MemberOfFact) and leaf.fact.partition(".")[0] not in LIST_OF
            )
        )
        facts, members = self.stated.items[place.item or 0], self.stated.value(place)
        rosters = [
            Roster(named, tuple(path for path in readers if path not in named))
            for size in range(len(readers) + 1)
            for named in combinations(readers, size)
        ]
        return tuple(each for each in rosters if members is UNKNOWN or each.of(members, facts) != (members or ()))

    def _may_be_stated(self, place: Place, most: Means) -> bool:
        fact = catalogue()[place.path]
        if not within(means_of(fact, UNKNOWN), most):
            return False
        items = range(len(self.stated.items)) if place.item is None else (place.item,)
        return any(
            not self.stated.is_settled(place, item) and (fact.changed_by == "authority" or self._in_doubt(place, item))
            for item in items
        )

    def _in_doubt(self, place: Place, item: int) -> bool:
        """Whether a definition rests on the entry in a dated table of a known state, and that entry is in doubt."""
        facts = self.stated.items[item]
        return any(
            isinstance(facts.get(leaf.fact, UNKNOWN), str)
            and self.law.circuit.test(leaf)(facts, self.stated.day) is Truth.UNKNOWN
            for leaf in self._tables_read(place.path, item)
        )

    def _tables_read(self, path: str, item: int) -> Iterator[InTable]:
        """Yield the table comparisons of a definition, and of those it reads in turn."""
        for atom in atoms(self.edition.defined[path].provision.when):
            if isinstance(atom, InTable):
                yield atom
            elif isinstance(atom, Flag) and atom.fact in self.edition.defined:
                of_item = atom.fact.startswith("item.")
                if Place(atom.fact, item if of_item else None) not in self.asserted:
                    yield from self._tables_read(atom.fact, item)

    def order(self, literal: int) -> Mapping[Place, int]:
        """Return the facts on which a literal rests, numbered in the order in which the law reads them.

        Lists of states come first: one is changed rather than a state that is looked up in it.
        """
        return self.law.orders.of(literal, lambda: self._order(literal))

    def _order(self, literal: int) -> dict[Place, int]:
        circuit = self.law.circuit
        keys = {node: key for key, node in circuit.every_input.items()}
        places = (
            place
            for node in circuit.circuit.inputs_under((literal,))
            for place in turning_on(keys[node], circuit).always
        )
        in_order = sorted(dict.fromkeys(places), key=lambda place: place.fact.type != "states")
        return {place: number for number, place in enumerate(in_order)}

    # ── judging many at once ──────────────────────────────────────────────────────────────────

    def variants(self, options: Options, literals: tuple[int, ...]) -> Variants:
        """Return the case with what its facts may become, ready to be judged in many variants at once.

        Args:
            options: what the facts may become.
            literals: what is to be read off.
        """
        return case_variants(self.stated, self.law, options, literals)


def _named(tables: Mapping[str, Table], lists: list[dict[str, FactValue]]) -> Callable[[Leaf], Container[object]]:
    """Return which states a comparison can tell from others."""

    def named(leaf: Leaf) -> Container[object]:
        match leaf:
            case InTable(_, table, filter_name):
                return tables[table].rows_of(filter_name)
            case Compare(_, _, literal):
                return (literal,)
            case Member(_, values):
                return values
            case MemberOfFact(_, list_fact):
                return {member for listed in lists for member in entries(listed[list_fact])}
        return ()

    return named


def _read_by(law: KeptLaw, literals: tuple[int, ...], by_hand: Container[tuple[str, int | None]]) -> Bearing:
    """Return what bears on some literals where some derived facts are stated by hand."""
    known = {
        node: TRUE
        for (kind, subject, item, _), node in law.circuit.every_input.items()
        if kind == "stated" and (subject, item) in by_hand
    }
    read = residue(law.circuit.circuit, known, literals).nodes
    leaves: dict[Place, dict[Leaf, None]] = {}
    derived: dict[Place, None] = {}
    keys = {node: key for key, node in law.circuit.every_input.items()}
    for node in law.circuit.circuit.inputs_under(literals):
        key = keys[node]
        if node not in read:
            continue
        if key.kind == "by_hand":
            place = Place(str(key.subject), key.item)
            if (key.subject, key.item) in by_hand:
                leaves.setdefault(place, {})[Flag(place.path)] = None
            else:
                derived[place] = None
        elif key.kind in ("filled", "closed"):
            leaves.setdefault(Place(str(key.subject)), {})
        elif not isinstance(key.subject, str) and key.party not in law.circuit.slots:
            for place in places_read(key):
                leaves.setdefault(place, {})[key.subject] = None
    return Bearing({place: _compared(place, tuple(read)) for place, read in leaves.items()}, tuple(derived))


def _compared(place: Place, leaves: tuple[Leaf, ...]) -> Compared:
    own = tuple(leaf for leaf in leaves if leaf.fact == place.path)
    lists = dict.fromkeys(leaf.list_fact for leaf in own if isinstance(leaf, MemberOfFact))
    return Compared(leaves, own, tuple(lists), Remembered(256))
