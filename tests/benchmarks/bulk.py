"""Many cases: ``batch`` against the evaluator in a loop, growth with rows, items and rules, peak memory.

``python tests/benchmarks/bulk.py`` prints four tables; ``--rows N`` says how many rows the largest
run has (1,000,000 where absent). Every run of ``batch`` is a process of its own, Parquet to Parquet
with all output columns, timed from its start to its end. The loop evaluates cases of the same file
that are in memory already, and gathers the same answer of each: `evaluate`, then `answer`. More
rules than the law has are changed copies of them (`grown_rules.py`).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parent))

from grown_rules import grown

from transfer_check import Rulebook, TransferCase, evaluate, load_rulebook
from transfer_check.answering.answer import answer
from transfer_check.bulk.delivery import Files, deliver
from transfer_check.bulk.input.headers import NO_MAP, SIGNED_BY, SIGNED_ON
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.run import Order
from transfer_check.facts.case import catalogue
from transfer_check.files.cache import recall_states

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = 2_000
ITEMS = (1, 5, 50)
TIMES = (1, 10)
ROWS = 1_000_000


class Measured(NamedTuple):
    """One run of ``batch``.

    Attributes:
        seconds: from start to end.
        cpu: seconds of processor time, of all threads.
        memory: the most it held, in bytes.
    """

    seconds: float
    cpu: float
    memory: int


def main(rows: int = ROWS) -> None:
    """Run the benchmarks and print their tables.

    Args:
        rows: how many the largest run has.
    """
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "rows.parquet"
        print("rows and memory, one item a case")
        for count in _growing(rows):
            make_rows(source, count)
            _print(f"{count:,} rows", measured(source), count)
        print(f"against the evaluator in a loop, the same {rows:,} cases")
        _against_the_loop(source, rows)
        count = min(rows, 100_000)
        print("items of a case")
        for items in ITEMS:
            make_rows(source, count, items=items)
            _print(f"{items:>4} items, {count:,} rows", measured(source), count)
        print("rules: changed copies of those of the law, the loop beside it")
        make_rows(source, count)
        for times in TIMES:
            _print(f"{times:>4} times, {count:,} rows", measured(source, times=times), count)
            each = loop(source, grown(load_rulebook(), times), sample=200)
            print(f"  {'the loop':<24} {each * 1e6:20.1f} µs a case")


def _against_the_loop(source: Path, rows: int) -> None:
    before = loop(source)
    run = measured(source)
    after = loop(source)
    for label, each in (("the loop before", before), ("batch", run.seconds / rows), ("the loop after", after)):
        print(f"  {label:<18} {each * 1e6:9.1f} µs a case   {each / (run.seconds / rows):6.1f} x")
    print(f"  processor time: the loop {(before + after) / 2 * 1e6:.1f} µs, batch {run.cpu / rows * 1e6:.1f} µs a case")


def _growing(most: int) -> Iterator[int]:
    count = 1_000
    while count <= most:
        yield count
        count *= 10


def _print(label: str, run: Measured, rows: int) -> None:
    print(f"  {label:<24} {run.seconds:8.1f} s {run.seconds / rows * 1e6:9.1f} µs a row {run.memory / 2**20:7.0f} MiB")


def make_rows(source: Path, rows: int, *, items: int = 1) -> None:
    """Write rows in a process of its own (`bulk_rows.py`): what a process held at its most, those it starts inherit."""
    command = [sys.executable, str(Path(__file__).with_name("bulk_rows.py")), str(source), str(rows), str(items)]
    subprocess.run(command, env=_environment(), check=True)


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def measured(source: Path, *words: str, times: int = 1) -> Measured:
    """Run ``batch`` on a table, Parquet to Parquet.

    Args:
        source: the table; the answers come to lie beside it.
        words: further words of the command line.
        times: how many times the rules of the law there are; for several, what the verb calls is called.

    Raises:
        RuntimeError: where the run does not end well.
    """
    verb = ["-m", "transfer_check", "batch", str(source), "--output", _answers(source), *words]
    command = verb if times == 1 else [__file__, "--judge", str(source), "--times", str(times)]
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], env=_environment(), stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"batch left with {process.returncode}")
    return Measured(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def _answers(source: Path) -> str:
    return f"{source}.answers.parquet"


def judge(source: Path, times: int) -> None:
    """Judge a table as ``batch`` does, by some times the rules of the law."""
    recall_states()
    order = Order(Table(str(source), "parquet", NO_MAP, False), "parquet")
    files = Files(_answers(source), source.with_suffix(".rejected.csv"))
    deliver(order, files, grown(load_rulebook(), times), lambda stage, done, total: None)


def loop(source: Path, rulebook: Rulebook | None = None, *, sample: int = SAMPLE) -> float:
    """Return the seconds the evaluator takes for a case, over the first cases of a table."""
    rulebook = rulebook or load_rulebook()
    cases = list(islice(cases_of(source), sample))
    for case in cases[: sample // 20]:
        answer(evaluate(case, rulebook))
    start = time.perf_counter()
    for case in cases:
        answer(evaluate(case, rulebook))
    return (time.perf_counter() - start) / len(cases)


def cases_of(source: Path) -> Iterator[TransferCase]:
    """Yield the cases of a table made by `write_rows` with one item a case."""
    with pq.ParquetFile(source) as file:
        for batch in file.iter_batches(1_000):
            yield from map(_case, batch.to_pylist())


def _case(row: dict[str, Any]) -> TransferCase:
    stated: dict[str, Any] = {"case": row["case"], "on": row["on"].isoformat(), "items": [{}]}
    for path, value in row.items():
        if value is None or path not in catalogue():
            continue
        section, _, name = path.partition(".")
        meant = None if value == "(none)" else value.split() if catalogue()[path].type == "states" else value
        if section == "assessment":
            signed: date = row[SIGNED_ON]
            meant = {"value": meant, "by": row[SIGNED_BY], "on": signed.isoformat()}
        (stated["items"][0] if section == "item" else stated.setdefault(section, {}))[name] = meant
    return TransferCase.model_validate(stated)


def _called() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of the largest run")
    parser.add_argument("--judge", type=Path, help="a table to judge, nothing else")
    parser.add_argument("--times", type=int, default=1, help="how many times the rules to judge it by")
    words = parser.parse_args()
    if words.judge:
        judge(words.judge, words.times)
    else:
        main(words.rows)


if __name__ == "__main__":
    _called()
