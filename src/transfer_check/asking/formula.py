"""What must hold for an aim to be reached: a tree of comparisons, each with the truth it must have.

A condition is unfolded with its negations pushed down to the comparisons and its definitions written
out. In strong Kleene logic the tree holds exactly where the condition is known to have the truth asked
for: an unknown comparison holds in neither direction. So every question of the form *what would have to
be otherwise?* is one about a tree of *all* and *any*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from transfer_check.judging import ItemDecision
from transfer_check.law import CompiledProvision, Edition, Provision, RegimeInForce
from transfer_check.law.condition import AllOf, AnyOf, Atom, Condition, Flag, Not


@dataclass(frozen=True, slots=True, eq=False)
class All:
    """Holds where every part holds."""

    parts: tuple[Formula, ...]

    @property
    def every(self) -> bool:
        """That every part must hold."""
        return True


@dataclass(frozen=True, slots=True, eq=False)
class Any:
    """Holds where some part holds."""

    parts: tuple[Formula, ...]

    @property
    def every(self) -> bool:
        """That not every part must hold."""
        return False


@dataclass(frozen=True, slots=True, eq=False)
class Required:
    """Holds where a comparison on one item has the truth that is wanted.

    Attributes:
        item: 0-based place of the item.
    """

    item: int
    atom: Atom
    wanted: bool


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """Holds where a derived fact has the value that is wanted: by its definition, or because it is stated.

    Attributes:
        inner: what must hold for the definition to give that value.
    """

    item: int
    path: str
    wanted: bool
    inner: Formula


Formula = All | Any | Required | Derived


def requirements(formula: Formula) -> Iterator[Required]:
    """Yield the comparisons of a formula, each object once."""
    seen: set[Formula] = set()
    waiting: list[Formula] = [formula]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        match node:
            case All(parts) | Any(parts):
                waiting.extend(reversed(parts))
            case Derived():
                waiting.append(node.inner)
            case Required():
                yield node


def derived(formula: Formula) -> Iterator[Derived]:
    """Yield the derived facts of a formula, each object once."""
    seen: set[Formula] = set()
    waiting: list[Formula] = [formula]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        match node:
            case All(parts) | Any(parts):
                waiting.extend(parts)
            case Derived():
                yield node
                waiting.append(node.inner)


class Unfolding:
    """Unfolds conditions for one item; each condition and rule once, so that trees share their branches."""

    def __init__(self, item: ItemDecision) -> None:
        self.item = item.index
        self.edition: Edition = item.trace.edition
        self._asserted = item.trace.asserted
        self._formulas: dict[tuple[int, bool], Formula] = {}
        self._kept: list[Condition] = []
        self._bites: dict[tuple[str, bool], Formula] = {}
        self._derived: dict[tuple[str, bool], Derived] = {}

    def condition(self, condition: Condition, wanted: bool) -> Formula:
        """Return what must hold for a condition to be true, or false."""
        key = id(condition), wanted
        if key not in self._formulas:
            self._kept.append(condition)  # so that no other object takes its id
            self._formulas[key] = self._unfolded(condition, wanted)
        return self._formulas[key]

    def _unfolded(self, condition: Condition, wanted: bool) -> Formula:
        match condition:
            case AllOf(parts) | AnyOf(parts):
                every = isinstance(condition, AllOf) is wanted
                return (all_of if every else any_of)(self.condition(part, wanted) for part in parts)
            case Not(part):
                return self.condition(part, not wanted)
            case Flag(path) if path in self.edition.defined and path not in self._asserted:
                return self._of_definition(path, wanted)
            case _:
                return Required(self.item, condition, wanted)

    def _of_definition(self, path: str, wanted: bool) -> Derived:
        if (path, wanted) not in self._derived:
            inner = self.condition(self.edition.defined[path].provision.when, wanted)
            self._derived[path, wanted] = Derived(self.item, path, wanted, inner)
        return self._derived[path, wanted]

    # ── rules ─────────────────────────────────────────────────────────────────────────────────

    def bites(self, rule: CompiledProvision, wanted: bool = True) -> Formula:
        """Return what must hold for a rule to bite, or not to."""
        key = rule.provision.id, wanted
        if key not in self._bites:
            self._bites[key] = self._of_rule(rule, wanted)
        return self._bites[key]

    def _of_rule(self, rule: CompiledProvision, wanted: bool) -> Formula:
        reached = self.reached(rule.provision, wanted)
        exceptions = [formula for _, formula in self.exceptions(rule, not wanted)]
        return all_of([reached, *exceptions]) if wanted else any_of([reached, *exceptions])

    def reached(self, provision: Provision, wanted: bool = True) -> Formula:
        """Return what must hold for a rule to be addressed to the item and have its body hold, or not."""
        body = self.condition(provision.when, wanted is not (provision.effect == "require"))
        if provision.applies is None:
            return body
        return (all_of if wanted else any_of)([self.condition(provision.applies, wanted), body])

    def exceptions(self, rule: CompiledProvision, wanted: bool = True) -> Iterator[tuple[Provision | str, Formula]]:
        """Yield what must hold for each exception to apply, or not: by id its own, then the rules that lift it."""
        for own in rule.provision.unless:
            yield own.id, self.condition(own.when, wanted)
        for place in rule.lifted_by:
            lifting = self.edition.rules[place]
            yield lifting.provision, self.bites(lifting, wanted)

    # ── the verdict ───────────────────────────────────────────────────────────────────────────

    def favourable(self) -> Formula:
        """Return what must hold for the item to be out of scope, or to be such that it may be permitted.

        On a day without a text of policy nothing can make it so.
        """
        if not self.edition.policy_in_force:
            return any_of(())
        regimes = [each for each in self.edition.regimes if each.regime.decides]
        inside = any_of(self.scope(each, True) for each in regimes)
        outside = all_of(self.scope(each, False) for each in regimes)
        return all_of(
            [any_of([inside, outside]), *(any_of([self.scope(each, False), self.permitted(each)]) for each in regimes)]
        )

    def scope(self, regime: RegimeInForce, wanted: bool) -> Formula:
        """Return what must hold for the item to be within the scope of a regime, or outside it."""
        parts = [self.condition(each.provision.when, wanted) for each in regime.scopes]
        return any_of(parts) if wanted else all_of(parts)

    def permitted(self, regime: RegimeInForce) -> Formula:
        """Return what must hold for a regime to permit: no prohibition, no requirement unmet, a ground where closed."""
        rules = self.edition.rules
        against = [self.bites(rules[place], False) for place in (*regime.prohibits, *regime.requires)]
        return all_of([*against, *([self.grounded(regime)] if regime.closures else [])])

    def grounded(self, regime: RegimeInForce) -> Formula:
        """Return what must hold for some ground of a regime to apply."""
        return any_of(self.bites(self.edition.rules[place]) for place in regime.permits)


def all_of(parts: Iterable[Formula]) -> Formula:
    """Return the formula that holds where every part does; one part stands for itself."""
    return _joined(All, parts)


def any_of(parts: Iterable[Formula]) -> Formula:
    """Return the formula that holds where some part does; one part stands for itself."""
    return _joined(Any, parts)


def _joined(kind: Callable[[tuple[Formula, ...]], Formula], parts: Iterable[Formula]) -> Formula:
    parts = tuple(parts)
    return parts[0] if len(parts) == 1 else kind(parts)
