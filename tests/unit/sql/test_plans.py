"""The query of every period of the law can be planned: whatever a stage reads is there."""

import duckdb
import pytest

from transfer_check.sql.columns import ITEMS, THIRD_PARTIES, item_columns, party_columns
from transfer_check.sql.engine import DIALECT, Engine
from transfer_check.sql.expressions.period_law import ALL_TIME, editions, eras
from transfer_check.sql.queries import judged


@pytest.fixture(scope="module")
def connection(rulebook):
    """A database with the relations of the cases and the tables of the law, without rows."""
    with duckdb.connect() as connection:
        Engine(connection, rulebook)
        for name, columns in ((ITEMS, item_columns(rulebook)), (THIRD_PARTIES, party_columns(rulebook))):
            inside = ", ".join(f'"{column.name}" {column.type}' for column in columns)
            connection.execute(f"CREATE TABLE {name} ({inside})")
        yield connection


def test_each_era_and_edition_is_planned(connection, rulebook):
    """Every query is bound; a join that only inlined columns read must not be dropped."""
    periods = {ALL_TIME, *eras(rulebook), *editions(rulebook)[:4], *editions(rulebook)[4::8]}
    for number, period in enumerate(periods):
        connection.execute(f"PREPARE judged_{number} AS {judged(rulebook, period).sql(DIALECT)}")
    prepared = connection.execute("SELECT count(*) FROM duckdb_prepared_statements()").fetchone()
    assert prepared == (len(periods),)
