"""What a case states is held against itself and against every party: no confident answer, or the answer says so."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from transfer_check import Decision, Rulebook, TransferCase, evaluate

FAVOURABLE = {
    "acceptable_concern": True,
    "appropriate_destination": True,
    "positive_meaning_security": True,
    "international_obligations": "none_breached",
    "security_cooperation_partner": True,
    "arms_trade_treaty_risk": "none",
    "active_fighting": False,
}
ORDINARY: dict[str, Any] = {
    "case": "ordinary",
    "transfer": {"kind": "export"},
    "exporter": {"state": "JPN", "role": "company"},
    "recipient": {"state": "AUS", "role": "government", "un_listed": False, "unsc_measures_after_armed_attack": False},
    "end_user": {"state": "AUS", "role": "armed_forces", "un_listed": False},
    "third_parties": [],
    "items": [
        {
            "form": "finished",
            "policy_arms": True,
            "sdf_act_arms": True,
            "banned_weapon": None,
            "licensed_product": False,
        }
    ],
    "end_use": {"activity": "national_defense", "within_embargoed_territory": False},
    "project": {"programme": None, "partners": [], "parts_sharing_system": False},
    "assurance": {"consent_to_extra_purpose_use": "required", "consent_to_third_party_transfer": "required"},
}
OWN_USE = {
    "transfer": {"kind": "own_use"},
    "exporter": {"role": "self_defense_forces"},
    "recipient": {"state": "IRQ", "role": "self_defense_forces"},
    "end_user": {"state": "JPN", "role": "self_defense_forces"},
}
FIGHTER = {
    "recipient": {"state": "GBR"},
    "end_user": {"state": "GBR"},
    "project": {"programme": "gcap", "partners": ["GBR", "ITA"], "kind": "joint_development"},
}
SINCE = date(2026, 10, 1)
ON_THE_WAY_ON = {"part": "onward_recipient", "role": "armed_forces", "un_listed": False}


def judged(rulebook: Rulebook, *changes: dict[str, Any], on: date = SINCE) -> Decision:
    """Return the decision on the ordinary case with some sections changed."""
    case = deepcopy(ORDINARY) | {"on": on}
    case["items"][0]["register_category"] = None
    case["assessment"] = {name: {"value": value, "by": "nsc", "on": on} for name, value in FAVOURABLE.items()}
    for change in changes:
        for name, section in change.items():
            both = isinstance(case.get(name), dict) and isinstance(section, dict)
            case[name] = {**case[name], **section} if both else section
    return evaluate(TransferCase.model_validate(case), rulebook)


def verdict(rulebook: Rulebook, *changes: dict[str, Any], on: date = SINCE) -> str:
    """Return its verdict."""
    return judged(rulebook, *changes, on=on).verdict.value


def cautions(rulebook: Rulebook, *changes: dict[str, Any], on: date = SINCE) -> set[str]:
    """Return the ids of its cautions."""
    return {each.id for each in judged(rulebook, *changes, on=on).items[0].cautions}


def onward(state: str, **facts: Any) -> dict[str, Any]:
    """Return an onward recipient in a state."""
    return {"third_parties": [{**ON_THE_WAY_ON, "state": state, **facts}]}


# ── onward recipients ─────────────────────────────────────────────────────────────────────────


def test_the_ordinary_case_may_be_permitted(rulebook: Rulebook) -> None:
    """What the others of this file differ from."""
    assert verdict(rulebook) == verdict(rulebook, OWN_USE) == verdict(rulebook, FIGHTER) == "may_be_permitted"


@pytest.mark.parametrize(("state", "expected"), [("SGP", "may_be_permitted"), ("EGY", "not_permitted")])
def test_arms_go_on_to_agreement_states_only(rulebook: Rulebook, state: str, expected: str) -> None:
    """As they go to an end user there."""
    assert verdict(rulebook, onward(state)) == verdict(rulebook, {"end_user": {"state": state}}) == expected


def test_an_agreement_is_asked_of_onward_recipients_that_are_not_stated(rulebook: Rulebook) -> None:
    """Not stated is not none."""
    assert verdict(rulebook, {"third_parties": "unknown"}) == "undetermined"


@pytest.mark.parametrize("day", [date(2024, 6, 1), SINCE], ids=str)
def test_a_fighter_that_is_to_go_on_outside_the_project_needs_its_own_decision(rulebook: Rulebook, day: date) -> None:
    """Handing it to a partner first changes nothing; the other partner and Japan are inside."""
    assert verdict(rulebook, FIGHTER, onward("SGP"), on=day) == "not_permitted"
    assert verdict(rulebook, FIGHTER, onward("ITA"), on=day) == "may_be_permitted"


@pytest.mark.parametrize("day", [date(2024, 6, 1), SINCE], ids=str)
def test_nobody_is_a_partner_of_the_fighter_for_being_stated_as_one(rulebook: Rulebook, day: date) -> None:
    """The partners are the United Kingdom and Italy."""
    stated = {"project": {**FIGHTER["project"], "partners": ["GBR", "ITA", "PHL"]}}
    to_it = {"recipient": {"state": "PHL"}, "end_user": {"state": "PHL"}}
    assert verdict(rulebook, FIGHTER, stated, to_it, on=day) == "not_permitted"
    assert verdict(rulebook, FIGHTER, stated, on=day) == "may_be_permitted"


# ── own use ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("day", [date(2015, 6, 1), date(2020, 6, 1), SINCE], ids=str)
def test_what_goes_on_to_others_is_no_own_use(rulebook: Rulebook, day: date) -> None:
    """Neither to the forces of an embargoed state nor to a listed group, whoever carries it first."""
    assert verdict(rulebook, OWN_USE, onward("PRK"), on=day) == "prohibited"
    assert verdict(rulebook, OWN_USE, onward("CHE", role="armed_group", un_listed=True), on=day) == "prohibited"
    assert verdict(rulebook, OWN_USE, onward("IRQ", role="self_defense_forces"), on=day) == "may_be_permitted"


@pytest.mark.parametrize("day", [date(2015, 6, 1), date(2020, 6, 1), SINCE], ids=str)
def test_what_is_handed_to_foreign_forces_is_no_own_use(rulebook: Rulebook, day: date) -> None:
    """The forces of an embargoed state as recipient are supplied, the Self-Defense Forces as end user or not."""
    assert verdict(rulebook, OWN_USE, {"recipient": {"state": "PRK", "role": "armed_forces"}}, on=day) == "prohibited"


def test_own_use_beside_an_organ_of_an_embargoed_state_is_told(rulebook: Rulebook) -> None:
    """The organ stands for the place of use; the answer says that the embargo was not applied."""
    there = {"recipient": {"state": "PRK", "role": "government"}}
    assert "fefa.own-use-in-embargoed-state" in cautions(rulebook, OWN_USE, there)
    assert "fefa.own-use-in-embargoed-state" not in cautions(rulebook, OWN_USE)


# ── places, categories, entries ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "state"), [(date(1970, 6, 1), "PRK"), (date(1970, 6, 1), "RHO"), (date(2020, 6, 1), "PRK"), (SINCE, "PRK")]
)
def test_delivery_where_arms_are_barred_is_told(rulebook: Rulebook, day: date, state: str) -> None:
    """The bars go by parties; a place of delivery is told instead."""
    there = {"transfer": {"kind": "export", "place_of_delivery": state}}
    elsewhere = {"transfer": {"kind": "export", "place_of_delivery": "CHE"}}
    none_judged = {"assessment": {}}
    assert "fefa.delivery-where-arms-are-barred" in cautions(rulebook, there, none_judged, on=day)
    assert "fefa.delivery-where-arms-are-barred" not in cautions(rulebook, elsewhere, none_judged, on=day)


@pytest.mark.parametrize(
    "party",
    [
        {"state": None, "role": "government"},
        {"state": None, "role": "armed_forces"},
        {"state": "AUS", "role": "company", "organisation": "UN"},
        {"state": None, "role": "armed_group", "organisation": "UNMISS"},
    ],
)
@pytest.mark.parametrize("section", ["recipient", "end_user", "consignee", "third_party"])
@pytest.mark.parametrize("day", [date(1970, 6, 1), date(2012, 6, 1), SINCE], ids=str)
def test_a_category_that_does_not_fit_is_told_of_every_party(
    rulebook: Rulebook, day: date, section: str, party: dict[str, Any]
) -> None:
    """An organ of no state, or an international organisation's name with anybody else."""
    stated = {"third_parties": [{**party, "part": "carrier"}]} if section == "third_party" else {section: party}
    assert "fefa.category-of-a-party-in-question" in cautions(rulebook, stated, {"assessment": {}}, on=day)
    assert "fefa.category-of-a-party-in-question" not in cautions(rulebook, {"assessment": {}}, on=day)


