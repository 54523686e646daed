"""What is open in a case, and the fewest facts that would settle it, as JSON data."""

from __future__ import annotations

from typing import Any

from transfer_check.asking.open_case import Open
from transfer_check.circuit import ValueClass
from transfer_check.paper.contract.answer_data import head_data, json_value


def open_record(found: Open) -> dict[str, Any]:
    """Return the same as JSON data, every set of facts included."""
    decision, settling = found.decision, found.settling
    return {
        **head_data(decision),
        "certain": None if found.certain is None else found.certain.value,
        "facts": [
            {
                "set": each.place.address,
                "kind": each.fact.kind,
                "question": {"en": each.fact.question.en, "ja": each.fact.question.ja},
                "body": list(each.fact.body),
                "settles": round(each.settles, 3),
                "rules": list(each.rules),
                "leads_to": [{"values": _written(values), "verdict": led.value} for values, led in each.leads_to],
            }
            for each in found.facts
        ],
        "settling": [
            {
                "set": [*(place.address for place in each.facts)],
                "certain": each.certain,
                "assignments": [
                    {"values": [*map(_written, row.values)], "verdict": row.verdict.value} for row in each.assignments
                ],
            }
            for each in settling.sets
        ],
        "searched": settling.searched,
        "bounded": settling.bounded,
    }


def _written(values: ValueClass) -> list[Any]:
    return [json_value(each) for each in values.values]
