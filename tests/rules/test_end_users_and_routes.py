"""Since 2014: goods that travel on to another end user, and routes a text leaves open."""

import pytest

from transfer_check.facts.case import catalogue

ARMS = {"item.sdf_act_arms": True}
RADAR = {"item.cooperation_category": "surveillance"}
LICENSED = {**ARMS, "transfer.requested": True, "item.licensed_product": True, "item.register_category": "missile"}
MISSILES = {**LICENSED, "item.licensor": "USA"}
GCAP = {"kind": "joint_development", "partners": ["GBR", "ITA"], "programme": "gcap"}
FIGHTER = {
    **ARMS,
    "item.register_category": "combat_aircraft",
    "project": GCAP,
    "act.cabinet_decision_on_transfer": True,
}
NO_CONSENTS = {
    "assurance.consent_to_extra_purpose_use": "not_required",
    "assurance.consent_to_third_party_transfer": "not_required",
    "assessment.recipient_control_confirmed": True,
}
NO_PARTNER = {"assessment.security_cooperation_partner": False}
TO_JAPAN = {"end_user.state": "JPN", "end_user.role": "self_defense_forces"}
ACSA = {"transfer.kind": "acsa_supply", "agreement": {"framework": "acsa"}}
TECHNOLOGY = {"item.form": "technology", "item.policy_arms": False, "item.arms_technology": True}
EXCHANGE = {"agreement.framework": "mutual_defense_assistance"}
SERVICE = {**TECHNOLOGY, "item.form": "service", "transfer.kind": "repair"}
SIGNED = {"by": "mofa", "on": "2018-01-01", "because": "an agreement in force that the table does not list"}
WAITS = "assessment.agreement_dispensable"
POSITIVE = "assessment.positive_meaning_security"


def waits_for(given):
    """Return the facts an undetermined answer waits for."""
    assert given.verdict.value == "undetermined"
    return {each.fact.path for each in given.open_facts}


def for_(state, facts=None):
    """Return facts with an end user in another state."""
    return {**(facts or {}), "end_user.state": state}


# ── the end user ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.misread(
    "the recipient alone",
    "tp2014.joint-development",
    when={"all": ["project.joint", "recipient.state in project.partners", POSITIVE]},
)
def test_a_joint_project_ends_with_its_partners(law):
    """What a partner takes over for the forces of a state outside the project is no transfer to the partner."""
    together = {"project": {"kind": "joint_development", "partners": ["GBR"], "programme": "other"}}
    for day in ("2015-01-01", "2022-06-01", "2024-06-01", "2026-04-20"):
        assert law.verdict(day, "GBR", together) == "may_be_permitted"
        assert law.verdict(day, "GBR", for_("SAU", together)) == "not_permitted"
        assert law.verdict(day, "GBR", {**together, **TO_JAPAN}) == "may_be_permitted"
        assert "end_user.state" in waits_for(law.answer(day, "GBR", for_("unknown", together)))
    parts = {**for_("SAU", together), "item.form": "part", **NO_PARTNER}
    assert law.verdict("2023-12-21", "GBR", parts) == "not_permitted"
    assert law.verdict("2023-12-22", "GBR", parts) == "may_be_permitted"


@pytest.mark.misread(
    "the recipient alone",
    "tp2014.licensed-product-to-licensor",
    when={"all": ["recipient.state in item.licensor", POSITIVE]},
)
def test_a_licensed_product_goes_home_and_no_further(law):
    """Handed to the licensor's country for another army it is no return since 2023; before, that waits for a judgement."""
    suffices = "assessment.provision_to_licensor_suffices"
    parts, missiles = {**MISSILES, "item.form": "part"}, {**MISSILES, "item.form": "finished"}
    assert law.verdict("2015-01-01", "USA", parts) == "may_be_permitted"
    assert law.verdict("2024-06-01", "USA", missiles) == "may_be_permitted"
    assert law.verdict("2024-06-01", "USA", for_("ISR", missiles)) == "not_permitted"
    assert law.verdict("2015-01-01", "USA", for_("ISR", parts)) == "undetermined"
    assert law.verdict("2015-01-01", "USA", for_("ISR", {**parts, suffices: False})) == "not_permitted"
    assert law.verdict("2015-01-01", "USA", for_("ISR", {**parts, suffices: True})) == "may_be_permitted"


