"""What asking costs: why not, what if and remedies, as multiples of one evaluation of the same case.

``python tests/benchmarks/inquiry.py`` runs each question in turn with an evaluation, in one process, and
prints medians of their ratios in processor time. Never part of the pass.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from transfer_check import TransferCase, closest_grounds, evaluate, load_case, load_rulebook, remedies, what_if
from transfer_check.asking.changes import Possible
from transfer_check.asking.smallest_sets import SmallestSets

ROOT = Path(__file__).resolve().parents[2]
HAITI = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
IRAN = ROOT / "examples" / "1991-gyroscope-parts-to-iran" / "case.yaml"
REAL = ROOT / "tests" / "cases" / "files"
ROUNDS, REPEATS = 7, 20


def main() -> None:
    """Print one table a case."""
    rulebook = load_rulebook()
    haiti = load_case(HAITI)
    bare = TransferCase.model_validate({**haiti.model_dump(exclude_defaults=True), "assurance": {}})
    cases = [
        ("Haiti without consents", bare, bare.on),
        (
            "vests on 7 March 2022",
            load_case(REAL / "2022-03-08-ukraine-bulletproof-vests.yaml"),
            date(2022, 3, 7),
        ),
        ("gyroscopes to Iran", load_case(IRAN), date(1991, 1, 1)),
        ("antenna to India, 2024", load_case(REAL / "2024-11-15-india-unicorn-antenna.yaml"), date(2024, 11, 15)),
    ]
    for name, case, day in cases:
        print(f"{name}: {visited(case, day)} sets looked at, {len(remedies(case, rulebook, on=day).found)} remedies")
        for question, ratio in ratios(case, day).items():
            print(f"  {question:<20} {ratio:7.0f} x one evaluation")


def visited(case: TransferCase, day: date) -> int:
    """Return how many sets of changes the search of remedies looks at."""
    possible = Possible(evaluate(case, load_rulebook(), on=day))
    aim = possible.law.circuit.favourable
    options = possible.options(possible.law.circuit.outcomes, "another_transfer")
    search = SmallestSets(possible.variants(options, (aim,)), options, aim)
    search.of_at_most(3)
    return search.visited


def ratios(case: TransferCase, day: date) -> dict[str, float]:
    """Return the median cost of each question as a multiple of an evaluation that ran just before it."""
    rulebook = load_rulebook()
    questions: dict[str, Callable[[], object]] = {
        "what-if, one fact": lambda: what_if(case, rulebook, {"transfer.kind": "loan"}, on=day),
        "why-not": lambda: closest_grounds(case, rulebook, on=day),
        "remedies": lambda: remedies(case, rulebook, on=day),
    }
    found: dict[str, list[float]] = {name: [] for name in questions}
    for turn in range(ROUNDS + 1):
        for name, ask in questions.items():
            start = time.process_time()
            for _ in range(REPEATS):
                evaluate(case, rulebook, on=day)
            evaluated = time.process_time()
            ask()
            if turn:
                found[name].append((time.process_time() - evaluated) / ((evaluated - start) / REPEATS))
    return {name: statistics.median(each) for name, each in found.items()}


if __name__ == "__main__":
    main()
