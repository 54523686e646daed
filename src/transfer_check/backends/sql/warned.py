"""What is warned of an item besides its verdict: `transfer_check.notices` over columns.

Notices on who signed a judgement, and when, are not among them: no relation holds the signatures. A table that knows a
state of the case no longer is told wherever a prohibition is open, whether or not by that table.
"""

from __future__ import annotations

from datetime import timedelta

from transfer_check.backends.sql.bits import Names
from transfer_check.backends.sql.columns import is_derived, item_columns, override_of
from transfer_check.backends.sql.judgement import Judgement
from transfer_check.backends.sql.logic import (
    Term,
    column,
    conjunction,
    disjunction,
    equals,
    is_known,
    is_true,
    is_unknown,
    negation,
    text,
)
from transfer_check.conditions import Some
from transfer_check.day_notices import expired
from transfer_check.intervals import Interval
from transfer_check.leaves import Compare
from transfer_check.notices import ACT_OF_1949, NO_LAW, NO_POLICY, later_than_the_rules
from transfer_check.override_notices import NEEDLESS, OTHERWISE, OVERRIDDEN
from transfer_check.provisions import Provision
from transfer_check.rulebook import Rulebook

PARTIES_OF_STATES = ("recipient.state", "end_user.state", "consignee.state")


def warning_names(rulebook: Rulebook) -> Names:
    """Return the names of every warning on the text of a day, or on an item."""
    names = {each.id for each in rulebook.provisions if each.effect == "caution"} | {NO_LAW.id, NO_POLICY.id}
    names |= {OVERRIDDEN, NEEDLESS, OTHERWISE}
    names |= {each.id for each in expired(rulebook.tables.values())}
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
    of_cautions = {name: disjunction(terms) for name, terms in by_caution.items()}
    return told | of_cautions | _of_derived_facts(judgement) | _of_tables(judgement)


def _of_tables(judgement: Judgement) -> dict[str, Term]:
    open_ = is_unknown(judgement.prohibited)
    return {
        each.id: conjunction([judgement.truths.in_force(each.days), open_, _names(judgement, each.state)])
        for each in expired(judgement.law.rulebook.tables.values())
        if judgement.law.touches(each.days)
    }


def _names(judgement: Judgement, state: str) -> Term:
    """Return whether a party of the case is of a state; two-valued."""
    columns = {each.name for each in item_columns(judgement.law.rulebook)}
    parties = [is_true(equals(column(path), text(state))) for path in PARTIES_OF_STATES if path in columns]
    if "third_parties" in columns:
        named = Some("third_parties", Compare("third_party.state", "==", state))
        parties.append(is_true(judgement.truths.quantified(named).holds))
    return disjunction(parties)


def derived_names(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the derived facts that have a column."""
    return tuple(sorted(each.name for each in item_columns(rulebook) if is_derived(each)))


def signed_names(rulebook: Rulebook) -> Names:
    """Return the derived facts whose value can be signed."""
    return Names("signed", derived_names(rulebook))


def contradicted_names(rulebook: Rulebook) -> Names:
    """Return the derived facts that can be stated against what the rules settle."""
    return Names("contradicted", derived_names(rulebook))


def signed(judgement: Judgement) -> dict[str, Term]:
    """Return whether a value is signed for each derived fact; two-valued."""
    return {path: is_known(column(override_of(path))) for path in derived_names(judgement.law.rulebook)}


def contradicted(judgement: Judgement) -> dict[str, Term]:
    """Return whether each derived fact is stated against what the rules settle; two-valued."""
    return {path: judgement.truths.contradicted(path) for path in derived_names(judgement.law.rulebook)}


def _of_derived_facts(judgement: Judgement) -> dict[str, Term]:
    needless = {path: judgement.truths.needless(path) for path in derived_names(judgement.law.rulebook)}
    needed = (conjunction([holds, negation(needless[path])]) for path, holds in signed(judgement).items())
    return {
        OVERRIDDEN: disjunction(needed),
        NEEDLESS: disjunction(needless.values()),
        OTHERWISE: disjunction(contradicted(judgement).values()),
    }
