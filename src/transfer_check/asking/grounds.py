"""Why a case may not be permitted: what stands in the way, and every ground in the order of how near it came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transfer_check.asking.changes import Possible
from transfer_check.asking.formula import Formula, Unfolding
from transfer_check.asking.means import MEANS, Means, within
from transfer_check.asking.nearness import Nearest, Nearness
from transfer_check.asking.situation import Situation
from transfer_check.circuit import Place
from transfer_check.facts import UNKNOWN, Fact, FactValue, TransferCase, catalogue
from transfer_check.judging import Decision, Finding, ItemDecision, Reading, RegimeDecision, Verdict, evaluate
from transfer_check.kleene import Truth
from transfer_check.law import CompiledProvision, OwnException, Provision, RegimeInForce, Rulebook
from transfer_check.law.condition import AllOf, AnyOf, Atom, Condition, Not, atom_facts

FAVOURABLE = (Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE)


class Requirement(NamedTuple):
    """One comparison of a condition: what it asks, and what is the case.

    Attributes:
        wanted: whether the condition asks for it; else it excludes it.
        truth: its truth on the item.
        values: the facts it reads with their values; `UNKNOWN` where nobody stated one.
    """

    atom: Atom
    wanted: bool
    truth: Truth
    values: tuple[tuple[str, FactValue], ...]

    @property
    def met(self) -> Truth:
        """Whether it is as the condition asks."""
        return self.truth if self.wanted else Truth(Truth.TRUE - self.truth)


class StatedFact(NamedTuple):
    """A fact of a case.

    Attributes:
        address: where it stands, as a case writes it: ``items.0.form``.
        value: the value it has; `UNKNOWN` where nobody stated one.
    """

    address: str
    fact: Fact
    value: FactValue


class Approach(NamedTuple):
    """How near a ground or an exception came to applying.

    Attributes:
        provision: the ground; of an exception the rule that lifts, or the one it is written in.
        exception: the exception, where it is written inside `provision`.
        truth: whether it applies.
        otherwise: the known facts that would have to be otherwise, in one of the nearest ways.
        unknown: the facts that would have to be established besides.
        reach: by what means it could come to apply.
        requirements: every comparison of its condition, from left to right.
    """

    provision: Provision
    exception: OwnException | None
    truth: Truth
    otherwise: tuple[StatedFact, ...]
    unknown: tuple[StatedFact, ...]
    reach: Means
    requirements: tuple[Requirement, ...]


class Barrier(NamedTuple):
    """A prohibition that applies or may apply, a requirement that is not or may not be met.

    Attributes:
        bites: whether it stands in the way.
        reach: by what means it could come not to stand in the way.
        requirements: every comparison of its own condition.
        exceptions: the exceptions to it, nearest first.
    """

    provision: Provision
    bites: Truth
    reach: Means
    requirements: tuple[Requirement, ...]
    exceptions: tuple[Approach, ...]


class Closure(NamedTuple):
    """A regime that permits nothing without a ground, and has none here.

    Attributes:
        closures: the provisions that close it.
        reach: by what means some ground of it could come to apply.
        grounds: every ground of it, nearest first.
    """

    regime: str
    closures: tuple[Provision, ...]
    reach: Means
    grounds: tuple[Approach, ...]


class ItemGrounds(NamedTuple):
    """What stands in the way of one item; nothing where it may be permitted or is out of scope."""

    item: ItemDecision
    barriers: tuple[Barrier, ...]
    closed: tuple[Closure, ...]


@dataclass(frozen=True, slots=True)
class ClosestGrounds:
    """What stands in the way of a case, item by item, and how near each ground came."""

    decision: Decision
    items: tuple[ItemGrounds, ...]


def closest_grounds(case: TransferCase, rulebook: Rulebook, *, on: date | None = None) -> ClosestGrounds:
    """Say why a case may not be permitted, and how near it came.

    Grounds that the transfer could meet as it is, on other terms or by an act or judgement of an authority,
    come before those that only another transfer could meet, or that nobody can bring about. Within each,
    near means: the smallest number of known facts that would have to be otherwise; of two grounds alike in
    that, the one for which fewer unknown facts would have to be established. A fact counts once, however
    often a ground compares it, and facts of the world count like others.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    return grounds_of(evaluate(case, rulebook, on=on))


def grounds_of(decision: Decision) -> ClosestGrounds:
    """Say the same of a decision."""
    possible = Possible(Situation(decision))
    return ClosestGrounds(decision, tuple(_Accounting(possible, item).account() for item in decision.items))


