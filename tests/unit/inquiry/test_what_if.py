"""A case with some facts otherwise: values as in a case file, one fact at a time, and what turns."""

from datetime import date

import pytest

from transfer_check import UNKNOWN, Verdict, what_if
from transfer_check.asking.what_if import fact_at, values_of, with_changes
from transfer_check.errors import CaseError
from transfer_check.judging.decision import Standing
from transfer_check.judging.evaluation import evaluate

CONSENT = "assurance.consent_to_extra_purpose_use"
SIGNED = {"value": True, "by": "meti", "on": date(2012, 12, 18)}


def test_without_a_consent_the_verdict_turns(haiti, rulebook):
    """Both answers are there, and the one rule that stands otherwise with its findings."""
    found = what_if(haiti, rulebook, {CONSENT: "not_required"})
    assert (found.before.verdict, found.after.verdict) == (Verdict.MAY_BE_PERMITTED, Verdict.NOT_PERMITTED)
    assert found.verdict_turned
    (turn,) = found.turned
    assert (turn.provision.id, turn.item) == ("tp1967.peace-contribution", 0)
    assert turn.standings == (Standing.SATISFIED, Standing.NOT_SATISFIED)


def test_on_another_day_both_answers_are_of_that_day(haiti, rulebook):
    """The law of one day is applied to both."""
    found = what_if(haiti, rulebook, {CONSENT: "not_required"}, on=date(2011, 12, 26))
    assert found.before.decision.on == found.after.decision.on == date(2011, 12, 26)
    assert not found.verdict_turned


@pytest.mark.parametrize("unknown", ["unknown", UNKNOWN])
def test_a_statement_can_be_taken_back(haiti, rulebook, unknown):
    """Unknown is a value like others."""
    assert what_if(haiti, rulebook, {CONSENT: unknown}).after.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize("address", ["items.0.form", "items[0].form"])
def test_a_fact_of_an_item_is_named_by_its_place(haiti, address):
    """Only that item changes."""
    changed = with_changes(haiti, {address: "part"})
    assert [item.form for item in changed.items] == ["part", "finished"]
    assert fact_at(address, haiti).path == "item.form"


def test_the_item_of_a_case_with_one_needs_no_place(vests):
    """`item.form` is understood where there is one item."""
    assert with_changes(vests, {"item.form": "part"}).items[0].form == "part"


def test_one_fact_of_a_null_section_leaves_the_others_none(haiti):
    """`project: null` says of each fact that there is none; to change one is not to forget the rest."""
    changed = with_changes(haiti, {"project.kind": "joint_research"})
    facts = changed.facts()
    assert facts["project.kind"] == "joint_research"
    assert facts["project.programme"] is None
    assert facts["project.parts_sharing_system"] is False
    assert {**facts, "project.kind": None} == dict(haiti.facts())


def test_a_section_can_be_set_as_a_whole(haiti):
    """As in a case file: null, or the party that is the recipient."""
    assert with_changes(haiti, {"assurance": None}).assurance is None
    changed = with_changes(haiti, {"recipient.state": "USA", "end_user": "recipient"})
    assert changed.end_user.state == "USA"
    assert fact_at("assurance", haiti) is None


def test_a_judgement_must_be_signed(haiti):
    """Who judged, and when, belongs to the value; in parts or as a whole."""
    whole = with_changes(haiti, {"assessment.strict_control": SIGNED})
    parts = with_changes(haiti, {f"assessment.strict_control.{name}": value for name, value in SIGNED.items()})
    assert whole.assessments() == parts.assessments()
    with pytest.raises(CaseError, match="must be signed"):
        with_changes(haiti, {"assessment.strict_control": True})


def test_that_there_is_nobody_closes_a_list(haiti):
    """A list marked open that names nobody would say nothing."""
    some = with_changes(haiti, {"third_parties": [{"role": "broker"}]})
    marked = some.model_copy(update={"third_parties_complete": False})
    assert with_changes(marked, {"third_parties": []}).facts()["third_parties"] == ()


def test_parties_are_set_as_a_list_and_then_one_by_one(haiti):
    """A fact of a party needs that party."""
    named = with_changes(haiti, {"third_parties": [{"role": "broker"}]})
    changed = with_changes(named, {"third_parties.0.role": "company"})
    assert changed.facts()["third_parties"] == ({"third_party.role": "company"},)


def test_no_change_changes_nothing(haiti, rulebook):
    """The written case is the case."""
    assert with_changes(haiti, {}) == haiti
    found = what_if(haiti, rulebook, {})
    assert (found.verdict_turned, found.turned) == (False, ())
    assert found.after.decision == evaluate(haiti, rulebook)


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"recpient.state": "USA"}, "TC021", "did you mean `recipient.state`?"),
        ({"items.0.frm": "part"}, "TC021", "did you mean `items.0.form`?"),
        ({"items.2.form": "part"}, "TC021", "they are numbered from 0 to 1"),
        ({"item.form": "part"}, "TC021", "number it from 0: `items.0.form`"),
        ({"items.form": "part"}, "TC021", "number it from 0: `items.0.form`"),
        ({"third_parties.0.role": "broker"}, "TC021", "set the list as a whole"),
        ({"recipient.0.state": "USA"}, "TC021", "no case has the fact"),
        ({"recipient.state.by": "mofa"}, "TC021", "no case has the fact"),
        ({"on": "2012-12-18"}, "TC021", "`--on` sets the day"),
        ({"": "x"}, "TC021", "no case has the fact"),
        ({"items.0.form": "parts"}, "TC023", "did you mean `part`?"),
        ({"recipient.state": "NO"}, "TC024", "did you mean `NOR`"),
        ({"items.0.sdf_act_arms": "yes"}, "TC022", "write `true`"),
        ({"assessment.strict_control.by": "meti"}, "TC026", "must be signed"),
    ],
)
def test_what_no_case_can_state_is_refused(haiti, changes, code, words):
    """Addresses and values are those of a case, with the remedy in the message."""
    with pytest.raises(CaseError) as refused:
        with_changes(haiti, changes)
    (problem,) = refused.value.problems
    assert problem.code == code
    assert words in f"{problem.message} {problem.help}"


def test_every_problem_is_told_at_once(haiti):
    """Two wrong addresses are two problems."""
    with pytest.raises(CaseError) as refused:
        with_changes(haiti, {"recpient.state": "USA", "items.9.form": "part"})
    assert len(refused.value.problems) == 2


def test_values_written_as_text_are_read_as_yaml():
    """`NO` is text, `null` is none, a mapping is a signed judgement."""
    assert values_of([("a", "NO"), ("b", "null"), ("c", ""), ("d", "[USA, GBR]"), ("e", "4"), ("f", "true")]) == {
        "a": "NO",
        "b": None,
        "c": None,
        "d": ["USA", "GBR"],
        "e": 4,
        "f": True,
    }
    assert values_of([("a", "{value: true, by: meti, on: 2012-12-18}")])["a"]["by"] == "meti"


@pytest.mark.parametrize(
    ("changes", "words"), [([("a", "[")], "not valid YAML"), ([("a", "1"), ("a", "2")], "is set twice")]
)
def test_values_that_cannot_be_read_are_refused(changes, words):
    """What is no YAML, and what is said twice."""
    with pytest.raises(CaseError, match=words):
        values_of(changes)
