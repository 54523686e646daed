"""Tables checked without being judged: what goes on, and what is rejected."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
import pytest

from transfer_check.bulk.case_judging import opened
from transfer_check.bulk.input.headers import NO_MAP
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.run import Order, Run
from transfer_check.law.rulebook import Rulebook

NO_CONSIGNEE = {
    "consignee.state": "(none)",
    "consignee.organisation": "(none)",
    "consignee.role": "(none)",
    "consignee.un_listed": False,
}
"""What a row states that says nothing of a consignee: that there is none besides recipient and end user."""


class Outcome(NamedTuple):
    """What came of a table.

    Attributes:
        items: the rows of items that go on, without what is unknown.
        parties: those of third parties.
        cases: number, name and line of each case that goes on.
        rejects: line, case, code, column and reason of what is wrong.
        helps: what to do about each.
        unread: first and last line of lines that were read as one row and given up.
    """

    items: list[dict[str, Any]]
    parties: list[dict[str, Any]]
    cases: list[tuple[int, str, int]]
    rejects: list[tuple[int, str, str, str, str]]
    helps: list[str]
    unread: list[tuple[int, int]]


@pytest.fixture
def no_consignee() -> dict[str, Any]:
    """Return what a row states that says nothing of a consignee."""
    return dict(NO_CONSIGNEE)


@pytest.fixture
def checked(rulebook: Rulebook, tmp_path: Path) -> Callable[..., Outcome]:
    """Return a function that reads and checks a table, given as text or bytes, or as a file."""

    def check(table: str | bytes | Path, form: str = "csv", own: Any = NO_MAP, **asked: Any) -> Outcome:
        path = table if isinstance(table, Path) else tmp_path / f"table.{form}"
        if not isinstance(table, Path):
            path.write_bytes(table.encode() if isinstance(table, str) else table)
        folder = tmp_path / "work"
        folder.mkdir()
        order = Order(Table(str(path), form, own, bool(asked.get("days"))), "csv", **asked)
        with opened(folder, 2) as connection:
            begun = Run(order, rulebook, folder, lambda stage, done, total: None)
            rejects = begun.check(connection).rejects
            rejects.write(folder / "rejected.csv")
            query = "SELECT line, of_case, code, stated, reason, help FROM work.rejects ORDER BY line, place"
            bad = connection.execute(query).fetchall()
        items = [row for file in sorted(folder.glob("items_*")) for row in pq.read_table(file).to_pylist()]
        known = [{name: cell for name, cell in row.items() if cell is not None} for row in items]
        parties = [
            {name: cell for name, cell in row.items() if cell is not None}
            for row in pq.read_table(folder / "parties.parquet").to_pylist()
        ]
        cases = [tuple(row.values()) for row in pq.read_table(folder / "cases.parquet").to_pylist()]
        for file in sorted(folder.iterdir()):
            file.unlink()
        folder.rmdir()
        return Outcome(known, parties, cases, [each[:5] for each in bad], [each[5] for each in bad], begun.unread)

    return check
