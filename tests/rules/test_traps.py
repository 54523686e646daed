"""The traps of the law digest, appendix D: misreadings of the law from 1967 to 1 April 2014, and of the words used for it.

Those of the law since then are in ``test_traps_since_2014.py`` and ``test_traps_of_conflict_and_control.py``.
"""

import re
from datetime import date
from pathlib import Path

import pytest

RIFLE = {"item.control_list_entry": "1(1)"}
TECHNOLOGY = {
    "item.form": "technology",
    "item.policy_arms": False,
    "item.military_technology": True,
    "agreement": {"framework": "mutual_defense_assistance"},
}
GIFT = {
    "transfer.kind": "grant",
    "exporter.role": "ministry_of_defense",
    "end_user.role": "government",
    "end_use.activity": "international_peace_cooperation",
}
AMMUNITION = {
    "transfer.kind": "contribution_in_kind",
    "exporter.role": "government",
    "recipient.organisation": "UNMISS",
    "recipient.role": "united_nations_mission",
    "recipient.state": None,
    "item.form": "ammunition",
    "end_use.activity": "international_peace_cooperation",
    "end_use.within_embargoed_territory": False,
    "assurance.use_limited_to_protection_of_life": True,
    "assurance.transfer_outside_mission_limited": True,
    "assessment.humanitarian_urgency": True,
}
CARRIED = {
    "transfer.kind": "own_use",
    "exporter.role": "self_defense_forces",
    "end_user.role": "self_defense_forces",
    "end_user.state": "JPN",
}
WITH_THE_US = {"project": {"kind": "joint_development", "partners": ["USA"], "programme": "other"}}


def ids(provisions):
    """Return the ids of provisions."""
    return [each.id for each in provisions]


def duties(given):
    """Return the ids of the rules whose duties attach."""
    return {each.rule for each in given.duties}


# ── 1967 and 1976 ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.misread("the permit duty as a ban", "fefa.export-permit", effect="prohibit", decides=True)
@pytest.mark.misread("no permit needed", "fefa.export-permit", gone=True)
def test_no_statute_bans_arms_exports(law):
    """D-1. Take the Foreign Exchange Act for a ban and every transfer is prohibited by law; it only asks for a permit."""
    for day, verdict in (("1967-04-20", "no_text_in_force"), ("1970-01-01", "may_be_permitted")):
        given = law.answer(day, "USA", RIFLE)
        assert given.verdict.value == verdict
        assert "fefa.export-permit" in duties(given)
    refused = law.answer("1980-01-01", "USA", RIFLE)
    assert ids(refused.determining) == ["tp1967.restraint"]
    act = [each for each in law.rulebook.provisions if each.regime == "fefa"]
    assert {each.effect for each in act} == {"scope", "define", "refer", "oblige", "caution"}


@pytest.mark.misread("restraint since 1967", "tp1967.restraint", from_="1967-04-21")
@pytest.mark.misread("restraint as a prohibition", "tp1967.restraint", effect="prohibit", when="item.policy_arms")
@pytest.mark.misread("restraint as permission", "tp1967.restraint", gone=True)
def test_the_restraint_of_1976_is_neither_older_nor_a_prohibition_nor_a_permission(law):
    """D-2. Read it back into 1967, or as a hard ban, or as mere advice: each time other destinations are judged wrongly."""
    assert law.verdict("1967-04-21", "USA") == "may_be_permitted"
    assert law.verdict("1976-02-26", "USA") == "may_be_permitted"
    assert law.verdict("1976-02-27", "USA") == "not_permitted"
    assert law.verdict("1976-02-27", "USA", {"act.individual_exemption_decided": True}) == "may_be_permitted"
    assert law.verdict("1970-01-01", "USA", {"assessment.international_conflict": "likely_party"}) == "prohibited"


# ── the Guidelines of 2011 ────────────────────────────────────────────────────────────────────


@pytest.mark.misread(
    "earlier exemptions replaced", "tp1967.military-technology-to-the-us", on="2012-06-01", until="2011-12-27"
)
@pytest.mark.misread("a class as a condition", "tp1967.joint-development", effect="require")
@pytest.mark.misread("a class instead of the permit", "fefa.export-permit", until="2011-12-27")
@pytest.mark.misread("the restraint replaced", "tp1967.restraint", until="2011-12-27")
def test_the_guidelines_of_2011_are_added_to_the_principles(law):
    """D-3. Take them as the whole law and what fails them is denied unseen, or what passes them needs no permit."""
    assert law.verdict("2012-06-01", "USA", TECHNOLOGY) == "may_be_permitted"
    neither = law.answer("2012-06-01", "GBR")
    assert neither.verdict.value == "not_permitted"
    assert ids(neither.determining) == ["tp1967.restraint"]
    passing = law.answer("2012-06-01", "HTI", GIFT)
    assert passing.verdict.value == "may_be_permitted"
    assert "fefa.export-permit" in duties(passing)
    assert "meti" in {each.body for each in passing.deciders}


