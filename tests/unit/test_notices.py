"""What a reader of an answer is told besides the verdict."""

from dataclasses import replace
from datetime import date

import pytest

from transfer_check.answering.warnings import notices
from transfer_check.clock import last_day
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.intervals import Interval
from transfer_check.judging.evaluation import evaluate

ARMS = {"policy_arms": True}
SIGNED = {"value": True, "by": "meti", "on": "2009-12-01"}


@pytest.fixture
def told(law):
    """Return the ids of the notices on a case of 1 January 2010 with one signed judgement."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.control", "require", "assessment.strict_control")

    def ids(**signature):
        decision = law.judge(item=ARMS, assessment={"strict_control": {**SIGNED, **signature}})
        return [each.id for each in notices(decision)]

    return ids


def test_warnings_are_given_once(law):
    """A caution that holds for several items is one warning; a day without policy text has its own."""
    law.regime("tp", in_force=Interval(date(1967, 4, 21), None)).add("tp.scope", "scope", "item.policy_arms")
    law.add("tp.careful", "caution", 'transfer.kind == "investment"', in_force=Interval(date(1967, 4, 21), None))
    data = {"case": "x", "on": "2010-01-01", "transfer": {"kind": "investment"}, "items": [ARMS, ARMS]}
    case = TransferCase.model_validate(data)
    assert [each.id for each in notices(evaluate(case, law.rulebook()))] == ["tp.careful"]
    early = list(notices(evaluate(case, law.rulebook(), on=date(1967, 4, 20))))
    assert [each.id for each in early] == ["no-policy-text"]
    assert all(each.text.ja and each.text.en for each in early)


def test_a_judgement_made_after_the_day_is_warned_of(told):
    """The signature is later than the day whose law applies: the reader is told."""
    assert told() == []
    assert told(on="2010-01-01") == []
    assert told(on="2010-01-02") == ["judged-after-the-day"]


@pytest.mark.parametrize(
    ("by", "on", "warned"),
    [
        ("nsc", "2009-12-01", True),
        ("nsc_four_ministers", "2013-11-30", True),
        ("nsc", "2013-12-04", False),
        ("security_council", "2009-12-01", False),
    ],
)
def test_the_national_security_council_cannot_sign_before_it_was_set_up(told, by, on, warned):
    """It was set up in December 2013; the Security Council of Japan is another body."""
    assert ("signed-before-the-council" in told(by=by, on=on)) is warned


@pytest.mark.parametrize(
    ("path", "by", "warned"),
    [
        ("active_fighting", "meti", True),
        ("active_fighting", "nsc_executive_meeting", True),
        ("active_fighting", "nsc_four_ministers", False),
        ("active_fighting", "cabinet", False),
        ("consistent_with_basic_philosophy", "nsc", True),
        ("un_embargo_exception", "meti", True),
        ("un_embargo_exception", "mofa", False),
        ("un_embargo_exception", "nsc", False),
        ("strict_control", "mod", False),
    ],
)
def test_a_judgement_signed_by_another_body_is_warned_of(law, path, by, warned):
    """What is left to the Council no minister can settle; several ministers judge together, one cannot replace another."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.judged", "require", f"assessment.{path}")
    decision = law.judge(item=ARMS, assessment={path: {"value": True, "by": by, "on": "2009-12-01"}})
    found = [each for each in notices(decision) if each.id == "signed-by-another-body"]
    assert bool(found) is warned
    for each in found:
        fact = catalogue()[f"assessment.{path}"]
        assert fact.label.en in each.text.en
        assert fact.label.ja in each.text.ja


def test_a_signature_that_nothing_reads_is_not_warned_of(law):
    """A judgement that no provision in force reads changes nothing, whoever signed it."""
    law.add("tp.scope", "scope", "item.policy_arms")
    signed = {"value": True, "by": "meti", "on": "2009-12-01"}
    assert list(notices(law.judge(item=ARMS, assessment={"active_fighting": signed}))) == []


@pytest.mark.parametrize(
    ("on", "as_of", "told"),
    [
        ("1949-11-30", None, ["no-law"]),
        ("1949-12-01", None, ["no-policy-text"]),
        ("1967-04-20", None, ["no-policy-text"]),
        ("1967-04-21", None, []),
        ("2026-11-22", date(2026, 11, 22), []),
        ("2026-11-23", date(2026, 11, 22), ["later-than-the-rules"]),
        ("2032-06-01", None, []),
    ],
)
def test_days_without_law_and_days_after_it_was_compiled(law, on, as_of, told):
    """Before the statute nothing is said of the law; after the compilation a later revision may be in force."""
    law.regime("tp", in_force=Interval(date(1967, 4, 21), None)).add("tp.scope", "scope", "item.policy_arms")
    rulebook = replace(law.rulebook(), as_of=as_of)
    found = list(notices(evaluate(TransferCase.model_validate({"case": "x", "on": on, "items": [ARMS]}), rulebook)))
    assert [each.id for each in found] == told
    assert all(each.text.ja and each.text.en for each in found)


def test_the_rules_say_as_of_when_they_were_compiled(rulebook):
    """A case of a day after that is warned of, in the rules as they are."""
    assert rulebook.as_of is not None
    later = TransferCase.model_validate({"case": "x", "on": last_day()})
    assert "later-than-the-rules" in [each.id for each in notices(evaluate(later, rulebook))]
