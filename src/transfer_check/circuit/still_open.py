"""What is still needed: the facts to be asked for, since they can change the verdict; the verdict, where none can."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from transfer_check.circuit.alike_items import AlikeItems
from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.gates import TRUE
from transfer_check.circuit.relevance import Relevance
from transfer_check.circuit.unknown_reading import unknowns
from transfer_check.circuit.unknowns import Unknowns
from transfer_check.facts import TransferCase
from transfer_check.judging import Verdict
from transfer_check.law import Rulebook


class StillOpen(NamedTuple):
    """What is still needed for the verdict of a case.

    Attributes:
        places: where the facts stand that are to be asked for.
        certain: the verdict that the case has whatever they are; ``None`` where they can change it.
    """

    places: frozenset[Place]
    certain: Verdict | None


def still_open(case: TransferCase, rulebook: Rulebook, *, on: date | None = None) -> StillOpen:
    """Return what is still needed for the verdict of a case that evaluation leaves undetermined.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    items = AlikeItems(case)
    needed = _needed(unknowns(items.one_of_each, rulebook, on=on), several=len(case.items) > 1)
    return needed._replace(places=frozenset(items.in_whole_case(needed.places)))


def _needed(unknown: Unknowns, *, several: bool) -> StillOpen:
    """Return what is needed by completions that contradict nothing, or by all where those leave nothing to ask for."""
    with Relevance(unknown) as relevance:
        relevant = relevance.relevant(unknown.owned)
        # what can change the verdict of one item alone need not change that of the case
        certain = relevance.certain_verdict() if not relevant or several else None
    if unknown.possible == TRUE or relevant or certain is not None:
        return StillOpen(asked_first(unknown, relevant), certain)
    return _needed(unknown._replace(possible=TRUE), several=several)


def asked_first(unknown: Unknowns, relevant: Iterable[Place], asserting: Container[Place] = ()) -> frozenset[Place]:
    """Return the facts to be asked for first, of those that can change the verdict.

    A derived fact that a dated table may leave in doubt can change it as well, but not before what it is derived from
    is known: until then that is asked for. Some such fact can change the verdict too, since the derived one matters
    only where its definition leaves it in doubt.

    Args:
        unknown: what is unknown in the case.
        relevant: the facts that can change the verdict.
        asserting: derived facts that are asked for themselves.
    """
    relevant = frozenset(relevant)
    read = unknown.law.read_to_derive
    derived = [place for place in relevant if place.path in read and place not in asserting]
    return relevant.difference(
        place for place in derived if any(_is_derived_from(place, other, read) for other in relevant - {place})
    )


def _is_derived_from(place: Place, other: Place, read: Mapping[str, Collection[str]]) -> bool:
    """Whether a fact is worked out from another, that of the same item where both are facts of items."""
    return other.path in read[place.path] and (place.item is None or other.item in (None, place.item))


def certain_verdict(
    case: TransferCase, rulebook: Rulebook, *, on: date | None = None, asserting: Iterable[Place] = ()
) -> Verdict | None:
    """Return the verdict that every completion of a case has; ``None`` where they differ.

    The evaluator may call such a case undetermined: it does not reason by cases.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.
        asserting: derived facts that are to be stated by hand instead of being derived.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    with Relevance(unknowns_to_ask(case, rulebook, on=on, asserting=asserting)) as relevance:
        return relevance.certain_verdict()


def unknowns_to_ask(
    case: TransferCase, rulebook: Rulebook, *, on: date | None = None, asserting: Iterable[Place] = ()
) -> Unknowns:
    """Return what is unknown in a case, as far as its verdict can turn on it.

    Completions contradict nothing that the case states of derived facts. Where there is none such, or where it takes
    several facts at once to come from one to another, so that none alone would be asked for, they may.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.
        asserting: derived facts that are to be stated by hand instead of being derived.

    Raises:
        CaseError: where, by the law of its own day, the case states a derived fact against what else it states.
        UsageError: for a day whose text is not encoded.
    """
    unknown = unknowns(case, rulebook, on=on, asserting=asserting)
    if unknown.possible == TRUE:
        return unknown
    with Relevance(unknown) as relevance:
        if relevance.relevant(unknown.owned) or relevance.certain_verdict() is not None:
            return unknown
    return unknown._replace(possible=TRUE)
