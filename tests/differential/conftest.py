"""What the evaluator says of cases, in the columns of the SQL answers, and cases drawn by the hundred."""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from transfer_check.answering.answer import answer, awaits_assessment, pending
from transfer_check.answering.day_warnings import RUN_OUT
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.facts.overrides import Override, place
from transfer_check.files import load_case
from transfer_check.judging.decision import Decision, Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.judging.why import Reading
from transfer_check.kleene import Truth, all_of, any_of
from transfer_check.law.rulebook import Rulebook

ROOT = Path(__file__).resolve().parents[2]
CASE_FILES = sorted([*(ROOT / "tests" / "cases" / "files").glob("*.yaml"), *(ROOT / "examples").glob("*/case.yaml")])
TRUTHS = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}

OF_SIGNATURES = {
    "signed-before-the-council",
    "signed-by-another-body",
    "signed-by-body-of-another-day",
    "judged-after-the-day",
    "judged-before-the-text",
    "judged-long-before",
    "state-of-another-day",
}
"""Notices that no table has the columns for: of a case judged by the law of another day its own day is not there."""

Row = dict[str, Any]
Rows = Iterable[Row]


def keeping_open(decision: Decision) -> set[str]:
    """Return the facts that keep some provision open, whether or not they can still change the verdict."""
    if decision.verdict is not Verdict.UNDETERMINED:
        return set()
    return {
        path
        for item in decision.items
        if item.verdict is Verdict.UNDETERMINED
        for _, condition in pending(item)
        for path in Reading(item.trace).open_facts(condition)
    }


def of_case(decision: Decision) -> Row:
    """Return the columns of a case."""
    told = answer(decision)
    open_ = keeping_open(decision)
    assert open_ >= {each.fact.path for each in told.open_facts}
    awaited = {"assessments" if awaits_assessment(catalogue()[path]) else "facts" for path in open_}
    return {
        "case_id": decision.case.case,
        "on": decision.on,
        "items": len(decision.items),
        "verdict": decision.verdict.value,
        "prohibited": TRUTHS[any_of(item.prohibited for item in decision.items)],
        "permitted": TRUTHS[all_of(item.permitted for item in decision.items)],
        "possibly_prohibited": told.possibly_prohibited,
        "determining": " ".join(sorted({each.id for each in told.determining})),
        "open_facts": " ".join(sorted(open_)),
        "weakest_evidence": told.weakest_evidence,
        "awaits": " ".join(word for word in ("facts", "assessments") if word in awaited),
        "warnings": " ".join(sorted({each.id for each in told.warnings} - OF_SIGNATURES)),
        "overrides": " ".join(sorted({place(written)[0] for written in decision.case.overrides})),
    }


def _of_item(case: TransferCase, number: int) -> dict[str, Override]:
    """Return what is signed of one item, or of the whole case, as a case of that item alone says it."""
    places = {written: place(written) for written in case.overrides}
    return {
        written if places[written][1] is None else written.replace(f"items[{number}]", "items[0]"): signed
        for written, signed in case.overrides.items()
        if places[written][1] in (None, number)
    }


def of_items(decision: Decision) -> Iterator[Row]:
    """Yield the columns of each item: those of a case of that item alone."""
    for number, item in enumerate(decision.case.items):
        alone = decision
        if len(decision.items) > 1:
            case = decision.case.model_copy(update={"items": (item,), "overrides": _of_item(decision.case, number)})
            alone = evaluate(case, decision.rulebook, on=decision.on)
        row = of_case(alone)
        yield {**{name: row[name] for name in row if name not in ("items", "possibly_prohibited")}, "item": number}


def disagreements(decisions: Iterable[Decision], items: Rows, cases: Rows) -> list[tuple[Row, Row | None]]:
    """Return what the evaluator says and what the SQL says, where they differ in any column."""
    listed = list(decisions)
    by_case = {row["case_id"]: row for row in cases}
    by_item = {(row["case_id"], row["item"]): row for row in items}
    assert len(by_case) == len(listed)
    assert len(by_item) == sum(len(decision.items) for decision in listed)
    pairs = [(row, by_case.get(row["case_id"])) for row in map(of_case, listed)]
    pairs += [(row, by_item.get((row["case_id"], row["item"]))) for each in listed for row in of_items(each)]
    return [(expected, found) for expected, found in pairs if expected != _as_far_as_told(found, expected)]


