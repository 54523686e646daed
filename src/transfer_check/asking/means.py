"""By what means a fact can come to be otherwise: it turns out so, somebody makes it so, or nobody can."""

from __future__ import annotations

from typing import Literal

from transfer_check.answering import awaits_assessment
from transfer_check.facts import UNKNOWN, Fact, FactValue

Means = Literal["establish", "applicant", "authority", "another_transfer", "nobody"]
MEANS: tuple[Means, ...] = ("establish", "applicant", "authority", "another_transfer", "nobody")
"""The least demanding first: a fact that is not known turns out so; the applicant changes it; an authority decides or
judges; another transfer is proposed; or nobody can bring it about."""


def means_of(fact: Fact, before: FactValue) -> Means:
    """Return by what means a fact can come to have another value than the one it has."""
    if before is not UNKNOWN:
        return fact.changed_by
    if awaits_assessment(fact) or fact.changed_by == "authority":
        return "authority"
    return "applicant" if fact.changed_by == "applicant" else "establish"


def within(means: Means, most: Means) -> bool:
    """Whether some means demand no more than others."""
    return MEANS.index(means) <= MEANS.index(most)
