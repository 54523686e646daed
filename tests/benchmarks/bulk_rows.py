"""Rows for benchmarks and slow tests: real cases with some facts taken away or changed, as many as wanted.

DuckDB makes them, so that ten million take seconds. The same number gives the same rows.

``python bulk_rows.py FILE ROWS ITEMS`` writes a table of so many rows, so many of them to a case.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

from transfer_check import TransferCase, load_case, load_rulebook
from transfer_check.facts.states import state_names
from transfer_check.facts.vocabulary import VOCABULARIES
from transfer_check.sql.columns import (
    NO_STATES,
    NONE_NUMBER,
    NONE_TEXT,
    THIRD_PARTIES,
    Cell,
    Column,
    item_columns,
    item_rows,
)

ROOT = Path(__file__).resolve().parents[2]
KEYS = 3
TAKEN_AWAY, CHANGED = 6, 10
"""Of a hundred cells, how many are taken away, and how many of the rest of the first so many are changed."""
STATES = ("USA", "GBR", "AUS", "IRN", "PRK", "CHN", "UKR", "PHL", "ISR", "IND", "KOR", "DEU", "ZAF", "SUN")


def write_rows(output: Path, rows: int, *, items: int = 1) -> None:
    """Write rows as Parquet.

    Args:
        output: the file.
        rows: how many.
        items: how many rows make one case.
    """
    rulebook = load_rulebook()
    days = sorted({day for provision in rulebook.provisions for day in provision.in_force if day is not None})
    every = item_columns(rulebook)
    columns = (*every[:KEYS], *(column for column in every[KEYS:] if column.fact is not None))
    connection = duckdb.connect()
    _make_bases(connection, columns)
    connection.execute("CREATE TABLE days AS SELECT unnest(?::DATE[]) AS day", [days])
    cells = [_cell(each) for each in columns[KEYS:]]
    connection.execute(
        f"""COPY (
            WITH numbered AS (SELECT i AS place, i // {items} AS of_case FROM range({rows}) r(i)),
            drawn AS (SELECT *, hash(of_case, 'base') % (SELECT count(*) FROM bases) AS base FROM numbered)
            SELECT 'case ' || of_case AS "case",
                   (SELECT list(day ORDER BY day) FROM days)[1 + (hash(of_case, 'day') % {len(days)})::BIGINT]
                       + (hash(of_case, 'offset') % 3)::INTEGER - 1 AS "on",
                   'meti' AS "assessment.by", DATE '2000-01-01' AS "assessment.on",
                   {", ".join(cells)}
            FROM drawn JOIN bases USING (base) ORDER BY place
        ) TO '{output}' (FORMAT parquet)"""
    )


def _cell(column: Column) -> str:
    key = "place" if column.name.startswith("item.") else "of_case"
    drawn = f"hash({key}, '{column.name}')"
    values = _values(column)
    choice = f"[{', '.join(values)}][1 + (({drawn} // 100) % {len(values)})::BIGINT]"
    return (
        f"CASE WHEN {drawn} % 100 < {TAKEN_AWAY} THEN NULL WHEN {drawn} % 100 < {CHANGED} THEN {choice} "
        f'ELSE "{column.name}" END AS "{column.name}"'
    )


def _values(column: Column) -> list[str]:
    fact = column.fact
    assert fact is not None
    match fact.type:
        case "bool":
            return ["TRUE", "FALSE"]
        case "number":
            return ["10.0", "60.0"]
        case "state":
            return [f"'{each}'" for each in STATES if each in state_names()]
        case "states":
            return ["'USA'", "'USA GBR'"]
        case "parties":
            return ["NULL"]
        case "vocabulary":
            return [f"'{each}'" for each in VOCABULARIES[fact.vocabulary].terms]
        case _:
            return ["NULL"]


def _make_bases(connection: duckdb.DuckDBPyConnection, columns: tuple[Column, ...]) -> None:
    made = ", ".join(f'"{each.name}" {each.type}' for each in columns[KEYS:])
    connection.execute(f"CREATE TABLE bases (base BIGINT, {made})")
    marks = ", ".join("?" for _ in range(len(columns) - KEYS + 1))
    for place, case in enumerate(_real_cases()):
        row = item_rows(case)[0]
        cells: list[Cell] = [row.get(each.name) for each in columns[KEYS:]]
        connection.execute(f"INSERT INTO bases VALUES ({marks})", [place, *map(_plain, columns[KEYS:], cells)])


def _plain(column: Column, cell: Cell) -> Cell:
    if column.name == THIRD_PARTIES or cell == NONE_NUMBER:
        return None
    return NONE_TEXT if cell == NO_STATES else cell


def _real_cases() -> list[TransferCase]:
    files = sorted([*(ROOT / "tests" / "cases").glob("*/*.yaml"), *(ROOT / "examples").glob("*/case*.yaml")])
    cases = []
    for file in files:
        try:
            cases.append(load_case(file))
        except Exception:
            continue
    return cases


if __name__ == "__main__":
    write_rows(Path(sys.argv[1]), int(sys.argv[2]), items=int(sys.argv[3]))
