"""What does not fit the day is told at the head of every report: tables that know no longer, states, signatures."""

import json
from datetime import date
from typing import Any

import pytest

from transfer_check import Rulebook, TransferCase, evaluate
from transfer_check.answering.answer import answer
from transfer_check.asking import compare
from transfer_check.paper.contract import AnswerData
from transfer_check.paper.day_texts import render_comparison
from transfer_check.paper.html import render_html
from transfer_check.paper.json_text import render_json
from transfer_check.paper.markdown import render_markdown
from transfer_check.paper.plain_text import render_text
from transfer_check.words.accounts import explain

HAITI = "table-run-out.hti-6"
KNOWN_TO = {
    "en": ") to 16 October 2026 only. Whether the entry held after that day was not established",
    "ja": "に係るものが確実であるのは2026年10月16日までであり",
}
STATE = {
    "en": "is certain of Haiti (Security Council resolution",
    "ja": "の表の記載のうち、ハイチ（安全保障理事会決議第",
}


def rifles(on: str, **changes: Any) -> TransferCase:
    """Return rifles for the police of Haiti, with some sections otherwise."""
    party = {"state": "HTI", "role": "law_enforcement", "un_listed": False}
    case = {
        "case": "rifles",
        "on": on,
        "transfer": {"kind": "export"},
        "exporter": {"state": "JPN", "role": "company"},
        "recipient": party,
        "end_user": party,
        "third_parties": [],
        "items": [{"form": "finished", "control_list_entry": "1(1)", "policy_arms": True, "sdf_act_arms": True}],
    }
    return TransferCase.model_validate({**case, **changes})


def warned(case: TransferCase, rulebook: Rulebook, *, on: date | None = None) -> dict[str, str]:
    """Return the warnings of an answer in English, by name."""
    return {each.id: each.text.en for each in answer(evaluate(case, rulebook, on=on)).warnings}


# ── tables that have run out ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("on", "told"), [("2026-10-16", False), ("2026-10-17", True), ("2026-12-01", True)])
def test_a_table_that_has_run_out_is_told(rulebook: Rulebook, on: str, told: bool) -> None:
    """From the first day on which the renewal was not seen, and not on the day before."""
    assert (HAITI in warned(rifles(on), rulebook)) is told


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_is_told_at_the_head_of_every_report(rulebook: Rulebook, language: Any) -> None:
    """Before any reason, in text, Markdown and HTML; with the state, the resolution and the last day known."""
    decision = evaluate(rifles("2026-12-01"), rulebook)
    first = explain(decision, language=language).sections[0]
    assert (first.kind, first.nodes[0].code) == ("warnings", HAITI)
    for report in (render_text(decision, language=language), render_markdown(decision, language=language)):
        plain = report.replace("\n  ", "" if language == "ja" else " ").replace("\\", "")
        assert STATE[language] in plain
        assert KNOWN_TO[language] in plain
    page = render_html([decision], languages=(language,))
    assert STATE[language] in page
    assert KNOWN_TO[language] in page


def test_the_data_of_an_answer_have_it(rulebook: Rulebook) -> None:
    """JSON and the contract name it among the warnings, first and in both languages."""
    decision = evaluate(rifles("2026-12-01"), rulebook)
    (first, *_) = json.loads(render_json([decision], several=False))["warnings"]
    assert first["id"] == HAITI
    assert KNOWN_TO["en"] in first["en"]
    assert KNOWN_TO["ja"] in first["ja"]
    assert AnswerData.of(decision).warnings[0].id == HAITI


def test_a_comparison_tells_it_of_the_day_it_concerns(rulebook: Rulebook) -> None:
    """One of two days is after what the table knows."""
    both = compare(rifles("2026-06-01"), rulebook, on=[date(2026, 6, 1), date(2026, 12, 1)])
    assert HAITI in render_comparison(both)
    assert [HAITI in {each.id for each in one.warnings} for one in both.answers] == [False, True]


@pytest.mark.parametrize(
    "parties",
    [
        {"recipient": {"state": "PHL"}, "end_user": {"state": "HTI"}},
        {"recipient": {"state": "PHL"}, "end_user": {"state": "PHL"}, "consignee": {"state": "HTI"}},
        {
            "recipient": {"state": "PHL"},
            "end_user": {"state": "PHL"},
            "third_parties": [{"state": "HTI", "part": "onward_recipient", "role": "armed_forces"}],
        },
    ],
    ids=["end user", "consignee", "third party"],
)
def test_every_party_counts(rulebook: Rulebook, parties: dict[str, Any]) -> None:
    """The state that the table knows no longer is named whichever party it is the state of."""
    assert HAITI in warned(rifles("2026-12-01", **parties), rulebook)


