"""The traps of the law digest, appendix D: misreadings since 2014 of conflict and embargo, control, and the Arms Trade Treaty."""

import pytest

VESTS = {"transfer.kind": "grant", "exporter.role": "ministry_of_defense", "assessment.victim_of_aggression": True}
UNDER_116_3 = {**VESTS, "assessment.sdf_act_116_3_conditions_met": True}
ARMS = {"item.sdf_act_arms": True}
RADAR = {"item.cooperation_category": "surveillance"}
MISSILES = {
    **ARMS,
    "transfer.requested": True,
    "item.licensed_product": True,
    "item.licensor": "USA",
    "item.register_category": "missile",
}
ONWARD = {
    **MISSILES,
    "transfer.kind": "third_country_transfer",
    "exporter.state": "USA",
    "exporter.role": "government",
}
FIGHTER = {
    **ARMS,
    "item.register_category": "combat_aircraft",
    "project": {"kind": "joint_development", "partners": ["GBR", "ITA"], "programme": "gcap"},
    "act.cabinet_decision_on_transfer": True,
}
DESTROYER = {**ARMS, "item.register_category": "warship"}
TOGETHER = {"project": {"kind": "joint_development", "partners": ["AUS"], "programme": "other"}}
NO_CONSENTS = {
    "assurance.consent_to_extra_purpose_use": "not_required",
    "assurance.consent_to_third_party_transfer": "not_required",
}
AT_WAR = {"assessment.active_fighting": True}


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


# ── conflict and embargo ──────────────────────────────────────────────────────────────────────


@pytest.mark.misread(
    "a country at war", "tp2014.country-party-to-conflict", on="2022-06-01", when="assessment.active_fighting"
)
@pytest.mark.misread(
    "the third class of 1967",
    "tp2014.to-country-party-to-conflict",
    when='assessment.international_conflict in ["party", "likely_party"]',
)
@pytest.mark.misread("fighting bars all transfers", "tp2014.arms-kept-from-fighting", applies="item.policy_arms")
@pytest.mark.misread("fighting bars nothing", "tp2014.next-generation-fighter", when='project.programme == "gcap"')
def test_a_country_at_war_is_no_party_to_a_conflict(law):
    """D-9. The term needs measures of the Security Council after an armed attack: take it for a state at war, as in 1967,
    and Ukraine could be given nothing. The later tests of actual fighting are others and reach some transfers only.
    """
    war = {**AT_WAR, "assessment.international_conflict": "party"}
    assert law.verdict("2012-06-01", "ISR", {"assessment.international_conflict": "party"}) == "prohibited"
    vests = law.answer("2022-06-01", "UKR", {**UNDER_116_3, **war})
    assert vests.verdict.value == "may_be_permitted"
    assert standing(vests, "tp2014.to-country-party-to-conflict") == "not_satisfied"
    for state in ("RUS", "ISR"):
        assert law.verdict("2022-06-01", state, war) == "not_permitted"
    assert law.verdict("2024-06-01", "UKR", {**VESTS, **war}) == "may_be_permitted"
    assert law.verdict("2024-06-01", "SGP", {**FIGHTER, **AT_WAR}) == "not_permitted"
    assert law.verdict("2026-06-01", "NZL", AT_WAR) == "may_be_permitted"
    assert law.verdict("2026-06-01", "PHL", {**ARMS, **AT_WAR}) == "not_permitted"


@pytest.mark.misread(
    "embargoed, so in conflict", "tp2014.country-party-to-conflict", when="recipient.under_un_arms_embargo"
)
@pytest.mark.misread(
    "not in conflict, so not embargoed",
    "tp2014.breach-of-security-council-resolution",
    when="recipient.party_to_conflict",
)
def test_an_embargo_and_a_conflict_are_two_prohibitions(law):
    """D-10. Merge them and an embargoed state at peace is called a party to a conflict, or escapes its embargo."""
    embargoed = law.answer("2018-01-01", "PRK")
    assert embargoed.verdict.value == "prohibited"
    assert standing(embargoed, "tp2014.breach-of-security-council-resolution") == "satisfied"
    assert standing(embargoed, "tp2014.to-country-party-to-conflict") == "not_satisfied"
    attacker = law.answer("2018-01-01", "IND", {"recipient.unsc_measures_after_armed_attack": True})
    assert attacker.verdict.value == "prohibited"
    assert standing(attacker, "tp2014.to-country-party-to-conflict") == "satisfied"
    assert standing(attacker, "tp2014.breach-of-security-council-resolution") == "not_satisfied"


# ── appropriate control ───────────────────────────────────────────────────────────────────────


