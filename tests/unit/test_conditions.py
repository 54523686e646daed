"""Conditions: what they read, how leaves are shared, and what in them is open or decides."""

from datetime import date
from itertools import product

import pytest

from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import Compare, Flag, InTable, Member, MemberOfFact
from transfer_check.law.condition.tree import (
    AllOf,
    AnyOf,
    Every,
    LeafTable,
    Not,
    Some,
    atom_facts,
    atoms,
    condition_facts,
    deciding_atoms,
    evaluate_condition,
    from_json,
    open_atoms,
    tables_read,
    to_json,
)

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
A, B, C = Flag("item.sdf_act_arms"), Flag("item.arms_technology"), Flag("item.used_directly_in_combat")
BROKER = Compare("third_party.role", "==", "broker")
SOME = Some("third_parties", AllOf((BROKER, A)))
IN_BLOC = InTable("recipient.state", "bloc", "listed")


def walk(condition, **truth):
    """Return the truth by the tree walk; ``a``, ``b`` and ``c`` are the truths of the three flags."""
    return evaluate_condition(condition, {A: truth.get("a"), B: truth.get("b"), C: truth.get("c")}.__getitem__)


def test_a_condition_knows_its_atoms():
    """Leaves and quantifiers from left to right, repeats included; the inside of a quantifier is not an atom."""
    assert list(atoms(AnyOf((Not(A), AllOf((B, SOME)), A)))) == [A, B, SOME, A]


def test_a_condition_knows_every_fact_it_reads():
    """List facts, facts of elements and facts of the case inside a quantifier all count."""
    assert condition_facts(AllOf((SOME, MemberOfFact("recipient.state", "project.partners")))) == {
        "third_parties",
        "third_party.role",
        "item.sdf_act_arms",
        "recipient.state",
        "project.partners",
    }
    assert atom_facts(SOME) == ("third_parties",)
    assert condition_facts(AllOf(())) == set()


def test_tables_are_found_inside_quantifiers():
    """A table read of each third party is a table read."""
    inside = InTable("third_party.state", "bloc", "barred")
    assert list(tables_read(AnyOf((IN_BLOC, Not(Every("third_parties", inside)), A)))) == [IN_BLOC, inside]


@pytest.mark.parametrize(
    "condition",
    [
        AllOf(()),
        AnyOf((A, Not(B))),
        SOME,
        Every("third_parties", BROKER),
        IN_BLOC,
        Member("item.form", ("part", "sample")),
        Compare("item.quantity", "<=", 0.5),
        MemberOfFact("recipient.state", "project.partners"),
    ],
)
def test_every_shape_has_a_json_form(condition):
    """What is written is lists, strings and numbers, and reads back to the same."""
    assert from_json(to_json(condition)) == condition
    assert isinstance(to_json(condition), list)


def test_a_leaf_is_tested_once_however_often_it_is_read():
    """Equal leaves of many conditions share one place, and different ones never do."""
    leaves = LeafTable(lambda table, name: None)
    leaves.compile(AllOf((A, B, Not(A))))
    leaves.compile(AnyOf((Flag("item.sdf_act_arms"), Some("third_parties", BROKER))))
    leaves.compile(Every("third_parties", BROKER))
    assert [leaves.place(each) for each in (A, B, Some("third_parties", BROKER), Every("third_parties", BROKER))] == [
        0,
        1,
        2,
        3,
    ]
    assert len(leaves.tests) == 4


def test_facts_of_the_case_are_seen_inside_a_quantifier():
    """A third party is judged together with the case around it, and its own facts come first."""
    leaves = LeafTable(lambda table, name: None)
    test = leaves.tests[leaves.place(SOME)]
    brokers = ({"third_party.role": "broker"},)
    day = date(2010, 1, 1)
    assert test({"third_parties": brokers, "item.sdf_act_arms": True}, day) is T
    assert test({"third_parties": brokers, "item.sdf_act_arms": False}, day) is F
    assert test({"third_parties": brokers}, day) is U


def test_settled_parts_are_not_open():
    """Only atoms that keep the whole unknown are asked for; a settled branch is left alone."""
    condition = AnyOf((AllOf((A, B)), C))
    truth = {A: F, B: U, C: U}
    assert list(open_atoms(condition, lambda each: evaluate_condition(each, truth.__getitem__))) == [C]
    truth = {A: U, B: U, C: T}
    assert list(open_atoms(condition, lambda each: evaluate_condition(each, truth.__getitem__))) == []


@pytest.mark.parametrize(
    ("condition", "truth", "deciding"),
    [
        (AllOf((A, B)), (F, U), [A]),
        (AllOf((A, B)), (T, T), [A, B]),
        (AnyOf((A, B)), (U, T), [B]),
        (AnyOf((A, B)), (F, F), [A, B]),
        (Not(AllOf((A, B))), (T, F), [B]),
        (AnyOf((AllOf((A, B)), Not(B))), (T, T), [A, B]),
    ],
)
def test_the_deciding_atoms_are_those_that_settle_it(condition, truth, deciding):
    """Of a false *all* the false parts, of a true *any* the true ones, of the rest every part."""
    values = dict(zip((A, B), truth, strict=True))
    assert list(deciding_atoms(condition, lambda each: evaluate_condition(each, values.__getitem__))) == deciding


def test_the_walk_is_kleene():
    """One conjunct false settles a conjunction, one disjunct true a disjunction, and unknown stays."""
    assert walk(AllOf((A, B)), a=F, b=U) is F
    assert walk(AnyOf((A, B)), a=T, b=U) is T
    assert walk(Not(AnyOf((A, B))), a=F, b=U) is U


def test_conditions_together_say_what_each_says_alone():
    """In their order, for every truth of the atoms; the empty *all* and *any* included."""
    written = [A, AllOf((A, Not(B))), AnyOf((Not(AllOf((A, B))), B)), Not(Not(A)), AllOf(()), AnyOf(()), Not(AnyOf(()))]
    leaves = LeafTable(lambda table, name: None)
    together = leaves.compile_all(written)
    alone = [leaves.compile(each) for each in written]
    for a, b in product(Truth, repeat=2):
        truths = [{A: a, B: b}[atom] for atom in leaves.places]
        said = together(truths)
        assert said == tuple(compiled(truths) for compiled in alone)
        assert said == tuple(evaluate_condition(each, {A: a, B: b}.__getitem__) for each in written)
        assert all(isinstance(each, Truth) for each in said)
    assert leaves.compile_all([])([]) == ()
