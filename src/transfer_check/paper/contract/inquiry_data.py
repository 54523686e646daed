"""What the questions about a case answer as data: what is open, why not, remedies, what if."""

from __future__ import annotations

from datetime import date

from pydantic import JsonValue

from transfer_check.asking.means import Means
from transfer_check.facts import FactKind
from transfer_check.law.written.rule import Effect
from transfer_check.paper.contract.answer_parts import (
    CiteData,
    Part,
    StandingWord,
    TruthWord,
    VerdictWord,
    WarningData,
    Wording,
)


class InquiryData(Part):
    """What the data of every question about a case begins with."""

    rulebook: str
    case: str
    on: date
    warnings: tuple[WarningData, ...]


# ── what-is-open ──────────────────────────────────────────────────────────────────────────────


class LeadsToData(Part):
    """Values of one fact that lead to the same verdict."""

    values: tuple[JsonValue, ...]
    verdict: VerdictWord


class OpenMatterData(Part):
    """A fact that can still change the answer."""

    set: str
    kind: FactKind
    question: Wording
    body: tuple[str, ...]
    settles: float
    rules: tuple[str, ...]
    leads_to: tuple[LeadsToData, ...]


class AssignmentData(Part):
    """Values of the facts of a set, in their order, and the verdict they lead to."""

    values: tuple[tuple[JsonValue, ...], ...]
    verdict: VerdictWord


class SettlingSetData(Part):
    """Facts that together settle the answer."""

    set: tuple[str, ...]
    certain: bool
    assignments: tuple[AssignmentData, ...]


class OpenData(InquiryData):
    """What ``what-is-open`` answers."""

    verdict: VerdictWord
    certain: VerdictWord | None
    facts: tuple[OpenMatterData, ...]
    settling: tuple[SettlingSetData, ...]
    searched: int
    bounded: bool


# ── why-not ───────────────────────────────────────────────────────────────────────────────────


class RequirementData(Part):
    """One comparison that a rule needs, and how it stands."""

    leaf: str
    required: TruthWord
    actual: TruthWord
    facts: dict[str, JsonValue]


class StatedData(Part):
    """A fact and a value of it."""

    fact: str
    value: JsonValue


class ApproachData(Part):
    """How near a ground or an exception came."""

    rule: str
    exception: str | None
    applies: TruthWord
    otherwise: tuple[StatedData, ...]
    unknown: tuple[str, ...]
    reach: Means | None
    cite: CiteData
    requirements: tuple[RequirementData, ...]


class BarrierData(Part):
    """A rule that keeps an item from being permitted."""

    rule: str
    effect: Effect
    bites: TruthWord
    reach: Means | None
    requirements: tuple[RequirementData, ...]
    exceptions: tuple[ApproachData, ...]


class ClosureData(Part):
    """A regime that permits nothing without a ground, and its grounds, the nearest first."""

    regime: str
    by: tuple[str, ...]
    reach: Means | None
    grounds: tuple[ApproachData, ...]


class ItemGroundsData(Part):
    """What keeps one item from being permitted."""

    item: str
    verdict: VerdictWord
    barriers: tuple[BarrierData, ...]
    closed: tuple[ClosureData, ...]


class GroundsData(InquiryData):
    """What ``why-not`` answers."""

    verdict: VerdictWord
    items: tuple[ItemGroundsData, ...]


# ── remedies ──────────────────────────────────────────────────────────────────────────────────


class RemedyChangeData(Part):
    """One fact of a remedy: what it is, what it may become, who can bring it about."""

    set: str
    before: JsonValue
    to: tuple[JsonValue, ...]
    by: Means
    body: tuple[str, ...]


class RemedyData(Part):
    """One smallest set of changes under which the case may be permitted."""

    by: Means
    verdict: VerdictWord
    changes: tuple[RemedyChangeData, ...]


class ObstacleData(Part):
    """A rule in the way of an item; `item` is its 0-based place."""

    item: int
    rule: str
    reach: Means | None


class LaterData(Part):
    """A later day whose law permits the case as it is."""

    on: date
    verdict: VerdictWord


class RemediesData(InquiryData):
    """What ``remedies`` answers."""

    verdict: VerdictWord
    most: int
    remedies: tuple[RemedyData, ...]
    obstacles: tuple[ObstacleData, ...]
    fixed: tuple[StatedData, ...]
    later: LaterData | None


# ── what-if ───────────────────────────────────────────────────────────────────────────────────


class SideData(Part):
    """The answer on one side of a change."""

    verdict: VerdictWord
    determining: tuple[str, ...]


class TurnedData(Part):
    """A rule that stands differently on an item; null where it is not among the findings."""

    rule: str
    item: int
    before: StandingWord | None
    after: StandingWord | None


class WhatIfData(InquiryData):
    """What ``what-if`` answers."""

    changes: dict[str, JsonValue]
    before: SideData
    after: SideData
    turned: tuple[TurnedData, ...]
