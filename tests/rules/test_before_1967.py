"""Days before the first text of policy: no answer, however it is asked, can be read as leave."""

import json
from datetime import date
from typing import Any

import pytest

from transfer_check import Rulebook, TransferCase, Verdict, evaluate
from transfer_check.asking import compare, open_facts, settling_sets
from transfer_check.asking.grounds import closest_grounds
from transfer_check.asking.open_case import what_is_open
from transfer_check.asking.remedies import remedies
from transfer_check.asking.what_if import what_if
from transfer_check.circuit.still_open import certain_verdict
from transfer_check.cli.verbs.evaluate import exit_code
from transfer_check.kleene import Truth
from transfer_check.paper.contract import AnswerData
from transfer_check.paper.html import render_html
from transfer_check.paper.json_text import render_json
from transfer_check.paper.markdown import render_markdown
from transfer_check.paper.plain_text import laid_out, render_text
from transfer_check.words.accounts.ground_account import explain_grounds
from transfer_check.words.accounts.remedy_account import explain_remedies

RESOLUTION_232 = date(1966, 12, 16)
THE_DAY_BEFORE = date(1967, 4, 20)
IN_WORDS = {"en": "No policy text was in force on that day", "ja": "当日適用すべき政策文書がないため"}
AS_LEAVE = ("transfer may be permitted.", "out of scope", "移転を認め得る。", "対象外")


def rifles(on: date, **changes: Any) -> TransferCase:
    """Return rifles for the armed forces of Thailand, with some sections otherwise."""
    case = {
        "case": "rifles",
        "on": on,
        "transfer": {"kind": "export"},
        "exporter": {"state": "JPN", "role": "company"},
        "recipient": {"state": "THA", "role": "armed_forces"},
        "end_user": {"state": "THA", "role": "armed_forces"},
        "third_parties": [],
        "items": [{"name": "rifle", "form": "finished", "control_list_entry": "1(1)", "policy_arms": True}],
    }
    return TransferCase.model_validate({**case, **changes})


@pytest.mark.parametrize("on", [date(1948, 5, 1), date(1960, 5, 1), date(1966, 12, 15), THE_DAY_BEFORE])
@pytest.mark.parametrize("arms", [True, False])
def test_no_answer_is_given(rulebook: Rulebook, on: date, arms: bool) -> None:
    """Neither arms nor what are none get leave, nor are they out of scope; the exit code is not that of an answer."""
    case = rifles(on, items=[{"name": "thing", "policy_arms": arms, "production_equipment": False}])
    decision = evaluate(case, rulebook)
    assert decision.verdict is Verdict.NO_TEXT_IN_FORCE
    assert exit_code([decision]) == 3
    data = AnswerData.of(decision)
    assert (data.verdict, data.awaits, data.open_facts, data.determining) == ("no_text_in_force", (), (), ())
    assert {each.permitted for item in data.items for each in item.regimes} <= {"unknown"}
    assert {each.verdict for item in data.items for each in item.regimes} <= {"no_text_in_force"}


def test_an_answer_against_comes_before_one_that_is_none(rulebook: Rulebook) -> None:
    """Of several cases the exit code tells the worst, and no text in force is worse than a case that may go."""
    none = evaluate(rifles(THE_DAY_BEFORE), rulebook)
    barred = evaluate(rifles(THE_DAY_BEFORE, recipient={"state": "RHO"}), rulebook)
    outside = evaluate(rifles(date(2020, 1, 1), items=[{"policy_arms": False}]), rulebook)
    assert exit_code([none, barred]) == 1
    assert exit_code([outside, none]) == 3


