"""The truth of a leaf as an expression: NULL where a fact it reads is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlglot import exp

from transfer_check.law.condition import Compare, Flag, Leaf, Member, MemberOfFact
from transfer_check.sql.columns import NO_STATES, NONE_TEXT
from transfer_check.sql.expressions.connectives import Term, conjunction, disjunction, number, text

ORDERS: Mapping[str, type[exp.Binary]] = {
    "==": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
ValueOf = Callable[[str], Term]


def truth_of_leaf(leaf: Leaf, value: ValueOf) -> Term:
    """Return the truth of a leaf that looks up no table; `value` gives the value of a fact."""
    match leaf:
        case Flag(fact):
            return value(fact)
        case Compare(fact, op, str() as literal):
            return ORDERS[op](this=value(fact).copy(), expression=text(literal))
        case Compare(fact, op, literal):
            return _compared(value(fact), op, float(literal))
        case Member(fact, values):
            return exp.In(this=value(fact).copy(), expressions=[text(each) for each in values])
        case MemberOfFact(fact, list_fact):
            return _listed(value(fact), value(list_fact))
    raise AssertionError(leaf)


def _compared(value: Term, op: str, literal: float) -> Term:
    """Compare a number; one known to be none differs from every number, and is neither less nor greater."""
    compared = ORDERS[op](this=value.copy(), expression=number(literal))
    if op == "!=":
        return disjunction([exp.LT(this=value.copy(), expression=number(0)), compared])
    return conjunction([exp.GTE(this=value.copy(), expression=number(0)), compared])


def _listed(value: Term, listed: Term) -> Term:
    """Look a state up among the elements of a list; no state, and a state known to be none, is in an empty list."""
    some = exp.NEQ(this=listed.copy(), expression=text(NO_STATES))
    given = exp.NEQ(this=value.copy(), expression=text(NONE_TEXT))
    place = exp.StrPosition(this=_between_spaces(listed), substr=_between_spaces(value))
    return conjunction([some, given, exp.GT(this=place, expression=number(0))])


def _between_spaces(value: Term) -> Term:
    begun = exp.DPipe(this=text(" "), expression=value.copy(), safe=False)
    return exp.DPipe(this=begun, expression=text(" "), safe=False)
