"""Values fall into the classes that leaves tell apart: finitely many, each with an example."""

from datetime import date

import pytest

from transfer_check.circuit.value_classes import ValueTable, value_classes
from transfer_check.facts.case import catalogue
from transfer_check.facts.states import states_on
from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import Compare, Flag, Member, compile_leaf

DAY = date(2012, 12, 18)


def table(path, *leaves):
    """Return the classes of a fact by some leaves."""
    return ValueTable(catalogue()[path], {leaf: compile_leaf(leaf) for leaf in leaves}, DAY, lambda leaf: {})


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


def test_what_lies_between_two_bounds_is_a_class():
    """Also where each bound belongs to what is below or above it."""
    leaves = (Compare("item.quantity", "<=", 10.0), Compare("item.quantity", ">=", 20.0))
    classes = table("item.quantity", *leaves).classes(leaves)
    (between,) = [values for values, truths in classes if truths == (Truth.FALSE, Truth.FALSE)]
    assert [value for value in between.values if value is not None] == [15]


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


def test_the_states_are_those_of_the_day():
    """A code that was withdrawn before is no value, so nothing can propose it."""
    states = table("recipient.state", Member("recipient.state", ("USA",)))
    offered = {value for values, _ in states.classes([]) for value in values.values}
    assert offered == {*states_on(DAY), None}
    assert not offered & {"AFI", "SUN", "ZAR"}


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


# ── told by a function ────────────────────────────────────────────────────────────────────────


def classes(path, *leaves):
    """Return the classes of a fact under some comparisons."""
    found = value_classes(
        catalogue()[path],
        leaves,
        lambda leaf, value: compile_leaf(leaf)({path: value}, DAY),
        lambda leaf: getattr(leaf, "values", None) or (leaf.literal,),
        day=DAY,
    )
    return [each.values for each in found]


def test_a_flag_is_true_or_false():
    """Two classes, none of them unknown."""
    assert classes("item.sdf_act_arms", Flag("item.sdf_act_arms")) == [(True,), (False,)]


def test_terms_fall_together_where_no_comparison_parts_them():
    """`required` and `excluded` are one where the rules ask for either, and two where one rule asks for the first."""
    path = "assurance.consent_to_third_party_transfer"
    either = Member(path, ("required", "excluded"))
    assert classes(path, either) == [("required", "excluded"), ("not_required", None)]
    assert classes(path, either, Compare(path, "==", "required")) == [
        ("required",),
        ("excluded",),
        ("not_required", None),
    ]


def test_there_is_no_judgement_of_none():
    """An assessment has a value of its list, or is not made."""
    path = "assessment.international_conflict"
    assert classes(path, Compare(path, "==", "party")) == [("none", "likely_party"), ("party",)]


def test_states_are_those_of_the_day():
    """One named state, all the others as one, and a party that belongs to no state with them."""
    named, others = classes("recipient.state", Compare("recipient.state", "==", "USA"))[::-1]
    assert named == ("USA",)
    assert {"HTI", None} <= set(others)
    assert "SUN" not in others


@pytest.mark.parametrize("op", ["==", "<", ">=", "!="])
def test_numbers_stand_below_at_and_above_each_bound(op):
    """Whatever the comparison, both of its truths are reached."""
    found = classes("item.quantity", Compare("item.quantity", op, 10.0))
    assert len(found) >= 2
    assert any(10.0 in each for each in found)
    assert all(value is None or value >= 0 for each in found for value in each)
