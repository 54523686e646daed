"""What makes provisions contradict one another, so that no edition can be compiled.

=====  ==========================================================================================
code   meaning
=====  ==========================================================================================
TC302  two versions of a provision on one day
TC303  a regime that is not in regimes.yaml
TC304  an exception to something that is no rule
TC305  a fact with two definitions on one day
TC306  provisions that depend on one another in a circle
=====  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from transfer_check.facts import did_you_mean
from transfer_check.law import RULE_EFFECTS, CycleError, Provision, Rulebook, in_order_of_lifting, in_order_of_reading


class Contradiction(NamedTuple):
    """One contradiction, told of the provision where it shows."""

    provision: Provision
    code: str
    message: str
    help: str = ""


def contradictions(rulebook: Rulebook, unread: str = "") -> Iterator[Contradiction]:
    """Yield every contradiction of a rulebook.

    Args:
        rulebook: the provisions that could be read.
        unread: the text of the files that could not; what is named there is not missing.
    """
    by_id: dict[str, list[Provision]] = {}
    for provision in rulebook.provisions:
        by_id.setdefault(provision.id, []).append(provision)
    yield from _two_versions(by_id)
    yield from _unknown_regimes(rulebook)
    yield from _unknown_lifted(rulebook, unread)
    yield from _defined_twice(rulebook)
    yield from _circles(rulebook)


def _two_versions(by_id: dict[str, list[Provision]]) -> Iterator[Contradiction]:
    for versions in by_id.values():
        for one, other in combinations(versions, 2):
            if one.in_force.overlaps(other.in_force):
                message = f"two versions of `{one.id}` are in force on the same day"
                yield Contradiction(other, "TC302", message, "end the older one where the newer begins")


def _unknown_regimes(rulebook: Rulebook) -> Iterator[Contradiction]:
    known = [regime.id for regime in rulebook.regimes]
    for provision in rulebook.provisions:
        if provision.regime not in known:
            help = "an id begins with its regime: " + ", ".join(f"`{regime}`" for regime in known)
            yield Contradiction(provision, "TC303", f"`{provision.regime}` is not a regime", help)


def _unknown_lifted(rulebook: Rulebook, unread: str) -> Iterator[Contradiction]:
    rules = [each.id for each in rulebook.provisions if each.effect in RULE_EFFECTS]
    for provision in rulebook.provisions:
        for lifted in provision.exception_to:
            if lifted not in rules and f"id: {lifted}" not in unread:
                near = did_you_mean(lifted, rules)
                message = f"`exception_to` names `{lifted}`, which is no rule"
                yield Contradiction(provision, "TC304", message, f"did you mean `{near}`?" if near else "")


def _defined_twice(rulebook: Rulebook) -> Iterator[Contradiction]:
    definitions = [each for each in rulebook.provisions if each.effect == "define"]
    for one, other in combinations(definitions, 2):
        if one.defines == other.defines and one.id != other.id and one.in_force.overlaps(other.in_force):
            message = f"`{one.defines}` is defined by `{one.id}` as well, on the same day"
            yield Contradiction(other, "TC305", message, "keep one, or let the older one end where the newer begins")


def _circles(rulebook: Rulebook) -> Iterator[Contradiction]:
    rules = [each for each in rulebook.provisions if each.effect in RULE_EFFECTS]
    definitions = [each for each in rulebook.provisions if each.effect == "define"]
    seen: set[frozenset[str]] = set()
    for order, provisions in ((in_order_of_lifting, rules), (in_order_of_reading, definitions)):
        for day in sorted({each.in_force.start or date.min for each in provisions}):
            in_force = [each for each in provisions if day in each.in_force]
            try:
                order(in_force)
            except CycleError as cycle:
                if frozenset(cycle.ids) not in seen:
                    seen.add(frozenset(cycle.ids))
                    first = next(each for each in in_force if each.id == cycle.ids[0])
                    message = f"provisions depend on one another in a circle: {cycle}"
                    yield Contradiction(first, "TC306", message, "let one of them stand by itself")