class _Accounting:
    """Accounts for one item."""

    def __init__(self, possible: Possible, item: ItemDecision) -> None:
        self.possible = possible
        self.situation = possible.situation
        self.item = item
        self.unfolding = Unfolding(item)
        self.reading = Reading(item.trace)
        self.rules = {each.provision.id: each for each in item.trace.edition.rules}
        self.found = {each.provision.id: each for each in item.findings}

    def account(self) -> ItemGrounds:
        if self.item.verdict in FAVOURABLE:
            return ItemGrounds(self.item, (), ())
        inside = [each for each in self.item.regimes if each.scope is not Truth.FALSE]
        barriers = [self._barrier(each) for regime in inside for each in self._standing_in_the_way(regime)]
        closed = [self._closure(each) for each in inside if each.closures and each.grounded is not Truth.TRUE]
        return ItemGrounds(
            self.item, tuple(sorted(barriers, key=lambda each: each.bites is not Truth.TRUE)), tuple(closed)
        )

    def _standing_in_the_way(self, regime: RegimeDecision) -> Iterator[Finding]:
        for effect in ("prohibit", "require"):
            for finding in self.item.findings:
                provision = finding.provision
                here = (provision.regime, provision.effect) == (regime.regime.id, effect)
                if here and finding.bites is not Truth.FALSE:
                    yield finding

    def _barrier(self, finding: Finding) -> Barrier:
        rule = self.rules[finding.provision.id]
        approaches = [self._exception(rule, each, formula) for each, formula in self.unfolding.exceptions(rule)]
        return Barrier(
            finding.provision,
            finding.bites,
            self._reach(self.unfolding.bites(rule, False)),
            self._requirements(finding.provision),
            _nearest_first(approaches),
        )

    def _exception(self, rule: CompiledProvision, lifting: Provision | str, formula: Formula) -> Approach:
        if isinstance(lifting, Provision):
            return self._approach(lifting, None, self._bites(lifting), formula)
        own = next(each for each in rule.provision.unless if each.id == lifting)
        return self._approach(rule.provision, own, self.reading.truth_of(own.when), formula)

    def _bites(self, provision: Provision) -> Truth:
        return self.found[provision.id].bites if provision.id in self.found else Truth.FALSE

    def _closure(self, regime: RegimeDecision) -> Closure:
        in_force = next(each for each in self.item.trace.edition.regimes if each.regime is regime.regime)
        return Closure(
            regime.regime.id,
            regime.closures,
            self._reach(self.unfolding.grounded(in_force)),
            _nearest_first([self._ground(rule) for rule in self._permits(in_force)]),
        )

    def _permits(self, regime: RegimeInForce) -> list[CompiledProvision]:
        return [self.item.trace.edition.rules[place] for place in regime.permits]

    def _ground(self, rule: CompiledProvision) -> Approach:
        return self._approach(rule.provision, None, self._bites(rule.provision), self.unfolding.bites(rule))

    # ── measuring ─────────────────────────────────────────────────────────────────────────────

    def _approach(
        self, provision: Provision, exception: OwnException | None, truth: Truth, formula: Formula
    ) -> Approach:
        near = self._near(formula, "nobody")
        return Approach(
            provision,
            exception,
            truth,
            self._stated(near.otherwise) if near else (),
            self._stated(near.unknown) if near else (),
            self._reach(formula),
            self._requirements(provision) if exception is None else tuple(self._compared(exception.when, True)),
        )

    def _near(self, formula: Formula, most: Means) -> Nearness | None:
        return Nearest(self.situation, self.possible.options(formula, most)).of(formula)

    def _reach(self, formula: Formula) -> Means:
        return next((means for means in MEANS[:-1] if self._near(formula, means) is not None), "nobody")

    def _stated(self, places: frozenset[Place]) -> tuple[StatedFact, ...]:
        order = {path: number for number, path in enumerate(catalogue())}
        return tuple(
            StatedFact(each.address, each.fact, self.situation.now.value(each))
            for each in sorted(places, key=lambda each: (order[each.path], each))
        )

    # ── what is required ──────────────────────────────────────────────────────────────────────

    def _requirements(self, provision: Provision) -> tuple[Requirement, ...]:
        applies = () if provision.applies is None else self._compared(provision.applies, True)
        return (*applies, *self._compared(provision.when, True))

    def _compared(self, condition: Condition, wanted: bool) -> Iterator[Requirement]:
        match condition:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self._compared(part, wanted)
            case Not(part):
                yield from self._compared(part, not wanted)
            case _:
                values = tuple((path, self.item.trace.facts.get(path, UNKNOWN)) for path in atom_facts(condition))
                yield Requirement(condition, wanted, self.reading.truth_of(condition), values)


def _nearest_first(approaches: list[Approach]) -> tuple[Approach, ...]:
    return tuple(sorted(approaches, key=_distance))


def _distance(approach: Approach) -> tuple[bool, int, int, int]:
    counts = len(approach.otherwise), len(approach.unknown)
    return not within(approach.reach, "authority"), *counts, MEANS.index(approach.reach)
