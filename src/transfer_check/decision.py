"""Decisions: what the evaluator answers, for a case, an item, a regime and a rule."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from transfer_check.case import TransferCase
from transfer_check.facts import FactValue
from transfer_check.provisions import Provision
from transfer_check.rulebook import Edition, Regime, Rulebook
from transfer_check.text import Text
from transfer_check.truth import Truth, negate


class Verdict(Enum):
    """The five answers, least favourable first. The strongest is that a transfer *may be* permitted."""

    PROHIBITED = "prohibited"
    NOT_PERMITTED = "not_permitted"
    UNDETERMINED = "undetermined"
    MAY_BE_PERMITTED = "may_be_permitted"
    OUT_OF_SCOPE = "out_of_scope"


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


OUTCOMES = tuple(
    tuple(
        tuple(
            tuple(
                (standing_of(require, *parts), bites_of(require, *parts))
                for parts in ((applies, when, excused) for excused in Truth)
            )
            for when in Truth
        )
        for applies in Truth
    )
    for require in (False, True)
)
"""Standing and bite of a rule by its parts, ``OUTCOMES[require][applies][when][excused]``: all 54, worked out once."""


def least_favourable(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the least favourable of some verdicts, in the order of `Verdict`.

    Raises:
        ValueError: for no verdict at all.
    """
    order = list(Verdict)
    return min(verdicts, key=order.index)


class Trace(NamedTuple):
    """What was evaluated: the facts of one item, derived ones included, under one edition.

    Attributes:
        facts: known facts by path; a path that is absent is unknown.
        asserted: derived facts that the case states instead of leaving them to be derived.
    """

    edition: Edition
    facts: dict[str, FactValue]
    day: date
    asserted: frozenset[str]


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


class RegimeDecision(NamedTuple):
    """What one deciding regime says of one item, its truth values kept beside the verdict."""

    regime: Regime
    scopes: tuple[Finding, ...]
    closures: tuple[Provision, ...]
    verdict: Verdict
    scope: Truth
    prohibited: Truth
    grounded: Truth
    unmet: Truth
    permitted: Truth


@dataclass(frozen=True)
class ItemDecision:
    """What the regimes together say of one item.

    Attributes:
        index: 0-based place in the case.
        scope: whether any deciding regime is about the item.
        prohibited: the *or* over the regimes, each within its scope.
        permitted: the *and* over the regimes, each within its scope.
        findings: one per rule in force in a regime that may be about the item.
        cautions: the cautions that apply.
    """

    index: int
    name: str
    verdict: Verdict
    scope: Truth
    prohibited: Truth
    permitted: Truth
    regimes: tuple[RegimeDecision, ...]
    findings: tuple[Finding, ...]
    cautions: tuple[Provision, ...]
    trace: Trace = field(repr=False, compare=False)


class Duty(NamedTuple):
    """A duty that attaches to the transfer: who bears it, what it is, when it is due, by which rule."""

    bearer: str
    duty: Text
    due: str
    rule: str


@dataclass(frozen=True)
class Decision:
    """The answer for a case: the least favourable item decides, and every item is shown.

    Attributes:
        on: the day whose law was applied.
        policy_in_force: whether a policy text was in force on that day.
    """

    case: TransferCase = field(compare=False)
    on: date
    verdict: Verdict
    items: tuple[ItemDecision, ...]
    policy_in_force: bool
    rulebook: Rulebook = field(repr=False, compare=False)
