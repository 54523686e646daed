"""Relevance: an unknown fact matters exactly if two completions of the case that differ only in it differ in verdict.

The verdict of the case or, where it has several items, of one of them: an answer shows each.

A completion states every fact that is unknown and not derived; acts of authority stay as they are recorded; a
derived fact is stated only where its definition leaves it open because an entry of a dated table is in doubt, and what
the case states of one is not contradicted.
Where there are few completions, all are tried at once. Of many, whether two such exist is a question of
satisfiability: one is described in full, and of the other only what can differ, which is the part of the law that
reads the fact. python-sat answers it. Around every completion that it finds, all that differ from it in one fact are
tried at once, which mostly answers the question for many facts; so are those around some that are drawn at random,
before the solver is asked at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from typing import Any, NamedTuple

from transfer_check.circuit.enumeration import MOST, Enumeration, count
from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.gates import TRUE
from transfer_check.circuit.neighbours import DRAWN, Columns, around, around_those_met, drawn
from transfer_check.circuit.simulation import Rails, complete
from transfer_check.circuit.unknowns import Coupling, Unknowns, Variable
from transfer_check.judging import Verdict

Clause = tuple[int, ...]
Renaming = Mapping[int, int]


VERDICTS: Mapping[Verdict, tuple[bool | None, ...]] = {
    Verdict.PROHIBITED: (True, None, None),
    Verdict.NOT_PERMITTED: (False, True, None),
    Verdict.MAY_BE_PERMITTED: (False, False, True),
    Verdict.OUT_OF_SCOPE: (False, False, False),
}
"""The verdict of a case of which everything is known, by the steps of its circuit."""

VERDICTS_WITHOUT_POLICY: Mapping[Verdict, tuple[bool | None, ...]] = {
    Verdict.PROHIBITED: (True, None, None),
    Verdict.NO_TEXT_IN_FORCE: (False, None, None),
}
"""The same on a day without a text of policy."""


class Witness(NamedTuple):
    """Two completions that differ in one fact and in verdict.

    Attributes:
        one: the inputs, and the choices of a class, that are true in one completion.
        other: those that are true in the other.
    """

    one: frozenset[int]
    other: frozenset[int]


class Relevance:
    """Answers, for one partial case, which unknown facts matter. A context: it holds a solver while it is open.

    Attributes:
        choices: by place, for each class of its values the variable that says the value is of that class;
            absent where one input says it all.

    Args:
        unknowns: what is unknown in the case.
        at_once: how many completions are tried one and all, before the solver is asked.
    """

    def __init__(self, unknowns: Unknowns, *, at_once: int = MOST) -> None:
        self.unknowns, self._at_once = unknowns, at_once
        self._steps = [unknowns.left.literal(each) for each in unknowns.law.steps]
        self._marks = [unknowns.left.literal(each) for outcome in unknowns.law.items for each in outcome]

    def __enter__(self) -> Relevance:
        return self

    def __exit__(self, *_: object) -> None:
        if "_solver" in self.__dict__:
            self._solver.delete()

    @cached_property
    def _solver(self) -> Any:
        """The solver, which knows what is left of the law and which values there are: made for the first question."""
        from pysat.solvers import Minisat22

        self._last = len(self.unknowns.left.literals)
        variables = self.unknowns.variables
        self.choices = {
            place: self._fresh(len(each.classes)) for place, each in variables.items() if not _is_free(each)
        }
        self._gates = dict(self.unknowns.left.gates)
        self._readers: dict[int, list[int]] = {}
        for node, parts in self.unknowns.left.gates:
            for part in parts:
                self._readers.setdefault(abs(part), []).append(node)
        self._of_value = {place: [*self._of_classes(place)] for place in self.choices}
        self._listed: dict[Place, dict[str, int]] = {each.members: {} for each in self.unknowns.couplings}
        lists = tuple(self._listed)
        self._of_list = {members: [*self._of_couplings(members)] for members in lists}
        self._of_lists_by_variable: dict[Place, dict[int, list[int]]] = {}
        for members, clauses in self._of_list.items():
            by_variable = self._of_lists_by_variable[members] = {}
            for number, clause in enumerate(clauses):
                for literal in clause:
                    by_variable.setdefault(abs(literal), []).append(number)
        solver: Any = Minisat22()
        self._possible = self.unknowns.possible
        if self._possible != TRUE:
            solver.add_clause((self._possible,))
        for node, parts in self.unknowns.left.gates:
            _add(solver, _gate(node, parts))
        for clauses in (*self._of_value.values(), *self._of_list.values()):
            _add(solver, clauses)
        return solver

    def relevant(self, places: Iterable[Place]) -> frozenset[Place]:
        """Return which of some unknown facts matter. One that does not will not come to matter as more becomes known."""
        asked = dict.fromkeys(places)
        if self._enumeration is not None:
            return frozenset(self._enumeration.changing(asked))
        found = around_those_met(self.unknowns, asked)
        if found < asked.keys():
            every = (1 << DRAWN) - 1
            found |= around(self.unknowns, asked.keys() - found, DRAWN, self._drawn, every, 0)
        for place in asked:
            witness = None if place in found else self.witness(place)
            if witness is not None:
                found.add(place)
                found |= self._around(witness, asked.keys() - found)
                for completion in witness:
                    self.unknowns.met.add(self.unknowns.inputs, completion, self.unknowns.lists)
        return frozenset(found)

    def _around(self, witness: Witness, places: set[Place]) -> set[Place]:
        if not places:
            return set()
        columns = {node: (node in witness.one) | (node in witness.other) << 1 for node in self.unknowns.inputs}
        return around(self.unknowns, places, 2, columns, 0b11, 0b11)

    def certain_verdict(self) -> Verdict | None:
        """Return the verdict of every completion; ``None`` where they differ."""
        if self._enumeration is not None:
            reached = self._verdicts(self._enumeration.rails)
        else:
            left = self.unknowns.left
            reached = self._verdicts(complete(left.gates, len(left.literals), self._drawn, DRAWN))
            if len(reached) < 2:  # of those drawn, none may be possible
                reached = {verdict for verdict, steps in self._verdicts_of_the_day.items() if self._reachable(steps)}
        return reached.pop() if len(reached) == 1 else None

    @property
    def _verdicts_of_the_day(self) -> Mapping[Verdict, tuple[bool | None, ...]]:
        """The verdicts that a day allows, each by the steps that give it."""
        return VERDICTS if self.unknowns.law.edition.policy_in_force else VERDICTS_WITHOUT_POLICY

    @cached_property
    def _enumeration(self) -> Enumeration | None:
        total = count(self.unknowns)
        return None if total is None or total > self._at_once else Enumeration(self.unknowns, total)

    @cached_property
    def _drawn(self) -> Columns:
        return drawn(self.unknowns)

    def _verdicts(self, rails: Rails) -> set[Verdict]:
        """Return the verdicts of some completions."""
        true = [rails.of(each)[0] for each in self._steps]
        reached = set()
        for verdict, steps in self._verdicts_of_the_day.items():
            bits, _ = rails.of(self.unknowns.possible)
            for step, of_step in zip(steps, true, strict=True):
                bits &= -1 if step is None else of_step if step else ~of_step
            if bits:
                reached.add(verdict)
        return reached

    def _reachable(self, steps: tuple[bool | None, ...]) -> bool:
        wanted = [step if true else -step for step, true in zip(self._steps, steps, strict=True) if true is not None]
        if -TRUE in wanted:
            return False
        return bool(self._solver.solve(assumptions=[each for each in wanted if each != TRUE]))

    def witness(self, place: Place) -> Witness | None:
        """Return two completions that differ only in a fact and differ in verdict; ``None`` where there are none."""
        solver = self._solver
        other = self._second_copy(place)
        differing = [(mark, _renamed(mark, other)) for mark in self._marks if abs(mark) in other]
        if not differing:
            return None
        wanted, *differences = self._fresh(1 + len(differing))
        solver.add_clause((-wanted, *differences))
        for difference, (one, two) in zip(differences, differing, strict=True):
            _add(solver, ((-difference, one), (-difference, -two)))
        if not solver.solve(assumptions=[wanted]):
            return None
        true = {literal for literal in solver.get_model() if literal > 0}
        described = [*self.unknowns.left.nodes, *(each for choice in self.choices.values() for each in choice)]
        return Witness(
            frozenset(true.intersection(described)),
            frozenset(each for each in described if other.get(each, each) in true),
        )

    # ── the second completion ─────────────────────────────────────────────────────────────────

    def _second_copy(self, place: Place) -> Renaming:
        """Describe a second completion that differs from the first only in a fact; return its own variables."""
        solver, inputs = self._solver, self.unknowns.owned[place]
        places = [each for each in self.choices if self.unknowns.variables[each].owner == place]
        own = [*inputs, *(each for choice in places for each in self.choices[choice])]
        own += self._listed.get(place, {}).values()  # a list that is the same in both completions holds the same states
        renaming = dict(zip(own, self._fresh(len(own)), strict=True))
        for each in places:
            _add(solver, (_renamed_clause(clause, renaming) for clause in self._of_value[each]))
        for members, clauses in self._of_list.items():
            by_variable = self._of_lists_by_variable[members]
            touched = sorted({number for own_one in renaming for number in by_variable.get(own_one, ())})
            _add(solver, (_renamed_clause(clauses[number], renaming) for number in touched))
        for node in sorted(self._reached(inputs)):
            (renaming[node],) = self._fresh(1)
            _add(solver, _gate(renaming[node], _renamed_clause(self._gates[node], renaming)))
        if self._possible != TRUE:
            solver.add_clause((_renamed(self._possible, renaming),))
        return renaming

    def _reached(self, inputs: Iterable[int]) -> set[int]:
        reached: set[int] = set()
        waiting = [*inputs]
        while waiting:
            for reader in self._readers.get(waiting.pop(), ()):
                if reader not in reached:
                    reached.add(reader)
                    waiting.append(reader)
        return reached

    # ── clauses ───────────────────────────────────────────────────────────────────────────────

    def _fresh(self, count: int) -> tuple[int, ...]:
        first = self._last + 1
        self._last += count
        return tuple(range(first, first + count))

    def _of_classes(self, place: Place) -> Iterator[Clause]:
        """A value is of one class, and its class settles the inputs."""
        each, choice = self.unknowns.variables[place], self.choices[place]
        yield choice
        yield from ((-one, -two) for one, two in combinations(choice, 2))
        for node, truths in zip(each.inputs, each.truths, strict=True):
            true = [of_class for place, of_class in enumerate(choice) if truths >> place & 1]
            yield (-node, *true)
            yield from ((-of_class, node) for of_class in true)

    def _of_couplings(self, members: Place) -> Iterator[Clause]:
        """A state that is looked up is in a list exactly if the list holds it; known to be none is in no list."""
        listed = self._listed[members]
        for coupling in self.unknowns.couplings:
            if coupling.members == members:
                for of_class, values in self._choices_of(coupling):
                    if values == (None,):
                        yield (-of_class, -coupling.input)
                for guard, state in self._single_states(coupling):
                    if state not in listed:
                        (listed[state],) = self._fresh(1)
                    yield (*guard, -listed[state], coupling.input)
                    yield (*guard, listed[state], -coupling.input)

    def _single_states(self, coupling: Coupling) -> Iterator[tuple[Clause, str]]:
        """Yield the states that a looked-up state may be by name, each with what is false unless it is."""
        if isinstance(coupling.value, str):
            yield (), coupling.value
        for of_class, values in self._choices_of(coupling):
            if len(values) == 1 and isinstance(values[0], str):
                yield (-of_class,), values[0]

    def _choices_of(self, coupling: Coupling) -> Iterator[tuple[int, tuple[Any, ...]]]:
        if coupling.state in self.choices:
            variable: Variable = self.unknowns.variables[coupling.state]
            yield from zip(self.choices[coupling.state], (each.values for each in variable.classes), strict=True)


def _is_free(variable: Variable) -> bool:
    """Whether a value is told by one input, which may be true or false."""
    return len(variable.inputs) == 1 and len(variable.classes) == 2 and variable.truths[0] in (0b01, 0b10)


def _add(solver: Any, clauses: Iterable[Clause]) -> None:
    add = solver.add_clause
    for clause in clauses:
        add(clause)


def _gate(node: int, parts: tuple[int, ...]) -> Iterator[Clause]:
    """A node is true exactly where every part is."""
    for part in parts:
        yield (-node, part)
    yield (node, *(-part for part in parts))


def _renamed(literal: int, renaming: Renaming) -> int:
    node = renaming.get(abs(literal))
    return literal if node is None else node if literal > 0 else -node


def _renamed_clause(clause: Clause, renaming: Renaming) -> Clause:
    return tuple([_renamed(literal, renaming) for literal in clause])
