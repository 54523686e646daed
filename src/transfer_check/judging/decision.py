"""Decisions: what the evaluator answers, for a case, an item, a regime and a rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from transfer_check.facts import FactValue, TransferCase
from transfer_check.kleene import Truth
from transfer_check.law import Edition, Provision, Regime, Rulebook
from transfer_check.law import Finding as Finding
from transfer_check.law import Standing as Standing
from transfer_check.text import Text


class Verdict(Enum):
    """The six answers, least favourable first. The strongest is that a transfer *may be* permitted.

    `NO_TEXT_IN_FORCE` is the answer of a day without a text of policy, where nothing of the Security Council bars the
    transfer, nor may: no text was applied, so that nothing was permitted, and nothing refused.
    """

    PROHIBITED = "prohibited"
    NOT_PERMITTED = "not_permitted"
    UNDETERMINED = "undetermined"
    NO_TEXT_IN_FORCE = "no_text_in_force"
    MAY_BE_PERMITTED = "may_be_permitted"
    OUT_OF_SCOPE = "out_of_scope"


def least_favourable(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the least favourable of some verdicts, in the order of `Verdict`.

    Raises:
        ValueError: for no verdict at all.
    """
    return min(verdicts, key=_PLACES.__getitem__)


_PLACES = {verdict: place for place, verdict in enumerate(Verdict)}


class Trace(NamedTuple):
    """What was evaluated: the facts of one item, derived ones included, under one edition.

    Attributes:
        facts: known facts by path; a path that is absent is unknown.
        asserted: derived facts whose value the case states, where the rules leave them open or somebody signed it.
        against: derived facts that the case states otherwise than the rules settle them; their value is that of the
            rules. Where the day is the case's own, there are none: such a case is refused.
        settled: what the rules would say of the derived facts whose value somebody signed, where they settle it.
    """

    edition: Edition
    facts: dict[str, FactValue]
    day: date
    asserted: frozenset[str]
    against: frozenset[str] = frozenset()
    settled: Mapping[str, bool] = MappingProxyType({})


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
        permitted: the *and* over the regimes, each within its scope; unknown on a day without a text of policy.
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
