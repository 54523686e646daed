"""`rules new` and the page on writing a rule: what it writes, what it refuses, and that the page is true."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

from transfer_check.cli import main
from transfer_check.errors import RuleError, UsageError
from transfer_check.files import examine_rules, load_rulebook
from transfer_check.files.rule_writing import Beginning, begin_rule
from transfer_check.lint import lint
from transfer_check.lint.examples import Example, examples, mutants
from transfer_check.text import Text

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "writing-a-rule.md"
NAME = "tp1967.patrol-aircraft-for-the-philippines"
FILE = "japan/three-principles-on-arms-exports/exemptions/2013-12-24-patrol-aircraft-for-the-philippines.yaml"
DAY = date(2013, 12, 24)


def block(name: str) -> str:
    """Return a block of the page."""
    found = re.search(rf"<!-- {name} -->\n```\w*\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None, name
    return found[1]


def codes(rules: Path) -> list[str]:
    """Return the codes of all problems of some rules."""
    return [problem.code for problem in lint(examine_rules(rules))]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """A copy of the rules, at the name the page gives it."""
    return Path(shutil.copytree(ROOT / "rules", tmp_path / "my-rules"))


@pytest.fixture
def begun(rules, monkeypatch, capsys) -> Path:
    """The file that the command of the page writes."""
    monkeypatch.chdir(rules.parent)
    monkeypatch.setattr(sys, "argv", shlex.split(block("begin").replace("\\\n", " ")))
    with pytest.raises(SystemExit) as left:
        main()
    assert (left.value.code or 0, FILE in capsys.readouterr().out) == (0, True)
    return rules / FILE


def test_what_is_begun_lints_but_for_what_is_to_be_filled(begun, rules):
    """Every problem is a place marked to be filled, each says what with, and no case is judged meanwhile."""
    problems = lint(examine_rules(rules))
    assert {problem.code for problem in problems} == {"TC309"}
    assert len(problems) == begun.read_text(encoding="utf-8").count("FILL") > 10
    assert all(re.search(r"still to be filled: \S", problem.message) for problem in problems)
    with pytest.raises(RuleError, match="still to be filled"):
        load_rulebook(rules, cache=False)


def test_the_filled_file_of_the_page_passes(begun, rules):
    """It lints, its examples pass, and they notice each change of the rule."""
    begun.write_text(block("filled"), encoding="utf-8")
    assert codes(rules) == []
    files = examine_rules(rules)
    mine = [each for each in examples(files) if isinstance(each, Example) and each.provision.id == NAME]
    assert len(mine) == 5
    assert all(each.passes(each.provision, files.rulebook) for each in mine)
    tried = mutants(mine[0].provision)
    unnoticed = [m.change for m in tried if all(each.passes(m.provision, files.rulebook) for each in mine)]
    assert (len(list(mutants(mine[0].provision))) > 5, unnoticed) == (True, [])


def test_the_filled_file_keeps_what_was_written(begun):
    """The page shows the file as the command writes it: nothing but marks and their lines differ."""
    written = [
        line for line in begun.read_text(encoding="utf-8").splitlines() if "FILL" not in line and "#" not in line
    ]
    filled = block("filled").replace(
        "{ja: フィリピンへの哨戒機の供与, en: ", '{ja: "フィリピンへの哨戒機の供与", en: "'
    )
    filled = filled.replace("Patrol aircraft for the Philippines}", 'Patrol aircraft for the Philippines"}')
    assert [line for line in written if line not in filled.splitlines()] == []


def test_a_registration_in_the_file_is_one_in_the_rulebook(begun, rules):
    """The instrument and its edition are there, from the cache as well, and the digest changes."""
    begun.write_text(block("filled"), encoding="utf-8")
    before, rulebook = load_rulebook(ROOT / "rules"), load_rulebook(rules, cache=False)
    assert rulebook.digest != before.digest
    new = set(rulebook.instruments) - set(before.instruments)
    assert new == {f"{NAME}-2013-12-24"}
    (regime,) = (regime for regime in rulebook.regimes if regime.id == "tp1967")
    days = [edition.on for edition in regime.editions]
    assert DAY in days
    assert days == sorted(days)
    load_rulebook(rules)
    again = load_rulebook(rules)
    assert again.instruments == rulebook.instruments
    assert again.regimes == rulebook.regimes


def test_an_edition_without_its_row_in_the_changelog_is_told(begun, rules):
    """In either language; the help prints the row."""
    begun.write_text(block("filled"), encoding="utf-8")
    shutil.copy(ROOT / "rules" / "CHANGELOG.md", rules / "CHANGELOG.md")
    problems = lint(examine_rules(rules))
    assert [problem.code for problem in problems] == ["TC366", "TC366"]
    assert "| 2013-12-24 | Patrol aircraft for the Philippines |" in problems[1].help


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("instrument: tp1967.exemption-2013-12-23\n", "TC308"),
        ("instrument: Statement\n", "TC303"),
        ("  regime: tp1968\n", "TC303"),
    ],
)
def test_a_wrong_registration_is_told(begun, rules, change, code):
    """Registered twice, under no id, in no regime."""
    key = change.partition(":")[0]
    begun.write_text(re.sub(rf"^{key}:.*\n", change, block("filled"), count=1, flags=re.MULTILINE), encoding="utf-8")
    assert code in codes(rules)


def beginning(**other: object) -> Beginning:
    """Return what the page begins, changed."""
    return Beginning(**{"id": NAME, "on": DAY, "title": Text("哨戒機", "Patrol aircraft"), **other})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"id": "patrol-aircraft"}, "TC540"),
        ({"id": "tp1968.patrol-aircraft"}, "TC540"),
        ({"id": "tp1967.patrol-vessels-for-indonesia"}, "TC540"),
        ({"file": "../outside.yaml"}, "TC541"),
        ({"file": "japan/regimes.yaml"}, "TC545"),
        ({"on": date(2014, 4, 1)}, "TC542"),
        ({"until": DAY}, "TC542"),
        ({"instrument": "tp1967.exemption-2013-12-23"}, "TC542"),
        ({"instrument": "tp1967.nothing"}, "TC544"),
        ({"lifts": ("tp1967.to-the-bloc",)}, "TC543"),
        ({"lifts": ("tp1967.to-communist-bloc",), "effect": "require"}, "TC543"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(rules, other, code):
    """Every file is what it was."""
    before = {path: path.read_bytes() for path in rules.rglob("*") if path.is_file()}
    with pytest.raises(UsageError) as refused:
        begin_rule(beginning(**other), rules)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert {path: path.read_bytes() for path in rules.rglob("*") if path.is_file()} == before


def test_nothing_is_left_where_the_changelog_cannot_be_written(rules, monkeypatch):
    """Neither the rule file nor anything beside it."""
    before = {path: path.read_bytes() for path in rules.rglob("*") if path.is_file()}
    monkeypatch.setattr("os.replace", _full)
    with pytest.raises(UsageError, match="no space"):
        begin_rule(beginning(), rules)
    assert {path: path.read_bytes() for path in rules.rglob("*") if path.is_file()} == before


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("effect", ["permit", "prohibit", "require", "refer", "oblige"])
def test_every_effect_can_be_begun(rules, effect):
    """What is missing is asked for by name, and nothing else is wrong with what was written."""
    begin_rule(beginning(effect=effect), rules)
    assert set(codes(rules)) <= {"TC309", "TC364", "TC365"}


def test_a_provision_of_a_registered_instrument_adds_no_edition(rules):
    """It is registered, and its day is an edition: nothing but the file is new."""
    changelog = (rules / "CHANGELOG.md").read_bytes()
    begun = begin_rule(beginning(on=date(2013, 12, 23), instrument="tp1967.exemption-2013-12-23"), rules)
    assert not begun.changelog
    assert (rules / "CHANGELOG.md").read_bytes() == changelog
    assert "registration" not in (rules / begun.file).read_text(encoding="utf-8")
