"""Statutes, tables and exemptions as they were read a second time: what turns on which day, and what stays open."""

from datetime import date

import pytest

from transfer_check.kleene import Truth

RIFLES = {"item.form": "finished", "item.register_category": "small_arms", "item.sdf_act_arms": True}


def duties(given):
    """Return the rules that impose the duties of an answer."""
    return {each.rule for each in given.duties}


def deciders(given):
    """Return the rules by which somebody decides."""
    return {each.rule for each in given.deciders}


def warnings(given):
    """Return the ids of the warnings of an answer."""
    return {each.id for each in given.warnings}


EXEMPTED, NOT_EXEMPTED = "fefa.goods-sent-out-to-return", "fefa.no-exemption-for-goods-to-return"


@pytest.mark.misread("an exemption at any date", EXEMPTED, from_="1967-04-21")
@pytest.mark.misread(
    "both kinds at once", EXEMPTED, on="2025-04-09", when='transfer.kind in ["re_export", "temporary_export"]'
)
@pytest.mark.misread("nobody told", NOT_EXEMPTED, gone=True)
def test_goods_that_return_were_exempted_in_two_steps(law):
    """None before 9 April 2025, what came in since then, what comes back since 15 November 2025; the permit duty throughout."""
    days = {
        "1985-01-01": (False, False),
        "2010-01-01": (False, False),
        "2025-04-08": (False, False),
        "2025-04-09": (True, False),
        "2025-11-14": (True, False),
        "2025-11-15": (True, True),
    }
    for day, expected in days.items():
        for kind, exempted in zip(("re_export", "temporary_export"), expected, strict=True):
            given = law.answer(day, "USA", {"transfer.kind": kind})
            assert "fefa.export-permit" in duties(given)
            assert (EXEMPTED in deciders(given)) is exempted, (day, kind)
            assert (NOT_EXEMPTED in warnings(given)) is not exempted, (day, kind)


@pytest.mark.misread("no duty before the law of 1987", "fefa.export-permit", on="1970-01-01", gone=True)
def test_arms_needed_an_approval_before_the_law_of_1987(law):
    """The law of 11 September 1987 took effect on 10 November of that year."""
    for day, expected in (("1970-01-01", "approval"), ("1987-11-09", "approval"), ("1987-11-10", "permit")):
        told = [each.duty.en for each in law.answer(day, "USA").duties if each.rule == "fefa.export-permit"]
        assert [[word for word in ("approval", "permit") if word in duty] for duty in told] == [[expected]], day


@pytest.mark.misread("the old number", "fefa.export-permit", on="2026-06-05", gone=True)
def test_penalties_are_cited_by_the_number_of_the_day(law):
    """Law No. 30 of 2026 moved them from article 69-6 to 69-7."""
    for day, number in (("2026-06-04", "69-6"), ("2026-06-05", "69-7")):
        noted = [each.notes for each in law.in_force(day) if each.id == "fefa.export-permit"]
        assert [f"(articles {number}, 53)" in note.en.replace("\n", " ") for note in noted] == [True]


@pytest.mark.misread("any ammunition", "att.scope-ammunition", when='item.form == "ammunition"')
def test_hunting_cartridges_are_no_ammunition_of_the_treaty(law):
    """Only what the conventional arms fire: neither arms, nor in item 1, nor in a category of the Register."""
    cartridges = {"item.form": "ammunition", "item.policy_arms": False, "item.production_equipment": False}
    given = law.answer("2016-06-01", "USA", {**cartridges, "item.control_list_entry": None})
    assert given.verdict.value == "out_of_scope"
    listed = {**cartridges, "item.control_list_entry": "1(1)"}
    assert law.verdict("2016-06-01", "USA", listed) == "out_of_scope"
    fired = {**listed, "item.register_category": "small_arms", "assessment.arms_trade_treaty_risk": "overriding"}
    assert law.verdict("2016-06-01", "USA", fired) == "prohibited"
    shells = {"item.form": "ammunition", "assessment.arms_trade_treaty_risk": "overriding"}
    assert law.verdict("2016-06-01", "USA", shells) == "prohibited"


