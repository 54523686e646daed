"""Judging a small law in SQL and by the evaluator."""

from collections.abc import Callable
from typing import Any

import duckdb
import pytest

from transfer_check.facts.case import TransferCase
from transfer_check.law.rulebook import Rulebook
from transfer_check.sql.engine import Engine
from transfer_check.sql.ingestion import ingest


@pytest.fixture
def told() -> Callable[[Rulebook, TransferCase], dict[str, Any]]:
    """Return a function that gives the answer of the SQL for a case, by column."""

    def tell(rulebook: Rulebook, case: TransferCase) -> dict[str, Any]:
        with duckdb.connect() as connection:
            engine = Engine(connection, rulebook)
            ingest(connection, [case], rulebook)
            engine.judge()
            result = connection.execute(engine.case_answers)
            names = [each[0] for each in result.description]
            (row,) = result.fetchall()
            return dict(zip(names, row, strict=True))

    return tell
