"""Strategies for truth values and conditions."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from hypothesis import strategies as st

from transfer_check.facts import ELEMENTS, VOCABULARIES, Catalogue, Fact
from transfer_check.facts import catalogue as whole_catalogue
from transfer_check.kleene import Truth
from transfer_check.law import Table
from transfer_check.law.condition import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Every,
    Flag,
    InTable,
    Leaf,
    Member,
    MemberOfFact,
    Not,
    Some,
)
from transfer_check.strategies.palette import STATES, chance, pick

DEEPEST = 3
ORDERS = ("==", "!=", "<", "<=", ">", ">=")


def truths() -> st.SearchStrategy[Truth]:
    """Return a strategy of the three truth values."""
    return st.sampled_from(tuple(Truth))


def conditions(
    catalogue: Catalogue | None = None, *, tables: Mapping[str, Table] | None = None
) -> st.SearchStrategy[Condition]:
    """Return a strategy of conditions as a rule may have them: every shape of leaf, every branch, a few levels deep.

    Facts of a list element stand only inside ``some`` and ``every``; literals belong to the type
    and the vocabulary of their fact::

        @given(conditions())
        def test_round_trip(condition):
            assert from_json(to_json(condition)) == condition

    Args:
        catalogue: the facts to compare; ``None`` for all of them.
        tables: the tables whose filters a state may be looked up in.
    """
    return _conditions(Shelf(catalogue or whole_catalogue(), tables or {}))


@st.composite
def _conditions(draw: st.DrawFn, shelf: Shelf) -> Condition:
    return drawn_condition(draw, shelf)


class Shelf:
    """The facts and filters conditions are made of."""

    def __init__(self, catalogue: Catalogue, tables: Mapping[str, Table]) -> None:
        elements = {name for name, _ in ELEMENTS.values()}
        plain = [fact for fact in catalogue.values() if fact.type not in ("states", "parties")]
        self.facts = tuple(fact for fact in plain if fact.path.partition(".")[0] not in elements)
        self.lists = tuple(fact for fact in catalogue.values() if fact.type == "states")
        self.filters = tuple((table.name, name) for table in tables.values() for name in table.filters)
        self.elements: dict[str, tuple[Fact, ...]] = {
            path: tuple(fact for fact in plain if fact.path.partition(".")[0] == name)
            for path, (name, _) in ELEMENTS.items()
            if path in catalogue
        }


def drawn_condition(draw: st.DrawFn, shelf: Shelf, depth: int = DEEPEST, element: tuple[Fact, ...] = ()) -> Condition:
    """Draw a condition; `element` are the facts of the list element in scope."""
    shape = pick(draw, ("leaf", "leaf", "all", "any", "not", "list")) if depth else "leaf"
    match shape:
        case "all" | "any":
            parts = tuple(drawn_condition(draw, shelf, depth - 1, element) for _ in range(1 + pick(draw, range(3))))
            return AllOf(parts) if shape == "all" else AnyOf(parts)
        case "not":
            return Not(drawn_condition(draw, shelf, depth - 1, element))
        case "list" if shelf.elements and not element:
            path = pick(draw, tuple(shelf.elements))
            where = drawn_condition(draw, shelf, depth - 1, shelf.elements[path])
            return Every(path, where) if chance(draw, 2) else Some(path, where)
    return drawn_leaf(draw, shelf, element)


def drawn_leaf(draw: st.DrawFn, shelf: Shelf, element: tuple[Fact, ...] = ()) -> Leaf:
    """Draw a leaf; inside a quantifier it speaks of the element three times out of four."""
    facts = element if element and not (shelf.facts and chance(draw, 4)) else shelf.facts
    fact = pick(draw, facts)
    match fact.type:
        case "bool":
            return Flag(fact.path)
        case "number":
            return Compare(fact.path, pick(draw, ORDERS), float(pick(draw, (0, 1, 50, 99.5))))
        case "state":
            return _of_state(draw, shelf, fact)
    return _of_terms(draw, fact, tuple(VOCABULARIES[fact.vocabulary].terms) if fact.vocabulary else ("a name", "x"))


def _of_state(draw: st.DrawFn, shelf: Shelf, fact: Fact) -> Leaf:
    shape = pick(draw, ("terms", *["table"] * bool(shelf.filters), *["list"] * bool(shelf.lists)))
    if shape == "table":
        return InTable(fact.path, *pick(draw, shelf.filters))
    if shape == "list":
        return MemberOfFact(fact.path, pick(draw, shelf.lists).path)
    return _of_terms(draw, fact, STATES)


def _of_terms(draw: st.DrawFn, fact: Fact, terms: tuple[str, ...]) -> Leaf:
    shape = pick(draw, ("==", "!=", "in"))
    if shape != "in":
        return Compare(fact.path, shape, pick(draw, terms))
    return Member(fact.path, tuple(draw(_some_of(terms))))


@cache
def _some_of(terms: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(terms), min_size=1, max_size=3, unique=True)
