"""What is open, best first: the unknown facts that can still change the verdict, and what each would settle."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from functools import cached_property
from itertools import dropwhile
from typing import NamedTuple

from transfer_check.asking.prospects import Prospects, touched
from transfer_check.circuit import TRUE, Place, Rails, Unknowns, ValueClass, asked_first, unknowns_to_ask
from transfer_check.circuit.relevance import Relevance
from transfer_check.circuit.simulation import numbers_of
from transfer_check.facts import Fact, TransferCase, catalogue, comparisons
from transfer_check.judging import Verdict
from transfer_check.law import Rulebook


class RelevantFact(NamedTuple):
    """An unknown fact that can still change the verdict.

    Attributes:
        fact: the fact.
        item: 0-based place of the item it is about; ``None`` for a fact of the case.
        party: 0-based place of the third party it is about; ``None`` for none.
        rules: ids of the provisions whose conditions read it, directly or through a definition.
        leads_to: the classes of its values, each with the verdict once the fact, and nothing else, is known to be
            of that class; of a list only that it is empty. A value of a derived fact counts there only where its
            definition is in doubt; one that a case states counts always. Classes that contradict it are left out.
        settles: the share of what is open that knowing it would settle on average, from 0 to 1.
    """

    fact: Fact
    item: int | None
    party: int | None
    rules: tuple[str, ...]
    leads_to: tuple[tuple[ValueClass, Verdict], ...]
    settles: float

    @property
    def place(self) -> Place:
        """Where the fact stands."""
        return Place(self.fact.path, self.item, self.party)


class WhatIsOpen:
    """The unknown facts of a case that may change the verdict, in the order to ask for them.

    Whether one of them does change it is found out when it is asked for, since that costs more than their order.

    Attributes:
        candidates: where the facts stand that may, best first; none where the verdict is determined.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.
        asserting: derived facts that are to be stated by hand instead of being derived, because what they would be
            derived from cannot be found out.
        among: the only facts to look at: those left when less was known of the same case.
        without: facts not to look at.

    Raises:
        UsageError: for a day whose text is not encoded.
    """

    def __init__(
        self,
        case: TransferCase,
        rulebook: Rulebook,
        *,
        on: date | None = None,
        asserting: Iterable[Place] = (),
        among: Container[Place] | None = None,
        without: Container[Place] = (),
    ) -> None:
        self._asserting = asserting = frozenset(asserting)
        self._unknown = unknowns_to_ask(case, rulebook, on=on, asserting=asserting)
        self._prospects = Prospects(self._unknown)
        among = None if self._may_contradict else among
        asked = [place for place in self._unknown.owned if (among is None or place in among) and place not in without]
        rails = self._prospects.one_by_one(asked)
        self._verdicts = self._prospects.verdicts(rails)
        self.candidates: tuple[Place, ...] = ()
        if self._verdicts[Verdict.UNDETERMINED] & 1:
            self._situations = self._numbered(asked)
            self._settles = self._weighed(rails)
            self._rules = touched(self._unknown)
            self.candidates = tuple(self._in_order(asked, {place.path for place in asserting}))

    @property
    def _may_contradict(self) -> bool:
        """Whether completions may contradict what is stated: then facts ruled out among those that may not come back."""
        condition = self._unknown.left.literal(self._unknown.law.possible)
        return self._unknown.possible == TRUE and condition != TRUE

    @cached_property
    def left(self) -> tuple[Place, ...]:
        """The candidates without those before the best, which were found to change nothing."""
        with Relevance(self._unknown) as relevance:
            return tuple(dropwhile(lambda place: not relevance.relevant([place]), self.candidates))

    @cached_property
    def best(self) -> RelevantFact | None:
        """The first of the facts that can change the verdict; ``None`` where none can."""
        return self._told(self.left[0]) if self.left else None

    @cached_property
    def facts(self) -> tuple[RelevantFact, ...]:
        """All facts to be asked for first that can change the verdict, best first."""
        with Relevance(self._unknown) as relevance:
            relevant = relevance.relevant(self.candidates)
        asked = asked_first(self._unknown, relevant, self._asserting)
        return tuple(self._told(place) for place in self.candidates if place in asked)

    def _numbered(self, places: Iterable[Place]) -> dict[Place, range]:
        """Return, by fact, the situations in which it alone is known; the first situation is that none is."""
        found = {}
        first = 1
        for place in places:
            found[place] = range(first, first + len(self._prospects.classes[place]))
            first = found[place].stop
        return found

    def _weighed(self, rails: Rails) -> dict[Place, float]:
        """Return the share of what is open that each fact would settle on average."""
        undetermined = self._verdicts[Verdict.UNDETERMINED]
        possible = self._prospects.possible(rails)
        provisions = [undetermined & each for each in self._prospects.open_provisions(rails)]
        left = _counted(provisions, rails.every.bit_length())
        found = {}
        for place, numbers in self._situations.items():
            weights = [
                len(values.values) if possible >> number & 1 else 0
                for values, number in zip(self._prospects.classes[place], numbers, strict=True)
            ]
            open_ = sum(weight * left[number] for weight, number in zip(weights, numbers, strict=True))
            found[place] = 1 - open_ / sum(weights) / left[0] if left[0] and sum(weights) else 1.0
        return found

    def _in_order(self, places: Iterable[Place], by_hand: set[str]) -> list[Place]:
        later = _derived_from_unknown(self._unknown) - by_hand
        order = {path: number for number, path in enumerate(catalogue())}
        return sorted(
            places,
            key=lambda place: (
                place.path in later,
                *(-part for part in self._weight(place)),
                order[place.path],
                place.item or 0,
                place.party or 0,
            ),
        )

    def _weight(self, place: Place) -> tuple[float, int]:
        # the end user can be answered as the recipient itself, so it is not asked before a recipient that may matter
        own = (round(self._settles[place], 9), len(self._rules[place]))
        recipient = place._replace(path=place.path.replace("end_user.", "recipient."))
        if recipient == place or recipient not in self._settles:
            return own
        return min(own, self._weight(recipient))

    def _told(self, place: Place) -> RelevantFact:
        leads_to = tuple(
            (values, verdict)
            for values, number in zip(self._prospects.classes[place], self._situations[place], strict=True)
            for verdict, bits in self._verdicts.items()
            if bits >> number & 1
        )
        return RelevantFact(place.fact, place.item, place.party, self._rules[place], leads_to, self._settles[place])


def open_facts(
    case: TransferCase, rulebook: Rulebook, *, on: date | None = None, asserting: Iterable[Place] = ()
) -> tuple[RelevantFact, ...]:
    """Return the unknown facts that can still change the verdict, those that settle most first.

    A fact is listed exactly if two completions of the case that differ only in it differ in the verdict of the case
    or of one of its items. A completion
    states every unknown fact that is not derived; acts of authority stay as recorded; a derived fact is stated only
    where a dated table leaves its definition in doubt, and listed only once nothing is listed that it is derived from.
    An answer names the same facts.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.
        asserting: derived facts that are to be stated by hand instead of being derived, because what they would be
            derived from cannot be found out.

    Returns:
        The facts; none where the verdict of the case is determined, though that of an item may be open, and though
        a transfer that is not permitted may yet be found to be prohibited; none where it is the same for every
        completion.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    return WhatIsOpen(case, rulebook, on=on, asserting=asserting).facts


def _counted(masks: list[int], width: int) -> list[int]:
    """Return how many of the masks have each bit set: added up in binary, all bits at once."""
    digits: list[int] = []
    for mask in masks:
        place = 0
        while mask:
            if place == len(digits):
                digits.append(0)
            digits[place], mask = digits[place] ^ mask, digits[place] & mask
            place += 1
    counts = [0] * width
    for place, digit in enumerate(digits):
        for bit in numbers_of(digit):
            counts[bit] += 1 << place
    return counts


def _derived_from_unknown(unknown: Unknowns) -> set[str]:
    """Return the facts that others still to be asked for may settle: by a definition, or since they compare them."""
    asked = {place.path for place in unknown.owned}
    derived = {path for path, read in unknown.law.read_to_derive.items() if path in asked and asked & read - {path}}
    return derived | {path for path, compared in comparisons().items() if path in asked and asked & {*compared}}
