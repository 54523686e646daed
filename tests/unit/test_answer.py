"""What an answer says besides its verdict."""

from datetime import date

import pytest

from transfer_check.answering.answer import Decider, answer
from transfer_check.facts.case import TransferCase
from transfer_check.judging.decision import Duty, Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.provision import DutyText
from transfer_check.text import Text

ARMS = {"policy_arms": True}
SIGNED = {"value": True, "by": "meti", "on": "2009-12-01"}


@pytest.fixture
def closed(law):
    """Return a closed regime with a ground, a prohibition it can lift, and a requirement."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.restraint", "close", evidence="official_summary")
    law.add("tp.ground", "permit", 'end_use.activity == "research"', evidence="secondary", exception_to=("tp.bloc",))
    law.add("tp.bloc", "prohibit", "recipient.communist_bloc")
    return law.add("tp.control", "require", "assessment.strict_control", applies='transfer.kind == "export"')


def ids(provisions):
    """Return the ids of provisions."""
    return [each.id for each in provisions]


GOOD = {
    "item": ARMS,
    "end_use": {"activity": "research"},
    "recipient": {"communist_bloc": False},
    "transfer": {"kind": "export"},
    "assessment": {"strict_control": SIGNED},
}


@pytest.mark.parametrize(
    ("changes", "verdict", "determining"),
    [
        ({}, Verdict.MAY_BE_PERMITTED, ["tp.ground", "tp.control"]),
        (
            {"recipient": {"communist_bloc": True}, "end_use": {"activity": "commercial"}},
            Verdict.PROHIBITED,
            ["tp.bloc"],
        ),
        ({"recipient": {"communist_bloc": True}}, Verdict.MAY_BE_PERMITTED, ["tp.ground", "tp.control"]),
        ({"end_use": {"activity": "commercial"}}, Verdict.NOT_PERMITTED, ["tp.restraint"]),
        ({"assessment": {"strict_control": {**SIGNED, "value": False}}}, Verdict.NOT_PERMITTED, ["tp.control"]),
        ({"assessment": {}}, Verdict.UNDETERMINED, ["tp.control"]),
        ({"item": {"policy_arms": False}}, Verdict.OUT_OF_SCOPE, ["tp.scope"]),
    ],
)
def test_the_determining_provisions_are_those_that_decided(closed, changes, verdict, determining):
    """The ground and what was required; the prohibition; the closure; the requirement not met; the scope."""
    said = answer(closed.judge(**{**GOOD, **changes}))
    assert said.verdict is verdict
    assert ids(said.determining) == determining


def test_the_weakest_evidence_counts_what_decided(closed):
    """The weakest level among the determining provisions and the scope, not of every rule in force."""
    assert answer(closed.judge(**GOOD)).weakest_evidence == "secondary"
    assert (
        answer(closed.judge(**{**GOOD, "end_use": {"activity": "commercial"}})).weakest_evidence == "official_summary"
    )
    assert answer(closed.judge(item={"policy_arms": False})).weakest_evidence == "primary"


@pytest.mark.parametrize(
    ("changes", "awaits", "facts"),
    [
        ({"assessment": {}}, ("assessments",), ["assessment.strict_control"]),
        ({"transfer": {}, "assessment": {}}, ("facts", "assessments"), ["transfer.kind", "assessment.strict_control"]),
        ({"end_use": {}}, ("facts",), ["end_use.activity"]),
        ({"end_use": {}, "recipient": {}}, ("facts", "assessments"), ["end_use.activity", "recipient.communist_bloc"]),
        ({"item": {}}, ("facts",), ["item.policy_arms"]),
        ({}, (), []),
    ],
)
def test_an_open_answer_says_what_it_waits_for(closed, changes, awaits, facts):
    """Facts, judgements, or both; a settled answer waits for nothing."""
    said = answer(closed.judge(**{**GOOD, **changes}))
    assert said.awaits == awaits
    assert sorted(each.fact.path for each in said.open_facts) == sorted(facts)


def test_the_fact_that_touches_most_rules_is_asked_first(law):
    """More rules come before fewer, and among equals the order of the case decides."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.one", "prohibit", 'transfer.kind == "loan"')
    law.add("tp.two", "prohibit", "item.sdf_act_arms").add("tp.three", "require", {"not": "item.sdf_act_arms"})
    law.add("tp.four", "prohibit", 'recipient.state == "USA"')
    said = answer(law.judge(item=ARMS))
    assert [each.fact.path for each in said.open_facts] == ["item.sdf_act_arms", "transfer.kind", "recipient.state"]


