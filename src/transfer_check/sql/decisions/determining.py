"""Which provisions decide an item, and which keep it open: `transfer_check.answering.answer` over columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from transfer_check.judging import Verdict
from transfer_check.law import Provision
from transfer_check.sql.decisions.procedure import Judgement, RegimeTerms
from transfer_check.sql.expressions.connectives import (
    Term,
    conjunction,
    constant,
    disjunction,
    is_not_false,
    is_true,
    is_unknown,
    negation,
)


@dataclass
class Determining:
    """The provisions that determine an item, each with the columns that say whether it does.

    Every column is two-valued.
    """

    judgement: Judgement
    _pending: dict[Provision, Term] = field(default_factory=dict)
    _waiting: dict[tuple[str, str], Term] = field(default_factory=dict)

    def by_provision(self) -> dict[Provision, list[Term]]:
        """Return the provisions that may determine the item; each does where some of its truths is TRUE."""
        found: dict[Provision, list[Term]] = {}
        for provision, reason in self._reasons():
            found.setdefault(provision, []).append(reason)
        return found

    def _reasons(self) -> Iterator[tuple[Provision, Term]]:
        for rule in self.judgement.law.rules:
            yield rule, self.pending(rule)
        for regime in self.judgement.regimes:
            yield from self._deciding(regime)

    def _deciding(self, regime: RegimeTerms) -> Iterator[tuple[Provision, Term]]:
        j = self.judgement
        inside = is_true(regime.scope)
        of = j.law.of
        for scope in of(regime.regime, "scope"):
            there = conjunction([j.truths.in_force(scope), j.truths.in_force(regime.regime.in_force)])
            yield scope, conjunction([j.verdict_is(Verdict.OUT_OF_SCOPE), there])
            yield scope, self.pending_scope(scope, regime)
        for rule in of(regime.regime, "prohibit"):
            yield rule, conjunction([j.verdict_is(Verdict.PROHIBITED), inside, is_true(j.bites(rule))])
            spared = [j.truths.in_force(rule), negation(is_true(j.excused(rule)))]
            yield rule, conjunction([j.verdict_is(Verdict.MAY_BE_PERMITTED), inside, *spared])
        for rule in of(regime.regime, "permit"):
            yield rule, conjunction([j.verdict_is(Verdict.MAY_BE_PERMITTED), inside, is_true(j.bites(rule))])
        for rule in of(regime.regime, "require"):
            yield rule, conjunction([j.verdict_is(Verdict.NOT_PERMITTED), inside, is_true(j.bites(rule))])
            yield rule, conjunction([j.verdict_is(Verdict.MAY_BE_PERMITTED), inside, self._met(rule)])
        lacking = negation(is_not_false(regime.grounded))
        for closure in of(regime.regime, "close"):
            parts = [j.verdict_is(Verdict.NOT_PERMITTED), inside, lacking, j.truths.in_force(closure)]
            yield closure, conjunction(parts)

    def _met(self, rule: Provision) -> Term:
        """Return whether a requirement is met, or excused."""
        j = self.judgement
        fulfilled = disjunction([is_true(j.truths.of(rule.when)), is_true(j.excused(rule))])
        return conjunction([j.truths.in_force(rule), is_not_false(j.applies(rule)), fulfilled])

    # ── pending ───────────────────────────────────────────────────────────────────────────────

    def pending_scope(self, scope: Provision, regime: RegimeTerms) -> Term:
        """Return whether a scope provision keeps the item open."""
        unknown = [is_unknown(regime.scope), is_unknown(self.judgement.in_scope(scope, regime.regime))]
        counts = disjunction([self.judgement.policy, is_not_false(regime.prohibited)])
        return conjunction([self.judgement.verdict_is(Verdict.UNDETERMINED), *unknown, counts])

    def pending(self, rule: Provision) -> Term:
        """Return whether a rule keeps the item open: by itself, or because it may lift one that does."""
        if rule not in self._pending:
            lifted = [self.pending(each) for each in self.judgement.law.lifted(rule)]
            asked = disjunction([*self._asked(rule), *lifted])
            unknown = is_unknown(self.judgement.bites(rule))
            self._pending[rule] = self.judgement.stages.define("pending", conjunction([unknown, asked]))
        return self._pending[rule]

    def _asked(self, rule: Provision) -> Iterator[Term]:
        """Yield whether the regime of the rule waits for rules of its effect."""
        for regime in self.judgement.regimes:
            if regime.regime.id == rule.regime:
                yield self._waits(regime, rule.effect)

    def _waits(self, regime: RegimeTerms, effect: str) -> Term:
        sums = {"prohibit": regime.prohibited, "permit": regime.grounded, "require": regime.unmet}
        if effect not in sums:
            return constant(False)
        key = (regime.regime.id, effect)
        if key not in self._waiting:
            undetermined = self.judgement.verdict_is(Verdict.UNDETERMINED)
            counts = constant(True) if effect == "prohibit" else self.judgement.policy
            parts = [undetermined, is_not_false(regime.scope), is_unknown(sums[effect]), counts]
            self._waiting[key] = self.judgement.stages.define("waits", conjunction(parts))
        return self._waiting[key]
