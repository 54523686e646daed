"""The smallest sets of changes under which a case may be permitted, by who could make them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from transfer_check.asking.changes import Possible
from transfer_check.asking.dates import first_better_day
from transfer_check.asking.grounds import FAVOURABLE, ItemGrounds, grounds_of
from transfer_check.asking.means import MEANS, Means, means_of
from transfer_check.asking.smallest_sets import SmallestSets
from transfer_check.circuit import Moves, Option, Options, Place, Roster, in_catalogue_order
from transfer_check.circuit.case_facts import contradicts_itself
from transfer_check.facts import UNKNOWN, Fact, FactValue, TransferCase, catalogue
from transfer_check.judging import Decision, Reading, Verdict, evaluate, verdict_of
from transfer_check.kleene import Truth
from transfer_check.law import EditionDay, Rulebook

MOST = 3
"""Changes a remedy may consist of."""


class Change(NamedTuple):
    """One fact that would have to be otherwise.

    Attributes:
        address: where it stands in a case, as `what_if` takes it.
        before: the value it has; `UNKNOWN` where nobody stated one. What is unknown is established, not changed.
        values: the values it may have instead; any of them serves, whichever the other changes take.
        means: by what means it can come about.
    """

    address: str
    fact: Fact
    before: FactValue
    values: tuple[FactValue, ...]
    means: Means


@dataclass(frozen=True, slots=True)
class Remedy:
    """A smallest set of changes under which the case may be permitted, or is out of scope.

    Attributes:
        means: the most demanding among its changes.
        verdict: what the case is answered then.
    """

    changes: tuple[Change, ...]
    means: Means
    verdict: Verdict


class LaterDay(NamedTuple):
    """The first later edition under which the case, with the facts as they are, is answered more favourably.

    Attributes:
        verdict: may be permitted or out of scope; where no edition gives that, undetermined.
    """

    on: date
    editions: tuple[EditionDay, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Remedies:
    """What could be done about a case that may not be permitted, or not yet.

    Attributes:
        found: every smallest set of at most `most` changes, in the order of `MEANS`, the smaller first.
        obstacles: what stands in the way of each item, and by what means it could be removed.
        fixed: known facts that nobody can change, and on which what stands in the way rests.
        later: a later day on which the text permits it, or leaves it open.
    """

    decision: Decision
    most: int
    found: tuple[Remedy, ...]
    obstacles: tuple[ItemGrounds, ...]
    fixed: tuple[tuple[Fact, FactValue], ...]
    later: LaterDay | None

    def by(self, *means: Means) -> tuple[Remedy, ...]:
        """Return the remedies that come about by some means."""
        return tuple(each for each in self.found if each.means in means)

    @property
    def needed(self) -> bool:
        """Whether the case needs any."""
        return self.decision.verdict not in FAVOURABLE


def remedies(case: TransferCase, rulebook: Rulebook, *, on: date | None = None, most: int = MOST) -> Remedies:
    """Return the smallest sets of changes under which a case may be permitted.

    Every smallest set of at most `most` changes is found, and none of which a part would do; each is
    verified by evaluating the changed case. A change gives one fact another value, or states an unknown
    one; values that no rule in force tells apart are given as one. Facts of the world are never changed,
    but one that is not known may turn out so. Judgements are only ever proposed to the body that makes them.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.
        most: how many changes a set may hold.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    decision = evaluate(case, rulebook, on=on)
    if decision.verdict in FAVOURABLE:
        return Remedies(decision, most, (), (), (), None)
    found = _Finding(decision, most)
    obstacles = grounds_of(decision).items
    return Remedies(
        decision, most, found.remedies(), obstacles, tuple(_fixed(obstacles)), _later(case, rulebook, decision)
    )


def _fixed(obstacles: Iterable[ItemGrounds]) -> Iterator[tuple[Fact, FactValue]]:
    """Yield the facts of the world on which what stands in the way rests, and those on which grounds fail."""
    facts = catalogue()
    world: dict[str, FactValue] = {}
    for item in obstacles:
        reading = Reading(item.item.trace)
        for barrier in item.barriers:
            if barrier.bites is Truth.TRUE:
                for reason in reading.reasons(barrier.provision.when):
                    world.update(reason.values)
        for ground in (ground for closure in item.closed for ground in closure.grounds if ground.reach == "nobody"):
            world.update((each.fact.path, each.value) for each in ground.otherwise)
    for path, fact in facts.items():
        if fact.changed_by == "nobody" and world.get(path, UNKNOWN) is not UNKNOWN:
            yield fact, world[path]


