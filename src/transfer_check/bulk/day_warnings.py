"""Warnings on the text of a day itself, whatever the case: they are told of every answer by that text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from transfer_check.intervals import Interval
from transfer_check.notices import NO_POLICY
from transfer_check.provisions import Provision
from transfer_check.rulebook import Rulebook


class DayWarning(NamedTuple):
    """A warning on the text of some days.

    Attributes:
        id: the name of the notice, or of the caution.
        holds: the condition of SQL under which the day ``"on"`` is one of them.
        caution: the caution on the text itself; ``None`` for days without a policy text.
    """

    id: str
    holds: str
    caution: Provision | None = None


def day_warnings(rulebook: Rulebook) -> tuple[DayWarning, ...]:
    """Return the warning on days without a policy text, and those on texts that are themselves in doubt."""
    policies = [each.in_force for each in rulebook.regimes if each.policy]
    doubts: dict[str, list[Provision]] = {}
    for each in rulebook.provisions:
        if each.doubts_the_text:
            doubts.setdefault(each.id, []).append(each)
    return (
        DayWarning(NO_POLICY.id, f"NOT ({_on_one_of(policies)})"),
        *(DayWarning(name, _on_one_of(each.in_force for each in found), found[-1]) for name, found in doubts.items()),
    )


def names_of(warnings: Iterable[DayWarning]) -> str:
    """Return the expression of SQL for the names of the warnings on the day ``"on"``, with single spaces between."""
    named = ", ".join(f"CASE WHEN {each.holds} THEN '{each.id}' END" for each in warnings)
    return f"concat_ws(' ', {named})"


def _on_one_of(periods: Iterable[Interval]) -> str:
    return " OR ".join(f"({_within(each)})" for each in periods) or "FALSE"


def _within(period: Interval) -> str:
    bounds = [f"\"on\" >= DATE '{period.start}'"] if period.start is not None else []
    bounds += [f"\"on\" < DATE '{period.end}'"] if period.end is not None else []
    return " AND ".join(bounds) or "TRUE"