@pytest.mark.parametrize("entry", ["items_2_to_15", "item_16", None])
@pytest.mark.parametrize(
    "like_arms", [{"sdf_act_arms": True}, {"military_specification": True, "used_directly_in_combat": True}]
)
@pytest.mark.parametrize("day", [date(1970, 6, 1), date(2012, 6, 1), SINCE], ids=str)
def test_goods_outside_item_1_that_are_like_arms_are_told(
    rulebook: Rulebook, day: date, like_arms: dict[str, bool], entry: str | None
) -> None:
    """They are out of scope, and the answer says which statement does not fit."""
    goods = {"items": [{"form": "finished", "control_list_entry": entry, **like_arms}], "assessment": {}}
    assert verdict(rulebook, goods, on=day) == "out_of_scope"
    assert "fefa.like-arms-but-not-listed" in cautions(rulebook, goods, on=day)


@pytest.mark.parametrize("entry", ["items_2_to_15", "item_16", None])
@pytest.mark.parametrize("category", ["battle_tank", "combat_aircraft", "warship", "missile", "small_arms"])
def test_no_category_of_the_register_stands_beside_an_entry_outside_item_1(entry: str | None, category: str) -> None:
    """A tank of item 16 contradicts itself."""
    item = {"form": "finished", "control_list_entry": entry, "register_category": category}
    with pytest.raises(ValidationError, match="register_category"):
        TransferCase.model_validate({"case": "a", "on": SINCE, "items": [item]})


