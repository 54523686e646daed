"""What the evaluator says of cases, in the columns of the SQL answers, and cases drawn by the hundred."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from transfer_check.answer import answer
from transfer_check.case import TransferCase
from transfer_check.decision import Decision
from transfer_check.evaluation import evaluate
from transfer_check.loading import load_case
from transfer_check.rulebook import Rulebook
from transfer_check.truth import Truth, all_of, any_of

ROOT = Path(__file__).resolve().parents[2]
CASE_FILES = sorted([*(ROOT / "tests" / "cases" / "files").glob("*.yaml"), *(ROOT / "examples").glob("*/case.yaml")])
TRUTHS = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}

OF_SIGNATURES = {"signed-before-the-council", "signed-by-another-body", "judged-after-the-day"}
"""Notices that no table has the columns for."""

Row = dict[str, Any]
Rows = Iterable[Row]


def of_case(decision: Decision) -> Row:
    """Return the columns of a case."""
    told = answer(decision)
    return {
        "case_id": decision.case.case,
        "on": decision.on,
        "items": len(decision.items),
        "verdict": decision.verdict.value,
        "prohibited": TRUTHS[any_of(item.prohibited for item in decision.items)],
        "permitted": TRUTHS[all_of(item.permitted for item in decision.items)],
        "possibly_prohibited": told.possibly_prohibited,
        "determining": " ".join(sorted({each.id for each in told.determining})),
        "open_facts": " ".join(sorted(each.fact.path for each in told.open_facts)),
        "weakest_evidence": told.weakest_evidence,
        "awaits": " ".join(told.awaits),
        "warnings": " ".join(sorted({each.id for each in told.warnings} - OF_SIGNATURES)),
    }


def of_items(decision: Decision) -> Iterator[Row]:
    """Yield the columns of each item: those of a case of that item alone."""
    for place, item in enumerate(decision.case.items):
        alone = decision
        if len(decision.items) > 1:
            case = decision.case.model_copy(update={"items": (item,)})
            alone = evaluate(case, decision.rulebook, on=decision.on)
        row = of_case(alone)
        yield {**{name: row[name] for name in row if name not in ("items", "possibly_prohibited")}, "item": place}


def disagreements(decisions: Iterable[Decision], items: Rows, cases: Rows) -> list[tuple[Row, Row | None]]:
    """Return what the evaluator says and what the SQL says, where they differ in any column."""
    listed = list(decisions)
    by_case = {row["case_id"]: row for row in cases}
    by_item = {(row["case_id"], row["item"]): row for row in items}
    assert len(by_case) == len(listed)
    assert len(by_item) == sum(len(decision.items) for decision in listed)
    pairs = [(row, by_case.get(row["case_id"])) for row in map(of_case, listed)]
    pairs += [(row, by_item.get((row["case_id"], row["item"]))) for each in listed for row in of_items(each)]
    return [(expected, found) for expected, found in pairs if expected != found]


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
