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
from transfer_check.asking.grounds import FAVOURABLE, nearest_sets
from transfer_check.asking.remedies import remedies, written
from transfer_check.asking.smallest_sets import SmallestSets
from transfer_check.asking.what_if import with_changes
from transfer_check.circuit.case_facts import Changes, StatedFacts
from transfer_check.circuit.fact_places import Moves, Options
from transfer_check.circuit.value_classes import ValueClass
from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.judging.decision import Decision
from transfer_check.judging.evaluation import _find, derive, evaluate
from transfer_check.kleene import Truth
from transfer_check.law.finding import Finding
from transfer_check.strategies import cases, rulebooks

MOST_SETS = 4_000
REACHED: Counter[int] = Counter()
SMALL = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


@dataclass(frozen=True)
class Changed:
    """As much of a case as the evaluator reads, with some facts changed."""

    stated: StatedFacts
    changes: Changes

    @property
    def on(self) -> Any:
        """Return the day."""
        return self.stated.day

    def facts(self) -> dict[str, Any]:
        """Return no facts of the case: those of the items hold them."""
        return {}

    def overridden(self, item: int) -> frozenset[str]:
        """Return no facts: nobody signs a change."""
        return frozenset()

    def item_facts(self) -> list[dict[str, Any]]:
        """Return the facts of each item."""
        return [dict(each) for each in self.stated.under(self.changes)]


def changed(possible: Possible, moves: Moves, options: Options) -> Any:
    """Return as much of a case as the evaluator reads once the facts are changed."""
    return Changed(possible.stated, {place: options[place][number] for place, number in moves})


def can_be_stated(possible: Possible, moves: Moves, options: Options) -> bool:
    """Return whether a case can state the facts once they are changed."""
    return possible.stated.possible({place: options[place][number] for place, number in moves})


def decided(possible: Possible, moves: Moves, options: Options) -> Decision:
    """Return what the evaluator itself decides once the facts are changed."""
    return evaluate(changed(possible, moves, options), possible.decision.rulebook, on=possible.decision.on)


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


def drawn(data: st.DataObject, *, rules: int) -> Possible:
    """Draw a rulebook and a case that may not be permitted, with what may become of its facts."""
    rulebook = data.draw(rulebooks(rules=rules))
    case = data.draw(cases(rulebook))
    decision = evaluate(case, rulebook)
    assume(decision.verdict not in FAVOURABLE)
    return Possible(decision)


def holds_by_brute_force(data: st.DataObject, *, rules: int) -> None:
    """Compare the search with trying every set."""
    possible = drawn(data, rules=rules)
    aim = possible.law.circuit.favourable
    options = possible.options(possible.law.circuit.outcomes, "another_transfer")
    assume(count(options, 3) <= MOST_SETS)
    found = set(SmallestSets(possible.variants(options, (aim,)), options, aim).of_at_most(3))
    assume(all(can_be_stated(possible, each, options) for each in found))  # else such a set may hide a larger one
    stated = (each for each in every_set(options, 3) if can_be_stated(possible, each, options))
    working = [each for each in stated if decided(possible, each, options).verdict in FAVOURABLE]
    smallest = {each for each in working if not any(other < each for other in working)}
    assert found == smallest
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
    possible = drawn(data, rules=5)
    for place, options in possible.options(possible.law.circuit.outcomes).items():
        for option in options:
            if not isinstance(option, ValueClass):
                continue
            several = (option.values[0], option.values[-1], option.values[len(option.values) // 2])
            alone = [(frozenset({(place, 0)}), {place: (ValueClass((value,)),)}) for value in several]
            alone = [each for each in alone if can_be_stated(possible, *each)]
            decisions = [decided(possible, *each) for each in alone]
            seen = {tuple((each.verdict, each.prohibited, each.permitted) for each in made.items) for made in decisions}
            assert len(seen) == bool(alone)


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
    possible = drawn(data, rules=4)
    for item in possible.decision.items:
        for rule, literal in possible.law.circuit.gates[item.index].bites.items():
            options = possible.options((literal,))
            if count(options, len(options)) > MOST_SETS // 4:
                continue
            found = nearest_sets(possible, (literal,)).of((literal,))[literal].nearness
            best = min(
                (
                    _cost(possible.stated, moves)
                    for moves in every_set(options, len(options))
                    if _bites(changed(possible, moves, options), possible, item.index, rule)
                ),
                default=None,
            )
            assert (None if found is None else found.counts) == best


def _bites(changed: Any, possible: Possible, item: int, rule: str) -> bool:
    """Whether the evaluator finds that a rule bites, in whatever regime it is."""
    edition, day = possible.edition, possible.stated.day
    facts = dict(changed.item_facts()[item])
    stated = frozenset(path for path in edition.defined if facts.get(path, UNKNOWN) is not UNKNOWN)
    derive(edition, facts, day, signed=stated)  # what is stated of a derived fact is a fact to be otherwise
    truths = edition.answers(edition.leaves.truths(facts, day))
    findings: list[Finding] = []
    for each in edition.rules:
        findings.append(_find(each, truths, findings))
    return {each.provision.id: each.bites for each in findings}[rule] is Truth.TRUE


def _cost(stated: StatedFacts, moves: Moves) -> tuple[int, int]:
    unknown = sum(stated.value(place) is UNKNOWN for place, _ in moves)
    return len(moves) - unknown, unknown
