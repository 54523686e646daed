"""What a row says of a fact by what it says of others: `transfer_check.facts.case.TransferCase` completes a case alike."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from transfer_check.facts import FactValue, catalogue
from transfer_check.sql.columns import NONE_TEXT, Column, cell_of
from transfer_check.sql.expressions.connectives import (
    Term,
    choice,
    constant,
    disjunction,
    equals,
    is_true,
    negation,
    operand,
    text,
)

CellOf = Callable[[str], Term]
"""Gives the cell of a column, in its type."""


def implied(of: Column, cell: CellOf) -> Term | None:
    """Return the value of a fact that others settle, NULL where they do not; nothing if none ever does."""
    if of.fact is not None and of.fact.compares:
        one, other = map(cell, of.fact.compares)
        return equals(one, other)
    none = _known_to_be_none(of, cell)
    return None if none is None else choice((none, _value_of_none(of)))


def against_implied(of: Column, cell: CellOf) -> Term:
    """Return whether a fact is stated otherwise than others settle it; two-valued."""
    value = implied(of, cell)
    if value is None:
        return constant(False)
    return is_true(exp.NEQ(this=operand(cell(of.name)), expression=operand(value)))


def _known_to_be_none(of: Column, cell: CellOf) -> Term | None:
    if of.fact is None or not of.fact.none_where:
        return None
    return disjunction(_is_one_of(cell(path), path, values) for path, values in of.fact.none_where.items())


def _value_of_none(of: Column) -> Term:
    return constant(False) if of.fact is not None and of.fact.type == "bool" else text(NONE_TEXT)


def _is_one_of(cell: Term, path: str, values: tuple[FactValue, ...]) -> Term:
    fact = catalogue()[path]
    cells = [cell_of(fact, value) for value in values]
    if fact.type == "bool":
        return disjunction([cell if each is True else negation(cell) for each in cells])
    return exp.In(this=cell.copy(), expressions=[text(str(each)) for each in cells])
