"""Remedies are what brute force finds: all smallest sets of up to three changes, and no other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from math import prod
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from transfer_check.asking.changes import Possible
from transfer_check.asking.formula import Unfolding, all_of
from transfer_check.asking.grounds import FAVOURABLE
from transfer_check.asking.nearness import Nearest
from transfer_check.asking.remedies import remedies, written
from transfer_check.asking.search import Search
from transfer_check.asking.situation import Situation, View
from transfer_check.asking.what_if import with_changes
from transfer_check.circuit.fact_places import Moves, Options
from transfer_check.circuit.value_classes import ValueClass
from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.judging.decision import Decision
from transfer_check.judging.evaluation import evaluate
from transfer_check.strategies import cases, rulebooks

MOST_SETS = 4_000
REACHED: Counter[int] = Counter()
SMALL = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


@dataclass(frozen=True)
class Changed:
    """As much of a case as the evaluator reads, with the facts of a view."""

    view: View

    @property
    def on(self) -> Any:
        """Return the day."""
        return self.view.situation.day

    def facts(self) -> dict[str, Any]:
        """Return no facts of the case: those of the items hold them."""
        return {}

    def overridden(self, item: int) -> frozenset[str]:
        """Return no facts: nobody signs a change."""
        return frozenset()

    def item_facts(self) -> list[dict[str, Any]]:
        """Return the facts of each item."""
        return [dict(each) for each in self.view.facts]


def favourable(decision: Decision, situation: Situation, moves: Moves, options: Options) -> bool:
    """Return whether the evaluator itself finds nothing in the way once the facts are changed."""
    changed: Any = Changed(View(situation, moves, options))
    return evaluate(changed, decision.rulebook, on=decision.on).verdict in FAVOURABLE


def every_set(options: Options, most: int) -> Iterator[Moves]:
    """Yield every set of at most `most` changes of different facts."""
    for size in range(most + 1):
        for places in combinations(sorted(options), size):
            for numbers in product(*(range(len(options[place])) for place in places)):
                yield frozenset(zip(places, numbers, strict=True))


def count(options: Options, most: int) -> int:
    """Return how many there are."""
    return sum(
        prod(len(options[place]) for place in places)
        for size in range(most + 1)
        for places in combinations(options, size)
    )


def drawn(data: st.DataObject, *, rules: int) -> tuple[Decision, Situation, Any]:
    """Draw a rulebook and a case that may not be permitted, with the aim of its remedies."""
    rulebook = data.draw(rulebooks(rules=rules))
    case = data.draw(cases(rulebook))
    decision = evaluate(case, rulebook)
    assume(decision.verdict not in FAVOURABLE)
    return decision, Situation(decision), all_of(Unfolding(item).favourable() for item in decision.items)


def holds_by_brute_force(data: st.DataObject, *, rules: int) -> None:
    """Compare the search with trying every set."""
    decision, situation, aim = drawn(data, rules=rules)
    options = Possible(situation).options(aim, "another_transfer")
    assume(count(options, 3) <= MOST_SETS)
    working = [each for each in every_set(options, 3) if favourable(decision, situation, each, options)]
    smallest = {each for each in working if not any(other < each for other in working)}
    assert set(Search(situation, aim, options).smallest(3)) == smallest
    for each in smallest:
        REACHED[len(each)] += 1
    REACHED[0] += not smallest


@SMALL
@given(st.data())
def test_remedies_are_all_smallest_sets(data):
    """On small rulebooks the search finds exactly the smallest sets that trying every set finds."""
    holds_by_brute_force(data, rules=4)


@pytest.mark.slow
@settings(SMALL, max_examples=1_500)
@given(st.data())
def test_remedies_are_all_smallest_sets_of_larger_rulebooks(data):
    """The same on more and larger rulebooks."""
    holds_by_brute_force(data, rules=7)


def test_brute_force_met_sets_of_every_size(request):
    """The comparison above was no comparison of nothing with nothing."""
    if not REACHED:
        pytest.skip("the brute-force test was not run in this process")
    assert all(REACHED[size] for size in (0, 1, 2)), REACHED


@SMALL
@given(st.data())
def test_every_value_of_a_class_gives_the_same_verdict(data):
    """Values told as one are one to the evaluator: no finding of any item differs between them."""
    decision, situation, aim = drawn(data, rules=5)
    for place, options in Possible(situation).options(aim).items():
        for option in options:
            if not isinstance(option, ValueClass):
                continue
            seen = set()
            for value in (option.values[0], option.values[-1], option.values[len(option.values) // 2]):
                changed: Any = Changed(View(situation, ((place, 0),), {place: (ValueClass((value,)),)}))
                found = evaluate(changed, decision.rulebook, on=decision.on)
                seen.add(tuple((item.verdict, item.prohibited, item.permitted) for item in found.items))
            assert len(seen) == 1


@SMALL
@given(st.data())
def test_a_remedy_helps_whichever_of_its_values_is_taken(data):
    """Each alternative of each change works with the changes as a case file states them."""
    rulebook = data.draw(rulebooks(rules=4))
    case = data.draw(cases(rulebook))
    for remedy in remedies(case, rulebook).found:
        values = [data.draw(st.sampled_from(each.values)) for each in remedy.changes]
        stated = {
            each.address: written(each, case.on, value) for each, value in zip(remedy.changes, values, strict=True)
        }
        assert evaluate(with_changes(case, stated), rulebook).verdict in FAVOURABLE


@SMALL
@given(st.data())
def test_nearness_is_the_smallest_number_of_facts(data):
    """A ground is as near as the best of all sets of changes, known facts counted before unknown ones."""
    decision, situation, _ = drawn(data, rules=4)
    for item in decision.items:
        unfolding = Unfolding(item)
        for rule in item.trace.edition.rules:
            formula = unfolding.bites(rule)
            options = Possible(situation).options(formula)
            if count(options, len(options)) > MOST_SETS // 4:
                continue
            found = Nearest(situation, options).of(formula)
            best = min(
                (
                    _cost(situation, moves)
                    for moves in every_set(options, len(options))
                    if View(situation, moves, options).holds(formula, {})
                ),
                default=None,
            )
            assert (None if found is None else found.counts) == best


def _cost(situation: Situation, moves: Moves) -> tuple[int, int]:
    unknown = sum(situation.now.value(place) is UNKNOWN for place, _ in moves)
    return len(moves) - unknown, unknown