@pytest.mark.misread(
    "the recipient alone", "tp2014.repair-services", when={"all": ['transfer.kind == "repair"', POSITIVE]}
)
def test_repair_is_for_the_forces_that_use_the_equipment(law):
    """United States forces before 2023, given as a government too; since then nobody is a partner by way of Washington."""
    repair = {"transfer.kind": "repair", "item.form": "part"}
    assert law.verdict("2015-01-01", "USA", repair) == "may_be_permitted"
    assert law.verdict("2015-01-01", "USA", {**repair, "end_user.role": "government"}) == "may_be_permitted"
    for day in ("2015-01-01", "2024-06-01"):
        assert law.verdict(day, "USA", {**for_("ISR", repair), **NO_PARTNER}) == "not_permitted"


@pytest.mark.misread("partner by the recipient", "tp2014.rescue-transport-warning", when='recipient.state == "USA"')
@pytest.mark.misread("partner by the recipient", "tp2014.parts-to-partner", when='recipient.state == "USA"')
@pytest.mark.misread("partner by the recipient", "tp2014.supply-under-acsa", when='recipient.state == "USA"')
def test_the_united_states_stand_for_no_other_partner(law):
    """That they cooperate in security needs no judgement; that the state they buy for does needs one."""
    engines = {"item.form": "part"}
    supply = {**ACSA, "item.form": "part"}
    for goods, day in ((RADAR, "2015-01-01"), (RADAR, "2024-06-01"), (engines, "2024-06-01"), (supply, "2018-06-01")):
        assert law.verdict(day, "USA", {**goods, **NO_PARTNER}) == "may_be_permitted"
        assert law.verdict(day, "USA", {**for_("AUS", goods), **NO_PARTNER}) == "not_permitted"


@pytest.mark.misread(
    "the recipient alone", "tp2014.agreement-country", when="recipient.state in table.transfer_agreements.in_force"
)
@pytest.mark.misread(
    "the recipient alone",
    "tp2014.fighter-to-non-partner",
    when={"all": ['project.programme == "gcap"', {"not": "recipient.state in project.partners"}]},
)
def test_an_agreement_is_asked_of_the_end_user_too(law):
    """A destroyer for Manila that will sail for another navy, and a fighter London takes over for Riyadh."""
    destroyer = {**ARMS, "item.register_category": "warship"}
    assert law.verdict("2026-06-01", "PHL", destroyer) == "may_be_permitted"
    assert law.verdict("2026-06-01", "PHL", for_("MMR", destroyer)) == "not_permitted"
    for day in ("2024-06-01", "2026-06-01"):
        london = {**for_("SGP", FIGHTER), "act.cabinet_decision_on_transfer": False}
        assert law.verdict(day, "GBR", for_("SAU", FIGHTER)) == "not_permitted"
        given = law.answer(day, "GBR", london)
        assert given.verdict.value == "not_permitted"
        assert "tp2014.cabinet-decision-on-fighter" in {each.id for each in given.determining}
        assert "cabinet" in {each.body for each in given.deciders}
        assert law.verdict(day, "GBR", {**london, "act.cabinet_decision_on_transfer": True}) == "may_be_permitted"


@pytest.mark.misread("a company too", "tp2014.state-under-aggression", when="assessment.victim_of_aggression")
def test_help_for_a_state_under_aggression_goes_to_its_government(law):
    """Not to a company in it, in 2024 as in 2022; the exporter of 2022 may be given as the government."""
    attacked = {"assessment.victim_of_aggression": True}
    assert law.verdict("2024-06-01", "UKR", attacked) == "may_be_permitted"
    assert law.verdict("2024-06-01", "UKR", {**attacked, "recipient.role": "company"}) == "not_permitted"
    vests = {**attacked, "assessment.sdf_act_116_3_conditions_met": True, "exporter.role": "government"}
    assert law.verdict("2022-06-01", "UKR", vests) == "may_be_permitted"
    assert law.verdict("2022-06-01", "UKR", for_("MDA", vests)) == "not_permitted"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_questions_name_whom_they_ask_about(language):
    """The end user's state, the standard of the day, and each judgement on the Arms Trade Treaty once."""
    names = {"ja": "最終需要者の国", "en": "end user"}[language]
    for fact in (
        "assessment.active_fighting",
        "assessment.security_cooperation_partner",
        "assessment.victim_of_aggression",
        "recipient.agreement_country",
    ):
        assert names in catalogue()[fact].question.in_(language)
    standard = catalogue()["assessment.japans_contribution_small"].question.in_(language)
    assert all(
        each in standard for each in {"ja": ["相対的", "相当程度"], "en": ["relatively", "considerably"]}[language]
    )
    treaties = catalogue()["assessment.international_obligations"].question.in_(language)
    assert {"ja": "別に問う", "en": "a judgement of its own"}[language] in treaties


