"""A derived fact stated against what else a case states is refused; signed, it is used and told."""

from __future__ import annotations

import json
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_check.answering.answer import answer
from transfer_check.asking.completion import with_fact
from transfer_check.asking.dates import compare, timeline
from transfer_check.asking.interview import Interview
from transfer_check.asking.open import open_facts
from transfer_check.asking.remedies import remedies
from transfer_check.asking.what_if import what_if
from transfer_check.circuit.fact_places import Place
from transfer_check.errors import CaseError, RecordError
from transfer_check.facts.case import TransferCase, derived_facts
from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.files import file_digests, load_case, load_cases, load_rulebook
from transfer_check.files.case_files import case_of
from transfer_check.files.case_writing import with_statements
from transfer_check.intervals import Interval
from transfer_check.judging.decision import Verdict
from transfer_check.judging.evaluation import contradictions, evaluate, require_consistent
from transfer_check.law.rulebook import Rulebook
from transfer_check.paper.plain_text import render_rule, render_text
from transfer_check.paper.record.kept import record_of, written
from transfer_check.paper.record.record_reading import read_record
from transfer_check.paper.record.verification import Outcome, verify
from transfer_check.strategies import cases, complete_cases, completions, facts_of, partial_cases
from transfer_check.words.replies import AnswerError

RULES = load_rulebook()
DAY = date(2012, 6, 1)
SIGNED: dict[str, Any] = {"value": False, "by": "Sanctions desk", "on": "2012-05-30", "because": "the row is wrong"}
NORTH_KOREA = """\
case: stated-against-the-table
on: 2012-06-01
transfer: {kind: grant}
exporter: {state: JPN, role: self_defense_forces}
recipient:
  state: PRK
  role: government
  under_un_arms_embargo: false
  communist_bloc: false
end_user: recipient
items:
  - {form: finished, control_list_entry: "1(1)", military_specification: true, used_directly_in_combat: true}
  - {form: finished, control_list_entry: "1(1)", military_specification: true, used_directly_in_combat: true,
     policy_arms: false}
"""


def refused(case: TransferCase, rulebook: Rulebook = RULES) -> CaseError:
    """Return the error by which a case is refused."""
    with pytest.raises(CaseError) as raised:
        evaluate(case, rulebook)
    return raised.value


def written_case(tmp_path: Path, text: str) -> Path:
    """Return the path of a case file with a text."""
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


# ── what is refused ───────────────────────────────────────────────────────────────────────────


def test_every_contradiction_is_told_with_both_sides_places_and_rows(tmp_path: Path) -> None:
    """At the line of the statement: what it says, the definition, the other facts with their lines, the table row."""
    path = written_case(tmp_path, NORTH_KOREA)
    embargo, arms = refused(load_case(path)).problems
    assert (embargo.code, embargo.file, embargo.line, embargo.path) == (
        "TC034",
        str(path),
        8,
        "recipient.under_un_arms_embargo",
    )
    assert "stated `false`, but settled `true` by `unsc.destination-under-embargo`" in embargo.message
    assert "`recipient.state` is `PRK` (line 6, row `prk-2` of the table `un_arms_embargoes`)" in embargo.message
    assert '`overrides: {"recipient.under_un_arms_embargo": {value: false,' in embargo.help
    assert (arms.line, arms.path) == (14, "items[1].policy_arms")
    assert "`item.used_directly_in_combat` is `true` (line 13)" in arms.message


def test_a_state_in_no_row_is_settled_as_well(law, tmp_path: Path) -> None:
    """The table says of a state that it is not in it, and the problem says so."""
    law.add("tp.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc").row("SUN")
    case = TransferCase.model_validate(
        {"case": "x", "on": "2010-01-01", "recipient": {"state": "USA", "communist_bloc": True}}
    )
    (problem,) = refused(case, law.rulebook()).problems
    assert (problem.file, problem.line, problem.path) == ("", 0, "recipient.communist_bloc")
    assert "`recipient.state` is `USA` (no row of the table `listed`)" in problem.message


def test_what_rests_on_a_contradicted_fact_is_held_against_what_the_rules_say_of_it(law) -> None:
    """Both are told: a derived fact is read as it is derived, not as it is wrongly stated."""
    law.add("tp.joint", "define", "recipient.foreign_government", defines="project.joint")
    law.add("tp.government", "define", 'recipient.role == "government"', defines="recipient.foreign_government")
    case = TransferCase.model_validate(
        {
            "case": "x",
            "on": "2010-01-01",
            "recipient": {"role": "government", "foreign_government": False},
            "project": {"joint": False},
        }
    )
    assert [each.path for each in refused(case, law.rulebook()).problems] == [
        "recipient.foreign_government",
        "project.joint",
    ]