def _later(case: TransferCase, rulebook: Rulebook, decision: Decision) -> LaterDay | None:
    found = first_better_day(case, rulebook, decision)
    return None if found is None else LaterDay(*found)


class _Finding:
    """Finds the remedies of one decision."""

    def __init__(self, decision: Decision, most: int) -> None:
        self.decision = decision
        self.possible = Possible(decision)
        self.stated = self.possible.stated
        self.most = most

    def remedies(self) -> tuple[Remedy, ...]:
        circuit = self.possible.law.circuit
        options = self.possible.options(circuit.outcomes, "another_transfer")
        variants = self.possible.variants(options, (circuit.favourable, -circuit.possible))
        sets = SmallestSets(variants, options, circuit.favourable).of_at_most(self.most)
        against = variants.of(sets).of(-circuit.possible)
        sets = [moves for number, moves in enumerate(sets) if not against >> number & 1 and self._agree(moves, options)]
        found = [self._remedy(box, options) for box in boxes(sets)]
        return tuple(sorted(found, key=lambda each: (MEANS.index(each.means), len(each.changes))))

    def _agree(self, moves: Moves, options: Options) -> bool:
        """Whether no fact is stated against another once the facts are changed."""
        return not any(map(contradicts_itself, self.stated.under({place: options[place][nth] for place, nth in moves})))

    def _remedy(self, box: Box, options: Options) -> Remedy:
        places = in_catalogue_order(box)
        items = self.stated.under({place: options[place][min(box[place])] for place in places})
        listed = {path for place in places for path in _listed(options[place][nth] for nth in box[place])}
        changes = tuple(
            self._change(place, sorted(box[place]), options, items, alone=place.path in listed) for place in places
        )
        verdict = verdict_of(items, self.decision.rulebook, on=self.decision.on, signed=self.stated.signed)
        assert verdict in FAVOURABLE, "a remedy was found that evaluation refutes"
        return Remedy(changes, max((each.means for each in changes), key=MEANS.index), verdict)

    def _change(
        self, place: Place, numbers: list[int], options: Options, items: list[dict[str, FactValue]], *, alone: bool
    ) -> Change:
        """Return the change of a fact: to any value of its options, or alone to the one that a list is made to hold."""
        fact, before, after = place.fact, self.stated.value(place), items[place.item or 0].get(place.path, UNKNOWN)
        values: list[FactValue] = []
        for number in numbers:
            option = options[place][number]
            values += [after] if isinstance(option, Roster) or alone else option.values
        return Change(place.address, fact, before, tuple(dict.fromkeys(values)), means_of(fact, before))


def _listed(options: Iterable[Option]) -> Iterator[str]:
    """Yield the paths of the states that lists are made to hold."""
    for option in options:
        if isinstance(option, Roster):
            yield from option.named


def written(change: Change, on: date, value: FactValue = UNKNOWN) -> Any:
    """Return a value of a change as a case states it; a judgement as signed by the first body that may make it."""
    value = change.values[0] if value is UNKNOWN else value
    if change.fact.kind == "assessed":
        return {"value": value, "by": change.fact.body[0], "on": on}
    return list(value) if isinstance(value, tuple) else value


Box = dict[Place, frozenset[int]]
"""Changes of the same facts, each with the options among which it is free."""


def boxes(sets: Iterable[Moves]) -> list[Box]:
    """Return sets of changes with those that differ in one fact alone told as one, until no two do."""
    merged: list[Box] = [{place: frozenset({number}) for place, number in moves} for moves in sets]
    places = dict.fromkeys(place for box in merged for place in sorted(box))
    for place in places:
        groups: dict[frozenset[tuple[Place, frozenset[int]]], Box] = {}
        for box in merged:
            rest = frozenset((other, numbers) for other, numbers in box.items() if other != place)
            key = rest if place in box else rest | {(place, frozenset())}
            if key in groups and place in box:
                groups[key] = {**box, place: groups[key][place] | box[place]}
            else:
                groups[key] = box
        merged = list(groups.values())
    return merged