# ── supply and technology ─────────────────────────────────────────────────────────────────────


@pytest.mark.misread("any supply so called", "tp2014.supply-under-acsa", when='transfer.kind == "acsa_supply"')
@pytest.mark.misread("no table", "tp2014.acsa-partner", when='agreement.framework == "acsa"')
def test_a_supply_needs_an_agreement_in_force_that_covers_it(law):
    """Not Korea, which has none, nor the United Kingdom before its own; and missiles wait for a judgement."""
    supply = ACSA
    assert law.verdict("2018-06-01", "AUS", supply) == "may_be_permitted"
    assert law.verdict("2018-06-01", "KOR", supply) == "not_permitted"
    assert law.verdict("2015-01-01", "GBR", supply) == "not_permitted"
    signed = {"overrides": {"recipient.acsa_partner": {**SIGNED, "value": True}}}
    assert law.verdict("2018-06-01", "KOR", {**supply, **signed}) == "may_be_permitted"
    assert law.verdict("2018-06-01", "AUS", {**supply, "agreement": None}) == "not_permitted"
    missiles = {**ACSA, **ARMS}
    assert waits_for(law.answer("2018-06-01", "AUS", missiles)) == {"assessment.agreement_covers_arms"}
    covered = {**missiles, "assessment.agreement_covers_arms": False}
    assert law.verdict("2018-06-01", "AUS", covered) == "not_permitted"


@pytest.mark.misread(
    "any technology for the United States",
    "tp2014.technology-exchange-with-united-states",
    when={"all": ["item.military_technology", 'recipient.state == "USA"', POSITIVE]},
)
def test_technology_for_the_united_states_is_part_of_the_exchange(law):
    """Sold outside the framework of the exchange, or for another army, it falls in no permitted case."""
    for day in ("2015-01-01", "2024-06-01"):
        assert law.verdict(day, "USA", {**TECHNOLOGY, **EXCHANGE}) == "may_be_permitted"
        assert law.verdict(day, "USA", TECHNOLOGY) == "not_permitted"
        assert law.verdict(day, "USA", for_("GBR", {**TECHNOLOGY, **EXCHANGE})) == "not_permitted"


@pytest.mark.misread(
    "no services",
    "tp2014.military-technology",
    when={"all": ['item.form == "technology"', "item.arms_technology"]},
)
def test_services_are_inside_the_principles(law):
    """Repair of a missile is examined and needs the permit; one for a state outside every case is refused."""
    for day in ("2013-06-01", "2015-01-01", "2024-06-01", "2026-06-01"):
        assert law.verdict(day, "BRA", {**SERVICE, **NO_PARTNER, POSITIVE: False}) != "out_of_scope"
    given = law.answer("2015-01-01", "USA", SERVICE)
    assert given.verdict.value == "may_be_permitted"
    assert "tp2014.repair-services" in {each.id for each in given.determining}
    assert "fefa.technology-permit" in {each.rule for each in given.duties}
    assert "meti" in {each.body for each in given.deciders}


# ── own use, substitutes for consent, banned munitions ────────────────────────────────────────


OWN_USE = {**ARMS, "transfer.kind": "own_use", "item.register_category": "missile"}


@pytest.mark.misread(
    "own use by its name", "tp2014.activities-and-nationals-of-japan", when='transfer.kind == "own_use"'
)
@pytest.mark.misread("own use by its name", "att.scope-conventional-arms", when='transfer.kind == "export"')
def test_own_use_is_that_of_japan(law):
    """Missiles for a foreign army are no equipment of Japan's personnel, whatever the transfer is called."""
    for day in ("2018-06-01", "2026-06-01"):
        unit = {**OWN_USE, **TO_JAPAN, "recipient.role": "self_defense_forces"}
        assert law.verdict(day, "SSD" if day < "2018-07" else "DJI", unit) == "may_be_permitted"
        army = law.answer(day, "MMR", {**OWN_USE, "assessment.arms_trade_treaty_risk": "overriding"})
        assert army.verdict.value == "prohibited"
        assert "att.overriding-risk" in {each.id for each in army.determining}
        assert law.verdict(day, "MMR", OWN_USE) == "not_permitted"
        starved = law.answer(day, "PRK", OWN_USE)
        assert "tp2014.breach-of-security-council-resolution" in {each.id for each in starved.determining}