@pytest.mark.parametrize("form", ["technology", "service", "finished"])
@pytest.mark.parametrize("entry", ["items_2_to_15", "item_16"])
def test_no_technology_of_arms_stands_beside_an_entry_outside_item_1(entry: str, form: str) -> None:
    """And what falls under such an entry need not say that it is none."""
    item = {"form": form, "control_list_entry": entry}
    with pytest.raises(ValidationError, match="arms_technology"):
        TransferCase.model_validate({"case": "a", "on": SINCE, "items": [{**item, "arms_technology": True}]})
    case = TransferCase.model_validate({"case": "a", "on": SINCE, "items": [item]})
    assert case.item_facts()[0]["item.arms_technology"] is False


@pytest.mark.parametrize("entry", ["items_2_to_15", "item_16"])
@pytest.mark.parametrize("on", ["1967-04-21", "1976-02-27", "1985-01-01", "2012-06-01", "2020-06-01", "2026-10-01"])
def test_an_entry_of_items_2_to_16_ends_the_questions(rulebook: Rulebook, on: str, entry: str) -> None:
    """Whatever else is not known: form, parties, kind."""
    case = TransferCase.model_validate({"case": "a", "on": on, "items": [{"control_list_entry": entry}]})
    assert evaluate(case, rulebook).verdict.value == "out_of_scope"


@pytest.mark.parametrize(
    ("mission", "day", "there_was"),
    [
        ("MINUSTAH", date(2004, 5, 31), False),
        ("MINUSTAH", date(2004, 6, 1), True),
        ("MINUSTAH", date(2017, 10, 15), True),
        ("MINUSTAH", date(2017, 10, 16), False),
        ("UNMISS", date(2011, 7, 8), False),
        ("UNMISS", date(2011, 7, 9), True),
        ("UNMISS", SINCE, True),
        ("UN", date(1970, 6, 1), True),
    ],
)
def test_a_mission_of_another_day_is_told(rulebook: Rulebook, mission: str, day: date, there_was: bool) -> None:
    """It is no body on a day on which there was none of that name."""
    stated = {"recipient": {"state": None, "role": "united_nations_mission", "organisation": mission}, "assessment": {}}
    told = cautions(rulebook, stated, on=day) & {"fefa.mission-of-another-day", "fefa.mission-that-ended"}
    assert (not told) is there_was


def test_an_exporter_in_no_state_is_told(rulebook: Rulebook) -> None:
    """What is out of scope for having no exporter says that it has none."""
    nobody = {"exporter": None, "assessment": {}}
    assert verdict(rulebook, nobody) == "out_of_scope"
    assert "fefa.category-of-a-party-in-question" in cautions(rulebook, nobody)
