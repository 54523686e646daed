"""Conditions: trees of ``all / any / not / some / every`` over leaves.

A condition is lowered data (`Condition`), has a JSON form for the cache, and compiles to a
function. All compiled conditions of an edition share one table of leaves, so each distinct leaf
is evaluated once per item and every condition reads its result by index. What is compiled is an
expression of Python in which *and* and *or* are those of the bits of `Truth`; `evaluate_condition`
walks the tree and says what it must give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from transfer_check.facts import OPEN_LIST, UNKNOWN, Facts
from transfer_check.kleene import Truth, by_truth, negate
from transfer_check.law.condition.compiled import Reader, reader
from transfer_check.law.condition.leaf import (
    Compare,
    Flag,
    InTable,
    Leaf,
    LeafTest,
    Member,
    MemberOfFact,
    Membership,
    compile_leaf,
    leaf_facts,
)


class AllOf(NamedTuple):
    """True when every part is; false as soon as one is false.

    Attributes:
        kind: tells it from `AnyOf` of the same parts, since tuples of equal fields are equal.
    """

    parts: tuple[Condition, ...]
    kind: Literal["all"] = "all"


class AnyOf(NamedTuple):
    """True as soon as one part is; false when every part is false."""

    parts: tuple[Condition, ...]
    kind: Literal["any"] = "any"


class Not(NamedTuple):
    """The Kleene negation of its part."""

    part: Condition


class Some(NamedTuple):
    """True when some element of a list satisfies the condition."""

    list_fact: str
    where: Condition
    kind: Literal["some"] = "some"


class Every(NamedTuple):
    """True when every element of a list satisfies the condition."""

    list_fact: str
    where: Condition
    kind: Literal["every"] = "every"


Condition = Leaf | AllOf | AnyOf | Not | Some | Every
Atom = Leaf | Some | Every
"""What has a place of its own in the table of leaves."""


def atoms(condition: Condition) -> Iterator[Atom]:
    """Yield the leaves and quantifiers of a condition from left to right, repeats included."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from atoms(part)
        case Not(part):
            yield from atoms(part)
        case _:
            yield condition


def atom_facts(atom: Atom) -> tuple[str, ...]:
    """Return the paths an atom reads at the level of the case."""
    return (atom.list_fact,) if isinstance(atom, (Some, Every)) else leaf_facts(atom)


def condition_facts(condition: Condition) -> set[str]:
    """Return the paths of every fact a condition reads, those of list elements included."""
    paths: set[str] = set()
    for atom in atoms(condition):
        paths.update(atom_facts(atom))
        if isinstance(atom, (Some, Every)):
            paths |= condition_facts(atom.where)
    return paths


def tables_read(condition: Condition) -> Iterator[InTable]:
    """Yield the table leaves of a condition."""
    for atom in atoms(condition):
        if isinstance(atom, InTable):
            yield atom
        elif isinstance(atom, (Some, Every)):
            yield from tables_read(atom.where)


# ── the JSON form ─────────────────────────────────────────────────────────────────────────────


def to_json(condition: Condition) -> list[Any]:
    """Return the condition as JSON data; `from_json` is its inverse."""
    match condition:
        case AllOf(parts):
            return ["all", *map(to_json, parts)]
        case AnyOf(parts):
            return ["any", *map(to_json, parts)]
        case Not(part):
            return ["not", to_json(part)]
        case Some(list_fact, where):
            return ["some", list_fact, to_json(where)]
        case Every(list_fact, where):
            return ["every", list_fact, to_json(where)]
        case Flag(fact):
            return ["flag", fact]
        case Compare(fact, op, literal):
            return ["compare", fact, op, literal]
        case Member(fact, values):
            return ["member", fact, *values]
        case MemberOfFact(fact, list_fact):
            return ["member_of_fact", fact, list_fact]
        case InTable(fact, table, filter_name):
            return ["in_table", fact, table, filter_name]