@pytest.mark.misread("no substitutes at all", "tp2014.prior-consent", unless=())
def test_substitutes_for_consent_keep_to_their_place(law):
    """Urgency and small value where peace contribution is served, a tender with data or a test piece."""
    relief = {"end_use.activity": "international_disaster_relief", "transfer.kind": "grant"}
    for day in ("2018-06-01", "2026-06-01"):
        for substitute in ("assessment.humanitarian_urgency", "assessment.small_amount_little_concern"):
            stated = {**RADAR, **NO_CONSENTS, substitute: True}
            assert law.verdict(day, "GBR", stated) == "not_permitted"
            assert law.verdict(day, "GBR", {**stated, **relief}) == "may_be_permitted"
        tender = {**RADAR, **NO_CONSENTS, "end_use.international_tender": True}
        assert law.verdict(day, "GBR", tender) == "not_permitted"
        assert law.verdict(day, "GBR", {**tender, "item.form": "test_piece"}) == "may_be_permitted"


@pytest.mark.parametrize(
    ("banned", "rule"),
    [("cluster_munition", "tp2014.cluster-munitions"), ("anti_personnel_mine", "tp2014.anti-personnel-mines")],
)
def test_banned_munitions_may_go_abroad_to_be_destroyed(banned, rule, law):
    """With a judgement that no obligation is breached, and for nothing else; help by technology is a matter of treaties."""
    goods = {**ARMS, "item.form": "ammunition", "item.banned_weapon": banned, "transfer.kind": "grant"}
    away = {**goods, "end_use.activity": "destruction_of_arms"}
    for day in ("2018-06-01", "2026-06-01"):
        assert law.verdict(day, "DEU", goods) == "prohibited"
        assert law.verdict(day, "DEU", away) == "may_be_permitted"
        unjudged = {**away, "assessment.international_obligations": "unknown"}
        assert waits_for(law.answer(day, "DEU", unjudged)) == {"assessment.international_obligations"}
        technology = {**TECHNOLOGY, "item.policy_arms": "unknown", "item.sdf_act_arms": "unknown"}
        (item,) = law.answer(day, "DEU", {**goods, **technology}).decision.items
        assert {each.provision.id: each.standing.value for each in item.findings}[rule] == "not_satisfied"


# ── joint projects by licence, and the revision of 2026 ───────────────────────────────────────


@pytest.mark.misread("never joint", "tp2014.joint-project", when='project.kind == "joint_development"')
@pytest.mark.misread("always joint", "tp2014.joint-project", when='project.kind == "licensed_production"')
def test_licensed_production_waits_for_a_judgement(law):
    """Two readings remain: joint production with a foreign firm, or a licensed product alone."""
    licence = {
        **MISSILES,
        "project": {"kind": "licensed_production", "partners": ["USA"], "parts_sharing_system": False},
    }
    joint = "assessment.counts_as_joint_project"
    assert waits_for(law.answer("2018-06-01", "USA", licence)) == {joint}
    assert law.verdict("2018-06-01", "USA", {**licence, joint: True}) == "may_be_permitted"
    assert law.verdict("2018-06-01", "USA", {**licence, joint: False}) == "not_permitted"


@pytest.mark.misread("nobody is told", "tp2014.agreement-not-in-the-table", gone=True)
def test_an_agreement_no_table_lists_is_no_silent_refusal(law):
    """New Zealand under an agreement of which the table does not know: refused with a warning, unless somebody signs it."""
    signed = {**ARMS, "agreement": {"framework": "arms_transfer_agreement"}}
    told = law.answer("2026-10-01", "NZL", signed)
    assert told.verdict.value == "not_permitted"
    assert "tp2014.agreement-not-in-the-table" in [each.id for each in told.warnings]
    override = {"overrides": {"recipient.agreement_country": {**SIGNED, "value": True}}}
    stated = law.answer("2026-10-01", "NZL", {**signed, **override})
    assert stated.verdict.value == "may_be_permitted"
    for unnamed in (None, {}):
        told = law.answer("2026-10-01", "NZL", {**ARMS, "agreement": unnamed})
        assert told.verdict.value == "not_permitted"
        assert "tp2014.agreement-not-in-the-table" not in [each.id for each in told.warnings]


