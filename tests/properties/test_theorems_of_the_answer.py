"""Theorems about what an answer says besides its verdict: its reasons, and what it waits for."""

import json
from collections.abc import Iterator

import jsonschema
from hypothesis import given, note, reject, settings
from hypothesis import strategies as st

from transfer_check.answering.answer import answer, determining_provisions, facts_left_open
from transfer_check.errors import CaseError
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.facts.vocabulary import EVIDENCE, EVIDENCE_RANK
from transfer_check.judging.decision import Decision, ItemDecision, Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.judging.why import Reading, Reason
from transfer_check.kleene import Truth
from transfer_check.law.condition.tree import Condition, evaluate_condition
from transfer_check.law.rulebook import Rulebook
from transfer_check.paper.contract import AnswerData
from transfer_check.paper.json_text import render_json
from transfer_check.paper.schemas.output_schema import output_schema
from transfer_check.strategies import cases
from transfer_check.strategies.drafts import Draft
from transfer_check.strategies.palette import palettes
from transfer_check.strategies.steering import Steering

SCHEMA = jsonschema.Draft202012Validator(output_schema("decision"))
Law = st.SearchStrategy[Rulebook]


@given(data=st.data())
def test_every_finding_cites_its_text(law: Law, data: st.DataObject) -> None:
    """Each finding names an instrument of the rulebook, a place, days that hold the case's, evidence, and its reasons."""
    rulebook = data.draw(law)
    decision = evaluate(data.draw(cases(rulebook)), rulebook)
    for item in decision.items:
        reading = Reading(item.trace)
        for finding in (*item.findings, *(scope for each in item.regimes for scope in each.scopes)):
            provision = finding.provision
            assert provision.cite.instrument in rulebook.instruments
            assert decision.on in provision.in_force
            assert provision.evidence in EVIDENCE
            assert provision.title.en
            assert provision.title.ja
            for condition in provision.conditions:
                _reasons_settle(reading, condition)
        _deciders_are_cited(item, rulebook)
    _evidence_is_the_weakest(decision)


def _reasons_settle(reading: Reading, condition: Condition) -> None:
    """The atoms given as reasons are enough: with all others forgotten the condition has the same truth."""
    truth = reading.truth_of(condition)
    reasons = reading.reasons(condition)
    given_truths = {reason.atom: reason.truth for reason in reasons}
    assert evaluate_condition(condition, lambda atom: given_truths.get(atom, Truth.UNKNOWN)) is truth
    for reason in _with_definitions(reasons):
        assert (reason.truth is Truth.UNKNOWN) is (truth is Truth.UNKNOWN) or reason.definition is None
        if reason.definition is not None and truth is not Truth.UNKNOWN:
            assert reason.because


def _with_definitions(reasons: tuple[Reason, ...]) -> Iterator[Reason]:
    for reason in reasons:
        yield reason
        yield from _with_definitions(reason.because)


def _deciders_are_cited(item: ItemDecision, rulebook: Rulebook) -> None:
    determining = determining_provisions(item)
    assert all(each.cite.instrument in rulebook.instruments for each in determining)
    if item.verdict in (Verdict.PROHIBITED, Verdict.NOT_PERMITTED, Verdict.UNDETERMINED):
        assert determining
    if item.verdict is Verdict.MAY_BE_PERMITTED and any(
        each.closures for each in item.regimes if each.scope is Truth.TRUE
    ):
        assert any(each.effect == "permit" for each in determining)


def _evidence_is_the_weakest(decision: Decision) -> None:
    said = answer(decision)
    levels = [EVIDENCE_RANK[each.evidence] for each in said.determining]
    if levels:
        assert said.weakest_evidence is not None
        assert EVIDENCE_RANK[said.weakest_evidence] >= max(levels)


@settings(max_examples=settings().max_examples * 2)
@given(data=st.data())
def test_open_facts_are_sufficient(law: Law, data: st.DataObject) -> None:
    """Once the open facts are stated, whatever their values, no fact can change the verdict any more.

    Only the doubt of a dated table can remain: a state newly stated may be one whose row is in
    doubt. Then all that is asked next are the derived facts defined by that table, and stating
    these settles the case: it is determined, or its verdict is told to be the same in any event.
    """
    rulebook = data.draw(law)
    case = data.draw(cases(rulebook))
    decision = evaluate(case, rulebook)
    if decision.verdict is not Verdict.UNDETERMINED:
        assert not facts_left_open(decision)
        return
    note(f"{case!r}")
    first = judged(data.draw(stating_open_facts(case, decision)), rulebook)
    note(f"{first.case!r}")
    defined = rulebook.on(case.on).defined
    for each in facts_left_open(first):
        assert each.fact.path in defined
    second = judged(data.draw(stating_open_facts(first.case, first)), rulebook)
    note(f"{second.case!r}")
    assert not facts_left_open(second)
    assert (answer(second).certain is not None) is (second.verdict is Verdict.UNDETERMINED)


def judged(case: TransferCase, rulebook: Rulebook) -> Decision:
    """Return the decision on a case; one that was drawn against what is stated of a derived fact is drawn anew."""
    try:
        return evaluate(case, rulebook)
    except CaseError:
        reject()


@st.composite
def stating_open_facts(draw: st.DrawFn, case: TransferCase, decision: Decision) -> TransferCase:
    """Draw the case with every open fact of its decision stated, whatever the values."""
    palette = palettes(decision.rulebook)(decision.on)
    draft = Draft.of(case)
    for each in facts_left_open(decision):
        listed = each.fact.path == "third_parties"
        draft.complete = draft.complete or listed
        members = [path for path in catalogue() if listed and path.startswith("third_party.")]
        for item in each.items:
            for path in (each.fact.path, *members):
                Steering(draw, palette, draft, item).state(path)
    return draft.build()


@settings(max_examples=settings().max_examples * 2)
@given(data=st.data())
def test_no_open_fact_is_already_stated(law: Law, data: st.DataObject) -> None:
    """A question is never asked about what the case says, unless a list is open or only some elements tell."""
    rulebook = data.draw(law)
    decision = evaluate(data.draw(cases(rulebook)), rulebook)
    stated = decision.case.facts()
    for each in facts_left_open(decision):
        if each.fact.path == "third_parties":
            assert not decision.case.third_parties_complete or "third_parties" not in stated
        elif each.fact.path.startswith("item."):
            facts = decision.case.item_facts()
            assert all(each.fact.path not in facts[item] for item in each.items)
        else:
            assert each.fact.path not in stated


@settings(max_examples=settings().max_examples // 3)
@given(data=st.data())
def test_a_decision_survives_json(law: Law, data: st.DataObject) -> None:
    """The record of a decision is the same after a trip through JSON text, and conforms to the published schema."""
    rulebook = data.draw(law)
    decision = evaluate(data.draw(cases(rulebook)), rulebook)
    text = render_json([decision], several=False)
    record = AnswerData.model_validate_json(text)
    assert record == AnswerData.of(decision)
    assert (
        render_json([decision, decision], several=True)
        == json.dumps([json.loads(text)] * 2, ensure_ascii=False, indent=2) + "\n"
    )
    SCHEMA.validate(json.loads(text))
    assert record.verdict == decision.verdict.value
    assert [item.verdict for item in record.items] == [item.verdict.value for item in decision.items]
    standings = {(each.rule, each.standing) for item in record.items for each in item.findings}
    assert standings == {(each.provision.id, each.standing.value) for item in decision.items for each in item.findings}
    assert [each.fact for each in record.open_facts] == [each.fact.path for each in facts_left_open(decision)]