@pytest.mark.misread("parts and rounds too", "att.diversion", when='item.form in ["finished", "ammunition", "part"]')
def test_diversion_is_about_the_arms_of_article_2(law):
    """Article 11 speaks of neither ammunition nor parts."""
    assert "att.diversion" in duties(law.answer("2016-06-01", "USA", RIFLES))
    for form in ("ammunition", "part"):
        facts = {"item.form": form, "item.assembly_part": True}
        assert "att.diversion" not in duties(law.answer("2016-06-01", "USA", facts))


EARLIER, PREVAILS = "act.handled_under_earlier_exemption", "assessment.earlier_exemption_prevails"


@pytest.mark.misread("no way out", "tp2014.agreement-for-arms", unless=())
@pytest.mark.misread("no way out", "tp2014.arms-kept-from-fighting", unless=())
def test_what_an_earlier_exemption_covered_waits_for_a_judgement_since_2026(law):
    """The limits of 2026 on arms hold for it, or the transitional rule prevails: two readings, and no verdict without a judgement."""
    for to, fighting in (("KOR", False), ("PHL", True)):
        facts = {**RIFLES, "assessment.active_fighting": fighting}
        assert law.verdict("2026-06-01", to, facts) == "not_permitted"
        covered = {**facts, EARLIER: True}
        assert law.verdict("2026-06-01", to, covered) == "undetermined"
        assert law.verdict("2026-06-01", to, {**covered, PREVAILS: False}) == "not_permitted"
        assert law.verdict("2026-06-01", to, {**covered, PREVAILS: True}) == "may_be_permitted"


ROUNDS = {
    "recipient.organisation": "UNMISS",
    "recipient.role": "united_nations_mission",
    "transfer.kind": "contribution_in_kind",
    "item.form": "ammunition",
    "end_user.state": "KOR",
    "end_user.un_listed": False,
    "end_use.within_embargoed_territory": False,
    "assurance.use_limited_to_protection_of_life": True,
    "assurance.transfer_outside_mission_limited": True,
    "assessment.humanitarian_urgency": True,
}


@pytest.mark.misread(
    "anyone of the state",
    "tp1967.ammunition-to-unmiss",
    when={"all": ['transfer.kind == "contribution_in_kind"', 'end_user.state == "KOR"']},
)
def test_the_rounds_were_for_a_contingent(law):
    """An armed group or a company of the same state is none."""
    for role, verdict in (
        ("armed_forces", "may_be_permitted"),
        ("armed_group", "not_permitted"),
        ("company", "not_permitted"),
    ):
        assert law.verdict("2013-12-24", None, {**ROUNDS, "end_user.role": role}) == verdict


@pytest.mark.misread(
    "security alone",
    "tp1967.third-country-consent",
    when={"all": ['transfer.kind == "third_country_transfer"', "assessment.contributes_to_japans_security"]},
)
def test_consent_of_2011_can_rest_on_peace_and_stability(law):
    """The first limb has it beside Japan's security."""
    passing = {
        "transfer.kind": "third_country_transfer",
        "act.japan_consented": True,
        "project": {"kind": "joint_development", "partners": ["USA"]},
        "assessment.contributes_to_japans_security": False,
        "assessment.japans_contribution_small": False,
        "assessment.statement_conditions_met": False,
        "assessment.third_country_adequate_control": True,
    }
    peace = "assessment.contributes_to_international_peace"
    assert law.verdict("2013-06-01", "AUS", {**passing, peace: True}) == "may_be_permitted"
    assert law.verdict("2013-06-01", "AUS", {**passing, peace: False}) == "not_permitted"


