"""Theorems about what cannot change an answer."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_check.answering.answer import answer
from transfer_check.facts.case import catalogue
from transfer_check.intervals import Interval
from transfer_check.judging.decision import Decision, ItemDecision
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.provision import ALWAYS, Provision
from transfer_check.law.rulebook import Rulebook
from transfer_check.strategies import cases
from transfer_check.strategies.drafts import Draft, Place
from transfer_check.strategies.palette import palettes

Law = st.SearchStrategy[Rulebook]

FEWER = settings(max_examples=settings().max_examples // 2)
"""For theorems that compile several rulebooks each time."""


def content(decision: Decision) -> dict[str, Any]:
    """Return all that a decision and its answer say, without the order in which rules are listed."""
    said = answer(decision)
    return {
        "verdict": decision.verdict,
        "items": [_item(item) for item in decision.items],
        "determining": {each.id for each in said.determining},
        "possibly_prohibited": said.possibly_prohibited,
        "awaits": said.awaits,
        "open": [(each.fact.path, each.items, sorted(each.rules)) for each in said.open_facts],
        "evidence": said.weakest_evidence,
        "not_taken": said.assumed_not_taken,
        "deciders": set(said.deciders),
        "duties": set(said.duties),
        "warnings": {each.id for each in said.warnings},
    }


def _item(item: ItemDecision) -> dict[str, Any]:
    return {
        "verdict": (item.verdict, item.scope, item.prohibited, item.permitted),
        "regimes": {each.regime.id: (each.scope, each.prohibited, each.grounded, each.unmet) for each in item.regimes},
        "findings": {
            each.provision.id: (each.standing, each.bites, set(each.excused_by), set(each.lifted_by_unknown))
            for each in item.findings
        },
        "cautions": {each.id for each in item.cautions},
    }


@given(data=st.data())
def test_order_of_rules_is_irrelevant(law: Law, data: st.DataObject) -> None:
    """Rules, definitions and regimes can stand in any order: the answer says the same."""
    rulebook = data.draw(law)
    case = data.draw(cases(rulebook))
    shuffle = data.draw(st.randoms(use_true_random=False)).shuffle
    provisions, regimes = list(rulebook.provisions), list(rulebook.regimes)
    shuffle(provisions)
    shuffle(regimes)
    shuffled = replace(rulebook, provisions=tuple(provisions), regimes=tuple(regimes))
    assert content(evaluate(case, rulebook)) == content(evaluate(case, shuffled))


@FEWER
@given(data=st.data())
def test_rules_not_in_force_are_irrelevant(law: Law, data: st.DataObject) -> None:
    """Ended and future law can be taken out or put in, versions of rules in force among it: nothing changes."""
    rulebook = data.draw(law)
    case = data.draw(cases(rulebook))
    in_force = replace(
        rulebook,
        provisions=tuple(each for each in rulebook.provisions if case.on in each.in_force),
        regimes=tuple(each for each in rulebook.regimes if case.on in each.in_force),
    )
    intervals = [Interval(None, case.on), Interval(case.on + timedelta(days=1), None)]
    others = [_unconditional(each, data.draw(st.sampled_from(intervals))) for each in rulebook.provisions]
    with_others = replace(in_force, provisions=(*others, *in_force.provisions))
    expected = content(evaluate(case, rulebook))
    assert content(evaluate(case, in_force)) == expected
    assert content(evaluate(case, with_others)) == expected


def _unconditional(provision: Provision, in_force: Interval) -> Provision:
    return provision._replace(in_force=in_force, when=ALWAYS, applies=None, unless=(), exception_to=())


@FEWER
@given(data=st.data())
def test_one_law_answers_alike_on_all_its_days(law: Law, data: st.DataObject) -> None:
    """Days of one edition share its compiled form, and asking about other days first changes nothing."""
    rulebook = data.draw(law)
    case = data.draw(cases(rulebook))
    fresh = replace(rulebook)
    for day in (date(1990, 1, 1), date(2004, 12, 31), date(2005, 1, 1), date(2011, 1, 1)):
        evaluate(case, fresh, on=day)
    assert content(evaluate(case, fresh)) == content(evaluate(case, rulebook))


@given(data=st.data())
def test_facts_no_rule_mentions_are_irrelevant(law: Law, data: st.DataObject) -> None:
    """Stating what no provision in force reads changes no verdict, no finding and no question."""
    rulebook = data.draw(law)
    case = data.draw(cases(rulebook))
    palette = palettes(rulebook)(case.on)
    draft = Draft.of(case)
    strangers = [path for path in catalogue() if path not in palette.read and path not in palette.edition.defined]
    for path in data.draw(st.lists(st.sampled_from(strangers), min_size=1, max_size=6)):
        for item in range(len(draft.items)):
            if path == "third_parties":
                draft.parties = draft.parties or []
            elif draft.free(path, Place(item)):
                draft.state(catalogue()[path], data.draw(st.sampled_from(palette.values(path))), Place(item))
    assert content(evaluate(draft.build(), rulebook)) == content(evaluate(case, rulebook))
