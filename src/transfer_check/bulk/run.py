"""One run: a table in, the answers out, in one piece or not at all."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from transfer_check.bulk.case_judging import MOST_THREADS, Judge, opened
from transfer_check.bulk.checks.row_checks import Checked, Checker
from transfer_check.bulk.input import MOST_ITEMS, Cases, Progress, Staged, Table, Unreadable, Whole, numbered
from transfer_check.bulk.output.answer_rows import Per, Window
from transfer_check.bulk.output.summary import Summary, edition_days, empty_summary
from transfer_check.bulk.output.table_writing import table_writer
from transfer_check.bulk.row_problems import FORMULA, BadRow, Rejects, sql_text
from transfer_check.bulk.table_format import TableFormat
from transfer_check.errors import CaseError
from transfer_check.files import printable
from transfer_check.intervals import Interval
from transfer_check.law import Rulebook
from transfer_check.sql.expressions.period_law import ALL_TIME, eras

Done = TypeVar("Done")
ANSWERS, REJECTED = "answers", "rejected.csv"
MOST_UNREAD = 12
"""How many places with lines that were read as one row are named in the summary."""


@dataclass(frozen=True)
class Order:
    """What is asked of a run.

    Attributes:
        table: what to judge.
        form: the format of the answers.
        tabs: whether CSV has tabs instead of commas.
        per: what has a row of its own in the answers.
        days: the days whose law applies; none where it is that of each case's own day.
        strict: whether the first bad row stops the run.
        threads: how many threads judge; 0 for as many as there are processors, up to eight.
        until: whether it is told how long each answer holds.
        if_judged: whether it is told where each would come to if what is left to judge were judged favourably.
    """

    table: Table
    form: TableFormat
    tabs: bool = False
    per: Per = "case"
    days: tuple[date, ...] = ()
    strict: bool = False
    threads: int = 0
    until: bool = False
    if_judged: bool = False


class Readied(NamedTuple):
    """A table that was checked.

    Attributes:
        rows: how many rows it has.
        periods: the periods by whose days its items are kept apart.
        rejects: its rows that cannot be judged.
    """

    rows: int
    periods: tuple[Interval, ...]
    rejects: Rejects


class Run:
    """Judges a table in a folder of its own; what comes of it lies there until it is put in place."""

    def __init__(self, order: Order, rulebook: Rulebook, folder: Path, progress: Progress) -> None:
        self.order = order
        self.rulebook = rulebook
        self.folder = folder
        self.progress = progress
        self.unread: list[tuple[int, int]] = []
        self.threads = order.threads or min(os.cpu_count() or 1, MOST_THREADS)

    def judge(self) -> Summary:
        """Judge the table; the answers and the rejected rows are then in the folder.

        Raises:
            CaseError: where the table cannot be read, or, if strict, where a row is bad.
        """
        for day in self.order.days:
            self.rulebook.require_encoded(day)
        with opened(self.folder, self.threads) as connection:
            checked = self.check(connection)
            summary = self._answer(connection, checked)
            summary.rejected_rows, summary.rejected_cases = checked.rejects.counted()
            summary.formulas = self._formulas(connection) + checked.rejects.formulas()
            summary.unread, summary.more_unread = self.unread[:MOST_UNREAD], max(len(self.unread) - MOST_UNREAD, 0)
            checked.rejects.write(self.folder / REJECTED)
        return summary

    def _formulas(self, connection: duckdb.DuckDBPyConnection) -> int:
        """Return how many names of cases that were judged begin as a formula does, where a spreadsheet may read them."""
        if self.order.form != "csv":
            return 0
        cases = f"read_parquet({sql_text(str(self.folder / 'cases.parquet'))})"
        query = f'SELECT count(*) FROM {cases} WHERE regexp_matches("case", {sql_text(FORMULA)})'
        ((found,),) = connection.execute(query).fetchall()
        return int(found)

    def check(self, connection: duckdb.DuckDBPyConnection) -> Readied:
        """Read and check the table; the items that can be judged are then in the folder.

        Raises:
            CaseError: where the table cannot be read, or, if strict, where a row is bad.
        """
        rejects, cases = Rejects(connection), Cases(connection)
        staged = self.order.table.stage(self.folder, self._unreadable(rejects, cases), self.progress)
        if staged.rows:
            cases.find(staged, self.progress)
        periods = (ALL_TIME,) if self.order.days else eras(self.rulebook)
        self._check(staged, rejects, cases, periods)
        return Readied(staged.rows, periods, rejects)

    def _unreadable(self, rejects: Rejects, cases: Cases) -> Callable[[list[Unreadable]], None]:
        def take(lines: list[Unreadable]) -> None:
            self._reject(rejects, [each.bad for each in lines])
            cases.note_unreadable(lines)
            self.unread += [(each.bad.line, each.last) for each in lines if each.last > each.bad.line]

        return take

    def _reject(self, rejects: Rejects, bad: list[BadRow]) -> None:
        if bad and self.order.strict:
            file = printable(self.order.table.path)
            raise CaseError([each.problem._replace(file=file, line=each.line) for each in bad])
        rejects.add(bad)

    def _check(self, staged: Staged, rejects: Rejects, cases: Cases, periods: tuple[Interval, ...]) -> None:
        checker = Checker(
            self.rulebook,
            staged.headers,
            self.order.days,
            most=MOST_ITEMS,
            always=self.order.table.own.always,
            form=self.order.table.form,
        )
        with _written(self.folder, checker, len(periods)) as write:
            if not staged.rows:
                return
            done = 0
            whole = Whole(cases, staged.headers, MOST_ITEMS)
            tables = whole.tables(numbered(staged.batches(), staged.numbered))
            for checked in _in_turn(self._checks(checker, cases, tables), self.threads):
                self._reject(rejects, checked.bad)
                for period, each in enumerate(periods):
                    write(f"items_{period}", checked.items_of(each) if len(periods) > 1 else checked.items)
                write("parties", checked.parties)
                write("cases", checked.cases)
                write("overrides", checked.overrides)
                done += checked.rows
                self.progress("check", done, staged.rows)

    def _checks(
        self, checker: Checker, cases: Cases, tables: Iterable[tuple[pa.Table, bool]]
    ) -> Iterator[Callable[[], Checked]]:
        for table, too_long in tables:
            if too_long:
                yield partial(checker.refuse, table)
            else:
                yield partial(checker.check, table, cases.unreadable(table))

    def _answer(self, connection: duckdb.DuckDBPyConnection, checked: Readied) -> Summary:
        judge = Judge(connection, self.rulebook, self.folder)
        for place, day in enumerate(self.order.days or (None,)):
            judge.judge(place, day, checked.periods, self.progress)
        summary = empty_summary(self.order.days, self.order.per)
        windows = [
            Window(judge, *each, self.order.per, max(len(self.order.days), 1), self.order.until, self.order.if_judged)
            for each in judge.windows(checked.rows, held=self.order.until or self.order.if_judged)
        ]
        writer = table_writer(self.folder / ANSWERS, self.order.form, tabs=self.order.tabs)
        try:
            tasks = (partial(each.answer, self._counted) for each in windows)
            for window, (table, counted) in zip(windows, _in_turn(tasks, self.threads), strict=True):
                writer.write(table)
                summary += counted
                self.progress("answer", window.last, checked.rows)
        finally:
            writer.close()
        return summary

    def _counted(self, connection: duckdb.DuckDBPyConnection) -> Summary:
        return empty_summary(self.order.days, self.order.per).count(connection, list(edition_days(self.rulebook)))


def _in_turn(tasks: Iterable[Callable[[], Done]], threads: int) -> Iterator[Done]:
    """Yield what some tasks return, in their order; a few of them are done at once."""
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Done]] = deque()
        for task in tasks:
            waiting.append(pool.submit(task))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


@contextmanager
def _written(folder: Path, checker: Checker, periods: int) -> Iterator[Callable[[str, pa.Table], None]]:
    """Write what was checked as files of Parquet: the items of each period, parties, cases, overrides."""
    schemas = {f"items_{period}": checker.item_schema for period in range(periods)}
    schemas["parties"] = checker.party_schema
    schemas["overrides"] = pa.schema([("n", pa.int64()), ("item", pa.int32()), ("overrides", pa.string())])
    schemas["cases"] = pa.schema([("n", pa.int64()), ("case", pa.string()), ("line", pa.int64())])
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                pq.ParquetWriter(folder / f"{name}.parquet", schema, write_statistics=name == "cases")
            )
            for name, schema in schemas.items()
        }

        def write(name: str, table: pa.Table) -> None:
            if len(table):
                writers[name].write_table(table.cast(schemas[name]))

        yield write
