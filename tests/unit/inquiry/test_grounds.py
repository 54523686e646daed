"""How near each ground came, and which exception can reach a prohibition."""

from datetime import date

import pytest

from transfer_check import Truth, closest_grounds
from transfer_check.asking.means import within

ARMS = {"policy_arms": True}


def near(approach):
    """Return the facts that would have to be otherwise, and those to be established."""
    return tuple(each.address for each in approach.otherwise), tuple(each.address for each in approach.unknown)


def grounds(law, case, **sections):
    """Return the grounds of the one closed regime of a law, by id, in their order."""
    (closure,) = closest_grounds(case(**sections), law.rulebook()).items[0].closed
    return {each.provision.id: each for each in closure.grounds}


@pytest.fixture
def closed(law):
    """Return a closed regime about arms without grounds."""
    return law.add("tp.scope", "scope", "item.policy_arms").add("tp.restraint", "close")


def test_known_facts_count_before_unknown_ones(closed, case):
    """One fact that is otherwise is farther than two that are not known."""
    closed.add("tp.otherwise", "permit", 'end_use.activity == "research"')
    closed.add("tp.unknown", "permit", {"all": ['transfer.kind == "grant"', 'end_use.mission == "pko_act"']})
    found = grounds(closed, case, item=ARMS, end_use={"activity": "commercial"})
    assert list(found) == ["tp.unknown", "tp.otherwise"]
    assert near(found["tp.unknown"]) == ((), ("transfer.kind", "end_use.mission"))
    assert near(found["tp.otherwise"]) == (("end_use.activity",), ())


def test_a_fact_counts_once_however_often_it_is_compared(closed, case):
    """Three comparisons of one fact fail, and one fact would have to be otherwise."""
    closed.add(
        "tp.ground",
        "permit",
        {"all": ['end_use.activity in ["research", "commercial"]', {"not": 'end_use.activity == "research"'}]},
    )
    found = grounds(closed, case, item=ARMS, end_use={"activity": "law_enforcement"})
    assert near(found["tp.ground"]) == (("end_use.activity",), ())


def test_of_alternatives_the_nearest_counts(closed, case):
    """Of an *any* only the part that needs least is counted."""
    closed.add(
        "tp.ground",
        "permit",
        {
            "any": [
                {"all": ['transfer.kind == "grant"', 'recipient.state == "USA"']},
                "assurance.use_limited_to_policing",
            ]
        },
    )
    found = grounds(closed, case, item=ARMS, transfer={"kind": "loan"}, recipient={"state": "GBR"}, assurance=None)
    assert near(found["tp.ground"]) == (("assurance.use_limited_to_policing",), ())


def test_parts_that_share_a_fact_are_met_together(closed, case):
    """The cheap alternative of one part is shut by another: what counts is a way that suits both."""
    closed.add(
        "tp.ground",
        "permit",
        {
            "all": [
                {
                    "any": [
                        'transfer.kind == "grant"',
                        {"all": ['recipient.state == "USA"', 'recipient.role == "company"']},
                    ]
                },
                {"not": 'transfer.kind in ["grant", "repair"]'},
            ]
        },
    )
    found = grounds(
        closed, case, item=ARMS, transfer={"kind": "loan"}, recipient={"state": "GBR", "role": "government"}
    )
    assert near(found["tp.ground"]) == (("recipient.state", "recipient.role"), ())


def test_a_ground_that_contradicts_itself_is_reached_by_nobody(closed, case):
    """No value is two values at once."""
    closed.add("tp.ground", "permit", {"all": ['transfer.kind == "grant"', 'transfer.kind == "loan"']})
    found = grounds(closed, case, item=ARMS, transfer={"kind": "repair"})
    assert (near(found["tp.ground"]), found["tp.ground"].reach) == (((), ()), "nobody")


def test_an_unknown_list_is_reached_with_an_unknown_state(closed, case):
    """Once the state is known, the list may turn out to hold it."""
    closed.add("tp.ground", "permit", "recipient.state in item.licensor")
    ground = grounds(closed, case, item=ARMS)["tp.ground"]
    assert near(ground) == ((), ("recipient.state", "items.0.licensor"))
    assert ground.reach == "establish"


def test_grounds_of_this_transfer_come_before_those_of_another(closed, case):
    """Two undertakings are nearer than one other recipient."""
    closed.add("tp.other", "permit", 'recipient.state == "USA"')
    closed.add(
        "tp.terms",
        "permit",
        {"all": ["assurance.use_limited_to_policing", "assurance.transfer_outside_mission_limited"]},
    )
    found = grounds(closed, case, item=ARMS, recipient={"state": "GBR"}, assurance=None)
    assert [(each, found[each].reach) for each in found] == [
        ("tp.terms", "applicant"),
        ("tp.other", "another_transfer"),
    ]


