"""What ``batch`` writes as data: one line of JSON Lines for a case, an item or a case and day compared; the summary."""

from __future__ import annotations

from datetime import date
from typing import Literal

from transfer_check.answering import Awaits
from transfer_check.paper.contract.answer_parts import EvidenceWord, Part, TruthWord, VerdictWord, Wording


class AnswerRow(Part):
    """What every line says; the last three keys are there where they were asked for."""

    case: str
    on: date
    verdict: VerdictWord
    prohibited: TruthWord
    permitted: TruthWord
    determining: tuple[str, ...]
    open_facts: tuple[str, ...]
    weakest_evidence: EvidenceWord | None
    awaits: tuple[Awaits, ...]
    warnings: tuple[str, ...]
    overrides: tuple[str, ...]
    holds_until: date | None = None
    changed_by: tuple[str, ...] = ()
    if_judged_favourably: VerdictWord | Literal[""] = ""


class CaseRow(AnswerRow):
    """The answer for one case."""

    line: int
    items: int
    possibly_prohibited: bool


class ItemRow(AnswerRow):
    """The answer for one item; `item` is its 0-based place."""

    item: int


class ComparedRow(CaseRow):
    """The answer for one case by the law of one of several days."""

    changed: bool
    verdict_before: VerdictWord | Literal[""]
    turned: tuple[str, ...]


class RejectedData(Part):
    """What was not judged."""

    rows: int
    cases: int


class CountedWarningData(Part):
    """A warning, and how many answers carry it."""

    count: int
    text: Wording


Counts = dict[str, int]


class SummaryData(Part):
    """The counts of a run; lists by day are in the order of the days."""

    transfer_check: str
    rulebook: str
    counted: Literal["case", "item"]
    judged: int
    rejected: RejectedData
    unread_lines: tuple[tuple[int, int], ...]
    more_unread_places: int
    names_like_formulas: int
    days: tuple[date, ...]
    verdicts: tuple[dict[VerdictWord, int], ...]
    warnings: tuple[dict[str, CountedWarningData], ...]
    editions: Counts
    determining: tuple[Counts, ...]
    changed: int | None
    turns: tuple[dict[VerdictWord, dict[VerdictWord, int]], ...]
    turned: tuple[Counts, ...]
