"""Misuse of the command line: every way to hold it wrongly ends in a message and exit code 2, or in silence.

What is wrong in a file is shown by the transcripts in ``bad/``; here is what a transcript cannot show:
pipes that close, full disks, damaged caches, interrupted runs, huge and hostile files.
"""

import errno
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_check.cli import main
from transfer_check.errors import TransferCheckError
from transfer_check.files import cache, documents, load_cases, load_rulebook, read_rules
from transfer_check.files import rule_folder as rules_folder
from transfer_check.paper.folding import width

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).parent / "files"
CASE, RULES = FILES / "patrol-boat.yaml", FILES / "rules-small"
EVALUATE = ("evaluate", str(CASE), "--rules", str(RULES))
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs pipes, devices and signals of a POSIX system")


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A cache folder of one's own, empty."""
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    monkeypatch.delenv("TRANSFER_CHECK_CACHE", raising=False)
    return tmp_path / "home"


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory):
    """A cache folder that the tests of this module share: what they test is not the cache."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def warm(shared_home, monkeypatch):
    """A cache folder that may already be filled."""
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(shared_home))


def started(*words, env=None, **streams):
    """Start the program as a process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **(env or {})}
    return subprocess.Popen([sys.executable, "-m", "transfer_check", *words], env=environment, **streams)


def run(*words, env=None, **streams):
    """Run the program as a process; return its exit code, output and error output."""
    with started(*words, env=env, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}) as process:
        out, err = process.communicate(timeout=60)
    return process.returncode, (out or b"").decode("utf-8"), (err or b"").decode("utf-8")


def called(*words, capsys, monkeypatch):
    """Call the program within this process; return its exit code, output and error output."""
    monkeypatch.setattr(sys, "argv", ["transfer-check", *words])
    with pytest.raises(SystemExit) as left:
        main()
    printed = capsys.readouterr()
    return left.value.code or 0, printed.out, printed.err


@pytest.fixture
def call(capsys, monkeypatch):
    """Call the program within this process."""
    return lambda *words: called(*map(str, words), capsys=capsys, monkeypatch=monkeypatch)


def refused(outcome, code):
    """Whether a run ended as a refusal: exit code 2, nothing on standard output, one message, no traceback."""
    left, out, err = outcome
    return (left, out, "Traceback" in err) == (2, "", False) and code in err


def answer():
    """Return the text of the small case, as it must always be."""
    recorded = (FILES.parent / "good" / "evaluate-text.txt").read_text(encoding="utf-8")
    return recorded.partition("\n")[2].partition("[exit 0]")[0]


# ── every error path ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", sorted((FILES.parent / "bad").glob("*.txt")), ids=lambda path: path.stem)
def test_an_error_is_told_on_standard_error_alone(path):
    """Each bad command prints a message, none on standard output; a failed check is the output of its verb."""
    for block in path.read_text(encoding="utf-8").split("\n\n$ "):
        command, *lines = block.strip().splitlines()
        *told, code = lines
        checking = "rules test" in command or "rules lint" in command
        assert code == "[exit 2]"
        assert told, command
        assert checking or all(line.startswith("2>") for line in told), command
        assert not any("Traceback" in line for line in told)


WORDS = [
    "evaluate", "explain", "compare", "timeline", "facts", "schema", "rules", "list", "show", "--on", "--lang", "--format",
    "--rules", "--help", "-h", "--version", "-", "--", "--on=2010-05-01", "2010-05-01", "ja", "json", "item", "case",
    "tp1967.patrol-vessels", str(CASE), str(RULES), str(FILES),
]  # fmt: skip


@settings(max_examples=40)
@given(words=st.lists(st.sampled_from(WORDS) | st.text(max_size=8), max_size=6))
def test_no_command_line_is_a_crash(words):
    """Whatever the words, the program leaves with a code of its own, and says why where that is 2."""
    with pytest.MonkeyPatch.context() as patch:
        out, err = io.StringIO(), io.StringIO()
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "argv", ["transfer-check", *words])
        with pytest.raises(SystemExit) as left:
            main()
    assert (left.value.code or 0) in (0, 1, 2, 3)
    if left.value.code == 2:
        assert err.getvalue()
        assert not out.getvalue()


