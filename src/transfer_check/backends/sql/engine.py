"""Judging cases in an embedded DuckDB."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from transfer_check.backends.sql.columns import DAY, ITEMS
from transfer_check.backends.sql.ingestion import arrow_table
from transfer_check.backends.sql.law import ALL_TIME, eras
from transfer_check.backends.sql.memberships import membership_relations
from transfer_check.backends.sql.queries import JUDGED, case_answers, item_answers, judged
from transfer_check.intervals import Interval
from transfer_check.rulebook import Rulebook

if TYPE_CHECKING:
    import duckdb

DIALECT = "duckdb"


class Engine:
    """The rules in a connection of DuckDB.

    It reads the relations ``items`` and ``third_parties`` (`transfer_check.backends.sql.columns`),
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
            rows = arrow_table(relation.columns, (dict(zip(names, row, strict=True)) for row in relation.rows))
            connection.register("incoming", rows)
            connection.execute(f"CREATE OR REPLACE TABLE {relation.name} AS SELECT * FROM incoming")
            connection.unregister("incoming")

    @cached_property
    def judged(self) -> str:
        """The query that judges every row of ``items``, each under the text of its own day."""
        return judged(self.rulebook).sql(DIALECT)

    @cached_property
    def item_answers(self) -> str:
        """The query of the answer for each item, over ``judged``."""
        return item_answers(self.rulebook).sql(DIALECT)

    @cached_property
    def case_answers(self) -> str:
        """The query of the answer for each case, over ``judged``."""
        return case_answers(self.rulebook).sql(DIALECT)

    def judge(self) -> None:
        """Judge every row of ``items``, and make ``judged`` in place of what it was.

        One query is run for each era that has rows, which is faster than one for all days.
        """
        first, *others = self._eras_with_rows() or [ALL_TIME]
        self.connection.execute(f"CREATE OR REPLACE TABLE {JUDGED} AS {self._judged_in(first)}")
        for era in others:
            self.connection.execute(f"INSERT INTO {JUDGED} {self._judged_in(era)}")

    def _eras_with_rows(self) -> list[Interval]:
        days = self.connection.execute(f'SELECT DISTINCT "{DAY}" FROM {ITEMS}').fetchall()
        return [era for era in eras(self.rulebook) if any(day in era for (day,) in days)]

    def _judged_in(self, era: Interval) -> str:
        if era not in self._queries:
            self._queries[era] = judged(self.rulebook, era).sql(DIALECT)
        return self._queries[era]
