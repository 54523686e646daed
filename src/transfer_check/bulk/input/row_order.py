"""Which rows make a case: rows of one name, which mostly stand together and are then read in one go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.bulk.input.headers import CASE, DAY, Header
from transfer_check.bulk.input.staging import LINE, ROWS_AT_ONCE, Progress, Staged, Unreadable

ROW, KEY = " row", " key"
"""Columns added while reading: the number of the row from 0, and the case it is of."""
PARTS = 1_000_000
"""How many names are looked at together when those that come again are sought."""


class Cases:
    """What is known of the cases of a table before its rows are read in full.

    Attributes:
        scattered: whether the rows of some case do not stand together.
        has_pieces: whether there are lines that are no rows.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        connection.execute("CREATE TABLE work.begun (name UBIGINT, begins BIGINT)")
        connection.execute("CREATE TABLE work.scattered (name UBIGINT, begins BIGINT)")
        connection.execute("CREATE TABLE work.pieces (piece VARCHAR, line BIGINT)")
        self.scattered = False
        self.has_pieces = False

    def note_unreadable(self, lines: Iterable[Unreadable]) -> None:
        """Note what stands in lines that are no rows: a case that one of them may belong to is not judged."""
        pairs = [(piece, each.bad.line) for each in lines for piece in each.pieces]
        if pairs:
            self.has_pieces = True
            pieces, of_lines = zip(*pairs, strict=True)
            data = {"piece": pa.array(pieces, pa.string()), "line": pa.array(of_lines, pa.int64())}
            self.connection.register("incoming", pa.table(data))
            self.connection.execute("INSERT INTO work.pieces SELECT * FROM incoming")
            self.connection.unregister("incoming")

    def find(self, staged: Staged, progress: Progress) -> None:
        """Find the cases whose rows do not stand together."""
        column = next(each for each in staged.headers if CASE in each.targets)
        first, last = 0, None
        begun = 0
        for batch in staged.batches([column]):
            names = texts(batch.column(column.name))
            begins = _begins(names, last)
            begun += self._note(names, begins, first)
            first, last = first + len(names), names[-1]
            progress("order", first, staged.rows)
        parts = 1 + begun // PARTS
        for part in range(parts):
            self.connection.execute(
                f"INSERT INTO work.scattered SELECT name, min(begins) FROM work.begun WHERE name % {parts} = {part} "
                "GROUP BY name HAVING count(*) > 1"
            )
        self.connection.execute("DROP TABLE work.begun")
        ((found,),) = self.connection.execute("SELECT count(*) FROM work.scattered").fetchall()
        self.scattered = found > 0

    def unreadable(self, table: pa.Table) -> dict[str, int]:
        """Return which cases of some rows a line that is no row may belong to, each with the first such line."""
        if not self.has_pieces:
            return {}
        self.connection.register("incoming", table.select([KEY]))
        found = self.connection.execute(
            f'SELECT piece, min(line) FROM work.pieces WHERE piece IN (SELECT "{KEY}" FROM incoming) GROUP BY piece'
        ).fetchall()
        self.connection.unregister("incoming")
        return dict(found)

    def _note(self, names: pa.Array, begins: pa.Array, first: int) -> int:

        places = pc.indices_nonzero(begins)
        data = {"name": names.take(places), "begins": pc.add(places.cast(pa.int64()), first)}
        self.connection.register("incoming", pa.table(data))
        self.connection.execute("INSERT INTO work.begun SELECT hash(name), begins FROM incoming WHERE name <> ''")
        self.connection.unregister("incoming")
        return len(places)


def texts(column: pa.Array) -> pa.Array:
    """Return a column of names as text, whatever its type."""
    from transfer_check.bulk.input.cells import as_text

    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string(column.type):
        return column
    if pa.types.is_large_string(column.type) or pa.types.is_integer(column.type):
        return column.cast(pa.string())
    return pa.array([as_text(each) or None for each in column.to_pylist()], pa.string())


def _begins(names: pa.Array, last: pa.Scalar | None) -> pa.Array:
    """Return for each row whether another case begins with it."""
    before = pa.concat_arrays([pa.array([None if last is None else last.as_py()], pa.string()), names[:-1]])
    return pc.fill_null(pc.not_equal(names, before), True)


# ── whole cases ───────────────────────────────────────────────────────────────────────────────


