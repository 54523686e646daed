"""What a reader of an answer is told besides the verdict."""

from datetime import date

import pytest

from transfer_check.case import TransferCase
from transfer_check.evaluation import evaluate
from transfer_check.intervals import Interval
from transfer_check.notices import notices

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
        ("nsc", "2013-12-01", False),
        ("security_council", "2009-12-01", False),
    ],
)
def test_the_national_security_council_cannot_sign_before_it_was_set_up(told, by, on, warned):
    """It was set up in December 2013; the Security Council of Japan is another body."""
    assert ("signed-before-the-council" in told(by=by, on=on)) is warned
