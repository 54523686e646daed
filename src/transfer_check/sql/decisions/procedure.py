"""The decision procedure over columns: which rules bite, what each regime says, the verdict.

The order of the columns is that of `transfer_check.judging.evaluation`: truths of conditions, exceptions,
bites, regimes, and the regimes together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sqlglot import exp

from transfer_check.judging import Verdict
from transfer_check.law import Provision, Regime
from transfer_check.sql.expressions.connectives import (
    Term,
    cast,
    choice,
    conjunction,
    disjunction,
    equals,
    is_constant,
    negation,
    number,
)
from transfer_check.sql.expressions.period_law import Law
from transfer_check.sql.expressions.truths import Truths
from transfer_check.sql.stages import Stages

RANKS = {verdict: place for place, verdict in enumerate(Verdict)}
"""Verdicts as numbers, the least favourable first."""


class RegimeTerms(NamedTuple):
    """What one deciding regime says, as columns; see `transfer_check.judging.decision.RegimeDecision`."""

    regime: Regime
    scope: Term
    prohibited: Term
    grounded: Term
    unmet: Term


@dataclass
class Judgement:
    """The columns of the decision procedure.

    Attributes:
        law: the provisions in force.
        stages: where columns are defined.
        truths: the truth of conditions.
        scopes: the truths of scope provisions, as far as they were asked for.
    """

    law: Law
    stages: Stages
    truths: Truths = field(init=False)
    _bites: dict[Provision, Term] = field(default_factory=dict)
    _excused: dict[Provision, Term] = field(default_factory=dict)
    scopes: dict[Provision, Term] = field(default_factory=dict)
    _named: dict[Verdict, Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.truths = Truths(self.law, self.stages)
        for definition in self.law.definitions_in_order:
            self.truths.value(definition.defines)

    # ── rules ─────────────────────────────────────────────────────────────────────────────────

    def bites(self, rule: Provision) -> Term:
        """Return whether a rule bites; FALSE where it is not in force."""
        if rule not in self._bites:
            when = self.truths.of(rule.when)
            body = negation(when) if rule.effect == "require" else when
            parts = [self.truths.in_force(rule), self.applies(rule), body, negation(self.excused(rule))]
            self._bites[rule] = self.stages.define("bites", conjunction(parts))
        return self._bites[rule]

    def applies(self, rule: Provision) -> Term:
        """Return whether a rule is addressed to the item."""
        return conjunction([] if rule.applies is None else [self.truths.of(rule.applies)])

    def excused(self, rule: Provision) -> Term:
        """Return whether some exception of a rule holds, its own or a rule that lifts it."""
        if rule not in self._excused:
            own = [self.truths.of(each.when) for each in rule.unless]
            others = [self.bites(each) for each in self.law.lifting(rule)]
            self._excused[rule] = self.stages.define("excused", disjunction([*own, *others]))
        return self._excused[rule]

    # ── regimes ───────────────────────────────────────────────────────────────────────────────

    def in_scope(self, scope: Provision, regime: Regime) -> Term:
        """Return the truth of a scope provision; FALSE where it, or its regime, is not in force."""
        if scope not in self.scopes:
            held = [self.truths.in_force(scope), self.truths.in_force(regime.in_force)]
            self.scopes[scope] = self.stages.define("scope", conjunction([*held, self.truths.of(scope.when)]))
        return self.scopes[scope]

    @cached_property
    def regimes(self) -> tuple[RegimeTerms, ...]:
        """The deciding regimes."""
        return tuple(map(self._regime, self.law.deciding))

    def _regime(self, regime: Regime) -> RegimeTerms:
        define = self.stages.define
        scope = disjunction(self.in_scope(each, regime) for each in self.law.of(regime, "scope"))
        closed = disjunction(self.truths.in_force(each) for each in self.law.of(regime, "close"))
        grounds = [self.bites(each) for each in self.law.of(regime, "permit")]
        return RegimeTerms(
            regime,
            define("regime_scope", scope),
            define("regime_prohibited", self._any_bites(regime, "prohibit")),
            define("regime_grounded", disjunction([negation(closed), *grounds])),
            define("regime_unmet", self._any_bites(regime, "require")),
        )

    def _any_bites(self, regime: Regime, effect: str) -> Term:
        return disjunction(self.bites(each) for each in self.law.of(regime, effect))

    # ── the regimes together ──────────────────────────────────────────────────────────────────

    @cached_property
    def scope(self) -> Term:
        """Whether any deciding regime is about the item."""
        return self.stages.define("any_scope", disjunction(each.scope for each in self.regimes))

    @cached_property
    def prohibited(self) -> Term:
        """Whether a regime prohibits the item within its scope."""
        each_prohibits = (conjunction([each.scope, each.prohibited]) for each in self.regimes)
        return self.stages.define("prohibited", disjunction(each_prohibits))

    @cached_property
    def policy(self) -> Term:
        """Whether a text of policy is in force on the day; two-valued."""
        policies = (self.truths.in_force(each.in_force) for each in self.law.rulebook.regimes if each.policy)
        return self.stages.define("policy", disjunction(policies))

    @cached_property
    def permitted(self) -> Term:
        """Whether every regime permits the item within its scope; unknown on a day without a text of policy."""
        if isinstance(self.policy, exp.Boolean):
            return self._permitted if self.policy.this else cast(exp.Null(), "BOOLEAN")
        return self.stages.define("permitted", choice((self.policy, self._permitted)))

    @cached_property
    def _permitted(self) -> Term:
        return self.stages.define("permitted", conjunction(map(_permits, self.regimes)))

    @cached_property
    def verdict(self) -> Term:
        """The verdict as a number, by `RANKS`."""
        silence = negation(self.policy)
        cases = [
            (Verdict.PROHIBITED, conjunction([silence, self.prohibited])),
            (Verdict.NO_TEXT_IN_FORCE, conjunction([silence, negation(self.prohibited)])),
            (Verdict.UNDETERMINED, silence),
            (Verdict.OUT_OF_SCOPE, negation(self.scope)),
            (Verdict.PROHIBITED, self.prohibited),
            (Verdict.NOT_PERMITTED, negation(self._permitted)),
            (Verdict.MAY_BE_PERMITTED, conjunction([self.scope, self._permitted])),
        ]
        branches = [
            (condition, number(RANKS[verdict])) for verdict, condition in cases if not is_constant(condition, False)
        ]
        return self.stages.define("verdict", choice(*branches, otherwise=number(RANKS[Verdict.UNDETERMINED])))

    def verdict_is(self, verdict: Verdict) -> Term:
        """Return whether the verdict is that one; two-valued."""
        if verdict not in self._named:
            self._named[verdict] = self.stages.define("verdict_is", equals(self.verdict, number(RANKS[verdict])))
        return self._named[verdict]


def _permits(regime: RegimeTerms) -> Term:
    permitted = conjunction([negation(regime.prohibited), regime.grounded, negation(regime.unmet)])
    return disjunction([negation(regime.scope), permitted])
