"""The answer for one case as data: stable keys in a stable order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from pydantic import JsonValue

from transfer_check.answering import Answer, Awaits, Validity, answer, awaits_assessment, validity, warnings_of
from transfer_check.facts import FactValue, Unknown
from transfer_check.judging import Decision, Finding, ItemDecision, Reading, Reason, Standing
from transfer_check.kleene import Truth
from transfer_check.law.condition import Condition
from transfer_check.paper.contract.answer_parts import (
    AssessmentData,
    DeciderData,
    DutyData,
    EvidenceWord,
    ItemData,
    OpenFactData,
    OverrideData,
    Part,
    ValidityData,
    VerdictWord,
    WarningData,
)
from transfer_check.text import Text
from transfer_check.version import __version__
from transfer_check.words import condition_text


class AnswerData(Part):
    """The answer for one case."""

    transfer_check: str
    rulebook: str
    case: str
    on: date
    verdict: VerdictWord
    awaits: tuple[Awaits, ...]
    certain: VerdictWord | None
    if_judged_favourably: VerdictWord | None
    weakest_evidence: EvidenceWord | None
    items: tuple[ItemData, ...]
    determining: tuple[str, ...]
    open_facts: tuple[OpenFactData, ...]
    assumed_not_taken: tuple[str, ...]
    assessments: tuple[AssessmentData, ...]
    asserted: tuple[str, ...]
    overrides: tuple[OverrideData, ...]
    deciders: tuple[DeciderData, ...]
    duties: tuple[DutyData, ...]
    validity: ValidityData
    warnings: tuple[WarningData, ...]

    @classmethod
    def of(cls, decision: Decision) -> AnswerData:
        """Return the answer a decision gives."""
        gathered = answer(decision)
        return cls.model_validate(
            {
                "transfer_check": __version__,
                "rulebook": decision.rulebook.digest,
                "case": decision.case.case,
                "on": decision.on,
                "verdict": decision.verdict.value,
                "items": tuple(map(_item, decision.items)),
                "validity": _validity(validity(decision)),
                "if_judged_favourably": _if_judged(gathered),
                **_gathered(gathered),
            }
        )


def _if_judged(gathered: Answer) -> str | None:
    """Return the verdict if every open determination were favourable; ``None`` where none is open."""
    if not any(awaits_assessment(each.fact) for each in gathered.open_facts):
        return None
    from transfer_check.asking.outlook import if_judged_favourably  # most answers are settled, and need no circuit

    verdict = if_judged_favourably(gathered.decision)
    return None if verdict is None else verdict.value


def _gathered(gathered: Answer) -> dict[str, Any]:
    return {
        "awaits": gathered.awaits,
        "certain": None if gathered.certain is None else gathered.certain.value,
        "weakest_evidence": gathered.weakest_evidence,
        "determining": tuple(each.id for each in gathered.determining),
        "open_facts": tuple(
            {
                "fact": each.fact.path,
                "kind": each.fact.kind,
                "question": _wording(each.fact.question),
                "rules": each.rules,
                "items": each.items,
                "body": each.fact.body,
            }
            for each in gathered.open_facts
        ),
        "assumed_not_taken": tuple(each.path for each in gathered.assumed_not_taken),
        "assessments": tuple(
            {"fact": fact.path, "value": json_value(signed.value), "by": signed.by, "on": signed.on}
            for fact, signed in gathered.assessments
        ),
        "asserted": tuple(each.path for each in gathered.asserted),
        "overrides": tuple(
            {
                "fact": each.fact.path,
                "item": each.item,
                "value": each.signed.value,
                "by": each.signed.by,
                "on": each.signed.on,
                "because": each.signed.because,
                "settled": each.settled,
            }
            for each in gathered.overrides
        ),
        "deciders": tuple({"body": each.body, "rule": each.rule} for each in gathered.deciders),
        "duties": tuple(
            {"bearer": each.bearer, "duty": _wording(each.duty), "due": each.due, "rule": each.rule}
            for each in gathered.duties
        ),
        "warnings": tuple(warnings_data([gathered])),
    }


def _validity(holds: Validity) -> dict[str, Any]:
    return {
        "until": holds.until,
        "changes": tuple(
            {"kind": each.kind, "id": each.id, "table": each.table, "change": each.how} for each in holds.changes
        ),
        "as_of": holds.as_of,
    }


def head_data(decision: Decision) -> dict[str, Any]:
    """Return what the data of every question about a case begins with: rules, case, day, verdict and warnings."""
    return {
        "rulebook": decision.rulebook.digest,
        "case": decision.case.case,
        "on": decision.on.isoformat(),
        "verdict": decision.verdict.value,
        "warnings": warnings_data([answer(decision)]),
    }


def warnings_data(gathered: Sequence[Answer]) -> list[dict[str, str]]:
    """Return what some answers warn of, each once, as JSON data."""
    return [{"id": each.id, **_wording(each.text)} for each in warnings_of(gathered)]


def _wording(text: Text) -> dict[str, str]:
    return {"en": text.en, "ja": text.ja}


# ── items ─────────────────────────────────────────────────────────────────────────────────────


def _item(item: ItemDecision) -> dict[str, Any]:
    reading = Reading(item.trace)
    return {
        "item": item.name,
        "verdict": item.verdict.value,
        "regimes": tuple(
            {
                "regime": each.regime.id,
                "verdict": each.verdict.value,
                "prohibited": str(each.prohibited),
                "permitted": str(each.permitted),
            }
            for each in item.regimes
        ),
        "findings": tuple(_finding(each, reading) for each in item.findings),
    }


def _finding(finding: Finding, reading: Reading) -> dict[str, Any]:
    provision = finding.provision
    told = tuple(_telling(finding, reading))
    return {
        "rule": provision.id,
        "effect": provision.effect,
        "standing": finding.standing.value,
        "cite": {"instrument": provision.cite.instrument, "at": provision.cite.at},
        "evidence": provision.evidence,
        "because": tuple(_reason(each) for condition in told for each in reading.reasons(condition)),
        "open": tuple(dict.fromkeys(path for condition in told for path in reading.open_facts(condition))),
    }


def _telling(finding: Finding, reading: Reading) -> Iterator[Condition]:
    """Yield the conditions that account for a standing: what is not addressed needs no further reason."""
    provision = finding.provision
    if provision.applies is not None:
        yield provision.applies
        if finding.standing is Standing.NOT_APPLICABLE:
            return
    yield provision.when
    for own in provision.unless:
        if reading.truth_of(own.when) is not Truth.FALSE:
            yield own.when


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "leaf": condition_text(reason.atom),
        "truth": str(reason.truth),
        "facts": {path: json_value(value) for path, value in reason.values},
        "definition": None if reason.definition is None else reason.definition.id,
        "rows": tuple(row.id for row in reason.rows),
        "because": tuple(map(_reason, reason.because)),
    }


def json_value(value: FactValue) -> JsonValue:
    """Return the value of a fact as JSON: the word ``unknown`` where nobody stated one."""
    if isinstance(value, Unknown):
        return "unknown"
    if isinstance(value, tuple):
        return [_element(each) for each in value]
    return value


def _element(element: Any) -> JsonValue:
    return {path: json_value(value) for path, value in element.items()} if isinstance(element, dict) else element
