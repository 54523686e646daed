"""The page from the command line: to a file or a pipe, for one case or several, with the exit code of the verdict."""

import sys
from pathlib import Path

import pytest

from transfer_check.cli import main

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests" / "cli" / "files"
SMALL = ("--rules", str(FILES / "rules-small"), "--format", "html")


def run(monkeypatch, *words: str) -> int:
    """Run the program and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["transfer-check", "evaluate", *words])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code or 0


def test_a_page_is_written_to_a_file(monkeypatch, capsys, tmp_path):
    """The file holds the whole page; nothing is printed."""
    page = tmp_path / "decision.html"
    assert run(monkeypatch, str(FILES / "patrol-boat.yaml"), *SMALL, "--lang", "both", "--output", str(page)) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="ja">')
    assert text.endswith("</html>\n")
    assert "インドネシアへの巡視船の供与" in text
    assert "Patrol boat for Indonesia" in text
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("language", "other"), [("en", "供与"), ("ja", "Patrol boat for Indonesia")])
def test_one_language_is_one_language(monkeypatch, capsys, language, other):
    """What is not asked for is not on the page."""
    assert run(monkeypatch, str(FILES / "patrol-boat.yaml"), *SMALL, "--lang", language) == 0
    page = capsys.readouterr().out
    assert f'<html lang="{language}">' in page
    assert other not in page


def test_several_cases_make_one_page_and_the_worst_decides_the_code(monkeypatch, capsys):
    """One document with a sheet a case; prohibited beats permitted in the exit code, as for every format."""
    cases = [str(FILES / name) for name in ("patrol-boat.yaml", "landing-craft.yaml")]
    assert run(monkeypatch, *cases, *SMALL) == 1
    page = capsys.readouterr().out
    assert page.count("<!DOCTYPE html>") == 1
    assert page.count("<article ") == 2
