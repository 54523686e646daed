"""The questions in the languages of the peers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

from peers.questions import Question, Questions
from transfer_check.law.condition.leaf import Compare, Flag, Member, MemberOfFact
from transfer_check.law.condition.tree import AllOf, AnyOf, Condition, Not, Some


def text(value: object) -> str:
    """Return a literal; JSON is understood by all of them."""
    return json.dumps(value)


def listed(values: tuple[str, ...]) -> str:
    """Return a list of literals."""
    return f"[{', '.join(map(text, values))}]"


class Language(NamedTuple):
    """An expression language with infix connectives.

    Attributes:
        always: what is always true.
        fact: how a fact is named.
        member: how a value in a list of literals is written, from value and list.
        some: how a list having one of some literals is written, from list and literals.
        inside: how a value in a list fact is written, from value and list.
    """

    all: str = " && "
    any: str = " || "
    negation: str = "!({})"
    always: str = "true"
    fact: Callable[[str], str] = str
    member: Callable[[str, str], str] = "{} in {}".format
    some: Callable[[str, str], str] = "{} {}".format
    inside: Callable[[str, str], str] = "{} in {}".format

    def write(self, condition: Condition) -> str:
        """Return a condition as an expression."""
        match condition:
            case AllOf(()):
                return self.always
            case AllOf(parts):
                return f"({self.all.join(map(self.write, parts))})"
            case AnyOf(parts) if parts:
                return f"({self.any.join(map(self.write, parts))})"
            case Not(part):
                return f"({self.negation.format(self.write(part))})"
            case Some(list_fact, Member(_, values)):
                return f"({self.some(self.fact(list_fact), listed(values))})"
            case Flag(fact):
                return self.fact(fact)
            case Compare(fact, op, literal):
                return f"({self.fact(fact)} {op} {text(literal)})"
            case Member(fact, values):
                return f"({self.member(self.fact(fact), listed(values))})"
            case MemberOfFact(fact, list_fact):
                return f"({self.inside(self.fact(fact), self.fact(list_fact))})"
        raise NotImplementedError(f"no peer was taught {condition}")


RULE_ENGINE = Language(
    all=" and ", any=" or ", negation="not {}", some=lambda values, ours: f"$any([each in {ours} for each in {values}])"
)
ZEN = Language(all=" and ", any=" or ", negation="not ({})", some=lambda values, ours: f"some({values}, # in {ours})")
CEL = Language(some=lambda values, ours: f"{values}.exists(each, each in {ours})")
CEDAR = Language(
    fact="context.{}".format,
    member=lambda value, ours: f"{ours}.contains({value})",
    some=lambda values, ours: f"{values}.containsAny({ours})",
    inside=lambda value, values: f"{values}.contains({value})",
)


def _braced(values: str) -> str:
    return "{" + values[1:-1] + "}"


PYTHON = Language(
    all=" and ",
    any=" or ",
    negation="not {}",
    always="True",
    member=lambda value, ours: f"{value} in {_braced(ours)}" if ours != "[]" else "False",
    some=lambda values, ours: f"any(each in {_braced(ours)} for each in {values})",
)


def python_function(questions: Questions) -> str:
    """Return the source of the function a programmer would write: facts read once, definitions as variables."""
    lines = ["def answers(facts):"]
    lines += [f'    {each} = facts["{each}"]' for each in sorted(map(_plain, questions.paths))]
    lines += [f"    {each.defines} = {PYTHON.write(each.condition)}" for each in questions.all if each.defines]
    lines += ["    return ["]
    lines += [f"        {each.defines or PYTHON.write(each.condition)}," for each in questions.all]
    return "\n".join([*lines, "    ]"])


def _plain(path: str) -> str:
    return path.replace(".", "_")


def inlined(question: Question, definitions: dict[str, Condition]) -> Condition:
    """Return the condition of a question with every definition it reads written out."""
    return _unfolded(question.condition, definitions)


def _unfolded(condition: Condition, definitions: dict[str, Condition]) -> Condition:
    match condition:
        case AllOf(parts):
            return AllOf(tuple(_unfolded(part, definitions) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_unfolded(part, definitions) for part in parts))
        case Not(part):
            return Not(_unfolded(part, definitions))
        case Flag(fact) if fact in definitions:
            return _unfolded(definitions[fact], definitions)
        case _:
            return condition


# ── Rego has rules where the others have expressions ──────────────────────────────────────────


class RegoModule(NamedTuple):
    """The questions in Rego: rule ``q7`` is defined where question 7 holds.

    Attributes:
        data: the lists, as documents to look a value up in: a set written in a rule is built anew for every case.
    """

    text: str
    data: dict[str, dict[str, bool]]


def rego_module(questions: Questions) -> RegoModule:
    """Return the questions as a Rego module."""
    writer = _RegoWriter({each.defines for each in questions.all if each.defines})
    for place, question in enumerate(questions.all):
        writer.rule(f"q{place}", question.condition)
        if question.defines:
            writer.lines.append(f"{question.defines} if q{place}")
    return RegoModule("\n".join(["package t", "import rego.v1", *writer.lines]), writer.data)


class _RegoWriter:
    """Writes conditions as rules: an *or* becomes several bodies of a rule of its own."""

    def __init__(self, defined: set[str]) -> None:
        self.lines: list[str] = []
        self.data: dict[str, dict[str, bool]] = {}
        self._defined = defined
        self._helpers = 0

    def rule(self, head: str, condition: Condition) -> None:
        for body in condition.parts if isinstance(condition, AnyOf) else (condition,):
            parts = body.parts if isinstance(body, AllOf) else (body,)
            self.lines.append(f"{head} if {{ {'; '.join(map(self._literal, parts)) or 'true'} }}")

    def _literal(self, condition: Condition) -> str:
        match condition:
            case AllOf() | AnyOf():
                self._helpers += 1
                helper = f"helper_{self._helpers}"
                self.rule(helper, condition)
                return helper
            case Not(part):
                return f"not {self._literal(part)}"
            case Some(list_fact, Member(_, values)):
                return f"count({{each | some each in input.{list_fact}; {self._list(values)}[each]}}) > 0"
            case Flag(fact):
                return fact if fact in self._defined else f"input.{fact}"
            case Compare(fact, op, literal):
                return f"input.{fact} {op} {text(literal)}"
            case Member(fact, values):
                return f"{self._list(values)}[input.{fact}]"
            case MemberOfFact(fact, list_fact):
                return f"input.{fact} in input.{list_fact}"
        raise NotImplementedError(f"no peer was taught {condition}")

    def _list(self, values: tuple[str, ...]) -> str:
        wanted = dict.fromkeys(values, True)
        known = next((name for name, own in self.data.items() if own == wanted), f"list_{len(self.data)}")
        self.data[known] = wanted
        return f"data.lists.{known}"
