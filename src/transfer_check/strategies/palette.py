"""What the rules in force on a day read, and the values worth stating because some rule mentions them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from transfer_check.facts import VOCABULARIES, Fact, Facts, catalogue, stands
from transfer_check.kleene import Truth
from transfer_check.law import Edition, Provision, Rulebook
from transfer_check.law.condition import (
    Compare,
    Condition,
    Every,
    InTable,
    Leaf,
    LeafTest,
    Member,
    Some,
    atoms,
    compile_leaf,
    condition_facts,
)

T = TypeVar("T")
STATES = ("JPN", "USA", "GBR", "KOR", "PRK", "CHN", "IRQ")


@cache
def _below(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


def pick(draw: st.DrawFn, options: Sequence[T]) -> T:
    """Draw one of some options; shrinks towards the first."""
    return options[draw(_below(len(options)))] if len(options) > 1 else options[0]


def chance(draw: st.DrawFn, one_in: int) -> bool:
    """Draw true once in so many times; shrinks towards false."""
    return draw(_below(one_in)) == one_in - 1


class Palette:
    """The facts the rules of one edition read on one day, each with its values."""

    def __init__(self, rulebook: Rulebook, day: date) -> None:
        self.day = day
        self.edition: Edition = rulebook.on(day)
        self.provisions = tuple(provisions_of(self.edition))
        conditions = [condition for each in self.provisions for condition in each.conditions]
        read = _read(conditions)
        self.read = tuple(path for path in catalogue() if path in read)
        self._mentioned: dict[str, dict[Any, None]] = {}
        for condition in conditions:
            self._note(condition)
        self._tests: dict[Leaf, LeafTest] = {}
        self._options: dict[tuple[Leaf, bool], tuple[Any, ...]] = {}
        self._values: dict[str, tuple[Any, ...]] = {}

    def _note(self, condition: Condition) -> None:
        for atom in atoms(condition):
            if isinstance(atom, (Some, Every)):
                self._note(atom.where)
            else:
                known = self._mentioned.setdefault(atom.fact, {})
                known.update(dict.fromkeys(_literals(atom, self.edition)))

    def values(self, path: str) -> tuple[Any, ...]:
        """Return values of a fact: those some rule mentions, twice, then others it can have."""
        if path not in self._values:
            fact = catalogue()[path]
            mentioned = tuple(value for value in self._mentioned.get(path, ()) if self._possible(fact, value))
            self._values[path] = (*mentioned, *mentioned, *_others(fact, mentioned))
        return self._values[path]

    def _possible(self, fact: Fact, value: Any) -> bool:
        if fact.type == "state":
            return stands(value, self.day)
        return fact.type != "number" or 0 <= value <= (100 if fact.unit == "percent" else value)

    def options(self, leaf: Leaf, truth: bool) -> tuple[Any, ...]:
        """Return values of a leaf's fact that make the leaf true, or false; perhaps none."""
        key = (leaf, truth)
        if key not in self._options:
            wanted = Truth.of(truth)
            values = dict.fromkeys(self.values(leaf.fact))
            self._options[key] = tuple(value for value in values if self.truth(leaf, {leaf.fact: value}) is wanted)
        return self._options[key]

    def truth(self, leaf: Leaf, facts: Facts) -> Truth:
        """Return the truth of a leaf on some facts."""
        if leaf not in self._tests:
            members = self.edition.leaves.filter_of(leaf.table, leaf.filter) if isinstance(leaf, InTable) else None
            self._tests[leaf] = compile_leaf(leaf, members)
        return self._tests[leaf](facts, self.day)


PaletteOn = Callable[[date], Palette]
_recent: list[tuple[Rulebook, PaletteOn]] = []


def palettes(rulebook: Rulebook) -> PaletteOn:
    """Return the palettes of a rulebook by day, each made once; those of a few rulebooks are kept."""
    for known, kept in _recent:
        if known is rulebook:
            return kept
    made: PaletteOn = cache(lambda day: Palette(rulebook, day))
    _recent[:] = [(rulebook, made), *_recent[:3]]
    return made


def provisions_of(edition: Edition) -> Iterator[Provision]:
    """Yield every provision of an edition that has conditions."""
    yield from (each.provision for each in edition.definitions)
    yield from (scope.provision for regime in edition.regimes for scope in regime.scopes)
    yield from (each.provision for each in edition.rules)
    yield from (each.provision for each in edition.cautions)


def facts_read(provisions: Iterable[Provision], edition: Edition) -> set[str]:
    """Return the paths some provisions read, and those read to derive them."""
    paths: set[str] = set()
    waiting = [path for each in provisions for path in _read(each.conditions)]
    while waiting:
        path = waiting.pop()
        if path not in paths:
            paths.add(path)
            if path in edition.defined:
                waiting.extend(_read(edition.defined[path].provision.conditions))
    return paths


def _read(conditions: Iterable[Condition]) -> set[str]:
    return {path for condition in conditions for path in condition_facts(condition)}


def _literals(leaf: Leaf, edition: Edition) -> tuple[Any, ...]:
    match leaf:
        case Compare():
            literal = leaf.literal
            return (literal,) if isinstance(literal, str) else (literal, literal + 1, literal - 1)
        case Member(values=values):
            return values
        case InTable():
            return tuple(edition.tables[leaf.table].rows_of(leaf.filter))
    return ()


def _others(fact: Fact, mentioned: tuple[Any, ...]) -> tuple[Any, ...]:
    match fact.type:
        case "bool":
            return (False, True)
        case "vocabulary":
            others = tuple(term for term in VOCABULARIES[fact.vocabulary].terms if term not in mentioned)
            return others if fact.kind == "assessed" else (*others, None)
        case "state":
            return (*(state for state in STATES if state not in mentioned), None)
        case "states":
            return (("USA",), ("GBR", "USA"), (), None)
        case "number":
            return (0, 50, 100, None)
        case "parties":
            return ()
        case "text":
            return ("a name", None)


def days_of(rulebook: Rulebook) -> tuple[date, ...]:
    """Return the days that matter: each on which the law changes, then the day before each; the encoded ones only."""
    changes = {edition.on for regime in rulebook.regimes for edition in regime.editions}
    intervals = [each.in_force for each in rulebook.regimes] + [each.in_force for each in rulebook.provisions]
    changes |= {day for each in intervals for day in (each.start, each.end) if day is not None}
    days = dict.fromkeys((*sorted(changes), *sorted((day - timedelta(days=1) for day in changes), reverse=True)))
    until = rulebook.encoded_until or date.max
    return tuple(day for day in days if day < until) or (date(2000, 1, 1),)


def partners_with(state: Any, truth: bool) -> tuple[Any, ...]:
    """Return lists of states in which a state is, or is not; perhaps none."""
    if truth:
        return ((state,), (state, "ITA")) if isinstance(state, str) else ()
    return (tuple(each for each in ("ITA", "CAN") if each != state), (), None)
