"""No misspelt value gets a verdict: every cell of drawn rows is misspelt in turn, on every engine that is run.

The rows come as texts, as files of CSV hold them; on PostgreSQL, whose columns have their types, a cell of which the
type takes no such text is put into the table as it is printed, which must refuse it.
"""

from collections import Counter

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

from transfer_check.facts.state_days import stands
from transfer_check.facts.states import state_names
from transfer_check.sql.checks.admissible import is_list_of_states, is_state, terms_of
from transfer_check.sql.columns import (
    CASE,
    ITEMS,
    SIGNATURE,
    THIRD_PARTIES,
    item_columns,
    item_rows,
    party_columns,
    party_rows,
)
from transfer_check.sql.script import CASE_ANSWERS, ITEM_ANSWERS, script
from transfer_check.strategies import cases, complete_cases, partial_cases

REJECTED = "rejected"
NO_FLAGS = ("ture", "yess", "真", "0.5", "wahr", "-", "truefalse", "nope", "")
NO_DAYS = ("2023-12", "2023", "2023-02-30", "2023-13-01", "12/02/2023", "令和5年12月1日", "23-12", "soon", "")
NO_PLACES = ("-1", "first", "1.5", "0x1", "１", "9999999999", "")


def columns_of(rulebook):
    """Return the columns of the two relations."""
    return {ITEMS: (*item_columns(rulebook), *SIGNATURE), THIRD_PARTIES: party_columns(rulebook)}


