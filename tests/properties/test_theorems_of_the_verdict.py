"""Theorems about what may and what may not lead to a verdict."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given, note
from hypothesis import strategies as st

from transfer_check.answering.answer import answer
from transfer_check.facts.case import TransferCase
from transfer_check.intervals import Interval
from transfer_check.judging.decision import Decision, Finding, ItemDecision, Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.kleene import Truth
from transfer_check.law.provision import ALWAYS, Provision
from transfer_check.law.rulebook import Regime, Rulebook
from transfer_check.strategies import cases, complete_cases, completions, facts_of, partial_cases
from transfer_check.strategies.palette import days_of
from transfer_check.text import Text

Law = st.SearchStrategy[Rulebook]

STAYS = {Verdict.PROHIBITED, Verdict.NO_TEXT_IN_FORCE, Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE}


def unconditional_permit(regime: Regime, like: Provision) -> Provision:
    """Return a permit that always bites, lifts nothing, and stands in a regime."""
    words = Text("無条件", "unconditional")
    return Provision(
        id=f"{regime.id}.unconditional-permit",
        effect="permit",
        regime=regime.id,
        title=words,
        text=words,
        cite=like.cite,
        in_force=Interval(None, None),
        evidence="unverified",
        when=ALWAYS,
    )


def by_id(item: ItemDecision) -> dict[str, Finding]:
    """Return the findings of an item by rule."""
    return {finding.provision.id: finding for finding in item.findings}


@given(data=st.data())
def test_prohibition_overrides_permission(law: Law, data: st.DataObject) -> None:
    """Where a prohibition bites the item is prohibited, and no permit without a word on the prohibition helps."""
    rulebook = data.draw(law)
    case = data.draw(cases(rulebook))
    permits = [unconditional_permit(regime, rulebook.provisions[0]) for regime in rulebook.regimes]
    generous = replace(rulebook, provisions=(*rulebook.provisions, *permits))
    before, after = evaluate(case, rulebook), evaluate(case, generous)
    for item, freer in zip(before.items, after.items, strict=True):
        inside = {each.regime.id for each in item.regimes if each.scope is Truth.TRUE}
        biting = [
            each
            for each in item.findings
            if each.provision.effect == "prohibit" and each.bites is Truth.TRUE and each.provision.regime in inside
        ]
        assert (item.verdict is Verdict.PROHIBITED) is bool(biting)
        assert freer.prohibited is item.prohibited
        assert (freer.verdict is Verdict.PROHIBITED) is bool(biting)


@given(data=st.data())
def test_nothing_is_permitted_without_a_ground(law: Law, data: st.DataObject) -> None:
    """What may be permitted has a ground in each closed regime, and nothing against it; without grounds nothing may be."""
    rulebook = data.draw(law)
    case = data.draw(cases(rulebook))
    for item in evaluate(case, rulebook).items:
        if item.verdict is Verdict.MAY_BE_PERMITTED:
            grounds = {each.provision.regime for each in item.findings if _is_biting_permit(each)}
            closed = {each.regime.id for each in item.regimes if each.closures and each.scope is not Truth.FALSE}
            assert closed <= grounds
            inside = {each.regime.id for each in item.regimes if each.scope is not Truth.FALSE}
            against = [each for each in item.findings if each.provision.effect in ("prohibit", "require")]
            assert all(each.bites is Truth.FALSE for each in against if each.provision.regime in inside)
    groundless = replace(rulebook, provisions=tuple(each for each in rulebook.provisions if each.effect != "permit"))
    for item in evaluate(case, groundless).items:
        if any(each.closures and each.scope is Truth.TRUE for each in item.regimes):
            assert item.verdict in (Verdict.PROHIBITED, Verdict.NOT_PERMITTED)


def _is_biting_permit(finding: Finding) -> bool:
    return finding.provision.effect == "permit" and finding.bites is Truth.TRUE


@given(data=st.data())
def test_knowing_more_never_reverses_an_answer(law: Law, data: st.DataObject) -> None:
    """More facts turn unknown into known and never one known truth into the other; an answer given stays given."""
    rulebook = data.draw(law)
    less = data.draw(st.one_of(cases(rulebook), partial_cases(rulebook)))
    more = data.draw(completions(less, rulebook))
    note(f"{less!r}\n{more!r}")
    before, after = evaluate(less, rulebook), evaluate(more, rulebook)
    _verdict_kept(before.verdict, after.verdict)
    for earlier, later in zip(before.items, after.items, strict=True):
        _verdict_kept(earlier.verdict, later.verdict)
        _only_from_unknown(_truths(earlier), _truths(later))
        then, now = by_id(earlier), by_id(later)
        _only_from_unknown(
            {rule: then[rule].bites for rule in then if rule in now},
            {rule: now[rule].bites for rule in then if rule in now},
        )
        assert now.keys() <= then.keys()


def _verdict_kept(before: Verdict, after: Verdict) -> None:
    if before in STAYS:
        assert after is before
    elif before is Verdict.NOT_PERMITTED:
        assert after in (Verdict.NOT_PERMITTED, Verdict.PROHIBITED)


def _truths(item: ItemDecision) -> dict[str, Truth]:
    truths = {"scope": item.scope, "prohibited": item.prohibited, "permitted": item.permitted}
    for each in item.regimes:
        for name in ("scope", "prohibited", "grounded", "unmet", "permitted"):
            truths[f"{each.regime.id}.{name}"] = getattr(each, name)
    return truths


def _only_from_unknown(before: dict[str, Truth], after: dict[str, Truth]) -> None:
    for name, value in before.items():
        assert value is Truth.UNKNOWN or after[name] is value, name


@given(data=st.data())
def test_an_empty_case_is_never_permitted(law: Law, data: st.DataObject) -> None:
    """A case that states nothing is open on every day with a text of policy, and says what it waits for.

    On another day it is open where the Security Council may bar it; else there is no text to judge it by.
    """
    rulebook = data.draw(law)
    day = data.draw(st.sampled_from(days_of(rulebook)))
    decision = evaluate(TransferCase.model_validate({"case": "empty", "on": day}), rulebook)
    edition = rulebook.on(day)
    regimes = [each for each in edition.regimes if each.regime.decides and each.scopes]
    if edition.policy_in_force:
        assert decision.verdict is (Verdict.UNDETERMINED if regimes else Verdict.OUT_OF_SCOPE)
    else:
        assert decision.verdict in (Verdict.UNDETERMINED, Verdict.NO_TEXT_IN_FORCE)
        assert any(each.prohibits for each in regimes) or decision.verdict is Verdict.NO_TEXT_IN_FORCE
    told = answer(decision)
    assert bool(told.open_facts or told.certain) is (decision.verdict is Verdict.UNDETERMINED)


@given(data=st.data())
def test_nothing_is_leave_without_a_text_of_policy(law: Law, data: st.DataObject) -> None:
    """On a day without a text of policy nothing is permitted nor out of scope, whatever is known: item, regime or case."""
    rulebook = data.draw(law)
    without = [day for day in days_of(rulebook) if not rulebook.on(day).policy_in_force]
    assume(without)
    decision = evaluate(data.draw(cases(rulebook, on=data.draw(st.sampled_from(without)))), rulebook)
    possible = {Verdict.PROHIBITED, Verdict.UNDETERMINED, Verdict.NO_TEXT_IN_FORCE}
    assert {decision.verdict, *(item.verdict for item in decision.items)} <= possible
    for item in decision.items:
        assert {item.permitted, *(each.permitted for each in item.regimes)} == {Truth.UNKNOWN}
        assert {each.verdict for each in item.regimes} <= possible
        assert (item.verdict is Verdict.PROHIBITED) is (item.prohibited is Truth.TRUE)
        assert (item.verdict is Verdict.UNDETERMINED) is (item.prohibited is Truth.UNKNOWN)


@given(data=st.data())
def test_a_complete_case_is_determined(law: Law, data: st.DataObject) -> None:
    """A case in which every fact the rules read is known never stays open, nor does any rule in it."""
    rulebook = data.draw(law)
    decision = evaluate(data.draw(complete_cases(rulebook)), rulebook)
    assert decision.verdict is not Verdict.UNDETERMINED
    for item in decision.items:
        assert Truth.UNKNOWN not in {item.scope, item.prohibited}
        assert (item.permitted is Truth.UNKNOWN) is not decision.policy_in_force
        assert all(each.bites is not Truth.UNKNOWN for each in item.findings)


@given(data=st.data())
def test_an_exception_only_weakens_its_rule(law: Law, data: st.DataObject) -> None:
    """Taking an exception out of a rule, or from among those that lift it, never makes the rule bite less."""
    rulebook = data.draw(law)
    day = data.draw(st.sampled_from(days_of(rulebook)))
    excepted = sorted(_exceptions(rulebook, day))
    if not excepted:
        return
    rule, exception = data.draw(st.sampled_from(excepted))
    case = data.draw(st.one_of(facts_of(rule, rulebook, on=day), cases(rulebook, on=day)))
    stricter = replace(rulebook, provisions=tuple(_without(each, rule, exception) for each in rulebook.provisions))
    weak, strong = evaluate(case, rulebook), evaluate(case, stricter)
    reached = _lifted_from(rule, rulebook, day)
    for with_it, without_it in zip(weak.items, strong.items, strict=True):
        then, now = by_id(with_it), by_id(without_it)
        if rule in then and rule in now:
            assert then[rule].bites <= now[rule].bites
        for other in then.keys() & now.keys() - reached:
            assert then[other].bites is now[other].bites
        assert _weaker(rule, reached, with_it, without_it, weak)


def _exceptions(rulebook: Rulebook, day: date) -> set[tuple[str, str]]:
    rules = [each.provision for each in rulebook.on(day).rules]
    here = {each.id for each in rules}
    own = {(each.id, exception.id) for each in rules for exception in each.unless}
    return own | {(lifted, each.id) for each in rules for lifted in each.exception_to if lifted in here}


def _without(provision: Provision, rule: str, exception: str) -> Provision:
    if provision.id == rule:
        return provision._replace(unless=tuple(each for each in provision.unless if each.id != exception))
    if provision.id == exception:
        return provision._replace(exception_to=tuple(each for each in provision.exception_to if each != rule))
    return provision


def _lifted_from(rule: str, rulebook: Rulebook, day: date) -> set[str]:
    """Return a rule and all that depend on whether it bites."""
    reached, waiting = {rule}, [rule]
    while waiting:
        biting = waiting.pop()
        for each in rulebook.on(day).rules:
            if each.provision.id == biting:
                waiting += set(each.provision.exception_to) - reached
                reached |= set(each.provision.exception_to)
    return reached


def _weaker(rule: str, reached: set[str], with_it: ItemDecision, without_it: ItemDecision, decision: Decision) -> bool:
    """Whether an exception to a rule that itself lifts nothing worked in the rule's direction only."""
    effects = {each.provision.effect for each in decision.rulebook.on(decision.on).rules if each.provision.id == rule}
    if reached != {rule}:
        return True
    if effects == {"permit"}:
        return with_it.permitted <= without_it.permitted and with_it.prohibited is without_it.prohibited
    if effects <= {"prohibit", "require"}:
        return with_it.permitted >= without_it.permitted and with_it.prohibited <= without_it.prohibited
    return with_it.verdict is without_it.verdict