def test_a_prohibition_that_does_not_bite_speaks_for_the_transfer(law):
    """In an open regime the answer rests on the prohibitions that do not reach the item."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.bloc", "prohibit", "recipient.communist_bloc")
    assert ids(answer(law.judge(item=ARMS, recipient={"communist_bloc": False})).determining) == ["tp.bloc"]


def test_open_facts_name_items_and_rules(closed):
    """Each open fact says for which items and by which provisions it is asked."""
    items = [{"policy_arms": False}, {}, {"form": "part"}]
    case = TransferCase.model_validate({"case": "x", "on": "2010-01-01", "items": items})
    said = answer(evaluate(case, closed.rulebook()))
    (scope,) = [each for each in said.open_facts if each.fact.path == "item.policy_arms"]
    assert (scope.items, scope.rules) == ((1, 2), ("tp.scope",))


def test_a_settled_rule_asks_for_nothing(closed):
    """A prohibition that cannot bite any more, and a requirement that is met, leave no question behind."""
    said = answer(closed.judge(**{**GOOD, "end_use": {}}))
    assert {rule for each in said.open_facts for rule in each.rules} == {"tp.ground"}


def test_a_rule_that_may_be_lifted_asks_for_what_lifts_it(law):
    """Where only the lifter is open, its facts are asked, from a regime out of scope as well."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.a", "prohibit", "item.policy_arms")
    law.add("un.scope", "scope", "item.production_equipment").add(
        "un.b", "permit", "item.sdf_act_arms", exception_to=("tp.a",)
    )
    said = answer(law.judge(item={**ARMS, "production_equipment": False}))
    assert said.verdict is Verdict.UNDETERMINED
    assert [(each.fact.path, each.rules) for each in said.open_facts] == [("item.sdf_act_arms", ("un.b",))]


def test_not_permitted_can_still_be_prohibited(closed):
    """The answer says so as long as a prohibition is open, and stops saying so when it is not."""
    commercial = {"item": ARMS, "end_use": {"activity": "commercial"}}
    assert answer(closed.judge(**commercial)).possibly_prohibited
    assert not answer(closed.judge(**commercial, recipient={"communist_bloc": False})).possibly_prohibited
    assert not answer(closed.judge(**{**GOOD, "recipient": {}, "end_use": {}})).possibly_prohibited


def test_acts_nobody_recorded_are_listed(law):
    """Every act a rule reads and the case leaves out; not one that the case states either way."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.exempt", "permit", "act.individual_exemption_decided")
    law.add("tp.un", "permit", "act.un_sanctions_committee_approval")
    said = answer(law.judge(item=ARMS, act={"individual_exemption_decided": False}))
    assert [each.path for each in said.assumed_not_taken] == ["act.un_sanctions_committee_approval"]


def test_judgements_and_assertions_are_listed(closed):
    """Who judged what, and which derived facts the case states itself."""
    closed.add("tp.definition", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    said = answer(closed.judge(**GOOD))
    assert [(fact.path, signed.by, signed.on) for fact, signed in said.assessments] == [
        ("assessment.strict_control", "meti", date(2009, 12, 1))
    ]
    assert [each.path for each in said.asserted] == ["recipient.communist_bloc"]


def test_deciders_and_duties_come_from_biting_rules(closed):
    """A rule that refers names a body, one that obliges attaches duties; only where they bite, and once for all items."""
    closed.add("tp.meti", "refer", 'transfer.kind == "export"', to="meti")
    closed.add("tp.never", "refer", 'transfer.kind == "loan"', to="mofa")
    duty = DutyText("exporter", Text("許可を受ける。", "Obtain the permit."), "before_transfer")
    closed.add("tp.permit", "oblige", "item.policy_arms", duties=(duty,))
    case = TransferCase.model_validate(
        {"case": "x", "on": "2010-01-01", "transfer": {"kind": "export"}, "items": [ARMS, ARMS, {}]}
    )
    said = answer(evaluate(case, closed.rulebook()))
    assert said.deciders == (Decider("meti", "tp.meti"),)
    assert said.duties == (Duty("exporter", duty.duty, "before_transfer", "tp.permit"),)


@pytest.mark.parametrize("item", [ARMS, {"policy_arms": False}, {}], ids=["in scope", "out of scope", "undetermined"])
def test_a_caution_on_the_text_itself_bounds_the_evidence_of_every_answer(law, item):
    """Without a condition it concerns items in scope and out of it; with one it warns and bounds nothing."""
    law.add("tp.scope", "scope", "item.policy_arms")
    assert answer(law.judge(item=item)).weakest_evidence == "primary"
    law.add("tp.careful", "caution", "item.policy_arms", evidence="unverified")
    assert answer(law.judge(item=item)).weakest_evidence == "primary"
    law.add("tp.not-read", "caution", evidence="secondary")
    said = answer(law.judge(item=item))
    assert said.weakest_evidence == "secondary"
    assert "tp.not-read" in [each.id for each in said.warnings]


def test_only_the_items_that_decide_are_explained(closed):
    """A better item adds no determining provision."""
    items = [{**ARMS, "form": "part"}, {"policy_arms": False}]
    data = {"case": "x", "on": "2010-01-01", "items": items, "end_use": {"activity": "commercial"}}
    said = answer(evaluate(TransferCase.model_validate(data), closed.rulebook()))
    assert ids(said.determining) == ["tp.restraint"]
