"""The evidence a provision rests on for an item: `transfer_check.judging.why.Reading.evidence` over columns.

A set of levels is a number with a bit for each; the weakest level has the highest bit.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from transfer_check.law import Provision
from transfer_check.law.condition import AllOf, AnyOf, Condition, Flag, InTable, Not
from transfer_check.sql.decisions.procedure import Judgement
from transfer_check.sql.expressions.connectives import (
    Term,
    bit_if,
    constant,
    negation,
    no_bits,
    number,
    same_truth,
    union_of_bits,
)
from transfer_check.sql.expressions.memberships import evidence_bit


@dataclass
class Evidence:
    """The evidence of provisions and conditions, as bits."""

    judgement: Judgement
    _conditions: dict[Condition, Term] = field(default_factory=dict)
    _facts: dict[str, Term] = field(default_factory=dict)

    def of(self, provision: Provision) -> Term:
        """Return the levels a provision rests on: its own, its definitions', those of table rows."""
        own = number(evidence_bit(provision.evidence))
        always = [*([] if provision.applies is None else [provision.applies]), provision.when]
        parts = [own, *map(self._of_condition, always)]
        exceptions = union_of_bits(self._of_condition(each.when) for each in provision.unless)
        if not no_bits(exceptions):
            spared = constant(provision.effect == "require")
            needed = negation(same_truth(self.judgement.truths.of(provision.when), spared))
            parts.append(bit_if(needed, exceptions))
        return union_of_bits(parts)

    def _of_condition(self, condition: Condition) -> Term:
        if condition not in self._conditions:
            self._conditions[condition] = self.judgement.stages.define("evidence", self._written(condition))
        return self._conditions[condition]

    def _written(self, condition: Condition) -> Term:
        """Return the levels behind the parts that settle a condition, or keep it open: those whose truth it shares."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                resting = [part for part in dict.fromkeys(parts) if not no_bits(self._of_condition(part))]
                return union_of_bits(self._of_part(part, condition) for part in resting)
            case Not(part):
                return self._of_condition(part)
            case InTable():
                return self.judgement.truths.memberships.evidence(condition)
            case Flag(fact):
                return self._of_fact(fact)
            case _:
                return number(0)

    def _of_part(self, part: Condition, whole: Condition) -> Term:
        truths = self.judgement.truths
        return bit_if(same_truth(truths.of(part), truths.of(whole)), self._of_condition(part))

    def _of_fact(self, path: str) -> Term:
        """Return the levels behind a derived fact; none where it is taken as the case states it."""
        if path not in self._facts:
            versions = self.judgement.law.definitions.get(path, ())
            branches = [(self.judgement.truths.in_force(each), self.of(each)) for each in versions]
            derived = union_of_bits(bit_if(*branch) for branch in branches)
            bits = derived if no_bits(derived) else bit_if(negation(self.judgement.truths.asserted(path)), derived)
            self._facts[path] = self.judgement.stages.define("evidence", bits)
        return self._facts[path]
