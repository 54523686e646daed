"""The edition of 21 April 2026: its adopted text was not read, and every answer under it says so."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from transfer_check import TransferCase, Verdict, evaluate
from transfer_check.answering.answer import Answer, answer
from transfer_check.asking import compare
from transfer_check.facts.vocabulary import EVIDENCE_RANK
from transfer_check.law.rulebook import Rulebook
from transfer_check.paper.contract import AnswerData
from transfer_check.paper.day_texts import render_comparison
from transfer_check.paper.markdown import render_markdown
from transfer_check.paper.plain_text import render_text
from transfer_check.strategies import cases, complete_cases, partial_cases

REVISION = date(2026, 4, 21)
LATER = date(2026, 11, 22)
NOTICE = "tp2014.revision-of-2026-not-read"
SAYS = {"en": "adopted on 21 April 2026 was not read", "ja": "採択された三原則及び運用指針の本文は確認していない"}
DRAWN = settings(
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
SIGNED = {"by": "nsc", "on": REVISION}
FROM_JAPAN: dict[str, object] = {"exporter": {"state": "JPN", "role": "company"}, "third_parties": []}
VERDICTS: dict[Verdict, dict[str, object]] = {
    Verdict.UNDETERMINED: {},
    Verdict.OUT_OF_SCOPE: {
        "items": [
            {"form": "finished", "control_list_entry": None, "military_technology": False, "register_category": None}
        ]
    },
    Verdict.PROHIBITED: {
        **FROM_JAPAN,
        "transfer": {"kind": "export"},
        "recipient": {"state": "PRK", "role": "government"},
        "end_user": {"state": "PRK", "role": "armed_forces"},
        "items": [{"form": "finished", "policy_arms": True, "banned_weapon": "chemical_weapon"}],
    },
    Verdict.NOT_PERMITTED: {
        **FROM_JAPAN,
        "recipient": {"state": "NZL", "role": "government"},
        "agreement": None,
        "items": [{"form": "finished", "policy_arms": True, "sdf_act_arms": True, "licensed_product": False}],
        "transfer": {"kind": "export", "minor_influence": False},
        "end_user": {"state": "NZL", "role": "armed_forces"},
        "end_use": {"activity": "national_defense"},
    },
    Verdict.MAY_BE_PERMITTED: {
        **FROM_JAPAN,
        "recipient": {"state": "NZL", "role": "government", "unsc_measures_after_armed_attack": False},
        "end_user": {"state": "NZL", "role": "armed_forces"},
        "items": [
            {
                "form": "finished",
                "policy_arms": True,
                "sdf_act_arms": False,
                "banned_weapon": None,
                "register_category": None,
            }
        ],
        "transfer": {"kind": "export"},
        "end_use": {"activity": "national_defense"},
        "project": None,
        "assurance": {"consent_to_extra_purpose_use": "required", "consent_to_third_party_transfer": "required"},
        "assessment": {
            "international_obligations": {"value": "none_breached", **SIGNED},
            "appropriate_destination": {"value": True, **SIGNED},
            "acceptable_concern": {"value": True, **SIGNED},
            "positive_meaning_security": {"value": True, **SIGNED},
        },
    },
}


def _says_so(given: Answer) -> None:
    assert given.weakest_evidence is not None
    assert EVIDENCE_RANK[given.weakest_evidence] >= EVIDENCE_RANK["secondary"]
    assert [each.id for each in given.warnings].count(NOTICE) == 1


def test_every_answer_rests_on_secondary_evidence_at_best(rulebook: Rulebook) -> None:
    """Whatever the case, the evidence is no better than secondary, and the notice is given once.

    The draws reach most verdicts; `test_an_answer_of_each_verdict` has one case of each.
    """
    seen: Counter[Verdict] = Counter()
    for draw in (cases, partial_cases, complete_cases):
        for day in (REVISION, LATER):

            @DRAWN
            @given(draw(rulebook, on=day))
            def check(case: TransferCase) -> None:
                decision = evaluate(case, rulebook)
                seen[decision.verdict] += 1
                _says_so(answer(decision))

            check()
    assert len(seen) >= 3, seen


@settings(max_examples=settings().max_examples // 3)
@given(data=st.data())
def test_every_report_prints_the_notice(data: st.DataObject, rulebook: Rulebook) -> None:
    """Text, Markdown, JSON and the comparison of two days carry it, in both languages."""
    case = data.draw(cases(rulebook, on=REVISION))
    decision = evaluate(case, rulebook)
    compared = compare(case, rulebook, on=[REVISION - timedelta(days=1), REVISION])
    for language, words in SAYS.items():
        for printed in (
            render_text(decision, language=language),
            render_markdown(decision, language=language),
            render_comparison(compared, language=language),
        ):
            assert words in "".join(printed.split()) or words in " ".join(printed.split())
    record = AnswerData.of(decision)
    assert record.weakest_evidence in ("secondary", "unverified")
    (notice,) = (each for each in record.warnings if each.id == NOTICE)
    assert SAYS["en"] in notice.en
    assert SAYS["ja"] in notice.ja


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda verdict: verdict.value)
def test_an_answer_of_each_verdict(verdict: Verdict, rulebook: Rulebook) -> None:
    """An empty case, goods on no list, a case prohibited outright, arms for a state without an agreement, radars."""
    case = TransferCase.model_validate({"case": "x", "on": REVISION, **VERDICTS[verdict]})
    given = answer(evaluate(case, rulebook))
    assert given.verdict is verdict
    _says_so(given)
    earlier = answer(evaluate(case, rulebook, on=REVISION - timedelta(days=1)))
    assert NOTICE not in [each.id for each in earlier.warnings]
