"""Kleene's strong tables, whole, as functions and as compiled conditions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_check.kleene import Truth, all_of, any_of, negate
from transfer_check.law.condition.leaf import Flag, Membership
from transfer_check.law.condition.tree import AllOf, AnyOf, Condition, LeafTable, Not
from transfer_check.strategies import truths

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
AND = {(T, T): T, (T, U): U, (T, F): F, (U, T): U, (U, U): U, (U, F): F, (F, T): F, (F, U): F, (F, F): F}
OR = {(T, T): T, (T, U): T, (T, F): T, (U, T): T, (U, U): U, (U, F): U, (F, T): T, (F, U): U, (F, F): F}
NOT = {T: F, U: U, F: T}
LEFT, RIGHT = Flag("item.sdf_act_arms"), Flag("item.arms_technology")


def no_filter(table: str, name: str) -> Membership:
    """Return nothing: these conditions read no table."""
    raise AssertionError(table, name)


def compiled(condition: Condition, left: Truth, right: Truth) -> Truth:
    """Return the truth of a condition over the two leaves by the compiled form."""
    leaves = LeafTable(no_filter)
    places = leaves.place(LEFT), leaves.place(RIGHT)
    assert places == (0, 1)
    return leaves.compile(condition)([left, right])


@pytest.mark.parametrize(("left", "right"), list(AND))
def test_and_and_or_follow_the_strong_tables(left: Truth, right: Truth) -> None:
    """All nine rows of *and* and of *or*: as functions, compiled flat, and compiled from nested parts."""
    both, either = (LEFT, RIGHT), (Not(Not(LEFT)), AllOf((RIGHT,)))
    assert all_of([left, right]) is AND[left, right]
    assert any_of([left, right]) is OR[left, right]
    for parts in (both, either):
        assert compiled(AllOf(parts), left, right) is AND[left, right]
        assert compiled(AnyOf(parts), left, right) is OR[left, right]


@pytest.mark.parametrize("value", list(NOT))
def test_not_swaps_true_and_false_and_keeps_unknown(value: Truth) -> None:
    """The whole table of *not*, as a function and compiled."""
    assert negate(value) is NOT[value]
    assert compiled(Not(LEFT), value, U) is NOT[value]


def test_the_empty_junctions_are_their_neutral_elements() -> None:
    """Nothing asked of all is true; nothing asked of any is false; compiled as well."""
    assert (all_of([]), any_of([])) == (T, F)
    assert compiled(AllOf(()), U, U) is T
    assert compiled(AnyOf(()), U, U) is F


@given(values=st.lists(truths()))
def test_de_morgan_holds_of_unknowns_too(values: list[Truth]) -> None:
    """*Not all* is *any not*, and *not any* is *all not*, for any number of truths."""
    assert negate(all_of(values)) is any_of(map(negate, values))
    assert negate(any_of(values)) is all_of(map(negate, values))


@given(values=st.lists(truths(), min_size=1), data=st.data())
def test_the_connectives_are_monotone_in_knowledge(values: list[Truth], data: st.DataObject) -> None:
    """Settling unknown parts never turns a known whole into the other known truth."""
    settled = [value if value is not U else data.draw(truths()) for value in values]
    for connective in (all_of, any_of):
        before = connective(values)
        assert before is U or connective(settled) is before
