"""Remedies of the real cases the project is measured by, and of small laws where every answer is seen at a glance."""

from datetime import date
from pathlib import Path

import pytest

from transfer_check import Verdict, load_case, remedies
from transfer_check.asking.remedies import boxes
from transfer_check.circuit.fact_places import Place
from transfer_check.facts.catalogue import UNKNOWN

CONSENTS = ("assurance.consent_to_extra_purpose_use", "assurance.consent_to_third_party_transfer")
ARMS = {"policy_arms": True}
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def sets(found):
    """Return the addresses of each set with its means."""
    return [(each.means, tuple(change.address for change in each.changes)) for each in found]


@pytest.mark.parametrize(("assurance", "before"), [({}, UNKNOWN), (None, None)])
def test_haiti_without_consent_needs_exactly_the_two_consents(haiti, changed, rulebook, assurance, before):
    """What the applicant can do is to obtain both undertakings, and nothing else; an exemption would be the government's."""
    found = remedies(changed(haiti, assurance=assurance), rulebook)
    (remedy,) = found.by("applicant")
    assert tuple(each.address for each in remedy.changes) == CONSENTS
    assert {(each.before, each.values) for each in remedy.changes} == {(before, ("required", "excluded"))}
    assert remedy.verdict is Verdict.MAY_BE_PERMITTED
    assert sets(found.by("authority")) == [("authority", ("act.individual_exemption_decided",))]
    assert found.by("establish") == ()


def test_nothing_helps_a_chemical_weapon(vests, changed, rulebook):
    """A prohibition without exception that rests on the nature of the goods: none, with the reason.

    Only another transfer is answered otherwise: one that stays inside Japan, or one of technology, which is judged
    under the treaties and not by the rule on the goods.
    """
    item = vests.items[0].model_dump(exclude_defaults=True)
    found = remedies(
        changed(vests, items=[{**item, "sdf_act_arms": True, "banned_weapon": "chemical_weapon"}]), rulebook
    )
    assert found.decision.verdict is Verdict.PROHIBITED
    assert {each.means for each in found.found} == {"another_transfer"}
    assert [addresses for _, addresses in sets(found.found) if "items.0.form" not in addresses] == [
        ("transfer.kind", "assessment.delivery_counts_as_transfer"),
        ("transfer.place_of_delivery", "recipient.state", "end_user.state"),
    ]
    assert found.later is None
    barriers = {each.provision.id: each for each in found.obstacles[0].barriers}
    assert list(barriers) == ["tp2014.chemical-weapons", "bans.transfer-of-chemical-weapons"]
    assert barriers["tp2014.chemical-weapons"].exceptions == ()
    assert "chemical_weapon" in [value for fact, value in found.fixed if fact.path == "item.banned_weapon"]


def test_vests_on_the_day_before_need_an_act_or_a_later_day(vests, rulebook):
    """On 7 March 2022 nothing the applicant can change helps: an act of an authority would, or the day after."""
    found = remedies(vests, rulebook, on=date(2022, 3, 7))
    assert found.decision.verdict is Verdict.NOT_PERMITTED
    assert found.by("establish", "applicant") == ()
    assert sets(found.by("authority")) == [("authority", ("act.handled_under_earlier_exemption",))]
    assert found.later is not None
    assert (found.later.on, found.later.verdict) == (date(2022, 3, 8), Verdict.MAY_BE_PERMITTED)


def test_a_later_day_that_leaves_the_answer_open_is_told(rulebook):
    """Where no judgement is on record, the revision of 8 March 2022 turns a refusal into an open answer."""
    case = load_case(EXAMPLES / "2022-03-07-bulletproof-vests-to-ukraine" / "case.yaml")
    found = remedies(case, rulebook)
    assert found.by("applicant", "authority") == ()
    assert found.later is not None
    assert (found.later.on, found.later.verdict) == (date(2022, 3, 8), Verdict.UNDETERMINED)
    assert remedies(case, rulebook, on=date(2022, 3, 8)).later is None


