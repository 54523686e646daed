"""An interview asks what can still change the answer, and nothing else."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from transfer_check import UNKNOWN, TransferCase, Verdict, evaluate, load_case
from transfer_check.asking.interview import Interview
from transfer_check.asking.open import RelevantFact
from transfer_check.circuit.fact_places import Place
from transfer_check.facts.case import catalogue
from transfer_check.intervals import Interval
from transfer_check.judging.decision import Decision
from transfer_check.law.rulebook import Rulebook
from transfer_check.words.accounts.interview_question import asked_in_words, in_words, standing, why
from transfer_check.words.replies import AnswerError

ROOT = Path(__file__).resolve().parents[2]
HAITI = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
Truth = Callable[[RelevantFact], Any]


def begun(rulebook: Rulebook, **facts: Any) -> Interview:
    """Return an interview on a case of which little is known."""
    return Interview(TransferCase.model_validate({"case": "drawn", "on": "2012-12-18", **facts}), rulebook)


def said_by(case: TransferCase) -> Truth:
    """Return what a complete case says of a fact, be it stated or known from what is stated beside it."""

    def of(asked: RelevantFact) -> Any:
        path = asked.fact.path
        if path in case.assessments():
            return case.assessments()[path]
        stated = case.facts() if asked.item is None else case.item_facts()[asked.item]
        return stated.get(path, UNKNOWN)

    return of


def carried_out(interview: Interview, truth: Truth) -> tuple[Interview, list[Decision]]:
    """Answer every question truly, or with unknown; return the end and the decision before each question."""
    before = []
    while interview.question is not None:
        before.append(interview.decision)
        value = truth(interview.question)
        interview = interview.unknown() if value is UNKNOWN else interview.answered(value)
    return interview, before


def test_the_haiti_case_is_settled_by_few_questions(rulebook: Rulebook) -> None:
    """From the day and two items of which nothing is known to the real answer: 23 questions, of more than 110 facts.

    Six of them say who exports, that neither item is a weapon banned by treaty, who the end user is, and that nobody
    else takes part. Whether two states are the same is not asked of somebody who tells both.
    """
    whole = load_case(HAITI)
    interview, before = carried_out(begun(rulebook, items=[{}, {}]), said_by(whole))
    assert interview.decision.verdict is evaluate(whole, rulebook).verdict is Verdict.MAY_BE_PERMITTED
    assert [item.verdict for item in interview.decision.items] == [
        item.verdict for item in evaluate(whole, rulebook).items
    ]
    assert all(decision.verdict is Verdict.UNDETERMINED for decision in before)
    assert len(before) <= 23 < 110 <= len(catalogue())
    assert Place("end_user.same_state") not in [place for place, _ in interview.stated]
    assert set(interview.case.facts()) | {"item"} >= {place.path for place, _ in interview.stated if place.item is None}


def test_no_question_is_put_once_the_verdict_is_settled(rulebook: Rulebook) -> None:
    """A settled case has no question, nor has one of which every completion has the same verdict."""
    interview = Interview(load_case(HAITI), rulebook)
    assert interview.settled
    assert interview.question is None
    with pytest.raises(AnswerError, match="no question is left"):
        interview.unknown()


def test_a_fact_that_was_passed_over_is_not_asked_again(rulebook: Rulebook) -> None:
    """Whoever knows nothing is asked every fact once, and the case stays as it was."""
    interview = begun(rulebook)
    asked: list[Place] = []
    while interview.question is not None:
        asked.append(interview.question.place)
        interview = interview.unknown()
    assert len(asked) == len(set(asked))
    assert interview.case == begun(rulebook).case
    assert interview.decision.verdict is Verdict.UNDETERMINED
    assert interview.certain is None


def test_what_cannot_be_derived_is_asked_for_itself(rulebook: Rulebook) -> None:
    """Where the entry of the control list is not known, whether the item is arms is asked instead, with the reason."""
    interview = begun(rulebook)
    while interview.question is not None and interview.question.fact.path != "item.control_list_entry":
        interview = interview.unknown()
    after = interview.unknown()
    asked = [each.fact.path for each in after.open]
    assert "item.policy_arms" in asked
    assert "item.policy_arms" not in [each.fact.path for each in interview.open]
    while after.question is not None and after.question.fact.path != "item.policy_arms":
        after = after.unknown()
    assert "stated by hand" in in_words(after, "en").hint
    assert after.answered(True).case.items[0].policy_arms is True


def test_back_undoes_the_last_answer(rulebook: Rulebook) -> None:
    """Whether it was a value, or that the fact is unknown."""
    interview = begun(rulebook)
    assert interview.back() is interview
    assert interview.unknown().back() == interview
    assert interview.answered("grant").unknown().back().back() == interview


def test_a_party_can_be_the_recipient_itself(rulebook: Rulebook) -> None:
    """Then what is said of the recipient, before and after, holds of it too."""
    interview = begun(rulebook)
    while interview.question is not None and not interview.question.fact.path.startswith("end_user."):
        assert not interview.can_be_recipient
        interview = (
            interview.answered("HTI") if interview.question.fact.path == "recipient.state" else interview.unknown()
        )
    assert interview.can_be_recipient
    interview = interview.is_recipient()
    assert interview.case.end_user is not None
    assert interview.case.end_user.state == "HTI"
    while interview.question is not None and interview.question.fact.path != "recipient.un_listed":
        interview = interview.unknown()
    interview = interview.answered(False)
    assert interview.case.end_user is not None
    assert interview.case.end_user.un_listed is False


def test_an_answer_the_fact_cannot_have_is_refused(rulebook: Rulebook) -> None:
    """The interview is a value: it stands where it stood."""
    interview = begun(rulebook)
    with pytest.raises(AnswerError, match="not a value of this fact"):
        interview.answered("no such kind")
    with pytest.raises(AnswerError, match="`same` is no answer"):
        interview.is_recipient()


def test_an_assessment_is_stated_with_who_made_it(rulebook: Rulebook) -> None:
    """The case holds it signed, and the question says that a body judges."""
    interview = begun(rulebook)
    while interview.question is not None and interview.question.fact.kind != "assessed":
        interview = interview.unknown()
    assert interview.question is not None
    assert "to judge" in in_words(interview, "en").hint
    assert "判断" in in_words(interview, "ja").hint
    path = interview.question.fact.path
    value = "none" if interview.question.fact.vocabulary else True
    interview = interview.answered({"value": value, "by": "mofa", "on": interview.case.on})
    assert interview.case.assessments()[path].by == "mofa"


def test_third_parties_are_asked_for_one_by_one(law: Any, case: Any) -> None:
    """Their number first, then the facts of each; the last of them is not asked once one has settled the verdict."""
    group = {"some": {"in": "third_parties", "where": 'third_party.role == "armed_group"'}}
    law.add("tp.scope", "scope", "item.sdf_act_arms").add("tp.barred", "prohibit", group)
    interview = Interview(case(item={"sdf_act_arms": True}), law.rulebook())
    assert [each.fact.path for each in interview.open] == ["third_parties"]
    interview = interview.answered(({}, {}))
    assert {each.place for each in interview.open} == {
        Place("third_party.role", None, 0),
        Place("third_party.role", None, 1),
    }
    assert "Third party 1" in in_words(interview, "en").about
    assert "関係者1" in in_words(interview, "ja").about
    assert interview.answered("armed_group").question is None
    assert interview.answered("company").answered("company").decision.verdict is Verdict.MAY_BE_PERMITTED


def test_a_verdict_that_every_completion_has_is_told_although_the_evaluator_leaves_it_open(law: Any, case: Any) -> None:
    """Prohibited if so, and prohibited if not: nothing is asked, and the verdict is certain."""
    law.add("tp.scope", "scope").add("tp.so", "prohibit", "item.sdf_act_arms")
    law.add("tp.not-so", "prohibit", {"not": "item.sdf_act_arms"})
    interview = Interview(case(), law.rulebook())
    assert interview.decision.verdict is Verdict.UNDETERMINED
    assert interview.question is None
    assert interview.certain is Verdict.PROHIBITED


def test_doubt_in_a_table_is_asked_for_after_the_state(law: Any, case: Any) -> None:
    """Once the state whose entry is in doubt is known, the derived fact is asked for itself."""
    never = Interval(date(2010, 1, 1), date(2010, 1, 1))
    law.row("PRK", certain=never).add("tp.scope", "scope")
    law.add("tp.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    law.add("tp.barred", "prohibit", "recipient.communist_bloc")
    interview = Interview(case(), law.rulebook())
    assert [each.fact.path for each in interview.open] == ["recipient.state"]
    assert interview.answered("USA").decision.verdict is Verdict.MAY_BE_PERMITTED
    interview = interview.answered("PRK")
    assert [each.fact.path for each in interview.open] == ["recipient.communist_bloc"]
    assert interview.answered(True).decision.verdict is Verdict.PROHIBITED


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_question_says_why_it_is_asked(rulebook: Rulebook, language: Any) -> None:
    """With the provision it serves; and where its answers lead, when somebody asks why."""
    question = in_words(begun(rulebook), language)
    assert all((question.about, question.asks, question.serves, question.progress, question.choices))
    reasons = why(begun(rulebook), language)
    assert len(reasons) > 2
    assert any("[tp1967." in line for line in reasons)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_two_questions_are_the_same(language: Any) -> None:
    """Each names whom it is about, and none speaks of how a case file is written."""
    facts = [fact for fact in catalogue().values() if not fact.path.startswith("third_party.")]
    asked = [asked_in_words(fact, language) for fact in facts]
    third = [fact for fact in catalogue().values() if fact.path.startswith("third_party.")]
    asked += [asked_in_words(fact, language, party) for fact in third for party in (0, 1)]
    assert sorted(asked) == sorted(set(asked))
    assert not [question for question in asked if "null" in question.casefold()]


def test_a_question_names_the_party_it_is_about() -> None:
    """The recipient, the end user, or one of several third parties by its number."""
    facts = catalogue()
    assert (
        asked_in_words(facts["recipient.un_listed"], "en") == "Is the recipient on a Security Council sanctions list?"
    )
    assert asked_in_words(facts["end_user.un_listed"], "ja").startswith("最終需要者は")
    assert asked_in_words(facts["third_party.role"], "en", 1) == "What kind of body is third party 2?"
    assert asked_in_words(facts["third_party.role"], "ja", 1) == "関係者2はどのような立場の者ですか。"


def test_none_is_offered_once_and_only_where_it_can_be_so(rulebook: Rulebook) -> None:
    """Every item has a form; an entry of the list can be none, and the question itself says how to answer then."""
    interview = begun(rulebook)
    offered: dict[str, int] = {}
    while interview.question is not None:
        words = in_words(interview, "en")
        offered[interview.question.fact.path] = f"{words.asks} {words.hint}".count("`none`")
        interview = interview.unknown()
    for path in ("item.form", "transfer.kind", "end_use.activity", "assurance.consent_to_third_party_transfer"):
        assert offered[path] == 0, path
    for path in ("item.control_list_entry", "recipient.state", "end_use.mission"):
        assert offered[path] == 1, path


def test_japanese_is_polite_throughout(rulebook: Rulebook) -> None:
    """Every sentence of every question, of its reasons and of where the interview stands ends in です or ます."""
    interview = begun(rulebook, items=[{}, {}])
    said = standing(interview, "ja")
    while interview.question is not None:
        question = in_words(interview, "ja")
        said += [question.asks, question.hint, *why(interview, "ja")]
        interview = interview.unknown()
    sentences = [each for text in said for each in re.sub("（.*?）", "", text).split("。") if each]
    polite = ("です", "ます", "ください", "ません", "ですか", "ますか", "ましたか")
    assert [each for each in sentences if not each.startswith("  - ") and not each.endswith(polite)] == []


def test_where_the_interview_stands_is_told_in_a_sentence_or_two(rulebook: Rulebook, law: Any, case: Any) -> None:
    """What the answer waits for, and the verdict where it is certain although the answer is open."""
    (open_,) = standing(begun(rulebook), "en")
    assert open_.startswith("The answer is undetermined. It waits for ")
    assert "judgements, each of the Minister" in open_
    law.add("tp.scope", "scope").add("tp.so", "prohibit", "item.sdf_act_arms")
    law.add("tp.not-so", "prohibit", {"not": "item.sdf_act_arms"})
    certain = Interview(case(), law.rulebook())
    assert standing(certain, "en") == [
        "The answer is undetermined.",
        "However the open facts turn out, the verdict is: prohibited.",
    ]
    assert "結論は「移転は認められない（禁止）」です" in standing(certain, "ja")[1]