def text_of(cell):
    """Return a cell as CSV holds it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return None if cell is None else str(cell)


def misspelt(column, cell, turn, day):
    """Return a text that is no value of a column, near to one that is."""
    if column.type == "BOOLEAN":
        return NO_FLAGS[turn % len(NO_FLAGS)]
    if column.type == "DATE":
        return NO_DAYS[turn % len(NO_DAYS)]
    if column.type == "INTEGER":
        return NO_PLACES[turn % len(NO_PLACES)]
    if is_state(column) or is_list_of_states(column):
        known = {state for state in state_names() if stands(state, day)}
        gone = sorted({*state_names()} - known)
        separated = cell.replace(" ", ",") if is_list_of_states(column) else f"{cell} {cell}"
        near = [
            cell.lower(),
            cell[:-1],
            f"{cell} ",
            f" {cell}",
            separated,
            f"{cell}  JPN",
            "UK",
            "Japan",
            "日本",
            "",
            *gone,
        ]
        wrong = [word for word in near if word not in known and word != cell and word != "(none)"]
    else:
        terms = terms_of(column)
        near = [cell.capitalize(), cell.replace("_", "-"), cell.replace("_", " "), cell[:-1], f"{cell}s", f" {cell}"]
        near += [f"{cell} ", cell.upper(), "none", "(None)", "null", "unknown", "n/a", "", "なし"]
        wrong = [word for word in near if word not in terms]
    return wrong[turn % len(wrong)]


def spelt(column):
    """Whether a column has a list, a form or a type: free texts and the names of cases have none."""
    return column.type != "VARCHAR" or is_state(column) or is_list_of_states(column) or bool(terms_of(column))


class Misspellings:
    """Drawn cases as they are, and for each of their stated cells a copy of its case in which it is misspelt.

    Attributes:
        rows: the rows of each relation, every cell a text.
        made: for each copy the relation, the column and the value that is wrong.
        drawn: the cases as they are, by name.
    """

    def __init__(self, rulebook, drawn, rows):
        self.columns = columns_of(rulebook)
        self.rows = {name: [] for name in self.columns}
        self.made = {}
        self.drawn = {}
        self.counted = 0
        for case in drawn:
            if self.counted >= rows:
                break
            self._take(case)

    def _take(self, case):
        relations = {ITEMS: item_rows(case), THIRD_PARTIES: party_rows(case)}
        plain = {
            name: [{of.name: text_of(row.get(of.name)) for of in self.columns[name]} for row in found]
            for name, found in relations.items()
        }
        self._put(case.case, plain)
        self.drawn[case.case] = case
        self.counted += len(plain[ITEMS])
        for name, found in plain.items():
            for place, row in enumerate(found):
                for turn, column in enumerate(self.columns[name]):
                    if row[column.name] is not None and spelt(column):
                        wrong = misspelt(column, row[column.name], turn + self.counted, case.on)
                        copy = f"{case.case}/{name}/{place}/{column.name}"
                        self.made[copy] = (name, column, wrong)
                        others = {each: list(found_) for each, found_ in plain.items()}
                        others[name][place] = {**row, column.name: wrong}
                        self._put(copy, others)

    def _put(self, case, relations):
        for name, found in relations.items():
            self.rows[name] += [{**row, CASE: case} for row in found]

    def table(self, name):
        """Return a relation as texts."""
        names = [each.name for each in self.columns[name]]
        schema = pa.schema([(each, pa.string()) for each in names])
        return pa.Table.from_pylist(self.rows[name], schema=schema)


@pytest.fixture(scope="module")
def misspell(rulebook, drawn):
    """Return a function that gives so many rows, and copies in which each cell in turn is misspelt."""

    def draw(rows):
        found = [*drawn(complete_cases(rulebook), rows // 5), *drawn(partial_cases(rulebook), rows // 4)]
        some = [*found, *drawn(cases(rulebook), rows)]
        named = (case.model_copy(update={"case": f"c{number}"}) for number, case in enumerate(some))
        return Misspellings(rulebook, named, rows)

    return draw


def held_to(misspellings, answers_of_cases, answers_of_items, rejected, judged_alone):
    """Hold the answers to what was misspelt: no copy has a verdict, and every case as it is has its own."""
    verdicts = {row["case_id"]: row for row in answers_of_cases}
    assert verdicts.keys() >= {*misspellings.made, *misspellings.drawn}
    told = {(row["case_id"], row["column"], row["value"]) for row in rejected}
    given = [copy for copy in misspellings.made if verdicts[copy]["verdict"] != REJECTED]
    unnamed = [copy for copy, (_, column, wrong) in misspellings.made.items() if (copy, column.name, wrong) not in told]
    of_items = Counter(row["verdict"] == REJECTED for row in answers_of_items if row["case_id"] in misspellings.made)
    as_they_are = {name: verdicts[name]["verdict"] for name in misspellings.drawn}
    assert given == []
    assert unnamed == []
    assert of_items[False] == 0
    assert as_they_are == judged_alone
    return len(misspellings.made), Counter(column.type for _, column, _ in misspellings.made.values())


@pytest.fixture(scope="module")
def verdicts_of(rulebook):
    """Return a function that gives the verdicts of the cases as they are."""
    from transfer_check.judging.evaluation import evaluate

    return lambda found: {name: evaluate(case, rulebook).verdict.value for name, case in found.items()}


# ── DuckDB ────────────────────────────────────────────────────────────────────────────────────


def on_duckdb(rulebook, misspellings):
    """Return the answers of cases and items, and what is rejected."""
    made = script(rulebook, "duckdb")
    with duckdb.connect() as connection:
        connection.execute(made.commented(["law"]))
        for name in misspellings.columns:
            connection.register(name, misspellings.table(name))
        connection.execute(made.commented(["judge"]))
        return [
            connection.sql(f"FROM {name}").to_arrow_table().to_pylist()
            for name in (CASE_ANSWERS, ITEM_ANSWERS, REJECTED)
        ]


def test_no_misspelt_value_gets_a_verdict(rulebook, misspell, verdicts_of):
    """A few rows, in DuckDB."""
    found = misspell(15)
    count, _ = held_to(found, *on_duckdb(rulebook, found), verdicts_of(found.drawn))
    assert count > 200


@pytest.mark.slow
def test_no_misspelt_value_of_a_thousand_rows_gets_a_verdict_on_duckdb(rulebook, misspell, verdicts_of, capsys):
    """Every stated cell of a thousand rows."""
    found = misspell(1000)
    count, types = held_to(found, *on_duckdb(rulebook, found), verdicts_of(found.drawn))
    with capsys.disabled():
        print(f"\nDuckDB: {found.counted} rows, {count} misspelt values {dict(types)}, none has a verdict")


# ── PostgreSQL ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_no_misspelt_value_of_a_thousand_rows_gets_a_verdict_on_postgresql(
    postgres, copied, rulebook, misspell, verdicts_of, capsys
):
    """The tables as printed refuse each; without their constraints the query rejects what is still a value of the type."""
    psycopg = pytest.importorskip("psycopg")
    found = misspell(1000)
    made = script(rulebook, "postgres")
    postgres.execute("SET datestyle = 'ISO, YMD'")
    for statement in (*made.inputs, *made.law):
        postgres.execute(statement)
    refused, taken = Counter(), []
    by_case = {name: {} for name in found.columns}
    for name, rows in found.rows.items():
        for row in rows:
            by_case[name].setdefault(row[CASE], []).append(row)
    for copy, (name, column, wrong) in found.made.items():
        row = next(row for row in by_case[name][copy] if row[column.name] == wrong)
        stated = {key: cell for key, cell in row.items() if cell is not None}
        names, marks = ", ".join(f'"{key}"' for key in stated), ", ".join(["%s"] * len(stated))
        try:
            postgres.execute(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', list(stated.values()))
            taken.append((column.name, wrong))
        except (psycopg.errors.CheckViolation, psycopg.errors.DataError):
            refused[column.type] += 1
    assert {name for name, _ in taken} <= {"third_party.state"}  # its table has no days: the query has
    assert {code for _, code in taken} <= state_names().keys()
    postgres.execute('DELETE FROM "third_parties"')
    for name in found.columns:
        ((rows,),) = postgres.execute(f'SELECT count(*) FROM "{name}"').fetchall()
        assert rows == 0
        postgres.execute(f'CREATE TABLE "bare {name}" AS SELECT * FROM "{name}"')
        postgres.execute(f'DROP TABLE "{name}"')
        postgres.execute(f'ALTER TABLE "bare {name}" RENAME TO "{name}"')
    typed = {copy for copy, (_, column, _) in found.made.items() if column.type != "VARCHAR"}
    found.made = {copy: wrong for copy, wrong in found.made.items() if copy not in typed}
    for name, columns in found.columns.items():
        copied(postgres, name, columns, [row for row in found.rows[name] if row[CASE] not in typed])
    for statement in made.judge:
        postgres.execute(statement)

    def read(name):
        cursor = postgres.execute(f"SELECT * FROM {name}")
        return [dict(zip([each.name for each in cursor.description], row, strict=True)) for row in cursor]

    count, _ = held_to(found, *map(read, (CASE_ANSWERS, ITEM_ANSWERS, REJECTED)), verdicts_of(found.drawn))
    with capsys.disabled():
        print(
            f"\nPostgreSQL: {found.counted} rows, {refused.total()} misspelt values refused {dict(refused)}, "
            f"{count} judged without constraints, none has a verdict"
        )


# ── Spark ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_no_misspelt_value_of_a_thousand_rows_gets_a_verdict_on_spark(
    spark, rulebook, misspell, verdicts_of, tmp_path, capsys
):
    """Views of files whose cells are texts."""
    found = misspell(1000)
    made = script(rulebook, "spark")
    for statement in made.law:
        spark.sql(statement)
    for name in found.columns:
        parquet.write_table(found.table(name), tmp_path / f"{name}.parquet")
        spark.read.parquet(str(tmp_path / f"{name}.parquet")).createOrReplaceTempView(name)
    for statement in made.judge:
        spark.sql(statement)

    def read(name):
        return [row.asDict() for row in spark.sql(f"SELECT * FROM {name}").collect()]

    count, types = held_to(found, *map(read, (CASE_ANSWERS, ITEM_ANSWERS, REJECTED)), verdicts_of(found.drawn))
    with capsys.disabled():
        print(f"\nSpark: {found.counted} rows, {count} misspelt values {dict(types)}, none has a verdict")
