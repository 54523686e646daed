"""Why a case may not be permitted: what stands in the way, and every ground in the order of how near it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transfer_check.asking.changes import Possible
from transfer_check.asking.facts_by_means import FactsByMeans
from transfer_check.asking.means import MEANS, Means, means_of, within
from transfer_check.asking.nearest_sets import NearestSets, Reach
from transfer_check.circuit import ItemGates, Place, in_catalogue_order
from transfer_check.facts import UNKNOWN, Fact, FactValue, TransferCase
from transfer_check.judging import Decision, Finding, ItemDecision, Reading, RegimeDecision, Verdict, evaluate
from transfer_check.kleene import Truth
from transfer_check.law import CompiledProvision, OwnException, Provision, Rulebook
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
    if all(item.verdict in FAVOURABLE for item in decision.items):
        return ClosestGrounds(decision, tuple(ItemGrounds(item, (), ()) for item in decision.items))
    possible = Possible(decision)
    reaches = _reaches(possible)
    return ClosestGrounds(decision, tuple(_Accounting(possible, reaches, item).account() for item in decision.items))


def _reaches(possible: Possible) -> Mapping[int, Reach]:
    """Return how near everything is to being true that is told of any item."""
    gates = possible.law.circuit.gates
    items = [item for item in possible.decision.items if item.verdict not in FAVOURABLE]
    barriers = tuple(-gates[item.index].bites[each.provision.id] for item in items for each in _barriers(item))
    told = tuple(dict.fromkeys(literal for item in items for literal in _approaches(item, gates[item.index])))
    return nearest_sets(possible, (*told, *barriers)).of(told, reached=barriers)


def nearest_sets(possible: Possible, literals: tuple[int, ...]) -> NearestSets:
    """Return what measures how near some literals of the circuit are to being true."""
    options = possible.options(literals)
    values = {place: possible.stated.value(place) for place in options}
    facts = FactsByMeans(
        possible.variants(options, literals),
        options,
        {place: means_of(place.fact, value) for place, value in values.items()},
        frozenset(place for place, value in values.items() if value is not UNKNOWN),
    )
    return NearestSets(facts, possible.order)


def _approaches(item: ItemDecision, gates: ItemGates) -> Iterator[int]:
    """Yield the exceptions to what stands in the way of an item, and the grounds of its closed regimes."""
    edition = item.trace.edition
    rules = {rule.provision.id: rule for rule in edition.rules}
    for finding in _barriers(item):
        for own in finding.provision.unless:
            yield gates.exceptions[finding.provision.id, own.id]
        for place in rules[finding.provision.id].lifted_by:
            yield gates.bites[edition.rules[place].provision.id]
    for regime in _inside(item):
        for rule in _permits(item, regime) if _is_closed(regime) else ():
            yield gates.bites[rule.provision.id]


def _barriers(item: ItemDecision) -> Iterator[Finding]:
    return (finding for regime in _inside(item) for finding in _standing_in_the_way(item, regime))


def _inside(item: ItemDecision) -> list[RegimeDecision]:
    return [regime for regime in item.regimes if regime.scope is not Truth.FALSE]


def _standing_in_the_way(item: ItemDecision, regime: RegimeDecision) -> Iterator[Finding]:
    for effect in ("prohibit", "require"):
        for finding in item.findings:
            provision = finding.provision
            here = (provision.regime, provision.effect) == (regime.regime.id, effect)
            if here and finding.bites is not Truth.FALSE:
                yield finding


def _is_closed(regime: RegimeDecision) -> bool:
    return bool(regime.closures) and regime.grounded is not Truth.TRUE


def _permits(item: ItemDecision, regime: RegimeDecision) -> list[CompiledProvision]:
    edition = item.trace.edition
    in_force = next(each for each in edition.regimes if each.regime is regime.regime)
    return [edition.rules[place] for place in in_force.permits]


class _Accounting:
    """Accounts for one item."""

    def __init__(self, possible: Possible, reaches: Mapping[int, Reach], item: ItemDecision) -> None:
        self.stated, self.reaches, self.item = possible.stated, reaches, item
        self.gates = possible.law.circuit.gates[item.index]
        self.reading = Reading(item.trace)
        self.rules = {rule.provision.id: rule for rule in item.trace.edition.rules}
        self.found = {finding.provision.id: finding for finding in item.findings}

    def account(self) -> ItemGrounds:
        if self.item.verdict in FAVOURABLE:
            return ItemGrounds(self.item, (), ())
        inside = _inside(self.item)
        barriers = [self._barrier(finding) for regime in inside for finding in _standing_in_the_way(self.item, regime)]
        closed = [self._closure(regime) for regime in inside if _is_closed(regime)]
        return ItemGrounds(
            self.item, tuple(sorted(barriers, key=lambda each: each.bites is not Truth.TRUE)), tuple(closed)
        )

    def _barrier(self, finding: Finding) -> Barrier:
        rule = self.rules[finding.provision.id]
        return Barrier(
            finding.provision,
            finding.bites,
            self.reaches[-self.gates.bites[finding.provision.id]].means,
            self._requirements(finding.provision),
            _nearest_first([*self._own_exceptions(rule.provision), *self._lifting(rule)]),
        )

    def _own_exceptions(self, provision: Provision) -> Iterator[Approach]:
        for own in provision.unless:
            reach = self.reaches[self.gates.exceptions[provision.id, own.id]]
            yield self._approach(provision, own, self.reading.truth_of(own.when), reach)

    def _lifting(self, rule: CompiledProvision) -> Iterator[Approach]:
        for place in rule.lifted_by:
            yield self._ground(self.item.trace.edition.rules[place])

    def _closure(self, regime: RegimeDecision) -> Closure:
        grounds = [self._ground(rule) for rule in _permits(self.item, regime)]
        reach: Means = min((ground.reach for ground in grounds), key=MEANS.index, default="nobody")
        return Closure(regime.regime.id, regime.closures, reach, _nearest_first(grounds))

    def _ground(self, rule: CompiledProvision) -> Approach:
        provision = rule.provision
        bites = self.found[provision.id].bites if provision.id in self.found else Truth.FALSE
        return self._approach(provision, None, bites, self.reaches[self.gates.bites[provision.id]])

    # ── measuring ─────────────────────────────────────────────────────────────────────────────

    def _approach(self, provision: Provision, exception: OwnException | None, truth: Truth, reach: Reach) -> Approach:
        return Approach(
            provision,
            exception,
            truth,
            self._stated(reach.nearness.otherwise) if reach.nearness else (),
            self._stated(reach.nearness.unknown) if reach.nearness else (),
            reach.means,
            self._requirements(provision) if exception is None else tuple(self._compared(exception.when, True)),
        )

    def _stated(self, places: frozenset[Place]) -> tuple[StatedFact, ...]:
        return tuple(
            StatedFact(place.address, place.fact, self.stated.value(place)) for place in in_catalogue_order(places)
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
