"""Judging cases in an embedded DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlglot import exp

from transfer_check.intervals import Interval
from transfer_check.law import Rulebook
from transfer_check.sql.columns import DAY, ITEMS
from transfer_check.sql.expressions.connectives import column
from transfer_check.sql.expressions.memberships import membership_relations
from transfer_check.sql.expressions.period_law import ALL_TIME, eras
from transfer_check.sql.ingestion import arrow_table, keep
from transfer_check.sql.queries import JUDGED, case_answers, item_answers, judged
from transfer_check.sql.stages import table

if TYPE_CHECKING:
    import duckdb

DIALECT = "duckdb"
FEW = 500_000
"""Rows up to which one query for all days is faster, measured with the rules of 2026."""
SKIPPED = ("join_order", "statistics_propagation", "in_clause")
"""Steps of DuckDB's planner that took two thirds of its time on the query and saved none."""


class Engine:
    """The rules in a connection of DuckDB.

    It reads the relations ``items`` and ``third_parties`` (`transfer_check.sql.columns`),
    tables or views, and makes ``judged``, from which answers are read::

        engine = Engine(duckdb.connect(), rulebook)
        ingest(engine.connection, cases, rulebook)
        engine.judge()
        engine.connection.execute(engine.case_answers).fetchall()

    Attributes:
        connection: an open connection; the dated tables of the rules are made in it.
        rulebook: the rules.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, rulebook: Rulebook) -> None:
        self.connection = connection
        self.rulebook = rulebook
        self._queries: dict[Interval, str] = {}
        for relation in membership_relations(rulebook):
            names = [each.name for each in relation.columns]
            rows = (dict(zip(names, row, strict=True)) for row in relation.rows)
            keep(connection, relation.name, arrow_table(relation.columns, rows))

    @cached_property
    def judged(self) -> str:
        """The query that judges every row of ``items``, each under the text of its own day."""
        return self._judged_in(ALL_TIME)

    @cached_property
    def item_answers(self) -> str:
        """The query of the answer for each item, over ``judged``."""
        return item_answers(self.rulebook).sql(DIALECT, copy=False)

    @cached_property
    def case_answers(self) -> str:
        """The query of the answer for each case, over ``judged``."""
        return case_answers(self.rulebook).sql(DIALECT, copy=False)

    def judge(self) -> None:
        """Judge every row of ``items``, and make ``judged`` in place of what it was.

        Few rows are judged by one query for all days, many by one query for each era that has rows:
        such a query is dearer to write and cheaper for each row.
        """
        first, *others = self._periods()
        with self._planned_as_written():
            self.connection.execute(f'CREATE OR REPLACE TABLE "{JUDGED}" AS {self._judged_in(first)}')
            for period in others:
                self.connection.execute(f'INSERT INTO "{JUDGED}" {self._judged_in(period)}')

    def _periods(self) -> list[Interval]:
        ((count,),) = self._run(exp.select(exp.Count(this=exp.Star())).from_(table(ITEMS), copy=False)).fetchall()
        if count <= FEW:
            return [ALL_TIME]
        days = self._run(exp.select(column(DAY)).distinct().from_(table(ITEMS), copy=False)).fetchall()
        return [era for era in eras(self.rulebook) if any(day in era for (day,) in days)]

    def _judged_in(self, period: Interval) -> str:
        if period not in self._queries:
            self._queries[period] = judged(self.rulebook, period).sql(DIALECT, copy=False)
        return self._queries[period]

    def _run(self, statement: exp.Expr) -> duckdb.DuckDBPyConnection:
        return self.connection.execute(statement.sql(DIALECT, copy=False))

    @contextmanager
    def _planned_as_written(self) -> Iterator[None]:
        """Let the planner skip what it cannot gain from: the joins stand in order, and nothing is filtered."""
        name = "disabled_optimizers"
        ((before,),) = self.connection.execute("SELECT current_setting(?)", [name]).fetchall()
        self.connection.execute(f"SET {name} = '{','.join(filter(None, [before, *SKIPPED]))}'")
        try:
            yield
        finally:
            self.connection.execute(f"SET {name} = '{before}'")