@pytest.mark.misread("three classes ended in 2011", "tp1967.to-communist-bloc", until="2011-12-27")
@pytest.mark.misread("restraint ended in 2011", "tp1967.restraint", until="2011-12-27")
@pytest.mark.misread("still in force after 2014", "tp1967.to-communist-bloc", until="2015-04-01")
def test_the_principles_of_1967_were_ended_in_2014_and_not_in_2011(law):
    """D-4. Believe that the statement of 2011 abolished them and two years of refusals become permissions."""
    assert "tp1967.to-communist-bloc" in ids(law.in_force("2012-06-01"))
    assert law.verdict("2012-06-01", "USA") == "not_permitted"
    assert law.verdict("2014-03-31", "USA") == "not_permitted"
    assert not [each for each in ids(law.in_force("2014-04-01")) if each.startswith("tp1967.")]


@pytest.mark.misread("begun in December 2012", "tp1967.peace-contribution", from_="2012-12-27")
@pytest.mark.misread("the slip not told", "tp1967.haiti-grant-misdated", gone=True)
def test_the_guidelines_began_on_27_december_2011(law):
    """D-5. A ministry page misdates them by a year; follow it and a grant of 2012 is judged before its own ground."""
    assert law.verdict("2011-12-26", "HTI", GIFT) == "not_permitted"
    assert law.verdict("2011-12-27", "HTI", GIFT) == "may_be_permitted"
    assert law.verdict("2012-12-18", "HTI", GIFT) == "may_be_permitted"
    assert "tp1967.haiti-grant-misdated" in ids(law.answer("2012-01-15", "HTI", GIFT).warnings)


# ── who decides ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.misread(
    "approval beforehand", "tp2014.diet-notification", effect="require", when="act.cabinet_decision_on_transfer"
)
@pytest.mark.misread(
    "a resolution as law", "tp1967.restraint", effect="prohibit", when="item.policy_arms", from_="1981-03-31"
)
def test_no_edition_requires_approval_by_the_diet(law):
    """D-6. Ask for the Diet's approval and nothing could be permitted: the resolutions of 1981 call for care, and the
    edition of 2026 for notice afterwards.
    """
    exempted = {"act.individual_exemption_decided": True}
    for day in ("1981-03-19", "1981-03-20", "1981-03-31", "1981-04-01"):
        assert law.verdict(day, "USA") == "not_permitted"
        assert law.verdict(day, "USA", exempted) == "may_be_permitted"
    omitted = {statement for each in law.rulebook.omissions for statement in each.digest}
    assert {"D81-1", "D81-2", "D81-3", "D81-4"} <= omitted
    destroyers = law.answer("2026-04-21", "PHL", {"item.sdf_act_arms": True})
    assert destroyers.verdict.value == "may_be_permitted"
    (notice,) = (each for each in destroyers.duties if each.rule == "tp2014.diet-notification")
    assert (notice.bearer, notice.due) == ("government", "after_transfer")


@pytest.mark.misread("arms decided by METI alone", "tp2014.arms-decided-by-four-ministers", to="meti")
@pytest.mark.misread("arms decided by the nine", "tp2014.arms-decided-by-four-ministers", to="nsc_nine_ministers")
@pytest.mark.misread("the permit from the Council", "tp2014.decided-by-minister", to="nsc")
def test_the_four_ministers_are_not_the_nine_and_the_permit_is_metis(law):
    """D-23. Mix them up and METI sits where it does not, or the Council issues a permit; METI's minister is one of the nine
    only, and gives the permit in every case.
    """
    arms = law.answer("2026-04-21", "PHL", {"item.sdf_act_arms": True})
    assert {each.body for each in arms.deciders if each.rule.startswith("tp2014.")} == {"nsc_four_ministers", "meti"}
    for day, act in (("2015-01-01", {"act.nsc_deliberated": True}), ("2024-06-01", {"act.nsc_deliberated": True})):
        given = law.answer(day, "USA", act)
        bodies = {each.rule: each.body for each in given.deciders}
        assert bodies["tp2014.deliberated-by-national-security-council"] == "nsc"
        assert bodies["tp2014.decided-by-minister"] == bodies["fefa.licensing-authority"] == "meti"
        assert "fefa.export-permit" in duties(given)
    for version in law.rulebook.versions("tp2014.deliberated-by-national-security-council"):
        four, _, added = version.notes.en.partition("the nine-minister meeting adds")
        assert "METI" not in four.partition("four-minister meeting is")[2]
        assert "METI" in added.partition(".")[0]


