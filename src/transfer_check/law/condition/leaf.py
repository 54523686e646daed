"""Leaves: one comparison on one fact, in a closed form of five shapes, and its truth.

The shapes are evaluated in strong Kleene logic by closures of our own, never by rule-engine, whose
evaluation is two-valued; `transfer_check.law.condition.leaf_reading` reads them from text.
"""

import operator
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, Protocol

from transfer_check.facts import UNKNOWN, Facts
from transfer_check.kleene import Truth

TRUE, FALSE, UNSURE = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


class Membership(Protocol):
    """One filter of a table."""

    def holds_on(self, state: str, day: date) -> Truth:
        """Whether a state is in the filter on a day."""


LeafTest = Callable[[Facts, date], Truth]


class Flag(NamedTuple):
    """A boolean fact: true when the fact is true."""

    fact: str


class Compare(NamedTuple):
    """A fact against a literal; `op` is one of ``== != < <= > >=``."""

    fact: str
    op: str
    literal: str | float


class Member(NamedTuple):
    """A fact in a list of literals."""

    fact: str
    values: tuple[str, ...]


class MemberOfFact(NamedTuple):
    """A fact in a list that is itself a fact."""

    fact: str
    list_fact: str


class InTable(NamedTuple):
    """A state in a filter of a dated table, on the day of the case."""

    fact: str
    table: str
    filter: str


Leaf = Flag | Compare | Member | MemberOfFact | InTable


def leaf_text(leaf: Leaf) -> str:
    """Return the leaf as it is written in a rule file."""
    match leaf:
        case Flag():
            return leaf.fact
        case Compare():
            literal = f'"{leaf.literal}"' if isinstance(leaf.literal, str) else _number(leaf.literal)
            return f"{leaf.fact} {leaf.op} {literal}"
        case Member():
            return f"{leaf.fact} in [{', '.join(f'{chr(34)}{value}{chr(34)}' for value in leaf.values)}]"
        case MemberOfFact():
            return f"{leaf.fact} in {leaf.list_fact}"
        case InTable():
            return f"{leaf.fact} in table.{leaf.table}.{leaf.filter}"


def _number(value: float) -> str:
    digits, exponent, places = repr(abs(value)).partition("e-")
    if exponent:
        return ("-" if value < 0 else "") + "0." + "0" * (int(places) - 1) + digits.replace(".", "")
    return f"{value:f}".rstrip("0").rstrip(".") if value.is_integer() or "e" in repr(value) else repr(value)


def leaf_facts(leaf: Leaf) -> tuple[str, ...]:
    """Return the paths of the facts the leaf reads."""
    return (leaf.fact, leaf.list_fact) if isinstance(leaf, MemberOfFact) else (leaf.fact,)


# ── evaluation ────────────────────────────────────────────────────────────────────────────────

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compile_leaf(leaf: Leaf, membership: Membership | None = None) -> LeafTest:
    """Return the leaf as a function of the facts and the day.

    A fact known to be none is in no list, equals nothing, is not a true flag, and is neither
    less nor greater than anything.

    Args:
        leaf: the lowered leaf.
        membership: the filter an `InTable` names; needed for that shape only.
    """
    match leaf:
        case Flag():
            return _flag(leaf.fact)
        case Compare():
            return _compare(leaf.fact, leaf.op, leaf.literal)
        case Member():
            return _member(leaf.fact, frozenset(leaf.values))
        case MemberOfFact():
            return _member_of_fact(leaf.fact, leaf.list_fact)
        case InTable():
            assert membership is not None, "a table leaf needs its table"
            return _in_table(leaf.fact, membership)


def _flag(path: str) -> LeafTest:
    def test(facts: Facts, day: date) -> Truth:
        value = facts.get(path, UNKNOWN)
        return UNSURE if value is UNKNOWN else TRUE if value is True else FALSE

    return test


def _compare(path: str, op: str, literal: str | float) -> LeafTest:
    holds = _COMPARISONS[op]
    of_none = Truth.of(op == "!=")

    def test(facts: Facts, day: date) -> Truth:
        value = facts.get(path, UNKNOWN)
        if value is UNKNOWN:
            return UNSURE
        if value is None:
            return of_none
        return TRUE if holds(value, literal) else FALSE

    return test


def _member(path: str, values: frozenset[str]) -> LeafTest:
    def test(facts: Facts, day: date) -> Truth:
        value = facts.get(path, UNKNOWN)
        return UNSURE if value is UNKNOWN else TRUE if value in values else FALSE

    return test


def _member_of_fact(path: str, list_path: str) -> LeafTest:
    def test(facts: Facts, day: date) -> Truth:
        value, members = facts.get(path, UNKNOWN), facts.get(list_path, UNKNOWN)
        if members is None or members == () or value is None:
            return FALSE
        if value is UNKNOWN or not isinstance(members, tuple):
            return UNSURE
        return TRUE if value in members else FALSE

    return test


def _in_table(path: str, membership: Membership) -> LeafTest:
    holds_on = membership.holds_on

    def test(facts: Facts, day: date) -> Truth:
        value = facts.get(path, UNKNOWN)
        if value is UNKNOWN:
            return UNSURE
        return FALSE if value is None else holds_on(value, day)  # type: ignore[arg-type]

    return test
