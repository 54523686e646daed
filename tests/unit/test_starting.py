"""Starting cases: nothing that could change the verdict is left out, and what is written is a case."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from transfer_check import Rulebook, TransferCase, Verdict, evaluate, load_case
from transfer_check.asking.starting_case import start
from transfer_check.errors import UsageError
from transfer_check.facts.case import ELEMENTS, SECTIONS, catalogue
from transfer_check.facts.vocabulary import TRANSFER_KIND
from transfer_check.files import read_document
from transfer_check.judging.evaluation import derive
from transfer_check.paper.record.kept import case_data
from transfer_check.paper.schemas import case_schema
from transfer_check.paper.starting_case_file import render_starting_case
from transfer_check.strategies import complete_cases

DAYS = [date(1970, 1, 1), date(2012, 12, 18), date(2024, 5, 18), date(2026, 4, 21)]
KINDS = [None, "grant", "technology_provision", "own_use", "third_country_transfer"]
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("on", [date(1950, 1, 1), *DAYS], ids=str)
def test_a_starting_case_is_a_case(on: date, language: Any, rulebook: Rulebook, tmp_path: Path) -> None:
    """For several kinds, the file is read as it is, satisfies the schema, and states the kind and nothing else."""
    schema = Draft202012Validator(case_schema())
    for kind in KINDS:
        begun = start(rulebook, on=on, kind=kind)
        path = tmp_path / "case.yaml"
        path.write_text(render_starting_case(begun, language=language), encoding="utf-8")
        case = load_case(path)
        assert case == begun.decision.case
        assert case.facts() == ({} if kind is None else {"transfer.kind": kind})
        assert evaluate(case, rulebook).verdict is begun.decision.verdict
        assert list(schema.iter_errors(read_document(path).value)) == []


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_every_fact_that_matters_is_written_out_as_unknown(on: date, rulebook: Rulebook, tmp_path: Path) -> None:
    """The file holds exactly the facts it was made for, each as the word unknown."""
    begun = start(rulebook, on=on, kind="grant")
    path = tmp_path / "case.yaml"
    path.write_text(render_starting_case(begun), encoding="utf-8")
    written = read_document(path).value
    paths = [f"{section}.{name}" for section in SECTIONS for name in written.get(section, ())]
    paths += [f"item.{name}" for name in written["items"][0]] + [name for name in ELEMENTS if name in written]
    assert set(paths) - {"transfer.kind"} == {fact.path for fact in begun.facts}
    values = {written[path] if path in ELEMENTS else _value(written, path) for path in paths if path != "transfer.kind"}
    assert values == {"unknown"}


def _value(written: dict[str, Any], path: str) -> Any:
    section, _, name = path.partition(".")
    return (written["items"][0] if section == "item" else written[section])[name]


@settings(max_examples=40)
@given(st.data(), st.sampled_from(DAYS))
def test_what_is_left_out_cannot_change_the_verdict(rulebook: Rulebook, data: st.DataObject, on: date) -> None:
    """A case stripped of every fact that its starting case leaves out has the verdict it had."""
    full = _as_derived(data.draw(complete_cases(rulebook, on=on)), rulebook)
    kind = full.facts().get("transfer.kind")
    begun = start(rulebook, on=on, kind=kind if isinstance(kind, str) else None)
    kept = {fact.path for fact in begun.facts if fact not in begun.beside_the_verdict} | {"transfer.kind"}
    kept |= {path for path, fact in catalogue().items() if fact.kind == "derived"}
    stripped = TransferCase.model_validate(_stripped(case_data(full), kept))
    assert evaluate(stripped, rulebook).verdict is evaluate(full, rulebook).verdict


def _as_derived(case: TransferCase, rulebook: Rulebook) -> TransferCase:
    """Return a case without what is stated by hand against the definitions: what they settle is no fact to ask for."""
    settled: set[str] = set()
    edition = rulebook.on(case.on)
    for item in case.item_facts():
        facts = {**dict.fromkeys(edition.acts, False), **case.facts(), **item}
        stated = {path: facts.pop(path) for path in edition.defined if path in facts}
        derive(edition, facts, case.on)
        settled |= {path for path, value in stated.items() if path in facts and facts[path] is not value}
    every = {path for path in catalogue() if path not in settled}
    return TransferCase.model_validate(_stripped(case_data(case), every))


def _stripped(case: dict[str, Any], kept: set[str]) -> dict[str, Any]:
    """Return case data with the facts at some paths only; a section that is null is null in what is kept of it."""
    result = {key: value for key, value in case.items() if key not in (*SECTIONS, "items", "sources", *ELEMENTS)}
    for section in SECTIONS:
        if section in case:
            stated = case[section]
            result[section] = None if stated is None else {n: v for n, v in stated.items() if f"{section}.{n}" in kept}
    result.update({name: case[name] for name in ELEMENTS if name in case and name in kept})
    if "items" in case:
        result["items"] = [{n: v for n, v in item.items() if f"item.{n}" in kept} for item in case["items"]]
    return result


def test_the_kind_narrows_what_is_asked(rulebook: Rulebook) -> None:
    """Stating the kind leaves facts out, and never brings one in that an open kind would not ask."""
    for on in DAYS[1:3]:
        open_ = {fact.path for fact in start(rulebook, on=on).facts}
        for kind in TRANSFER_KIND.terms:
            assert {fact.path for fact in start(rulebook, on=on, kind=kind).facts} < open_
    assert len(start(rulebook, on=date(2012, 12, 18), kind="grant").facts) < len(catalogue()) / 2


def test_the_day_decides_what_is_asked(rulebook: Rulebook) -> None:
    """The positive meaning is asked under the principles of 2014, not under the guidelines of 2011."""
    meaning = "assessment.positive_meaning_security"
    assert meaning in catalogue()
    asked = {on: {fact.path for fact in start(rulebook, on=on, kind="grant").facts} for on in DAYS}
    assert meaning in asked[date(2024, 5, 18)]
    assert meaning not in asked[date(2012, 12, 18)]


def test_what_only_bears_on_duties_is_told_apart(law: Any) -> None:
    """A fact read only by a rule that refers is marked; an act that could lift a prohibition is not."""
    law.add("r.scope", "scope", "item.policy_arms").add("r.barred", "prohibit", 'recipient.state == "HTI"')
    law.add("r.lifted", "permit", "act.japan_consented", exception_to=("r.barred",))
    law.add("r.who", "refer", 'consignee.role == "company"', to="meti")
    law.add("r.other", "permit", {"all": ['transfer.kind == "loan"', "item.licensed_product"]})
    begun = start(law.rulebook(), on=date(2010, 1, 1), kind="grant")
    facts = {"recipient.state", "item.policy_arms", "act.japan_consented", "consignee.role"}
    assert {fact.path for fact in begun.facts} == facts
    assert {fact.path for fact in begun.beside_the_verdict} == {"consignee.role"}
    text = render_starting_case(begun)
    assert text.count("bears on who decides") == 1
    assert text.index("bears on who decides") < text.index("  role: unknown")


def test_a_kind_that_settles_the_verdict_says_so(rulebook: Rulebook) -> None:
    """Before 1967 nothing is left to find out for the verdict, and the file says so."""
    begun = start(rulebook, on=date(1960, 1, 1), kind="grant")
    assert begun.decision.verdict is Verdict.NO_TEXT_IN_FORCE
    assert "the verdict of that day is “no policy text in force”" in render_starting_case(begun)
    assert "「当日適用すべき政策文書なし」である。" in render_starting_case(begun, language="ja")


def test_the_comments_are_in_one_language(rulebook: Rulebook) -> None:
    """English comments hold no Japanese; every Japanese comment that is a sentence holds some."""
    begun = start(rulebook, on=date(2024, 5, 18), kind="export")
    assert not JAPANESE.search(render_starting_case(begun))
    japanese = render_starting_case(begun, language="ja")
    for fact in begun.facts:
        assert fact.question.ja[:12] in japanese
    assert max(map(len, render_starting_case(begun).splitlines())) <= 100


def test_a_day_that_is_not_encoded_is_refused(law: Any) -> None:
    """No file is written for a day whose law is not known."""
    with pytest.raises(UsageError, match="TC501"):
        start(law.rulebook(encoded_until=date(2000, 1, 1)), on=date(2010, 1, 1))
