"""What the revisions changed: the provisions of a revision, and the day on which a case turns."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from transfer_check.asking import timeline
from transfer_check.law.revision import revision

VESTS = {
    "transfer.kind": "grant",
    "exporter.role": "ministry_of_defense",
    "assessment.victim_of_aggression": True,
    "assessment.sdf_act_116_3_conditions_met": True,
}
MISSILES = {
    "transfer.requested": True,
    "item.sdf_act_arms": True,
    "item.licensed_product": True,
    "item.licensor": "USA",
    "item.register_category": "missile",
}
DESTROYER = {"item.sdf_act_arms": True, "item.register_category": "warship"}


def test_the_revision_of_22_december_2023_is_section_7_4_of_the_digest(rulebook):
    """Each statement D4-1 to D4-10 began or changed a provision on that day, and nothing else did."""
    differing = revision(rulebook, date(2023, 12, 21), date(2023, 12, 22))
    assert differing.ended == ()
    assert {each.id: [word for word in each.digest if word.startswith("D")] for each in differing.began} == {
        "tp2014.licensed-arms-kept-from-fighting": ["D4-2"],
        "tp2014.joint-project-parts-to-other-states": ["D4-3"],
        "tp2014.parts-to-partner": ["D4-4"],
        "tp2014.strict-control-by-importer": ["D4-9"],
        "tp2014.licensor-keeps-from-fighting": ["D4-9"],
        "tp2014.finished-arms-before-national-security-council": ["D4-10"],
    }
    changed = {after.id: [word for word in after.digest if word.startswith("D")] for _, after in differing.changed}
    assert changed == {
        "tp2014.licensed-product-to-licensor": ["D4-1"],
        "tp2014.repair-services": ["D4-5"],
        "tp2014.rescue-transport-warning": ["D4-6"],
        "tp2014.state-under-aggression": ["D4-7"],
        "tp2014.appropriate-destination": ["D4-8"],
    }


@pytest.mark.parametrize(
    ("state", "facts", "turn"),
    [
        pytest.param("UKR", VESTS, date(2022, 3, 8), id="vests for Ukraine"),
        pytest.param("USA", MISSILES, date(2023, 12, 22), id="Patriot missiles for the United States"),
        pytest.param("PHL", DESTROYER, date(2026, 4, 21), id="a destroyer for a country with an agreement"),
        pytest.param("NZL", DESTROYER, None, id="a destroyer for a country without one"),
    ],
)
def test_a_timeline_turns_on_the_day_of_its_revision_and_on_no_other(law, state, facts, turn):
    """Since 2014 the answer goes once from not permitted to may be permitted, on the day of the revision, or never."""
    moments = [each for each in timeline(law.case("2026-04-21", state, facts), law.rulebook) if each.on.year >= 2014]
    verdicts = {each.on: each.answer.verdict.value for each in moments}
    expected = {day: "may_be_permitted" if turn and day >= turn else "not_permitted" for day in verdicts}
    assert verdicts == expected
    turned = [after.on for before, after in pairwise(moments) if before.answer.verdict is not after.answer.verdict]
    assert turned == ([turn] if turn else [])
    if turn:
        assert law.verdict(str(turn - timedelta(days=1)), state, facts) == "not_permitted"
        assert law.verdict(str(turn), state, facts) == "may_be_permitted"
