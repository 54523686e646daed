"""Reading off a case what is unknown in it: the law of its day simplified by what it states, and what is left to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.gates import Residue, residue
from transfer_check.circuit.kept_laws import KeptLaw, law_of, shape_of
from transfer_check.circuit.law_circuit import LawCircuit
from transfer_check.circuit.law_parts import PARTIES, PARTY, Input
from transfer_check.circuit.unknowns import Coupling, Unknowns, Variable
from transfer_check.circuit.value_classes import ValueClass, ValueTable
from transfer_check.facts import UNKNOWN, FactValue, TransferCase, catalogue, implied_by
from transfer_check.facts import place as address_of
from transfer_check.judging import evaluate, require_consistent
from transfer_check.kleene import Truth
from transfer_check.law import Rulebook
from transfer_check.law.condition import MemberOfFact, leaf_facts


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
        CaseError: where, by the law of its own day, the case states a derived fact against what else it states.
        UsageError: for a day whose text is not encoded.
    """
    day = case.on if on is None else on
    rulebook.require_encoded(day)
    if day == case.on:
        require_consistent(case, rulebook)
    law = law_of(rulebook, day, shape_of(case))
    facts_at = _facts_at(case, law.circuit, _taken_back(case, rulebook, day))
    left = residue(
        law.circuit.circuit,
        law.circuit.known(facts_at, {(place.path, place.item) for place in asserting}, _overridden(case)),
        law.circuit.outputs,
    )
    return _Reader(law, facts_at, left).read()


FactsAt = Mapping[tuple[int | None, int | None], Mapping[str, FactValue]]


def _overridden(case: TransferCase) -> set[tuple[str, int | None]]:
    return {address_of(written) for written in case.overrides}


def _taken_back(case: TransferCase, rulebook: Rulebook, day: date) -> list[frozenset[str]]:
    """Return, of each item, the derived facts that the law of another day than the case's own settles otherwise."""
    if day == case.on:
        return [frozenset() for _ in case.items]
    return [item.trace.against for item in evaluate(case, rulebook, on=day).items]


def _facts_at(case: TransferCase, law: LawCircuit, taken_back: Sequence[frozenset[str]]) -> FactsAt:
    of_case: dict[str, FactValue] = {**dict.fromkeys(law.edition.acts, False), **case.facts()}
    for path in frozenset().union(*taken_back):
        of_case.pop(path, None)
    of_items: dict[int | None, Mapping[str, FactValue]] = {None: of_case}
    for place, facts in enumerate(case.item_facts()):
        own = {path: value for path, value in facts.items() if path not in taken_back[place]}
        of_items[place] = {**of_case, **own}
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

    def __init__(self, law: KeptLaw, facts_at: FactsAt, left: Residue) -> None:
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
            values = [value for value in (True, False) if value not in self._excluded(place)]
            truths = sum(1 << number for number, value in enumerate(values) if value)
            variables[place] = Variable(place, place, (node,), tuple(ValueClass((each,)) for each in values), (truths,))
        bearing = self.left.reached(self.law.verdict_outputs)
        owned = {
            place: tuple(dict.fromkeys(nodes))
            for place, nodes in self.owned.items()
            if not bearing.isdisjoint(nodes)  # the others only bear on what the case states of a derived fact
        }
        return Unknowns(
            self.law,
            self.left,
            variables,
            tuple(self.couplings),
            owned,
            tuple(self.open),
            tuple(each for listed in self.inside.values() for each in listed),
            frozenset(node for node, key in self.open.items() if key.kind == "closed"),
            self.made.completions,
            self.left.literal(self.law.possible),
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
        apart = frozenset({None, *(each.value for each in self.couplings)} if coupled else self._implying(place))
        excluded = self._excluded(place)
        key = (place, nodes, inside, apart, len(self.couplings) if coupled else 0, excluded)
        if key not in self.made.variables:
            self.made.variables[key] = self._classified(place, nodes, inside, apart, excluded)
        return self.made.variables[key]

    def _implying(self, place: Place) -> frozenset[FactValue]:
        """Return the values of a fact by which another fact that is not known would be known to be none."""
        return frozenset(
            value
            for implied in implied_by(place.path)
            if Place(implied.path, place.item, place.party) in self.leaves
            for value in implied.none_where[place.path]
        )

    def _excluded(self, place: Place) -> frozenset[FactValue]:
        """Return the values that a fact cannot have beside what is stated: another fact would then be none."""
        return frozenset(
            value
            for implied in implied_by(place.path)
            if self._value(Place(implied.path, place.item, place.party)) not in (UNKNOWN, implied.none)
            for value in implied.none_where[place.path]
        )

    def _classified(
        self,
        place: Place,
        nodes: tuple[int, ...],
        inside: Sequence[tuple[int, Any]],
        apart: frozenset[FactValue],
        excluded: frozenset[FactValue],
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
        if excluded:
            left = [(tuple(value for value in each.values if value not in excluded), row) for each, row in found]
            found = [(ValueClass(values), row) for values, row in left if values]
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
            leaves = self.law.leaves_on.get(path, {})
            self.made.tables[path] = ValueTable(catalogue()[path], leaves, self.law.day, self.law.states_of)
        return self.made.tables[path]
