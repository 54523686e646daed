"""The circuit, worked out for many variants of a case in one pass, says what the evaluator says of each."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_check.asking.changes import Possible
from transfer_check.circuit.case_facts import StatedFacts
from transfer_check.circuit.fact_places import Moves, Options
from transfer_check.circuit.variants import Judged
from transfer_check.circuit.verdicts import verdicts_reached
from transfer_check.judging.decision import Verdict
from transfer_check.judging.evaluation import _any_bites, _find, evaluate
from transfer_check.kleene import Truth
from transfer_check.law.finding import Finding
from transfer_check.law.rulebook import Rulebook
from transfer_check.strategies import cases, rulebooks

MET: Counter[object] = Counter()
VARIANTS = 40


@dataclass(frozen=True)
class Variant:
    """As much of a case as the evaluator reads, with some facts changed."""

    stated: StatedFacts
    items: list[dict[str, Any]]

    @property
    def on(self) -> Any:
        """Return the day."""
        return self.stated.day

    def facts(self) -> dict[str, Any]:
        """Return no facts of the case: those of the items hold them."""
        return {}

    def overridden(self, item: int) -> frozenset[str]:
        """Return the derived facts whose stated value somebody signed."""
        return self.stated.decision.case.overridden(item)

    def item_facts(self) -> list[dict[str, Any]]:
        """Return the facts of each item."""
        return [dict(facts) for facts in self.items]


def drawn_sets(options: Options, draw: Random) -> Iterator[Moves]:
    """Yield the case as it is, and sets of one to four changes."""
    yield frozenset()
    places = sorted(options)
    for _ in range(VARIANTS if places else 0):
        some = draw.sample(places, min(len(places), draw.choice((1, 1, 2, 2, 3, 4))))
        yield frozenset((place, draw.randrange(len(options[place]))) for place in some)


def truth(judged: Judged, literal: int, number: int) -> Truth:
    """Return the truth of a literal in one variant."""
    true, false = judged.of(literal) >> number & 1, judged.of(-literal) >> number & 1
    assert not (true and false)
    return Truth.TRUE if true else Truth.FALSE if false else Truth.UNKNOWN


def compare(rulebook: Rulebook, case: Any, draw: Random) -> None:
    """Hold every variant against its evaluation: the verdict, every provision and exception, every regime."""
    possible = Possible(evaluate(case, rulebook))
    circuit = possible.law.circuit
    literals = tuple(
        chain.from_iterable(
            (*outcome, *gates.bites.values(), *gates.exceptions.values(), *gates.within.values())
            for outcome, gates in zip(circuit.items, circuit.gates, strict=True)
        )
    )
    both = tuple(dict.fromkeys(sign * literal for literal in literals for sign in (1, -1)))
    options = possible.options(both)
    sets = [
        moves
        for moves in drawn_sets(options, draw)
        if possible.stated.possible({place: options[place][number] for place, number in moves})
    ]
    judged = possible.variants(options, both).of(sets)
    every = (1 << len(sets)) - 1
    reached = verdicts_reached(
        circuit.items,
        lambda literal: (judged.of(literal), every & ~judged.of(-literal)),
        every,
        possible.edition.policy_in_force,
    )
    for number, moves in enumerate(sets):
        items = possible.stated.under({place: options[place][nth] for place, nth in moves})
        variant: Any = Variant(possible.stated, items)
        decision = evaluate(variant, rulebook)
        MET[decision.verdict] += 1
        assert [verdict for verdict, bits in reached.items() if bits >> number & 1] == [decision.verdict]
        for item, outcome, gates in zip(decision.items, circuit.items, circuit.gates, strict=True):
            edition = item.trace.edition
            truths = edition.answers(edition.leaves.truths(item.trace.facts, rulebook.period(case.on)))
            findings: list[Finding] = []
            for rule in edition.rules:
                findings.append(_find(rule, truths, findings))
                id = rule.provision.id
                MET[findings[-1].bites] += 1
                assert truth(judged, gates.bites[id], number) is findings[-1].bites, id
                for own, place in zip(rule.provision.unless, rule.unless, strict=True):
                    assert truth(judged, gates.exceptions[id, own.id], number) is truths[place], (id, own.id)
            for regime in edition.regimes:
                scope = _any_bites([_find(each, truths, findings) for each in regime.scopes])
                assert truth(judged, gates.within[regime.regime.id], number) is scope, regime.regime.id
            if decision.policy_in_force:
                assert truth(judged, outcome.permitted, number) is item.permitted
                assert truth(judged, outcome.scope, number) is item.scope
            assert truth(judged, outcome.prohibited, number) is item.prohibited


COMPARED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)


@COMPARED
@given(data=st.data(), seed=st.integers(0, 1 << 32))
def test_variants_are_judged_as_the_evaluator_judges_them(rulebook, data, seed):
    """On the law as encoded, over all its days."""
    compare(rulebook, data.draw(cases(rulebook)), Random(seed))


@settings(COMPARED, max_examples=120)
@given(data=st.data(), seed=st.integers(0, 1 << 32))
def test_variants_are_judged_as_the_evaluator_judges_them_by_drawn_rules(data, seed):
    """On small rulebooks, with everything a rule can have."""
    drawn = data.draw(rulebooks())
    compare(drawn, data.draw(cases(drawn)), Random(seed))


def test_the_comparison_met_every_verdict_and_truth():
    """The comparisons above were no comparisons of one answer with itself."""
    if not MET:
        pytest.skip("no comparison was run in this process")
    assert all(MET[each] for each in (*Verdict, *Truth)), MET
