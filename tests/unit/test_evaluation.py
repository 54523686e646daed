"""The decision procedure, one rule at a time: what bites, what wins, what stays open."""

from datetime import date

import pytest

from transfer_check.answering.answer import answer
from transfer_check.errors import UsageError
from transfer_check.facts.case import TransferCase
from transfer_check.intervals import Interval
from transfer_check.judging.decision import Standing, Verdict
from transfer_check.judging.evaluation import derive, evaluate
from transfer_check.kleene import Truth

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
ARMS = {"policy_arms": True}


@pytest.fixture
def closed(law):
    """Return a closed regime about arms, with a ground for parts and a prohibition of ammunition."""
    law.add("tp.scope", "scope", "item.policy_arms")
    law.add("tp.restraint", "close")
    law.add("tp.parts", "permit", 'item.form == "part"')
    return law.add("tp.ammunition", "prohibit", 'item.form == "ammunition"')


def finding(decision, rule):
    """Return the finding of a rule on the first item."""
    return next(each for each in decision.items[0].findings if each.provision.id == rule)


# ── one regime ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item", "verdict"),
    [
        ({"policy_arms": False, "form": "ammunition"}, Verdict.OUT_OF_SCOPE),
        ({**ARMS, "form": "ammunition"}, Verdict.PROHIBITED),
        ({**ARMS, "form": "part"}, Verdict.MAY_BE_PERMITTED),
        ({**ARMS, "form": "finished"}, Verdict.NOT_PERMITTED),
        (ARMS, Verdict.UNDETERMINED),
        ({"form": "part"}, Verdict.UNDETERMINED),
        ({"form": "ammunition"}, Verdict.UNDETERMINED),
        ({}, Verdict.UNDETERMINED),
    ],
)
def test_a_closed_regime_gives_every_verdict(closed, item, verdict):
    """Nothing without a ground, a prohibition above a ground, and nothing said where the scope is open."""
    assert closed.judge(item=item).verdict is verdict


def test_an_open_regime_needs_no_ground(law):
    """Where nothing closes it, what is not prohibited may be permitted."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.ammunition", "prohibit", 'item.form == "ammunition"')
    assert law.judge(item={**ARMS, "form": "finished"}).verdict is Verdict.MAY_BE_PERMITTED
    assert law.judge(item=ARMS).verdict is Verdict.UNDETERMINED


def test_a_regime_closes_on_its_day(law):
    """The same case needs no ground the day before, and has none from the day the regime is closed."""
    law.add("tp.scope", "scope", "item.policy_arms").add(
        "tp.restraint", "close", in_force=Interval(date(1976, 2, 27), None)
    )
    assert law.judge(on=date(1976, 2, 26), item=ARMS).verdict is Verdict.MAY_BE_PERMITTED
    assert law.judge(on=date(1976, 2, 27), item=ARMS).verdict is Verdict.NOT_PERMITTED


def test_a_requirement_not_met_refuses_what_a_ground_allows(closed):
    """`require` bites where its condition is false, and only where it applies."""
    closed.add(
        "tp.consent",
        "require",
        'assurance.consent_to_third_party_transfer == "required"',
        applies='transfer.kind == "export"',
    )
    part = {**ARMS, "form": "part"}
    consent = {"consent_to_third_party_transfer": "required"}
    assert closed.judge(item=part, transfer={"kind": "export"}, assurance=consent).verdict is Verdict.MAY_BE_PERMITTED
    assert closed.judge(item=part, transfer={"kind": "export"}, assurance=None).verdict is Verdict.NOT_PERMITTED
    assert closed.judge(item=part, transfer={"kind": "repair"}, assurance=None).verdict is Verdict.MAY_BE_PERMITTED
    assert closed.judge(item=part, transfer={"kind": "export"}).verdict is Verdict.UNDETERMINED
    unmet = closed.judge(item=part, transfer={"kind": "export"}, assurance=None)
    assert finding(unmet, "tp.consent").bites is T
    assert finding(unmet, "tp.consent").standing is Standing.NOT_SATISFIED


def test_no_ground_and_a_possible_prohibition_keep_both_truths(law):
    """Without a ground the item is not permitted, and it stays visible that it may be prohibited besides."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.restraint", "close")
    law.add("tp.bloc", "prohibit", "recipient.communist_bloc")
    item = law.judge(item=ARMS).items[0]
    assert item.verdict is Verdict.NOT_PERMITTED
    assert (item.prohibited, item.permitted) == (U, F)


