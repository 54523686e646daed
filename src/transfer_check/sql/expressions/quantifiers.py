"""``some`` and ``every``: what the rows of ``third_parties`` say together, joined to the row of an item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlglot import exp

from transfer_check.law.condition import AllOf, AnyOf, Condition, Every, InTable, Not, Some, condition_facts
from transfer_check.sql.columns import CASE, DAY, ITEM, OPEN, of_element
from transfer_check.sql.expressions.connectives import (
    Term,
    choice,
    column,
    conjunction,
    constant,
    disjunction,
    equals,
    is_unknown,
    negation,
    taken,
    text,
)
from transfer_check.sql.expressions.leaf_terms import truth_of_leaf
from transfer_check.sql.expressions.memberships import Memberships, found_on, held, relation_name
from transfer_check.sql.stages import ROWS, Joined, R, Stages, qualified, read_by, table

P = "p"
"""The alias of the rows of list elements."""


class Quantified(NamedTuple):
    """What is known of the elements of a list; every column is NULL where the row names none.

    Attributes:
        holds: whether some element satisfies the condition.
        fails: whether some element does not.
        open: whether some element leaves it unknown.
        lacking: by fact of an element, whether it is unknown of some element.
    """

    holds: Term
    fails: Term
    open: Term
    lacking: dict[str, Term]


@dataclass(slots=True)
class Quantifiers:
    """The quantifiers of one query: one join for each condition on elements."""

    stages: Stages
    value: Callable[[str], Term]
    memberships: Memberships
    _found: dict[tuple[str, Condition], Quantified] = field(default_factory=dict)

    def truth(self, atom: Some | Every) -> Term:
        """Return the truth of a quantifier."""
        some = isinstance(atom, Some)
        seen = self.of(atom)
        listed = column(atom.list_fact)
        decided = seen.holds if some else seen.fails
        unsure = disjunction([seen.open, equals(listed, text(OPEN))])
        return choice(
            (is_unknown(listed), exp.Null()),
            (decided, constant(some)),
            (unsure, exp.Null()),
            otherwise=constant(not some),
        )

    def of(self, atom: Some | Every) -> Quantified:
        """Return what is known of the elements a quantifier speaks of."""
        key = (atom.list_fact, atom.where)
        if key not in self._found:
            self._found[key] = self._joined(*key)
        return self._found[key]

    def _joined(self, list_fact: str, where: Condition) -> Quantified:
        place = len(self._found) + 1
        reading = _Elements(self.value, self.memberships)
        truth = reading.truth(where)
        lacked = [path for path in sorted(condition_facts(where)) if of_element(path)]
        needs = (CASE, ITEM, DAY, *sorted(read_by(truth)))
        measures = {"holds": truth, "fails": negation(truth), "open": is_unknown(truth)}
        measures |= {f"lacks_{path}": is_unknown(column(path, P)) for path in lacked}
        names = {measure: f"element_{place}_{measure}" for measure in measures}
        query = _together({names[measure]: each for measure, each in measures.items()}, list_fact, reading)
        alias = f"e{place}"
        same_item = conjunction([equals(column(key, alias), column(key)) for key in (CASE, ITEM)])
        brings: dict[str, Term] = {name: column(name, alias) for name in names.values()}
        self.stages.join(Joined(alias, query.subquery(), same_item, needs, brings))
        found = {measure: column(name) for measure, name in names.items()}
        lacking: dict[str, Term] = {path: found[f"lacks_{path}"] for path in lacked}
        return Quantified(found["holds"], found["fails"], found["open"], lacking)


def _together(measures: dict[str, Term], list_fact: str, reading: _Elements) -> exp.Select:
    """Return, for each item, whether some element has each measure."""
    keys = [column(CASE, R), column(ITEM, R)]
    some = (
        exp.alias_(exp.LogicalOr(this=qualified(taken(each), R)), name, quoted=True, copy=False)
        for name, each in measures.items()
    )
    query = exp.select(*keys, *some).from_(table(ROWS, R), copy=False)
    query = query.join(table(list_fact, P), on=equals(column(CASE, P), column(CASE, R)), copy=False)
    for (path, name), alias in reading.joined.items():
        on = qualified(found_on(alias, reading.value_of(path), column(DAY)), R)
        query = query.join(table(relation_name(name), alias), on=on, join_type="left", copy=False)
    return query.group_by(*keys)


@dataclass(slots=True)
class _Elements:
    """Reads a condition on an element: its own facts from its row, those of the case from the row of the item."""

    value: Callable[[str], Term]
    memberships: Memberships
    joined: dict[tuple[str, str], str] = field(default_factory=dict)

    def value_of(self, path: str) -> Term:
        return column(path, P) if of_element(path) else self.value(path)

    def truth(self, condition: Condition) -> Term:
        match condition:
            case AllOf(parts):
                return conjunction(map(self.truth, parts))
            case AnyOf(parts):
                return disjunction(map(self.truth, parts))
            case Not(part):
                return negation(self.truth(part))
            case InTable() if of_element(condition.fact):
                alias = self.joined.setdefault((condition.fact, condition.table), f"m{len(self.joined) + 1}")
                return held(alias, self.value_of(condition.fact), condition.filter)
            case InTable():
                return self.memberships.truth(condition)
            case Some() | Every():
                raise AssertionError("a law with a quantifier inside a quantifier is refused before")
            case _:
                return truth_of_leaf(condition, self.value_of)