def test_facts_are_reached_through_definitions(closed, case):
    """A derived fact is otherwise when the facts it is derived from are."""
    closed.add("tp.joint", "define", 'transfer.kind == "joint_research"', defines="project.joint")
    closed.add("tp.ground", "permit", "project.joint")
    found = grounds(closed, case, item=ARMS, transfer={"kind": "grant"})
    assert near(found["tp.ground"]) == (("transfer.kind",), ())


def test_requirements_tell_required_from_actual(closed, case):
    """Every comparison is there, from left to right, with the value it met and whether it is as asked."""
    closed.add(
        "tp.ground",
        "permit",
        {"all": ['transfer.kind == "grant"', {"not": 'recipient.state == "USA"'}, "item.sdf_act_arms"]},
    )
    found = grounds(closed, case, item=ARMS, transfer={"kind": "grant"}, recipient={"state": "USA"})
    told = [(each.values, each.wanted, each.truth, each.met) for each in found["tp.ground"].requirements]
    assert [each[1:] for each in told] == [
        (True, Truth.TRUE, Truth.TRUE),
        (False, Truth.TRUE, Truth.FALSE),
        (True, Truth.UNKNOWN, Truth.UNKNOWN),
    ]
    assert told[1][0] == (("recipient.state", "USA"),)


def test_an_exception_reaches_a_prohibition_or_does_not(law, case):
    """Own exceptions and rules elsewhere are told alike, the nearest first; without any nobody can lift it."""
    law.add("tp.scope", "scope", "item.policy_arms")
    law.add(
        "tp.bloc",
        "prohibit",
        'recipient.state == "SUN"',
        unless={"goods": {"not": "item.sdf_act_arms"}, "carried": 'transfer.kind == "own_use"'},
    )
    law.add("tp.lifts", "permit", "act.individual_exemption_decided", exception_to=("tp.bloc",))
    law.add("tp.mines", "prohibit", 'item.banned_weapon == "anti_personnel_mine"')
    found = closest_grounds(
        case(
            item={**ARMS, "sdf_act_arms": True, "banned_weapon": "anti_personnel_mine"},
            on="1990-01-01",
            recipient={"state": "SUN"},
            transfer={"kind": "export"},
        ),
        law.rulebook(),
    )
    barriers = {each.provision.id: each for each in found.items[0].barriers}
    told = [
        (each.exception.id if each.exception else each.provision.id, each.reach)
        for each in barriers["tp.bloc"].exceptions
    ]
    assert told == [("tp.lifts", "authority"), ("carried", "another_transfer"), ("goods", "nobody")]
    assert barriers["tp.bloc"].reach == "authority"
    assert (barriers["tp.mines"].exceptions, barriers["tp.mines"].reach) == ((), "nobody")


def test_a_requirement_not_met_is_a_barrier(law, case):
    """What is required and not so stands in the way, with what would excuse it."""
    law.add("tp.scope", "scope", "item.policy_arms")
    law.add("tp.consent", "require", "assurance.use_limited_to_policing", unless={"small": "assessment.strict_control"})
    (barrier,) = closest_grounds(case(item=ARMS, assurance=None), law.rulebook()).items[0].barriers
    assert (barrier.provision.id, barrier.bites, barrier.reach) == ("tp.consent", Truth.UNKNOWN, "applicant")
    assert [(each.exception.id, each.reach) for each in barrier.exceptions] == [("small", "authority")]


def test_haiti_misses_the_guidelines_by_the_two_consents(haiti, changed, rulebook):
    """Among the grounds of 2012 the Guidelines come nearest of all that no act of the government is needed for."""
    found = closest_grounds(changed(haiti, assurance=None), rulebook)
    (closure,) = found.items[0].closed
    first, second = closure.grounds[:2]
    assert first.provision.id == "tp1967.individual-exemption-decided"
    assert second.provision.id == "tp1967.peace-contribution"
    assert near(second) == (
        ("assurance.consent_to_extra_purpose_use", "assurance.consent_to_third_party_transfer"),
        (),
    )
    assert len(closure.grounds) == 24
    assert found.items[1].closed == ()


def test_grounds_are_in_order(vests, rulebook):
    """Those of this transfer first, then by the facts that are otherwise, then by those not known."""
    (closure,) = closest_grounds(vests, rulebook, on=date(2022, 3, 7)).items[0].closed
    keys = [(not within(each.reach, "authority"), len(each.otherwise), len(each.unknown)) for each in closure.grounds]
    assert keys == sorted(keys)
    assert {each.truth for each in closure.grounds} == {Truth.FALSE}