_READ: dict[str, Callable[..., Condition]] = {
    "all": lambda *parts: AllOf(tuple(map(from_json, parts))),
    "any": lambda *parts: AnyOf(tuple(map(from_json, parts))),
    "not": lambda part: Not(from_json(part)),
    "some": lambda name, where: Some(name, from_json(where)),
    "every": lambda name, where: Every(name, from_json(where)),
    "flag": Flag,
    "compare": Compare,
    "member": lambda fact, *values: Member(fact, values),
    "member_of_fact": MemberOfFact,
    "in_table": InTable,
}


def from_json(data: Sequence[Any]) -> Condition:
    """Return the condition written by `to_json`."""
    return _READ[data[0]](*data[1:])


# ── the compiled form ─────────────────────────────────────────────────────────────────────────

Truths = Sequence[Truth]
Compiled = Callable[[Truths], Truth]
CompiledAll = Callable[[Truths], tuple[Truth, ...]]
FilterOf = Callable[[str, str], Membership]
"""Membership of a filter, by table and filter name."""


class LeafTable:
    """The distinct atoms of many conditions, each with its place and its test."""

    __slots__ = ("_read", "_without_place", "filter_of", "places", "tests")

    def __init__(self, filter_of: FilterOf) -> None:
        self.filter_of = filter_of
        self.places: dict[Atom, int] = {}
        self.tests: list[LeafTest] = []
        self._without_place: dict[Atom, LeafTest] = {}
        self._read: Reader | None = None

    def place(self, atom: Atom) -> int:
        """Return the place of an atom, giving it one at its first use."""
        if atom not in self.places:
            self.places[atom] = len(self.tests)
            self.tests.append(self._test(atom))
            self._read = None
        return self.places[atom]

    def test_of(self, atom: Atom) -> LeafTest:
        """Return the test of an atom, that of the table where it has a place in it."""
        place = self.places.get(atom)
        if place is not None:
            return self.tests[place]
        if atom not in self._without_place:
            self._without_place[atom] = self._test(atom)
        return self._without_place[atom]

    def truths(self, facts: Facts, day: date) -> Truths:
        """Return the truth of each atom by place: what its test says of the facts on the day."""
        if self._read is None:
            self._read = reader(zip(self.places, self.tests, strict=True))
        return self._read(facts, day)

    def _test(self, atom: Atom) -> LeafTest:
        if isinstance(atom, (Some, Every)):
            return _quantified(atom, self.filter_of)
        if isinstance(atom, InTable):
            return compile_leaf(atom, self.filter_of(atom.table, atom.filter))
        return compile_leaf(atom)

    def compile(self, condition: Condition) -> Compiled:
        """Return the condition as a function of the truths of the atoms by place."""
        compiled: Compiled = _function(self._written(condition))
        return compiled

    def compile_all(self, conditions: Iterable[Condition]) -> CompiledAll:
        """Return many conditions as one function of the truths of the atoms by place, in their order."""
        conditions = tuple(conditions)
        for condition in conditions:
            for atom in atoms(condition):
                self.place(atom)
        return _compiled_late(lambda: self._compiled(conditions), lambda truths: self._walked(conditions, truths))

    def _compiled(self, conditions: tuple[Condition, ...]) -> CompiledAll:
        compiled: CompiledAll = _function("".join(f"{self._written(each)}, " for each in conditions))
        return compiled

    def _walked(self, conditions: tuple[Condition, ...], truths: Truths) -> tuple[Truth, ...]:
        places = self.places
        return tuple(evaluate_condition(each, lambda atom: truths[places[atom]]) for each in conditions)

    def _written(self, condition: Condition) -> str:
        """Return a condition as a Python expression of places and operators, nothing else."""
        if isinstance(condition, (AllOf, AnyOf, Not)):
            return f"TRUTHS[{self._bits(condition)}]"
        return self._bits(condition)

    def _bits(self, condition: Condition) -> str:
        match condition:
            case AllOf(parts):
                return f"({' & '.join(map(self._bits, parts)) or int(Truth.TRUE)})"
            case AnyOf(parts):
                return f"({' | '.join(map(self._bits, parts)) or int(Truth.FALSE)})"
            case Not(part):
                return f"NEGATED[{self._bits(part)}]"
            case _:
                return f"truths[{self.place(condition)}]"