@pytest.mark.misread("the Council in 1976", "tp1967.arms-decided-by-minister", to="nsc")
@pytest.mark.misread("the Council in 2011", "tp1967.third-country-consent-given-by-government", to="nsc_four_ministers")
@pytest.mark.misread(
    "its judgement asked for in 2011", "tp1967.joint-development", when="assessment.humanitarian_urgency"
)
def test_there_was_no_national_security_council_before_december_2013(law):
    """D-24. Name it earlier and a case is referred to, or signed by, a body that did not exist."""
    for regime in law.rulebook.regimes:
        for edition in regime.editions:
            if edition.on < date(2013, 12, 1):
                in_force = law.rulebook.on(edition.on)
                assert not [each for each in in_force.rules if each.provision.to.startswith("nsc")]
    signed = {"value": True, "by": "nsc", "on": "2012-06-01"}
    early = law.answer("2012-06-01", "GBR", {"assessment.contributes_to_japans_security": signed})
    assert "signed-before-the-council" in ids(early.warnings)
    asked = law.answer("2012-06-01", "GBR", {"project": {"kind": "joint_development", "partners": ["GBR"]}})
    assert asked.awaits == ("assessments",)
    assert not [body for each in asked.open_facts for body in each.fact.body if body.startswith("nsc")]


# ── single statements ─────────────────────────────────────────────────────────────────────────


@pytest.mark.misread(
    "a class of the Guidelines", "tp1967.peace-contribution", when='recipient.organisation == "UNMISS"'
)
@pytest.mark.misread("the principles of 2014", "tp1967.ammunition-to-unmiss", from_="2014-04-01", until="2015-04-01")
@pytest.mark.misread("any United Nations force", "tp1967.ammunition-to-unmiss", when='item.form == "ammunition"')
def test_the_ammunition_for_south_sudan_rests_on_its_own_statement(law):
    """D-20. Put it under the Guidelines of 2011 or the principles of 2014 and the wrong text permits it, and others too."""
    given = law.answer("2013-12-23", "KOR", AMMUNITION)
    assert given.verdict.value == "may_be_permitted"
    assert ids(given.determining)[0] == "tp1967.ammunition-to-unmiss"
    assert {each.regime for each in given.determining} == {"tp1967", "unsc"}
    assert law.verdict("2013-12-22", "KOR", AMMUNITION) == "not_permitted"
    assert law.verdict("2013-12-23", "IND", AMMUNITION) == "not_permitted"


@pytest.mark.misread("supplies exempted", "tp1967.weapons-carried-under-replenishment-act", when="item.policy_arms")
@pytest.mark.misread("weapons not exempted", "tp1967.weapons-carried-under-replenishment-act", gone=True)
@pytest.mark.misread("fuel as arms", "tp1967.policy-arms", when='item.form == "material"')
def test_fuel_is_no_arms_and_the_weapons_carried_are(law):
    """D-21. Treat the fuel supplied at sea as arms, or the statement of 2007 as covering what is supplied, and both err."""
    mission = {"end_use.mission": "replenishment_act"}
    fuel = {
        **mission,
        "item": {"form": "material", "control_list_entry": None, "military_technology": False},
        "transfer.kind": "grant",
    }
    assert law.verdict("2007-10-17", "USA", fuel) == "out_of_scope"
    assert law.verdict("2007-10-16", "BHR", {**CARRIED, **mission}) == "not_permitted"
    assert law.verdict("2007-10-17", "BHR", {**CARRIED, **mission}) == "may_be_permitted"
    assert law.verdict("2007-10-17", "BHR", mission) == "not_permitted"


@pytest.mark.misread("all projects with the US", "tp1967.missile-defence-with-the-us", when='recipient.state == "USA"')
@pytest.mark.misread("missile defense as well", "tp1967.missile-defence-with-the-us", gone=True)
def test_the_statement_of_2004_exempts_missile_defense_alone(law):
    """D-22. Read its promise to look at other projects with the United States as an exemption and they pass unexamined."""
    control = {"assessment.strict_control": True}
    other = law.answer("2005-01-01", "USA", {**WITH_THE_US, **control})
    assert other.verdict.value == "not_permitted"
    assert ids(other.determining) == ["tp1967.restraint"]
    decided = {**WITH_THE_US, "act.individual_exemption_decided": True}
    assert law.verdict("2005-01-01", "USA", decided) == "may_be_permitted"
    defense = {"project": {**WITH_THE_US["project"], "programme": "ballistic_missile_defense"}}
    assert law.verdict("2005-01-01", "USA", {**defense, **control}) == "may_be_permitted"


