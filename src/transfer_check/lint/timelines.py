"""Intervals: old law is ended, never edited, and ends only where an edition begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from transfer_check.errors import Problem
from transfer_check.files.rule_files import RuleFile, RuleFiles
from transfer_check.law.written import Location, WrittenCaution, interval


def off_edition(files: RuleFiles) -> Iterator[Problem]:
    """Yield intervals that begin or end on a day that is no edition of their regime, or leave the regime."""
    regimes = {regime.id: regime for regime in files.rulebook.regimes}
    for file in files.files:
        for at, owner in file.with_examples():
            if isinstance(owner, WrittenCaution) or owner.id.partition(".")[0] not in regimes:
                continue
            regime = regimes[owner.id.partition(".")[0]]
            days = {edition.on for edition in regime.editions} | {regime.in_force.start, regime.in_force.end, None}
            own = interval(owner.in_force)
            if own.empty or not own.within(regime.in_force):
                yield file.problem(
                    (*at, "in_force"),
                    "TC351",
                    owner.id,
                    f"the interval {own} is empty or leaves the regime {regime.in_force}",
                )
            for side, day in (("from", own.start), ("until", own.end)):
                if day not in days:
                    yield file.problem(
                        (*at, "in_force", side),
                        "TC351",
                        owner.id,
                        f"{day} is no edition day of the regime `{regime.id}`",
                        "an interval begins and ends with an edition; add the edition to regimes.yaml or to the `registration` of its instrument",
                    )


def gaps(files: RuleFiles) -> Iterator[Problem]:
    """Yield versions of a provision that begin later than the version before them ends."""
    versions: dict[str, list[tuple[date, date | None, RuleFile, Location]]] = {}
    for file in files.files:
        for at, owner in file.with_examples():
            own = interval(owner.on if isinstance(owner, WrittenCaution) else owner.in_force)
            versions.setdefault(owner.id, []).append((own.start or date.min, own.end, file, at))
    for identifier, listed in versions.items():
        for (_, ended, _, _), (began, _, file, at) in pairwise(sorted(listed, key=lambda version: version[0])):
            if ended is not None and ended < began and f"id: {identifier}" not in files.unread:
                message = f"no version is in force from {ended} to {began}"
                help = "let one version begin on the day the one before it ends; what is no version of it needs an id of its own"
                yield file.problem((*at, "in_force"), "TC356", identifier, message, help)
