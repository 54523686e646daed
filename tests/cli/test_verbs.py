"""A verb is one file: it is listed, helped, suggested and run for no other reason than that it is there."""

import subprocess
import sys
from pathlib import Path

import pytest

from transfer_check.cli import main, verbs
from transfer_check.cli.verb_register import Register

ROOT = Path(__file__).resolve().parents[2]
GROUPS = [Register("transfer_check.cli.verbs"), Register("transfer_check.cli.verbs.rules")]
INVENTED = '''"""``count-parties CASE``: how many parties a case names."""

from __future__ import annotations

from transfer_check.cli.options import CaseFile, LanguageOption
from transfer_check.cli.output import emit

PLACE = 105
EPILOG = "Example:\\n  transfer-check count-parties case.yaml"


def run(case: CaseFile, lang: LanguageOption = "en") -> int:
    """Count the parties a case names.

    Nobody needs it.
    """
    emit(f"{case} {lang}")
    return 3
'''


@pytest.fixture
def call(monkeypatch, capsys):
    """Call the program within this process; return its exit code, output and error output."""

    def called(*words):
        monkeypatch.setattr(sys, "argv", ["transfer-check", *words])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return left.value.code or 0, printed.out, printed.err

    return called


@pytest.fixture
def invented(tmp_path, monkeypatch):
    """A verb more, in a file of its own."""
    (tmp_path / "count_parties.py").write_text(INVENTED, encoding="utf-8")
    monkeypatch.setattr(verbs, "__path__", [*verbs.__path__, str(tmp_path)])
    monkeypatch.setattr("transfer_check.cli.app.app.register", Register("transfer_check.cli.verbs"))
    yield
    sys.modules.pop("transfer_check.cli.verbs.count_parties", None)


def loaded_after(program):
    """Return the modules that are loaded once a program ran."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{program}\nprint()\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={"PATH": "", "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.usefixtures("invented")
def test_a_file_among_the_verbs_is_a_verb(call):
    """It is listed at its place, has help and options, is suggested, and its exit code is what it returns."""
    code, out, _ = call("--help")
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ") and line[2:3].isalpha()]
    assert code == 0
    assert listed[listed.index("facts") :][:3] == ["facts", "count-parties", "schema"]
    assert "  count-parties  Count the parties a case names.\n" in out

    code, out, _ = call("count-parties", "--help")
    assert code == 0
    assert out.startswith("Usage: transfer-check count-parties CASE [OPTIONS]\n")
    assert "Nobody needs it." in out
    assert "--lang en|ja" in out
    assert out.endswith("Example:\n  transfer-check count-parties case.yaml\n")

    assert call("count-parties", "case.yaml", "--lang", "ja") == (3, "case.yaml ja\n", "")
    code, _, err = call("count-partys")
    assert code == 2
    assert "did you mean `count-parties`?" in err


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.package)
def test_no_two_verbs_have_one_place(group):
    """The order of the help is said by the verbs themselves."""
    places = [group.module(name).PLACE for name in group]
    assert len(places) > 5
    assert sorted(set(places)) == sorted(places)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.package)
def test_the_help_of_each_verb_has_an_example_of_it(group):
    """It stands on a line of its own, to be copied; that of a group is of one of its verbs."""
    words = "rules " if group.package.endswith(".rules") else ""
    for name in group:
        assert f"\n  transfer-check {words}{name} " in group.module(name).EPILOG, name


@pytest.mark.parametrize(
    "word", ["what_is_open", "rules-list", "rules_list", "verbs", "__init__", "evaluate.run", "os"]
)
def test_the_name_of_a_file_is_no_verb(word, call):
    """A verb is written in one way, and nothing else that can be imported is one."""
    code, out, err = call(word)
    assert (code, out) == (2, "")
    assert "TC530" in err


@pytest.mark.parametrize(
    ("words", "verb"),
    [(["--help"], "remedies"), (["rules", "--help"], "rules.rules_lint"), (["remedies", "--help"], "remedies")],
    ids=lambda words: " ".join(words) if isinstance(words, list) else words,
)
def test_help_loads_nothing_that_verbs_work_with(words, verb):
    """The help reads the signatures off the verbs; what they work with is imported when they work."""
    program = f"sys.argv[1:] = {words}\nfrom transfer_check.cli import main\ntry: main()\nexcept SystemExit: pass"
    modules = loaded_after(program)
    rooms = {module.split(".")[1] for module in modules if module.startswith("transfer_check.")}
    assert f"transfer_check.cli.verbs.{verb}" in modules
    assert rooms <= {"cli", "clock", "errors", "text", "version"}


def test_a_verb_loads_no_other():
    """A call loads the file of its verb alone."""
    program = (
        "sys.argv[1:] = ['facts', '--help']\nfrom transfer_check.cli import main\ntry: main()\nexcept SystemExit: pass"
    )
    assert {module for module in loaded_after(program) if module.startswith("transfer_check.cli.verbs.")} == {
        "transfer_check.cli.verbs.facts"
    }


def test_evaluate_can_be_run_without_the_reader_of_command_lines():
    """To import typer takes longer than to judge a case: who calls the work of `evaluate` does not wait for it."""
    assert "typer" not in loaded_after("import transfer_check.cli.verbs.evaluate")


@pytest.mark.parametrize("words", [[], ["--"], ["rules"], ["rules", "--"]], ids=lambda words: " ".join(words) or "none")
def test_without_a_verb_the_help_is_printed_and_the_call_is_wrong(words, call):
    """The mark that ends the options is no verb."""
    code, out, err = call(*words)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: transfer-check ")
    assert "\nVerbs:\n" in err
