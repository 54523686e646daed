"""Benchmarks of ``batch``: against the evaluator in a loop, growth with rows and items, peak memory.

``python tests/benchmarks/bulk.py`` prints three tables; ``--rows N`` says how many rows the largest
run has (1,000,000 where absent). Every run of ``batch`` is a process of its own, Parquet to Parquet
with all output columns, timed from its start to its end. The loop evaluates cases of the same file
that are in memory already, and gathers the same answer of each: `evaluate`, then `answer`.
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

from bulk_rows import write_rows

from transfer_check import TransferCase, evaluate, load_rulebook
from transfer_check.answer import answer
from transfer_check.bulk.headers import SIGNED_BY, SIGNED_ON
from transfer_check.case import catalogue

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = 2_000
ITEMS = (1, 5, 50)


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


def main() -> None:
    """Run the benchmarks and print their tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the largest run")
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("rows and memory, one item a case")
        for count in _growing(rows):
            write_rows(folder / "rows.parquet", count)
            _print(f"{count:>12,} rows", measured(folder / "rows.parquet"), count)
        print(f"against the evaluator in a loop, the same {rows:,} cases")
        before = loop(folder / "rows.parquet")
        run = measured(folder / "rows.parquet")
        after = loop(folder / "rows.parquet")
        for label, each in (("the loop before", before), ("batch", run.seconds / rows), ("the loop after", after)):
            print(f"  {label:<18} {each * 1e6:9.1f} µs a case   {each / (run.seconds / rows):6.1f} x")
        print(
            f"  processor time: the loop {(before + after) / 2 * 1e6:.1f} µs, batch {run.cpu / rows * 1e6:.1f} µs a case"
        )
        print("items of a case")
        count = min(rows, 100_000)
        for items in ITEMS:
            write_rows(folder / "rows.parquet", count, items=items)
            _print(f"{items:>4} items, {count:,} rows", measured(folder / "rows.parquet"), count)


def _growing(most: int) -> Iterator[int]:
    count = 1_000
    while count <= most:
        yield count
        count *= 10


def _print(label: str, run: Measured, rows: int) -> None:
    print(f"  {label:<24} {run.seconds:8.1f} s {run.seconds / rows * 1e6:9.1f} µs a row {run.memory / 2**20:7.0f} MiB")


def measured(source: Path, *words: str) -> Measured:
    """Run ``batch`` on a table, Parquet to Parquet."""
    command = [sys.executable, "-m", "transfer_check", "batch", str(source), "--output", f"{source}.answers.parquet"]
    start = time.perf_counter()
    process = subprocess.Popen(
        [*command, *words], env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"batch left with {process.returncode}")
    return Measured(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


def loop(source: Path, sample: int = SAMPLE) -> float:
    """Return the seconds the evaluator takes for a case, over the first cases of a table."""
    rulebook = load_rulebook()
    cases = list(islice(cases_of(source), sample))
    for case in cases[:100]:
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


if __name__ == "__main__":
    main()
