"""Warnings on the text of a day itself, whatever the case: they are told of every answer by that text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from transfer_check.intervals import Interval
from transfer_check.notices import ACT_OF_1949, NO_LAW, NO_POLICY, later_than_the_rules
from transfer_check.provisions import Provision
from transfer_check.rulebook import Rulebook
from transfer_check.text import Text


class DayWarning(NamedTuple):
    """A warning on the text of some days.

    Attributes:
        id: the name of the notice, or of the caution.
        text: what it says.
        holds: the condition of SQL under which the day ``"on"`` is one of them.
    """

    id: str
    text: Text
    holds: str


def day_warnings(rulebook: Rulebook) -> tuple[DayWarning, ...]:
    """Return the warnings on days without law, on texts that are themselves in doubt, and on days after the rules end."""
    policy = _on_one_of(each.in_force for each in rulebook.regimes if each.policy)
    of_the_act = _within(Interval(ACT_OF_1949, None))
    found = [
        DayWarning(*NO_LAW, f"NOT ({policy}) AND NOT ({of_the_act})"),
        DayWarning(*NO_POLICY, f"NOT ({policy}) AND {of_the_act}"),
    ]
    if rulebook.as_of is not None:
        found.append(DayWarning(*later_than_the_rules(rulebook.as_of), f"\"on\" > DATE '{rulebook.as_of}'"))
    doubts: dict[str, list[Provision]] = {}
    for each in rulebook.provisions:
        if each.doubts_the_text:
            doubts.setdefault(each.id, []).append(each)
    return (
        *found,
        *(DayWarning(name, of[-1].text, _on_one_of(each.in_force for each in of)) for name, of in doubts.items()),
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