_NAMES = {"TRUTHS": by_truth(lambda each: each), "NEGATED": by_truth(negate)}


def _function(expression: str) -> Any:
    return eval(f"lambda truths: ({expression})", dict(_NAMES))


def _compiled_late(compiled: Callable[[], CompiledAll], walked: CompiledAll) -> CompiledAll:
    """Return conditions that are walked when first asked, and compiled when asked again.

    To write them as one function takes longer than to walk them once, and most editions that are opened to see how
    long an answer holds are asked of one item alone.
    """
    calls: list[CompiledAll] = []

    def answers(truths: Truths) -> tuple[Truth, ...]:
        if not calls:
            calls.append(walked)
            return walked(truths)
        if calls[0] is walked:
            calls[0] = compiled()
        return calls[0](truths)

    return answers


def _quantified(atom: Some | Every, filter_of: FilterOf) -> LeafTest:
    inner = LeafTable(filter_of)
    where = inner.compile(atom.where)
    read = condition_facts(atom.where)
    decisive, vacuous = (Truth.TRUE, Truth.FALSE) if isinstance(atom, Some) else (Truth.FALSE, Truth.TRUE)

    def test(facts: Facts, day: date) -> Truth:
        elements = facts.get(atom.list_fact, UNKNOWN)
        if not isinstance(elements, tuple):
            return vacuous if elements is None else Truth.UNKNOWN
        result = vacuous
        outside = {path: facts[path] for path in read if path in facts}
        for element in elements:
            value = Truth.UNKNOWN if element == OPEN_LIST else where(inner.truths({**outside, **element}, day))
            if value is decisive:
                return value
            if value is Truth.UNKNOWN:
                result = value
        return result

    return test


# ── what is open ──────────────────────────────────────────────────────────────────────────────


def open_atoms(condition: Condition, truth_of: Callable[[Condition], Truth]) -> Iterator[Atom]:
    """Yield the unknown atoms that keep a condition unknown.

    Once each of them is known, the condition is known: parts already settled are not entered.
    """
    if truth_of(condition) is not Truth.UNKNOWN:
        return
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from open_atoms(part, truth_of)
        case Not(part):
            yield from open_atoms(part, truth_of)
        case _:
            yield condition


def deciding_atoms(condition: Condition, truth_of: Callable[[Condition], Truth]) -> Iterator[Atom]:
    """Yield the atoms that settle a condition whose truth is known: enough of them to see why."""
    value = truth_of(condition)
    match condition:
        case AllOf(parts) if value is Truth.FALSE:
            for part in parts:
                if truth_of(part) is Truth.FALSE:
                    yield from deciding_atoms(part, truth_of)
        case AnyOf(parts) if value is Truth.TRUE:
            for part in parts:
                if truth_of(part) is Truth.TRUE:
                    yield from deciding_atoms(part, truth_of)
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from deciding_atoms(part, truth_of)
        case Not(part):
            yield from deciding_atoms(part, truth_of)
        case _:
            yield condition


def evaluate_condition(condition: Condition, truth_of_atom: Callable[[Atom], Truth]) -> Truth:
    """Return the truth of a condition by walking its tree: the specification of `LeafTable.compile`."""
    if isinstance(condition, (AllOf, AnyOf, Not)):
        return truth_from_parts(condition, lambda part: evaluate_condition(part, truth_of_atom))
    return truth_of_atom(condition)


def truth_from_parts(condition: AllOf | AnyOf | Not, truth_of: Callable[[Condition], Truth]) -> Truth:
    """Return the truth of a condition from that of its parts."""
    match condition:
        case AllOf(parts):
            return min(map(truth_of, parts), default=Truth.TRUE)
        case AnyOf(parts):
            return max(map(truth_of, parts), default=Truth.FALSE)
        case Not(part):
            return negate(truth_of(part))