DAMAGE = [
    b"null", b"unknown", b"[]", b"{}", b'"', b"'", b"*a", b"&a ", b"!!str ", b": ", b"- ", b"\t", b"\r\n", b"\n", b"\0", b"\xff",
    b"1e999", b".inf", b"2012-13-45", b"|\n", b"---\n", b"? ", b"[[[", b"}}", b"\xef\xbb\xbf", b"item.", b"table.", b"9" * 400,
]  # fmt: skip
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 12), st.sampled_from(DAMAGE) | st.binary(max_size=3)),
    min_size=1,
    max_size=4,
)


def damaged(content, edits):
    """Return a content with each edit carried out: at a place, so many bytes replaced by others."""
    for place, length, by in edits:
        start = int(place * len(content))
        content = content[:start] + by + content[start + length :]
    return content


def problems_of(read):
    """Return the problems with which reading ends; none where it succeeds."""
    try:
        read()
    except TransferCheckError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("name", ["patrol-boat.yaml", "landing-craft.yaml", "tractor.json", "tractor.toml"])
@given(edits=EDITS)
def test_no_damage_to_a_case_file_is_a_crash(tmp_path_factory, name, edits):
    """A case file with bytes changed is read, or refused with problems."""
    path = tmp_path_factory.getbasetemp() / f"damaged-{name}"
    path.write_bytes(damaged((FILES / name).read_bytes(), edits))
    assert all(problem.code and problem.message for problem in problems_of(lambda: load_cases([path])))


@pytest.mark.parametrize(
    "name", ["japan/regimes.yaml", "japan/statement.yaml", "tables/tables.yaml", "tables/bloc.csv"]
)
@settings(max_examples=20)
@given(edits=EDITS)
def test_no_damage_to_a_rule_file_is_a_crash(tmp_path_factory, name, edits):
    """A rule file with bytes changed is read, or refused with problems."""
    folder = tmp_path_factory.getbasetemp() / "damaged-rules"
    shutil.copytree(RULES, folder, dirs_exist_ok=True)
    shutil.copytree(FILES / "rules-careless" / "tables", folder / "tables", dirs_exist_ok=True)
    (folder / name).write_bytes(damaged((folder / name).read_bytes(), edits))
    assert all(problem.code and problem.message for problem in problems_of(lambda: read_rules(folder)))


# ── output ────────────────────────────────────────────────────────────────────────────────────


@POSIX
@pytest.mark.parametrize("words", [("--help",), ("schema", "case"), EVALUATE, ("facts",)], ids=lambda words: words[0])
def test_a_reader_that_goes_away_is_no_error(words, warm):
    """With ``| head -1`` the program stops in silence, with the code of a broken pipe and never one of a verdict."""
    reading, writing = os.pipe()
    os.close(reading)
    code, _, err = run(*words, stdout=writing)
    os.close(writing)
    assert (code, err) == (141, "")


@POSIX
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [("--help",), ("--version",), EVALUATE], ids=lambda words: words[0])
def test_a_full_disk_is_told(words, warm):
    """Output that cannot be written is an error, never a verdict."""
    with open("/dev/full", "wb") as full:
        assert refused(run(*words, stdout=full), "TC511")


