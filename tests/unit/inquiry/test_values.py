"""Classes of values: everything a comparison distinguishes is kept apart, and nothing else."""

from datetime import date

import pytest

from transfer_check.case import catalogue
from transfer_check.inquiry.values import value_classes
from transfer_check.leaves import Compare, Flag, Member, compile_leaf

DAY = date(2012, 12, 18)


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
