"""Goals for an item of a draft: a rule bites, a rule has a standing, the item gets a verdict."""

from __future__ import annotations

from collections.abc import Callable

from transfer_check.judging import Standing, Verdict
from transfer_check.kleene import Truth, all_of, any_of, negate
from transfer_check.law import CompiledProvision, RegimeInForce
from transfer_check.strategies.palette import chance, pick
from transfer_check.strategies.steering import Steering


class Goals(Steering):
    """Draws the facts of one item of a draft towards a goal."""

    # ── rules ─────────────────────────────────────────────────────────────────────────────────

    def bites(self, rule: CompiledProvision) -> Truth:
        """Return whether a rule bites on what is stated so far."""
        return all_of([*self._parts(rule).values()])

    def _parts(self, rule: CompiledProvision) -> dict[str, Truth]:
        provision = rule.provision
        when = self.truth(provision.when, self.here)
        lifting = [self.truth(each.when, self.here) for each in provision.unless]
        lifting += [self.bites(self.edition.rules[place]) for place in rule.lifted_by]
        parts = {"body": negate(when) if provision.effect == "require" else when}
        if provision.applies is not None:
            parts["applies"] = self.truth(provision.applies, self.here)
        return {**parts, "lifted": negate(any_of(lifting))} if lifting else parts

    def bite(self, rule: CompiledProvision, truth: bool) -> None:
        """State facts so that a rule bites, or does not."""
        if self.bites(rule) is Truth.of(truth):
            return
        if truth:
            self._part(rule, "applies", True)
            self._part(rule, "body", True)
            self._part(rule, "lifted", False)
        else:
            parts = self._parts(rule)
            hopeful = [part for part, value in parts.items() if value is Truth.UNKNOWN]
            way = pick(self.draw, hopeful or [*parts])
            self._part(rule, way, way == "lifted")

    def _part(self, rule: CompiledProvision, part: str, truth: bool) -> None:
        provision = rule.provision
        if part == "applies":
            if provision.applies is not None:
                self.want(provision.applies, truth)
        elif part == "body":
            self.want(provision.when, truth is not (provision.effect == "require"))
        else:
            self._lift(rule, truth)

    def _lift(self, rule: CompiledProvision, truth: bool) -> None:
        lifters: list[Callable[[], None]] = [
            *(lambda when=each.when: self.want(when, truth) for each in rule.provision.unless),
            *(lambda other=self.edition.rules[place]: self.bite(other, truth) for place in rule.lifted_by),
        ]
        if truth and lifters:
            pick(self.draw, lifters)()
        elif not truth:
            for lifter in lifters:
                lifter()

    def stand(self, rule: CompiledProvision, standing: Standing) -> None:
        """State facts so that a rule has a standing."""
        require = rule.provision.effect == "require"
        match standing:
            case Standing.NOT_APPLICABLE:
                self._part(rule, "applies", False)
            case Standing.SATISFIED | Standing.NOT_SATISFIED:
                self._part(rule, "applies", True)
                bites = (standing is Standing.SATISFIED) is not require
                self._part(rule, "body", bites)
                if bites:
                    self._part(rule, "lifted", False)
            case Standing.EXCUSED:
                self._part(rule, "lifted", True)
                self._part(rule, "applies", True)
                self._part(rule, "body", True)
            case Standing.UNKNOWN:
                if chance(self.draw, 2):
                    self._part(rule, "applies", True)

    # ── verdicts ──────────────────────────────────────────────────────────────────────────────

    def reach(self, verdict: Verdict) -> None:
        """State facts so that the item gets a verdict."""
        regimes = [regime for regime in self.edition.regimes if regime.regime.decides]
        if not regimes:
            return
        match verdict:
            case Verdict.OUT_OF_SCOPE:
                for regime in regimes:
                    self.scope(regime, False)
            case Verdict.MAY_BE_PERMITTED:
                first = pick(self.draw, regimes)
                self._permit(first)
                for regime in regimes:
                    if regime is not first:
                        self._permit(regime, scope=not chance(self.draw, 2))
            case Verdict.PROHIBITED:
                self._prohibit(regimes)
            case Verdict.NOT_PERMITTED:
                self._refuse(regimes)
            case Verdict.UNDETERMINED:
                self.scope(pick(self.draw, regimes), True)

    def scope(self, regime: RegimeInForce, truth: bool) -> None:
        """State facts so that the item is in the scope of a regime, or out of it."""
        scopes = (pick(self.draw, regime.scopes),) if truth and regime.scopes else regime.scopes
        for each in scopes:
            self.want(each.provision.when, truth)

    def rules(self, regime: RegimeInForce, effect: str) -> list[CompiledProvision]:
        """Return the rules of a regime with an effect."""
        rules = (self.edition.rules[place] for place in regime.rules)
        return [rule for rule in rules if rule.provision.effect == effect]

    def _permit(self, regime: RegimeInForce, *, scope: bool = True) -> None:
        grounds = self.rules(regime, "permit")
        if grounds and scope:
            self.bite(pick(self.draw, grounds), True)
        self.scope(regime, scope)
        self._all_of(regime, "prohibit", False)
        self._all_of(regime, "require", False)

    def _prohibit(self, regimes: list[RegimeInForce]) -> None:
        able = [regime for regime in regimes if self.rules(regime, "prohibit")]
        if able:
            regime = pick(self.draw, able)
            self.bite(pick(self.draw, self.rules(regime, "prohibit")), True)
            self.scope(regime, True)

    def _refuse(self, regimes: list[RegimeInForce]) -> None:
        able = [regime for regime in regimes if regime.closures or self.rules(regime, "require")]
        if not able:
            return
        regime = pick(self.draw, able)
        requirements = self.rules(regime, "require")
        self.scope(regime, True)
        if requirements and (not regime.closures or chance(self.draw, 2)):
            self.bite(pick(self.draw, requirements), True)
        else:
            self._all_of(regime, "permit", False)
        if not chance(self.draw, 3):
            self._all_of(regime, "prohibit", False)

    def _all_of(self, regime: RegimeInForce, effect: str, truth: bool) -> None:
        for rule in self.rules(regime, effect):
            self.bite(rule, truth)
