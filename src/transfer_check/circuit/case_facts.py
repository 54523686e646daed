"""The facts of a decided case, as they are and as they would be under some changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from transfer_check.circuit.fact_places import LIST_OF, Option, Place, Roster, entries
from transfer_check.facts import UNKNOWN, Fact, Facts, FactValue, catalogue, comparisons
from transfer_check.judging import Decision, derive

Changes = Mapping[Place, Option]
"""What some facts become."""


class StatedFacts:
    """The facts of a decided case, those left out that its definitions derive.

    Attributes:
        items: the facts of each item.
    """

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        trace = decision.items[0].trace
        self.edition, self.day = trace.edition, trace.day
        self.items: list[dict[str, FactValue]] = [
            {
                path: value
                for path, value in item.trace.facts.items()
                if path not in self.edition.defined or path in item.trace.asserted
            }
            for item in decision.items
        ]

    def value(self, place: Place) -> FactValue:
        """Return the value a fact has."""
        return _value(self.items, place)

    def is_settled(self, place: Place, item: int) -> bool:
        """Whether the rules, or the case where they leave it open, settle a derived fact of an item."""
        return self.decision.items[item].trace.facts.get(place.path, UNKNOWN) is not UNKNOWN

    def under(self, changes: Changes) -> list[dict[str, FactValue]]:
        """Return the facts of each item once some of them are changed.

        What a case states by comparing two facts follows them, where one of the two is changed.
        """
        items = [dict(facts) for facts in self.items]
        for number, facts in enumerate(items):
            for place, option in changes.items():
                if place.party is not None and not isinstance(option, Roster):
                    _state_of_party(facts, place, option.example)
            seen = (place for place in changes if place.party is None and place.item in (None, number))
            _become(facts, {place.path: changes[place] for place in seen})
        return items

    def of_places(self, places: Iterable[Place], changes: Changes) -> dict[str, FactValue]:
        """Return some facts alone, by path, once some of them are changed; no two have the same path."""
        facts = {place.path: self.value(place) for place in places}
        _become(facts, {place.path: option for place, option in changes.items()})
        return facts

    @property
    def signed(self) -> list[frozenset[str]]:
        """Of each item, the derived facts whose stated value somebody signed."""
        return [self.decision.case.overridden(item.index) for item in self.decision.items]

    def possible(self, changes: Changes) -> bool:
        """Whether a case can state the facts that follow: none against another, and no derived one against the rules."""
        items = self.under(changes)
        return not any(contradicts_itself(facts) for facts in items) and not any(
            derive(self.edition, dict(facts), self.day, signed=signed).against
            for facts, signed in zip(items, self.signed, strict=True)
        )


def _become(facts: dict[str, FactValue], changes: Mapping[str, Option]) -> None:
    """Change facts, by path."""
    for path, option in changes.items():
        if not isinstance(option, Roster):
            facts[path] = option.example
    for path, option in changes.items():
        if isinstance(option, Roster):
            facts[path] = option.of(facts.get(path, UNKNOWN), facts)
    for path, compared in comparisons().items():
        if path not in changes and not changes.keys().isdisjoint(compared):
            one, other = (facts.get(each, UNKNOWN) for each in compared)
            facts[path] = UNKNOWN if UNKNOWN in (one, other) else one == other


def _value(items: list[dict[str, FactValue]], place: Place) -> FactValue:
    facts = items[place.item or 0]
    if place.party is None:
        return facts.get(place.path, UNKNOWN)
    value: FactValue = entries(facts[LIST_OF[place.path.partition(".")[0]]])[place.party].get(place.path, UNKNOWN)
    return value


def _state_of_party(facts: dict[str, FactValue], place: Place, value: FactValue) -> None:
    name = LIST_OF[place.path.partition(".")[0]]
    facts[name] = tuple(
        {**party, place.path: value} if number == place.party else party
        for number, party in enumerate(entries(facts[name]))
    )


def contradicts_itself(facts: Facts) -> bool:
    """Return whether a fact is stated against others of the same case by which it is known, see `Fact`."""
    for fact in _known_by_others():
        stated = facts.get(fact.path, UNKNOWN)
        if stated is UNKNOWN:
            continue
        none = any(facts.get(other, UNKNOWN) in values for other, values in fact.none_where.items())
        compared = [facts.get(other, UNKNOWN) for other in fact.compares]
        if (none and stated is not fact.none) or (
            compared and UNKNOWN not in compared and stated is not (compared[0] == compared[1])
        ):
            return True
    return False


@cache
def _known_by_others() -> tuple[Fact, ...]:
    return tuple(fact for fact in catalogue().values() if fact.none_where or fact.compares)
