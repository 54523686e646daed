"""The queries as text for a database of the reader's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from sqlglot import exp

from transfer_check.backends.sql.columns import ITEMS, THIRD_PARTIES, item_columns, party_columns
from transfer_check.backends.sql.law import ALL_TIME, edition_of
from transfer_check.backends.sql.memberships import membership_relations
from transfer_check.backends.sql.queries import JUDGED, case_answers, item_answers, judged
from transfer_check.backends.sql.statements import dropped, filled, made_empty, made_of, view_of
from transfer_check.rulebook import Rulebook

Dialect = Literal["duckdb", "postgres", "spark", "bigquery", "snowflake"]
DIALECTS: tuple[Dialect, ...] = ("duckdb", "postgres", "spark", "bigquery", "snowflake")


ITEM_ANSWERS, CASE_ANSWERS = "item_answers", "case_answers"
Part = Literal["inputs", "law", "judge"]
PARTS: tuple[Part, ...] = ("inputs", "law", "judge")
COMMENTS: dict[Part, tuple[str, str]] = {
    "inputs": ("事案を入れる表。NULLは不明を表す", "the relations the cases go into; NULL is unknown"),
    "law": ("規則が参照する期日付きの一覧", "the dated tables the rules look up"),
    "judge": (
        "各品目の判定並びに品目及び事案ごとの答。表に事案を入れた後に実行し、繰り返すことができる",
        "every item judged, and the answer for each item and each case; run it once the cases are in, as often as you like",
    ),
}


class Script(NamedTuple):
    """Statements to run one after the other.

    Attributes:
        inputs: make the relations the cases go into, empty.
        law: make and fill the dated tables of the rules.
        judge: judge every item, into the table ``judged``, and make the views ``item_answers`` and
            ``case_answers`` of it; what an earlier run made is dropped first.
    """

    inputs: tuple[str, ...]
    law: tuple[str, ...]
    judge: tuple[str, ...]

    def commented(self, parts: Sequence[Part] = PARTS) -> str:
        """Return the statements of some parts, with a comment on each part in both languages."""
        return "\n".join(
            f"-- {' / '.join(COMMENTS[part])}\n\n" + "".join(f"{each};\n\n" for each in getattr(self, part))
            for part in parts
        )


def script(rulebook: Rulebook, dialect: Dialect, *, on: date | None = None) -> Script:
    """Return the statements for a database.

    Args:
        rulebook: the rules.
        dialect: the dialect of the database.
        on: a day of the one edition to write down; ``None`` for every edition in one query.
    """
    period = ALL_TIME if on is None else edition_of(rulebook, on)
    inputs = {ITEMS: item_columns(rulebook), THIRD_PARTIES: party_columns(rulebook)}
    tables = [
        statement
        for each in membership_relations(rulebook)
        for statement in (made_empty(each.name, each.columns), filled(each.name, each.rows))
    ]
    return Script(
        tuple(written(made_empty(name, columns), dialect) for name, columns in inputs.items()),
        tuple(written(each, dialect) for each in tables),
        tuple(
            written(each, dialect)
            for each in (
                dropped(CASE_ANSWERS, "VIEW"),
                dropped(ITEM_ANSWERS, "VIEW"),
                dropped(JUDGED, "TABLE"),
                made_of(JUDGED, judged(rulebook, period), replace=False),
                view_of(ITEM_ANSWERS, item_answers(rulebook)),
                view_of(CASE_ANSWERS, case_answers(rulebook)),
            )
        ),
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
