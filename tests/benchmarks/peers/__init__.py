"""The evaluator, one case at a time, against engines of others and plain Python on the same conditions.

The conditions in force on one day of the edition of 2026 are translated from the lowered rules: definitions, scopes,
rules with their exceptions, cautions. Before anything is timed, every engine must answer every condition of every
fully known case as the evaluator does. Then the rounds go in turn, and what is shown is the median of the ratios
within the rounds. Beside it stands what each says when one fact is missing, on which the verdict depends.
"""

from __future__ import annotations

import random
import statistics
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from peers.engines import Answer, Peer, peers, truth_of
from peers.questions import (
    KnownCase,
    Questions,
    known_cases,
    name,
    our_conditions,
    peer_facts,
    questions_of,
    verdict_procedure,
)
from transfer_check import Rulebook, Truth, Verdict, evaluate, load_rulebook

DAY = date(2026, 6, 1)
DRAWS = 900
TIMED = 200
ROUNDS = 7
MISSING = 150


def main() -> None:
    """Check that all agree, time them, and print both tables as Markdown."""
    rulebook = load_rulebook()
    questions = questions_of(rulebook, DAY)
    cases = known_cases(questions, rulebook, DRAWS)
    engines = peers(questions)
    print(
        f"{len(questions.all)} conditions in force on {DAY}, {questions.leaves} comparisons on {len(questions.paths)} facts"
    )
    for each in engines:
        check_answers(each, cases)
    print(f"all {len(engines)} give the evaluator's answers to all conditions of {len(cases)} fully known cases\n")
    print_times(measured(rulebook, questions, cases[:TIMED], engines), questions, engines)
    print_missing(questions, missing_one(questions, cases), engines)


def check_answers(peer: Peer, cases: list[KnownCase]) -> None:
    """Compare the answers of a peer with the evaluator's.

    Raises:
        AssertionError: for the first case in which one differs.
    """
    for case in cases:
        answers = tuple(peer.answers(dict(case.facts)))
        if answers != case.truths:
            places = [place for place, (a, b) in enumerate(zip(answers, case.truths, strict=True)) if a != b]
            raise AssertionError(f"{peer.name} answers {places} otherwise on {case.facts}")


# ── time ──────────────────────────────────────────────────────────────────────────────────────


class Timed(NamedTuple):
    """Seconds for one case in each round: of the processor, and on the clock."""

    processor: list[float]
    clock: list[float]


def measured(rulebook: Rulebook, questions: Questions, cases: list[KnownCase], engines: list[Peer]) -> dict[str, Timed]:
    """Time the evaluator and every peer, the rounds in turn."""
    conditions = our_conditions(questions)
    ways: dict[str, tuple[Callable[[KnownCase], object], float]] = {
        "evaluate": (lambda case: evaluate(case.case, rulebook), 1.0),
        "conditions": (lambda case: conditions(case.stated), 1.0),
        **{peer.name: (_timed(peer), peer.share) for peer in engines},
    }
    times = {way: Timed([], []) for way in ways}
    for turn in range(ROUNDS + 1):
        for way, (run, share) in ways.items():
            some = cases[: max(4, int(len(cases) * share))]
            processor, clock = time.process_time(), time.perf_counter()
            for case in some:
                run(case)
            if turn:
                times[way].processor.append((time.process_time() - processor) / len(some))
                times[way].clock.append((time.perf_counter() - clock) / len(some))
    return times


def _timed(peer: Peer) -> Callable[[KnownCase], object]:
    return lambda case: peer.answers(case.facts)


