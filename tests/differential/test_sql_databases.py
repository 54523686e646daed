"""The script of other databases answers as the evaluator does: PostgreSQL and Spark, really run."""

import time

import pyarrow.parquet as parquet
import pytest

from transfer_check.sql.columns import (
    ITEMS,
    SIGNATURE,
    THIRD_PARTIES,
    item_columns,
    item_rows,
    party_columns,
    party_rows,
)
from transfer_check.sql.ingestion import arrow_table
from transfer_check.sql.script import CASE_ANSWERS, ITEM_ANSWERS, script
from transfer_check.strategies import cases, partial_cases

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def decisions(rulebook, real_cases, drawn, judged_by_evaluator):
    """Return real cases and drawn ones, evaluated."""
    return judged_by_evaluator(
        [*real_cases, *drawn(cases(rulebook), 300), *drawn(partial_cases(rulebook), 200)], rulebook
    )


def relations(decisions, rulebook):
    """Return the columns and rows of the two relations that hold the cases."""
    found = [decision.case for decision in decisions]
    return {
        ITEMS: ((*item_columns(rulebook), *SIGNATURE), [row for case in found for row in item_rows(case)]),
        THIRD_PARTIES: (party_columns(rulebook), [row for case in found for row in party_rows(case)]),
    }


def without_rejections(rows):
    """Return answers without the columns that say why there is none, which are empty."""
    why = ("rejected_column", "rejected_value", "rejected_because")
    assert [row for row in rows if any(row[name] is not None for name in why)] == []
    return [{name: value for name, value in row.items() if name not in why} for row in rows]


# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────


def test_postgresql_answers_as_the_evaluator_does(postgres, copied, decisions, rulebook, differing, capsys):
    """PostgreSQL, every edition in one query."""
    made = script(rulebook, "postgres")
    for statement in (*made.inputs, *made.law):
        postgres.execute(statement)
    for name, (columns, rows) in relations(decisions, rulebook).items():
        copied(postgres, name, columns, rows)
    began = time.perf_counter()
    for statement in made.judge:
        postgres.execute(statement)
    took = time.perf_counter() - began

    def read(view):
        cursor = postgres.execute(f"SELECT * FROM {view}")
        return [dict(zip([each.name for each in cursor.description], row, strict=True)) for row in cursor]

    different = differing(decisions, *map(without_rejections, map(read, (ITEM_ANSWERS, CASE_ANSWERS))))
    with capsys.disabled():
        version = postgres.execute("SHOW server_version").fetchone()[0]
        print(f"\nPostgreSQL {version}: {len(decisions)} cases judged in {took:.1f} s, {len(different)} differ")
    assert different == []


# ── Spark ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.filterwarnings("ignore")
def test_spark_answers_as_the_evaluator_does(spark, decisions, rulebook, differing, tmp_path, capsys):
    """Spark, on Parquet files, every edition in one query."""
    made = script(rulebook, "spark")
    for statement in made.law:
        spark.sql(statement)
    for name, (columns, rows) in relations(decisions, rulebook).items():
        parquet.write_table(arrow_table(columns, rows), tmp_path / f"{name}.parquet")
        spark.read.parquet(str(tmp_path / f"{name}.parquet")).createOrReplaceTempView(name)
    began = time.perf_counter()
    for statement in made.judge:
        spark.sql(statement)
    took = time.perf_counter() - began

    def read(view):
        return [row.asDict() for row in spark.sql(f"SELECT * FROM {view}").collect()]

    different = differing(decisions, *map(without_rejections, map(read, (ITEM_ANSWERS, CASE_ANSWERS))))
    with capsys.disabled():
        print(f"\nSpark {spark.version}: {len(decisions)} cases judged in {took:.1f} s, {len(different)} differ")
    assert different == []
