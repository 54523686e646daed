"""The parts of the JSON record of a decision."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from transfer_check.facts import FactKind

TruthWord = Literal["true", "false", "unknown"]
VerdictWord = Literal["prohibited", "not_permitted", "undetermined", "may_be_permitted", "out_of_scope"]
StandingWord = Literal["satisfied", "not_satisfied", "unknown", "excused", "not_applicable"]
EvidenceWord = Literal["primary", "official_summary", "secondary", "unverified"]


class Record(BaseModel):
    """Base of every part of the record: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Wording(Record):
    """One wording in both languages."""

    en: str
    ja: str


class CiteRecord(Record):
    """Where a provision stands."""

    instrument: str
    at: str


class ReasonRecord(Record):
    """One comparison that settles a finding or keeps it open; an unknown value is the word ``unknown``."""

    leaf: str
    truth: TruthWord
    facts: dict[str, JsonValue]
    definition: str | None
    rows: tuple[str, ...]
    because: tuple[ReasonRecord, ...]


class FindingRecord(Record):
    """How one rule stands on one item."""

    rule: str
    effect: Literal["prohibit", "permit", "require", "refer", "oblige"]
    standing: StandingWord
    cite: CiteRecord
    evidence: EvidenceWord
    because: tuple[ReasonRecord, ...]
    open: tuple[str, ...]


class RegimeRecord(Record):
    """What one regime says of one item."""

    regime: str
    verdict: VerdictWord
    prohibited: TruthWord
    permitted: TruthWord


class ItemRecord(Record):
    """What the regimes together say of one item."""

    item: str
    verdict: VerdictWord
    regimes: tuple[RegimeRecord, ...]
    findings: tuple[FindingRecord, ...]


class OpenFactRecord(Record):
    """A fact the verdict waits for; `items` are 0-based places."""

    fact: str
    kind: FactKind
    question: Wording
    rules: tuple[str, ...]
    items: tuple[int, ...]
    body: tuple[str, ...]


class AssessmentRecord(Record):
    """A judgement as the case states it."""

    fact: str
    value: JsonValue
    by: str
    on: date


class DeciderRecord(Record):
    """A body that has to decide."""

    body: str
    rule: str


class DutyRecord(Record):
    """A duty that attaches to the transfer."""

    bearer: str
    duty: Wording
    due: str
    rule: str


class WarningRecord(Record):
    """Something a reader must know that does not change the verdict."""

    id: str
    en: str
    ja: str
