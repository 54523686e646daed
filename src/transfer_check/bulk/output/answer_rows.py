"""The rows of the output: an answer for each case, for each item, or for each case and day compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

import duckdb
import pyarrow as pa

from transfer_check.bulk.case_judging import Judge
from transfer_check.bulk.output.validity_column import CHANGED_BY, Holding
from transfer_check.sql.queries import JUDGED

Counts = TypeVar("Counts")
KEYS = 4
"""Columns of what is judged that name the row: its number, the case, the item and the day."""
Per = Literal["case", "item"]
LISTS = ("determining", "open_facts", "awaits", "warnings", CHANGED_BY, "overrides")
"""Columns that hold names with single spaces between, and lists in JSON Lines."""
_TRUTHS = ", ".join(
    f"CASE WHEN {name} IS NULL THEN 'unknown' WHEN {name} THEN 'true' ELSE 'false' END AS {name}"
    for name in ("prohibited", "permitted")
)
_READ_OFF = "determining, open_facts, weakest_evidence, awaits, warnings, overrides"
_OF_CASE = f'"on", items, verdict, {_TRUTHS}, possibly_prohibited, {_READ_OFF}'


@dataclass(frozen=True)
class Window:
    """The answers of some cases, by whose numbers they are found.

    Attributes:
        judge: what has judged the items.
        first: the number of the first case.
        last: the number after that of the last.
        per: what has a row of its own.
        judgements: how many days were judged; from two on the rows of a case are compared.
        until: whether it is told how long each answer holds.
        if_judged: whether it is told where each answer would come to if what is left to judge were judged favourably.
    """

    judge: Judge
    first: int
    last: int
    per: Per
    judgements: int
    until: bool = False
    if_judged: bool = False

    def answer(self, count: Callable[[duckdb.DuckDBPyConnection], Counts]) -> tuple[pa.Table, Counts]:
        """Return the rows of the output in the order of the cases, and what `count` finds in ``answered``."""
        with self.judge.connection.cursor() as cursor:
            cases = f'SELECT n, "case", line FROM {self.judge.file_of("cases")} WHERE {self._bounds}'
            cursor.execute(f"CREATE TEMP TABLE cases AS {cases}")
            names = [self._answers(cursor, place) for place in range(self.judgements)]
            several = self.judgements > 1
            selected = _compared(names) if several else _of_items() if self.per == "item" else _of_cases()
            cursor.execute(f"CREATE TEMP TABLE answered AS {selected}")
            order = "n, item" if self.per == "item" else "n, place"
            rows = cursor.sql(f"SELECT * EXCLUDE (place) FROM answered ORDER BY {order}").to_arrow_table()
            holding = self._holding(cursor) if self.until or self.if_judged else None
            if holding is not None and self.until:
                rows = holding.added_to(rows)
            if holding is not None and self.if_judged:
                rows = holding.with_outlook(rows)
            return rows.drop_columns("n"), count(cursor)

    def _holding(self, cursor: duckdb.DuckDBPyConnection) -> Holding:
        """Return what tells how long the answers hold, from the cases they are on."""
        items, parties = (
            cursor.sql(
                f"SELECT * FROM {self.judge.file_of(name)} WHERE case_id::BIGINT BETWEEN {self.first} AND {self.last - 1}"
            ).to_arrow_table()
            for name in ("items_*", "parties")
        )
        return Holding(self.judge.engine.rulebook, items, parties)

    @property
    def _bounds(self) -> str:
        return f"n >= {self.first} AND n < {self.last}"

    def _answers(self, cursor: duckdb.DuckDBPyConnection, place: int) -> str:
        """Make the relation of the answers by one judgement, and return its name.

        What is judged is much alike: each different judgement of an item gets a number, and so does each
        different set of them that some case has. Only these are put into words, by the query of the engine.
        """
        name = f"answers_{place}"
        rows = f"SELECT * FROM {self.judge.file_of(f'judged_{place}_*')} WHERE {self._bounds}"
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE found AS {rows}")
        told = ", ".join(f'"{each[0]}"' for each in cursor.execute("FROM found LIMIT 0").description[KEYS:])
        numbers = f"row_number() OVER (ORDER BY {told}) AS judgement"
        cursor.execute(
            f"CREATE OR REPLACE TEMP TABLE judgements AS SELECT {numbers}, * FROM (SELECT DISTINCT {told} FROM found)"
        )
        alike = " AND ".join(f"f.{each} IS NOT DISTINCT FROM j.{each}" for each in told.split(", "))
        keyed = f'SELECT n, item, "on", judgement FROM found f JOIN judgements j ON {alike}'
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE keyed AS {self._keyed_by_case(keyed)}")
        kinds = "SELECT row_number() OVER (ORDER BY held) AS kind, held FROM (SELECT DISTINCT held FROM keyed)"
        cursor.execute(f"CREATE OR REPLACE TEMP TABLE kinds AS {kinds}")
        cursor.execute(
            f"CREATE OR REPLACE TEMP TABLE {JUDGED} AS SELECT kind::VARCHAR AS case_id, judgement::INTEGER AS item, "
            f'NULL::DATE AS "on", {told} FROM (SELECT kind, unnest(held) AS judgement FROM kinds) JOIN judgements '
            "USING (judgement)"
        )
        engine = self.judge.engine
        words = engine.case_answers if self.per == "case" else engine.item_answers
        held = "items, " if self.per == "case" else "item, "
        left_out = '("on", items, overrides)' if self.per == "case" else '("on", item, overrides)'
        cursor.execute(
            f'CREATE OR REPLACE TEMP TABLE {name} AS SELECT k.n, k."on", k.{held} '
            f"coalesce(o.overrides, '') AS overrides, w.* EXCLUDE {left_out} "
            f"FROM keyed k JOIN kinds USING (held) "
            f"JOIN ({words}) w ON w.case_id = kind::VARCHAR LEFT JOIN ({self._overrides}) o ON {self._own}"
        )
        return name

    @property
    def _own(self) -> str:
        return "o.n = k.n AND o.item = k.item" if self.per == "item" else "o.n = k.n"

    @property
    def _overrides(self) -> str:
        """The facts that are overridden, of each item, or of a case in the order of its items, each once."""
        rows = f"SELECT n, item, overrides FROM {self.judge.file_of('overrides')} WHERE {self._bounds}"
        if self.per == "item":
            return rows
        named = "SELECT n, item, unnest(string_split(overrides, ' ')) AS fact, "
        named += f"generate_subscripts(string_split(overrides, ' '), 1) AS place FROM ({rows})"
        once = f"SELECT n, fact, min(item) AS item, min(place) AS place FROM ({named}) GROUP BY n, fact"
        return f"SELECT n, string_agg(fact, ' ' ORDER BY item, place, fact) AS overrides FROM ({once}) GROUP BY n"

    def _keyed_by_case(self, keyed: str) -> str:
        if self.per == "item":
            return f'SELECT n, item, "on", [judgement] AS held FROM ({keyed})'
        held = "list_sort(list(DISTINCT judgement)) AS held"
        return f'SELECT n, min("on") AS "on", count(*) AS items, {held} FROM ({keyed}) GROUP BY n'


def _of_cases() -> str:
    return f'SELECT n, 0 AS place, "case", line, {_OF_CASE} FROM answers_0 JOIN cases USING (n)'


def _of_items() -> str:
    return (
        f'SELECT n, 0 AS place, "case", item, "on", verdict, {_TRUTHS}, {_READ_OFF} FROM answers_0 JOIN cases USING (n)'
    )


def _compared(names: list[str]) -> str:
    together = " UNION ALL ".join(f"SELECT {place} AS place, * FROM {name}" for place, name in enumerate(names))
    return f"""
        WITH together AS ({together}),
        beside AS (
            SELECT *, lag(verdict) OVER in_turn AS verdict_before, lag(determining) OVER in_turn AS determining_before,
                   min(verdict) OVER of_case <> max(verdict) OVER of_case AS changed
            FROM together
            WINDOW in_turn AS (PARTITION BY n ORDER BY place), of_case AS (PARTITION BY n)
        )
        SELECT n, place, "case", line, changed, {_OF_CASE}, coalesce(verdict_before, '') AS verdict_before,
               CASE WHEN verdict <> verdict_before THEN {_turned()} ELSE '' END AS turned
        FROM beside JOIN cases USING (n)"""


def _turned() -> str:
    """Return the rules that decide no longer, with a minus, and those that decide only now, with a plus."""
    gone = _only_in("determining_before", "determining", "-")
    come = _only_in("determining", "determining_before", "+")
    return f"array_to_string(list_concat({gone}, {come}), ' ')"


def _only_in(one: str, other: str, sign: str) -> str:
    found = (
        f"list_filter(string_split({one}, ' '), lambda x: x <> '' AND NOT list_contains(string_split({other}, ' '), x))"
    )
    return f"list_transform({found}, lambda x: '{sign}' || x)"