def _as_far_as_told(found: Row | None, expected: Row) -> Row | None:
    """Return a row of the SQL without the tables it warns of beyond the evaluator: of every state a bar is open for."""
    if found is None:
        return None
    known = expected["warnings"].split()
    kept = (each for each in found["warnings"].split() if each in known or not each.startswith(f"{RUN_OUT}."))
    return {**found, "warnings": " ".join(kept)}


@pytest.fixture(scope="session")
def differing() -> Callable[..., list[tuple[Row, Row | None]]]:
    """Return the comparison of decisions with rows of the SQL answers."""
    return disagreements


@pytest.fixture(scope="session")
def of_case_row() -> Callable[[Decision], Row]:
    """Return the function that tells the columns of a case."""
    return of_case


@pytest.fixture(scope="session")
def of_item_rows() -> Callable[[Decision], Iterator[Row]]:
    """Return the function that tells the columns of each item."""
    return of_items


@pytest.fixture(scope="session")
def real_cases() -> list[TransferCase]:
    """Return every real case and every example, named apart."""
    loaded = (load_case(path) for path in CASE_FILES)
    return [case.model_copy(update={"case": f"{place}-{case.case}"}) for place, case in enumerate(loaded)]


@pytest.fixture(scope="session")
def drawn() -> Callable[[st.SearchStrategy[TransferCase], int], list[TransferCase]]:
    """Return a function that draws so many cases of a strategy, the same ones on every run, named apart."""

    def draw(strategy: st.SearchStrategy[TransferCase], count: int) -> list[TransferCase]:
        found: list[TransferCase] = []

        @settings(
            max_examples=count,
            phases=[Phase.generate],
            database=None,
            derandomize=True,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(strategy)
        def collect(case: TransferCase) -> None:
            found.append(case)

        collect()
        return found

    return draw


@pytest.fixture(scope="session")
def judged_by_evaluator() -> Callable[[Iterable[TransferCase], Rulebook], list[Decision]]:
    """Return a function that evaluates cases, each under a name of its own."""

    def judge(cases: Iterable[TransferCase], rulebook: Rulebook) -> list[Decision]:
        named = (case.model_copy(update={"case": f"{place}-{case.case}"}) for place, case in enumerate(cases))
        return [evaluate(case, rulebook) for case in named]

    return judge


# ── databases, really run ─────────────────────────────────────────────────────────────────────


def unprivileged():
    """Return how to start the server, which refuses to run for root, and who owns its files."""
    if os.geteuid() != 0:
        return {}, None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    owner = names.get("postgres", names["nobody"])
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}, owner


@pytest.fixture(scope="module")
def postgres():
    """Return a connection to a PostgreSQL of our own, which listens on a socket in its folder only."""
    psycopg = pytest.importorskip("psycopg")
    if not (shutil.which("postgres") and shutil.which("initdb")):
        pytest.skip("PostgreSQL is not installed")
    folder = Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip())
    who, owner = unprivileged()
    if owner is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    run = {**who, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(["initdb", "-D", folder / "data", "-U", "law", "--auth=trust", "-E", "UTF8"], check=True, **run)
    options = ["-c", "listen_addresses=", "-c", "fsync=off"]
    server = subprocess.Popen(["postgres", "-D", folder / "data", "-k", folder, *options], **run)
    try:
        with connected(psycopg, folder) as connection:
            yield connection
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def connected(psycopg, folder):
    """Return a connection as soon as the server takes one."""
    for _ in range(300):
        try:
            return psycopg.connect(host=str(folder), user="law", dbname="postgres", autocommit=True)
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


@pytest.fixture(scope="session")
def copied():
    """Return a function that puts rows into a table of PostgreSQL."""

    def copy(connection, name, columns, rows):
        names = ", ".join(f'"{each.name}"' for each in columns)
        with connection.cursor().copy(f'COPY "{name}" ({names}) FROM STDIN') as copying:
            for row in rows:
                copying.write_row([row.get(each.name) for each in columns])

    return copy


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """Return a session of a Spark in this process."""
    sql = pytest.importorskip("pyspark.sql")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .config("spark.driver.memory", "3g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
