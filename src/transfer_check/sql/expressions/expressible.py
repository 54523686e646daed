"""What SQL cannot say of a rulebook: every provision it cannot say is named, and none is left out.

=====  ==========================================================================================
code   meaning
=====  ==========================================================================================
TC540  a quantifier inside a quantifier
TC541  provisions of different days that depend on one another in a circle
TC542  the extra ``bulk`` is not installed
=====  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.errors import Problem, UsageError
from transfer_check.law import CycleError
from transfer_check.law.condition import Condition, Every, Some, atoms
from transfer_check.sql.expressions.period_law import Law


def require_expressible(law: Law) -> None:
    """Refuse a law that no query can hold.

    Raises:
        UsageError: with a problem for each provision that has no form in SQL.
    """
    problems = [*_nested(law), *_circular(law)]
    if problems:
        raise UsageError(problems)


def _nested(law: Law) -> Iterator[Problem]:
    for provision in law.provisions:
        if any(map(_holds_two_quantifiers, provision.conditions)):
            message = f"`{provision.id}` has a quantifier inside a quantifier, which has no form in SQL"
            yield Problem("", 0, 0, "TC540", "", message, "write the inner one as a definition of its own")


def _holds_two_quantifiers(condition: Condition) -> bool:
    outer = [atom for atom in atoms(condition) if isinstance(atom, (Some, Every))]
    return any(isinstance(inner, (Some, Every)) for atom in outer for inner in atoms(atom.where))


def _circular(law: Law) -> Iterator[Problem]:
    for ordered in ("definitions_in_order", "rules_in_order"):
        try:
            getattr(law, ordered)
        except CycleError as circle:
            message = f"{circle}: these depend on one another on different days, which one query cannot follow"
            yield Problem("", 0, 0, "TC541", "", message, "write one query for each edition")
