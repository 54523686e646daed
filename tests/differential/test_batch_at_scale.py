"""``batch`` on many rows: bad ones among them, how much faster than the evaluator, how much memory.

All of it is slow; the rows are real cases with facts taken away or changed (`bulk_rows.py`).
"""

import csv
import importlib.util
import random
import sys
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from transfer_check.answering.answer import answer
from transfer_check.bulk.delivery import Files, deliver
from transfer_check.bulk.input.headers import NO_MAP
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.run import Order

BENCHMARKS = Path(__file__).resolve().parents[1] / "benchmarks"
GIB = 2**30
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bulk():
    """Return the module of the benchmarks."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        found = importlib.util.spec_from_file_location("bulk", BENCHMARKS / "bulk.py")
        module = importlib.util.module_from_spec(found)
        found.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(BENCHMARKS))


def judged(source, rulebook, form):
    """Judge a table; return the lines of the answers and of the rejected rows."""
    output, rejected = source.with_suffix(".out.csv"), source.with_suffix(".bad.csv")
    table = Table(str(source), form, NO_MAP, False)
    deliver(Order(table, "csv"), Files(str(output), rejected), rulebook, lambda stage, done, total: None)
    with open(output, encoding="utf-8", newline="") as answers, open(rejected, encoding="utf-8", newline="") as bad:
        return list(csv.DictReader(answers)), list(csv.DictReader(bad))


@pytest.mark.parametrize("items", [1, 3])
def test_one_bad_row_in_a_hundred_changes_nothing_of_the_others(bulk, rulebook, tmp_path, items):
    """The good cases have the same answers as without the bad ones; the file of bad rows is exact."""
    count = 30_000
    bulk.make_rows(tmp_path / "rows.parquet", count, items=items)
    source = tmp_path / "rows.csv"
    duckdb.sql(f"COPY (FROM '{tmp_path / 'rows.parquet'}') TO '{source}' (FORMAT csv, HEADER)")
    clean, none = judged(source, rulebook, "csv")
    assert none == []
    assert len(clean) == count // items

    with open(source, encoding="utf-8", newline="") as stream:
        names, *rows = csv.reader(stream)
    drawn = random.Random(2026)
    places = sorted(drawn.sample(range(count), count // 100))
    spoiled = {
        "TC024": lambda row: row.__setitem__(names.index("recipient.state"), "UKX"),
        "TC023": lambda row: row.__setitem__(names.index("item.form"), "prt"),
        "TC022": lambda row: row.__setitem__(names.index("item.sdf_act_arms"), "yes"),
        "TC025": lambda row: row.__setitem__(names.index("on"), "2012-02-30"),
        "TC557": lambda row: row.append("one too many"),
    }
    codes = {place: drawn.choice(list(spoiled)) for place in places}
    for place, code in codes.items():
        spoiled[code](rows[place])
    with open(source, "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([names, *rows])

    told, bad = judged(source, rulebook, "csv")
    spoiled_cases = {place // items for place in places}
    kept = [row for place, row in enumerate(clean) if place not in spoiled_cases]
    assert told == kept
    assert {(int(each["line"]) - 2, each["code"]) for each in bad if each["code"] not in ("TC559", "TC560")} == {
        *codes.items()
    }
    all_rows = {case * items + item for case in spoiled_cases for item in range(items)}
    assert {int(each["line"]) - 2 for each in bad} == all_rows


def test_batch_agrees_with_the_evaluator_on_rows_drawn_by_the_thousand(bulk, rulebook, tmp_path):
    """Verdict, open facts and determining rules of each."""
    count = 5_000
    bulk.make_rows(tmp_path / "rows.parquet", count)
    told, bad = judged(tmp_path / "rows.parquet", rulebook, "parquet")
    assert bad == []
    for row, case in zip(told, bulk.cases_of(tmp_path / "rows.parquet"), strict=True):
        expected = answer(bulk.evaluate(case, rulebook))
        assert row["case"] == case.case
        assert row["verdict"] == expected.verdict.value
        assert row["determining"].split() == sorted({each.id for each in expected.determining})
        assert row["open_facts"].split() == sorted(each.fact.path for each in expected.open_facts)
        assert row["weakest_evidence"] == (expected.weakest_evidence or "")


def test_batch_is_fifty_times_the_evaluator_in_a_loop(bulk, tmp_path, capsys):
    """Parquet to Parquet, all output columns, from the start of the process to its end, against the same cases."""
    count = 2_000_000
    bulk.make_rows(tmp_path / "rows.parquet", count)
    before = bulk.loop(tmp_path / "rows.parquet")
    run = bulk.measured(tmp_path / "rows.parquet")
    after = bulk.loop(tmp_path / "rows.parquet")
    each = run.seconds / count
    with capsys.disabled():
        print(f"\nloop {before * 1e6:.0f} and {after * 1e6:.0f} µs, batch {each * 1e6:.1f} µs a case")
    assert (before + after) / 2 / each >= 50


def test_ten_million_rows_take_the_memory_of_a_hundred_thousand(bulk, tmp_path, capsys):
    """Within two gibibytes, and no more than half as much again."""
    memory = {}
    for count in (100_000, 10_000_000):
        source = tmp_path / f"{count}.parquet"
        bulk.make_rows(source, count)
        run = bulk.measured(source)
        memory[count] = run.memory
        assert pq.read_metadata(f"{source}.answers.parquet").num_rows == count
        with capsys.disabled():
            print(f"\n{count:,} rows: {run.seconds:.0f} s, {run.memory / 2**20:.0f} MiB")
    assert memory[10_000_000] < 2 * GIB
    assert memory[10_000_000] < 1.5 * memory[100_000]
