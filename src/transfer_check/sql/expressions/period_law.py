"""The provisions in force during a period, each with the days of the period on which it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from sqlglot import exp

from transfer_check.intervals import Interval
from transfer_check.law import RULE_EFFECTS, CycleError, Provision, Regime, Rulebook
from transfer_check.law.condition import condition_facts
from transfer_check.sql.columns import DAY
from transfer_check.sql.expressions.connectives import Term, column, conjunction, constant, day

ALL_TIME = Interval(None, None)


@dataclass(frozen=True)
class Law:
    """What a query is written from.

    Attributes:
        rulebook: the rules.
        period: the days the query answers for; its answers for other days mean nothing.
    """

    rulebook: Rulebook
    period: Interval

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions in force on some day of the period."""
        return tuple(each for each in self.rulebook.provisions if self.touches(each.in_force))

    @cached_property
    def rules(self) -> tuple[Provision, ...]:
        """The rules among the provisions."""
        return tuple(each for each in self.provisions if each.effect in RULE_EFFECTS)

    @cached_property
    def deciding(self) -> tuple[Regime, ...]:
        """The regimes that take part in verdicts on some day of the period."""
        return tuple(each for each in self.rulebook.regimes if each.decides and self.touches(each.in_force))

    @cached_property
    def doubting(self) -> tuple[Provision, ...]:
        """The cautions that put the encoding of the text itself in doubt."""
        return tuple(each for each in self.provisions if each.effect == "caution" and each.doubts_the_text)

    @cached_property
    def definitions(self) -> dict[str, tuple[Provision, ...]]:
        """The versions of each definition, by the derived fact."""
        found: dict[str, list[Provision]] = {}
        for each in self.provisions:
            if each.effect == "define":
                found.setdefault(each.defines, []).append(each)
        return {path: tuple(versions) for path, versions in found.items()}

    @cached_property
    def definitions_in_order(self) -> tuple[Provision, ...]:
        """The definitions so that each comes after every version of those it reads.

        Raises:
            CycleError: where definitions of different days read one another in a circle.
        """
        ordered: list[Provision] = []
        for path in self.definitions:
            self._place_definition(path, (), ordered)
        return tuple(ordered)

    @cached_property
    def rules_in_order(self) -> tuple[Provision, ...]:
        """The rules so that each comes after every rule that lifts it.

        Raises:
            CycleError: where rules of different days lift one another in a circle.
        """
        ordered: dict[Provision, None] = {}
        for rule in self.rules:
            self._place_rule(rule, (), ordered)
        return tuple(ordered)

    def _place_rule(self, rule: Provision, lifted: tuple[Provision, ...], ordered: dict[Provision, None]) -> None:
        if rule in ordered:
            return
        if rule in lifted:
            raise CycleError(tuple(each.id for each in (*lifted[lifted.index(rule) :], rule)))
        for each in self.lifting(rule):
            self._place_rule(each, (*lifted, rule), ordered)
        ordered[rule] = None

    def _place_definition(self, path: str, readers: tuple[str, ...], ordered: list[Provision]) -> None:
        versions = self.definitions[path]
        if versions[0] in ordered:
            return
        if path in readers:
            raise CycleError((*readers[readers.index(path) :], path))
        for version in versions:
            for read in sorted(condition_facts(version.when) & self.definitions.keys()):
                self._place_definition(read, (*readers, path), ordered)
        ordered += versions

    @cached_property
    def _lifting(self) -> dict[str, tuple[Provision, ...]]:
        found: dict[str, list[Provision]] = {}
        for rule in self.rules:
            for lifted in dict.fromkeys(rule.exception_to):
                found.setdefault(lifted, []).append(rule)
        return {lifted: tuple(rules) for lifted, rules in found.items()}

    def lifting(self, rule: Provision) -> tuple[Provision, ...]:
        """Return the rules that lift a rule on some day of the period."""
        return tuple(each for each in self._lifting.get(rule.id, ()) if self._together(each, rule))

    def lifted(self, rule: Provision) -> tuple[Provision, ...]:
        """Return the rules that a rule lifts on some day of the period."""
        return tuple(each for each in self.rules if each.id in rule.exception_to and self._together(each, rule))

    def of(self, regime: Regime, effect: str) -> tuple[Provision, ...]:
        """Return the provisions of a regime with an effect."""
        return tuple(each for each in self.provisions if each.regime == regime.id and each.effect == effect)

    def _together(self, one: Provision, other: Provision) -> bool:
        return self.touches(one.in_force, other.in_force)

    def touches(self, *intervals: Interval) -> bool:
        """Whether some day of the period lies in every one of the intervals."""
        starts = [each.start for each in (self.period, *intervals) if each.start is not None]
        ends = [each.end for each in (self.period, *intervals) if each.end is not None]
        return not Interval(max(starts, default=None), min(ends, default=None)).empty

    def in_force(self, interval: Interval) -> Term:
        """Return whether the day of a row lies in an interval: two-valued, TRUE where every day of the period does."""
        begun = interval.start is None or _begins_by(interval.start, self.period.start)
        lasts = interval.end is None or _ends_by(interval.end, self.period.end)
        left = Interval(None if begun else interval.start, None if lasts else interval.end)
        return conjunction(bounds(left, column(DAY))) if self.touches(interval) else constant(False)

    def within_period(self) -> list[Term]:
        """Return the conditions that the day of a row lies in the period."""
        return bounds(self.period, column(DAY))


def bounds(interval: Interval, on: Term) -> list[Term]:
    """Return the conditions that a day lies in an interval."""
    parts: list[Term] = []
    if interval.start is not None:
        parts.append(exp.GTE(this=on.copy(), expression=day(interval.start)))
    if interval.end is not None:
        parts.append(exp.LT(this=on.copy(), expression=day(interval.end)))
    return parts


def _begins_by(start: date, of_period: date | None) -> bool:
    return of_period is not None and start <= of_period


def _ends_by(end: date, of_period: date | None) -> bool:
    return of_period is not None and of_period <= end


def editions(rulebook: Rulebook) -> tuple[Interval, ...]:
    """Return the periods during which the law stays the same, in order; together they are all days."""
    held = [each.in_force for each in rulebook.provisions] + [each.in_force for each in rulebook.regimes]
    days = sorted({day for each in held for day in each if day is not None})
    return tuple(Interval(start, end) for start, end in pairwise([None, *days, None]))


def eras(rulebook: Rulebook) -> tuple[Interval, ...]:
    """Return the periods during which the same regimes decide, in order; together they are all days.

    A query for one of them is about as long as that for an edition, while a query for all days holds
    every text there ever was.
    """
    held = [each.in_force for each in rulebook.regimes if each.decides]
    days = sorted({day for each in held for day in each if day is not None})
    return tuple(Interval(start, end) for start, end in pairwise([None, *days, None]))


def edition_of(rulebook: Rulebook, on: date) -> Interval:
    """Return the period around a day during which the law stays the same.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    rulebook.require_encoded(on)
    return next(each for each in editions(rulebook) if on in each)


def encoded(rulebook: Rulebook, period: Interval) -> Interval:
    """Return the days of a period whose text is encoded."""
    ends = [day for day in (period.end, rulebook.encoded_until) if day is not None]
    return Interval(period.start, min(ends, default=None))
