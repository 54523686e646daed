"""What a revision changed, and how much of each instrument is encoded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from transfer_check.law.provision import Provision
from transfer_check.law.rulebook import Omission, Rulebook


@dataclass(frozen=True, slots=True)
class Revision:
    """The provisions that differ between two days.

    Attributes:
        ended: in force on the first day, in no version on the second.
        began: in force on the second day, in no version on the first.
        changed: in force on both, in different versions.
    """

    ended: tuple[Provision, ...]
    began: tuple[Provision, ...]
    changed: tuple[tuple[Provision, Provision], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of an instrument is encoded.

    Attributes:
        rules: number of provisions that are rules, each version counted.
        definitions: number of definitions, scopes and closures, each version counted.
        omissions: what is not encoded, with the reason.
        statements: statements of the law digest it accounts for.
        evidence: number of provisions by their level of evidence, each version counted.
    """

    instrument: str
    rules: int
    definitions: int
    cautions: int
    omissions: tuple[Omission, ...]
    statements: frozenset[str]
    evidence: Mapping[str, int]


def revision(rulebook: Rulebook, first: date, second: date) -> Revision:
    """Return what differs between the law of two days."""
    before = {each.id: each for each in rulebook.provisions if first in each.in_force}
    after = {each.id: each for each in rulebook.provisions if second in each.in_force}
    return Revision(
        tuple(each for key, each in before.items() if key not in after),
        tuple(each for key, each in after.items() if key not in before),
        tuple((each, after[key]) for key, each in before.items() if key in after and after[key] != each),
    )


def coverage(rulebook: Rulebook) -> tuple[Coverage, ...]:
    """Return the coverage of every instrument, in the order of ``regimes.yaml``."""
    return tuple(_covered(rulebook, instrument) for instrument in rulebook.instruments)


def _covered(rulebook: Rulebook, instrument: str) -> Coverage:
    own = [each for each in rulebook.provisions if each.cite.instrument == instrument]
    left_out = tuple(each for each in rulebook.omissions if each.instrument == instrument)
    return Coverage(
        instrument,
        sum(each.effect in ("prohibit", "permit", "require", "refer", "oblige") for each in own),
        sum(each.effect in ("define", "scope", "close") for each in own),
        sum(each.effect == "caution" for each in own),
        left_out,
        frozenset(statement for digest in _digests(own, left_out) for statement in digest),
        Counter(each.evidence for each in own),
    )


def _digests(own: list[Provision], left_out: tuple[Omission, ...]) -> list[tuple[str, ...]]:
    return [*(each.digest for each in own), *(each.digest for each in left_out)]
