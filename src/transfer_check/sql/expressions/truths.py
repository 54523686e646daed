"""Facts, leaves and conditions as columns of truth: TRUE, FALSE, or NULL for unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlglot import exp

from transfer_check.intervals import Interval
from transfer_check.law import Provision
from transfer_check.law.condition import AllOf, AnyOf, Condition, Every, InTable, Not, Some
from transfer_check.sql.columns import override_of
from transfer_check.sql.expressions.connectives import (
    Term,
    choice,
    column,
    conjunction,
    constant,
    disjunction,
    equals,
    is_constant,
    is_known,
    is_true,
    is_unknown,
    negation,
    operand,
)
from transfer_check.sql.expressions.leaf_terms import truth_of_leaf
from transfer_check.sql.expressions.memberships import Memberships
from transfer_check.sql.expressions.period_law import Law
from transfer_check.sql.expressions.quantifiers import Quantified, Quantifiers
from transfer_check.sql.stages import Stages

STEMS: Mapping[type, str] = {AllOf: "all", AnyOf: "any", Not: "not", Some: "some", Every: "every"}


@dataclass(slots=True)
class Truths:
    """The truth of conditions on a row, each written once.

    Attributes:
        law: the provisions in force.
        stages: where columns are defined.
    """

    law: Law
    stages: Stages
    memberships: Memberships = field(init=False)
    _quantifiers: Quantifiers = field(init=False)
    _conditions: dict[Condition, Term] = field(default_factory=dict)
    _values: dict[str, Term] = field(default_factory=dict)
    _derived: dict[str, Term | None] = field(default_factory=dict)
    _in_force: dict[Interval, Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.memberships = Memberships(self.stages)
        self._quantifiers = Quantifiers(self.stages, self.value, self.memberships)

    def in_force(self, held: Provision | Interval) -> Term:
        """Return whether a provision is in force on the day of the row, or the day lies in an interval; two-valued."""
        interval = held.in_force if isinstance(held, Provision) else held
        if interval not in self._in_force:
            self._in_force[interval] = self.stages.define("in_force", self.law.in_force(interval))
        return self._in_force[interval]

    def of(self, condition: Condition) -> Term:
        """Return the truth of a condition."""
        if condition not in self._conditions:
            stem = STEMS.get(type(condition), "leaf")
            self._conditions[condition] = self.stages.define(stem, self._written(condition))
        return self._conditions[condition]

    def _written(self, condition: Condition) -> Term:
        match condition:
            case AllOf(parts):
                return conjunction(map(self.of, parts))
            case AnyOf(parts):
                return disjunction(map(self.of, parts))
            case Not(part):
                return negation(self.of(part))
            case Some() | Every():
                return self._quantifiers.truth(condition)
            case InTable():
                return self.memberships.truth(condition)
            case _:
                return truth_of_leaf(condition, self.value)

    def quantified(self, atom: Some | Every) -> Quantified:
        """Return what is known of the elements a quantifier speaks of."""
        return self._quantifiers.of(atom)

    # ── facts ─────────────────────────────────────────────────────────────────────────────────

    def value(self, path: str) -> Term:
        """Return the value of a fact: as stated, else as derived; an act nobody recorded is not taken."""
        if path not in self._values:
            self._values[path] = self._value(path)
        return self._values[path]

    def _value(self, path: str) -> Term:
        if path.startswith("act."):
            return self.stages.define("act", exp.Coalesce(this=column(path), expressions=[constant(False)]))
        derived = self.derived(path)
        if derived is None:
            return column(path)
        signed, stated = column(override_of(path)), column(path)
        return self.stages.define("taken", exp.Coalesce(this=signed, expressions=[derived.copy(), stated]))

    def derived(self, path: str) -> Term | None:
        """Return what the definition in force says of a derived fact, whatever is stated; nothing if none ever is."""
        if path not in self._derived:
            versions = self.law.definitions.get(path, ())
            parts = [(self.in_force(each), self.of(each.when)) for each in versions]
            self._derived[path] = None
            if parts:
                derived = parts[0][1] if is_constant(parts[0][0], True) else choice(*parts)
                self._derived[path] = self.stages.define("derived", derived)
        return self._derived[path]

    # ── what is stated of derived facts ───────────────────────────────────────────────────────

    def contradicted(self, path: str) -> Term:
        """Return whether a derived fact is stated against what the rules settle, and nobody signs that; two-valued."""
        derived = self.derived(path)
        if derived is None:
            return constant(False)
        unlike = exp.NEQ(this=column(path), expression=operand(derived.copy()))
        return conjunction([is_unknown(column(override_of(path))), is_true(unlike)])

    def asserted(self, path: str) -> Term:
        """Return whether a derived fact is taken as it is stated or signed, not as the rules settle it; two-valued."""
        derived = self.derived(path)
        stated = conjunction([is_known(column(path)), constant(True) if derived is None else is_unknown(derived)])
        return disjunction([is_known(column(override_of(path))), stated])

    def needless(self, path: str) -> Term:
        """Return whether a value is signed that the rules settle alike; two-valued."""
        derived = self.derived(path)
        return constant(False) if derived is None else is_true(equals(column(override_of(path)), derived))
