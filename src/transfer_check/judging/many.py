"""Many cases, one after the other, for programs that embed the evaluator.

For millions of cases in files there is the verb ``batch``.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from transfer_check.facts import TransferCase
from transfer_check.judging.decision import Decision
from transfer_check.judging.evaluation import evaluate
from transfer_check.law import Rulebook


def evaluate_many(cases: Iterable[TransferCase], rulebook: Rulebook, *, on: date | None = None) -> Iterator[Decision]:
    """Judge cases one after the other, each by the text in force on its own day, in their order.

    A case is taken from `cases` when its decision is asked for, and neither is kept: memory does not
    grow with their number. A decision names its case, ``decision.case``.

    Args:
        cases: the proposed transfers; a generator will do.
        rulebook: the rules. They are compiled once for all days with the same law.
        on: another day whose law to apply to every case instead of its own.

    Returns:
        An iterator of the decisions.

    Raises:
        UsageError: for a day whose text is not encoded: of `on` at the call, of a case when its turn comes. No
            decision follows then; call `evaluate` for each case to go on after one.
    """
    if on is not None:
        rulebook.require_encoded(on)
    return (evaluate(case, rulebook, on=on) for case in cases)
