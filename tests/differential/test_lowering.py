"""The lowered leaf answers as rule-engine itself does, on facts that are all known.

rule-engine is the oracle for known, non-null facts only. With a fact missing it raises or falls
back to a default, and a null is neither a true flag nor smaller than anything only by our own
definition: there the two differ on purpose, and nothing is compared.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest
import rule_engine
from hypothesis import example, given
from hypothesis import strategies as st

from transfer_check.facts.case import catalogue
from transfer_check.facts.vocabulary import VOCABULARIES
from transfer_check.files import read_rules
from transfer_check.intervals import DoubtfulInterval, Interval
from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import (
    Compare,
    InTable,
    Leaf,
    Member,
    MemberOfFact,
    compile_leaf,
    leaf_facts,
    leaf_text,
)
from transfer_check.law.condition.leaf_reading import read_leaf
from transfer_check.law.rulebook import Rulebook
from transfer_check.law.table import Row, Table
from transfer_check.law.written.party_lists import THIRD_PARTY, about
from transfer_check.strategies.drawn_conditions import Shelf, drawn_leaf
from transfer_check.strategies.palette import STATES, days_of
from transfer_check.text import Text

DAY = date(2006, 6, 1)
KNOWN_STATES = (*STATES, "ITA", "CAN")
CONTEXT = rule_engine.Context(default_timezone="utc", resolver=rule_engine.resolve_attribute)


@cache
def by_rule_engine(text: str) -> rule_engine.Rule:
    """Return the text as a rule of rule-engine, without types and without our lowering."""
    return rule_engine.Rule(text, context=CONTEXT)


def nested(facts: dict[str, Any]) -> SimpleNamespace:
    """Return facts by path as nested objects, which rule-engine resolves by attribute."""
    result = SimpleNamespace()
    for path, value in facts.items():
        *owners, name = path.split(".")
        place = result
        for owner in owners:
            vars(place).setdefault(owner, SimpleNamespace())
            place = getattr(place, owner)
        setattr(place, name, value)
    return result


def ours(leaf: Leaf, facts: dict[str, Any]) -> Truth:
    """Return the truth of a leaf that reads no table, by the lowered form."""
    return compile_leaf(leaf)(facts, DAY)


@st.composite
def known_facts(draw: st.DrawFn, leaf: Leaf) -> dict[str, Any]:
    """Draw known values for the facts of a leaf: often the literal itself, and its neighbours."""
    fact = catalogue()[leaf.fact]
    if isinstance(leaf, MemberOfFact):
        partners = draw(st.lists(st.sampled_from(KNOWN_STATES), max_size=4))
        return {leaf.fact: draw(st.sampled_from(KNOWN_STATES)), leaf.list_fact: tuple(partners)}
    match fact.type:
        case "bool":
            return {leaf.fact: draw(st.booleans())}
        case "number":
            near = draw(st.sampled_from([leaf.literal])) if isinstance(leaf, Compare) else 0
            numbers = st.one_of(st.just(near), st.integers(0, 200), st.floats(0, 1e9, allow_nan=False))
            return {leaf.fact: draw(numbers)}
    return {leaf.fact: draw(st.sampled_from(_terms(leaf)))}


def _terms(leaf: Leaf) -> tuple[str, ...]:
    fact = catalogue()[leaf.fact]
    named = leaf.values if isinstance(leaf, Member) else (str(leaf.literal),) if isinstance(leaf, Compare) else ()
    if fact.vocabulary:
        return (*named, *VOCABULARIES[fact.vocabulary].terms)
    return (*named, *(KNOWN_STATES if fact.type == "state" else ("a name", "another", "")))


@st.composite
def leaves(draw: st.DrawFn) -> Leaf:
    """Draw a leaf of any shape but table membership, over the whole catalogue."""
    return drawn_leaf(draw, Shelf(catalogue(), {}))


@given(leaf=leaves(), data=st.data())
def test_a_lowered_leaf_equals_rule_engine(leaf: Leaf, data: st.DataObject) -> None:
    """Flag, comparison, list and list fact: on known values the lowered leaf and rule-engine agree."""
    facts = data.draw(known_facts(leaf))
    text = leaf_text(leaf)
    assert read_leaf(text, catalogue(), {}) == leaf
    assert ours(leaf, facts) is Truth.of(by_rule_engine(text).matches(nested(facts)))


@given(
    literal=st.one_of(st.integers(0, 10**9), st.floats(0, 1e12, allow_nan=False), st.decimals(0, 1000, places=3)),
    value=st.one_of(st.integers(0, 10**9), st.floats(0, 1e12, allow_nan=False)),
    op=st.sampled_from(["==", "!=", "<", "<=", ">", ">="]),
)
@example(literal=7.523686439281227e-73, value=0, op="==")
def test_numbers_compare_as_rule_engine_compares_them(literal: Any, value: Any, op: str) -> None:
    """A number keeps its value through the text of a leaf, and compares the same on both sides of it."""
    leaf = Compare("item.quantity", op, float(literal))
    text = leaf_text(leaf)
    assert read_leaf(text, catalogue(), {}) == leaf
    for stated in (value, float(literal)):
        facts = {"item.quantity": stated}
        assert ours(leaf, facts) is Truth.of(by_rule_engine(text).matches(nested(facts)))


# ── the law ───────────────────────────────────────────────────────────────────────────────────


def written_leaves() -> dict[str, None]:
    """Return the text of every leaf of the rule files, as it stands in them."""
    files = read_rules()
    found: dict[str, None] = {}
    conditions: list[Any] = [scope.when for regime in files.regimes.regimes for scope in regime.scope]
    for file in files.files:
        for _, owner in file.with_examples():
            conditions += [
                owner.when,
                getattr(owner, "applies", None),
                *(each.when for each in getattr(owner, "unless", ())),
            ]
    for condition in conditions:
        found.update(dict.fromkeys(_strings(condition)))
    return found


def _strings(condition: Any) -> Iterator[str]:
    if isinstance(condition, str):
        yield condition
    elif isinstance(condition, list):
        for part in condition:
            yield from _strings(part)
    elif isinstance(condition, dict):
        for key, part in condition.items():
            if key != "in":
                yield from _strings(part)


def every_value(leaf: Leaf) -> Iterator[dict[str, Any]]:
    """Yield known facts for a leaf: each value its fact can have, or enough of them."""
    if isinstance(leaf, MemberOfFact):
        for state in KNOWN_STATES[:3]:
            for partners in ((), (state,), ("ITA",), ("ITA", state)):
                yield {leaf.fact: state, leaf.list_fact: partners}
    elif catalogue()[leaf.fact].type == "bool":
        yield from ({leaf.fact: value} for value in (True, False))
    else:
        yield from ({leaf.fact: value} for value in _terms(leaf))


def test_every_leaf_of_the_law_equals_rule_engine(rulebook: Rulebook) -> None:
    """Each leaf as it is written, on each value of its fact; tables as they stand on each day the law changes, doubt left out."""
    filters = {table.name: frozenset(table.filters) for table in rulebook.tables.values()}
    compared = 0
    for text in dict.fromkeys(about(THIRD_PARTY, written) for written in written_leaves()):
        leaf = read_leaf(text, catalogue(), filters)
        assert set(leaf_facts(leaf)) <= set(catalogue())
        rule = by_rule_engine(text)
        if isinstance(leaf, InTable):
            compared += _compared_on_all_days(leaf, rule, rulebook.tables[leaf.table], days_of(rulebook))
            continue
        for facts in every_value(leaf):
            assert ours(leaf, facts) is Truth.of(rule.matches(nested(facts))), (text, facts)
            compared += 1
    assert compared > 1000


def _compared_on_all_days(leaf: InTable, rule: rule_engine.Rule, table: Table, days: tuple[date, ...]) -> int:
    membership = table.membership(leaf.filter)
    lowered = compile_leaf(leaf, membership)
    states = (*KNOWN_STATES[:3], *table.rows_of(leaf.filter))
    days_by_membership = {tuple(membership.holds_on(state, day) for state in states): day for day in days}
    compared = 0
    for truths, day in days_by_membership.items():
        certain = [state for state, truth in zip(states, truths, strict=True) if truth is Truth.TRUE]
        in_table = {f"table.{leaf.table}.{leaf.filter}": certain}
        for state, truth in zip(states, truths, strict=True):
            if truth is not Truth.UNKNOWN:
                facts = {leaf.fact: state}
                assert lowered(facts, day) is Truth.of(rule.matches(nested({**facts, **in_table}))), (leaf, state, day)
                compared += 1
    return compared


def test_null_is_where_the_two_part() -> None:
    """A number known to be none is not smaller than anything; rule-engine refuses to compare it."""
    facts = {"item.quantity": None}
    assert ours(read_leaf("item.quantity < 5", catalogue(), {}), facts) is Truth.FALSE
    with pytest.raises(rule_engine.errors.EngineError):
        by_rule_engine("item.quantity < 5").matches(nested(facts))


def test_a_missing_fact_is_unknown_to_us_and_an_error_to_rule_engine() -> None:
    """The trap the lowering exists for: with no default rule-engine raises, with one it answers; we say unknown."""
    text = 'item.form != "part"'
    assert ours(read_leaf(text, catalogue(), {}), {}) is Truth.UNKNOWN
    with pytest.raises(rule_engine.errors.EngineError):
        by_rule_engine(text).matches(nested({"item.quantity": 1}))
    lenient = rule_engine.Context(default_timezone="utc", default_value=None, resolver=rule_engine.resolve_attribute)
    assert rule_engine.Rule(text, context=lenient).matches(nested({"item.quantity": 1})) is True


def test_a_state_in_doubt_is_unknown_whatever_list_rule_engine_would_be_given() -> None:
    """Inside the doubt of a row the lowered leaf is unknown; rule-engine knows only in and not in."""
    doubt = DoubtfulInterval(Interval(DAY, DAY), Interval(None, None))
    table = Table("t", Text("表", "table"), "", (Row("one", "USA", doubt, "primary", {}),), {"f": {}})
    leaf = read_leaf("recipient.state in table.t.f", catalogue(), {"t": frozenset({"f"})})
    assert leaf == InTable("recipient.state", "t", "f")
    lowered = compile_leaf(leaf, table.membership("f"))
    assert lowered({"recipient.state": "USA"}, DAY) is Truth.UNKNOWN
    assert lowered({"recipient.state": "GBR"}, DAY) is Truth.FALSE
