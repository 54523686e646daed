"""What is warned of an item besides its verdict: `transfer_check.answering.warnings` over columns.

Notices on who signed a judgement, and when, are not among them: no relation holds the signatures. A table that knows a
state of the case no longer is told wherever a prohibition is open, whether or not by that table.
"""

from __future__ import annotations

from datetime import timedelta

from sqlglot import exp

from transfer_check.answering import (
    ACT_OF_1949,
    NEEDLESS,
    NO_LAW,
    NO_POLICY,
    OTHERWISE,
    OVERRIDDEN,
    expired,
    later_than_the_rules,
)
from transfer_check.intervals import Interval
from transfer_check.law import Provision, Rulebook
from transfer_check.sql.columns import CASE, THIRD_PARTIES, is_derived, item_columns, override_of
from transfer_check.sql.decisions.procedure import Judgement
from transfer_check.sql.expressions.bits import Names
from transfer_check.sql.expressions.connectives import (
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
from transfer_check.sql.stages import Joined, table

P = "p"
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
    law, open_ = judgement.law, is_unknown(judgement.prohibited)
    ended = [each for each in expired(law.rulebook.tables.values()) if law.touches(each.days)]
    if not ended:
        return {}
    named = _named_states(judgement, Names("named", tuple(sorted({each.state for each in ended}))))
    return {each.id: conjunction([judgement.truths.in_force(each.days), open_, named[each.state]]) for each in ended}


def _named_states(judgement: Judgement, states: Names) -> dict[str, Term]:
    """Return for each of some states whether a party of the case is of it; two-valued.

    Third parties are looked through once, whatever the number of states.
    """
    columns = {each.name for each in item_columns(judgement.law.rulebook)}
    own = [column(path) for path in PARTIES_OF_STATES if path in columns]
    found = {state: [is_true(equals(each, text(state))) for each in own] for state in states.names}
    if THIRD_PARTIES in columns:
        of_party = column("third_party.state", P)
        bits = states.sets({state: equals(of_party, text(state)) for state in states.names})
        together = exp.select(column(CASE, P), copy=False).from_(table(THIRD_PARTIES, P), copy=False)
        together = together.select(
            *(exp.alias_(exp.BitwiseOrAgg(this=each), word, quoted=True) for word, each in bits.items()), copy=False
        ).group_by(column(CASE, P), copy=False)
        alias = "named"
        brings: dict[str, Term] = {word: column(word, alias) for word in states.words}
        same_case = equals(column(CASE, alias), column(CASE))
        judgement.stages.join(Joined(alias, together.subquery(), same_case, (CASE,), brings))
        for state in states.names:
            found[state].append(is_true(states.any_of([state])))
    return {state: disjunction(parts) for state, parts in found.items()}


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
