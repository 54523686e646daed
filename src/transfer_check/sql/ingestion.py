"""Cases in memory as the relations of an embedded DuckDB, through Arrow."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlglot import exp

from transfer_check.facts import TransferCase
from transfer_check.law import Rulebook
from transfer_check.sql.columns import (
    ITEMS,
    SIGNATURE,
    THIRD_PARTIES,
    Column,
    Row,
    item_columns,
    item_rows,
    party_columns,
    party_rows,
)
from transfer_check.sql.stages import table
from transfer_check.sql.statements import made_of

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

INCOMING = "incoming"


def arrow_schema(columns: Iterable[Column]) -> pa.Schema:
    """Return the Arrow schema of a relation."""
    import pyarrow as pa

    types = {
        "BOOLEAN": pa.bool_(),
        "VARCHAR": pa.string(),
        "DOUBLE": pa.float64(),
        "DATE": pa.date32(),
        "INTEGER": pa.int32(),
    }
    return pa.schema([pa.field(each.name, types[each.type], nullable=not each.required) for each in columns])


def arrow_table(columns: Iterable[Column], rows: Iterable[Row]) -> pa.Table:
    """Return rows as an Arrow table; a column a row does not have is NULL in it."""
    import pyarrow as pa

    schema = arrow_schema(columns)
    listed = list(rows)
    data: dict[str, list[Any]] = {name: [row.get(name) for row in listed] for name in schema.names}
    return pa.table(data, schema=schema)


def ingest(
    connection: duckdb.DuckDBPyConnection, cases: Iterable[TransferCase], rulebook: Rulebook, *, on: date | None = None
) -> None:
    """Make ``items`` and ``third_parties`` of some cases in a connection, in place of what they were.

    Args:
        connection: an open connection.
        cases: the cases, no two with one identifier.
        rulebook: the rules that will read them.
        on: another day whose law to apply instead of each case's own.
    """
    listed = list(cases)
    items = arrow_table(
        (*item_columns(rulebook), *SIGNATURE), (row for case in listed for row in item_rows(case, on=on))
    )
    parties = arrow_table(party_columns(rulebook), (row for case in listed for row in party_rows(case)))
    keep(connection, ITEMS, items)
    keep(connection, THIRD_PARTIES, parties)


def keep(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table) -> None:
    """Make a relation of some rows in a connection, in place of what it was."""
    connection.register(INCOMING, rows)
    connection.execute(made_of(name, exp.select("*").from_(table(INCOMING), copy=False)).sql("duckdb"))
    connection.unregister(INCOMING)
