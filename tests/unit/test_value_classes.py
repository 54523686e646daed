"""Values fall into the classes that leaves tell apart: finitely many, each with an example."""

from datetime import date

import pytest

from transfer_check.case import catalogue
from transfer_check.inquiry.value_classes import ValueTable
from transfer_check.leaves import Compare, Flag, Member, compile_leaf
from transfer_check.truth import Truth

DAY = date(2012, 12, 18)


def table(path, *leaves):
    """Return the classes of a fact by some leaves."""
    return ValueTable(catalogue()[path], {leaf: compile_leaf(leaf) for leaf in leaves}, DAY)


def test_numbers_fall_apart_at_every_bound():
    """Below, on, between and above; none is a class of its own where a leaf tells it apart."""
    leaves = (
        Compare("item.quantity", "<", 10.0),
        Compare("item.quantity", "<=", 10.0),
        Compare("item.quantity", ">", 99.5),
    )
    classes = table("item.quantity", *leaves).classes(leaves)
    assert {truths for _, truths in classes} == {
        (Truth.TRUE, Truth.TRUE, Truth.FALSE),
        (Truth.FALSE, Truth.TRUE, Truth.FALSE),
        (Truth.FALSE, Truth.FALSE, Truth.FALSE),
        (Truth.FALSE, Truth.FALSE, Truth.TRUE),
    }
    of_none = next(truths for values, truths in classes if None in values.values)
    assert of_none == (Truth.FALSE, Truth.FALSE, Truth.FALSE)


def test_a_percentage_stays_within_its_range():
    """A bound beyond a hundred tells nothing apart."""
    leaf = Compare("project.japans_share", ">", 120.0)
    ((values, truths),) = table("project.japans_share", leaf).classes([leaf])
    assert truths == (Truth.FALSE,)
    assert max(value for value in values.values if value is not None) == 100


def test_every_state_is_in_some_class():
    """Those in a list, and all the others with none at all; apart where that is asked for."""
    leaf = Member("recipient.state", ("USA", "GBR"))
    states = table("recipient.state", leaf)
    listed, others = sorted(states.classes([leaf]), key=lambda each: len(each[0].values))
    assert set(listed[0].values) == {"USA", "GBR"}
    assert len(others[0].values) > 200
    assert None in others[0].values
    apart = states.classes([leaf], apart={"USA", None}, inside=[("FRA", "ITA")])
    found = {frozenset(values.values) for values, _ in apart if len(values.values) < 3}
    assert found == {frozenset({"USA"}), frozenset({"GBR"}), frozenset({None}), frozenset({"FRA", "ITA"})}


@pytest.mark.parametrize("path", ["item.used_directly_in_combat", "assessment.strict_control"])
def test_a_statement_is_true_or_false(path):
    """It cannot be none."""
    leaf = Flag(path)
    assert [values.values for values, _ in table(path, leaf).classes([leaf])] == [(True,), (False,)]


def test_an_assessment_cannot_be_none_and_another_text_is_a_class():
    """The list of terms is closed; a free text may always be another."""
    conflict = Compare("assessment.international_conflict", "==", "party")
    values = [
        each
        for found, _ in table("assessment.international_conflict", conflict).classes([conflict])
        for each in found.values
    ]
    assert None not in values
    name = Compare("item.name", "==", "vest")
    assert {truths for _, truths in table("item.name", name).classes([name])} == {(Truth.TRUE,), (Truth.FALSE,)}