@pytest.mark.parametrize("effect", ["refer", "oblige"])
def test_referring_and_obliging_change_no_verdict(closed, effect):
    """They bite and are found, and the answer is the same."""
    closed.add("tp.other", effect, 'item.form == "part"')
    decision = closed.judge(item={**ARMS, "form": "part"})
    assert decision.verdict is Verdict.MAY_BE_PERMITTED
    assert finding(decision, "tp.other").bites is T


# ── exceptions ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("activity", "bites", "standing"),
    [("research", F, Standing.EXCUSED), ("commercial", T, Standing.SATISFIED), ("unknown", U, Standing.UNKNOWN)],
)
def test_an_exception_of_its_own_lifts_a_rule(law, activity, bites, standing):
    """Holding it excuses, failing it leaves the rule, unknown keeps it open."""
    law.add("tp.scope", "scope", "item.policy_arms")
    law.add("tp.all", "prohibit", "item.policy_arms", unless={"research": 'end_use.activity == "research"'})
    found = finding(law.judge(item=ARMS, end_use={"activity": activity}), "tp.all")
    assert (found.bites, found.standing) == (bites, standing)
    assert found.excused_by == (("research",) if bites is F else ())


def test_a_permit_lifts_a_prohibition_only_by_naming_it(closed):
    """Prohibition wins over permission unless an exception names the prohibition."""
    both = {**ARMS, "form": "ammunition"}
    closed.add("tp.mission", "permit", "act.individual_exemption_decided")
    assert closed.judge(item=both, act={"individual_exemption_decided": True}).verdict is Verdict.PROHIBITED
    closed.add("tp.decided", "permit", "act.individual_exemption_decided", exception_to=("tp.ammunition",))
    decision = closed.judge(item=both, act={"individual_exemption_decided": True})
    assert decision.verdict is Verdict.MAY_BE_PERMITTED
    assert finding(decision, "tp.ammunition").excused_by == ("tp.decided",)


def test_a_lifted_lifter_lifts_nothing(law):
    """An exception to the exception puts the rule back."""
    law.add("tp.scope", "scope", "item.policy_arms")
    law.add("tp.a", "prohibit", "item.policy_arms")
    law.add("tp.b", "permit", "item.policy_arms", exception_to=("tp.a",))
    assert law.judge(item=ARMS).verdict is Verdict.MAY_BE_PERMITTED
    law.add("tp.c", "refer", "item.policy_arms", exception_to=("tp.b",), to="meti")
    assert law.judge(item=ARMS).verdict is Verdict.PROHIBITED


def test_an_open_lifter_keeps_the_rule_open_and_is_named(law):
    """The finding says which rules may still lift it."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.a", "prohibit", "item.policy_arms")
    law.add("tp.b", "permit", "item.sdf_act_arms", exception_to=("tp.a",))
    found = finding(law.judge(item=ARMS), "tp.a")
    assert (found.bites, found.lifted_by_unknown) == (U, ("tp.b",))


def test_a_lifter_in_a_regime_out_of_scope_is_shown_where_it_matters(law):
    """What lifts a rule from another regime is among the findings; what lifts nothing there is not."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.a", "prohibit", "item.policy_arms")
    law.add("un.scope", "scope", "item.production_equipment")
    law.add("un.lifts", "permit", "item.sdf_act_arms", exception_to=("tp.a",)).add(
        "un.other", "permit", "item.sdf_act_arms"
    )
    decision = law.judge(item={**ARMS, "production_equipment": False})
    assert [each.provision.id for each in decision.items[0].findings] == ["tp.a", "un.lifts"]
    settled = law.judge(item={**ARMS, "production_equipment": False, "sdf_act_arms": False})
    assert [each.provision.id for each in settled.items[0].findings] == ["tp.a"]


