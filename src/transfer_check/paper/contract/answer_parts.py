"""The parts of an answer as data."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from transfer_check.answering import InputKind, Manner
from transfer_check.facts import FactKind

TruthWord = Literal["true", "false", "unknown"]
VerdictWord = Literal[
    "prohibited", "not_permitted", "undetermined", "no_text_in_force", "may_be_permitted", "out_of_scope"
]
StandingWord = Literal["satisfied", "not_satisfied", "unknown", "excused", "not_applicable"]
EvidenceWord = Literal["primary", "official_summary", "secondary", "unverified"]


class Part(BaseModel):
    """Base of every part: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(Part):
    """One wording in both languages."""

    en: str
    ja: str


class CiteData(Part):
    """Where a provision stands."""

    instrument: str
    at: str


class ReasonData(Part):
    """One comparison that settles a finding or keeps it open; an unknown value is the word ``unknown``."""

    leaf: str
    truth: TruthWord
    facts: dict[str, JsonValue]
    definition: str | None
    rows: tuple[str, ...]
    because: tuple[ReasonData, ...]


class FindingData(Part):
    """How one rule stands on one item."""

    rule: str
    effect: Literal["prohibit", "permit", "require", "refer", "oblige"]
    standing: StandingWord
    cite: CiteData
    evidence: EvidenceWord
    because: tuple[ReasonData, ...]
    open: tuple[str, ...]


class RegimeData(Part):
    """What one regime says of one item."""

    regime: str
    verdict: VerdictWord
    prohibited: TruthWord
    permitted: TruthWord


class ItemData(Part):
    """What the regimes together say of one item."""

    item: str
    verdict: VerdictWord
    regimes: tuple[RegimeData, ...]
    findings: tuple[FindingData, ...]


class OpenFactData(Part):
    """A fact the verdict waits for; `items` are 0-based places."""

    fact: str
    kind: FactKind
    question: Wording
    rules: tuple[str, ...]
    items: tuple[int, ...]
    body: tuple[str, ...]


class AssessmentData(Part):
    """A judgement as the case states it."""

    fact: str
    value: JsonValue
    by: str
    on: date


class OverrideData(Part):
    """A derived fact whose value somebody signed; `settled` is what the rules would have said, null where they would not.

    `item` is the 0-based place of its item, null for a fact of the case.
    """

    fact: str
    item: int | None
    value: bool
    by: str
    on: date
    because: str
    settled: bool | None


class DeciderData(Part):
    """A body that has to decide."""

    body: str
    rule: str


class DutyData(Part):
    """A duty that attaches to the transfer."""

    bearer: str
    duty: Wording
    due: str
    rule: str


class ChangeData(Part):
    """What changes on the day to which an answer holds; `table` is empty but for a row."""

    kind: InputKind
    id: str
    table: str
    change: Manner


class ValidityData(Part):
    """How long an answer holds.

    Attributes:
        until: the first day on which it has to be examined anew; null where no later change is known.
        changes: what changes on that day.
        as_of: the day as of which the rules were compiled; what was decided later is not in them.
    """

    until: date | None
    changes: tuple[ChangeData, ...]
    as_of: date | None


class WarningData(Part):
    """Something a reader must know that does not change the verdict."""

    id: str
    en: str
    ja: str
