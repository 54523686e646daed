"""The seams of the principles of 2014, as a timeline shows them: the day a case turns, and whether it turns again."""

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from transfer_check import Rulebook, TransferCase, Verdict, load_case
from transfer_check.asking import timeline

FILES = Path(__file__).parent / "files"
BEGINNING = date(2014, 4, 1)


def _turns(case: TransferCase, rulebook: Rulebook) -> list[date]:
    return [
        moment.on
        for before, moment in pairwise(timeline(case, rulebook))
        if moment.on >= BEGINNING
        and moment.answer.verdict is Verdict.MAY_BE_PERMITTED
        and before.answer.verdict is not Verdict.MAY_BE_PERMITTED
    ]


@pytest.mark.parametrize(
    ("name", "turn"),
    [
        ("2022-03-08-ukraine-bulletproof-vests", date(2022, 3, 8)),
        ("2023-12-22-us-patriot-missiles", date(2023, 12, 22)),
        ("2024-03-26-gcap-finished-third-country", date(2024, 3, 26)),
    ],
)
def test_a_timeline_turns_on_the_day_of_the_revision(name: str, turn: date, rulebook: Rulebook) -> None:
    """The case may be permitted from its revision on, and under no earlier edition of the principles of 2014."""
    assert _turns(load_case(FILES / f"{name}.yaml"), rulebook) == [turn]


@pytest.mark.parametrize(("state", "turns"), [("PHL", [date(2026, 4, 21)]), ("NZL", [])])
def test_a_destroyer_turns_on_the_edition_of_2026_only_with_an_agreement(
    state: str, turns: list[date], rulebook: Rulebook
) -> None:
    """Arms in the SDF-Act sense go to agreement countries from 21 April 2026, and to no other."""
    destroyer = load_case(FILES / "2026-04-21-revision-five-categories-scrapped.yaml").model_dump(exclude_defaults=True)
    parties = {key: {**destroyer[key], "state": state} for key in ("recipient", "end_user")}
    assert _turns(TransferCase.model_validate({**destroyer, **parties}), rulebook) == turns


def test_nothing_is_permitted_once_every_judgement_and_act_is_taken_out(
    register: list[dict[str, Any]], rulebook: Rulebook
) -> None:
    """From 2014 on, a real case stripped of its assessments and acts may not be permitted in any edition."""
    for entry in register:
        case = load_case(FILES / f"{entry['case']}.yaml")
        if case.on < BEGINNING:
            continue
        bare = TransferCase.model_validate({**case.model_dump(exclude_defaults=True), "assessment": {}, "act": {}})
        assert _turns(bare, rulebook) == [], entry["case"]
