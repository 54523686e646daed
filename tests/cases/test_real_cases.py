"""The real cases: what the government decided, held against what the rules answer on each side of the decision."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from transfer_check import UNKNOWN, Decision, Rulebook, TransferCase, Truth, Verdict, evaluate, explain, load_case
from transfer_check.answering.answer import Answer, answer
from transfer_check.law.condition import condition_facts
from transfer_check.words.accounts import Node

FILES = Path(__file__).parent / "files"
HOW_MANY = 89
VERDICT_OF = {
    "bars": Verdict.PROHIBITED,
    "restrain": Verdict.NOT_PERMITTED,
    "not_covered": Verdict.NOT_PERMITTED,
    "covered": Verdict.MAY_BE_PERMITTED,
    "covered_subject_to_nsc": Verdict.MAY_BE_PERMITTED,
    "covered_subject_to_cabinet": Verdict.MAY_BE_PERMITTED,
    "covered_subject_to_discretion": Verdict.UNDETERMINED,
    "licence_required": Verdict.MAY_BE_PERMITTED,
    "out_of_scope": Verdict.OUT_OF_SCOPE,
}
BODY_OF = {"covered_subject_to_nsc": "nsc", "covered_subject_to_cabinet": "cabinet"}
NO_VERDICT = {"contested", "covered_limb_unclear"}
FRAMEWORK = {"before": Verdict.NOT_PERMITTED, "after": Verdict.MAY_BE_PERMITTED}
PERMITS = {"fefa.export-permit", "fefa.technology-permit"}
Entry = dict[str, Any]
Side = dict[str, Any]


# ── the case a side runs ──────────────────────────────────────────────────────────────────────


def _stated(model: Any) -> dict[str, Any]:
    return {name: value for name in type(model).model_fields if (value := getattr(model, name)) is not UNKNOWN}


def _with(model: Any, name: str, value: Any) -> Any:
    """Return the model with one field stated, or with ``UNKNOWN`` left unstated."""
    rest = {key: each for key, each in _stated(model).items() if key != name}
    return type(model)(**rest if value is UNKNOWN else {**rest, name: value})


def _changed(case: TransferCase, path: str, value: Any) -> TransferCase:
    section, _, name = path.partition(".")
    if section == "item":
        return _with(case, "items", tuple(_with(item, name, value) for item in case.items))
    if not name:
        return _with(case, section, {})
    return _with(case, section, _with(getattr(case, section), name, value))


def _case(entry: Entry, side: Side) -> TransferCase:
    case = load_case(FILES / f"{side.get('file', entry['case'])}.yaml")
    for path in side.get("without", []):
        case = _changed(case, path, UNKNOWN)
    for path, value in side.get("set", {}).items():
        case = _changed(case, path, value)
    return _with(case, "overrides", side["overrides"]) if "overrides" in side else case


# ── what the answer says ──────────────────────────────────────────────────────────────────────


def _decided_by(given: Answer) -> set[str]:
    grounds = {each.id for each in given.determining if each.effect == "permit"}
    if given.verdict is Verdict.MAY_BE_PERMITTED and grounds:
        return grounds
    return {each.id for each in given.determining}


def _every_item_is_outside(decision: Decision) -> bool:
    return all(regime.scope is Truth.FALSE for item in decision.items for regime in item.regimes)


def test_a_side_of_a_real_case(entry: Entry, side: Side, day: date, rulebook: Rulebook) -> None:
    """The verdict, what decided it, what it waits for and who judges that are those of the register."""
    decision = evaluate(_case(entry, side), rulebook, on=day)
    given = answer(decision)
    assert given.verdict.value == side["verdict"]
    if "items" in side:
        assert [item.verdict.value for item in decision.items] == side["items"]
    if given.verdict is Verdict.OUT_OF_SCOPE:
        assert _every_item_is_outside(decision)
    elif given.verdict is not Verdict.UNDETERMINED:
        assert _decided_by(given) == set(side["decided_by"])
    assert {each.fact.path: list(each.fact.body) for each in given.open_facts} == side.get("open", {})
    assert ("assessments" in given.awaits) == any(side.get("open", {}).values())
    assert given.possibly_prohibited is side.get("possibly_prohibited", False)
    assert {each.body for each in given.deciders} - {"meti"} == set(side.get("deciders", []))
    late = {"judged-after-the-day"} if any(each.on > given.decision.on for _, each in given.assessments) else set()
    old = {"judged-long-before"} if any(_long_before(decision)) else set()
    assert {notice.id for notice in given.warnings} == {*side.get("warnings", []), *late, *old}
    assert {duty.rule for duty in given.duties} >= set(side.get("duties", []))
    assert side.get("weakest_evidence", given.weakest_evidence) == given.weakest_evidence
    for regime, verdict in side.get("regimes", {}).items():
        verdicts = {each.verdict.value for item in decision.items for each in item.regimes if each.regime.id == regime}
        assert verdicts == {verdict}


def _long_before(decision: Decision) -> Iterator[str]:
    """Yield the judgements more than a year older than the day applied that a provision in force reads."""
    in_force = decision.rulebook.in_force(decision.on)
    read = {path for each in in_force for condition in each.conditions for path in condition_facts(condition)}
    for path, signed in decision.case.assessments().items():
        if path in read and decision.on - signed.on > timedelta(days=365):
            yield path


def _lines(nodes: tuple[Node, ...]) -> Iterator[str]:
    for node in nodes:
        yield node.text
        yield from _lines(node.children)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_both_readings_are_named(entry: Entry, language: Any, rulebook: Rulebook) -> None:
    """The answer to a case without a verdict on record prints the notes that name its readings."""
    for side in entry["sides"]:
        for identifier, day in [(each, day) for each in side.get("names", []) for day in side["days"]]:
            decision = evaluate(_case(entry, side), rulebook, on=day)
            told = [line for section in explain(decision, language=language).sections for line in _lines(section.nodes)]
            note = next(each.notes for each in rulebook.versions(identifier) if day in each.in_force)
            assert note is not None
            assert {"en": "two readings remain", "ja": "読み方"}[language] in note.in_(language)
            assert any(note.in_(language) in line for line in told), identifier


# ── the register itself ───────────────────────────────────────────────────────────────────────


def _verdict_of(entry: Entry, when: str) -> Verdict:
    value = entry["recorded"][when]
    return FRAMEWORK[when] if value == "framework" else VERDICT_OF[value]


def _shown(entry: Entry, when: str) -> list[Side]:
    return [side for side in entry["sides"] if side.get("shows") == when]


def test_every_real_case_runs_and_none_is_skipped(register: list[Entry], recorded_ids: list[str]) -> None:
    """Every case on record has one entry and one file, with its sources, and there is no file without a case."""
    assert len(recorded_ids) == HOW_MANY
    assert sorted(entry["case"] for entry in register) == sorted(recorded_ids)
    assert sorted(path.stem for path in FILES.glob("*.yaml")) == sorted(recorded_ids)
    for name in recorded_ids:
        case = load_case(FILES / f"{name}.yaml")
        assert case.case == name
        assert case.title is not None
        assert any(source.url for source in case.sources.values())
    assert all(entry["sides"] for entry in register)


@pytest.mark.parametrize("when", ["before", "after"])
def test_both_recorded_values_are_shown(entry: Entry, when: str) -> None:
    """Some side shows each recorded value with the verdict it calls for, or the register says why none does."""
    value = entry["recorded"][when]
    if value in NO_VERDICT:
        return
    shown = _shown(entry, when)
    assert shown
    for side in shown:
        if "differs" not in entry:
            assert side["verdict"] == _verdict_of(entry, when).value, side["name"]
        if value in BODY_OF:
            assert BODY_OF[value] in side["deciders"]
        if value == "licence_required":
            assert PERMITS & set(side["duties"])
        if value == "covered_subject_to_discretion":
            assert any(side["open"].values())


def test_what_differs_differs_and_would_agree_on_a_reading(entry: Entry) -> None:
    """A reason is given only where a side departs from the record, and a reading says what would mend it."""
    if "differs" not in entry:
        return
    recorded = {when: _verdict_of(entry, when).value for when in ("before", "after")}
    assert any(side["verdict"] != recorded[when] for when in recorded for side in _shown(entry, when))
    assert set(recorded.values()) <= {side["verdict"] for side in entry["sides"] if "reading" in side}


def test_a_case_without_a_verdict_on_record_is_read_both_ways(entry: Entry) -> None:
    """It is undetermined on both sides, naming its readings; two readings are run and end differently."""
    if not NO_VERDICT & set(entry["recorded"].values()):
        assert not any("names" in side for side in entry["sides"])
        return
    for when in ("before", "after"):
        (side,) = (side for side in entry["sides"] if side["name"] == when)
        assert side["verdict"] == "undetermined"
        assert side["names"]
    ends = {(side["verdict"], *side.get("decided_by", [])) for side in entry["sides"] if "reading" in side}
    assert len(ends) > 1
    assert "undetermined" not in {verdict for verdict, *_ in ends}


def test_discretion_is_never_exercised_by_the_program(entry: Entry) -> None:
    """Without its assessments a case of discretion waits for a body, or the register says why it cannot."""
    judged = bool(load_case(FILES / f"{entry['case']}.yaml").assessments())
    stripped = [side for side in entry["sides"] if side["name"] == "without-assessments"]
    assert bool(stripped) is judged
    if entry["determinacy"] == "rule":
        return
    if "unassessed" in entry:
        assert not judged
        return
    waiting = stripped or [side for side in entry["sides"] if side["name"] == "after"]
    assert waiting
    for side in waiting:
        assert side["verdict"] == "undetermined"
        assert any(side["open"].values())


def test_a_side_that_changes_the_record_takes_a_reading(entry: Entry) -> None:
    """What shows a recorded value runs the file as it is, or names the reading for which it departs from it."""
    for side in entry["sides"]:
        assert "shows" not in side or "reading" in side or not {"set", "without"} & set(side), side["name"]


def test_the_days_are_those_of_the_decision(entry: Entry) -> None:
    """The recorded values are shown on the recorded day and its eve, or on both ends of a longer period."""
    case = load_case(FILES / f"{entry['case']}.yaml")
    before, after = (
        [day for side in entry["sides"] if when in (side.get("shows"), side["name"]) for day in side["days"]]
        for when in ("before", "after")
    )
    assert max(before) < min(after)
    if entry["decision"].get("remembered"):
        return
    assert max(before) == case.on - timedelta(days=1)
    assert min(after) == case.on
    assert (entry["decision"]["precision"] == "day") is (len(set(after)) == 1)


def test_the_verdict_turns_on_the_day_its_rule_begins(entry_with_seam: Entry, rulebook: Rulebook) -> None:
    """The day before the rule made for the case, the old answer; on its first day, the new one."""
    seam = entry_with_seam["seam"]
    first = next(
        version.in_force.start
        for version in rulebook.versions(seam["rule"])
        if seam.get("day", version.in_force.start) == version.in_force.start
    )
    case = load_case(FILES / f"{entry_with_seam['case']}.yaml")
    for when, day in (("before", first - timedelta(days=1)), ("after", first)):
        given = answer(evaluate(case, rulebook, on=day))
        assert given.verdict is _verdict_of(entry_with_seam, when), when
        assert (seam["rule"] in _decided_by(given)) is (when == "after"), when
