"""Why a case may not be permitted, and how near each ground came, as JSON data."""

from __future__ import annotations

from typing import Any

from transfer_check.asking.grounds import Approach, Barrier, ClosestGrounds, Closure, Requirement
from transfer_check.facts import catalogue
from transfer_check.paper.contract.answer_data import head_data, json_value
from transfer_check.words import condition_text


def grounds_record(found: ClosestGrounds) -> dict[str, Any]:
    """Return the same as JSON data, every comparison of every ground included."""
    decision = found.decision
    return {
        **head_data(decision),
        "items": [
            {
                "item": each.item.name,
                "verdict": each.item.verdict.value,
                "barriers": list(map(_barrier, each.barriers)),
                "closed": list(map(_closure, each.closed)),
            }
            for each in found.items
        ],
    }


def _barrier(barrier: Barrier) -> dict[str, Any]:
    return {
        "rule": barrier.provision.id,
        "effect": barrier.provision.effect,
        "bites": str(barrier.bites),
        "reach": barrier.reach,
        "requirements": list(map(_requirement, barrier.requirements)),
        "exceptions": list(map(_approach, barrier.exceptions)),
    }


def _closure(closure: Closure) -> dict[str, Any]:
    return {
        "regime": closure.regime,
        "by": [each.id for each in closure.closures],
        "reach": closure.reach,
        "grounds": list(map(_approach, closure.grounds)),
    }


def _approach(approach: Approach) -> dict[str, Any]:
    own = approach.exception
    cite = approach.provision.cite if own is None else own.cite
    return {
        "rule": approach.provision.id,
        "exception": None if own is None else own.id,
        "applies": str(approach.truth),
        "otherwise": [{"fact": each.address, "value": json_value(each.value)} for each in approach.otherwise],
        "unknown": [each.address for each in approach.unknown],
        "reach": approach.reach,
        "cite": {"instrument": cite.instrument, "at": cite.at},
        "requirements": list(map(_requirement, approach.requirements)),
    }


def _requirement(requirement: Requirement) -> dict[str, Any]:
    return {
        "leaf": condition_text(requirement.atom),
        "required": "true" if requirement.wanted else "false",
        "actual": str(requirement.truth),
        "facts": {path: json_value(value) for path, value in requirement.values if path in catalogue()},
    }
