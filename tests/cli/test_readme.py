"""The README is true: its case is the example, its answer is what is printed, its programs run."""

import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from transfer_check import evaluate, load_case, load_rulebook
from transfer_check.cli import main
from transfer_check.paper.screen_text import render_screen

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
EXAMPLE = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"


def _block(name: str, text: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w*\n(.*?)```", text, re.DOTALL)
    assert found is not None, f"the README has no block `{name}`"
    return found.group(1)


def _printed() -> dict[str, str]:
    return {
        "case": EXAMPLE.read_text(encoding="utf-8"),
        "answer": render_screen(evaluate(load_case(EXAMPLE), load_rulebook()), language="en"),
    }


@pytest.mark.parametrize("name", ["case", "answer"])
def test_the_printed_case_and_answer_are_the_real_ones(name, request):
    """The README shows the example as it is and the answer as it is printed."""
    text = README.read_text(encoding="utf-8")
    shown, real = _block(name, text), _printed()[name]
    if request.config.getoption("--record"):
        README.write_text(
            text.replace(
                f"<!-- {name} -->\n```{'yaml' if name == 'case' else ''}\n{shown}```",
                f"<!-- {name} -->\n```{'yaml' if name == 'case' else ''}\n{real}```",
            ),
            encoding="utf-8",
        )
    else:
        assert shown == real


def test_the_library_program_runs_as_written(monkeypatch, capsys):
    """The program of the section on the library prints the verdict and a Japanese headline."""
    monkeypatch.chdir(ROOT)
    exec(compile(_block("library", README.read_text(encoding="utf-8")), "README.md", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "may_be_permitted"
    assert "認め得る" in printed[1]


def test_the_cookbook_prints_what_it_says(monkeypatch, capsys, request):
    """The program on why not, what if and remedies prints the lines below it."""
    monkeypatch.chdir(ROOT)
    text = README.read_text(encoding="utf-8")
    exec(compile(_block("cookbook", text), "README.md", "exec"), {})
    printed, shown = capsys.readouterr().out, _block("cookbook output", text)
    if request.config.getoption("--record"):
        head = "<!-- cookbook output -->\n```\n"
        README.write_text(text.replace(f"{head}{shown}```", f"{head}{printed}```"), encoding="utf-8")
    else:
        assert shown == printed


def test_the_program_on_what_is_open_runs_as_written(monkeypatch, capsys):
    """It prints open facts with the provisions they touch, and the sets that settle the verdict."""
    monkeypatch.chdir(ROOT)
    exec(compile(_block("open", README.read_text(encoding="utf-8")), "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert printed.startswith("assurance.consent_to_")
    assert "-> may_be_permitted" in printed


def test_the_interview_begins_as_written(monkeypatch, capsys, tmp_path):
    """The command of the section on being asked begins a new case."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("2012-12-18\n1\ngrant\n"))
    monkeypatch.setattr(sys, "argv", shlex.split(_block("ask", README.read_text(encoding="utf-8"))))
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 3
    stated = load_case("haiti.yaml").facts().items()
    assert {path: value for path, value in stated if not path.startswith("consignee.")} == {"transfer.kind": "grant"}


def test_the_property_of_a_rule_runs_as_written(monkeypatch):
    """The property is at most ten lines after its imports, holds, and fails when turned around."""
    monkeypatch.chdir(ROOT)
    program = _block("property", README.read_text(encoding="utf-8"))
    body = [line for line in program.splitlines() if line.strip() and not line.startswith(("from ", "import "))]
    assert len(body) <= 10
    names: dict[str, object] = {"__name__": "readme"}
    exec(compile(program, "README.md", "exec"), names)
    properties = [value for name, value in names.items() if name.startswith("test_")]
    assert properties
    for each in properties:
        assert callable(each)
        each()


def test_the_papers_are_made_as_written(monkeypatch, capsys, tmp_path):
    """Every command of the section on papers does its work, one after the other."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    commands = _block("papers", README.read_text(encoding="utf-8")).splitlines()
    for command in commands:
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        with pytest.raises(SystemExit) as left:
            main()
        assert (left.value.code or 0, capsys.readouterr().err) == (0, ""), command
    made = {"case.schema.json", "case.yaml", "record.json", "decision.html"}
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == made
    assert load_case("case.yaml").case == "2012-12-18-grant"


def test_the_lines_on_many_cases_run_as_printed(monkeypatch, capsys, tmp_path):
    """The register of the examples is judged, and compared under two texts; the answers are where the lines say."""
    monkeypatch.chdir(ROOT)
    for line in _block("many", README.read_text(encoding="utf-8")).splitlines():
        *words, output = shlex.split(line)
        monkeypatch.setattr(sys, "argv", [*words, str(tmp_path / output)])
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == 0
        assert "H-24-001" in (tmp_path / output).read_text(encoding="utf-8")
        assert "2 rows rejected" in capsys.readouterr().err