ON_THE_DAY = [
    ("transfer_agreements", "in_force", "SWE", "2026-04-20", Truth.UNKNOWN),
    ("transfer_agreements", "in_force", "SWE", "2026-04-21", Truth.TRUE),
    ("transfer_agreements", "in_force", "CAN", "2026-11-01", Truth.UNKNOWN),
    ("acsa", "in_force", "NLD", "2026-06-01", Truth.UNKNOWN),
    ("acsa", "in_force", "GBR", "2017-12-31", Truth.UNKNOWN),
    ("acsa", "in_force", "GBR", "2018-01-01", Truth.TRUE),
    ("un_arms_embargoes", "barred", "IRQ", "1990-08-05", Truth.FALSE),
    ("un_arms_embargoes", "barred", "IRQ", "1990-08-06", Truth.TRUE),
    ("un_arms_embargoes", "barred", "IRQ", "2003-06-01", Truth.UNKNOWN),
    ("un_arms_embargoes", "approval", "IRQ", "2003-06-01", Truth.TRUE),
    ("un_arms_embargoes", "approval", "HTI", "2026-10-16", Truth.TRUE),
    ("un_arms_embargoes", "approval", "HTI", "2026-10-17", Truth.UNKNOWN),
    ("un_arms_embargoes", "barred", "HRV", "1996-03-12", Truth.TRUE),
    ("un_arms_embargoes", "barred", "HRV", "1996-03-13", Truth.UNKNOWN),
    ("un_arms_embargoes", "barred_heavy_weapons", "HRV", "1996-03-12", Truth.FALSE),
    ("un_arms_embargoes", "entry_points", "RWA", "1996-08-31", Truth.TRUE),
    ("un_arms_embargoes", "notification", "RWA", "1996-09-01", Truth.TRUE),
    ("un_arms_embargoes", "approval_or_notification", "CAF", "2019-09-11", Truth.FALSE),
    ("un_arms_embargoes", "approval_or_notification", "CAF", "2019-09-12", Truth.TRUE),
    ("un_arms_embargoes", "non_government", "CAF", "2023-07-27", Truth.TRUE),
    ("un_arms_embargoes", "barred", "LBR", "2001-03-07", Truth.TRUE),
]


@pytest.mark.parametrize(("table", "filter_name", "state", "day", "truth"), ON_THE_DAY)
def test_a_table_turns_on_the_day_that_was_read(table, filter_name, state, day, truth, rulebook):
    """Days that were seen are certain to the day; where only a year, a month or memory is known, the days between are in doubt."""
    assert rulebook.tables[table].membership(filter_name).holds_on(state, date.fromisoformat(day)) is truth


def test_memory_makes_no_day_certain(rulebook):
    """A row of an embargo that rests on memory alone is in doubt on all its days, or only says that there is no exception."""
    rows = [row for row in rulebook.tables["un_arms_embargoes"].rows if row.evidence == "unverified"]
    certain = [row for row in rows if not row.when.certain.empty]
    assert {row.columns["measure"] for row in certain} <= {"no_exception", "notification_of_lethal_aid"}
    assert len(rows) > len(certain) > 0


@pytest.mark.misread("an exception may be judged", "unsc.embargo-without-exception", when='recipient.state == "PRK"')
def test_iran_and_iraq_had_no_exception_for_arms(law):
    """Heavy arms for Iran are prohibited without waiting for a judgement of an exception; the evidence says that it is from memory."""
    tanks = {"item.register_category": "battle_tank", "item.sdf_act_arms": True}
    for day, to in (("2026-01-15", "IRN"), ("2011-06-01", "IRN"), ("1995-01-01", "IRQ")):
        given = law.answer(day, to, tanks)
        assert given.verdict.value == "prohibited"
        regimes = {each.regime.id: each.verdict.value for item in given.decision.items for each in item.regimes}
        assert regimes["unsc"] == "prohibited"


@pytest.mark.misread("nobody decides", "fefa.licensing-authority", gone=True)
@pytest.mark.misread("no duty", "fefa.export-permit", gone=True)
def test_an_item_that_nobody_classified_has_a_body_and_a_duty(law):
    """While it is open whether goods are arms, the Minister says what the order covers, and the permit is needed if it does."""
    unclassified = {"item.policy_arms": "unknown", "item.production_equipment": "unknown"}
    given = law.answer("2005-06-01", "PHL", unclassified)
    assert given.verdict.value == "undetermined"
    assert "fefa.licensing-authority" in deciders(given)
    told = [each.duty.en for each in given.duties if each.rule == "fefa.export-permit"]
    assert len(told) == 1
    assert told[0].startswith("If the control lists cover it, obtain an export permit")
    plain = law.answer("2005-06-01", "PHL", {"item.policy_arms": False, "item.control_list_entry": None})
    assert "fefa.licensing-authority" not in deciders(plain)