ROUTES = {
    "activities of Japan": ("IRQ", {"end_use.activity": "government_activities"}),
    "onward": (
        "UKR",
        {"transfer.kind": "third_country_transfer", "exporter.state": "USA", "act.japan_consented": True},
    ),
    "licensor": ("BEL", {**LICENSED, "item.licensor": "BEL"}),
    "peace contribution": ("KEN", {"end_use.activity": "international_peace_cooperation"}),
}


@pytest.mark.misread("no gate", "tp2014.agreement-for-arms", gone=True)
@pytest.mark.misread("no way round", "tp2014.agreement-for-arms", unless=())
@pytest.mark.parametrize("route", ROUTES)
def test_routes_of_uncertain_fate_wait_for_a_judgement(route, law):
    """Neither barred nor free: the text of 2026 was not read, and the council says whether an agreement is needed."""
    state, facts = ROUTES[route]
    arms = {**ARMS, **facts}
    assert waits_for(law.answer("2026-06-01", state, arms)) == {WAITS}
    assert law.verdict("2026-06-01", state, {**arms, WAITS: True}) == "may_be_permitted"
    assert law.verdict("2026-06-01", state, {**arms, WAITS: False}) == "not_permitted"


@pytest.mark.misread("fighting bars nothing", "tp2014.arms-kept-from-fighting", gone=True)
def test_only_what_japan_uses_is_free_of_the_limits_of_2026(law):
    """Its own missiles at a maker abroad are; those for guards of an embassy wait, for the agreement and for the fighting."""
    war = {**ARMS, "assessment.active_fighting": True}
    assert law.verdict("2026-06-01", "ISR", {**war, **TO_JAPAN}) == "may_be_permitted"
    guards = {**war, "end_use.activity": "government_activities"}
    assert waits_for(law.answer("2026-06-01", "ISR", guards)) == {WAITS, "assessment.fighting_exception_extends"}


@pytest.mark.misread(
    "special circumstances open it",
    "tp2014.fighter-to-non-partner",
    when='project.programme == "ballistic_missile_defense"',
)
def test_special_circumstances_do_not_silently_open_the_fighter(law):
    """The decision of 2024 knew no such exception; whether that of 2026 reaches it is for the council to say."""
    war = {"assessment.active_fighting": True, "assessment.special_circumstances": True}
    extends = "assessment.fighting_exception_extends"
    assert law.verdict("2026-06-01", "SGP", {**ARMS, **war}) == "may_be_permitted"
    assert waits_for(law.answer("2026-06-01", "SGP", {**FIGHTER, **war})) == {extends}
    assert law.verdict("2026-06-01", "SGP", {**FIGHTER, **war, extends: True}) == "may_be_permitted"
    assert law.verdict("2026-06-01", "SGP", {**FIGHTER, **war, extends: False}) == "not_permitted"


@pytest.mark.misread(
    "wherever it comes from",
    "tp2014.fighter-to-non-partner",
    when={"all": ['project.programme == "gcap"', {"not": "recipient.state in project.partners"}]},
)
def test_what_a_partner_passes_on_turns_on_consent_and_not_on_the_cabinet(law):
    """The decision on the fighter is about transfers from Japan; a partner needs Japan's consent."""
    onward = {
        **FIGHTER,
        "act.cabinet_decision_on_transfer": False,
        "transfer.kind": "third_country_transfer",
        "exporter.state": "GBR",
    }
    for day in ("2024-06-01", "2026-06-01"):
        assert law.verdict(day, "SGP", onward) == "not_permitted"
        consented = law.answer(day, "SGP", {**onward, "act.japan_consented": True})
        assert consented.verdict.value == "may_be_permitted"
        assert "cabinet" not in {each.body for each in consented.deciders}


def test_what_was_not_read_is_called_so(law):
    """Positive meaning in 2026 is assumed; no definition of that day cites a paragraph of the text."""
    given = law.answer("2026-06-01", "PHL")
    assert given.verdict.value == "may_be_permitted"
    assert given.weakest_evidence == "unverified"
    for each in law.in_force("2026-06-01"):
        if each.cite.instrument == "tp2014.implementation-guidelines-2026":
            assert not each.cite.at or each.id == "tp2014.country-party-to-conflict", each.id
