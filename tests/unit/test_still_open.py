"""What is still to be asked for, on laws of a few words."""

from datetime import date
from typing import Any

import pytest

from transfer_check.answering.answer import answer
from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.relevance import Relevance
from transfer_check.circuit.still_open import StillOpen, still_open
from transfer_check.circuit.unknown_reading import unknowns
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.intervals import Interval
from transfer_check.judging.decision import Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.rulebook import Rulebook

DAY = date(2010, 1, 1)


@pytest.fixture
def doubtful(law: Any) -> Any:
    """Return a law by which a state in doubt is barred as one of a bloc."""
    never = Interval(DAY, DAY)
    law.row("CHN", certain=never).add("tp.scope", "scope")
    law.add("tp.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    return law.add("tp.barred", "prohibit", "recipient.communist_bloc")


@pytest.mark.parametrize("at_once", [0, 1_000])
def test_a_state_that_can_only_be_one_is_not_asked_for(law: Any, case: Any, at_once: int) -> None:
    """Whether a list holds it is a matter of the list: one list cannot hold it and not hold it."""
    law.row("USA").add("tp.scope", "scope")
    law.add("tp.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    law.add("tp.barred", "prohibit", {"all": ["recipient.communist_bloc", "recipient.state in item.licensor"]})
    told = case(recipient={"communist_bloc": True})
    with Relevance(unknowns(told, law.rulebook()), at_once=at_once) as relevance:
        assert relevance.relevant(relevance.unknowns.owned) == {Place("item.licensor", 0)}


def test_a_derived_fact_waits_for_what_it_is_derived_from(doubtful: Any, case: Any) -> None:
    """While the state is not known that is asked for, and the derived fact once a table leaves it in doubt."""
    rulebook = doubtful.rulebook()
    assert still_open(case(), rulebook).places == {Place("recipient.state")}
    assert still_open(case(recipient={"state": "CHN"}), rulebook).places == {Place("recipient.communist_bloc")}


def test_the_states_of_each_day_are_weighed(law: Any, case: Any) -> None:
    """A state that has ended is no completion any more, although the law of both days is the same."""
    rulebook = law.add("tp.scope", "scope").add("tp.barred", "prohibit", 'recipient.state == "SCG"').rulebook()
    assert still_open(case(on=date(2006, 6, 4)), rulebook).places == {Place("recipient.state")}
    assert still_open(case(on=date(2006, 6, 5)), rulebook).places == set()
    assert still_open(case(on=date(2006, 6, 4)), rulebook).places == {Place("recipient.state")}


def test_a_fact_that_is_decided_is_not_asked_for(doubtful: Any, case: Any) -> None:
    """Neither a derived fact that a table settles, nor what a stated derived fact is derived from."""
    rulebook = doubtful.rulebook()
    assert answer(evaluate(case(recipient={"state": "USA"}), rulebook)).open_facts == ()
    doubtful.add("tp.other", "prohibit", "item.sdf_act_arms")
    told = answer(evaluate(case(recipient={"communist_bloc": False}), doubtful.rulebook()))
    assert [each.fact.path for each in told.open_facts] == ["item.sdf_act_arms"]
    assert told.awaits == ("facts",)


def test_what_nothing_can_change_is_said(law: Any, case: Any) -> None:
    """The evaluator does not reason by cases: it leaves open what is prohibited either way."""
    law.add("tp.scope", "scope").add("tp.so", "prohibit", "item.sdf_act_arms")
    law.add("tp.not-so", "prohibit", {"not": "item.sdf_act_arms"})
    told = answer(evaluate(case(), law.rulebook()))
    assert (told.verdict, told.certain) == (Verdict.UNDETERMINED, Verdict.PROHIBITED)
    assert (told.open_facts, told.awaits) == ((), ())


def test_facts_that_change_the_verdict_only_together_are_asked_for(law: Any, case: Any) -> None:
    """Where what is stated of a derived fact leaves no completion that one fact alone leads to another."""
    law.add("tp.scope", "scope")
    one, other = "item.sdf_act_arms", "item.licensed_product"
    either = {"any": [{"all": [one, {"not": other}]}, {"all": [{"not": one}, other]}]}
    law.add("tp.bloc", "define", either, defines="item.policy_arms")
    law.add("tp.barred", "prohibit", {"all": ["item.policy_arms", one]})
    told = answer(evaluate(case(item={"policy_arms": True}), law.rulebook()))
    assert {each.fact.path for each in told.open_facts} == {one}


# ── completions remembered from another case ──────────────────────────────────────────────────

FLAGS = [path for path, fact in catalogue().items() if path.startswith("assessment.") and fact.type == "bool"][:14]
"""More statements than completions drawn at random make true together: the solver has to find where all are."""


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_value_that_is_known_in_one_case_is_not_taken_from_it_in_another(law: Any, case: Any, order: Any) -> None:
    """A completion of a case that states the conflict says nothing of a conflict that is not known."""
    conflict = [f'assessment.international_conflict == "{term}"' for term in ("none", "likely_party", "party")]
    law.add("tp.scope", "scope").add("tp.barred", "prohibit", {"all": [*FLAGS, {"any": conflict}]})
    stated = {"international_conflict": {"value": "party", "by": "government", "on": DAY}}
    cases = [case(assessment=stated), case()]
    assert in_turn(law.rulebook(), cases, order) == [set(FLAGS), set(FLAGS)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_state_in_an_unknown_list_is_not_taken_to_be_in_a_known_one(law: Any, case: Any, order: Any) -> None:
    """Where the list holds one state alone, no other is in it, though it is in that of a case met before."""
    another_in_it = ["recipient.state in item.licensor", {"not": 'recipient.state == "USA"'}]
    law.add("tp.scope", "scope").add("tp.barred", "prohibit", {"all": [*FLAGS, *another_in_it]})
    cases = [case(), case(item={"licensor": ["USA"]})]
    found = [{*FLAGS, "recipient.state", "item.licensor"}, set()]
    assert in_turn(law.rulebook(), cases, order) == [found[number] for number in order]


def in_turn(rulebook: Rulebook, cases: list[TransferCase], order: tuple[int, ...]) -> list[set[str]]:
    """Return which facts matter in each of some cases of one law, looked at one after another."""
    found = []
    for number in order:
        with Relevance(unknowns(cases[number], rulebook), at_once=0) as relevance:
            found.append({place.path for place in relevance.relevant(relevance.unknowns.owned)})
    return found


# ── few completions of many, and items alike ──────────────────────────────────────────────────


def test_a_verdict_is_certain_though_no_completion_drawn_is_possible(law: Any, case: Any) -> None:
    """Of a derived fact that is stated one completion is left of more than are drawn, or tried one and all."""
    law.add("tp.scope", "scope").add("tp.all", "define", {"all": FLAGS}, defines="item.policy_arms")
    law.add("tp.barred", "prohibit", "item.policy_arms")
    with Relevance(unknowns(case(item={"policy_arms": True}), law.rulebook()), at_once=0) as relevance:
        assert relevance.certain_verdict() is Verdict.PROHIBITED


def test_of_items_alike_the_facts_of_each_are_asked_for(law: Any, case: Any) -> None:
    """What can change the verdict of one of them can change that of the others; what is recorded sets none apart."""
    law.add("tp.scope", "scope").add("tp.barred", "prohibit", {"all": ["item.sdf_act_arms", "item.licensed_product"]})
    told = case(items=[{"quantity": 1}, {"sdf_act_arms": False}, {"quantity": 2}, {"sdf_act_arms": True}])
    assert still_open(told, law.rulebook()) == StillOpen(
        frozenset(
            {
                *(Place("item.sdf_act_arms", item) for item in (0, 2)),
                *(Place("item.licensed_product", item) for item in (0, 2, 3)),
            }
        ),
        None,
    )


def test_items_alike_leave_the_verdict_as_certain_as_one_of_them(law: Any, case: Any) -> None:
    """The facts of an item can change its verdict, and not that of a case of which another item is prohibited."""
    law.add("tp.scope", "scope").add("tp.barred", "prohibit", "item.sdf_act_arms")
    told = case(items=[{}, {}, {"sdf_act_arms": True}])
    places = frozenset(Place("item.sdf_act_arms", item) for item in (0, 1))
    assert still_open(told, law.rulebook()) == StillOpen(places, Verdict.PROHIBITED)
