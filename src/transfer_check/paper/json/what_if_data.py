"""Two answers side by side, as a case is and with some facts otherwise, as JSON data."""

from __future__ import annotations

from datetime import date
from typing import Any

from transfer_check.answering import Answer
from transfer_check.asking.what_if import WhatIf
from transfer_check.paper.contract.answer_data import json_value, warnings_data


def what_if_record(found: WhatIf) -> dict[str, Any]:
    """Return the same as JSON data."""
    decision = found.before.decision
    return {
        "rulebook": decision.rulebook.digest,
        "case": decision.case.case,
        "on": decision.on.isoformat(),
        "warnings": warnings_data([found.before, found.after]),
        "changes": {address: _written(value) for address, value in found.changes.items()},
        "before": _answer_record(found.before),
        "after": _answer_record(found.after),
        "turned": [
            {
                "rule": each.provision.id,
                "item": each.item,
                "before": None if each.before is None else each.before.standing.value,
                "after": None if each.after is None else each.after.standing.value,
            }
            for each in found.turned
        ],
    }


def _answer_record(answer: Answer) -> dict[str, Any]:
    return {"verdict": answer.verdict.value, "determining": [each.id for each in answer.determining]}


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_written(each) for each in value]
    return value.isoformat() if isinstance(value, date) else json_value(value)
