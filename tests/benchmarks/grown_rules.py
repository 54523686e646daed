"""A rulebook several times as large as the law: copies of its rules whose conditions ask for something else.

What an engine finds twice it may work out once, so a copy names other literals and other true-or-false facts than
its original. Definitions and scopes stay as they are, since a fact is defined once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from transfer_check import Rulebook
from transfer_check.facts.case import catalogue
from transfer_check.facts.vocabulary import VOCABULARIES
from transfer_check.law.condition.leaf import Compare, Flag, Member
from transfer_check.law.condition.tree import AllOf, AnyOf, Condition, Every, Not, Some
from transfer_check.law.provision import Provision
from transfer_check.law.rulebook import RULE_EFFECTS

Thing = TypeVar("Thing")


def grown(rulebook: Rulebook, times: int) -> Rulebook:
    """Return a rulebook with each rule and so many less one changed copies of it."""
    rules = [each for each in rulebook.provisions if each.effect in RULE_EFFECTS]
    copies = [_copy(rule, number) for number in range(1, times) for rule in rules]
    return replace(rulebook, provisions=(*rulebook.provisions, *copies))


def _copy(rule: Provision, number: int) -> Provision:
    other = partial(_other, number=number)
    return rule._replace(
        id=f"{rule.id}-{number}",
        applies=None if rule.applies is None else other(rule.applies),
        when=other(rule.when),
        unless=tuple(each._replace(when=other(each.when)) for each in rule.unless),
        exception_to=tuple(f"{each}-{number}" for each in rule.exception_to),
    )


def _other(condition: Condition, number: int) -> Condition:
    match condition:
        case AllOf(parts):
            return AllOf(tuple(_other(part, number) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_other(part, number) for part in parts))
        case Not(part):
            return Not(_other(part, number))
        case Some(listed, where):
            return Some(listed, _other(where, number))
        case Every(listed, where):
            return Every(listed, _other(where, number))
        case Flag(path):
            return Flag(_after(path, _flags(path.partition(".")[0]), number))
        case Compare(path, op, float(literal)):
            return Compare(path, op, literal + number)
        case Compare(path, op, str(literal)):
            return Compare(path, op, _after(literal, _terms(path), number))
        case Member(path, values):
            return Member(path, tuple(_after(value, _terms(path), number) for value in values))
    return condition


def _flags(section: str) -> list[str]:
    """Return the true-or-false facts of a section that are stated, not derived."""
    return [
        path
        for path, fact in catalogue().items()
        if path.startswith(f"{section}.") and fact.type == "bool" and fact.kind != "derived"
    ]


def _terms(path: str) -> list[str]:
    vocabulary = catalogue()[path].vocabulary
    return list(VOCABULARIES[vocabulary].terms) if vocabulary else []


def _after(value: Thing, values: Sequence[Thing], number: int) -> Thing:
    return values[(values.index(value) + number) % len(values)] if value in values else value
