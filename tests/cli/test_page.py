"""The page from the command line: to a file or a pipe, for one case or several, with the exit code of the verdict."""

import sys
from pathlib import Path

import pytest

from transfer_check.cli import main

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests" / "cli" / "files"
SMALL = ("--rules", str(FILES / "rules-small"), "--format", "html")


def run(monkeypatch, *words: str, verb: str = "evaluate") -> int:
    """Run the program and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["transfer-check", verb, *words])
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


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("verb", "head"),
    [
        (["what-is-open"], ("結論を左右し得る事実", "What can still change the answer")),
        (["why-not"], ("移転が認められない理由", "What keeps a transfer from being permitted")),
        (["remedies"], ("講ずべき手段", "What would have to change")),
        (["what-if", "--set", "transfer.kind=export"], ("事実を仮定した検討", "Examination on supposed facts")),
    ],
    ids=lambda verb: verb[0] if isinstance(verb, list) else "",
)
def test_a_question_about_a_case_has_its_page(monkeypatch, capsys, tmp_path, verb, head, language):
    """It says what it is, bears the digests, and a title that is markup stays text."""
    case = tmp_path / "case.yaml"
    title = "<script>document.title='ran'</script>"
    written = (FILES / "patrol-boat-open.yaml").read_text(encoding="utf-8")
    case.write_text(f'{written}title: {{ja: "{title}", en: "{title}"}}\n', encoding="utf-8")
    assert run(monkeypatch, str(case), *verb[1:], "--lang", language, *SMALL, verb=verb[0]) in (0, 1, 3)
    page = capsys.readouterr().out
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{language}">')
    assert "<script" not in page
    assert "&lt;script&gt;document.title=" in page
    assert f'<p class="document">{head[language == "en"]}</p>' in page
    assert page.count("sha256:") >= 2
    above = "".join(each if each.isascii() else f"\\{ord(each):x} " for each in head[language == "en"])
    assert f'content: "{above}' in page