def test_what_lifts_a_lifter_out_of_scope_is_shown_too(law):
    """Link by link, in the order of the text, after the rules of the regimes that are about the item."""
    law.add("tp.scope", "scope", "item.policy_arms").add("un.scope", "scope", "item.production_equipment")
    law.add("un.lifts-the-lifter", "permit", "item.licensed_product", exception_to=("un.lifts",))
    law.add("un.other", "permit", "item.licensed_product")
    law.add("un.lifts", "permit", "item.sdf_act_arms", exception_to=("tp.a",))
    law.add("tp.a", "prohibit", "item.policy_arms")
    decision = law.judge(item={"policy_arms": True, "production_equipment": False, "sdf_act_arms": True})
    assert [each.provision.id for each in decision.items[0].findings] == ["tp.a", "un.lifts-the-lifter", "un.lifts"]


# ── several regimes, several items ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("policy", "embargo", "verdict"),
    [
        (True, True, Verdict.PROHIBITED),
        (True, False, Verdict.MAY_BE_PERMITTED),
        (False, True, Verdict.PROHIBITED),
        (False, False, Verdict.OUT_OF_SCOPE),
        (True, None, Verdict.UNDETERMINED),
    ],
)
def test_regimes_combine(law, policy, embargo, verdict):
    """Prohibited is the or, permitted the and, each regime as far as it is about the item."""
    law.add("tp.scope", "scope", "item.policy_arms")
    law.add("un.scope", "scope", "item.munitions_listed").add("un.embargo", "prohibit", "item.munitions_listed")
    listed = {} if embargo is None else {"munitions_listed": embargo}
    assert law.judge(item={"policy_arms": policy, **listed}).verdict is verdict


def test_what_another_regime_lifts_stays_prohibited_here(law):
    """An exemption from the policy does not lift an obligation under a resolution."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.a", "prohibit", "item.policy_arms")
    law.add("un.scope", "scope", "item.policy_arms").add("un.embargo", "prohibit", "item.policy_arms")
    law.add("tp.exempt", "permit", "act.individual_exemption_decided", exception_to=("tp.a",))
    decision = law.judge(item=ARMS, act={"individual_exemption_decided": True})
    assert [each.verdict for each in decision.items[0].regimes] == [Verdict.MAY_BE_PERMITTED, Verdict.PROHIBITED]
    assert decision.verdict is Verdict.PROHIBITED


def test_a_regime_that_does_not_decide_has_no_voice(closed):
    """It refers and obliges; its scope brings no item in, and its rules change nothing."""
    closed.regime("fefa", decides=False).add("fefa.scope", "scope", "item.policy_arms")
    closed.add("fefa.no", "prohibit", "item.policy_arms")
    decision = closed.judge(item={**ARMS, "form": "part"})
    assert decision.verdict is Verdict.MAY_BE_PERMITTED
    assert finding(decision, "fefa.no").bites is T
    assert [each.regime.id for each in decision.items[0].regimes] == ["tp"]


def test_the_case_takes_its_least_favourable_item(closed):
    """Every item is judged on its own facts and shown; the worst one decides."""
    items = [{**ARMS, "form": "part"}, {"policy_arms": False}, {**ARMS, "form": "finished"}]
    case = TransferCase.model_validate({"case": "three", "on": "2010-01-01", "items": items})
    decision = evaluate(case, closed.rulebook())
    verdicts = [Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE, Verdict.NOT_PERMITTED]
    assert [each.verdict for each in decision.items] == verdicts
    assert decision.verdict is Verdict.NOT_PERMITTED


# ── facts ─────────────────────────────────────────────────────────────────────────────────────


def test_an_act_nobody_recorded_was_not_taken(closed):
    """Absent is false for an act, and only for an act."""
    closed.add("tp.decided", "permit", "act.individual_exemption_decided")
    assert finding(closed.judge(item=ARMS), "tp.decided").bites is F
    unknown = closed.judge(item=ARMS, act={"individual_exemption_decided": "unknown"})
    assert finding(unknown, "tp.decided").bites is F


def test_a_derived_fact_is_computed_or_asserted(law):
    """From its definition where that settles it; as stated, and marked as such, where it does not."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.bloc", "prohibit", "recipient.communist_bloc")
    law.add("tp.definition", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc").row(
        "PRK"
    )
    derived = law.judge(item=ARMS, recipient={"state": "PRK"})
    assert (derived.verdict, derived.items[0].trace.asserted) == (Verdict.PROHIBITED, frozenset())
    assert derived.items[0].trace.facts["recipient.communist_bloc"] is True
    same = law.judge(item=ARMS, recipient={"state": "PRK", "communist_bloc": True})
    assert (same.verdict, same.items[0].trace.asserted) == (Verdict.PROHIBITED, frozenset())
    asserted = law.judge(item=ARMS, recipient={"communist_bloc": False})
    assert asserted.verdict is Verdict.MAY_BE_PERMITTED
    assert asserted.items[0].trace.asserted == {"recipient.communist_bloc"}
    assert law.judge(item=ARMS).verdict is Verdict.UNDETERMINED