def numbered(batches: Iterable[pa.RecordBatch], has_lines: bool) -> Iterator[pa.Table]:
    """Yield rows with their numbers, from 0, and with the lines they begin on."""
    first = 0
    for batch in batches:
        rows = pa.array(range(first, first + len(batch)), pa.int64())
        table = pa.Table.from_batches([batch]).append_column(ROW, rows)
        if not has_lines:
            table = table.append_column(LINE, pc.add(rows, 1))
        first += len(batch)
        yield table


class Whole:
    """Puts rows into tables of whole cases.

    A row that names no case and states no day is read as going on with the case above it, as in a
    sheet where the name is written once: that case is not judged without it.
    """

    def __init__(self, cases: Cases, headers: tuple[Header, ...], most: int) -> None:
        self.cases = cases
        self.case = next(each.name for each in headers if CASE in each.targets)
        self.day = next((each.name for each in headers if DAY in each.targets), "")
        self.most = most
        self.last = ""

    def tables(self, rows: Iterable[pa.Table]) -> Iterator[tuple[pa.Table, bool]]:
        """Yield tables of whole cases, first of those whose rows stand together; with whether a case is too long."""
        yield from self._whole(self._together(map(self._keyed, rows)))
        if self.cases.scattered:
            cursor = self.cases.connection.cursor()
            order = f'SELECT * EXCLUDE begins FROM work.aside ORDER BY begins, "{KEY}", "{ROW}"'
            yield from self._whole(map(_table, cursor.sql(order).to_arrow_reader(ROWS_AT_ONCE)))

    def _keyed(self, table: pa.Table) -> pa.Table:
        """Return rows with the case each is of, or goes on with."""
        names = texts(table.column(self.case).combine_chunks())
        if names.null_count or pc.any(pc.equal(names, "")).as_py():
            days = texts(table.column(self.day).combine_chunks()).to_pylist() if self.day else [None] * len(names)
            keys = []
            for name, day, row in zip(names.to_pylist(), days, table.column(ROW).to_pylist(), strict=True):
                self.last = name or (f"\0{row}" if day else self.last or f"\0{row}")
                keys.append(self.last)
            names = pa.array(keys, pa.string())
        if len(names):
            self.last = names[-1].as_py()
        return table.append_column(KEY, names)

    def _together(self, tables: Iterable[pa.Table]) -> Iterator[pa.Table]:
        """Yield the rows of cases that stand together, and put the others aside."""
        if not self.cases.scattered:
            yield from tables
            return
        connection = self.cases.connection
        for place, table in enumerate(tables):
            connection.register("incoming", table)
            joined = f'FROM incoming i LEFT JOIN work.scattered s ON hash(i."{KEY}") = s.name'
            aside = f"SELECT i.*, s.begins {joined} WHERE s.name IS NOT NULL"
            connection.execute(f"INSERT INTO work.aside {aside}" if place else f"CREATE TABLE work.aside AS {aside}")
            together = connection.sql(f'SELECT i.* {joined} WHERE s.name IS NULL ORDER BY i."{ROW}"').to_arrow_table()
            connection.unregister("incoming")
            yield together

    def _whole(self, tables: Iterable[pa.Table]) -> Iterator[tuple[pa.Table, bool]]:

        carried: pa.Table | None = None
        refused: str | None = None
        for each in tables:
            table = each if carried is None else pa.concat_tables([carried, each]).combine_chunks()
            if not len(table):
                continue
            first = _run_length(table, refused)
            if first:
                yield table.slice(0, first), True
            if first == len(table):
                carried = None
                continue
            last = max(first, _last_run(table))
            if last > first:
                yield table.slice(first, last - first), False
            carried, refused = table.slice(last), None
            if len(carried) > self.most:
                refused = carried.column(KEY)[0].as_py()
                yield carried, True
                carried = None
        if carried is not None:
            yield carried, False


def _table(batch: pa.RecordBatch) -> pa.Table:

    return pa.Table.from_batches([batch])


def _run_length(table: pa.Table, key: str | None) -> int:
    """Return how many rows at the beginning are of a case."""
    if key is None:
        return 0
    keys = table.column(KEY)
    return next((place for place in range(len(keys)) if keys[place].as_py() != key), len(keys))


def _last_run(table: pa.Table) -> int:
    """Return the place of the first row of the last case."""
    keys = table.column(KEY)
    others = pc.indices_nonzero(pc.not_equal(keys, keys[-1]))
    return others[-1].as_py() + 1 if len(others) else 0
