"""Rows that cannot be judged: where each stands, of what case it is, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from transfer_check.errors import Problem

FORMULA = r"^[=+\-@\t\r＝＋－＠]"
"""How a text begins that a spreadsheet may take for a formula, also in full width."""


class BadRow(NamedTuple):
    """One thing wrong with a row.

    Attributes:
        line: the line of the file it begins on; of Parquet, the number of the row; both from 1.
        case: the name of its case, where it is known.
        problem: what is wrong.
    """

    line: int
    case: str
    problem: Problem


class Rejects:
    """The rows rejected so far, kept on the disk."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        connection.execute(
            "CREATE TABLE work.rejects (place BIGINT, line BIGINT, of_case VARCHAR, code VARCHAR, "
            "stated VARCHAR, reason VARCHAR, help VARCHAR)"
        )
        self.count = 0

    def add(self, rows: Iterable[BadRow]) -> None:
        """Keep some rows."""
        listed = list(rows)
        if not listed:
            return
        data = {
            "place": pa.array(range(self.count, self.count + len(listed)), pa.int64()),
            "line": pa.array([each.line for each in listed], pa.int64()),
            "of_case": pa.array([each.case for each in listed], pa.string()),
            **{
                name: pa.array([getattr(each.problem, name) for each in listed], pa.string())
                for name in ("code", "path", "message", "help")
            },
        }
        self.connection.register("incoming", pa.table(data))
        self.connection.execute("INSERT INTO work.rejects SELECT * FROM incoming")
        self.connection.unregister("incoming")
        self.count += len(listed)

    def counted(self) -> tuple[int, int]:
        """Return how many rows are rejected, and how many cases with a name."""
        query = "SELECT count(DISTINCT line), count(DISTINCT of_case) FILTER (of_case <> '') FROM work.rejects"
        ((rows, cases),) = self.connection.execute(query).fetchall()
        return rows, cases

    def formulas(self) -> int:
        """Return how many names of cases begin as a formula does: what is rejected is always written as CSV."""
        query = f"SELECT count(DISTINCT of_case) FROM work.rejects WHERE regexp_matches(of_case, {sql_text(FORMULA)})"
        ((found,),) = self.connection.execute(query).fetchall()
        return int(found)

    def write(self, path: Path) -> None:
        """Write them as CSV, in the order of the table: one line for each thing wrong."""
        self.connection.execute(
            'COPY (SELECT line, of_case AS "case", code, stated AS "column", reason, help '
            f"FROM work.rejects ORDER BY line, place) TO {sql_text(str(path))} (FORMAT csv, HEADER)"
        )


def sql_text(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
