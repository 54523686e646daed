"""The decision procedure: a case and a rulebook in, a decision out. Pure: no clock, no files.

Facts are values or unknown. For each rule in force on the day, per item, in strong Kleene logic::

    bites(rule) = applies and body and not (any exception bites)     body = when; for require, not when
    prohibited  = or of bites(prohibit rules)
    grounded    = or of bites(permit rules)   where the regime is closed on that day, else true
    unmet       = or of bites(require rules)
    permitted   = not prohibited and grounded and not unmet

Over the regimes of an item, each counts only as far as the item is in its scope. On a day without a text of policy
only what is prohibited counts; whether anything is permitted is then unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from transfer_check.facts import NOTHING_SIGNED, UNKNOWN, FactValue, TransferCase
from transfer_check.judging.contradictions import Contradiction, contradicted, contradictions_in
from transfer_check.judging.decision import (
    Decision,
    ItemDecision,
    RegimeDecision,
    Trace,
    Verdict,
    least_favourable,
)
from transfer_check.kleene import Truth, negate
from transfer_check.law import OUTCOMES, CompiledProvision, Edition, Finding, RegimeInForce, Rulebook
from transfer_check.law.condition import Truths

TRUE, FALSE, UNSURE = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def evaluate(case: TransferCase, rulebook: Rulebook, *, on: date | None = None) -> Decision:
    """Judge a case by the text in force on its own day.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.

    Returns:
        The decision, with a finding for every rule in force.

    Raises:
        UsageError: for a day whose text is not encoded.
        CaseError: where, by the law of its own day, the case states a derived fact against what else it states.
            By that of another day what the rules settle is taken instead, and the decision warns of it.
    """
    day = case.on if on is None else on
    rulebook.require_encoded(day)
    edition = rulebook.on(day)
    stated: dict[str, FactValue] = {**dict.fromkeys(edition.acts, False), **case.facts()}
    period = rulebook.period(day)
    items = tuple(
        [
            _decide_item(edition, {**stated, **facts}, day, period, index, case.overridden(index))
            for index, facts in enumerate(case.item_facts())
        ]
    )
    if day == case.on and any(item.trace.against for item in items):
        raise contradicted(case, contradictions_in(item.trace for item in items))
    verdict = least_favourable([item.verdict for item in items])
    return Decision(case, day, verdict, items, edition.policy_in_force, rulebook)


def verdict_of(
    items: Sequence[Mapping[str, FactValue]], rulebook: Rulebook, *, on: date, signed: Sequence[frozenset[str]]
) -> Verdict:
    """Judge facts that no case states, as `evaluate` judges those of a case.

    Args:
        items: of each item, what is known of it and of the transfer, acts included.
        rulebook: the rules.
        on: the day whose law to apply.
        signed: of each item, the derived facts whose stated value holds whatever the rules settle.
    """
    edition, period = rulebook.on(on), rulebook.period(on)
    return least_favourable(
        [
            _decide_item(edition, dict(facts), on, period, index, of_item).verdict
            for index, (facts, of_item) in enumerate(zip(items, signed, strict=True))
        ]
    )


def contradictions(case: TransferCase, rulebook: Rulebook) -> tuple[Contradiction, ...]:
    """Return the derived facts that a case states against what else it states, by the law of its own day.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    rulebook.require_encoded(case.on)
    edition, period = rulebook.on(case.on), rulebook.period(case.on)
    traces = []
    for index, own in enumerate(case.item_facts()):
        facts = {**dict.fromkeys(edition.acts, False), **case.facts(), **own}
        traces.append(Trace(edition, facts, case.on, *derive(edition, facts, period, signed=case.overridden(index))))
    return contradictions_in(traces)


def require_consistent(case: TransferCase, rulebook: Rulebook) -> None:
    """Refuse a case that, by the law of its own day, states a derived fact against what else it states.

    Raises:
        CaseError: with every such contradiction.
        UsageError: for a day whose text is not encoded.
    """
    found = contradictions(case, rulebook)
    if found:
        raise contradicted(case, found)


