"""The traps of the law digest, appendix D: misreadings of the permitted cases of the principles of 2014."""

import pytest

VESTS = {"transfer.kind": "grant", "exporter.role": "ministry_of_defense", "assessment.victim_of_aggression": True}
UNDER_116_3 = {**VESTS, "assessment.sdf_act_116_3_conditions_met": True}
ARMS = {"item.sdf_act_arms": True}
RIFLES = {**UNDER_116_3, **ARMS}
RADAR = {"item.cooperation_category": "surveillance"}
MISSILES = {
    **ARMS,
    "transfer.requested": True,
    "item.licensed_product": True,
    "item.licensor": "USA",
    "item.register_category": "missile",
}
FIGHTER = {
    **ARMS,
    "item.register_category": "combat_aircraft",
    "project": {"kind": "joint_development", "partners": ["GBR", "ITA"], "programme": "gcap"},
    "act.cabinet_decision_on_transfer": True,
}
DESTROYER = {**ARMS, "item.register_category": "warship"}
TOGETHER = {"project": {"kind": "joint_development", "partners": ["AUS"], "programme": "other"}}
AT_WAR = {"assessment.active_fighting": True}
ON_THE_LIST = {
    "item.policy_arms": "unknown",
    "item.control_list_entry": "1(1)",
    "item.military_specification": True,
    "item.used_directly_in_combat": True,
}


def ids(provisions):
    """Return the ids of provisions."""
    return [each.id for each in provisions]


def duties(given):
    """Return the ids of the rules whose duties attach."""
    return {each.rule for each in given.duties}


def standing(given, rule):
    """Return how a rule stands on the one item."""
    (item,) = given.decision.items
    return next((each.standing.value for each in item.findings if each.provision.id == rule), None)


# ── what arms are ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.misread("the narrow sense for the principles", "tp2014.scope-arms", when="item.sdf_act_arms")
@pytest.mark.misread(
    "the wide sense for aggressed states",
    "tp2014.state-under-aggression",
    when={"all": ["assessment.victim_of_aggression", {"not": "item.policy_arms"}]},
)
@pytest.mark.misread("the wide sense for agreements", "tp2014.agreement-for-arms", applies="item.policy_arms")
def test_arms_has_two_meanings(law):
    """D-7. One flag for both and body armour is either outside the principles or barred like a destroyer; both are wrong
    since 2022.
    """
    assert law.verdict("2022-03-07", "UKR", UNDER_116_3) == "not_permitted"
    assert law.verdict("2022-03-08", "UKR", UNDER_116_3) == "may_be_permitted"
    assert law.verdict("2022-03-08", "UKR", {**UNDER_116_3, **ARMS}) == "not_permitted"
    assert law.verdict("2022-03-08", "UKR", {**UNDER_116_3, "item.sdf_act_arms": "unknown"}) == "undetermined"
    assert law.verdict("2026-04-21", "NZL") == "may_be_permitted"
    assert law.verdict("2026-04-21", "NZL", ARMS) == "not_permitted"


@pytest.mark.misread("the list is enough", "tp2014.policy-arms", when='item.control_list_entry in ["1(1)", "1(7)"]')
@pytest.mark.misread(
    "the list and the specification", "tp2014.policy-arms", when={"all": ["item.military_specification"]}
)
@pytest.mark.misread("outside the principles, so free", "fefa.export-permit", when="item.policy_arms")
@pytest.mark.misread("dual use is free", "fefa.other-controlled-items", gone=True)
def test_being_listed_is_not_being_arms(law):
    """D-8. Hunting guns are listed and no arms, trucks are in other items: call them arms and they are refused, call them
    free and the permit is forgotten.
    """
    assert law.verdict("2018-01-01", "PHL", ON_THE_LIST) == "not_permitted"
    outside = {"item.production_equipment": False, "item.military_technology": False}
    for unlike in ("item.military_specification", "item.used_directly_in_combat"):
        gun = law.answer("2018-01-01", "PHL", {**ON_THE_LIST, **outside, unlike: False})
        assert gun.verdict.value == "out_of_scope"
        assert "fefa.export-permit" in duties(gun)
        assert "fefa.listed-but-not-arms" in ids(gun.warnings)
    truck = law.answer("2018-01-01", "PHL", {**ON_THE_LIST, **outside, "item.control_list_entry": "items_2_to_15"})
    assert truck.verdict.value == "out_of_scope"
    assert duties(truck) >= {"fefa.other-controlled-items"}


# ── states under aggression and the SDF Act ───────────────────────────────────────────────────


AGGRESSED = ["assessment.victim_of_aggression", "assessment.positive_meaning_security"]


