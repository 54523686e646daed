"""``batch`` as a process: nothing half-written, whatever happens; the same bytes every time; a bar on a terminal only."""

import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAD = "case,on,recipient.state,end_user.state,item.form,item.policy_arms\n"
ROWS = 400


def table(folder, rows=ROWS, *, bad=()):
    """Write a table whose rows at some places are bad, and return its name."""
    path = folder / "table.csv"
    states = ("USA", "IRN", "PHL", "")
    lines = [
        f"c{n},2012-12-{n % 28 + 1:02},{'XX' if n in bad else states[n % 4]},{states[n // 4 % 4]},part,true"
        for n in range(rows)
    ]
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def command(*words):
    """Return the command line."""
    return [sys.executable, "-m", "transfer_check", "batch", *map(str, words)]


def environment(**more):
    """Return the environment of the process."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", **more}


def batch(*words, **asked):
    """Run the program to its end."""
    return subprocess.run(command(*words), env=environment(), capture_output=True, check=False, **asked)


def left_in(folder):
    """Return the names in a folder."""
    return sorted(each.name for each in folder.iterdir())


# ── what it writes ────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_the_same_table_gives_the_same_bytes_with_any_number_of_threads(tmp_path):
    """And the file of bad rows too."""
    source = table(tmp_path, bad=(3, 7))
    found = []
    for threads in (1, 4):
        for ending in ("csv", "jsonl", "parquet"):
            output = tmp_path / f"out{threads}.{ending}"
            done = batch(source, "--output", output, "--threads", threads)
            assert done.returncode == 0, done.stderr
            found.append((output.read_bytes(), Path(f"{output}.rejected.csv").read_bytes()))
    assert found[:3] == found[3:]
    rows = [json.loads(line) for line in found[1][0].splitlines()]
    assert len(rows) == ROWS - 2
    assert pq.read_table(tmp_path / "out1.parquet").column("case").to_pylist() == [row["case"] for row in rows]
    assert isinstance(rows[0]["determining"], list)


def test_standard_input_and_output_are_a_pipe(tmp_path):
    """Answers on standard output, the summary on standard error, and nothing of a bar on either."""
    source = table(tmp_path)
    done = batch(
        "-", "--input-format", "csv", "--output", "-", "--output-format", "csv", "--strict", input=source.read_bytes()
    )
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == ROWS + 1
    assert done.stderr.startswith(f"{ROWS} cases judged".encode())
    assert b"\x1b" not in done.stderr
    assert b"\r" not in done.stderr
    file = batch(source, "--output", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == done.stdout
    assert file.stdout == b""
    assert left_in(tmp_path) == ["out.csv", "out.csv.rejected.csv", "table.csv"]


@pytest.mark.slow
def test_parquet_is_read_from_standard_input(tmp_path):
    """Although it must be read from its end."""
    source, parquet = table(tmp_path), tmp_path / "table.parquet"
    duckdb.sql(f"COPY (FROM read_csv('{source}', all_varchar=true)) TO '{parquet}' (FORMAT parquet)")
    words = ("-", "--input-format", "parquet", "--output", tmp_path / "piped.csv")
    assert batch(*words, input=parquet.read_bytes()).returncode == 0
    assert batch(source, "--output", tmp_path / "read.csv").returncode == 0
    piped, read = ((tmp_path / name).read_text(encoding="utf-8").splitlines() for name in ("piped.csv", "read.csv"))
    assert piped[1].startswith("c0,1,")
    assert read[1].startswith("c0,2,")
    assert [line.split(",")[2:] for line in piped] == [line.split(",")[2:] for line in read]


@pytest.mark.slow
def test_bad_rows_change_nothing_of_the_others(tmp_path):
    """The same lines, but for those of bad rows; the file of bad rows has these and no more."""
    source = table(tmp_path)
    assert batch(source, "--output", tmp_path / "clean.csv").returncode == 0
    bad = tuple(range(5, ROWS, 100))
    table(tmp_path, bad=bad)
    done = batch(source, "--output", tmp_path / "out.csv", "--rejected", tmp_path / "bad.csv")
    assert done.returncode == 0
    assert f"{len(bad)} rows rejected".encode() in done.stderr
    clean = (tmp_path / "clean.csv").read_text(encoding="utf-8").splitlines()
    kept = [line for place, line in enumerate(clean) if place - 1 not in bad]
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines() == kept
    told = [line.split(",")[:3] for line in (tmp_path / "bad.csv").read_text(encoding="utf-8").splitlines()]
    assert told == [["line", "case", "code"], *([str(n + 2), f"c{n}", "TC024"] for n in bad)]


def test_a_strict_run_leaves_nothing(tmp_path):
    """Exit code 2, the first bad rows, and no file."""
    done = batch(table(tmp_path, bad=(3,)), "--output", tmp_path / "out.csv", "--strict")
    assert done.returncode == 2
    assert b"table.csv:5:1  TC024  recipient.state" in done.stderr
    assert left_in(tmp_path) == ["table.csv"]


@pytest.mark.slow
def test_what_was_there_stays_where_a_run_fails(tmp_path):
    """The file of the last run is replaced by a whole one or not at all."""
    output = tmp_path / "out.csv"
    output.write_text("as it was")
    assert batch(table(tmp_path, bad=(3,)), "--output", output, "--strict").returncode == 2
    assert output.read_text() == "as it was"
    assert batch(table(tmp_path), "--output", output).returncode == 0
    assert output.read_text().startswith("case,line,on")


@pytest.mark.slow
def test_summaries_are_written_as_page_and_as_data(tmp_path):
    """The page loads nothing, and hostile text in it is text."""
    source = table(tmp_path)
    page, data = tmp_path / "sum.html", tmp_path / "sum.json"
    words = ("--on", "2011-12-26", "--on", "2011-12-27", "--summary", page, "--summary", data)
    done = batch(source, "--output", tmp_path / "out.csv", *words, "--lang", "ja")
    assert done.returncode == 0, done.stderr
    record = json.loads(data.read_text(encoding="utf-8"))
    assert record["judged"] == ROWS
    assert sum(sum(row.values()) for row in record["turns"][0].values()) == ROWS
    moved = sum(count for one, row in record["turns"][0].items() for other, count in row.items() if one != other)
    assert moved == record["changed"]
    html = page.read_text(encoding="utf-8")
    assert html.count("<svg") == html.count("</svg>") >= 3
    assert "<script" not in html
    assert "http:" not in html.replace("http-equiv", "")
    assert 'lang="ja"' in html


# ── what happens on the way ───────────────────────────────────────────────────────────────────


def started(*words, **asked):
    """Start the program, and wait until it works in its folder."""
    process = subprocess.Popen(command(*words), env=environment(), stderr=subprocess.PIPE, **asked)
    folder = Path(words[words.index("--output") + 1]).parent
    for _ in range(600):
        if any(each.name.endswith(".partial") and (each / "items_0.parquet").exists() for each in folder.iterdir()):
            return process
        time.sleep(0.02)
    raise AssertionError(process.communicate())


def test_a_killed_run_leaves_no_answers_and_the_next_one_removes_its_folder(tmp_path):
    """Nothing under the final name; the second run succeeds."""
    source, output = table(tmp_path, 20_000), tmp_path / "out.csv"
    process = started(source, "--output", output)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode == -signal.SIGKILL
    names = left_in(tmp_path)
    assert "out.csv" not in names
    assert len([name for name in names if name.endswith(".partial")]) == 1
    assert batch(source, "--output", output).returncode == 0
    assert left_in(tmp_path) == ["out.csv", "out.csv.rejected.csv", "table.csv"]
    assert output.read_text(encoding="utf-8").count("\n") == 20_001


@pytest.mark.slow
def test_a_run_leaves_the_folder_of_another_that_lives(tmp_path):
    """Two runs may write into one folder."""
    source = table(tmp_path, 20_000)
    process = started(source, "--output", tmp_path / "one.csv")
    assert batch(table(tmp_path, 10), "--output", tmp_path / "two.csv").returncode == 0
    process.communicate()
    assert process.returncode == 0
    assert (tmp_path / "one.csv").read_text(encoding="utf-8").count("\n") == 20_001


def test_an_interrupted_run_leaves_nothing(tmp_path):
    """Exit code 130."""
    process = started(table(tmp_path, 20_000), "--output", tmp_path / "out.csv")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert b"Traceback" not in errors
    assert left_in(tmp_path) == ["table.csv"]


@pytest.mark.parametrize(
    "most", [0, pytest.param(20_000, marks=pytest.mark.slow), pytest.param(300_000, marks=pytest.mark.slow)]
)
def test_a_full_disk_leaves_nothing_and_is_told(tmp_path, most):
    """Wherever it is full: what cannot be written is named, and the next run succeeds."""
    source, output = table(tmp_path, 4_000), tmp_path / "out.csv"

    def limited():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = batch(source, "--output", output, preexec_fn=limited)
    assert done.returncode == 2, done.stderr
    assert b"TC510" in done.stderr
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr
    assert left_in(tmp_path) == ["table.csv"]
    assert batch(source, "--output", output).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_device_that_is_full_is_told(tmp_path):
    """Standard output that cannot be written is an error, and not an answer."""
    source = table(tmp_path)
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command(source, "--output", "-", "--output-format", "csv", "--strict"),
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"no space left on the disk" in done.stderr


@pytest.mark.slow
def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path):
    """As ``head`` does."""
    words = command(table(tmp_path, 4_000), "--output", "-", "--output-format", "csv", "--strict")
    process = subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.slow
def test_a_terminal_shows_a_bar(tmp_path):
    """Stage, bar, rate and time left; the summary after it."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        command(table(tmp_path, 60_000), "--output", tmp_path / "out.csv"),
        env=environment(TERM="xterm-256color"),
        stderr=other,
    )
    os.close(other)
    shown = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(main)
    assert process.wait() == 0
    for word in (b"checking", b"judging", b"writing", b"rows/s", b"%", b"60,000 cases judged"):
        assert word in shown


def test_a_missing_extra_is_one_clear_line(tmp_path):
    """With the command that installs it."""
    hidden = "import sys; sys.modules['duckdb'] = None; import importlib.util as u; found = u.find_spec\n"
    program = (
        hidden
        + "u.find_spec = lambda name, *rest: None if name == 'duckdb' else found(name, *rest)\n"
        + f"sys.argv = ['transfer-check', 'batch', {str(table(tmp_path))!r}, '--output', {str(tmp_path / 'o.csv')!r}]\n"
        + "from transfer_check.cli import main\nmain()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "transfer-check[bulk]" in done.stderr
    assert "Traceback" not in done.stderr
    assert left_in(tmp_path) == ["table.csv"]
