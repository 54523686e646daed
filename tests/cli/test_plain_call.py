"""`evaluate CASE…` without options is read without typer: it must say, and leave with, the same as with an option."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).parent / "files"
PERMITTED = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
UNDETERMINED = ROOT / "examples" / "2024-next-generation-fighter" / "case.yaml"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A cache folder that the calls share."""
    return str(tmp_path_factory.mktemp("home"))


@pytest.fixture
def program(home, monkeypatch):
    """Return what runs the program as a process: its exit code, and what it wrote."""
    for name in ("XDG_CACHE_HOME", "HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, home)

    def run(*words):
        done = subprocess.run([sys.executable, "-m", "transfer_check", *map(str, words)], capture_output=True)
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.mark.parametrize(
    ("cases", "code"),
    [
        ([PERMITTED], 0),
        ([UNDETERMINED], 3),
        ([PERMITTED, UNDETERMINED], 3),
        ([FILES / "there-is-none.yaml"], 2),
        ([ROOT / "README.md", PERMITTED], 2),
        ([""], 2),
    ],
    ids=lambda each: " ".join(Path(case).parent.name for case in each) if isinstance(each, list) else str(each),
)
def test_a_call_without_options_says_what_one_with_the_option_it_stands_for_says(program, cases, code):
    """The defaults stand in two places: here they are held equal, in answers and in errors."""
    plain = program("evaluate", *cases)
    assert plain[0] == code
    assert plain == program("evaluate", *cases, "--lang", "en")


def test_a_call_without_cases_is_told_how_the_verb_is_used(program):
    """It is left to typer."""
    code, out, err = program("evaluate")
    assert (code, out) == (2, b"")
    assert b"CASE" in err


def test_a_call_without_options_imports_no_typer(home, monkeypatch):
    """What it saves is lost as soon as a module that it needs imports typer."""
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    words = ["evaluate", str(PERMITTED)]
    script = f"import sys; sys.argv = ['transfer-check', *{words!r}]\nfrom transfer_check.cli import main\n"
    script += "try:\n    main()\nexcept SystemExit as left:\n    assert left.code == 0\nprint('typer' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
