"""What is open in a case: the facts that can change its answer, and the fewest that would settle it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from transfer_check.asking.open import RelevantFact, open_facts
from transfer_check.asking.settling import SettlingSets, settling_sets
from transfer_check.circuit import certain_verdict
from transfer_check.facts import TransferCase
from transfer_check.judging import Decision, Verdict, evaluate
from transfer_check.law import Rulebook


class Open(NamedTuple):
    """What is open in a case.

    Attributes:
        decision: the answer so far.
        facts: the facts that can still change it, best first.
        settling: the fewest facts that would settle it.
        certain: the verdict, where it is the same however the open facts turn out; ``None`` otherwise.
    """

    decision: Decision
    facts: tuple[RelevantFact, ...]
    settling: SettlingSets
    certain: Verdict | None


def what_is_open(case: TransferCase, rulebook: Rulebook, *, on: date | None = None) -> Open:
    """Return what is open in a case.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    return Open(
        evaluate(case, rulebook, on=on),
        open_facts(case, rulebook, on=on),
        settling_sets(case, rulebook, on=on),
        certain_verdict(case, rulebook, on=on),
    )