def test_a_judgement_of_the_world_is_never_proposed(haiti, changed, rulebook):
    """That a state is party to a conflict was judged; no remedy has it judged otherwise, however many changes."""
    conflict = {"international_conflict": {"value": "party", "by": "mofa", "on": "2011-12-26"}}
    found = remedies(changed(haiti, assessment=conflict, assurance={}), rulebook, on=date(2011, 12, 26))
    touched = {change.fact.path for each in found.found for change in each.changes}
    assert "assessment.international_conflict" not in touched
    assert ("assessment.international_conflict", "party") in [(fact.path, value) for fact, value in found.fixed]


def test_a_case_that_may_be_permitted_needs_none(haiti, rulebook):
    """Nothing is searched where nothing stands in the way."""
    found = remedies(haiti, rulebook)
    assert (found.needed, found.found, found.later) == (False, (), None)


# ── small laws ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def closed(law):
    """Return a closed regime with a ground for relief under an undertaking, and one for what an authority approves."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.restraint", "close")
    law.add(
        "tp.relief",
        "permit",
        {
            "all": [
                'end_use.activity == "humanitarian_assistance"',
                'assurance.consent_to_third_party_transfer in ["required", "excluded"]',
            ]
        },
    )
    return law.add("tp.approved", "permit", "assessment.strict_control")


def found_in(law, case, **sections):
    """Return what remedies a law finds for a case."""
    return remedies(case(**sections), law.rulebook())


def test_an_undertaking_is_the_applicants_and_a_judgement_is_not(closed, case):
    """The same case has one remedy by its applicant and one by the body that judges."""
    found = found_in(closed, case, item=ARMS, end_use={"activity": "humanitarian_assistance"}, assurance=None)
    assert sets(found.found) == [
        ("applicant", ("assurance.consent_to_third_party_transfer",)),
        ("authority", ("assessment.strict_control",)),
    ]


def test_another_use_is_another_transfer(closed, case):
    """To change what the goods are for is to propose something else, however small the change."""
    found = found_in(
        closed,
        case,
        item=ARMS,
        end_use={"activity": "commercial"},
        assurance={"consent_to_third_party_transfer": "required"},
    )
    assert ("another_transfer", ("end_use.activity",)) in sets(found.found)


def test_an_unknown_fact_is_established_and_not_changed(closed, case):
    """What is not known may turn out so; that is neither a change nor another transfer."""
    found = found_in(closed, case, item=ARMS, assurance={"consent_to_third_party_transfer": "required"})
    (remedy,) = found.by("establish")
    (change,) = remedy.changes
    assert (change.address, change.before, change.values) == ("end_use.activity", UNKNOWN, ("humanitarian_assistance",))


def test_a_fact_of_the_world_may_turn_out_so_but_not_become_so(law, case):
    """Unknown it may be established; known it is what it is."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.restraint", "close")
    law.add("tp.harmless", "permit", {"not": "item.sdf_act_arms"})
    assert sets(found_in(law, case, item=ARMS).found) == [("establish", ("items.0.sdf_act_arms",))]
    assert found_in(law, case, item={**ARMS, "sdf_act_arms": True}).found == ()


def test_an_act_is_taken_and_never_untaken(law, case):
    """An act that is on record stays; one that is not may be taken."""
    law.add("tp.scope", "scope", "item.policy_arms")
    law.add("tp.consented", "prohibit", "act.japan_consented")
    law.add("tp.deliberated", "require", "act.nsc_deliberated")
    assert sets(found_in(law, case, item=ARMS).found) == [("authority", ("act.nsc_deliberated",))]
    assert found_in(law, case, item=ARMS, act={"japan_consented": True}).found == ()


def test_more_than_three_changes_are_not_a_remedy(law, case):
    """Four undertakings are one too many, and three are found."""
    flags = [
        "assurance.use_limited_to_policing",
        "assurance.use_limited_to_protection_of_life",
        "assurance.transfer_outside_mission_limited",
        "assurance.united_states_government_control",
    ]
    law.add("tp.scope", "scope", "item.policy_arms")
    law.add("tp.undertakings", "require", {"all": flags})
    assert found_in(law, case, item=ARMS, assurance=None).found == ()
    given = {flags[0].partition(".")[2]: True}
    assert sets(found_in(law, case, item=ARMS, assurance=given).found) == [("applicant", tuple(flags[1:]))]


