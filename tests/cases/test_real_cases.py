"""The real cases: what the government decided, held against what the rules answer on each side of the decision."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from transfer_check import UNKNOWN, Decision, Rulebook, TransferCase, Truth, Verdict, evaluate, load_case
from transfer_check.answer import Answer, answer

HERE = Path(__file__).parent
REGISTER: list[dict[str, Any]] = yaml.safe_load((HERE / "register.yaml").read_text(encoding="utf-8"))
CASES = {entry["case"]: entry for entry in REGISTER}
HOW_MANY = 32
VERDICT_OF = {
    "bars": Verdict.PROHIBITED,
    "restrain": Verdict.NOT_PERMITTED,
    "not_covered": Verdict.NOT_PERMITTED,
    "covered": Verdict.MAY_BE_PERMITTED,
    "licence_required": Verdict.MAY_BE_PERMITTED,
    "out_of_scope": Verdict.OUT_OF_SCOPE,
    "contested": Verdict.UNDETERMINED,
}
FRAMEWORK = {"before": Verdict.NOT_PERMITTED, "after": Verdict.MAY_BE_PERMITTED}
PERMITS = {"fefa.export-permit", "fefa.technology-permit"}
RUNS = [
    pytest.param(entry, side, day, id=f"{entry['case']}/{side['name']}/{day}")
    for entry in REGISTER
    for side in entry["sides"]
    for day in side["days"]
]
SEAMS = [pytest.param(entry, id=entry["case"]) for entry in REGISTER if "seam" in entry]
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


def _case(entry: dict[str, Any], side: Side) -> TransferCase:
    case = load_case(HERE / "files" / f"{side.get('file', entry['case'])}.yaml")
    for path in side.get("without", []):
        case = _changed(case, path, UNKNOWN)
    for path, value in side.get("set", {}).items():
        case = _changed(case, path, value)
    return case


# ── what the answer says ──────────────────────────────────────────────────────────────────────


def _decided_by(given: Answer) -> set[str]:
    grounds = {each.id for each in given.determining if each.effect == "permit"}
    if given.verdict is Verdict.MAY_BE_PERMITTED and grounds:
        return grounds
    return {each.id for each in given.determining}


def _every_item_is_outside(decision: Decision) -> bool:
    return all(regime.scope is Truth.FALSE for item in decision.items for regime in item.regimes)


@pytest.mark.parametrize(("entry", "side", "day"), RUNS)
def test_a_side_of_a_real_case(entry: dict[str, Any], side: Side, day: date, rulebook: Rulebook) -> None:
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
    late = {"judged-after-the-day"} if any(each.on > given.decision.on for _, each in given.assessments) else set()
    assert {notice.id for notice in given.warnings} == {*side.get("warnings", []), *late}
    assert {duty.rule for duty in given.duties} >= set(side.get("duties", []))
    assert side.get("weakest_evidence", given.weakest_evidence) == given.weakest_evidence
    for regime, verdict in side.get("regimes", {}).items():
        verdicts = {each.verdict.value for item in decision.items for each in item.regimes if each.regime.id == regime}
        assert verdicts == {verdict}


@pytest.mark.parametrize("entry", SEAMS)
def test_the_verdict_turns_on_the_day_its_rule_begins(entry: dict[str, Any], rulebook: Rulebook) -> None:
    """The day before the rule made for the case, the old answer; on its first day, the new one."""
    first = min(version.in_force.start for version in rulebook.versions(entry["seam"]["rule"]))
    assert entry["seam"].get("day", first) == first
    case = load_case(HERE / "files" / f"{entry['case']}.yaml")
    for when, day in (("before", first - timedelta(days=1)), ("after", first)):
        given = answer(evaluate(case, rulebook, on=day))
        assert given.verdict is _verdict_of(entry, when), when
        assert (entry["seam"]["rule"] in _decided_by(given)) is (when == "after"), when


# ── the register itself ───────────────────────────────────────────────────────────────────────


def _verdict_of(entry: dict[str, Any], when: str) -> Verdict:
    value = entry["recorded"][when]
    return FRAMEWORK[when] if value == "framework" else VERDICT_OF[value]


def _shown(entry: dict[str, Any], when: str) -> list[Side]:
    return [side for side in entry["sides"] if side.get("shows") == when]


def test_every_real_case_runs_and_none_is_skipped() -> None:
    """As many cases as are recorded before April 2014, each with its file and no file without a case."""
    assert len(REGISTER) == len(CASES) == HOW_MANY
    assert {path.stem for path in (HERE / "files").glob("*.yaml")} == set(CASES)
    for name in CASES:
        assert load_case(HERE / "files" / f"{name}.yaml").case == name
    assert all(entry["sides"] for entry in REGISTER)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("entry", REGISTER, ids=lambda entry: str(entry["case"]))
def test_both_recorded_values_are_shown(entry: dict[str, Any], when: str) -> None:
    """Some side shows each recorded value with the verdict it calls for; a contested one shows two readings."""
    value = entry["recorded"][when]
    if value == "contested":
        readings = {side["verdict"] for side in entry["sides"] if "reading" in side}
        assert readings == {"out_of_scope", "not_permitted"}
        assert {side["verdict"] for side in entry["sides"] if side["name"] == when} == {"undetermined"}
        return
    shown = _shown(entry, when)
    assert shown
    for side in shown:
        assert side["verdict"] == _verdict_of(entry, when).value, side["name"]
        if value == "licence_required":
            assert PERMITS & set(side["duties"])


@pytest.mark.parametrize("entry", REGISTER, ids=lambda entry: str(entry["case"]))
def test_discretion_is_never_exercised_by_the_program(entry: dict[str, Any]) -> None:
    """Without its assessments a case of discretion waits for a body, or the register says why it cannot."""
    sides = [side for side in entry["sides"] if side["name"] == "without-assessments"]
    assert bool(sides) is bool(load_case(HERE / "files" / f"{entry['case']}.yaml").assessments())
    if entry["determinacy"] == "rule":
        return
    assert bool(sides) is not ("unassessed" in entry)
    for side in sides:
        assert side["verdict"] == "undetermined"
        assert any(side["open"].values())


def test_a_side_that_changes_the_record_takes_a_reading() -> None:
    """What shows a recorded value runs the file as it is, or names the reading for which it departs from it."""
    for entry in REGISTER:
        for side in entry["sides"]:
            assert "shows" not in side or "reading" in side or not {"set", "without"} & set(side), (
                entry["case"],
                side["name"],
            )


@pytest.mark.parametrize("entry", REGISTER, ids=lambda entry: str(entry["case"]))
def test_the_days_are_those_of_the_decision(entry: dict[str, Any]) -> None:
    """The recorded values are shown on the recorded day and its eve, or on both ends of a longer period."""
    case = load_case(HERE / "files" / f"{entry['case']}.yaml")
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
