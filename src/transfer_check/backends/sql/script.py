"""The queries as text for a database of the reader's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from sqlglot import exp

from transfer_check.backends.sql.columns import (
    ITEMS,
    THIRD_PARTIES,
    Cell,
    Column,
    item_columns,
    party_columns,
)
from transfer_check.backends.sql.law import ALL_TIME, edition_of
from transfer_check.backends.sql.logic import Term, constant, day, number, text
from transfer_check.backends.sql.memberships import Relation, membership_relations
from transfer_check.backends.sql.queries import JUDGED, case_answers, item_answers, judged
from transfer_check.backends.sql.stages import table
from transfer_check.rulebook import Rulebook

Dialect = Literal["duckdb", "postgres", "spark", "bigquery", "snowflake"]
DIALECTS: tuple[Dialect, ...] = ("duckdb", "postgres", "spark", "bigquery", "snowflake")


COMMENTS = (
    ("事案を入れる表。NULLは不明を表す", "the relations the cases go into; NULL is unknown"),
    ("規則が参照する期日付きの一覧", "the dated tables the rules look up"),
    ("各品目の判定", "every item judged"),
    ("品目ごとの答", "the answer for each item"),
    ("事案ごとの答", "the answer for each case"),
)


class Script(NamedTuple):
    """Statements to run one after the other.

    Attributes:
        inputs: make the relations the cases go into, empty.
        tables: make and fill the dated tables of the rules.
        judged: judges every item, into the table ``judged``.
        items: selects the answer for each item.
        cases: selects the answer for each case.
    """

    inputs: tuple[str, ...]
    tables: tuple[str, ...]
    judged: str
    items: str
    cases: str

    def commented(self) -> str:
        """Return every statement, with a comment on each part in both languages."""
        return "\n".join(
            f"-- {ja} / {en}\n\n" + "".join(f"{each};\n\n" for each in statements)
            for (ja, en), statements in zip(
                COMMENTS, (self.inputs, self.tables, (self.judged,), (self.items,), (self.cases,)), strict=True
            )
        )


def script(rulebook: Rulebook, dialect: Dialect, *, on: date | None = None) -> Script:
    """Return the statements for a database.

    Args:
        rulebook: the rules.
        dialect: the dialect of the database.
        on: a day of the one edition to write down; ``None`` for every edition in one query.
    """
    period = ALL_TIME if on is None else edition_of(rulebook, on)
    relations = membership_relations(rulebook)
    inputs = {ITEMS: item_columns(rulebook), THIRD_PARTIES: party_columns(rulebook)}
    making = exp.Create(this=table(JUDGED), kind="TABLE", expression=judged(rulebook, period))
    return Script(
        tuple(written(_creation(name, columns), dialect) for name, columns in inputs.items()),
        tuple(written(each, dialect) for relation in relations for each in _filled(relation)),
        written(making, dialect),
        written(item_answers(rulebook), dialect),
        written(case_answers(rulebook), dialect),
    )


def written(statement: exp.Expr, dialect: Dialect) -> str:
    """Return a statement in a dialect.

    BigQuery takes no dot in the name of a column: a fact is there named with two underscores instead.
    PostgreSQL would write a stage into each place that reads it, were it not told to work it out once.
    """
    statement = statement.copy()
    if dialect == "bigquery":
        for identifier in statement.find_all(exp.Identifier):
            identifier.set("this", identifier.this.replace(".", "__"))
    if dialect == "postgres":
        for stage in statement.find_all(exp.CTE):
            stage.set("materialized", True)
    return statement.sql(dialect, identify=True, pretty=True)


def _creation(name: str, columns: Iterable[Column]) -> exp.Create:
    return exp.Create(this=exp.Schema(this=table(name), expressions=[_column(each) for each in columns]), kind="TABLE")


def _column(column: Column) -> exp.ColumnDef:
    required = [exp.ColumnConstraint(kind=exp.NotNullColumnConstraint())] if column.required else []
    kind = exp.DataType.build(column.type)
    return exp.ColumnDef(this=exp.to_identifier(column.name, quoted=True), kind=kind, constraints=required)


def _filled(relation: Relation) -> tuple[exp.Expr, exp.Expr]:
    rows = [exp.Tuple(expressions=[_literal(cell) for cell in row]) for row in relation.rows]
    filling = exp.Insert(this=table(relation.name), expression=exp.Values(expressions=rows))
    return _creation(relation.name, relation.columns), filling


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