def print_times(times: dict[str, Timed], questions: Questions, engines: list[Peer]) -> None:
    """Print the table of times; the ratios are to one evaluation with all findings."""
    labels = {
        "evaluate": ("`evaluate`", "verdict, all findings, unknown included"),
        "conditions": ("its conditions alone", "three-valued answers, no finding, no verdict"),
        **{peer.name: (f"{peer.name} {peer.version}", peer.form) for peer in engines},
    }
    print(
        "| one case, median of", ROUNDS, "rounds | µs a case | µs a condition | ratio, processor | ratio, clock | how |"
    )
    print("|---|--:|--:|--:|--:|---|")
    base = times["evaluate"]
    for way, own in times.items():
        median = statistics.median(own.processor) * 1e6
        ratios = [
            statistics.median(each / ours for each, ours in zip(mine, its, strict=True))
            for mine, its in ((own.processor, base.processor), (own.clock, base.clock))
        ]
        label, form = labels[way]
        cells = [
            label,
            f"{median:.0f}",
            f"{median / len(questions.all):.2f}",
            *(f"{each:.2f}" for each in ratios),
            form,
        ]
        print(f"| {' | '.join(cells)} |")


# ── a fact is missing ─────────────────────────────────────────────────────────────────────────


class Missing(NamedTuple):
    """A case without one fact, on which its verdict depends: the evaluator's is that it is undetermined.

    Attributes:
        truths: the truth of each condition without it.
    """

    case: KnownCase
    path: str
    truths: list[Truth]


def missing_one(questions: Questions, cases: list[KnownCase]) -> list[Missing]:
    """Take from each case one fact that leaves its verdict open, where it has one; acts are never unknown."""
    order = random.Random(2026)
    conditions = our_conditions(questions)
    verdict = verdict_procedure(questions, cases[0].case)
    found: list[Missing] = []
    for case in cases:
        paths = [path for path in questions.paths if not path.startswith("act.")]
        for path in order.sample(paths, len(paths)):
            truths = conditions({each: value for each, value in case.stated.items() if each != path})
            if verdict(truths) is Verdict.UNDETERMINED:
                found.append(Missing(case, path, truths))
                break
    return found[:MISSING]


def print_missing(questions: Questions, missing: list[Missing], engines: list[Peer]) -> None:
    """Print what each peer says of the open conditions, and what verdict its answers lead to."""
    print(
        f"\n| one fact missing, {len(missing)} cases that are undetermined | verdict: permitted | refused | open |",
        end="",
    )
    print(" open conditions: said true | said false | unknown | error | settled conditions: wrong | no answer |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
    verdict = verdict_procedure(questions, missing[0].case.case)
    ours: list[tuple[str, Callable[[Missing], list[Answer]]]] = [
        ("`evaluate`", lambda each: [None if t is Truth.UNKNOWN else t is Truth.TRUE for t in each.truths])
    ]
    theirs = [(peer.name, _without_the_fact(peer, questions)) for peer in engines]
    for label, answers_to in (*ours, *theirs):
        verdicts: Counter[str] = Counter()
        said: Counter[str] = Counter()
        for each in missing:
            answers = answers_to(each)
            verdicts[_outcome(verdict([truth_of(answer) for answer in answers]))] += 1
            said.update(_said(answer, truth) for answer, truth in zip(answers, each.truths, strict=True))
        cells = [
            *(str(verdicts[key]) for key in ("permitted", "refused", "open")),
            *(str(said[key]) for key in ("true", "false", "unknown", "error", "wrong", "none")),
        ]
        print(f"| {label} | {' | '.join(cells)} |")


def _without_the_fact(peer: Peer, questions: Questions) -> Callable[[Missing], list[Answer]]:
    def answers(each: Missing) -> list[Answer]:
        facts = peer_facts(each.case.stated, questions)
        del facts[name(each.path)]
        return peer.one_by_one(facts)

    return answers


def _outcome(verdict: Verdict) -> str:
    if verdict is Verdict.UNDETERMINED:
        return "open"
    return "permitted" if verdict in (Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE) else "refused"


def _said(answer: Answer, truth: Truth) -> str:
    if truth is not Truth.UNKNOWN:
        return "right" if answer is (truth is Truth.TRUE) else "wrong" if isinstance(answer, bool) else "none"
    if isinstance(answer, bool):
        return "true" if answer else "false"
    return "unknown" if answer is None else "error"
