"""What is unknown in a case, as far as its verdict can turn on it: facts, the classes of their values, and the law.

Nothing here depends on how a question about completions is answered; `transfer_check.inquiry.relevance` and
`transfer_check.inquiry.settling` do that.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from transfer_check.case import TransferCase, catalogue
from transfer_check.facts import OPEN_LIST, UNKNOWN, Fact, FactValue
from transfer_check.inquiry.circuit import Residue, residue
from transfer_check.inquiry.law_circuit import PARTIES, PARTY, Input, LawCircuit, Shape
from transfer_check.inquiry.value_classes import ValueClass, ValueTable
from transfer_check.leaves import Leaf, LeafTest, MemberOfFact, leaf_facts
from transfer_check.rulebook import Rulebook
from transfer_check.truth import Truth


class Place(NamedTuple):
    """Where a fact stands.

    Attributes:
        path: its path in the catalogue.
        item: 0-based place of the item it is about; ``None`` for a fact of the case.
        party: 0-based place of the third party it is about; ``None`` for none.
    """

    path: str
    item: int | None = None
    party: int | None = None

    @property
    def fact(self) -> Fact:
        """The fact of the catalogue."""
        return catalogue()[self.path]


class Variable(NamedTuple):
    """One unknown value: of a fact, or of a third party that may exist.

    Attributes:
        owner: the unknown fact it belongs to; the list of third parties for a party that may exist.
        inputs: the inputs that it settles.
        classes: the classes of its values.
        truths: by input, the classes for which it is true, one bit each.
    """

    place: Place
    owner: Place
    inputs: tuple[int, ...]
    classes: tuple[ValueClass, ...]
    truths: tuple[int, ...]


class Coupling(NamedTuple):
    """A state that is looked up in an unknown list of states.

    Attributes:
        input: the input that says whether it is in the list.
        state: where the state stands.
        members: where the list stands.
        value: the state where it is known.
    """

    input: int
    state: Place
    members: Place
    value: FactValue


class Completions:
    """Some completions met before, by input: a good place to look for others in.

    Attributes:
        count: how many there are.
        true: by input, in which of them it is true, one bit each.
        described: by input, which of them say anything of it.
        coupled: by the couplings of the case it was a completion of, which of them have the same.
    """

    MOST = 40

    def __init__(self) -> None:
        self.count = 0
        self.true: dict[int, int] = {}
        self.described: dict[int, int] = {}
        self.coupled: dict[frozenset[Coupling], int] = {}

    def add(self, inputs: Iterable[int], true: Container[int], coupled: frozenset[Coupling]) -> None:
        """Remember a completion, unless there are enough."""
        if self.count < self.MOST:
            bit = 1 << self.count
            self.count += 1
            self.coupled[coupled] = self.coupled.get(coupled, 0) | bit
            for node in inputs:
                self.described[node] = self.described.get(node, 0) | bit
                self.true[node] = self.true.get(node, 0) | (bit if node in true else 0)


class Unknowns(NamedTuple):
    """What is unknown in a case.

    Attributes:
        left: what is left of the law once the known facts are.
        variables: the unknown values, by place.
        couplings: the states looked up in unknown lists.
        owned: by unknown fact, the inputs that it takes part in settling.
        inputs: every input that is left.
        listed: whether some unknown state is looked up in a known list.
        closing: the inputs that say that a list is closed.
        met: completions of such cases met before.
    """

    law: LawCircuit
    left: Residue
    variables: Mapping[Place, Variable]
    couplings: tuple[Coupling, ...]
    owned: Mapping[Place, tuple[int, ...]]
    inputs: tuple[int, ...]
    listed: bool
    closing: frozenset[int]
    met: Completions

    @property
    def coupled(self) -> frozenset[Coupling]:
        """The couplings, in no order."""
        return frozenset(self.couplings)


class _Law(NamedTuple):
    """The circuit of a day and a shape of case, with what was worked out of it before."""

    circuit: LawCircuit
    tables: dict[str, ValueTable]
    variables: dict[Any, Variable]
    completions: Completions


_recent: list[tuple[Rulebook, dict[tuple[int, date, Shape], _Law]]] = []


def _law(rulebook: Rulebook, day: date, shape: Shape) -> _Law:
    """Return the law of a day for a shape of case, made once; that of a few rulebooks is kept."""
    kept = next((laws for known, laws in _recent if known is rulebook), None)
    if kept is None:
        kept = {}
        _recent[:] = [(rulebook, kept), *_recent[:3]]
    edition = rulebook.on(day)
    key = (id(edition), day, shape)
    if key not in kept:
        if len(kept) >= 16:
            kept.clear()
        kept[key] = _Law(LawCircuit(edition, day, shape), {}, {}, Completions())
    return kept[key]


def unknowns(
    case: TransferCase, rulebook: Rulebook, *, on: date | None = None, asserting: Iterable[Place] = ()
) -> Unknowns:
    """Return what is unknown in a case and the verdict can turn on.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.
        asserting: derived facts that are to be stated by hand instead of being derived.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    day = case.on if on is None else on
    rulebook.require_encoded(day)
    shape = _shape(case)
    law = _law(rulebook, day, shape)
    facts_at = _facts_at(case, law.circuit)
    left = residue(
        law.circuit.circuit,
        law.circuit.known(facts_at, {(place.path, place.item) for place in asserting}),
        law.circuit.outputs,
    )
    return _Reader(law, facts_at, left).read()


