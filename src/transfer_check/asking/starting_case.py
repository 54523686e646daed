"""A starting case: what matters for a kind of transfer under the law of a day, nothing of it known yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transfer_check.answering import facts_left_open
from transfer_check.facts import Fact, TransferCase, catalogue
from transfer_check.judging import Decision, Reading, Trace, derive, evaluate
from transfer_check.kleene import Truth
from transfer_check.law import Provision, Rulebook

BESIDE_THE_VERDICT = frozenset({"refer", "oblige"})
"""Effects of rules that say who decides and what is owed."""


@dataclass(frozen=True, slots=True)
class Start:
    """A case of which at most the kind of transfer is known.

    Attributes:
        decision: the decision on it as it stands.
        facts: the facts that matter, in the order of the catalogue: those on which the verdict turns,
            the acts that could change it, and what only decides who decides and what is owed.
        beside_the_verdict: which of them belong to the last group.
    """

    decision: Decision
    facts: tuple[Fact, ...]
    beside_the_verdict: frozenset[Fact]


def start(rulebook: Rulebook, *, on: date, kind: str | None = None) -> Start:
    """Return what matters for a kind of transfer under the law of a day.

    Args:
        rulebook: the rules.
        on: the day whose law applies.
        kind: a term of the list ``transfer_kind``; ``None`` where it is not known.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    stated = {} if kind is None else {"transfer": {"kind": kind}}
    name = f"{on}-{(kind or 'transfer').replace('_', '-')}"
    case = TransferCase.model_validate({"case": name, "on": on, **stated, "consignee": "unknown"})
    decision = evaluate(case, rulebook)
    turning = {each.fact.path for each in facts_left_open(decision)}
    deciding, beside_it = _open_in_rules(decision.items[0].trace)
    facts = [fact for path, fact in catalogue().items() if path in turning | deciding | beside_it]
    beside = frozenset(fact for fact in facts if fact.path not in turning | deciding)
    return Start(decision, tuple(facts), beside)


def _open_in_rules(trace: Trace) -> tuple[set[str], set[str]]:
    """Return the facts open in what may still bite: in scopes and rules that decide, and in those that refer and oblige.

    Acts are taken for open as well: one that is recorded later may bring every rule back that it keeps from mattering now.
    """
    edition = trace.edition
    facts = {path: value for path, value in trace.facts.items() if path == "transfer.kind"}
    reading = Reading(Trace(edition, facts, trace.day, *derive(edition, facts, trace.day)))
    regimes = [each for each in edition.regimes if _may_be_about(reading, [scope.provision for scope in each.scopes])]
    scopes = [scope.provision for each in regimes for scope in each.scopes]
    rules = [edition.rules[place].provision for each in regimes for place in each.rules]
    deciding: list[Provision] = []
    beside: list[Provision] = []
    for each in rules:
        (beside if each.effect in BESIDE_THE_VERDICT else deciding).append(each)
    return _open_in(reading, [*scopes, *deciding]), _open_in(reading, beside)


def _open_in(reading: Reading, provisions: list[Provision]) -> set[str]:
    return {
        path
        for provision in provisions
        if _may_bite(reading, provision)
        for condition in provision.conditions
        for path in reading.open_facts(condition)
    }


def _may_be_about(reading: Reading, scopes: list[Provision]) -> bool:
    return any(reading.truth_of(each.when) is not Truth.FALSE for each in scopes)


def _may_bite(reading: Reading, provision: Provision) -> bool:
    if provision.applies is not None and reading.truth_of(provision.applies) is Truth.FALSE:
        return False
    settled = Truth.TRUE if provision.effect == "require" else Truth.FALSE
    return reading.truth_of(provision.when) is not settled
