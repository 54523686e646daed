"""What is warned of an item besides its verdict: `transfer_check.notices` over columns.

Notices on who signed a judgement, and when, are not among them: no relation holds the signatures.
"""

from __future__ import annotations

from datetime import timedelta

from transfer_check.backends.sql.bits import Names
from transfer_check.backends.sql.judgement import Judgement
from transfer_check.backends.sql.logic import Term, conjunction, disjunction, is_true, negation
from transfer_check.intervals import Interval
from transfer_check.notices import ACT_OF_1949, NO_LAW, NO_POLICY, later_than_the_rules
from transfer_check.provisions import Provision
from transfer_check.rulebook import Rulebook


def warning_names(rulebook: Rulebook) -> Names:
    """Return the names of every warning on the text of a day, or on an item."""
    names = {each.id for each in rulebook.provisions if each.effect == "caution"} | {NO_LAW.id, NO_POLICY.id}
    if rulebook.as_of is not None:
        names.add(later_than_the_rules(rulebook.as_of).id)
    return Names("warned", tuple(sorted(names)))


def cautions(judgement: Judgement, caution: Provision) -> Term:
    """Return whether a caution applies to an item; two-valued."""
    return conjunction([judgement.truths.in_force(caution), is_true(judgement.truths.of(caution.when))])


def warnings(judgement: Judgement) -> dict[str, Term]:
    """Return the warnings that may apply on some day of the period, each with the truth of it; two-valued."""
    law, truths = judgement.law, judgement.truths
    policy = judgement.policy
    of_the_act = truths.in_force(Interval(ACT_OF_1949, None))
    told = {
        NO_LAW.id: conjunction([negation(policy), negation(of_the_act)]),
        NO_POLICY.id: conjunction([negation(policy), of_the_act]),
    }
    as_of = law.rulebook.as_of
    if as_of is not None:
        told[later_than_the_rules(as_of).id] = truths.in_force(Interval(as_of + timedelta(days=1), None))
    by_caution: dict[str, list[Term]] = {}
    for provision in law.provisions:
        if provision.effect == "caution":
            by_caution.setdefault(provision.id, []).append(cautions(judgement, provision))
    return told | {name: disjunction(terms) for name, terms in by_caution.items()}
