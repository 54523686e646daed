"""What could be done about a case, by who could do it, as JSON data."""

from __future__ import annotations

from typing import Any

from transfer_check.asking.remedies import Remedies, Remedy
from transfer_check.paper.contract.answer_data import head_data, json_value


def remedies_record(found: Remedies) -> dict[str, Any]:
    """Return the same as JSON data, every set of changes included."""
    decision = found.decision
    return {
        **head_data(decision),
        "most": found.most,
        "remedies": list(map(_record, found.found)),
        "obstacles": [
            {"item": place, "rule": rule, "reach": reach}
            for place, each in enumerate(found.obstacles)
            for rule, reach in (
                *((barrier.provision.id, barrier.reach) for barrier in each.barriers),
                *((rule.id, closure.reach) for closure in each.closed for rule in closure.closures),
            )
        ],
        "fixed": [{"fact": fact.path, "value": json_value(value)} for fact, value in found.fixed],
        "later": None
        if found.later is None
        else {"on": found.later.on.isoformat(), "verdict": found.later.verdict.value},
    }


def _record(remedy: Remedy) -> dict[str, Any]:
    return {
        "by": remedy.means,
        "verdict": remedy.verdict.value,
        "changes": [
            {
                "set": each.address,
                "before": json_value(each.before),
                "to": [json_value(value) for value in each.values],
                "by": each.means,
                "body": list(each.fact.body),
            }
            for each in remedy.changes
        ],
    }
