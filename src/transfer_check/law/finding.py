"""Findings: how one rule stands on one item, and whether it bites."""

from enum import Enum
from typing import NamedTuple

from transfer_check.kleene import Truth, by_truth, negate
from transfer_check.law.provision import Provision


class Standing(Enum):
    """How a rule stands on an item.

    For ``require`` the words speak of the requirement: satisfied is met. For every other effect
    they speak of the rule's condition: satisfied means that it bites.
    """

    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"
    UNKNOWN = "unknown"
    EXCUSED = "excused"
    NOT_APPLICABLE = "not_applicable"


def standing_of(require: bool, applies: Truth, when: Truth, excused: Truth) -> Standing:
    """Return how a rule stands, from the truth of its parts; `require` says that it states a requirement."""
    if applies is Truth.FALSE:
        return Standing.NOT_APPLICABLE
    if when is (Truth.TRUE if require else Truth.FALSE):
        return Standing.SATISFIED if require else Standing.NOT_SATISFIED
    if excused is Truth.TRUE:
        return Standing.EXCUSED
    if Truth.UNKNOWN in (applies, when, excused):
        return Standing.UNKNOWN
    return Standing.NOT_SATISFIED if require else Standing.SATISFIED


def bites_of(require: bool, applies: Truth, when: Truth, excused: Truth) -> Truth:
    """Return whether a rule bites: it applies, its body holds, and no exception bites."""
    return min(applies, negate(when) if require else when, negate(excused))


def _outcomes(require: bool) -> tuple[tuple[tuple[tuple[Standing, Truth], ...], ...], ...]:
    def outcome(applies: Truth, when: Truth, excused: Truth) -> tuple[Standing, Truth]:
        return standing_of(require, applies, when, excused), bites_of(require, applies, when, excused)

    return by_truth(lambda applies: by_truth(lambda when: by_truth(lambda excused: outcome(applies, when, excused))))


OUTCOMES = (_outcomes(False), _outcomes(True))
"""Standing and bite of a rule by its parts, ``OUTCOMES[require][applies][when][excused]``: all 54, worked out once."""


class Finding(NamedTuple):
    """How one rule stands on one item, and whether it bites.

    Attributes:
        excused_by: the exceptions that hold: ids of its own, or of rules that lift it.
        lifted_by_unknown: rules that may lift it, once more is known.
    """

    provision: Provision
    standing: Standing
    bites: Truth
    excused_by: tuple[str, ...]
    lifted_by_unknown: tuple[str, ...]


def findings_unexcused(provision: Provision) -> tuple[tuple[Finding, ...], ...]:
    """Return what is found of a provision that no exception touches, by the truths of ``applies`` and ``when``."""
    outcomes = OUTCOMES[provision.effect == "require"]
    return by_truth(
        lambda applies: by_truth(lambda when: Finding(provision, *outcomes[applies][when][Truth.FALSE], (), ()))
    )
