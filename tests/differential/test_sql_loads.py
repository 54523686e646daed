"""Files of CSV load by the names of their columns, and what cannot be read as it is meant stops the load."""

import csv
import re
import shutil
import subprocess

import duckdb
import pytest

from transfer_check.facts.case import TransferCase
from transfer_check.sql.columns import ITEMS, THIRD_PARTIES, item_rows, party_rows
from transfer_check.sql.script import input_columns, script

ORDER = ("case_id", "item", "on", "recipient.state", "end_user.state")


@pytest.fixture(scope="module")
def law(rulebook):
    """Return a case in Japan's own day, the columns of the relations, and the verdict of the case."""
    case = TransferCase.model_validate(
        {
            "case": "one",
            "on": "2023-12-22",
            "recipient": {"state": "PRK", "role": "government"},
            "end_user": {"state": "USA", "role": "armed_forces"},
            "project": None,
            "third_parties": [{"state": "GBR", "role": "company", "part": "carrier"}],
            "items": [{"form": "finished"}, {"form": "part", "licensor": ["USA", "GBR"]}],
        }
    )
    return case, input_columns(rulebook)


def write(folder, law, *, names=None, cells=None, shuffled=False):
    """Write a case as files of CSV.

    Args:
        folder: where to.
        law: the case and the columns.
        names: other names in the first line, by column.
        cells: other texts, by column of ``items``.
        shuffled: whether the columns stand in another order.
    """
    case, relations = law
    rows = {ITEMS: item_rows(case), THIRD_PARTIES: party_rows(case)}
    for relation, columns in relations.items():
        order = [each.name for each in (reversed(columns) if shuffled else columns)]
        with open(folder / f"{relation}.csv", "w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow([(names or {}).get(each, each) for each in order])
            for row in rows[relation]:
                said = {**row, **(cells or {})} if relation == ITEMS else row
                writer.writerow([_text(said.get(each)) for each in order])


def _text(cell):
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


SWAPPED = {"recipient.state": "end_user.state", "end_user.state": "recipient.state"}
WRONG_FILES = {
    "a name of a column misspelt": {"names": {"recipient.state": "recipient.sate"}},
    "a month for a day": {"cells": {"on": "2023-12"}},
    "no day": {"cells": {"on": "2023-02-30"}},
    "neither true nor false": {"cells": {"item.sdf_act_arms": "ture"}},
    "no number": {"cells": {"item": "first"}},
}


# ── DuckDB ────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def loaded_by_duckdb(rulebook, tmp_path, monkeypatch):
    """Return a function that loads the files of a folder and gives what is in `items`."""
    made = script(rulebook, "duckdb")
    monkeypatch.chdir(tmp_path)

    def load():
        with duckdb.connect() as connection:
            connection.execute(made.commented(["inputs"]))
            connection.execute(made.commented(["load"]))
            names = ", ".join(f'"{each}"' for each in ORDER)
            ((parties,),) = connection.execute("SELECT count(*) FROM third_parties").fetchall()
            return connection.execute(f"SELECT {names} FROM items ORDER BY item").fetchall(), parties

    return load


@pytest.mark.parametrize("shuffled", [False, True])
def test_duckdb_loads_by_name(law, tmp_path, loaded_by_duckdb, shuffled):
    """Whatever the order of the columns."""
    write(tmp_path, law, shuffled=shuffled)
    rows, parties = loaded_by_duckdb()
    day = law[0].on
    assert rows == [("one", 0, day, "PRK", "USA"), ("one", 1, day, "PRK", "USA")]
    assert parties == 1


def test_duckdb_reads_names_that_changed_places_as_they_say(law, tmp_path, loaded_by_duckdb):
    """The name says what a column is."""
    write(tmp_path, law, names=SWAPPED)
    assert loaded_by_duckdb()[0][0][3:] == ("USA", "PRK")


@pytest.mark.parametrize("wrong", [*WRONG_FILES.values(), {"cells": {"recipient.state": "ZAR"}}])
def test_duckdb_loads_no_file_that_is_wrong(law, tmp_path, loaded_by_duckdb, wrong):
    """Names, types, and what the constraints of the table refuse."""
    write(tmp_path, law, **wrong)
    with pytest.raises(duckdb.Error):
        loaded_by_duckdb()


# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def psql(postgres, rulebook, tmp_path):
    """Return a function that runs parts of the script by psql in the folder of the files."""
    if not shutil.which("psql"):
        pytest.skip("psql is not installed")
    made = script(rulebook, "postgres")
    for name in (ITEMS, THIRD_PARTIES):
        postgres.execute(f'DROP TABLE IF EXISTS "{name}"')

    def run(*parts):
        command = ["psql", "-q", "-h", postgres.info.host, "-U", "law", "-d", "postgres"]
        text = made.commented(parts)
        return subprocess.run(command, input=text, capture_output=True, text=True, cwd=tmp_path, check=False)

    return run


@pytest.mark.slow
def test_postgresql_loads_by_name(law, tmp_path, psql, postgres):
    """The first line of a file must be that of the table."""
    write(tmp_path, law)
    assert psql("inputs").returncode == 0
    done = psql("load")
    assert (done.returncode, done.stderr) == (0, "")
    names = ", ".join(f'"{each}"' for each in ORDER)
    found = postgres.execute(f"SELECT {names} FROM items ORDER BY item").fetchall()
    assert found == [("one", 0, law[0].on, "PRK", "USA"), ("one", 1, law[0].on, "PRK", "USA")]


@pytest.mark.slow
@pytest.mark.parametrize(
    "wrong",
    [
        *WRONG_FILES.values(),
        {"names": SWAPPED},
        {"shuffled": True},
        {"cells": {"on": "12/02/2023"}},
        {"cells": {"recipient.state": "ZAR"}},
        {"cells": {"assessment.international_obligations": "Treaty_breached"}},
    ],
)
def test_postgresql_loads_no_file_that_is_wrong(law, tmp_path, psql, postgres, wrong):
    """psql stops at the first error, and says so by its exit code."""
    write(tmp_path, law, **wrong)
    assert psql("inputs").returncode == 0
    done = psql("load")
    assert done.returncode == 3
    assert "ERROR" in done.stderr
    assert postgres.execute("SELECT count(*) FROM items").fetchall() == [(0,)]


# ── Spark ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def loaded_by_spark(spark, rulebook, tmp_path):
    """Return a function that loads the files of the folder and gives what is in `items`."""
    made = script(rulebook, "spark")

    def load():
        for name in (ITEMS, THIRD_PARTIES):
            spark.catalog.dropTempView(name)
            spark.sql(f"DROP TABLE IF EXISTS `{name}`")
        for statement in made.inputs:
            spark.sql(statement)
        for statement in made.load:
            spark.sql(re.sub(r"path '", f"path '{tmp_path}/", statement))
        names = ", ".join(f"`{each}`" for each in ORDER)
        return [tuple(row) for row in spark.sql(f"SELECT {names} FROM items ORDER BY item").collect()]

    return load


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("shuffled", [False, True])
def test_spark_loads_by_name(law, tmp_path, loaded_by_spark, shuffled):
    """Whatever the order of the columns."""
    write(tmp_path, law, shuffled=shuffled)
    day = law[0].on
    assert loaded_by_spark() == [("one", 0, day, "PRK", "USA"), ("one", 1, day, "PRK", "USA")]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("wrong", WRONG_FILES.values())
def test_spark_loads_no_file_that_is_wrong(law, tmp_path, loaded_by_spark, wrong):
    """Names and types; a month is not taken for its first day."""
    from pyspark.errors import PySparkException

    write(tmp_path, law, **wrong)
    with pytest.raises(PySparkException):
        loaded_by_spark()