def _shape(case: TransferCase) -> Shape:
    parties = case.facts().get(PARTIES, UNKNOWN)
    if not isinstance(parties, tuple):
        return Shape(len(case.items), 0, True)
    open_ = OPEN_LIST in parties
    return Shape(len(case.items), len(parties) - open_, open_)


FactsAt = Mapping[tuple[int | None, int | None], Mapping[str, FactValue]]


def _facts_at(case: TransferCase, law: LawCircuit) -> FactsAt:
    of_case: dict[str, FactValue] = {**dict.fromkeys(law.edition.acts, False), **case.facts()}
    of_items: dict[int | None, Mapping[str, FactValue]] = {None: of_case}
    of_items.update({place: {**of_case, **facts} for place, facts in enumerate(case.item_facts())})
    parties: Any = of_case.get(PARTIES, UNKNOWN)
    named = parties[: law.shape.parties] if isinstance(parties, tuple) else ()
    found: dict[tuple[int | None, int | None], Mapping[str, FactValue]] = {}
    for item, facts in of_items.items():
        found[item, None] = facts
        for place, element in enumerate(named):
            found[item, place] = {**facts, **element}
        for slot in law.slots:
            found[item, slot] = facts
    return found


class _Reader:
    """Reads the unknowns off what is left of the law."""

    def __init__(self, law: _Law, facts_at: FactsAt, left: Residue) -> None:
        self.law, self.facts_at, self.left = law.circuit, facts_at, left
        self.made = law
        self.open = {node: key for key, node in law.circuit.inputs.items() if node in left.nodes}
        self.leaves: dict[Place, list[int]] = {}
        self.inside: dict[Place, list[tuple[int, tuple[str, ...]]]] = {}
        self.by_hand: dict[Place, int] = {}
        self.couplings: list[Coupling] = []
        self.owned: dict[Place, list[int]] = {}

    def read(self) -> Unknowns:
        for node, key in self.open.items():
            self._sort(node, key)
        states = dict.fromkeys(each.state for each in self.couplings if not self._is_known(each.state))
        variables = {
            place: self._variable(place, place in states)
            for place in dict.fromkeys((*self.leaves, *self.inside, *states))
        }
        for place, node in self.by_hand.items():
            variables[place] = Variable(place, place, (node,), (ValueClass((True,)), ValueClass((False,))), (0b01,))
        owned = {place: tuple(dict.fromkeys(nodes)) for place, nodes in self.owned.items()}
        return Unknowns(
            self.law,
            self.left,
            variables,
            tuple(self.couplings),
            owned,
            tuple(self.open),
            bool(self.inside),
            frozenset(node for node, key in self.open.items() if key.kind == "closed"),
            self.made.completions,
        )

    def _sort(self, node: int, key: Input) -> None:
        kind, subject, item, party = key
        if isinstance(subject, str):
            place = Place(subject, item)
            if kind == "by_hand":
                self.by_hand[place] = node
            self._own(place, node)
        elif isinstance(subject, MemberOfFact):
            self._sort_membership(node, subject, item, party)
        else:
            (path,) = leaf_facts(subject)
            place = self._place(path, item, party)
            self.leaves.setdefault(place, []).append(node)
            self._own(self._owner(place), node)

    def _sort_membership(self, node: int, leaf: MemberOfFact, item: int | None, party: int | None) -> None:
        state, members = self._place(leaf.fact, item, party), self._place(leaf.list_fact, item, party)
        listed = self._value(members)
        if isinstance(listed, tuple):
            self.inside.setdefault(state, []).append((node, listed))
            self._own(self._owner(state), node)
            return
        self.couplings.append(Coupling(node, state, members, self._value(state)))
        self._own(self._owner(members), node)
        if not self._is_known(state):
            self._own(self._owner(state), node)

    def _own(self, owner: Place, node: int) -> None:
        self.owned.setdefault(owner, []).append(node)

    def _place(self, path: str, item: int | None, party: int | None) -> Place:
        owner = path.partition(".")[0]
        return Place(path, item if owner == "item" else None, party if owner == PARTY else None)

    def _owner(self, place: Place) -> Place:
        return Place(PARTIES) if place.party is not None and place.party in self.law.slots else place

    def _value(self, place: Place) -> FactValue:
        return self.facts_at[place.item, place.party].get(place.path, UNKNOWN)

    def _is_known(self, place: Place) -> bool:
        return self._value(place) is not UNKNOWN

    def _variable(self, place: Place, coupled: bool) -> Variable:
        nodes, inside = tuple(self.leaves.get(place, ())), tuple(self.inside.get(place, ()))
        apart = frozenset({None, *(each.value for each in self.couplings)} if coupled else ())
        key = (place, nodes, inside, apart, len(self.couplings) if coupled else 0)
        if key not in self.made.variables:
            self.made.variables[key] = self._classified(place, nodes, inside, apart)
        return self.made.variables[key]

    def _classified(
        self, place: Place, nodes: tuple[int, ...], inside: Sequence[tuple[int, Any]], apart: frozenset[FactValue]
    ) -> Variable:
        """Sort the values of a fact into classes.

        Of the states looked up in an unknown list, those that are few in their class form classes of their own, so
        that of a class of many there is always one left which is not the value of any other such fact.
        """
        keys = [self.open[node] for node in (*nodes, *(node for node, _ in inside))]
        leaves = [key.subject for key in keys if not isinstance(key.subject, (str, MemberOfFact))]
        table = self._table(place.path)
        members = [listed for _, listed in inside]
        found = table.classes(leaves, inside=members, apart=apart)
        if apart:
            states = {each.state for each in self.couplings}
            many = len(states) + max(1, sum(each.party is not None for each in states)) + 1
            few = {value for each, _ in found if len(each.values) < many for value in each.values}
            found = table.classes(leaves, inside=members, apart=apart | few)
        truths = tuple(
            sum(
                1 << place
                for place, (_, row) in enumerate(found)
                if row[column] is Truth.TRUE or (row[column] is Truth.UNKNOWN and key.kind == "may_be")
            )
            for column, key in enumerate(keys)
        )
        inputs = (*nodes, *(node for node, _ in inside))
        return Variable(place, self._owner(place), inputs, tuple(values for values, _ in found), truths)

    def _table(self, path: str) -> ValueTable:
        if path not in self.made.tables:
            leaves: dict[Leaf, LeafTest] = {
                subject: self.law.test(subject)
                for _, subject, _, _ in self.law.inputs
                if not isinstance(subject, (str, MemberOfFact)) and leaf_facts(subject) == (path,)
            }
            self.made.tables[path] = ValueTable(catalogue()[path], leaves, self.law.day)
        return self.made.tables[path]
