"""The outlook: where an undetermined case would come to, held against the evaluator."""

from pathlib import Path

import pytest

from transfer_check import Decision, Rulebook, TransferCase, Verdict, evaluate
from transfer_check.answering import answer, awaits_assessment
from transfer_check.asking.outlook import REFUSED, if_judged_favourably, outlook
from transfer_check.files import load_cases

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted([*(ROOT / "examples").glob("*/case.yaml"), *(ROOT / "tests" / "cases" / "files").glob("*.yaml")])


@pytest.fixture(scope="module")
def undetermined(rulebook: Rulebook) -> list[Decision]:
    """Return the undetermined decisions on the examples and the real cases."""
    decisions = (evaluate(case, rulebook) for file in FILES for case in load_cases([str(file)]))
    return [decision for decision in decisions if decision.verdict is Verdict.UNDETERMINED]


def _judged(decision: Decision, values: dict[str, object]) -> Verdict:
    """Return the verdict of the evaluator where some assessments are signed."""
    data = decision.case.model_dump(mode="json", exclude_defaults=True)
    for path, value in values.items():
        fact_name = path.removeprefix("assessment.")
        signed = {"value": value, "by": "nsc", "on": decision.on.isoformat()}
        data.setdefault("assessment", {})[fact_name] = signed
    return evaluate(TransferCase.model_validate(data), decision.rulebook, on=decision.on).verdict


def test_the_evaluator_agrees_with_every_supposition(undetermined: list[Decision]) -> None:
    """With the favourable values signed it gives the verdict foretold; with one of them adverse, the refusal foretold."""
    favourable = adverse_tried = 0
    for decision in undetermined:
        found = outlook(decision)
        if found is None or not all(place.path.startswith("assessment.") for place, _ in found.supposed):
            continue
        supposed = {place.path: value for place, value in found.supposed}
        assert _judged(decision, supposed) is found.favourably
        favourable += 1
        if all(awaits_assessment(open_.fact) for open_ in answer(decision).open_facts):
            for adverse in found.alone:
                verdicts = {_judged(decision, {**supposed, adverse.place.path: value}) for value in adverse.values}
                assert adverse.verdict in verdicts
                assert verdicts <= set(REFUSED)
                adverse_tried += 1
    assert favourable >= 8
    assert adverse_tried >= 5


def test_a_transfer_waiting_for_judgements_alone_says_both_ways(rulebook: Rulebook) -> None:
    """A case of 2026 with every fact known: permitted if all is favourable; refused if one point is not."""
    file = ROOT / "tests" / "cases" / "files" / "2026-05-05-philippines-abukuma-tc90-working-group.yaml"
    decision = next(evaluate(case, rulebook) for case in load_cases([str(file)]))
    found = outlook(decision)
    assert found is not None
    assert found.favourably is Verdict.MAY_BE_PERMITTED
    assert found.grounds == ("tp2014.transfer-case-by-case",)
    alone = {adverse.place.path: adverse for adverse in found.alone}
    assert alone["assessment.appropriate_destination"].verdict is Verdict.NOT_PERMITTED
    assert alone["assessment.appropriate_destination"].values == (False,)
    assert alone["assessment.international_obligations"].verdict is Verdict.PROHIBITED
    assert {place.path for place in found.together} == {
        "assessment.positive_meaning_security",
        "assessment.positive_meaning_peace_contribution",
    }
    favourable = {
        "assessment.appropriate_destination": True,
        "assessment.acceptable_concern": True,
        "assessment.positive_meaning_security": True,
        "assessment.international_obligations": "none_breached",
        "assessment.arms_trade_treaty_risk": "none",
        "assessment.active_fighting": False,
    }
    assert _judged(decision, favourable) is Verdict.MAY_BE_PERMITTED
    for path in alone:
        for value in alone[path].values:
            assert _judged(decision, {**favourable, path: value}) is alone[path].verdict
    refused = dict.fromkeys((place.path for place in found.together), False)
    assert _judged(decision, {**favourable, **refused}) is Verdict.NOT_PERMITTED


def test_a_settled_case_has_no_outlook(rulebook: Rulebook) -> None:
    """It is a condition on what is open; of a case that is decided nothing is supposed."""
    for file in FILES:
        for case in load_cases([str(file)]):
            decision = evaluate(case, rulebook)
            if decision.verdict is not Verdict.UNDETERMINED:
                assert outlook(decision) is None
                assert if_judged_favourably(decision) is None


def test_facts_that_are_wanting_keep_it_undetermined(rulebook: Rulebook) -> None:
    """Favourable judgements do not stand in for facts: those at best are told apart."""
    file = ROOT / "examples" / "2026-destroyer-escorts-for-the-philippines" / "case.yaml"
    decision = next(evaluate(case, rulebook) for case in load_cases([str(file)]))
    found = outlook(decision)
    assert found is not None
    assert (found.favourably, found.at_best) == (Verdict.UNDETERMINED, Verdict.MAY_BE_PERMITTED)
