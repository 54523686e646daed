"""What the READMEs of the examples since 2014 claim, run."""

import re
from datetime import date
from pathlib import Path

import pytest

from transfer_check import Rulebook, TransferCase, evaluate, explain, load_case
from transfer_check.answering.answer import Answer, answer
from transfer_check.asking import timeline

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
VESTS = "2022-03-08-bulletproof-vests-to-ukraine"
MISSILES = "2023-patriot-missiles-to-the-united-states"
FIGHTER = "2024-next-generation-fighter"
ESCORTS = "2026-destroyer-escorts-for-the-philippines"


@pytest.fixture
def changed(tmp_path, rulebook):
    """Return the answer on an example after one ``sed`` of its README, or on another day."""

    def ask(name: str, *replacements: tuple[str, str], on: str = "") -> Answer:
        text = (EXAMPLES / name / "case.yaml").read_text(encoding="utf-8")
        for old, new in replacements:
            lines = text.splitlines(keepends=True)
            text = "".join(re.sub(old, new, line, count=1) for line in lines)
            assert text != "".join(lines), old
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return answer(evaluate(load_case(path), rulebook, on=date.fromisoformat(on) if on else None))

    return ask


def _decided_by(given: Answer) -> list[str]:
    return [each.id for each in given.determining]


def test_the_vests_the_day_before(changed):
    """Not permitted for want of a permitted case, even with every judgement of the day after; the war bars nothing."""
    for given in (changed("2022-03-07-bulletproof-vests-to-ukraine"), changed(VESTS, on="2022-03-07")):
        assert given.verdict.value == "not_permitted"
        assert _decided_by(given) == ["tp2014.permitted-cases-only"]
        (item,) = given.decision.items
        standings = {each.provision.id: each.standing.value for each in item.findings}
        assert standings["tp2014.to-country-party-to-conflict"] == "not_satisfied"
    assert changed("2022-03-07-bulletproof-vests-to-ukraine").possibly_prohibited
    assert not changed(VESTS, on="2022-03-07").possibly_prohibited


def test_the_two_cases_of_the_vests_differ_in_day_and_record_alone():
    """The pair states the same transfer; only the day, the undertakings, the judgements and the deliberation differ."""
    before, after = (
        load_case(EXAMPLES / name / "case.yaml") for name in ("2022-03-07-bulletproof-vests-to-ukraine", VESTS)
    )
    recorded = {"case", "title", "on", "assurance", "assessment", "act", "sources"}
    for name in TransferCase.model_fields.keys() - recorded:
        assert getattr(before, name) == getattr(after, name), name


def test_the_vests_on_the_day(changed):
    """The clause of the day is the ground; it is for Ukraine alone and not for rifles."""
    given = changed(VESTS)
    assert given.verdict.value == "may_be_permitted"
    assert _decided_by(given)[0] == "tp2014.state-under-aggression"
    assert changed(VESTS, ("UKR", "MDA")).verdict.value == "not_permitted"
    assert changed(VESTS, ("sdf_act_arms: false", "sdf_act_arms: true")).verdict.value == "not_permitted"


@pytest.mark.parametrize(("name", "turn"), [(VESTS, date(2022, 3, 8)), (MISSILES, date(2023, 12, 22))])
def test_the_timeline_turns_on_the_day_of_the_example(name, turn, rulebook: Rulebook):
    """Under every edition from 2014 on the answer is not permitted before that day and may be permitted since."""
    moments = timeline(load_case(EXAMPLES / name / "case.yaml"), rulebook)
    since = {each.on: each.answer.verdict.value for each in moments if each.on >= date(2014, 4, 1)}
    if name == MISSILES:  # whether fighting goes on in the United States was not judged in 2023 and is asked in 2026
        assert since.pop(date(2026, 4, 21)) == "undetermined"
    assert since == {day: "may_be_permitted" if day >= turn else "not_permitted" for day in since}


def test_the_missiles(changed):
    """Permitted to the licensor's country from that day on, and not to another; passed on, not without Japan's consent."""
    given = changed(MISSILES)
    assert given.verdict.value == "may_be_permitted"
    assert _decided_by(given)[0] == "tp2014.licensed-product-to-licensor"
    assert changed(MISSILES, on="2023-12-21").verdict.value == "not_permitted"
    assert changed(MISSILES, ("state: USA", "state: AUS")).verdict.value == "not_permitted"
    onward = changed(
        MISSILES,
        ("kind: export", "kind: third_country_transfer"),
        ("state: USA", "state: UKR"),
        ("state: JPN, role: ministry_of_defense", "state: USA, role: government"),
    )
    assert onward.verdict.value == "not_permitted"
    assert "tp2014.consent-to-third-party-transfer" in _decided_by(onward)


def test_the_fighter(changed):
    """The decision permits nothing: without a recipient the answer is open, and with one it needs its limits and the Cabinet."""
    given = changed(FIGHTER)
    assert given.verdict.value == "undetermined"
    assert "recipient.state" in {each.fact.path for each in given.open_facts}
    everyone = {
        "en": "each of the Minister for Foreign Affairs, the Minister of Economy, Trade and Industry or the National "
        "Security Council.",
        "ja": "外務大臣、経済産業大臣又は国家安全保障会議による判断7件を待つ。",
    }
    for language, words in everyone.items():
        assert explain(given.decision, language=language).headline[1].endswith(words)
    without = changed(FIGHTER, ("recipient: {", r"\g<0>state: BRA, "))
    assert without.verdict.value == "not_permitted"
    assert "tp2014.permitted-cases-only" in _decided_by(without)
    undecided = changed(FIGHTER, ("recipient: {", r"\g<0>state: SGP, "))
    assert undecided.verdict.value == "not_permitted"
    assert "tp2014.cabinet-decision-on-fighter" in _decided_by(undecided)


def test_the_destroyer_escorts(changed):
    """Open, before the four ministers, with notice to the Diet afterwards; provisional; and no gate for other states."""
    given = changed(ESCORTS)
    assert given.verdict.value == "undetermined"
    assert {"nsc_four_ministers", "meti"} <= {each.body for each in given.deciders}
    assert "tp2014.diet-notification" in {each.rule for each in given.duties}
    assert "tp2014.revision-of-2026-not-read" in {each.id for each in given.warnings}
    assert "recipient.agreement_country" not in {each.fact.path for each in given.open_facts}
    export = ("^exporter", r"transfer: {kind: export}\n\g<0>")
    elsewhere = changed(ESCORTS, ("PHL", "NZL"), export)
    assert elsewhere.verdict.value == "not_permitted"
    assert "tp2014.agreement-for-arms" in _decided_by(elsewhere)
    assert changed(ESCORTS, export).verdict.value == "undetermined"
