"""The decision procedure: a case and a rulebook in, a decision out. Pure: no clock, no files.

Facts are values or unknown. For each rule in force on the day, per item, in strong Kleene logic::

    bites(rule) = applies and body and not (any exception bites)     body = when; for require, not when
    prohibited  = or of bites(prohibit rules)
    grounded    = or of bites(permit rules)   where the regime is closed on that day, else true
    unmet       = or of bites(require rules)
    permitted   = not prohibited and grounded and not unmet

Over the regimes of an item, each counts only as far as the item is in its scope.
"""

from __future__ import annotations

from datetime import date

from transfer_check.case import TransferCase
from transfer_check.decision import (
    OUTCOMES,
    Decision,
    Finding,
    ItemDecision,
    RegimeDecision,
    Trace,
    Verdict,
    least_favourable,
)
from transfer_check.facts import UNKNOWN, FactValue
from transfer_check.rulebook import CompiledProvision, Edition, RegimeInForce, Rulebook
from transfer_check.truth import Truth, negate

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
    """
    day = case.on if on is None else on
    rulebook.require_encoded(day)
    edition = rulebook.on(day)
    stated: dict[str, FactValue] = {**dict.fromkeys(edition.acts, False), **case.facts()}
    items = tuple(
        _decide_item(edition, {**stated, **facts}, day, index) for index, facts in enumerate(case.item_facts())
    )
    policy = any(each.regime.policy for each in edition.regimes)
    return Decision(case, day, least_favourable(item.verdict for item in items), items, policy, rulebook)


def _decide_item(edition: Edition, facts: dict[str, FactValue], day: date, index: int) -> ItemDecision:
    asserted = derive(edition, facts, day)
    truths = [test(facts, day) for test in edition.leaves.tests]
    findings: list[Finding] = []
    for rule in edition.rules:
        findings.append(_find(rule, truths, findings))
    in_scope = [(regime, _scope(regime, truths)) for regime in edition.regimes]
    deciding = tuple(
        _decide_regime(regime, scope, truths, findings) for regime, scope in in_scope if regime.regime.decides
    )
    shown = [findings[place] for regime, scope in in_scope if scope is not FALSE for place in regime.rules]
    cautions = tuple(each.provision for each in edition.cautions if each.when(truths) is TRUE)
    name = facts.get("item.name", UNKNOWN)
    scope, prohibited, permitted = _combined(deciding)
    return ItemDecision(
        index,
        name if isinstance(name, str) else "",
        _verdict(scope, prohibited, permitted),
        scope,
        prohibited,
        permitted,
        deciding,
        _shown(shown, findings),
        cautions,
        Trace(edition, facts, day, asserted),
    )


def derive(edition: Edition, facts: dict[str, FactValue], day: date, *, leaving: str = "") -> frozenset[str]:
    """Add the derived facts that are known, but for the one at `leaving`; return the paths stated by hand."""
    asserted = set()
    for definition in edition.definitions:
        path = definition.provision.defines
        if path == leaving:
            continue
        if facts.get(path, UNKNOWN) is not UNKNOWN:
            asserted.add(path)
            continue
        value = definition.when([test(facts, day) for test in definition.leaves.tests])
        if value is not UNSURE:
            facts[path] = value is TRUE
    return frozenset(asserted)


def _find(rule: CompiledProvision, truths: list[Truth], earlier: list[Finding]) -> Finding:
    applies = TRUE if rule.applies is None else rule.applies(truths)
    excused, by, maybe = _excused(rule, truths, earlier) if rule.can_be_lifted else NOT_EXCUSED
    standing, bites = OUTCOMES[rule.requires][applies][rule.when(truths)][excused]
    return Finding(rule.provision, standing, bites, by, maybe)


NOT_EXCUSED: tuple[Truth, tuple[str, ...], tuple[str, ...]] = (FALSE, (), ())


def _excused(
    rule: CompiledProvision, truths: list[Truth], earlier: list[Finding]
) -> tuple[Truth, tuple[str, ...], tuple[str, ...]]:
    """Return whether some exception holds, which do, and which rules elsewhere may."""
    holding: dict[Truth, list[str]] = {TRUE: [], UNSURE: [], FALSE: []}
    for exception, test in zip(rule.provision.unless, rule.unless, strict=True):
        holding[test(truths)].append(exception.id)
    own_unsure = bool(holding[UNSURE])
    holding[UNSURE].clear()
    for place in rule.lifted_by:
        lifting = earlier[place]
        holding[lifting.bites].append(lifting.provision.id)
    maybe = tuple(holding[UNSURE])
    excused = TRUE if holding[TRUE] else UNSURE if maybe or own_unsure else FALSE
    return excused, tuple(holding[TRUE]), maybe


def _shown(inside: list[Finding], findings: list[Finding]) -> tuple[Finding, ...]:
    """Return findings with those of rules in regimes out of scope that lift, or may lift, one of them."""
    own = {each.provision.id for each in inside}
    named = set(own)
    for each in reversed(findings):
        if each.provision.id in named:
            named.update(each.excused_by, each.lifted_by_unknown)
    return (*inside, *(each for each in findings if each.provision.id in named - own))


def _scope(regime: RegimeInForce, truths: list[Truth]) -> Truth:
    return max((each.when(truths) for each in regime.scopes), default=FALSE)


def _decide_regime(regime: RegimeInForce, scope: Truth, truths: list[Truth], findings: list[Finding]) -> RegimeDecision:
    prohibited = _any_bites(regime.prohibits, findings)
    grounded = _any_bites(regime.permits, findings) if regime.closures else TRUE
    unmet = _any_bites(regime.requires, findings)
    permitted = min(negate(prohibited), grounded, negate(unmet))
    verdict = _verdict(scope, min(scope, prohibited), max(negate(scope), permitted))
    scopes = tuple(_find(each, truths, findings) for each in regime.scopes)
    return RegimeDecision(
        regime.regime, scopes, regime.closures, verdict, scope, prohibited, grounded, unmet, permitted
    )


def _any_bites(places: tuple[int, ...], findings: list[Finding]) -> Truth:
    result = FALSE
    for place in places:
        value = findings[place].bites
        if value is TRUE:
            return value
        if value is UNSURE:
            result = value
    return result


def _combined(regimes: tuple[RegimeDecision, ...]) -> tuple[Truth, Truth, Truth]:
    scope, prohibited, permitted = FALSE, FALSE, TRUE
    for each in regimes:
        scope = max(scope, each.scope)
        prohibited = max(prohibited, min(each.scope, each.prohibited))
        permitted = min(permitted, max(negate(each.scope), each.permitted))
    return scope, prohibited, permitted


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