# ── words and adopters ────────────────────────────────────────────────────────────────────────


@pytest.mark.misread("one word for two texts", instrument="tp1967.guidelines-2011", short="Implementation Guidelines")
@pytest.mark.misread("a bare word", instrument="tp1967.unified-view", short="Guidelines")
def test_three_texts_are_called_guidelines_and_are_cited_apart(law):
    """D-26. The view of 1976, the statement of 2011 and the text of 2014 all bear the word in English: cite one as another
    and the reader opens the wrong document.
    """
    names = [each.short.en for each in law.rulebook.instruments.values()]
    assert not [name for name in names if name == "Guidelines" or names.count(name) > 1]
    cited = {
        law.answer("1980-01-01", "GBR").determining[0].cite.instrument,
        law.answer("2012-06-01", "HTI", GIFT).determining[0].cite.instrument,
        law.answer("2015-01-01", "USA", {"transfer.kind": "acsa_supply", "agreement.framework": "acsa"})
        .determining[0]
        .cite.instrument,
    }
    assert cited == {"tp1967.unified-view", "tp1967.guidelines-2011", "tp2014.implementation-guidelines"}


@pytest.mark.misread(
    "Guidelines by the Cabinet", instrument="tp2014.implementation-guidelines", adopted_by="Council and Cabinet 閣議"
)
@pytest.mark.misread(
    "principles by the Council", instrument="tp2014.three-principles", adopted_by="National Security Council"
)
@pytest.mark.misread("the ban lifted", "tp2014.permitted-cases-only", gone=True)
def test_the_guidelines_were_adopted_by_the_council_alone_and_lifted_no_ban(law):
    """D-27. Newspapers have the Cabinet adopting them and the ban lifted: the principles were adopted by both, the
    guidelines by the Council, and what is in no permitted case stays barred.
    """
    texts = law.rulebook.instruments
    assert "Cabinet" in texts["tp2014.three-principles"].adopted_by.en
    assert "閣議" in texts["tp2014.three-principles"].adopted_by.ja
    for name in ("tp2014.implementation-guidelines", "tp2014.implementation-guidelines-2026"):
        assert "National Security Council" in texts[name].adopted_by.en
        assert "Cabinet" not in texts[name].adopted_by.en
        assert "閣議" not in texts[name].adopted_by.ja
    assert law.verdict("2014-04-01", "PHL", {"item.sdf_act_arms": True}) == "not_permitted"


@pytest.mark.misread("the notice left out", "tp2014.revision-of-2026-not-read", gone=True)
@pytest.mark.misread("the adopted text as read", "tp2014.revision-of-2026-not-read", evidence="primary")
@pytest.mark.misread("the press as a text", "tp2014.agreement-for-arms", evidence="primary")
def test_every_answer_of_the_edition_of_2026_is_provisional(law):
    """D-28. Its content is known from the press: give an answer under it without saying so and it passes for law."""
    given = [
        law.answer("2026-04-21", "PHL", {"item.sdf_act_arms": True}),
        law.answer("2026-04-21", "NZL", {"item.sdf_act_arms": True}),
        law.answer("2026-04-21", "NZL", {"item.policy_arms": False, "item.production_equipment": False}),
        law.answer("2026-04-21", "PRK"),
    ]
    assert {each.verdict.value for each in given} >= {"may_be_permitted", "not_permitted", "prohibited"}
    for each in given:
        assert each.weakest_evidence in ("secondary", "unverified")
        assert "tp2014.revision-of-2026-not-read" in ids(each.warnings)
    began = [each for each in law.in_force("2026-04-21") if each.in_force.start == date(2026, 4, 21)]
    assert {each.evidence for each in began} <= {"secondary", "unverified"}


def test_every_trap_of_the_digest_is_a_test():
    """Appendix D has twenty-eight traps; each is the first word of one docstring, and nothing else is."""
    files = sorted(Path(__file__).parent.glob("test_traps*.py"))
    found = [number for file in files for number in re.findall(r'"""D-(\d+)\. ', file.read_text(encoding="utf-8"))]
    assert sorted(map(int, found)) == list(range(1, 29))