@pytest.mark.misread("no substitutes", "tp2014.prior-consent", unless=())
@pytest.mark.misread("no consent needed", "tp2014.prior-consent", gone=True)
@pytest.mark.misread("absence is a breach", "tp2014.prior-consent", effect="prohibit", unless=())
def test_prior_consent_has_substitutes(law):
    """D-17. Hold every transfer without the undertaking to be a breach and parts pools, tenders and relief are refused; the
    guidelines name substitutes, once the recipient's control is confirmed.
    """
    sharing = {**TOGETHER, **NO_CONSENTS}
    sharing["project"] = {**TOGETHER["project"], "parts_sharing_system": True}
    for day in ("2015-01-01", "2024-06-01", "2026-04-21"):
        confirmed = {**sharing, "assessment.recipient_control_confirmed": True}
        assert law.verdict(day, "AUS", confirmed) == "may_be_permitted"
        assert standing(law.answer(day, "AUS", confirmed), "tp2014.prior-consent") == "excused"
        assert law.verdict(day, "AUS", sharing) == "undetermined"
        refused = {**sharing, "assessment.recipient_control_confirmed": False}
        assert law.verdict(day, "AUS", refused) == "not_permitted"


@pytest.mark.misread(
    "the licensor is free", "tp2014.consent-to-third-party-transfer", applies='exporter.state == "GBR"'
)
@pytest.mark.misread(
    "consent once given for all",
    "tp2014.third-party-transfer-with-consent",
    when='transfer.kind == "third_country_transfer"',
    effect="permit",
    exception_to=("tp2014.consent-to-third-party-transfer",),
)
@pytest.mark.misread("to a state at war as well", "tp2014.licensed-arms-kept-from-fighting", gone=True)
def test_the_licensor_needs_japans_consent_to_pass_on_its_own_design(law):
    """D-18. It owns the design and not the missile: without Japan's consent it may not pass it on, nor with it to fighting."""
    for day in ("2023-12-22", "2026-04-20"):
        assert law.verdict(day, "DEU", ONWARD) == "not_permitted"
        assert "tp2014.consent-to-third-party-transfer" in ids(law.answer(day, "DEU", ONWARD).determining)
        assert law.verdict(day, "DEU", {**ONWARD, "act.japan_consented": True}) == "may_be_permitted"
        assert law.verdict(day, "UKR", {**ONWARD, **AT_WAR, "act.japan_consented": True}) == "not_permitted"


@pytest.mark.misread("gifts and loans permitted", "tp2014.rescue-transport-warning", when='transfer.kind != "export"')
@pytest.mark.misread("any supply permitted", "tp2014.supply-under-acsa", when='transfer.kind == "acsa_supply"')
@pytest.mark.misread(
    "surplus permitted", "tp2014.rescue-transport-warning", when="assessment.sdf_act_116_3_conditions_met"
)
def test_the_vehicle_of_a_transfer_is_no_ground(law):
    """D-19. Supply agreements, surplus law, development and security aid say how a thing is handed over or paid for: take
    one for an exemption and arms leave by it unexamined.
    """
    for day in ("2015-01-01", "2022-06-01", "2024-06-01"):
        for kind in ("export", "grant", "loan"):
            assert law.verdict(day, "MYS", {"transfer.kind": kind}) == "not_permitted"
            assert law.verdict(day, "MYS", {**RADAR, "transfer.kind": kind}) == "may_be_permitted"
        surplus = {**UNDER_116_3, "assessment.victim_of_aggression": False}
        assert law.verdict(day, "MYS", surplus) == "not_permitted"
        supply = {"transfer.kind": "acsa_supply", "agreement": {"framework": "acsa"}}
        assert law.verdict(day, "AUS", supply) == "may_be_permitted"
        for judged in ("assessment.positive_meaning_security", "assessment.security_cooperation_partner"):
            assert law.verdict(day, "AUS", {**supply, judged: False}) == "not_permitted"


# ── the Arms Trade Treaty ─────────────────────────────────────────────────────────────────────


@pytest.mark.misread("article 7 on every transfer", "att.overriding-risk", applies="item.policy_arms")
@pytest.mark.misread("article 6 on exports alone", "att.known-use-for-atrocities", applies='transfer.kind == "export"')
@pytest.mark.misread("article 7 left out", "att.overriding-risk", gone=True)
def test_article_7_binds_exports_and_article_6_every_transfer(law):
    """D-25. Assess a brokering by article 7 and the treaty is read too widely; spare it article 6 and atrocities pass."""
    risk = {**DESTROYER, "assessment.arms_trade_treaty_risk": "overriding"}
    known = {**DESTROYER, "assessment.international_obligations": "atrocity_use_known"}
    for day in ("2014-12-24", "2026-04-21"):
        export = law.answer(day, "PHL", risk)
        assert export.verdict.value == "prohibited"
        assert "att.overriding-risk" in ids(export.determining)
        brokered = law.answer(day, "PHL", {**risk, "transfer.kind": "brokering"})
        assert standing(brokered, "att.overriding-risk") == "not_applicable"
        for kind in ("export", "brokering", "third_country_transfer"):
            given = law.answer(day, "PHL", {**known, "transfer.kind": kind})
            assert given.verdict.value == "prohibited"
            assert "att.known-use-for-atrocities" in ids(given.determining)
    assert "att.overriding-risk" not in ids(law.in_force("2014-12-23"))