def test_a_doubtful_row_leaves_the_derived_fact_unknown(law):
    """A state whose row is in doubt on the day is neither in nor out, until somebody states the derived fact."""
    law.add("tp.scope", "scope", "item.policy_arms").add("tp.bloc", "prohibit", "recipient.communist_bloc")
    law.add("tp.definition", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    law.row(
        "CHN",
        certain=Interval(date(1967, 4, 21), date(1994, 3, 31)),
        possible=Interval(date(1967, 4, 21), date(2014, 4, 1)),
    )
    assert law.judge(on=date(1994, 3, 30), item=ARMS, recipient={"state": "CHN"}).verdict is Verdict.PROHIBITED
    assert law.judge(on=date(1994, 3, 31), item=ARMS, recipient={"state": "CHN"}).verdict is Verdict.UNDETERMINED
    assert law.judge(on=date(2014, 4, 1), item=ARMS, recipient={"state": "CHN"}).verdict is Verdict.MAY_BE_PERMITTED
    stated = law.judge(on=date(2005, 1, 1), item=ARMS, recipient={"state": "CHN", "communist_bloc": False})
    assert stated.verdict is Verdict.MAY_BE_PERMITTED


def test_definitions_build_on_one_another(law):
    """A derived fact can rest on another, and one can be left out to look at its own definition."""
    law.add("tp.joint", "define", "recipient.foreign_government", defines="project.joint")
    law.add("tp.government", "define", 'recipient.role == "government"', defines="recipient.foreign_government")
    edition, facts = law.rulebook().on(date(2010, 1, 1)), {"recipient.role": "government"}
    derive(edition, facts, date(2010, 1, 1))
    assert (facts["recipient.foreign_government"], facts["project.joint"]) == (True, True)
    left_out = {"recipient.role": "government"}
    derive(edition, left_out, date(2010, 1, 1), leaving="recipient.foreign_government")
    assert left_out == {"recipient.role": "government"}


# ── days ──────────────────────────────────────────────────────────────────────────────────────


def test_another_day_can_be_asked_about(closed):
    """`on` replaces the day of the case, and the decision says so."""
    case = TransferCase.model_validate({"case": "x", "on": "2010-01-01", "items": [ARMS]})
    assert evaluate(case, closed.rulebook(), on=date(1980, 1, 1)).on == date(1980, 1, 1)
    assert evaluate(case, closed.rulebook()).on == date(2010, 1, 1)


def test_a_day_that_is_not_encoded_is_refused(closed):
    """An unknown law is no law to judge by: the run stops."""
    case = TransferCase.model_validate({"case": "x", "on": "2015-01-01"})
    with pytest.raises(UsageError, match="2015-01-01 is not encoded"):
        evaluate(case, closed.rulebook(encoded_until=date(2014, 4, 1)))


def test_a_day_before_any_policy_has_no_text_in_force(law):
    """Without a text of policy nothing is decided, out of scope included, and the decision says so."""
    law.regime("tp", in_force=Interval(date(1967, 4, 21), None)).add("tp.scope", "scope", "item.policy_arms")
    for policy_arms in (True, False):
        decision = law.judge(on=date(1967, 4, 20), item={"policy_arms": policy_arms})
        assert (decision.verdict, decision.policy_in_force) == (Verdict.NO_TEXT_IN_FORCE, False)
        assert decision.items[0].permitted is U
    assert law.judge(on=date(1967, 4, 21), item=ARMS).policy_in_force is True


@pytest.mark.parametrize(
    ("item", "verdict"),
    [
        ({**ARMS, "form": "ammunition"}, Verdict.PROHIBITED),
        (ARMS, Verdict.UNDETERMINED),
        ({"form": "ammunition"}, Verdict.UNDETERMINED),
        ({**ARMS, "form": "part"}, Verdict.NO_TEXT_IN_FORCE),
        ({"policy_arms": False, "form": "ammunition"}, Verdict.NO_TEXT_IN_FORCE),
        ({"form": "part"}, Verdict.NO_TEXT_IN_FORCE),
    ],
)
def test_a_prohibition_counts_without_a_text_of_policy(law, item, verdict):
    """The Security Council bars what it bars on any day, and leaves open what it may bar; it permits nothing."""
    law.regime("tp", in_force=Interval(date(1967, 4, 21), None)).add("tp.scope", "scope", "item.policy_arms")
    law.regime("unsc", policy=False).add("unsc.scope", "scope", "item.policy_arms")
    law.add("unsc.ammunition", "prohibit", 'item.form == "ammunition"')
    law.add("unsc.unmet", "require", 'item.form == "sample"')
    decision = law.judge(on=date(1967, 4, 20), item=item)
    (judged,) = decision.items
    assert (decision.verdict, judged.verdict, judged.regimes[0].verdict) == (verdict, verdict, verdict)
    assert (judged.permitted, judged.regimes[0].permitted) == (U, U)
    gathered = answer(decision)
    wanted = {"form", "policy_arms"} - set(item) if verdict is Verdict.UNDETERMINED else set()
    assert {each.fact.path for each in gathered.open_facts} == {f"item.{name}" for name in wanted}
    ids = {each.id for each in gathered.determining}
    assert ids <= {"unsc.scope", "unsc.ammunition"}
    assert bool(ids) is (verdict is not Verdict.NO_TEXT_IN_FORCE)


def test_an_error_stops_the_run(closed):
    """A leaf that fails is never taken for false: the error comes through."""
    rulebook = closed.rulebook()
    rulebook.on(date(2010, 1, 1)).leaves.tests[0] = lambda facts, day: 1 / 0
    with pytest.raises(ZeroDivisionError):
        evaluate(TransferCase.model_validate({"case": "x", "on": "2010-01-01"}), rulebook)


def test_a_case_is_not_changed_by_judging_it(closed):
    """Facts derived for one item belong to its trace, not to the case or to another item."""
    closed.add("tp.definition", "define", 'item.form == "part"', defines="item.production_equipment")
    case = TransferCase.model_validate(
        {"case": "x", "on": "2010-01-01", "items": [{"form": "part"}, {"form": "sample"}, {}]}
    )
    before = dict(case.facts()), case.item_facts()
    decision = evaluate(case, closed.rulebook())
    derived = [each.trace.facts.get("item.production_equipment") for each in decision.items]
    assert derived == [True, False, None]
    assert (dict(case.facts()), case.item_facts()) == before
    assert evaluate(case, closed.rulebook()) == decision


def test_cautions_warn_without_deciding(closed):
    """A caution is found where it holds for sure, and the verdict does not move."""
    closed.add("tp.careful", "caution", 'transfer.kind == "investment"')
    decision = closed.judge(item={**ARMS, "form": "part"}, transfer={"kind": "investment"})
    assert [each.id for each in decision.items[0].cautions] == ["tp.careful"]
    assert decision.verdict is Verdict.MAY_BE_PERMITTED
    assert closed.judge(item={**ARMS, "form": "part"}).items[0].cautions == ()
