"""The queries as text for a database of the reader's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from sqlglot import exp

from transfer_check.law import Rulebook
from transfer_check.sql.checks.admissible import allowed
from transfer_check.sql.checks.rejections import REJECTED, Rejections
from transfer_check.sql.checks.state_codes import place_relation, state_relation
from transfer_check.sql.columns import (
    DAY,
    ITEMS,
    SIGNATURE,
    THIRD_PARTIES,
    Column,
    item_columns,
    party_columns,
)
from transfer_check.sql.decisions.warned import contradicted_names
from transfer_check.sql.expressions.connectives import Term, is_constant
from transfer_check.sql.expressions.memberships import membership_relations
from transfer_check.sql.expressions.period_law import ALL_TIME, edition_of, encoded
from transfer_check.sql.loads import loads
from transfer_check.sql.queries import JUDGED, judged
from transfer_check.sql.stages import sound
from transfer_check.sql.statements import added_to, dropped, filled, made_empty, made_of, view_of
from transfer_check.sql.views import (
    answers_of_cases,
    answers_of_items,
    contradictions,
    sound_rows,
    unjudged_rows,
)
from transfer_check.words.script_comments import COMMENTS

Dialect = Literal["duckdb", "postgres", "spark", "bigquery", "snowflake"]
DIALECTS: tuple[Dialect, ...] = ("duckdb", "postgres", "spark", "bigquery", "snowflake")
CONSTRAINED: tuple[Dialect, ...] = ("duckdb", "postgres")
"""Those that hold a table to its constraints."""
LOOSE: tuple[Dialect, ...] = ("duckdb", "spark")
"""Those in which the cases may be views of files, whose cells are texts."""


ITEM_ANSWERS, CASE_ANSWERS = "item_answers", "case_answers"
Part = Literal["inputs", "law", "load", "judge"]
PARTS: tuple[Part, ...] = ("inputs", "law", "load", "judge")
WHOLE: tuple[Part, ...] = ("inputs", "law", "judge")
"""What is written where no part is named: how the cases come into the tables is the reader's affair."""
HEADS: dict[Dialect, str] = {"postgres": "\\set ON_ERROR_STOP on\n\n"}
"""What stands before each part: psql would go on after an error, with the answers of the run before."""


class Script(NamedTuple):
    """Statements to run one after the other.

    Attributes:
        head: stands before each part where it is run on its own.
        inputs: make the relations the cases go into, empty; where the database can, it takes no row that is wrong.
        law: make and fill the dated tables of the rules, and the codes of states with their days.
        load: fill the relations of the cases from files of CSV; nothing for a database where this is not tried.
        judge: find what is wrong, into the table ``rejected``, judge every item, into the table ``judged``, and
            make the views ``item_answers`` and ``case_answers`` of both; what an earlier run made is dropped first.
    """

    head: str
    inputs: tuple[str, ...]
    law: tuple[str, ...]
    load: tuple[str, ...]
    judge: tuple[str, ...]

    def commented(self, parts: Sequence[Part] = WHOLE) -> str:
        """Return the statements of some parts, with a comment on each part in both languages."""
        return self.head + "\n".join(
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
    period = encoded(rulebook, ALL_TIME if on is None else edition_of(rulebook, on))
    relations = (*membership_relations(rulebook), state_relation(), place_relation())
    law = [part for each in relations for part in (made_empty(each.name, each.columns), filled(each.name, each.rows))]
    loose = dialect in LOOSE
    judge = (
        dropped(CASE_ANSWERS, "VIEW"),
        dropped(ITEM_ANSWERS, "VIEW"),
        dropped(JUDGED, "TABLE"),
        dropped(REJECTED, "TABLE"),
        made_of(REJECTED, Rejections(rulebook, period, loose).query(), replace=False),
        made_of(JUDGED, judged(rulebook, period, before=sound_rows(rulebook, loose=loose)), replace=False),
        added_to(JUDGED, unjudged_rows(rulebook, period, loose=loose)),
        *([added_to(REJECTED, contradictions(rulebook, loose=loose))] if contradicted_names(rulebook).names else []),
        view_of(ITEM_ANSWERS, answers_of_items(rulebook)),
        view_of(CASE_ANSWERS, answers_of_cases(rulebook)),
    )
    return Script(
        HEADS.get(dialect, ""),
        tuple(written(each, dialect) for each in _inputs(rulebook, dialect)),
        tuple(written(each, dialect) for each in law),
        loads(dialect, input_columns(rulebook)),
        tuple(written(each, dialect) for each in judge),
    )


def input_columns(rulebook: Rulebook) -> dict[str, tuple[Column, ...]]:
    """Return the columns of the relations that hold the cases, those for signatures included."""
    return {ITEMS: (*item_columns(rulebook), *SIGNATURE), THIRD_PARTIES: party_columns(rulebook)}


def _inputs(rulebook: Rulebook, dialect: Dialect) -> Iterator[exp.Create]:
    for name, columns in input_columns(rulebook).items():
        yield made_empty(name, columns, _constraints(columns) if dialect in CONSTRAINED else {})


def _constraints(columns: Sequence[Column]) -> dict[str, Term]:
    """Return what each row must satisfy, by the column that is told where one does not."""
    dated = any(each.name == DAY for each in columns)
    found = {each.name: allowed(each, dated=dated) for each in columns}
    return {name: condition for name, condition in found.items() if not is_constant(condition, True)}


def written(statement: exp.Expr, dialect: Dialect) -> str:
    """Return a statement in a dialect.

    BigQuery takes no dot in the name of a column: a fact is there named with two underscores instead.
    PostgreSQL would write a stage into each place that reads it, were it not told to work it out once.
    The statement is used up: to copy one takes longer than to write it.
    """
    if dialect == "bigquery":
        for identifier in statement.find_all(exp.Identifier):
            identifier.set("this", identifier.this.replace(".", "__"))
    if dialect == "postgres":
        for stage in statement.find_all(exp.CTE):
            stage.set("materialized", not stage.alias.startswith(sound("")))
    return statement.sql(dialect, identify=True, pretty=True, copy=False)