def test_a_fact_of_a_row_in_doubt_can_be_stated_either_way(law) -> None:
    """Where the derivation is open, stating settles it, and it is told as asserted."""
    law.add("tp.scope", "scope", "item.sdf_act_arms").add("tp.barred", "prohibit", "recipient.communist_bloc")
    law.add("tp.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    law.row("CHN", certain=Interval(date(2000, 1, 1), date(2005, 1, 1)), possible=Interval(date(2000, 1, 1), None))
    for value, verdict in ((True, Verdict.PROHIBITED), (False, Verdict.MAY_BE_PERMITTED)):
        decision = law.judge(
            item={"sdf_act_arms": True}, recipient={"state": "CHN", "communist_bloc": value}, on=date(2010, 1, 1)
        )
        assert (decision.verdict, [each.path for each in answer(decision).asserted]) == (
            verdict,
            ["recipient.communist_bloc"],
        )


def test_several_cases_of_a_file_are_told_together(tmp_path: Path) -> None:
    """Each with its own line."""
    path = written_case(tmp_path, NORTH_KOREA + "---\n" + NORTH_KOREA.replace("against-the-table", "again"))
    first, second = load_cases([path])
    assert [each.line for each in refused(first).problems] == [8, 14]
    assert [each.line for each in refused(second).problems] == [23, 29]


def test_a_case_without_a_file_is_equal_to_the_same_case_from_one(tmp_path: Path) -> None:
    """Where it was read is no part of it, and goes with it where it is pickled."""
    case = load_case(written_case(tmp_path, NORTH_KOREA))
    assert case == TransferCase.model_validate(case.model_dump(exclude_defaults=True))
    again = pickle.loads(pickle.dumps(case))
    assert refused(again).problems == refused(case).problems


# ── by any of the shipped law ─────────────────────────────────────────────────────────────────


REACHED: set[str] = set()


@pytest.mark.parametrize("path", sorted({each.defines for each in RULES.provisions if each.effect == "define"}))
def test_each_derived_fact_of_the_law_is_held_against_its_definition(path: str) -> None:
    """Found from the rulebook: where a definition settles the fact, the other value is refused and the same one is not."""
    ids = sorted({each.id for each in RULES.provisions if each.defines == path})
    settled: set[bool] = set()

    @given(st.sampled_from(ids).flatmap(lambda each: facts_of(each, RULES)))
    def hold(case: TransferCase) -> None:
        plain = stating(case, path, UNKNOWN)
        if contradictions(plain, RULES):
            return
        value = evaluate(plain, RULES).items[0].trace.facts.get(path, UNKNOWN)
        if value is UNKNOWN:
            return
        settled.add(value is True)
        same = evaluate(stating(plain, path, value), RULES)
        assert (same.verdict, path in same.items[0].trace.asserted) == (evaluate(plain, RULES).verdict, False)
        assert path.replace("item.", "items[0].") in [
            each.path for each in refused(stating(plain, path, value is not True)).problems
        ]

    hold()
    assert settled == {True, False}


def stating(case: TransferCase, path: str, value: Any) -> TransferCase:
    """Return a case with a derived fact stated, or left out."""
    if value is UNKNOWN and path.startswith("project.") and case.project is None:
        return case
    return with_fact(case, Place(path, 0) if path.startswith("item.") else Place(path), value)


@given(st.data())
def test_no_case_that_is_drawn_contradicts_itself(data: st.DataObject) -> None:
    """Nor does one that knows more."""
    drawn = data.draw(st.one_of(cases(RULES), partial_cases(RULES), complete_cases(RULES)))
    assert contradictions(drawn, RULES) == ()
    assert contradictions(data.draw(completions(drawn, RULES)), RULES) == ()


# ── in every question ─────────────────────────────────────────────────────────────────────────


def test_every_question_about_the_case_is_refused(tmp_path: Path) -> None:
    """What is open, what if, remedies, compare, timeline, and putting it on record."""
    case = load_case(written_case(tmp_path, NORTH_KOREA))
    digests = file_digests()
    asked: list[Any] = [
        lambda: open_facts(case, RULES),
        lambda: what_if(case, RULES, {"transfer.kind": "export"}),
        lambda: remedies(case, RULES),
        lambda: compare(case, RULES, on=[date(1970, 1, 1), date(2020, 1, 1)]),
        lambda: timeline(case, RULES),
        lambda: record_of(case, RULES, files=digests, evaluated_on=DAY),
        lambda: require_consistent(case, RULES),
    ]
    for ask in asked:
        with pytest.raises(CaseError, match="TC034"):
            ask()


def test_what_if_refuses_a_value_against_the_rules() -> None:
    """And remedies of a case under an embargo never propose that it is under none."""
    case = case_of(NORTH_KOREA.replace("  under_un_arms_embargo: false\n", "").replace("policy_arms: false", ""), "x")
    with pytest.raises(CaseError, match=r"recipient\.under_un_arms_embargo"):
        what_if(case, RULES, {"recipient.under_un_arms_embargo": False})
    changed = {change.fact.path for remedy in remedies(case, RULES).found for change in remedy.changes}
    assert not changed & derived_facts()


def test_remedies_of_a_case_that_states_what_is_derived_anyway_change_what_it_is_derived_from() -> None:
    """The statement goes with the facts it follows from; every remedy is evaluated."""
    text = NORTH_KOREA.replace("embargo: false", "embargo: true").replace("policy_arms: false", "policy_arms: true")
    plain = text.replace("  under_un_arms_embargo: true\n", "").replace("policy_arms: true", "")
    found, expected = (remedies(case_of(each, "x"), RULES, most=2) for each in (text, plain))
    assert [each.changes for each in found.found] == [each.changes for each in expected.found]


def test_an_answer_of_an_interview_that_contradicts_is_refused() -> None:
    """In words, and the interview stays where it was."""
    interview = Interview(case_of("case: x\non: 2012-06-01\nrecipient: {under_un_arms_embargo: false}\n", "x"), RULES)
    asking = next(each for each in interview.open if each.fact.path == "recipient.state")
    assert all("PRK" not in values.values for values, _ in asking.leads_to)
    interview.__dict__["what_is_open"].__dict__["left"] = (Place("recipient.state"),)
    with pytest.raises(AnswerError, match="contradicts what is stated already: is under a Security Council"):
        interview.answered("PRK")


def test_by_the_law_of_another_day_what_that_settles_is_taken_and_told(law) -> None:
    """The statement was about the own day: on it the row had not begun."""
    law.add("tp.scope", "scope", "item.sdf_act_arms").add("tp.barred", "prohibit", "recipient.communist_bloc")
    law.add("tp.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    law.row("CUB", certain=Interval(date(2011, 1, 1), None), possible=Interval(date(2011, 1, 1), None))
    case = TransferCase.model_validate(
        {
            "case": "x",
            "on": "2010-01-01",
            "items": [{"sdf_act_arms": True}],
            "recipient": {"state": "CUB", "communist_bloc": False},
        }
    )
    assert evaluate(case, law.rulebook()).verdict is Verdict.MAY_BE_PERMITTED
    later = answer(evaluate(case, law.rulebook(), on=date(2012, 1, 1)))
    assert later.verdict is Verdict.PROHIBITED
    (notice,) = [each for each in later.warnings if each.id == "settled-otherwise-on-this-day"]
    assert "(by the rules “yes”, stated “no”)" in notice.text.en
    assert "規範によれば「はい」、案件の記載は「いいえ」" in notice.text.ja


# ── what is signed ────────────────────────────────────────────────────────────────────────────


OVERRIDES = """\
overrides:
  recipient.under_un_arms_embargo:
    {value: false, by: Sanctions desk, on: 2012-05-30, because: the row is wrong}
  items[1].policy_arms: {value: false, by: meti, on: 2012-05-31, because: judged so}
"""
SIGNED_CASE = (
    NORTH_KOREA.replace("  under_un_arms_embargo: false\n", "").replace(",\n     policy_arms: false", "") + OVERRIDES
)


def test_what_is_signed_is_used_instead_of_the_derivation_and_told_at_the_head() -> None:
    """Fact, value, signer, day, reason, and what the rules would have said; the evidence is unverified."""
    decision = evaluate(case_of(SIGNED_CASE, "x"), RULES)
    gathered = answer(decision)
    assert decision.items[1].trace.facts["item.policy_arms"] is False
    assert decision.items[0].trace.facts["item.policy_arms"] is True
    assert all(item.trace.facts["recipient.under_un_arms_embargo"] is False for item in decision.items)
    assert [(each.fact.path, each.item, each.settled) for each in gathered.overrides] == [
        ("recipient.under_un_arms_embargo", None, True),
        ("item.policy_arms", 1, True),
    ]
    assert gathered.weakest_evidence == "unverified"
    assert [each.path for each in gathered.asserted] == ["recipient.communist_bloc"]  # of which the table is in doubt
    embargo, arms = gathered.warnings[:2]
    assert {embargo.id, arms.id} == {"overridden"}
    assert "taken as “no”, signed by Sanctions desk on 30 May 2012, because: “the row is wrong”" in embargo.text.en
    assert "By the rules it would be “yes”" in embargo.text.en
    assert "品目2の「三原則上の武器」" in arms.text.ja
    text = render_text(decision)
    assert text.index("Sanctions desk") < text.index("Facts to be established")


def test_what_is_signed_is_in_the_json_of_the_answer() -> None:
    """As a list of its own."""
    from transfer_check.paper.contract import AnswerData

    data = json.loads(AnswerData.of(evaluate(case_of(SIGNED_CASE, "x"), RULES)).model_dump_json())
    assert data["overrides"][1] == {
        "fact": "item.policy_arms",
        "item": 1,
        "value": False,
        "by": "meti",
        "on": "2012-05-31",
        "because": "judged so",
        "settled": True,
    }


def test_how_one_rule_stands_is_told_under_the_same_warning() -> None:
    """Every report has it at its head."""
    told = render_rule(evaluate(case_of(SIGNED_CASE, "x"), RULES), "tp1967.to-un-embargoed-country")
    assert "Sanctions desk" in told


def test_a_fact_may_be_stated_and_signed_alike() -> None:
    """The signature then stands behind the statement."""
    case = case_of(NORTH_KOREA.replace(",\n     policy_arms: false", "") + OVERRIDES, "x")
    assert evaluate(case, RULES).case == case


def test_an_override_that_is_not_needed_is_warned_of() -> None:
    """Where the rules say the same, or where the text of the day has no definition."""
    needless = SIGNED_CASE.replace("{value: false, by: Sanctions", "{value: true, by: Sanctions")
    decision = evaluate(case_of(needless, "x"), RULES)
    assert [each.id for each in answer(decision).warnings][:2] == ["override-without-need", "overridden"]
    before = answer(evaluate(case_of(needless, "x"), RULES, on=date(1960, 1, 1)))
    assert "No definition in force on the day derives it" in before.warnings[0].text.en


def test_an_override_where_the_rules_leave_it_open_says_so(law) -> None:
    """It is used, and nothing would have settled the fact."""
    law.add("tp.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc").row("SUN")
    decision = law.judge(overrides={"recipient.communist_bloc": SIGNED})
    assert decision.items[0].trace.facts["recipient.communist_bloc"] is False
    assert "By the rules it would be open" in answer(decision).warnings[0].text.en


@pytest.mark.parametrize(
    ("overrides", "code", "said"),
    [
        ({"recipient.state": SIGNED}, "TC033", "`recipient.state` in `overrides` is not a derived fact"),
        ({"recipient.comunist_bloc": SIGNED}, "TC033", "did you mean `recipient.communist_bloc`?"),
        ({"item.policy_arms": SIGNED}, "TC033", "`items[0].…`"),
        ({"items[2].policy_arms": SIGNED}, "TC033", "names an item the case does not have"),
        ({"recipient.communist_bloc": {**SIGNED, "value": True}}, "TC033", "signs another value"),
        ({"recipient.communist_bloc": {**SIGNED, "because": " "}}, "TC029", "because"),
        ({"recipient.communist_bloc": {**SIGNED, "by": ""}}, "TC028", "by"),
        ({"recipient.communist_bloc": {**SIGNED, "on": "2012-02-30"}}, "TC025", "2012-02-30"),
        ({"recipient.communist_bloc": {**SIGNED, "value": "no"}}, "TC022", "true or false"),
        ({"recipient.communist_bloc": {"value": False}}, "TC020", "`because` is missing"),
    ],
)
def test_an_override_that_cannot_be_is_refused(overrides: Any, code: str, said: str) -> None:
    """What is no derived fact, what the case has no room for, what nobody signed."""
    case = {"case": "x", "on": "2012-06-01", "recipient": {"communist_bloc": False}, "overrides": overrides}
    with pytest.raises(CaseError) as raised:
        case_of(json.dumps(case), "x")
    assert code in {each.code for each in raised.value.problems}
    assert said in str(raised.value)


def test_all_wrong_keys_are_told_at_once() -> None:
    """Of `overrides` and of `sources`, each where it stands."""
    lines = [
        "case: x",
        "on: 2012-06-01",
        "sources:",
        "  recipient.stat: {url: x}",
        "  items[0].forms: {url: x}",
        "overrides:",
        *(
            f"  {path}: {{value: false, by: Desk, on: 2012-05-30, because: why}}"
            for path in ("recipient.state", "items[3].policy_arms")
        ),
    ]
    with pytest.raises(CaseError) as raised:
        case_of("\n".join(lines), "x")
    assert [(each.line, each.column, each.code) for each in raised.value.problems] == [
        (4, 3, "TC030"),
        (5, 3, "TC030"),
        (7, 3, "TC033"),
        (8, 3, "TC033"),
    ]


def test_every_value_signed_against_a_stated_one_is_told_at_once() -> None:
    """Each where it is signed, not the first alone; what agrees with what is stated is not."""
    lines = [
        "case: x",
        "on: 2012-06-01",
        "recipient: {communist_bloc: true, under_un_arms_embargo: true, foreign_government: false}",
        "items: [{policy_arms: true}]",
        "overrides:",
        *(
            f"  {path}: {{value: false, by: Desk, on: 2012-05-30, because: why}}"
            for path in (
                *("recipient.communist_bloc", "recipient.under_un_arms_embargo"),
                *("recipient.foreign_government", "items[0].policy_arms"),
            )
        ),
    ]
    with pytest.raises(CaseError) as raised:
        case_of("\n".join(lines), "x")
    assert [(each.line, each.code) for each in raised.value.problems] == [(6, "TC033"), (7, "TC033"), (9, "TC033")]


def test_everything_an_item_states_against_itself_is_told_at_once() -> None:
    """A banned weapon and technology specific to arms, both beside an entry that excludes them."""
    item = "{control_list_entry: item_16, banned_weapon: chemical_weapon, arms_technology: true, form: technology}"
    with pytest.raises(CaseError) as raised:
        case_of(f"case: x\non: 2012-06-01\nitems: [{item}]", "x")
    told = [each.message for each in raised.value.problems]
    assert len(told) == 2
    assert "`banned_weapon`" in "".join(told)
    assert "`arms_technology`" in "".join(told)


def test_several_signatures_are_each_warned_of() -> None:
    """Two facts signed against the rules are two warnings."""
    warnings = [each for each in answer(evaluate(case_of(SIGNED_CASE, "x"), RULES)).warnings if each.id == "overridden"]
    assert len(warnings) == len(case_of(SIGNED_CASE, "x").overrides) == 2


def test_an_interview_keeps_what_is_signed() -> None:
    """The file is written with it, and reads back the same."""
    text = with_statements(SIGNED_CASE, [("end_use.activity", None, None, "counter_piracy")])
    assert case_of(text, "x").overrides == case_of(SIGNED_CASE, "x").overrides


def test_completions_keep_what_is_signed() -> None:
    """Its value is never drawn anew."""
    case = case_of(SIGNED_CASE, "x")

    @given(completions(case, RULES))
    def hold(more: TransferCase) -> None:
        assert more.overrides == case.overrides
        assert more.item_facts()[1]["item.policy_arms"] is False

    hold()


# ── on record ─────────────────────────────────────────────────────────────────────────────────


def test_what_is_signed_is_kept_and_digested() -> None:
    """Another reason is another case; the record verifies."""
    digests = file_digests()
    case = case_of(SIGNED_CASE, "x")
    record = record_of(case, RULES, files=digests, evaluated_on=DAY)
    assert record.case["overrides"]["items[1].policy_arms"]["because"] == "judged so"  # type: ignore[index, call-overload]
    other = case_of(SIGNED_CASE.replace("judged so", "judged otherwise"), "x")
    assert record_of(other, RULES, files=digests, evaluated_on=DAY).digests.case != record.digests.case
    assert verify(read_record(written(record)), RULES, files=digests).outcome is Outcome.SAME


def test_a_record_of_before_overrides_still_verifies() -> None:
    """What a former version did not say is the same as nothing."""
    digests = file_digests()
    case = TransferCase.model_validate({"case": "x", "on": DAY, "recipient": {"state": "USA"}})
    record = record_of(case, RULES, files=digests, evaluated_on=DAY)
    before = record.decision.model_dump(mode="json")
    assert before.pop("overrides") == []
    older = record.model_copy(update={"decision": type(record.decision).model_validate(before)})
    assert verify(older, RULES, files=digests).outcome is Outcome.SAME


def test_a_record_of_a_case_that_contradicts_itself_says_so() -> None:
    """A former version took it as it stood."""
    digests = file_digests()
    listed = {"form": "finished", "policy_arms": True, "control_list_entry": "1(1)"}
    case = TransferCase.model_validate({"case": "x", "on": DAY, "items": [listed]})
    record = record_of(case, RULES, files=digests, evaluated_on=DAY)
    stated = {**record.case, "items": [{**listed, "munitions_listed": False}]}
    older = record.model_copy(update={"case": stated})
    with pytest.raises(RecordError, match=r"TC607  case\.items\[0\]\.munitions_listed"):
        verify(older, RULES, files=digests)