def test_a_state_that_decides_nothing_is_not_told(rulebook: Rulebook) -> None:
    """Neither where the case does not name it, nor where the answer does not rest on the table."""
    assert HAITI not in warned(rifles("2026-12-01", recipient={"state": "PHL"}, end_user={"state": "PHL"}), rulebook)
    no_arms = [{"form": "finished", "control_list_entry": None, "policy_arms": False, "production_equipment": False}]
    outside = rifles("2026-12-01", items=[{**no_arms[0], "military_technology": False}])
    decision = evaluate(outside, rulebook)
    assert decision.verdict.value == "out_of_scope"
    assert HAITI not in {each.id for each in answer(decision).warnings}


# ── states of another day ─────────────────────────────────────────────────────────────────────


def test_a_state_of_another_day_is_told(rulebook: Rulebook) -> None:
    """The law of 2012 is applied to Zaire, since the case is of 1990; a warning says so, in both languages."""
    case = rifles("1990-01-01", recipient={"state": "ZAR"}, end_user={"state": "ZAR"})
    assert "state-of-another-day" not in warned(case, rulebook)
    (told,) = [
        each.text
        for each in answer(evaluate(case, rulebook, on=date(2012, 1, 1))).warnings
        if each.id == "state-of-another-day"
    ]
    assert "Zaire (ZAR)" in told.en
    assert "ザイール（ZAR）" in told.ja


@pytest.mark.parametrize(
    ("code", "on", "ja", "en"),
    [("ZAR", "1990-01-01", "ザイール", "Zaire"), ("MMR", "1985-01-01", "ビルマ", "Burma"),
     ("GEO", "2014-01-01", "グルジア", "Georgia"), ("GEO", "2016-01-01", "ジョージア", "Georgia"),
     ("MKD", "2018-01-01", "マケドニア旧ユーゴスラビア共和国", "the former Yugoslav Republic of Macedonia")],
)  # fmt: skip
def test_reports_name_states_as_on_the_day(rulebook: Rulebook, code: str, on: str, ja: str, en: str) -> None:
    """Among the stated facts, and wherever else a state of the case is told."""
    decision = evaluate(rifles(on, recipient={"state": code}, end_user={"state": code}), rulebook)
    assert f"移転先の国：{ja}" in render_text(decision, language="ja")
    assert f"State of the recipient: {en}" in render_text(decision, language="en")


# ── signatures ────────────────────────────────────────────────────────────────────────────────


def judged(by: str, on: str, of: str) -> TransferCase:
    """Return rifles of a day with a judgement signed on another."""
    return rifles(of, assessment={"positive_meaning_security": {"value": True, "by": by, "on": on}})


@pytest.mark.parametrize(
    ("signed", "of", "told"),
    [
        ("2026-04-20", "2026-06-01", True),
        ("2026-04-21", "2026-06-01", False),
        ("2014-03-31", "2014-06-01", True),
        ("2014-04-01", "2014-06-01", False),
    ],
)
def test_a_judgement_before_its_text_is_told(rulebook: Rulebook, signed: str, of: str, told: bool) -> None:
    """What was judged on the day before the provisions that read it came into force was judged by another text."""
    assert ("judged-before-the-text" in warned(judged("nsc", signed, of), rulebook)) is told


@pytest.mark.parametrize(
    ("by", "signed", "told"),
    [
        ("security_council", "2013-12-03", None),
        ("security_council", "2014-05-01", "signed-by-body-of-another-day"),
        ("nsc", "2013-12-03", "signed-before-the-council"),
        ("nsc", "2013-12-04", None),
        ("nsc_four_ministers", "2013-12-03", "signed-before-the-council"),
        ("cabinet", "2014-05-01", None),
        ("meti", "2000-12-01", None),
        ("mod", "2006-12-01", None),
        ("mod", "1953-12-01", "signed-by-body-of-another-day"),
    ],
)
def test_a_body_that_there_was_not_cannot_have_signed(
    rulebook: Rulebook, by: str, signed: str, told: str | None
) -> None:
    """A council before it was set up, or after another took its place; a ministry that was only renamed had signed."""
    found = warned(judged(by, signed, "2014-06-01"), rulebook).keys()
    assert found & {"signed-by-body-of-another-day", "signed-before-the-council"} == ({told} if told else set())