@pytest.mark.parametrize(("on", "verdict"), [(RESOLUTION_232, "prohibited"), (date(1966, 12, 15), "no_text_in_force")])
def test_the_security_council_bars_what_it_bars(rulebook: Rulebook, on: date, verdict: str) -> None:
    """Southern Rhodesia is barred from the day of resolution 232 on, policy or none."""
    decision = evaluate(rifles(on, recipient={"state": "RHO", "role": "armed_forces"}), rulebook)
    assert decision.verdict.value == verdict
    assert decision.items[0].permitted is Truth.UNKNOWN


def test_what_the_security_council_may_bar_stays_open(rulebook: Rulebook) -> None:
    """Whether the recipient is barred hangs on its state: two states settle it, each in its own way."""
    case = rifles(THE_DAY_BEFORE, recipient={"role": "armed_forces"}, end_use={"within_embargoed_territory": False})
    decision = evaluate(case, rulebook)
    assert decision.verdict is Verdict.UNDETERMINED
    assert certain_verdict(case, rulebook) is None
    (asked,) = [each for each in open_facts(case, rulebook) if each.fact.path == "recipient.state"]
    led = {verdict for _, verdict in asked.leads_to}
    assert led >= {Verdict.PROHIBITED, Verdict.NO_TEXT_IN_FORCE}
    assert not led & {Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE, Verdict.NOT_PERMITTED}
    reached = {row.verdict for each in settling_sets(case, rulebook).sets for row in each.assignments}
    assert Verdict.NO_TEXT_IN_FORCE in reached
    assert not reached & {Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE, Verdict.NOT_PERMITTED}


def test_nothing_can_change_an_answer_without_a_text(rulebook: Rulebook) -> None:
    """Where nothing can bar the transfer, nothing is open, and every completion is answered alike."""
    case = rifles(date(1960, 5, 1), items=[{"name": "thing"}])
    assert certain_verdict(case, rulebook) is Verdict.NO_TEXT_IN_FORCE
    found = what_is_open(case, rulebook)
    assert (found.facts, found.settling.sets) == ((), ())


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_report_says_that_there_was_no_text(rulebook: Rulebook, language: Any) -> None:
    """Text, Markdown, HTML and the inquiries say it in their head, and nowhere anything that reads as leave."""
    case = rifles(date(1960, 5, 1))
    decision = evaluate(case, rulebook)
    told = [
        render_text(decision, language=language),
        render_markdown(decision, language=language),
        laid_out(explain_remedies(remedies(case, rulebook), language=language)),
        laid_out(explain_grounds(closest_grounds(case, rulebook), language=language)),
    ]
    for report in told:
        assert IN_WORDS[language] in "".join(report.split("\n"))
        assert not any(words in report for words in AS_LEAVE)
    page = render_html([decision], languages=(language,))
    assert IN_WORDS[language] in page
    assert 'class="band no_text_in_force"' in page


def test_nothing_is_proposed_that_would_not_help(rulebook: Rulebook) -> None:
    """No change makes such a transfer permitted; a later day is named on which a text is in force."""
    found = remedies(rifles(date(1960, 5, 1)), rulebook)
    assert found.needed
    assert found.found == ()
    assert found.later is not None
    assert found.later.on == date(1967, 4, 21)
    told = laid_out(explain_remedies(found))
    assert "at most 3 changes" not in told
    assert "there was no text of policy" in " ".join(told.split())


def test_other_questions_carry_the_verdict(rulebook: Rulebook) -> None:
    """The JSON of an answer, a comparison of days and a question of what if have the word."""
    case = rifles(date(1960, 5, 1))
    assert json.loads(render_json([evaluate(case, rulebook)], several=False))["verdict"] == "no_text_in_force"
    both = compare(case, rulebook, on=[date(1960, 5, 1), date(1967, 4, 21)])
    assert [each.verdict for each in both.answers] == [Verdict.NO_TEXT_IN_FORCE, Verdict.UNDETERMINED]
    changed = what_if(case, rulebook, {"recipient.state": "GBR"})
    assert changed.after.verdict is Verdict.NO_TEXT_IN_FORCE
    assert not changed.verdict_turned
