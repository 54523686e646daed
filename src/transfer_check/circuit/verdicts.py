"""The verdicts of many situations, read off the truth of what decides them, one bit a situation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from transfer_check.circuit.law_parts import Outcome
from transfer_check.judging import Verdict

TrueAndPossible = tuple[int, int]
"""The situations in which a literal is true, and those in which it is not false."""


def verdicts_reached(
    items: Iterable[Outcome], of: Callable[[int], TrueAndPossible], every: int, policy_in_force: bool
) -> dict[Verdict, int]:
    """Return in which situations each verdict is that of the case.

    Args:
        items: what the verdict of each item is read off.
        of: in which situations a literal is true, and in which it is not false.
        every: all situations.
        policy_in_force: whether a text of policy is in force; without one only what is prohibited counts.
    """
    prohibited = refused = undetermined = in_scope = 0
    for outcome in items:
        scope, barred, permitted = of(outcome.scope), of(outcome.prohibited), of(outcome.permitted)
        prohibited |= barred[0]
        refused |= every & ~permitted[1]
        in_scope |= scope[0]
        undetermined |= scope[1] & ~(scope[0] & permitted[0]) if policy_in_force else barred[1]
    refused &= ~prohibited
    undetermined &= ~(prohibited | refused)
    settled = every & ~(prohibited | refused | undetermined)
    return {
        Verdict.PROHIBITED: prohibited,
        Verdict.NOT_PERMITTED: refused,
        Verdict.UNDETERMINED: undetermined,
        Verdict.NO_TEXT_IN_FORCE: 0 if policy_in_force else settled,
        Verdict.MAY_BE_PERMITTED: settled & in_scope if policy_in_force else 0,
        Verdict.OUT_OF_SCOPE: settled & ~in_scope if policy_in_force else 0,
    }
