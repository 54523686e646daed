"""The verdict under one edition as a circuit: the decision procedure, read once and asked many times.

It follows `transfer_check.judging.evaluation` line by line; a property test holds the two equal. Two things are added,
both so that a question about every completion can be asked. A leaf that looks a state up in a dated table has
two inputs, *is in it for sure* and *may be in it*, since a state can be known and its entry in doubt; a derived
fact is then what its definition says, or, where that is in doubt for the item, what somebody states by hand. What is stated
by hand against a definition that settles it makes a completion impossible, unless somebody signed it. And a list of
third parties that is unknown or open is a row of slots, each filled or not: as many as there are quantifiers
over it, twice. More would add nothing, for one witness for each quantifier is enough in each of two completions.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from functools import cached_property

from transfer_check.circuit.gates import TRUE, Circuit, residue
from transfer_check.circuit.law_parts import PARTY, Input, ItemGates, Kind, Outcome, ProvisionGate, Shape
from transfer_check.facts import UNKNOWN, FactValue
from transfer_check.kleene import Truth
from transfer_check.law import CompiledProvision, Edition, RegimeInForce
from transfer_check.law.condition import (
    AllOf,
    AnyOf,
    Atom,
    Condition,
    Every,
    Flag,
    InTable,
    Leaf,
    LeafTest,
    MemberOfFact,
    Not,
    Some,
    atoms,
    compile_leaf,
    condition_facts,
    leaf_facts,
)


class LawCircuit:
    """The verdict of every case of one shape on one day.

    Attributes:
        every_input: all inputs; `inputs` are those a verdict is read off.
        gates: what is said of each item, provision by provision.
        items: the outcome of each item.
        possible: whether no derived fact is stated against what its definition settles.
        favourable: whether every item is out of every scope, or such that it may be permitted.
        steps: whether the case is prohibited; prohibited or not permitted; in some scope. Of a case of which
            everything is known they tell the verdict.
        provisions: of each item, the rules and scopes that a verdict can turn on.
        lifting: of each item, the other rules: a verdict turns on them only through what they lift.
    """

    def __init__(self, edition: Edition, day: date, shape: Shape) -> None:
        self.edition, self.day, self.shape = edition, day, shape
        self.circuit = Circuit()
        self.inputs: dict[Input, int] = {}
        self.tests: dict[Leaf, LeafTest] = {}
        self.slots = range(shape.parties, shape.parties + (2 * _quantifiers(edition) if shape.open else 0))
        self.provisions: list[tuple[ProvisionGate, ...]] = []
        self.lifting: list[tuple[ProvisionGate, ...]] = []
        self.items: list[Outcome] = []
        self.gates: list[ItemGates] = []
        self._derived: dict[str, int] = {}
        self._agreeing: list[int] = []
        self._doubts: dict[Leaf, bool] = {}
        self._listed: dict[InTable, dict[str, Truth]] = {}
        self._item = 0
        for self._item in range(shape.items):
            self._derive()
            self.items.append(self._decide())
        self.possible = self.circuit.all_of(self._agreeing)
        self.favourable = self.circuit.all_of(each.favourable for each in self.gates)
        any_of = self.circuit.any_of
        self.steps = (
            any_of(each.prohibited for each in self.items),
            any_of(-each.permitted for each in self.items),
            any_of(each.scope for each in self.items),
        )
        read = residue(self.circuit, {}, self.outputs).nodes
        self.every_input = self.inputs
        self.inputs = {key: node for key, node in self.inputs.items() if node in read}

    @cached_property
    def read_to_derive(self) -> dict[str, set[str]]:
        """The facts read to work out each derived fact, through however many definitions."""
        read: dict[str, set[str]] = {}
        for definition in self.edition.definitions:  # each reads only earlier ones
            own = condition_facts(definition.provision.when)
            read[definition.provision.defines] = own.union(*(read.get(path, ()) for path in own))
        return read

    @cached_property
    def leaves_on(self) -> dict[str, dict[Leaf, LeafTest]]:
        """The leaves that read a fact alone, by its path, each with its test."""
        leaves: dict[str, dict[Leaf, LeafTest]] = {}
        for _, subject, _, _ in self.inputs:
            if not isinstance(subject, (str, MemberOfFact)):
                leaves.setdefault(subject.fact, {})[subject] = self.test(subject)
        return leaves

    @property
    def outputs(self) -> tuple[int, ...]:
        """What is read off: verdicts, and whether there can be such a case at all."""
        return (*self.verdict_outputs, self.possible)

    @property
    def outcomes(self) -> tuple[int, ...]:
        """Whether the case is favourable, and whether each item is prohibited: no verdict of an item rests on more."""
        return (self.favourable, *(outcome.prohibited for outcome in self.items))

    @property
    def verdict_outputs(self) -> tuple[int, ...]:
        """What a verdict is read off."""
        return (*(each for outcome in self.items for each in outcome), *self.steps)

    # ── the procedure ─────────────────────────────────────────────────────────────────────────

    def _derive(self) -> None:
        self._derived = {}
        for definition in self.edition.definitions:
            path = definition.provision.defines
            sure, may_be = self._rails(definition.provision.when, None)
            item = self._item if path.startswith("item.") else None
            stated = self._input("stated", path, item, None)
            by_hand = self._input("by_hand", path, item, None)
            signed = self._input("signed", path, item, None)
            agrees = self._all(self._any(-sure, by_hand), self._any(may_be, -by_hand))
            self._agreeing.append(self._any(-stated, signed, agrees))
            left_to_rules = sure if sure == may_be else self._any(sure, self._all(may_be, by_hand))
            self._derived[path] = self._any(self._all(-stated, left_to_rules), self._all(stated, by_hand))

    def _decide(self) -> Outcome:
        bites: list[int] = []
        own: list[tuple[int, ...]] = []
        for rule in self.edition.rules:
            gate, conditions = self._provision(rule, bites)
            bites.append(gate)
            own.append(conditions)
        outcome = Outcome(-TRUE, -TRUE, TRUE)
        gates: list[ProvisionGate] = []
        all_within: dict[str, int] = {}
        all_grounded: dict[str, int] = {}
        for regime in self.edition.regimes:
            scopes = [(each.provision.id, *self._provision(each, bites)) for each in regime.scopes]
            within = all_within[regime.regime.id] = self._any(*(gate for _, gate, _ in scopes))
            if regime.regime.decides:
                gates += [ProvisionGate(id, gate, conditions, TRUE, -TRUE) for id, gate, conditions in scopes]
                prohibited, grounded, unmet = self._of_regime(regime, bites)
                all_grounded[regime.regime.id] = grounded
                outcome = Outcome(
                    self._any(outcome.scope, within),
                    self._any(outcome.prohibited, self._all(within, prohibited)),
                    self._all(outcome.permitted, self._any(-within, self._all(-prohibited, -unmet, grounded))),
                )
                counted = (*regime.permits, *regime.requires) if self.edition.policy_in_force else ()
                for place in (*regime.prohibits, *counted):
                    spared = grounded if place in regime.permits else -TRUE
                    id = self.edition.rules[place].provision.id
                    gates.append(ProvisionGate(id, bites[place], own[place], within, spared))
        if not self.edition.policy_in_force:
            outcome = outcome._replace(scope=-TRUE, permitted=TRUE)
        self.gates.append(self._item_gates(outcome, bites, all_within, all_grounded))
        self.provisions.append(tuple(gates))
        named = {each.id for each in gates}
        self.lifting.append(
            tuple(
                ProvisionGate(rule.provision.id, gate, conditions, TRUE, -TRUE)
                for rule, gate, conditions in zip(self.edition.rules, bites, own, strict=True)
                if rule.provision.id not in named
            )
        )
        return outcome

    def _item_gates(
        self, outcome: Outcome, bites: list[int], within: Mapping[str, int], grounded: Mapping[str, int]
    ) -> ItemGates:
        rules = [rule.provision for rule in self.edition.rules]
        settled_scope = self._any(outcome.scope, -outcome.scope)
        return ItemGates(
            self._all(settled_scope, outcome.permitted) if self.edition.policy_in_force else -TRUE,
            {rule.id: gate for rule, gate in zip(rules, bites, strict=True)},
            {(rule.id, own.id): self._truth(own.when) for rule in rules for own in rule.unless},
            within,
            grounded,
        )

    def _provision(self, rule: CompiledProvision, earlier: list[int]) -> tuple[int, tuple[int, ...]]:
        """Return whether a provision bites, and its own conditions."""
        provision = rule.provision
        when = self._truth(provision.when)
        own = [self._truth(each.when) for each in provision.unless]
        excused = self._any(*own, *(earlier[place] for place in rule.lifted_by))
        applies = TRUE if provision.applies is None else self._truth(provision.applies)
        return self._all(applies, -when if rule.requires else when, -excused), (applies, when, *own)

    def _of_regime(self, regime: RegimeInForce, bites: list[int]) -> tuple[int, int, int]:
        """Return whether some prohibition bites, some ground does where one is needed, some requirement is unmet."""
        grounded = self._any(*(bites[place] for place in regime.permits)) if regime.closures else TRUE
        return (
            self._any(*(bites[place] for place in regime.prohibits)),
            grounded,
            self._any(*(bites[place] for place in regime.requires)),
        )

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def _truth(self, condition: Condition) -> int:
        """Return the literal of a condition in which no table is looked up outside a definition."""
        sure, may_be = self._rails(condition, None)
        assert sure == may_be, "a dated table is read outside a definition"
        return sure

    def _rails(self, condition: Condition, party: int | None) -> tuple[int, int]:
        """Return whether a condition is true for sure, and whether it may be."""
        match condition:
            case AllOf(parts):
                rails = [self._rails(part, party) for part in parts]
                return self._all(*(sure for sure, _ in rails)), self._all(*(may_be for _, may_be in rails))
            case AnyOf(parts):
                rails = [self._rails(part, party) for part in parts]
                return self._any(*(sure for sure, _ in rails)), self._any(*(may_be for _, may_be in rails))
            case Not(part):
                sure, may_be = self._rails(part, party)
                return -may_be, -sure
            case Some(list_fact, where):
                return self._some(list_fact, where)
            case Every(list_fact, where):
                sure, may_be = self._some(list_fact, Not(where))
                return -may_be, -sure
        return self._leaf(condition, party)

    def _some(self, list_fact: str, where: Condition) -> tuple[int, int]:
        known = self._filled(list_fact, where, range(self.shape.parties))
        sure, may_be = self._any(*(each for each, _ in known)), self._any(*(each for _, each in known))
        if not self.slots:
            return sure, may_be
        closed = self._input("closed", list_fact, None, None)
        further = self._filled(list_fact, where, self.slots)
        settled, doubtful = self._any(closed, -closed), self._all(closed, -closed)

        def with_more(before: int, more: list[int]) -> int:
            """Keep unknown what an open list keeps unknown; of every completion it is the plain *or*."""
            return self._any(before, self._all(settled, self._any(doubtful, *more)))

        return (
            with_more(sure, [each for each, _ in further]),
            with_more(may_be, [each for _, each in further]),
        )

    def _filled(self, list_fact: str, where: Condition, slots: range) -> list[tuple[int, int]]:
        """Return whether there is a party in each of some slots of which a condition is true for sure, or may be."""
        found = []
        for slot in slots:
            here, (sure, may_be) = self._input("filled", list_fact, None, slot), self._rails(where, slot)
            found.append((self._all(here, sure), self._all(here, may_be)))
        return found

    def _leaf(self, leaf: Leaf, party: int | None) -> tuple[int, int]:
        if isinstance(leaf, Flag) and leaf.fact in self._derived:
            return self._derived[leaf.fact], self._derived[leaf.fact]
        owners = {path.partition(".")[0] for path in leaf_facts(leaf)}
        item = self._item if "item" in owners else None
        party = party if PARTY in owners else None
        sure = self._input("leaf", leaf, item, party)
        return sure, self._input("may_be", leaf, item, party) if self._in_doubt(leaf) else sure

    def _in_doubt(self, leaf: Leaf) -> bool:
        """Whether some entry of the table a leaf looks up is in doubt on the day."""
        if leaf not in self._doubts:
            self._doubts[leaf] = isinstance(leaf, InTable) and Truth.UNKNOWN in self.states_of(leaf).values()
        return self._doubts[leaf]

    def states_of(self, leaf: InTable) -> Mapping[str, Truth]:
        """Return the states for which a look-up in a table is not false on the day."""
        if leaf not in self._listed:
            self._listed[leaf] = self.edition.tables[leaf.table].states_on(leaf.filter, self.day)
        return self._listed[leaf]

    def _input(
        self,
        kind: Kind,
        subject: Leaf | str,
        item: int | None,
        party: int | None,
    ) -> int:
        key = Input(kind, subject, item, party)
        if key not in self.inputs:
            self.inputs[key] = self.circuit.input()
        return self.inputs[key]

    def _all(self, *literals: int) -> int:
        return self.circuit.all_of(literals)

    def _any(self, *literals: int) -> int:
        return self.circuit.any_of(literals)

    # ── what a case says ──────────────────────────────────────────────────────────────────────

    def known(
        self,
        facts_at: Mapping[tuple[int | None, int | None], Mapping[str, FactValue]],
        asserting: Container[tuple[str, int | None]] = (),
        overridden: Container[tuple[str, int | None]] = (),
    ) -> dict[int, int]:
        """Return the inputs that are known.

        Args:
            facts_at: by item and third party, the facts stated there, those of the case included.
            asserting: derived facts, by path and item, that are to be stated by hand, though as yet unknown.
            overridden: derived facts, by path and item, whose stated value somebody signed.
        """
        known: dict[int, int] = {}
        for (kind, subject, item, party), node in self.inputs.items():
            facts = facts_at[item, party]
            if isinstance(subject, str):
                value = facts.get(subject, UNKNOWN)
                if kind == "stated":
                    known[node] = -TRUE if value is UNKNOWN and (subject, item) not in asserting else TRUE
                elif kind == "signed":
                    left_open = value is UNKNOWN and (subject, item) in asserting  # nobody can hold it against the rest
                    known[node] = TRUE if left_open or (subject, item) in overridden else -TRUE
                elif kind == "by_hand" and value is not UNKNOWN:
                    known[node] = TRUE if value is True else -TRUE
                elif kind == "filled" and party not in self.slots:
                    known[node] = TRUE
            elif subject.fact in facts or isinstance(subject, MemberOfFact):
                truth = self.test(subject)(facts, self.day)
                if truth is not Truth.UNKNOWN:
                    known[node] = TRUE if truth is Truth.TRUE else -TRUE
                elif isinstance(subject, InTable) and facts[subject.fact] is not UNKNOWN:
                    known[node] = TRUE if kind == "may_be" else -TRUE
        return known

    def test(self, leaf: Leaf) -> LeafTest:
        """Return the test of a leaf."""
        if leaf not in self.tests:
            filter_of = self.edition.leaves.filter_of
            table = filter_of(leaf.table, leaf.filter) if isinstance(leaf, InTable) else None
            self.tests[leaf] = compile_leaf(leaf, table)
        return self.tests[leaf]


def _quantifiers(edition: Edition) -> int:
    """Return how many quantifiers over third parties the edition has."""
    conditions = [
        *(each.provision.when for each in edition.definitions),
        *(condition for each in edition.rules for condition in each.provision.conditions),
        *(scope.provision.when for regime in edition.regimes for scope in regime.scopes),
    ]
    found: set[Atom] = {atom for condition in conditions for atom in atoms(condition)}
    return sum(isinstance(atom, (Some, Every)) for atom in found)