@POSIX
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_closed_streams_are_no_crash(closed, warm):
    """A stream that was never open is an error where it is needed."""
    words = " ".join(
        [sys.executable, "-m", "transfer_check", "evaluate", "-", "--rules", str(RULES), "<", str(CASE), closed]
    )
    done = subprocess.run(
        ["sh", "-c", words],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if closed == "2>&-":
        assert (done.returncode, done.stdout) == (0, answer())
    else:
        assert refused((done.returncode, done.stdout, done.stderr), "closed")


def test_an_answer_is_written_whole_or_not_at_all(tmp_path, monkeypatch, call):
    """Where writing fails midway the file is as it was, and nothing is left beside it."""
    output = tmp_path / "answer.txt"
    output.write_text("an older answer\n", encoding="utf-8")

    def fail(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", fail)
    assert refused(call(*EVALUATE, "--output", output), "TC510")
    assert [path.name for path in tmp_path.iterdir()] == ["answer.txt"]
    assert output.read_text(encoding="utf-8") == "an older answer\n"


def test_an_answer_in_a_file_is_the_one_on_the_screen(tmp_path, call):
    """`--output` prints nothing, writes the same text, keeps links and permissions, and ``-`` is the screen."""
    kept, link = tmp_path / "answer.txt", tmp_path / "link.txt"
    kept.write_text("", encoding="utf-8")
    kept.chmod(0o640)
    link.symlink_to(kept)
    assert call(*EVALUATE, "--output", link) == (0, "", "")
    assert link.is_symlink()
    assert (kept.read_text(encoding="utf-8"), kept.stat().st_mode & 0o777) == (answer(), 0o640)
    assert call(*EVALUATE, "--output", "-") == (0, answer(), "")


@POSIX
def test_a_device_is_written_to_and_never_replaced(tmp_path, call):
    """An output that is no regular file receives the answer."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        read = pool.submit(pipe.read_text, encoding="utf-8")
        assert call(*EVALUATE, "--output", pipe) == (0, "", "")
        assert read.result(timeout=10) == answer()
    assert pipe.is_fifo()


def test_an_answer_is_never_written_over_its_case(tmp_path, call):
    """`--output` must not name a case file, under whatever name."""
    case = tmp_path / "case.yaml"
    shutil.copy(CASE, case)
    (tmp_path / "link.yaml").symlink_to(case)
    assert refused(call("evaluate", case, "--rules", RULES, "--output", tmp_path / "link.yaml"), "TC512")
    assert case.read_bytes() == CASE.read_bytes()


# ── the terminal ──────────────────────────────────────────────────────────────────────────────


@POSIX
@pytest.mark.parametrize("columns", ["150", "60", "5", "0", "x"])
def test_a_terminal_of_any_width_shows_the_table(columns, warm):
    """On a terminal a table is laid out, without colour, and its ids are never broken."""
    import pty

    ours, theirs = pty.openpty()
    env = {"COLUMNS": columns, "TERM": "xterm-256color"}
    with started("rules", "list", "--rules", str(RULES), env=env, stdout=theirs, stderr=subprocess.PIPE) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
        assert (process.wait(timeout=30), process.stderr.read()) == (0, b"")
    os.close(ours)
    assert b"\x1b" not in shown
    lines = [line.strip().decode() for line in shown.splitlines()]
    assert lines[0].split()[:2] == ["rule", "effect"]
    assert any(line.split("  ")[0] == "tp1967.to-country-in-conflict" for line in lines)


@POSIX
@pytest.mark.parametrize(("columns", "most"), [("150", 100), ("60", 60), ("40", 40)])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_answer_is_folded_into_the_terminal_it_is_shown_on(columns, most, language, warm):
    """No line is wider than the terminal; a wide character takes two columns."""
    widths = _widths(columns, *map(str, EVALUATE), "--lang", language, "--detail", "full")
    assert len(widths) > 20
    assert most - 10 < max(widths) <= most


@POSIX
@pytest.mark.parametrize(("columns", "most"), [("150", 80), ("60", 60), ("40", 40), ("20", 40)])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_first_screen_is_folded_into_the_terminal_it_is_shown_on(columns, most, language, warm):
    """No line of the short answer is wider than the terminal, nor than a screen of eighty columns."""
    widths = _widths(columns, *map(str, EVALUATE), "--lang", language)
    assert len(widths) > 10
    assert most - 10 < max(widths) <= most


def _widths(columns, *words):
    """Return the columns that each line takes which is shown on a terminal of so many."""
    import pty

    ours, theirs = pty.openpty()
    env = {"COLUMNS": columns, "TERM": "xterm-256color"}
    with started(*words, env=env, stdout=theirs, stderr=subprocess.PIPE) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
        process.wait(timeout=30)
    os.close(ours)
    return [width(line) for line in shown.decode().splitlines()]


def _read(terminal):
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # Linux, once the other side is closed
        return b""


@pytest.mark.parametrize("columns", ["1", "0", "-3", "x", "100000"])
@pytest.mark.parametrize("words", [("--help",), ("evaluate", "--help"), EVALUATE], ids=" ".join)
def test_no_width_is_too_small(columns, words, warm, monkeypatch, call):
    """Help and answers are printed in a terminal of any width."""
    monkeypatch.setenv("COLUMNS", columns)
    code, out, err = call(*words)
    assert (code, err) == (0, "")
    assert out


@pytest.mark.parametrize(
    "env", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "LANG": "C"}, {"PYTHONIOENCODING": "cp932"}]
)
def test_the_language_of_the_system_does_not_matter(env, warm):
    """Japanese is written as UTF-8 whatever the locale says."""
    code, out, err = run(*EVALUATE, "--lang", "ja", "--detail", "full", env=env)
    assert (code, err) == (0, "")
    assert "結論：移転を認め得る。" in out
    assert refused(run("evaluate", "無い.yaml", env=env), "無い.yaml")


@POSIX
def test_a_name_that_is_no_text_is_told(warm):
    """A file name of bytes that are not UTF-8 is printed with escapes."""
    assert refused(run("evaluate", b"\xff.yaml"), "\\udcff.yaml")
    assert refused(run("rules", "list", "--rules", b"\xff"), "\\udcff")
    assert refused(run(b"\xff"), "\\udcff")


# ── interruption ──────────────────────────────────────────────────────────────────────────────


@POSIX
def test_an_interrupted_run_leaves_in_silence(tmp_path, warm):
    """Ctrl-C while a file is read: exit code 130, no traceback."""
    pipe = tmp_path / "case.yaml"
    os.mkfifo(pipe)
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with started("evaluate", str(pipe), **streams) as process, open(pipe, "wb"):  # opens once the program reads it
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")


# ── files ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("fill", [b"", b"#", b"a: b\n", b"- - - "], ids=["zeros", "remarks", "keys", "lists"])
@pytest.mark.parametrize("ending", ["yaml", "json", "toml"])
def test_a_file_of_50_megabytes_is_refused_at_once(tmp_path, fill, ending, call):
    """A file far too large is refused for its size, and is not read to its end."""
    path = tmp_path / f"large.{ending}"
    with path.open("wb") as stream:
        stream.write(fill * (1 << 20))
        stream.truncate(50_000_000)
    begun = time.perf_counter()
    assert refused(call("evaluate", path), "TC004")
    assert time.perf_counter() - begun < 2


def test_thousands_of_problems_are_counted_and_not_all_told(tmp_path, call):
    """A file that is wrong throughout is told by its first problems and their number."""
    path = tmp_path / "case.yaml"
    path.write_text("case: many\non: 2012-12-18\nitems:\n" + "  - {nam: a}\n" * 3_000, encoding="utf-8")
    outcome = call("evaluate", path)
    assert refused(outcome, "TC021")
    assert outcome[2].endswith("\n3,000 problems, the first 100 are shown\n")
    assert outcome[2].count("TC021") == 100


DEEP = 10_000
NESTED = {
    "flow.yaml": "case: " + "[" * DEEP + "]" * DEEP,
    "open.yaml": "case: " + "[" * DEEP,
    "mappings.yaml": "{a: " * DEEP + "}" * DEEP,
    "block.yaml": "- " * DEEP + "a",
    "indented.yaml": "".join(" " * depth + "a:\n" for depth in range(2_000)),
    "arrays.json": "[" * DEEP + "]" * DEEP,
    "open.json": '{"a": ' * DEEP,
    "objects.json": '{"a": ' * DEEP + "1" + "}" * DEEP,
    "arrays.toml": "a = " + "[" * DEEP + "]" * DEEP,
    "tables.toml": "a = " + "{a = " * DEEP + "1" + "}" * DEEP,
    "dotted.toml": "a." * DEEP + "a = 1",
    "headers.toml": "[" + "a." * DEEP + "a]\n",
}


@pytest.mark.parametrize("name", NESTED)
def test_deep_nesting_is_refused(tmp_path, name, call):
    """Ten thousand levels are refused with a message, in any format, in little time."""
    path = tmp_path / name
    path.write_text(NESTED[name], encoding="utf-8")
    begun = time.perf_counter()
    assert refused(call("evaluate", path), "TC01")
    assert time.perf_counter() - begun < 2


def test_deep_nesting_in_a_rule_is_refused(tmp_path, call):
    """The same holds for rule files."""
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    (folder / "japan" / "deep.yaml").write_text("rules: " + "[" * DEEP, encoding="utf-8")
    assert refused(call("rules", "list", "--rules", folder), "TC015")


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ELOOP])
def test_a_file_that_cannot_be_read_is_told(number, monkeypatch, call):
    """The reason of the system is told, with the name of the file."""

    def fail(path, mode):
        raise OSError(number, os.strerror(number), path)

    monkeypatch.setattr(documents, "open", fail, raising=False)
    assert refused(call("evaluate", CASE), f"{CASE}  TC003")


def test_folders_and_broken_links_among_the_rules(tmp_path, call):
    """A folder named like a rule file is passed over, and so is a link to nothing."""
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    (folder / "japan" / "folder.yaml").mkdir()
    (folder / "japan" / "nowhere.yaml").symlink_to(tmp_path / "nowhere")
    assert call("evaluate", CASE, "--rules", folder) == (0, answer(), "")


def test_a_rule_file_that_cannot_be_read_is_told(monkeypatch, call):
    """A rule file without the right to read it keeps the rulebook from being loaded."""

    def fail(path, *mode, **options):
        if Path(path).name == "statement.yaml":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return open(path, *mode, **options)

    monkeypatch.setattr(rules_folder, "open", fail, raising=False)
    outcome = call(*EVALUATE)
    assert refused(outcome, "TC003")
    assert "statement.yaml" in outcome[2]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_keys_is_irrelevant(tmp_path, seed, call):
    """A case with its keys in another order has the same answer, to the letter."""
    shuffling = random.Random(seed)

    def shuffled(value):
        if isinstance(value, dict):
            return {key: shuffled(value[key]) for key in shuffling.sample(list(value), len(value))}
        return value

    case = documents.read_document(FILES / "landing-craft.yaml").value
    path = tmp_path / "case.json"
    path.write_text(json.dumps(shuffled(case)), encoding="utf-8")
    for format in ("text", "json"):
        expected = call("evaluate", FILES / "landing-craft.yaml", "--rules", RULES, "--format", format)
        assert call("evaluate", path, "--rules", RULES, "--format", format) == expected


def test_the_program_runs_from_any_folder(tmp_path, warm):
    """Rules and cases are found from another working folder; relative names are relative to it."""
    assert run(*EVALUATE, cwd=tmp_path) == (0, answer(), "")
    assert run("rules", "list", "guidelines", cwd=tmp_path)[0] == 0
    assert run("evaluate", "patrol-boat.yaml", "--rules", "rules-small", cwd=FILES) == (0, answer(), "")


# ── the cache ─────────────────────────────────────────────────────────────────────────────────


def cached():
    """Return the files of the cache."""
    return sorted(cache.cache_folder().glob("*"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: b"\0\xff garbage",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content.replace(b"IDN", b"MYS"),
        lambda content: b"[]",
        lambda content: b"{}",
        lambda content: b'{"key": 1}',
        lambda content: b"null",
    ],
    ids=["empty", "garbage", "half", "cut", "altered", "list", "mapping", "key", "null"],
)
def test_a_damaged_cache_changes_no_answer(home, damage, call):
    """A cache that is damaged in any way is not used."""
    assert call(*EVALUATE) == (0, answer(), "")
    assert cached()
    for path in cached():
        path.write_bytes(damage(path.read_bytes()))
    assert call(*EVALUATE) == (0, answer(), "")
    assert call(*EVALUATE) == (0, answer(), "")


@pytest.mark.parametrize("content", ["[]", "{}", "null", "1", '{"instruments": [[1]]}', '"text"'])
def test_a_cache_of_another_form_changes_no_answer(home, content, call, monkeypatch):
    """A cache with a right checksum and a wrong content, as another version of the code may leave, is not used."""
    assert call(*EVALUATE) == (0, answer(), "")
    (path,) = [path for path in cached() if "rulebook" in path.name]
    cache._keep(path.stem, content)
    assert path.read_bytes().endswith(content.encode())
    assert call(*EVALUATE) == (0, answer(), "")


def test_the_cache_can_be_turned_off(home, monkeypatch, call):
    """With `TRANSFER_CHECK_CACHE=off` nothing is kept, and nothing kept is read."""
    monkeypatch.setenv("TRANSFER_CHECK_CACHE", "off")
    assert call(*EVALUATE) == (0, answer(), "")
    assert not home.exists()


def test_a_cache_that_cannot_be_kept_changes_no_answer(home, call):
    """Where the cache folder cannot be made, everything works without it."""
    home.write_text("a file where a folder should be", encoding="utf-8")
    assert call(*EVALUATE) == (0, answer(), "")
    assert home.read_text(encoding="utf-8") == "a file where a folder should be"


def test_a_full_disk_leaves_no_half_cache(home, monkeypatch, call):
    """Where writing the cache fails midway, nothing of it is left."""

    def fail(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(os, "replace", fail)
    assert call(*EVALUATE) == (0, answer(), "")
    assert cached() == []


def test_a_changed_rule_is_noticed(tmp_path, home):
    """The cache of a folder is not used once a file in it has changed, even to one of the same size and time."""
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    path = folder / "japan" / "statement.yaml"
    before, stat = load_rulebook(folder), path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace('"IDN"', '"MYS"'), encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size
    assert load_rulebook(folder) != before


def test_processes_that_write_the_cache_at_once_do_not_disturb_one_another(home):
    """Two first runs at the same time give the same answer and leave one cache, whole."""
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda _: run(*EVALUATE), range(2)))
    assert outcomes == [(0, answer(), "")] * 2
    assert {path.suffix for path in cached()} == {".json"}
    assert len([path for path in cached() if "rulebook" in path.name]) == 1
    assert run(*EVALUATE) == (0, answer(), "")


# ── what a transcript would be too long for ───────────────────────────────────────────────────


@pytest.mark.parametrize("of", ["case", "rule", "decision"])
def test_each_schema_is_one(of, call):
    """`schema` prints a JSON Schema of draft 2020-12."""
    jsonschema = pytest.importorskip("jsonschema")
    code, out, err = call("schema", of)
    assert (code, err) == (0, "")
    schema = json.loads(out)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_several_cases_are_an_array_of_json(call):
    """One case is an object, several are an array in their order."""
    code, out, _ = call("evaluate", CASE, FILES / "tractor.toml", "--rules", RULES, "--format", "json")
    assert code == 0
    assert [record["case"] for record in json.loads(out)] == ["2010-patrol-boat", "2010-tractor"]
    assert json.loads(call(*EVALUATE, "--format", "json")[1])["case"] == "2010-patrol-boat"


def test_all_contradictions_of_several_cases_are_told_at_once(call, tmp_path):
    """No case is answered, and each that states a derived fact against the rules is told, whatever is wrong before it."""
    paths = []
    for state in ("PRK", "SUN"):
        path = tmp_path / f"{state}.yaml"
        path.write_text(
            f"case: {state}\non: 1985-05-01\nrecipient: {{state: {state}, communist_bloc: false}}\n", encoding="utf-8"
        )
        paths.append(path)
    left, out, err = call("evaluate", paths[0], CASE, paths[1])
    assert (left, out) == (2, "")
    assert err.count("TC034") == 2
    assert all(f"{path}:3:" in err for path in paths)


def test_lint_names_each_kind_of_carelessness(call):
    """`rules lint` finds all that is wrong at once, each with its code, and says how much."""
    code, out, err = call("rules", "lint", "--rules", FILES / "rules-careless")
    assert (code, err) == (2, "")
    codes = {
        word for line in out.splitlines() if not line.startswith(" ") for word in line.split() if word.startswith("TC3")
    }
    assert codes == {"TC340", "TC341", "TC342", "TC351", "TC353", "TC354", "TC361", "TC362", "TC363", "TC364", "TC371"}
    assert out.splitlines()[-1] == "2 provisions in 1 file: 16 problems"


@pytest.mark.parametrize(
    "verb", ["evaluate", "explain", "compare", "timeline", "new", "record", "verify", "facts", "schema", "rules"]
)
def test_each_verb_has_an_example_on_a_line_of_its_own(verb, call):
    """The last line of a help text can be copied and run."""
    code, out, err = call(verb, "--help")
    assert (code, err) == (0, "")
    *_, head, example = out.splitlines()
    assert head == "Example:"
    assert example.startswith(f"  transfer-check {verb} ")
