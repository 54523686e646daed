"""What ``verify`` finds, as data."""

from __future__ import annotations

from datetime import date
from typing import Literal

from transfer_check.paper.contract.answer_parts import Part, StandingWord, VerdictWord

ChangeWord = Literal["changed", "ended", "began"]


class VerdictsData(Part):
    """A verdict then and now."""

    then: VerdictWord
    now: VerdictWord


class DeterminingData(Part):
    """The rules that decided then, and those that decide now."""

    then: tuple[str, ...]
    now: tuple[str, ...]


class ChangedRuleData(Part):
    """A provision that is not what it was."""

    rule: str
    change: ChangeWord


class ChangedFileData(Part):
    """A file that is not what it was."""

    file: str
    change: ChangeWord


class StandingsData(Part):
    """A rule that stands differently on an item; null where it is not among the findings."""

    item: int
    rule: str
    then: StandingWord | None
    now: StandingWord | None


class VersionData(Part):
    """A program or library of another version; empty where there was, or is, none."""

    name: str
    then: str
    now: str


class VerificationData(Part):
    """What verifying a record finds."""

    outcome: Literal["same", "other_particulars", "other_reasons", "changed"]
    digest: str
    case: str
    on: date
    evaluated_on: date
    verdict: VerdictsData
    items: tuple[VerdictsData, ...]
    determining: DeterminingData
    rules: tuple[ChangedRuleData, ...]
    standings: tuple[StandingsData, ...]
    particulars: tuple[str, ...]
    tables: tuple[ChangedFileData, ...]
    files: tuple[ChangedFileData, ...]
    versions: tuple[VersionData, ...]
    unexplained: bool
