"""Judging what was checked, in an embedded DuckDB whose memory is bounded; what does not fit goes to the disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from transfer_check.bulk.input import Progress
from transfer_check.bulk.row_problems import sql_text
from transfer_check.intervals import Interval
from transfer_check.law import Rulebook
from transfer_check.sql.columns import ITEMS, THIRD_PARTIES
from transfer_check.sql.engine import DIALECT, SKIPPED, Engine
from transfer_check.sql.expressions.period_law import edition_of
from transfer_check.sql.queries import judged

MEMORY = "640MB"
"""What DuckDB may hold; the process holds the plan of the query and some rows of Arrow besides."""
MOST_THREADS = 8
SECONDS_BETWEEN_LOOKS = 0.2
CASES_AT_ONCE = 100_000
CASES_HELD_AT_ONCE = 10_000
"""Cases answered together where each is taken up by the evaluator: they are then objects of Python, not columns."""
ROWS_OF_A_GROUP = 20_480
"""Rows of what is judged that stand together in its file; rows are found by their numbers group by group."""


@contextmanager
def opened(folder: Path, threads: int) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database that keeps to a folder and to its memory."""
    connection = duckdb.connect(
        config={
            "threads": threads,
            "memory_limit": MEMORY,
            "temp_directory": str(folder / "spilled"),
            "preserve_insertion_order": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    try:
        connection.execute("SET enable_progress_bar = true")
        connection.execute("SET enable_progress_bar_print = false")
        connection.execute(f"ATTACH {sql_text(str(folder / 'work.duckdb'))} AS work")
        yield connection
    finally:
        connection.close()


class Judge:
    """Judges the items of a table, and reads the answers off in the order of its cases.

    Attributes:
        folder: where ``items.parquet``, ``parties.parquet`` and ``cases.parquet`` are.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, rulebook: Rulebook, folder: Path) -> None:
        self.connection = connection
        self.folder = folder
        self.engine = Engine(connection, rulebook)
        connection.execute(f"CREATE VIEW {THIRD_PARTIES} AS SELECT * FROM {self.file_of('parties')}")

    def judge(self, place: int, day: date | None, periods: tuple[Interval, ...], progress: Progress) -> None:
        """Judge every item, by the law of a day or, for ``None``, of its own.

        Args:
            place: which of the judgements this is.
            day: the day whose law applies.
            periods: the periods by whose days the items are kept apart.
            progress: is told how much is done.
        """
        self.connection.execute(f"SET disabled_optimizers = '{','.join(SKIPPED)}'")
        other_day = "" if day is None else f" REPLACE (DATE '{day}' AS \"on\")"
        busy = [number for number in range(len(periods)) if self._rows(f"items_{number}")] or [0]
        for turn, number in enumerate(busy):
            items = f"SELECT *{other_day} FROM {self.file_of(f'items_{number}')}"
            self.connection.execute(f"CREATE OR REPLACE VIEW {ITEMS} AS {items}")
            law = periods[number] if day is None else edition_of(self.engine.rulebook, day)
            query = judged(self.engine.rulebook, law).sql(DIALECT)
            with _watched(self.connection, progress, turn, len(busy)):
                self.connection.execute(
                    f"COPY (SELECT case_id::BIGINT AS n, * FROM ({query})) "
                    f"TO {sql_text(str(self._path(f'judged_{place}_{number}')))} "
                    f"(FORMAT parquet, ROW_GROUP_SIZE {ROWS_OF_A_GROUP})"
                )

        self.connection.execute("SET disabled_optimizers = ''")

    def _rows(self, name: str) -> int:
        ((rows,),) = self.connection.execute(f"SELECT count(*) FROM {self.file_of(name)}").fetchall()
        return int(rows)

    def windows(self, rows: int, *, held: bool = False) -> Iterator[tuple[int, int]]:
        """Yield the numbers between which cases are answered together; fewer at once where each is `held` by itself."""
        at_once = CASES_HELD_AT_ONCE if held else CASES_AT_ONCE
        for first in range(0, max(rows, 1), at_once):
            yield first, min(first + at_once, rows)

    def file_of(self, name: str) -> str:
        """Return how SQL reads a file of the folder, or those whose names begin alike and end with a number."""
        return f"read_parquet({sql_text(str(self._path(name)))})"

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.parquet"


@contextmanager
def _watched(connection: duckdb.DuckDBPyConnection, progress: Progress, turn: int, turns: int) -> Iterator[None]:
    """Tell how far a query is while it runs, one of several that come in turn, in hundredths."""
    done = threading.Event()

    def look() -> None:
        while not done.wait(SECONDS_BETWEEN_LOOKS):
            progress("judge", turn * 100 + max(0, int(connection.query_progress())), turns * 100)

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
    progress("judge", (turn + 1) * 100, turns * 100)
