"""The register of the real cases, one run for each side and day, and what a run of them says at its end."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
IDS = (HERE / "register" / "ids.txt").read_text(encoding="utf-8").split()
NO_VERDICT = frozenset({"contested", "covered_limb_unclear"})
SIDES_OF_THE_SEAM = ("before", "after")
Entry = dict[str, Any]


def _register() -> list[Entry]:
    files = sorted((HERE / "register").glob("*.yaml"))
    return [entry for file in files for entry in yaml.safe_load(file.read_text(encoding="utf-8"))]


REGISTER = _register()


@pytest.fixture(scope="session")
def register() -> list[Entry]:
    """Return the entries of the register."""
    return REGISTER


@pytest.fixture(scope="session")
def recorded_ids() -> list[str]:
    """Return the id of every real case on record."""
    return IDS


@pytest.fixture(scope="session")
def summarise() -> Callable[[dict[str, set[str]]], list[str]]:
    """Return what gives the lines of the summary for the outcomes of a run, by case."""
    return lambda results: list(summary(results))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test of a side on each of its days, a test of a seam or an entry on each of them."""
    wanted = metafunc.fixturenames
    if "side" in wanted:
        metafunc.parametrize(("entry", "side", "day"), list(_runs()))
    elif "entry_with_seam" in wanted:
        metafunc.parametrize("entry_with_seam", [_named(entry) for entry in REGISTER if "seam" in entry])
    elif "entry" in wanted:
        metafunc.parametrize("entry", [_named(entry) for entry in REGISTER])


def _runs() -> Iterator[Any]:
    for entry in REGISTER:
        for side in entry["sides"]:
            for day in side["days"]:
                yield pytest.param(entry, side, day, id=f"{entry['case']}/{side['name']}/{day}")


def _named(entry: Entry) -> Any:
    return pytest.param(entry, id=entry["case"])


# ── what a run says at its end ────────────────────────────────────────────────────────────────

RESULTS: dict[str, set[str]] = {}
"""The outcomes of the tests of each case in this run."""


@pytest.fixture(autouse=True)
def _of_a_case(request: pytest.FixtureRequest, record_property: Any) -> None:
    parameters = getattr(request.node, "callspec", None)
    for name in ("entry", "entry_with_seam"):
        if parameters is not None and name in parameters.params:
            record_property("real_case", parameters.params[name]["case"])


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note the outcome of a test of a real case."""
    for name, value in report.user_properties:
        if name == "real_case":
            RESULTS.setdefault(str(value), set()).add(report.outcome)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many real cases ran, how many agree on both sides, and why the others do not."""
    if not RESULTS:
        return
    terminalreporter.section("real cases")
    for line in summary(RESULTS):
        terminalreporter.line(line)


def summary(results: dict[str, set[str]]) -> Iterator[str]:
    """Yield the lines of the summary: every case counted once, with a reason where it does not plainly agree."""
    groups: dict[str, list[str]] = {}
    for entry in REGISTER:
        group, reason = _standing(entry, results.get(entry["case"], set()))
        groups.setdefault(group, []).append(f"  {entry['case']}: {reason}" if reason else "")
    ran = sum(entry["case"] in results for entry in REGISTER)
    yield f"{ran} of {len(IDS)} cases ran."
    for group, lines in sorted(groups.items(), key=lambda each: _ORDER.index(each[0])):
        yield f"{len(lines)} {group}"
        yield from (line for line in lines if line)


_AGREES = "agree on both sides of the seam."
_AGREES_ON_A_READING = (
    "agree on both sides once a point that the record leaves open is read as the recorded value takes it:"
)
_OPEN = "have no verdict on record, and are undetermined on both sides with both readings named:"
_DIFFERS = "do not agree:"
_FAILS = "FAIL: the register and the program differ."
_DID_NOT_RUN = "did not run: they were not selected."
_ORDER = [_AGREES, _AGREES_ON_A_READING, _OPEN, _DIFFERS, _FAILS, _DID_NOT_RUN]


def _standing(entry: Entry, outcomes: set[str]) -> tuple[str, str]:
    if not outcomes:
        return _DID_NOT_RUN, ""
    if outcomes != {"passed"}:
        return _FAILS, "see above"
    if "differs" in entry:
        return _DIFFERS, " ".join(entry["differs"].split())
    if NO_VERDICT & set(entry["recorded"].values()):
        readings = dict.fromkeys(side["reading"] for side in entry["sides"] if "reading" in side)
        return _OPEN, " / ".join(readings)
    taken = [_reading_taken(entry, when) for when in SIDES_OF_THE_SEAM]
    readings = dict.fromkeys(reading for reading in taken if reading)
    return (_AGREES_ON_A_READING, " / ".join(readings)) if readings else (_AGREES, "")


def _reading_taken(entry: Entry, when: str) -> str:
    """Return the reading without which no side shows the recorded value; empty where one shows it plainly."""
    shown = [side.get("reading", "") for side in entry["sides"] if side.get("shows") == when]
    return "" if "" in shown else shown[0]