def _decide_item(
    edition: Edition, facts: dict[str, FactValue], day: date, period: date, index: int, signed: frozenset[str]
) -> ItemDecision:
    derivation = derive(edition, facts, period, signed=signed)
    truths = edition.answers(edition.leaves.truths(facts, period))
    findings: list[Finding] = []
    for rule in edition.rules:
        findings.append(_find(rule, truths, findings))
    scopes = [tuple([_find(scope, truths, findings) for scope in regime.scopes]) for regime in edition.regimes]
    in_scope = [(regime, own, _any_bites(own)) for regime, own in zip(edition.regimes, scopes, strict=True)]
    deciding = tuple(
        [_decide_regime(regime, own, scope, findings) for regime, own, scope in in_scope if regime.regime.decides]
    )
    policy = edition.policy_in_force
    if not policy:
        deciding = tuple([_without_policy(each) for each in deciding])
    shown = [findings[place] for regime, _, scope in in_scope if scope is not FALSE for place in regime.rules]
    cautions = tuple([each.provision for each in edition.cautions if truths[each.when] is TRUE])
    name = facts.get("item.name", UNKNOWN)
    scope, prohibited, permitted = _combined(
        tuple([(each.scope, each.prohibited, each.permitted) for each in deciding])
    )
    return ItemDecision(
        index,
        name if isinstance(name, str) else "",
        _verdict(scope, prohibited, permitted) if policy else _verdict_without_policy(prohibited),
        scope,
        prohibited,
        permitted if policy else UNSURE,
        deciding,
        _shown(shown, findings),
        cautions,
        Trace(edition, facts, day, *derivation),
    )


class Derivation(NamedTuple):
    """What became of the derived facts that were stated; the attributes of `Trace`."""

    asserted: frozenset[str]
    against: frozenset[str]
    settled: Mapping[str, bool]


NOTHING_STATED = Derivation(frozenset(), frozenset(), MappingProxyType({}))


def derive(
    edition: Edition,
    facts: dict[str, FactValue],
    day: date,
    *,
    leaving: str = "",
    signed: frozenset[str] = NOTHING_SIGNED,
) -> Derivation:
    """Add the derived facts that are known, and return what became of those that were stated.

    A stated value is taken where the definition leaves the fact open, and where it is signed.

    Args:
        edition: the law.
        facts: what is known; added to, and corrected where it is stated against the rules.
        day: the day of the tables.
        leaving: a derived fact to leave as it is.
        signed: the derived facts whose stated value holds whatever the rules settle.
    """
    stated: dict[str, Truth] = {}
    against: list[str] = []
    for stage in edition.stages:
        truths = stage.answers(stage.leaves.truths(facts, day))
        for definition in stage.definitions:
            path, truth = definition.provision.defines, truths[definition.when]
            if path == leaving:
                continue
            if facts.get(path, UNKNOWN) is not UNKNOWN:
                stated[path] = truth
                if truth is UNSURE or path in signed:
                    continue
                if (truth is TRUE) is facts[path]:
                    continue
                against.append(path)
            if truth is not UNSURE:
                facts[path] = truth is TRUE
    return _derivation(stated, against, signed) if stated else NOTHING_STATED


def _derivation(stated: Mapping[str, Truth], against: Iterable[str], signed: frozenset[str]) -> Derivation:
    return Derivation(
        frozenset(path for path, truth in stated.items() if truth is UNSURE or path in signed),
        frozenset(against),
        {path: truth is TRUE for path, truth in stated.items() if path in signed and truth is not UNSURE},
    )


def _find(rule: CompiledProvision, truths: Truths, earlier: list[Finding]) -> Finding:
    applies, when = truths[rule.applies], truths[rule.when]
    excused, by, maybe = _excused(rule, truths, earlier) if rule.can_be_lifted else NOT_EXCUSED
    if excused is FALSE:
        return rule.unexcused[applies][when]
    standing, bites = OUTCOMES[rule.requires][applies][when][excused]
    return Finding(rule.provision, standing, bites, by, maybe)


NOT_EXCUSED: tuple[Truth, tuple[str, ...], tuple[str, ...]] = (FALSE, (), ())


