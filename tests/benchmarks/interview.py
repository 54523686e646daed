"""Benchmarks of the interview: its time per question as a multiple of one evaluation, in one run.

``python tests/benchmarks/interview.py`` answers the interview of real cases truly, from the day and the number of
items alone, on the whole rulebook. The cost of a question is to put the facts in order and to find the first that matters.
Processor time, of each question and of each evaluation the best of some rounds, run in turn.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from transfer_check import UNKNOWN, Rulebook, TransferCase, evaluate, load_case, load_rulebook, open_facts
from transfer_check.asking.interview import Interview
from transfer_check.asking.open import RelevantFact
from transfer_check.facts.case import catalogue

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("examples/*/case.yaml", "tests/cases/files/*.yaml")
ROUNDS = 5


def main() -> None:
    """Run the interviews and print their cost."""
    rulebook = load_rulebook()
    costs = [*interviews(rulebook)]
    multiples = [multiple for _, _, multiple in costs]
    questions = [count for _, count, _ in costs]
    print(f"{len(costs)} interviews, {sum(questions)} questions; {len(catalogue())} facts in the catalogue")
    print(f"  questions of an interview: median {statistics.median(questions):.0f}, most {max(questions)}")
    print("  time per question, in evaluations of the case:")
    worst = max(costs, key=lambda each: each[2])
    print(f"    median {statistics.median(multiples):.1f}, worst interview {worst[2]:.1f} ({worst[0]})")
    print("an almost empty case: what is open, in evaluations of the case")
    for day, first, again in empty_cases(rulebook):
        print(f"  {day}   first of the day {first:6.1f}   after that {again:5.1f}")


def interviews(rulebook: Rulebook) -> Iterator[tuple[str, int, float]]:
    """Yield name, number of questions and time per question of each interview."""
    for path in sorted(path for folder in FOLDERS for path in ROOT.glob(folder)):
        case = load_case(path)
        items: list[dict[str, Any]] = [{} for _ in case.items]
        begun = TransferCase.model_validate({"case": case.case, "on": case.on, "items": items})
        begun = begun.model_copy(update={"act": case.act})
        questions: list[float] = []
        one: list[float] = []
        for _ in range(ROUNDS):
            measured = carried_out(begun, case, rulebook)
            questions = [*map(min, questions or measured, measured)]
            one += [spent(lambda case=case: evaluate(case, rulebook))[0] for _ in range(20)]
        if questions:
            yield (
                path.parent.name if path.stem == "case" else path.stem,
                len(questions),
                statistics.mean(questions) / min(one),
            )


def carried_out(begun: TransferCase, case: TransferCase, rulebook: Rulebook) -> list[float]:
    """Answer every question as a case does; return the time each took to be found."""
    interview = Interview(begun, rulebook)
    times = []
    while True:
        seconds, question = spent(lambda interview=interview: interview.question)
        if question is None:
            return times
        times.append(seconds)
        value = _said(case, question)
        interview = interview.unknown() if value is UNKNOWN else interview.answered(value)


def _said(case: TransferCase, asked: RelevantFact) -> Any:
    owner, _, name = asked.fact.path.partition(".")
    section: Any = getattr(case, owner, None) if asked.item is None else case.items[asked.item]
    if asked.party is not None:
        section = case.third_parties[asked.party]
    if section is None:
        return False if asked.fact.type == "bool" else None
    return getattr(section, name) if name else section


def empty_cases(rulebook: Rulebook) -> Iterator[tuple[str, float, float]]:
    """Yield day and cost of what is open in a case of which only the day is known: the first time, and after that."""
    for day in ("1990-01-01", "2012-12-18", "2015-01-01", "2024-06-01", "2026-06-01"):
        case = TransferCase.model_validate({"case": "empty", "on": day})
        evaluate(case, rulebook)
        first, _ = spent(lambda case=case: open_facts(case, rulebook))
        again, one = [], []
        for _ in range(4 * ROUNDS):
            again.append(spent(lambda case=case: open_facts(case, rulebook))[0])
            one += [spent(lambda case=case: evaluate(case, rulebook))[0] for _ in range(10)]
        yield day, first / min(one), min(again) / min(one)


def spent(run: Callable[[], Any]) -> tuple[float, Any]:
    """Return the processor time of a call, and what it returned."""
    start = time.process_time()
    result = run()
    return time.process_time() - start, result


if __name__ == "__main__":
    main()