def test_every_item_must_come_through(closed, case):
    """A set serves the case, not one of its items: a fact of one item is named with its place."""
    two = case(
        items=[{**ARMS, "form": "part"}, {**ARMS, "form": "finished"}],
        assessment={},
        end_use={"activity": "commercial"},
        assurance=None,
    )
    closed.add("tp.parts", "permit", 'item.form == "part"')
    found = remedies(two, closed.rulebook())
    assert ("another_transfer", ("items.1.form",)) in sets(found.found)
    assert ("authority", ("assessment.strict_control",)) in sets(found.found)


def test_states_that_no_rule_tells_apart_are_one_value(law, case):
    """Another recipient is proposed as a class of states, not as two hundred."""
    law.add("tp.scope", "scope", "item.policy_arms").row("IRQ").row("USA")
    law.add("tp.barred", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    law.add("tp.bloc", "prohibit", "recipient.communist_bloc")
    (remedy,) = found_in(law, case, item=ARMS, recipient={"state": "IRQ"}).found
    (change,) = remedy.changes
    assert remedy.means == "another_transfer"
    assert len(change.values) > 200
    assert not {"IRQ", "USA", "SUN"} & set(change.values)


def test_partners_come_to_hold_the_recipient(law, case):
    """A list of states is changed by the states that are looked up in it."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.restraint", "close")
    law.add("tp.joint", "permit", "recipient.state in project.partners")
    found = found_in(law, case, item=ARMS, recipient={"state": "GBR"}, project={"partners": ["USA", "ITA"]})
    values = {change.address: change.values for each in found.found for change in each.changes}
    assert values == {"project.partners": (("USA", "ITA", "GBR"),), "recipient.state": ("ITA", "USA")}


def test_a_list_made_to_hold_a_state_that_changes_too_names_that_state_alone(law, case):
    """Any other state beside the list would undo the remedy."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.restraint", "close")
    law.add("tp.joint", "permit", "recipient.state in project.partners")
    (remedy,) = found_in(law, case, item=ARMS).found
    partners, recipient = sorted(remedy.changes)
    assert (partners.address, recipient.address) == ("project.partners", "recipient.state")
    assert partners.values == (recipient.values,)
    assert len(recipient.values) == 1


def test_a_list_of_each_item_tells_states_apart(law, case):
    """Two items made under different licences: the recipient that serves one is not told as one with the rest."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.restraint", "close")
    law.add("tp.licensor", "permit", "recipient.state in item.licensor")
    law.add("tp.parts", "permit", 'item.form == "part"')
    items = [{**ARMS, "form": "part", "licensor": ["ITA"]}, {**ARMS, "form": "finished", "licensor": ["GBR", "USA"]}]
    found = remedies(case(items=items, recipient={"state": "FRA"}), law.rulebook())
    values = {change.address: change.values for each in found.found for change in each.changes}
    assert values == {"recipient.state": ("GBR", "USA"), "items.1.form": ("part",)}


def test_no_remedy_moves_where_a_transfer_starts(law, case):
    """Another state of the exporter would lead out of the law, and is never proposed."""
    law.add("tp.scope", "scope", 'exporter.state == "JPN"').add("tp.bar", "prohibit", 'recipient.state == "HTI"')
    found = found_in(law, case, exporter={"state": "JPN"}, recipient={"state": "HTI"})
    assert {change.address for remedy in found.found for change in remedy.changes} == {"recipient.state"}


def test_sets_that_differ_in_one_fact_are_told_as_one():
    """Alternatives are merged fact by fact, until no two sets differ in one fact alone."""
    a, b = Place("end_use.activity"), Place("end_use.mission")
    square = [frozenset({(a, left), (b, right)}) for left in (0, 1) for right in (0, 1)]
    assert boxes(square) == [{a: frozenset({0, 1}), b: frozenset({0, 1})}]
    assert len(boxes([square[0], square[3]])) == 2
    assert boxes([frozenset({(a, 0)}), frozenset({(b, 0)})]) == [{a: frozenset({0})}, {b: frozenset({0})}]
