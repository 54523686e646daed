"""Conditions as data, as compiled functions, and as a rule file writes them."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_check.facts.case import catalogue
from transfer_check.facts.catalogue import OPEN_LIST
from transfer_check.intervals import DoubtfulInterval, Interval
from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import Compare, Membership, leaf_text
from transfer_check.law.condition.tree import (
    AllOf,
    AnyOf,
    Atom,
    Condition,
    Every,
    LeafTable,
    Not,
    Some,
    atoms,
    condition_facts,
    deciding_atoms,
    evaluate_condition,
    from_json,
    open_atoms,
    to_json,
)
from transfer_check.law.provision import provision_from_json, provision_to_json
from transfer_check.law.rulebook import Rulebook
from transfer_check.law.table import Row, Table
from transfer_check.law.written.lowering import Lowering
from transfer_check.strategies import cases, conditions, rulebooks, truths
from transfer_check.text import Text

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
DAY = date(2006, 6, 1)
ALL_DAYS = Interval(None, None)
ROWS = (
    Row("sure", "USA", DoubtfulInterval(ALL_DAYS, ALL_DAYS), "primary", {}),
    Row("doubtful", "SUN", DoubtfulInterval(Interval(DAY, DAY), ALL_DAYS), "secondary", {}),
)
TABLES = {"listed": Table("listed", Text("表", "table"), "", ROWS, {"all": {}})}


def filter_of(table: str, name: str) -> Membership:
    """Return a filter of the tables above."""
    return TABLES[table].membership(name)


def written(condition: Condition) -> Any:
    """Return a condition as a rule file writes it."""
    match condition:
        case AllOf(parts):
            return {"all": [written(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [written(part) for part in parts]}
        case Not(part):
            return {"not": written(part)}
        case Some(name, where):
            return {"some": {"in": name, "where": written(where)}}
        case Every(name, where):
            return {"every": {"in": name, "where": written(where)}}
    return leaf_text(condition)


def walker(truth: dict[Atom, Truth]) -> Callable[[Condition], Truth]:
    """Return the tree walk over some truths of atoms."""
    return lambda condition: evaluate_condition(condition, truth.__getitem__)


@given(condition=conditions(tables=TABLES))
def test_conditions_survive_json(condition: Condition) -> None:
    """A condition written as JSON and read again is the same, text and all."""
    assert from_json(json.loads(json.dumps(to_json(condition)))) == condition


@given(drawn=rulebooks())
def test_provisions_survive_json(drawn: Rulebook) -> None:
    """A provision written for the cache and read again is the same."""
    for provision in drawn.provisions:
        assert provision_from_json(json.loads(json.dumps(provision_to_json(provision)))) == provision


def test_the_provisions_of_the_rulebook_survive_json(rulebook: Rulebook) -> None:
    """So are those of the law: what the cache keeps is what the files say."""
    for provision in rulebook.provisions:
        assert provision_from_json(json.loads(json.dumps(provision_to_json(provision)))) == provision


@given(condition=conditions(tables=TABLES))
def test_conditions_are_what_a_rule_file_can_say(condition: Condition) -> None:
    """A drawn condition, written as in a rule file, is lowered to itself without a complaint."""
    complaints: list[str] = []
    lowering = Lowering(
        "drawn.yaml",
        catalogue(),
        {"listed": frozenset({"all"})},
        frozenset(),
        lambda at, code, message, remedy: complaints.append(f"{code} {message}"),
    )
    assert lowering.condition(written(condition), (), tables=True) == condition
    assert complaints == []
    assert condition_facts(condition) <= set(catalogue())


@given(condition=conditions(tables=TABLES), data=st.data())
def test_compiled_conditions_equal_the_tree_walk(condition: Condition, data: st.DataObject) -> None:
    """Whatever the truths of the atoms, the compiled condition gives what walking the tree gives."""
    leaves = LeafTable(filter_of)
    compiled = leaves.compile(condition)
    by_place = data.draw(st.lists(truths(), min_size=len(leaves.tests), max_size=len(leaves.tests)))
    assert compiled(by_place) is evaluate_condition(condition, lambda atom: by_place[leaves.places[atom]])


@given(drawn=st.lists(conditions(tables=TABLES), max_size=4), data=st.data())
def test_conditions_have_the_same_truth_however_often_they_are_asked(
    drawn: list[Condition], data: st.DataObject
) -> None:
    """Conditions taken together are walked the first time and compiled the second."""
    leaves = LeafTable(filter_of)
    answers = leaves.compile_all(drawn)
    by_place = data.draw(st.lists(truths(), min_size=len(leaves.tests), max_size=len(leaves.tests)))
    expected = tuple(evaluate_condition(each, lambda atom: by_place[leaves.places[atom]]) for each in drawn)
    assert [answers(by_place) for _ in range(3)] == [expected] * 3


@given(data=st.data())
def test_sharing_a_table_of_leaves_changes_nothing(rulebook: Rulebook, data: st.DataObject) -> None:
    """On the facts of a case, quantifiers and tables included, each of several conditions keeps its own truth."""
    drawn = data.draw(st.lists(conditions(tables=TABLES), min_size=2, max_size=4))
    case = data.draw(cases(rulebook))
    facts = {**case.facts(), **case.item_facts()[0]}
    shared = LeafTable(filter_of)
    together = [shared.compile(condition) for condition in drawn]
    by_place = [test(facts, DAY) for test in shared.tests]
    for condition, compiled in zip(drawn, together, strict=True):
        alone = LeafTable(filter_of)
        by_itself = alone.compile(condition)
        assert compiled(by_place) is by_itself([test(facts, DAY) for test in alone.tests])
        assert compiled(by_place) is evaluate_condition(condition, lambda atom: by_place[shared.places[atom]])


@given(condition=conditions(), data=st.data())
def test_open_atoms_settle_and_deciding_atoms_suffice(condition: Condition, data: st.DataObject) -> None:
    """Settling every open atom settles the condition; the deciding atoms alone give its truth."""
    distinct = list(dict.fromkeys(atoms(condition)))
    values = data.draw(st.lists(truths(), min_size=len(distinct), max_size=len(distinct)))
    truth = dict(zip(distinct, values, strict=True))
    truth_of = walker(truth)
    if truth_of(condition) is U:
        waiting = sorted(set(open_atoms(condition, truth_of)), key=distinct.index)
        assert waiting
        assert all(truth[atom] is U for atom in waiting)
        settled = {**truth, **{atom: data.draw(st.sampled_from((T, F))) for atom in waiting}}
        assert walker(settled)(condition) is not U
    else:
        deciding = set(deciding_atoms(condition, truth_of))
        assert walker({atom: truth[atom] if atom in deciding else U for atom in distinct})(condition) is truth_of(
            condition
        )
        assert not list(open_atoms(condition, truth_of))


BROKER, COMPANY, NOBODY_KNOWS = {"third_party.role": "broker"}, {"third_party.role": "company"}, dict[str, str]()


@pytest.mark.parametrize(
    ("elements", "some", "every"),
    [
        ((), F, T),
        ((OPEN_LIST,), U, U),
        ((BROKER,), T, T),
        ((BROKER, OPEN_LIST), T, U),
        ((COMPANY,), F, F),
        ((COMPANY, OPEN_LIST), U, F),
        ((BROKER, NOBODY_KNOWS), T, U),
        ((COMPANY, NOBODY_KNOWS), U, F),
        ((NOBODY_KNOWS,), U, U),
        ((BROKER, COMPANY), T, F),
        (None, F, T),
    ],
)
def test_quantifiers_over_closed_and_open_lists(elements: Any, some: Truth, every: Truth) -> None:
    """An open list never makes `some` false nor `every` true; a sure element still decides."""
    where = Compare("third_party.role", "==", "broker")
    leaves = LeafTable(filter_of)
    tests = [leaves.tests[leaves.place(each)] for each in (Some("third_parties", where), Every("third_parties", where))]
    assert [test({"third_parties": elements}, DAY) for test in tests] == [some, every]
    assert [test({}, DAY) for test in tests] == [U, U]
