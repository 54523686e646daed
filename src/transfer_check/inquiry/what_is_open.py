"""What is open, best first: the unknown facts that can still change the verdict, and what each would settle."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from transfer_check.case import TransferCase, catalogue
from transfer_check.decision import Verdict
from transfer_check.facts import Fact
from transfer_check.inquiry.prospects import Prospects, touched
from transfer_check.inquiry.relevance import Relevance
from transfer_check.inquiry.unknown_reading import unknowns
from transfer_check.inquiry.unknowns import Place, Unknowns
from transfer_check.inquiry.value_classes import ValueClass
from transfer_check.rulebook import Rulebook


class RelevantFact(NamedTuple):
    """An unknown fact that can still change the verdict.

    Attributes:
        fact: the fact.
        item: 0-based place of the item it is about; ``None`` for a fact of the case.
        party: 0-based place of the third party it is about; ``None`` for none.
        rules: ids of the provisions whose conditions read it, directly or through a definition.
        leads_to: the classes of its values, each with the verdict once the fact, and nothing else, is known to be
            of that class; of a list only that it is empty.
        settles: the share of what is open that knowing it would settle on average, from 0 to 1.
    """

    fact: Fact
    item: int | None
    party: int | None
    rules: tuple[str, ...]
    leads_to: tuple[tuple[ValueClass, Verdict], ...]
    settles: float


def open_facts(
    case: TransferCase,
    rulebook: Rulebook,
    *,
    on: date | None = None,
    asserting: Iterable[Place] = (),
    among: Container[Place] | None = None,
    without: Container[Place] = (),
) -> tuple[RelevantFact, ...]:
    """Return the unknown facts that can still change the verdict, those that settle most first.

    A fact is listed exactly if two completions of the case that differ only in it differ in the verdict of the case
    or of one of its items. A completion
    states every unknown fact that is not derived; acts of authority stay as recorded; a derived fact is stated only
    where a dated table leaves its definition in doubt. `evaluate` lists, more cheaply, every fact that keeps some
    provision open: among those are all that this function lists, save derived facts that may yet come into doubt.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.
        asserting: derived facts that are to be stated by hand instead of being derived, because what they would be
            derived from cannot be found out.
        among: the only facts to look at: those that were open when less was known of the same case, which spares
            looking at the others again.
        without: facts not to look at.

    Returns:
        The facts; none where the verdict is determined, or is the same for every completion.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    asserting = tuple(asserting)
    unknown = unknowns(case, rulebook, on=on, asserting=asserting)
    prospects = Prospects(unknown)
    if not prospects.verdicts(prospects.under([{}]))[Verdict.UNDETERMINED]:
        return ()
    with Relevance(unknown) as relevance:
        relevant = relevance.relevant(among, without)
    found = _weighed(unknown, prospects, relevant)
    later = _derived_from_unknown(unknown) - {place.path for place in asserting}
    order = {path: number for number, path in enumerate(catalogue())}
    weights = {each.fact.path: (round(each.settles, 9), len(each.rules)) for each in found if each.item is None}

    def weight(each: RelevantFact) -> tuple[float, int]:
        # the end user can be answered as the recipient itself, so it is not asked before the recipient
        own = (round(each.settles, 9), len(each.rules))
        return min(own, weights.get(each.fact.path.replace("end_user.", "recipient."), own))

    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.fact.path in later,
                *(-part for part in weight(each)),
                order[each.fact.path],
                each.item or 0,
                each.party or 0,
            ),
        )
    )


def _weighed(unknown: Unknowns, prospects: Prospects, relevant: frozenset[Place]) -> list[RelevantFact]:
    places = [place for place in unknown.owned if place in relevant]
    rails = prospects.one_by_one(places)
    situations = rails.every.bit_length()
    verdict_at = [Verdict.UNDETERMINED] * situations
    for verdict, bits in prospects.verdicts(rails).items():
        if verdict is not Verdict.UNDETERMINED:
            for number in _places(bits):
                verdict_at[number] = verdict
    left = _counted(prospects.open_provisions(rails), situations)
    rules = touched(unknown)
    found = []
    first = 1
    for place in places:
        classes = prospects.classes[place]
        numbers = range(first, first + len(classes))
        first += len(classes)
        leads_to = tuple((values, verdict_at[number]) for values, number in zip(classes, numbers, strict=True))
        weights = [len(values.values) for values in classes]
        remaining = [left[number] if verdict_at[number] is Verdict.UNDETERMINED else 0 for number in numbers]
        open_ = sum(weight * count for weight, count in zip(weights, remaining, strict=True)) / sum(weights)
        settles = 1 - open_ / left[0] if left[0] else 1.0
        found.append(RelevantFact(place.fact, place.item, place.party, rules[place], leads_to, settles))
    return found


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
        for bit in _places(digit):
            counts[bit] += 1 << place
    return counts


def _places(bits: int) -> Iterator[int]:
    """Yield the places of the bits that are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _derived_from_unknown(unknown: Unknowns) -> set[str]:
    """Return the derived facts whose definition still waits for other facts."""
    asked = {place.path for place in unknown.owned}
    return {path for path, read in unknown.law.read_to_derive.items() if path in asked and asked & read - {path}}