@pytest.mark.misread(
    "any state in 2022",
    "tp2014.state-under-aggression",
    on="2022-06-01",
    when={"all": [*AGGRESSED, {"not": "item.sdf_act_arms"}]},
)
@pytest.mark.misread("arms since 2023", "tp2014.state-under-aggression", on="2024-01-01", when={"all": AGGRESSED})
@pytest.mark.misread(
    "Ukraine alone since 2023",
    "tp2014.state-under-aggression",
    on="2024-01-01",
    when={"all": [*AGGRESSED, {"not": "item.sdf_act_arms"}, 'recipient.state == "UKR"']},
)
def test_the_clause_of_2022_was_for_ukraine_alone(law):
    """D-11. Read the wider clause of 2023 back into 2022, or arms into either, and transfers pass that no text covered."""
    for state, verdict in (("UKR", "may_be_permitted"), ("MDA", "not_permitted")):
        assert law.verdict("2022-06-01", state, UNDER_116_3) == verdict
    assert law.verdict("2023-12-21", "MDA", UNDER_116_3) == "not_permitted"
    assert law.verdict("2023-12-22", "MDA", UNDER_116_3) == "may_be_permitted"
    assert law.verdict("2023-12-22", "UKR", RIFLES) == "not_permitted"


@pytest.mark.misread(
    "the act as a ground",
    "tp2014.state-under-aggression",
    on="2022-06-01",
    when="assessment.sdf_act_116_3_conditions_met",
)
@pytest.mark.misread(
    "its conditions not asked",
    "tp2014.state-under-aggression",
    on="2022-06-01",
    when={"all": [*AGGRESSED, 'recipient.state == "UKR"', {"not": "item.sdf_act_arms"}]},
)
@pytest.mark.misread("the ministry needs no permit", "fefa.export-permit", applies='exporter.role == "company"')
def test_article_116_3_gives_no_weapons_and_waives_neither_principles_nor_permit(law):
    """D-12. Take the article for a permission and weapons, or any developing state, would pass by it."""
    vests = law.answer("2022-06-01", "UKR", UNDER_116_3)
    assert vests.verdict.value == "may_be_permitted"
    assert "fefa.export-permit" in duties(vests)
    assert law.verdict("2022-06-01", "UKR", RIFLES) == "not_permitted"
    unmet = {**UNDER_116_3, "assessment.sdf_act_116_3_conditions_met": False}
    assert law.verdict("2022-06-01", "UKR", unmet) == "not_permitted"
    assert law.verdict("2018-06-01", "PHL", UNDER_116_3) == "not_permitted"
    assert law.verdict("2022-06-01", "PHL", UNDER_116_3) == "not_permitted"


# ── the five categories ───────────────────────────────────────────────────────────────────────


@pytest.mark.misread(
    "a category for joint projects", "tp2014.joint-development", when='item.cooperation_category in ["rescue"]'
)
@pytest.mark.misread(
    "a category for peace contribution",
    "tp2014.peace-contribution-to-government",
    when='item.cooperation_category in ["transport"]',
)
@pytest.mark.misread(
    "no category needed",
    "tp2014.rescue-transport-warning",
    when={"all": ["assessment.security_cooperation_partner", "assessment.positive_meaning_security"]},
)
@pytest.mark.misread("still in force after 21 April 2026", "tp2014.rescue-transport-warning", until="2027-01-01")
@pytest.mark.misread("ended earlier", "tp2014.rescue-transport-warning", on="2026-04-20", until="2026-04-20")
@pytest.mark.misread(
    "a category in 2026", "tp2014.transfer-case-by-case", when='item.cooperation_category in ["surveillance"]'
)
def test_the_five_categories_were_one_case_among_several(law):
    """D-13. Ask a category of every transfer and joint projects, parts for the licensor and relief are refused; keep them
    after 21 April 2026 and so is everything else.
    """
    parts = {**MISSILES, "item.form": "part"}
    for day in ("2015-01-01", "2022-06-01", "2024-06-01", "2026-04-20"):
        assert law.verdict(day, "AUS", TOGETHER) == "may_be_permitted"
        assert law.verdict(day, "USA", parts) == "may_be_permitted"
        relief = {"end_use.activity": "international_disaster_relief", "transfer.kind": "grant"}
        assert law.verdict(day, "TUR", relief) == "may_be_permitted"
        assert law.verdict(day, "PHL", RADAR) == "may_be_permitted"
        assert law.verdict(day, "PHL") == "not_permitted"
    assert law.verdict("2026-04-21", "PHL") == "may_be_permitted"
    assert "tp2014.rescue-transport-warning" not in ids(law.in_force("2026-04-21"))


# ── the revisions of 2023 and 2024 ────────────────────────────────────────────────────────────


PARTNER = ["assessment.security_cooperation_partner", "assessment.positive_meaning_security"]


