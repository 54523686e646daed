"""Real cases from 1 April 2014 on: both sides of each decision, and without the judgements that it implies."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from transfer_check import TransferCase, Verdict, evaluate, load_case
from transfer_check.answer import answer
from transfer_check.inquiry import timeline

HERE = Path(__file__).parent
REGISTER = yaml.safe_load((HERE / "since-2014.yaml").read_text(encoding="utf-8"))
IDS = [entry["case"] for entry in REGISTER]


def _case(name: str) -> TransferCase:
    return load_case(HERE / "since-2014" / f"{name}.yaml")


def test_every_case_file_is_registered():
    """No file is left out, and no entry lacks its file."""
    assert sorted(path.stem for path in (HERE / "since-2014").glob("*.yaml")) == sorted(IDS)


@pytest.mark.parametrize("entry", REGISTER, ids=IDS)
def test_both_sides_of_a_real_case(entry, rulebook):
    """The day before the decision and the day itself give the verdicts of the register; the body recorded decides."""
    case = _case(entry["case"])
    assert evaluate(case, rulebook, on=case.on - timedelta(days=1)).verdict.value == entry["before"]
    given = answer(evaluate(case, rulebook))
    assert given.verdict.value == entry["after"]
    if "decides" in entry:
        assert any(decider.body.startswith(entry["decides"]) for decider in given.deciders)


@pytest.mark.parametrize("name", IDS)
def test_nothing_is_permitted_without_a_judgement(name, rulebook):
    """With every assessment and act taken out, no case may be permitted."""
    case = _case(name)
    bare = TransferCase.model_validate({**case.model_dump(exclude_defaults=True), "assessment": {}, "act": {}})
    assert evaluate(bare, rulebook).verdict is not Verdict.MAY_BE_PERMITTED


def _turns(case: TransferCase, rulebook) -> list[date]:
    moments = timeline(case, rulebook)
    return [
        moment.on
        for before, moment in pairwise(moments)
        if moment.answer.verdict is Verdict.MAY_BE_PERMITTED and before.answer.verdict is not Verdict.MAY_BE_PERMITTED
    ]


@pytest.mark.parametrize(
    ("name", "turn"),
    [
        ("2022-03-08-ukraine-bulletproof-vests", date(2022, 3, 8)),
        ("2023-12-22-us-patriot-missiles", date(2023, 12, 22)),
    ],
)
def test_a_timeline_turns_on_the_day_of_the_revision(name, turn, rulebook):
    """The case may be permitted from its revision on, and under no earlier edition of the principles of 2014."""
    assert [day for day in _turns(_case(name), rulebook) if day >= date(2014, 4, 1)] == [turn]


@pytest.mark.parametrize(("state", "turns"), [("PHL", [date(2026, 4, 21)]), ("NZL", [])])
def test_a_destroyer_turns_on_the_edition_of_2026_only_with_an_agreement(state, turns, rulebook):
    """Arms in the SDF-Act sense go to agreement countries from 21 April 2026, and to no other."""
    shells = _case("2025-11-02-new-zealand-mogami-talks").model_dump(exclude_defaults=True)
    project = {"project": None}
    fighting = {**shells["assessment"], "active_fighting": {"value": False, "by": "nsc", "on": "2026-04-21"}}
    parties = {key: {**shells[key], "state": state} for key in ("recipient", "end_user")}
    case = TransferCase.model_validate({**shells, **project, **parties, "assessment": fighting})
    assert [day for day in _turns(case, rulebook) if day >= date(2014, 4, 1)] == turns
