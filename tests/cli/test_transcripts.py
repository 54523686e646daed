"""Transcripts: a command and what it prints, in one file; `pytest --record` writes what it prints now.

A line that begins with ``$ transfer-check`` is a command, run from the root of the checkout; what
follows is its standard output, then its error output with ``2> `` before each line, then its exit
code. ``< FILE`` at the end of a command feeds standard input.
"""

import io
import shlex
import sys
from pathlib import Path

import pytest

from transfer_check.cli import main

ROOT = Path(__file__).resolve().parents[2]
TRANSCRIPTS = sorted(Path(__file__).parent.glob("*/*.txt"))


def _commands(transcript: str) -> list[str]:
    return [line for line in transcript.splitlines() if line.startswith("$ transfer-check")]


def _run(command: str, monkeypatch, capsys) -> str:
    words = shlex.split(command.removeprefix("$ transfer-check"))
    if "<" in words:
        words, source = words[: words.index("<")], words[words.index("<") + 1]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((ROOT / source).read_bytes())))
    monkeypatch.setattr(sys, "argv", ["transfer-check", *words])
    with pytest.raises(SystemExit) as left:
        main()
    printed = capsys.readouterr()
    errors = "".join(f"2> {line}".rstrip() + "\n" for line in printed.err.splitlines())
    return f"{command}\n{printed.out}{errors}[exit {left.value.code or 0}]\n"


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_transcript_is_what_the_program_prints(path, monkeypatch, capsys, request):
    """Every recorded command prints what its file says, and leaves with the recorded code."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    recorded = path.read_text(encoding="utf-8")
    commands = _commands(recorded)
    assert commands, "the transcript holds no command"
    printed = "\n".join(_run(command, monkeypatch, capsys) for command in commands)
    if request.config.getoption("--record"):
        path.write_text(printed, encoding="utf-8")
    else:
        assert printed == recorded


def test_good_and_bad_transcripts_leave_with_the_codes_of_their_kind():
    """Bad input always leaves with 2, good input never does."""
    for path in TRANSCRIPTS:
        codes = {line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("[exit ")}
        assert codes, path.name
        assert (codes == {"[exit 2]"}) == (path.parent.name == "bad"), path.name
