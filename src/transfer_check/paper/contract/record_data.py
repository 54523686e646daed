"""A record as data, as this version writes it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import JsonValue

from transfer_check.paper.contract.answer_data import AnswerData
from transfer_check.paper.contract.answer_parts import Part


class DigestsData(Part):
    """Digests of all that the decision rests on."""

    case: str
    case_file: str | None
    provisions: dict[str, str]
    rulebook: str
    rules: dict[str, str]
    tables: dict[str, str]


class RecordData(Part):
    """A decision with all it rests on; an earlier version may have written fewer or other keys into the decision."""

    format: Literal["transfer-check record 1"]
    digest: str
    evaluated_on: date
    case: dict[str, JsonValue]
    decision: AnswerData
    digests: DigestsData
    versions: dict[str, str]
