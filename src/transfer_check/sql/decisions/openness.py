"""Which facts keep an item open: `transfer_check.judging.why.Reading.open_facts` over columns.

A condition is visited where it is unknown and something visited reads it; from the pending
provisions down their conditions, and through derived facts down the conditions that define them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from transfer_check.law import Provision
from transfer_check.law.condition import (
    AllOf,
    AnyOf,
    Atom,
    Compare,
    Condition,
    Every,
    Flag,
    InTable,
    Member,
    Not,
    Some,
    atom_facts,
    condition_facts,
)
from transfer_check.sql.columns import OPEN, of_element
from transfer_check.sql.decisions.determining import Determining
from transfer_check.sql.decisions.procedure import Judgement
from transfer_check.sql.expressions.connectives import (
    Term,
    column,
    conjunction,
    constant,
    disjunction,
    equals,
    is_known,
    is_true,
    is_unknown,
    negation,
    text,
)

Visits = dict[Term, list[Term]]
Readers = dict[Condition, list[Term]]
"""For each condition, when something that reads it is visited."""


@dataclass
class Openness:
    """The open facts of an item, each with the column that says so.

    Every column is two-valued.
    """

    judgement: Judgement
    determining: Determining
    _open: dict[str, Visits] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    _asked: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))

    def facts(self) -> dict[str, Term]:
        """Return the facts that may be open, by path, with the truth of each being so: visited, and wanting."""
        self._walk(self._pending(), "")
        for definition in self._last_first():
            asked = [self.judgement.truths.in_force(definition), disjunction(self._asked[definition.defines])]
            self._walk({definition.when: [conjunction(asked)]}, definition.defines)
        return {
            path: disjunction(conjunction([disjunction(visited), wanting]) for wanting, visited in each.items())
            for path, each in self._open.items()
        }

    def _pending(self) -> Readers:
        visits: Readers = defaultdict(list)
        for rule in self.judgement.law.rules:
            for condition in rule.conditions:
                visits[condition].append(self.determining.pending(rule))
        for regime in self.judgement.regimes:
            for scope in self.judgement.law.of(regime.regime, "scope"):
                visits[scope.when].append(self.determining.pending_scope(scope, regime))
        return visits

    def _last_first(self) -> list[Provision]:
        """Return the definitions so that each comes after those that read its fact."""
        return list(self.judgement.law.definitions_in_order[::-1])

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def _walk(self, roots: Readers, defining: str) -> None:
        """Visit conditions and all they read; every condition after all that read it."""
        visits: Readers = defaultdict(list, roots)
        for condition in _outer_first(roots):
            visited = self._visited(condition, visits[condition])
            match condition:
                case AllOf(parts) | AnyOf(parts):
                    for part in parts:
                        visits[part].append(visited)
                case Not(part):
                    visits[part].append(visited)
                case _:
                    self._ask(condition, visited, defining)

    def _visited(self, condition: Condition, asked: list[Term]) -> Term:
        unknown = is_unknown(self.judgement.truths.of(condition))
        return self.judgement.stages.define("visited", conjunction([unknown, disjunction(asked)]))

    def _ask(self, atom: Atom, visited: Term, defining: str) -> None:
        if isinstance(atom, (Some, Every)):
            self._ask_list(atom, visited, defining)
            return
        single = isinstance(atom, (Flag, Compare, Member))
        for path in atom_facts(atom):
            wanting = constant(True) if single else is_unknown(self.judgement.truths.value(path))
            self._ask_path(path, visited, wanting)
        if isinstance(atom, InTable):
            self._open[defining or atom.fact][is_known(column(atom.fact))].append(visited)

    def _ask_path(self, path: str, visited: Term, wanting: Term) -> None:
        """Ask for a fact where it is wanting: a derived one by what defines it on that day."""
        truths = self.judgement.truths
        versions = [truths.in_force(each) for each in self.judgement.law.definitions.get(path, ())]
        if versions:
            self._asked[path].append(conjunction([visited, wanting]))
        self._open[path][conjunction([wanting, negation(disjunction(versions))])].append(visited)

    def _ask_list(self, atom: Some | Every, visited: Term, defining: str) -> None:
        listed, seen = column(atom.list_fact), self.judgement.truths.quantified(atom)
        found = {atom.list_fact: disjunction([is_unknown(listed), is_true(equals(listed, text(OPEN)))])}
        for path in sorted(condition_facts(atom.where)):
            if of_element(path):
                found[path] = conjunction([is_known(listed), is_true(seen.lacking[path])])
            else:
                found[path] = is_unknown(self.judgement.truths.value(path))
                self._ask_path(path, visited, found[path])
        for path, wanting in found.items():
            if path == atom.list_fact or of_element(path):
                self._open[path][wanting].append(visited)
        nothing = negation(disjunction(found.values()))
        self._open[defining or atom.list_fact][nothing].append(visited)


def _outer_first(roots: Readers) -> list[Condition]:
    """Return conditions and their parts so that each comes after all that have it as a part."""
    done: dict[Condition, None] = {}

    def place(condition: Condition) -> None:
        if condition in done:
            return
        match condition:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    place(part)
            case Not(part):
                place(part)
            case _:
                pass
        done[condition] = None

    for root in roots:
        place(root)
    return list(done)[::-1]