def _excused(
    rule: CompiledProvision, truths: Truths, earlier: list[Finding]
) -> tuple[Truth, tuple[str, ...], tuple[str, ...]]:
    """Return whether some exception holds, which do, and which rules elsewhere may."""
    excused = FALSE
    by: list[str] = []
    maybe: list[str] = []
    for exception, place in zip(rule.provision.unless, rule.unless, strict=True):
        excused = max(excused, truths[place])
        if truths[place] is TRUE:
            by.append(exception.id)
    for place in rule.lifted_by:
        lifting = earlier[place]
        if lifting.bites is not FALSE:
            excused = max(excused, lifting.bites)
            (by if lifting.bites is TRUE else maybe).append(lifting.provision.id)
    return excused, tuple(by), tuple(maybe)


def _shown(inside: list[Finding], findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings with those of rules in regimes out of scope that lift, or may lift, one of them."""
    excused = [each for each in findings if each.excused_by or each.lifted_by_unknown]
    if not excused or len(inside) == len(findings):
        return tuple(inside)
    own = {each.provision.id for each in inside}
    named = set(own)
    for each in reversed(excused):
        if each.provision.id in named:
            named.update(each.excused_by, each.lifted_by_unknown)
    beyond = named - own
    return (*inside, *(each for each in findings if each.provision.id in beyond)) if beyond else tuple(inside)


def _decide_regime(
    regime: RegimeInForce, scopes: tuple[Finding, ...], scope: Truth, findings: list[Finding]
) -> RegimeDecision:
    prohibited = _any_bites([findings[place] for place in regime.prohibits])
    grounded = _any_bites([findings[place] for place in regime.permits]) if regime.closures else TRUE
    unmet = _any_bites([findings[place] for place in regime.requires])
    verdict, permitted = _regime_verdict(scope, prohibited, grounded, unmet)
    return RegimeDecision(
        regime.regime, scopes, regime.closures, verdict, scope, prohibited, grounded, unmet, permitted
    )


def _without_policy(regime: RegimeDecision) -> RegimeDecision:
    """Return what a regime says on a day without a text of policy: it may prohibit, and permits nothing."""
    verdict = _verdict_without_policy(min(regime.scope, regime.prohibited))
    return regime._replace(verdict=verdict, permitted=UNSURE)


def _any_bites(findings: Iterable[Finding]) -> Truth:
    bites = [each.bites for each in findings]
    return TRUE if TRUE in bites else UNSURE if UNSURE in bites else FALSE


@cache
def _regime_verdict(scope: Truth, prohibited: Truth, grounded: Truth, unmet: Truth) -> tuple[Verdict, Truth]:
    permitted = min(negate(prohibited), grounded, negate(unmet))
    return _verdict(scope, min(scope, prohibited), max(negate(scope), permitted)), permitted


@lru_cache(maxsize=1024)
def _combined(regimes: tuple[tuple[Truth, Truth, Truth], ...]) -> tuple[Truth, Truth, Truth]:
    """Return scope, prohibited and permitted of an item from those of the regimes, each within its scope."""
    any_scope, prohibited, permitted = FALSE, FALSE, TRUE
    for scope, prohibits, permits in regimes:
        any_scope = max(any_scope, scope)
        prohibited = max(prohibited, min(scope, prohibits))
        permitted = min(permitted, max(negate(scope), permits))
    return any_scope, prohibited, permitted


def _verdict(scope: Truth, prohibited: Truth, permitted: Truth) -> Verdict:
    if scope is FALSE:
        return Verdict.OUT_OF_SCOPE
    if prohibited is TRUE:
        return Verdict.PROHIBITED
    if permitted is FALSE:
        return Verdict.NOT_PERMITTED
    if scope is TRUE and permitted is TRUE:
        return Verdict.MAY_BE_PERMITTED
    return Verdict.UNDETERMINED


def _verdict_without_policy(prohibited: Truth) -> Verdict:
    if prohibited is FALSE:
        return Verdict.NO_TEXT_IN_FORCE
    return Verdict.PROHIBITED if prohibited is TRUE else Verdict.UNDETERMINED