@pytest.mark.misread(
    "no arms on board",
    "tp2014.rescue-transport-warning",
    on="2024-01-01",
    when={"all": [*PARTNER, 'item.cooperation_category in ["surveillance"]', {"not": "item.sdf_act_arms"}]},
)
@pytest.mark.misread(
    "any arms on board",
    "tp2014.rescue-transport-warning",
    on="2024-01-01",
    when={"all": [*PARTNER, 'item.cooperation_category in ["surveillance"]']},
)
@pytest.mark.misread(
    "lethal goods for partners", "tp2014.licensed-product-to-licensor", on="2024-01-01", when={"all": PARTNER}
)
@pytest.mark.misread("finished products as parts", "tp2014.parts-to-partner", when={"all": PARTNER})
def test_lethal_goods_were_opened_on_platforms_and_for_the_licensor_alone(law):
    """D-14. The revision of 2023 is told as opening lethal exports: it let arms be fitted where the mission needs them and
    licensed products go home, and nothing that kills stand alone elsewhere.
    """
    fitted = {**RADAR, **ARMS, "assessment.fitted_arms_necessary": True}
    needless = {**fitted, "assessment.fitted_arms_necessary": False}
    for day in ("2023-12-22", "2026-04-20"):
        assert law.verdict(day, "PHL", fitted) == "may_be_permitted"
        assert law.verdict(day, "PHL", needless) == "not_permitted"
        assert law.verdict(day, "USA", MISSILES) == "may_be_permitted"
        assert law.verdict(day, "AUS", MISSILES) == "not_permitted"
        assert law.verdict(day, "PHL", DESTROYER) == "not_permitted"


@pytest.mark.misread("the decision of 2024 permits", "tp2014.cabinet-decision-on-fighter", gone=True)
@pytest.mark.misread(
    "without the agreement",
    "tp2014.next-generation-fighter",
    when={"all": ['project.programme == "gcap"', {"not": "assessment.active_fighting"}]},
)
@pytest.mark.misread(
    "despite fighting",
    "tp2014.next-generation-fighter",
    when={"all": ['project.programme == "gcap"', "recipient.agreement_country"]},
)
@pytest.mark.misread(
    "any joint project",
    "tp2014.next-generation-fighter",
    when={"all": ["project.joint", "recipient.agreement_country", {"not": "assessment.active_fighting"}]},
)
@pytest.mark.misread("decided by METI", "tp2014.fighter-decided-by-cabinet", to="meti")
def test_each_fighter_needs_its_own_cabinet_decision_and_all_three_limits(law):
    """D-15. The decision of 26 March 2024 makes transfers possible: take it for a permission and none is examined."""
    given = law.answer("2024-03-26", "SGP", FIGHTER)
    assert given.verdict.value == "may_be_permitted"
    assert "cabinet" in {each.body for each in given.deciders}
    assert law.verdict("2024-03-25", "SGP", FIGHTER) == "not_permitted"
    missing = [
        ("SGP", {"act.cabinet_decision_on_transfer": False}),
        ("SGP", {"project": {**FIGHTER["project"], "programme": "other"}}),
        ("SGP", AT_WAR),
        ("SGP", {**AT_WAR, "assessment.special_circumstances": True}),
        ("BRA", {}),
    ]
    assert [law.verdict("2024-03-26", state, {**FIGHTER, **one}) for state, one in missing] == ["not_permitted"] * 5
    unrecorded = {key: value for key, value in FIGHTER.items() if not key.startswith("act.")}
    assert law.verdict("2024-03-26", "SGP", unrecorded) == "not_permitted"


@pytest.mark.misread("a gate since 2014", "tp2014.agreement-for-arms", from_="2014-04-01", applies="item.policy_arms")
@pytest.mark.misread("no gate in 2026", "tp2014.agreement-for-arms", gone=True)
@pytest.mark.misread("signature is enough", "tp2014.agreement-country", when='recipient.state in ["MNG", "SGP", "PHL"]')
@pytest.mark.misread("signature is nothing", "tp2014.agreement-country", when='recipient.state in ["SGP", "PHL"]')
@pytest.mark.misread("an agreement as approval", "tp2014.agreement-for-arms", effect="permit")
def test_an_agreement_is_no_approval_and_was_no_gate_before_2024(law):
    """D-16. Read it as a ground and a treaty replaces the examination; as an old condition, and transfers before 2024 fail;
    count a signature, and the doubt of the sources is settled by the program.
    """
    assert law.verdict("2016-01-01", "MYS", RADAR) == "may_be_permitted"
    assert law.verdict("2023-12-22", "BRA", RADAR) == "may_be_permitted"
    assert law.verdict("2024-06-01", "PHL", DESTROYER) == "not_permitted"
    assert law.verdict("2026-04-21", "PHL", DESTROYER) == "may_be_permitted"
    assert law.verdict("2026-04-21", "BRA", DESTROYER) == "not_permitted"
    judged = {**DESTROYER, "assessment.positive_meaning_security": False}
    relief = {"assessment.positive_meaning_peace_contribution": False}
    assert law.verdict("2026-04-21", "PHL", {**judged, **relief}) == "not_permitted"
    between = law.answer("2024-12-20", "MNG", FIGHTER)
    assert between.verdict.value == "undetermined"
    assert "recipient.agreement_country" in {each.fact.path for each in between.open_facts}
    assert law.verdict("2025-01-22", "MNG", FIGHTER) == "may_be_permitted"
