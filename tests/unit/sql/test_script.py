"""The script for a database of one's own: every dialect, run where DuckDB can run it."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import get_args

import duckdb
import pytest
import sqlglot

from transfer_check.cli.verbs.sql import Dialect, Part
from transfer_check.files import load_rulebook
from transfer_check.sql import script as module
from transfer_check.sql.columns import SIGNATURE, item_columns, item_rows
from transfer_check.sql.engine import Engine
from transfer_check.sql.ingestion import arrow_table, ingest
from transfer_check.sql.script import CASE_ANSWERS, DIALECTS, ITEM_ANSWERS, PARTS, Script, script

NAMED = (("one", "IDN"), ("two", "PRK"))
ROOT = Path(__file__).resolve().parents[3]
SMALL = ROOT / "tests" / "cli" / "files" / "rules-small"


@pytest.fixture(scope="module")
def small():
    """Return a rulebook of a few rules."""
    return load_rulebook(SMALL)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_has_every_statement(small, dialect):
    """Each can be read again as that dialect, and makes what the later ones read."""
    made = script(small, dialect)
    statements = [*made.inputs, *made.law, *made.judge]
    assert len(made.inputs) == 2
    assert len(made.law) % 2 == 0
    assert all(len(sqlglot.parse(each, read=dialect)) == 1 for each in statements)
    text = made.commented()
    assert text.startswith(f"{made.head}-- ")
    assert made.head == ("\\set ON_ERROR_STOP on\n\n" if dialect == "postgres" else "")
    assert text.count(";\n") >= len(statements)
    assert all(f"{each};" in text for each in statements)


def test_bigquery_takes_no_dot_in_a_name(small):
    """Facts are named with two underscores there, and in no other dialect."""
    (items, _) = script(small, "bigquery").inputs
    assert "`recipient__state` STRING" in items
    assert "`recipient.state`" in script(small, "spark").inputs[0]


def test_postgresql_works_each_stage_out_once(small):
    """Every stage is materialised there, and in no other dialect."""
    told = {each: "AS MATERIALIZED" in script(small, each).commented(["judge"]) for each in DIALECTS}
    assert told == {each: each == "postgres" for each in DIALECTS}


def test_the_text_of_the_script_runs_as_it_is_printed(small, case):
    """Part after part, with rows put in between; the last part again when there are more rows."""
    rows = [case(on=date(2008, 1, 1), case=name, recipient={"state": state}) for name, state in NAMED]
    made = script(small, "duckdb")
    with duckdb.connect() as by_engine, duckdb.connect() as by_script:
        engine = Engine(by_engine, small)
        by_script.execute(made.commented(["inputs"]))
        by_script.execute(made.commented(["law"]))
        for place, each in enumerate(rows):
            ingest(by_engine, rows[: place + 1], small)
            by_script.register("incoming", arrow_table((*item_columns(small), *SIGNATURE), item_rows(each)))
            by_script.execute("INSERT INTO items SELECT * FROM incoming")
            engine.judge()
            by_script.execute(made.commented(["judge"]))
            for view, query in ((ITEM_ANSWERS, engine.item_answers), (CASE_ANSWERS, engine.case_answers)):
                kept = "* EXCLUDE (rejected_column, rejected_value, rejected_because)"
                told = by_script.execute(f"SELECT {kept} FROM {view} WHERE rejected_column IS NULL").fetchall()
                assert told
                assert sorted(told, key=str) == sorted(by_engine.execute(query).fetchall(), key=str)


def test_one_edition_is_shorter_and_answers_for_its_own_days_only(small, case):
    """Rows of other days are left out."""
    day = date(2008, 1, 1)
    whole, edition = script(small, "duckdb"), script(small, "duckdb", on=day)
    assert len(edition.commented(["judge"])) < len(whole.commented(["judge"]))
    with duckdb.connect() as connection:
        connection.execute(edition.commented(["law"]))
        ingest(connection, [case(on=each, case=str(each)) for each in (day, date(1980, 1, 1))], small)
        connection.execute(edition.commented(["judge"]))
        assert connection.execute("SELECT case_id FROM judged").fetchall() == [(str(day),)]


def test_the_command_line_offers_the_same_words():
    """The words of the options are the dialects and the parts of the script."""
    assert get_args(Dialect) == get_args(module.Dialect) == DIALECTS
    assert get_args(Part) == get_args(module.Part) == PARTS == Script._fields[1:]
    assert Script._fields[0] == "head"


def test_the_command_line_prints_the_script(small, tmp_path):
    """`sql` writes what `script` returns, under a line that says of which rules."""
    output = tmp_path / "law.sql"
    words = ["sql", "--dialect", "postgres", "--edition", "2008-01-01", "--rules", SMALL, "--output", output]
    done = subprocess.run(
        [sys.executable, "-m", "transfer_check", *map(str, words)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    head, _, rest = output.read_text(encoding="utf-8").partition("\n")
    assert head.startswith("-- transfer-check ")
    assert small.digest in head
    assert rest == script(small, "postgres", on=date(2008, 1, 1)).commented()
    told = subprocess.run(
        [sys.executable, "-m", "transfer_check", *map(str, words[:-2]), "--part", "law"],
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode().partition("\n")[2].rstrip() == script(small, "postgres").commented(["law"]).rstrip()


def test_the_same_rules_give_the_same_text():
    """Whatever the seed of the hashes: two prints of one rulebook are equal."""
    command = [sys.executable, "-m", "transfer_check", "sql", "--dialect", "duckdb", "--rules", str(SMALL)]
    texts = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert len(texts) == 1


def test_a_missing_extra_is_one_clear_line():
    """Without the libraries of the extra the verb says which command installs them, and leaves with 2."""
    program = (
        "import sys, importlib.util as util\n"
        "found = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'sqlglot' else found(name, *rest)\n"
        "from transfer_check.cli import main\n"
        "sys.argv = ['transfer-check', 'sql', '--dialect', 'duckdb']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "TC542" in done.stderr
    assert "`sqlglot`" in done.stderr
    assert 'pip install "transfer-check[bulk]"' in done.stderr
    assert "Traceback" not in done.stderr
