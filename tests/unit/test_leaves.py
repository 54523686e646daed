"""Leaves: one comparison on one fact, in three truth values."""

from datetime import date

import pytest

from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import (
    Compare,
    Flag,
    InTable,
    Member,
    MemberOfFact,
    compile_leaf,
    leaf_facts,
    leaf_text,
)

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
DAY = date(2010, 1, 1)
QUANTITY, FORM, STATE, PARTNERS = "item.quantity", "item.form", "recipient.state", "project.partners"


def truth(leaf, **facts):
    """Return the truth of a leaf; keys are the last segments of the paths."""
    paths = {path.rpartition(".")[2]: path for path in (*leaf_facts(leaf),)}
    return compile_leaf(leaf)({paths[name]: value for name, value in facts.items()}, DAY)


@pytest.mark.parametrize(("value", "expected"), [(True, T), (False, F), (None, F)])
def test_a_flag_is_its_fact(value, expected):
    """True is true; false is not, nor is a part that does not exist."""
    assert truth(Flag("item.sdf_act_arms"), sdf_act_arms=value) is expected


@pytest.mark.parametrize("value", ["true", "yes", 1, 1.0, ("x",)])
def test_a_flag_is_true_of_true_alone(value):
    """Nothing that Python takes for true passes as a true flag."""
    assert truth(Flag("item.sdf_act_arms"), sdf_act_arms=value) is F


@pytest.mark.parametrize(
    ("op", "below", "equal", "above"),
    [("==", F, T, F), ("!=", T, F, T), ("<", T, F, F), ("<=", T, T, F), (">", F, F, T), (">=", F, T, T)],
)
def test_a_number_is_compared(op, below, equal, above):
    """The six comparisons, on integers and fractions; of none only `!=` is true."""
    leaf = Compare(QUANTITY, op, 5.0)
    assert [truth(leaf, quantity=value) for value in (4, 5, 5.5)] == [below, equal, above]
    assert truth(leaf, quantity=None) is (T if op == "!=" else F)


def test_a_term_is_compared_and_looked_up():
    """Equality and membership; none equals nothing and is in no list."""
    for leaf in (Compare(FORM, "==", "part"), Member(FORM, ("part", "sample"))):
        assert [truth(leaf, form=value) for value in ("part", "finished", None)] == [T, F, F]
    assert [truth(Compare(FORM, "!=", "part"), form=value) for value in ("part", "finished", None)] == [F, T, T]


@pytest.mark.parametrize(
    ("state", "partners", "expected"),
    [
        ("USA", ("USA", "GBR"), T),
        ("ITA", ("USA",), F),
        ("USA", (), F),
        ("USA", None, F),
        (None, ("USA",), F),
        (None, (), F),
    ],
)
def test_a_state_is_looked_up_in_a_list_fact(state, partners, expected):
    """In the list or not; nobody is in an empty list, and none is in no list."""
    assert truth(MemberOfFact(STATE, PARTNERS), state=state, partners=partners) is expected


def test_an_unknown_fact_makes_its_leaf_unknown():
    """`not x` and `x != y` of something unknown are not true: they are unknown."""
    assert truth(Flag("item.sdf_act_arms")) is U
    for op in ("==", "!=", "<", "<=", ">", ">="):
        assert truth(Compare(QUANTITY, op, 5.0)) is U
    assert truth(Member(FORM, ("part",))) is U
    assert truth(MemberOfFact(STATE, PARTNERS), state="USA") is U
    assert truth(MemberOfFact(STATE, PARTNERS), partners=("USA",)) is U


def test_what_is_settled_either_way_is_settled():
    """An unknown state is in no empty list, and none is in no unknown list."""
    assert truth(MemberOfFact(STATE, PARTNERS), partners=()) is F
    assert truth(MemberOfFact(STATE, PARTNERS), state=None) is F


@pytest.mark.parametrize(
    ("leaf", "text"),
    [
        (Flag("item.sdf_act_arms"), "item.sdf_act_arms"),
        (Compare(FORM, "!=", "part"), 'item.form != "part"'),
        (Compare(QUANTITY, ">=", 1234567.0), "item.quantity >= 1234567"),
        (Compare(QUANTITY, "<", 0.1), "item.quantity < 0.1"),
        (Compare(QUANTITY, "<", 1e22), "item.quantity < 10000000000000000000000"),
        (Member(STATE, ("USA", "GBR")), 'recipient.state in ["USA", "GBR"]'),
        (MemberOfFact(STATE, PARTNERS), "recipient.state in project.partners"),
        (InTable(STATE, "bloc", "listed"), "recipient.state in table.bloc.listed"),
    ],
)
def test_a_leaf_reads_as_it_is_written(leaf, text):
    """The text of a leaf is what a rule file says, numbers in full."""
    assert leaf_text(leaf) == text


def test_a_leaf_names_its_facts():
    """A list fact is read as much as the fact looked up in it."""
    assert leaf_facts(MemberOfFact(STATE, PARTNERS)) == (STATE, PARTNERS)
    assert leaf_facts(InTable(STATE, "bloc", "listed")) == (STATE,)
