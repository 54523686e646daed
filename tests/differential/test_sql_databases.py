"""The script of other databases answers as the evaluator does: PostgreSQL and Spark, really run."""

import os
import pwd
import shutil
import subprocess
import time
from pathlib import Path

import pyarrow.parquet as parquet
import pytest

from transfer_check.backends.sql.columns import (
    ITEMS,
    THIRD_PARTIES,
    item_columns,
    item_rows,
    party_columns,
    party_rows,
)
from transfer_check.backends.sql.ingestion import arrow_table
from transfer_check.backends.sql.script import CASE_ANSWERS, ITEM_ANSWERS, script
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
        ITEMS: (item_columns(rulebook), [row for case in found for row in item_rows(case)]),
        THIRD_PARTIES: (party_columns(rulebook), [row for case in found for row in party_rows(case)]),
    }


# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────


def unprivileged():
    """Return how to start the server, which refuses to run for root, and who owns its files."""
    if os.geteuid() != 0:
        return {}, None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    owner = names.get("postgres", names["nobody"])
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}, owner


@pytest.fixture(scope="module")
def postgres():
    """Return a connection to a PostgreSQL of our own, which listens on a socket in its folder only."""
    psycopg = pytest.importorskip("psycopg")
    if not (shutil.which("postgres") and shutil.which("initdb")):
        pytest.skip("PostgreSQL is not installed")
    folder = Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip())
    who, owner = unprivileged()
    if owner is not None:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    run = {**who, "cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(["initdb", "-D", folder / "data", "-U", "law", "--auth=trust", "-E", "UTF8"], check=True, **run)
    options = ["-c", "listen_addresses=", "-c", "fsync=off"]
    server = subprocess.Popen(["postgres", "-D", folder / "data", "-k", folder, *options], **run)
    try:
        with connected(psycopg, folder) as connection:
            yield connection
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def connected(psycopg, folder):
    """Return a connection as soon as the server takes one."""
    for _ in range(300):
        try:
            return psycopg.connect(host=str(folder), user="law", dbname="postgres", autocommit=True)
        except psycopg.OperationalError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def test_postgresql_answers_as_the_evaluator_does(postgres, decisions, rulebook, differing, capsys):
    """PostgreSQL, every edition in one query."""
    made = script(rulebook, "postgres")
    for statement in (*made.inputs, *made.law):
        postgres.execute(statement)
    for name, (columns, rows) in relations(decisions, rulebook).items():
        names = ", ".join(f'"{each.name}"' for each in columns)
        with postgres.cursor().copy(f'COPY "{name}" ({names}) FROM STDIN') as copying:
            for row in rows:
                copying.write_row([row.get(each.name) for each in columns])
    began = time.perf_counter()
    for statement in made.judge:
        postgres.execute(statement)
    took = time.perf_counter() - began

    def read(view):
        cursor = postgres.execute(f"SELECT * FROM {view}")
        return [dict(zip([each.name for each in cursor.description], row, strict=True)) for row in cursor]

    different = differing(decisions, read(ITEM_ANSWERS), read(CASE_ANSWERS))
    with capsys.disabled():
        version = postgres.execute("SHOW server_version").fetchone()[0]
        print(f"\nPostgreSQL {version}: {len(decisions)} cases judged in {took:.1f} s, {len(different)} differ")
    assert different == []


# ── Spark ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    """Return a session of a Spark in this process."""
    sql = pytest.importorskip("pyspark.sql")
    if not shutil.which("java"):
        pytest.skip("Java is not installed")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .config("spark.driver.memory", "3g")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


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

    different = differing(decisions, read(ITEM_ANSWERS), read(CASE_ANSWERS))
    with capsys.disabled():
        print(f"\nSpark {spark.version}: {len(decisions)} cases judged in {took:.1f} s, {len(different)} differ")
    assert different == []
