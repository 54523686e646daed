"""Statements that make relations of queries and of rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from sqlglot import exp

from transfer_check.sql.columns import Cell, Column
from transfer_check.sql.expressions.connectives import Term, constant, day, number, text
from transfer_check.sql.stages import table


def made_of(name: str, query: exp.Query, *, replace: bool = True) -> exp.Create:
    """Return the statement that makes a relation of what a query returns."""
    return exp.Create(this=table(name), kind="TABLE", replace=replace, expression=query)


def dropped(name: str, kind: str) -> exp.Drop:
    """Return the statement that takes a relation away where there is one.

    Args:
        name: the relation.
        kind: ``TABLE`` or ``VIEW``.
    """
    return exp.Drop(tables=[table(name)], kind=kind, exists=True)


def view_of(name: str, query: exp.Query) -> exp.Create:
    """Return the statement that makes a view of a query."""
    return exp.Create(this=table(name), kind="VIEW", expression=query)


def added_to(name: str, query: exp.Query) -> exp.Insert:
    """Return the statement that adds what a query returns to a relation."""
    return exp.Insert(this=table(name), expression=query)


def made_empty(name: str, columns: Iterable[Column], constraints: Mapping[str, Term] | None = None) -> exp.Create:
    """Return the statement that makes a relation without rows.

    Args:
        name: the relation.
        columns: its columns.
        constraints: what each row must satisfy, by the name that is told where one does not.
    """
    checks = [
        exp.Constraint(
            this=exp.to_identifier(told, quoted=True), expressions=[exp.CheckColumnConstraint(this=condition.copy())]
        )
        for told, condition in (constraints or {}).items()
    ]
    inside = [*(_column(each) for each in columns), *checks]
    return exp.Create(this=exp.Schema(this=table(name), expressions=inside), kind="TABLE")


def filled(name: str, rows: Iterable[tuple[Cell, ...]]) -> exp.Insert:
    """Return the statement that puts rows into a relation."""
    tuples = [exp.Tuple(expressions=[_literal(cell) for cell in row]) for row in rows]
    return exp.Insert(this=table(name), expression=exp.Values(expressions=tuples))


def _column(column: Column) -> exp.ColumnDef:
    required = [exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())] if column.required else []
    kind = exp.DataType.build(column.type)
    return exp.ColumnDef(this=exp.to_identifier(column.name, quoted=True), kind=kind, constraints=required)


def _literal(cell: Cell) -> Term:
    match cell:
        case None:
            return exp.Null()
        case bool():
            return constant(cell)
        case date():
            return day(cell)
        case str():
            return text(cell)
    return number(cell)
