"""What the documents beside the rules say of them is so: the example, the keys, the editions, the real cases."""

import re
from pathlib import Path

import pytest

from transfer_check import Rulebook
from transfer_check.law.written.rule import WrittenException, WrittenRule

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "rules"
HALVES = (RULES / "README.md").read_text(encoding="utf-8").split("\n## English\n")
CHANGELOG = (RULES / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## English\n")
REPAIR = (
    "japan/2014-three-principles-on-transfer/implementation-guidelines/superseded/until-2023-12-22/"
    "section-1-permitted-cases-2-licensed-products.yaml"
)


@pytest.mark.parametrize("half", HALVES, ids=["ja", "en"])
def test_the_example_of_the_readme_is_the_rule_itself(half):
    """The rule that teaches how to read one stands in the rules, letter for letter."""
    (block,) = re.findall(r"```yaml\n(.*?)```", half, re.DOTALL)
    assert block in (RULES / REPAIR).read_text(encoding="utf-8")


@pytest.mark.parametrize("half", HALVES, ids=["ja", "en"])
def test_the_readme_explains_every_key_of_a_rule(half):
    """No key of a rule or of its exceptions is left for the reader to guess."""
    explained = {word for line in half.splitlines() if line.startswith("| `") for word in re.findall(r"`(\w+)`", line)}
    explained |= set(re.findall(r"`(exception_to)`", half))
    assert explained >= (WrittenRule.model_fields.keys() | WrittenException.model_fields.keys())


@pytest.mark.parametrize("half", HALVES, ids=["ja", "en"])
def test_the_places_the_readme_names_exist(half):
    """Every path in the table of places is there."""
    section = half.partition("\n### ")[2].partition("\n### ")[0]
    named = re.findall(r"^\| `([\w./-]+)` \|", section, re.MULTILINE)
    assert len(named) >= 6
    assert [name for name in named if not (RULES / name).exists()] == []


@pytest.mark.parametrize(("half", "language"), [(CHANGELOG[0], "ja"), (CHANGELOG[1], "en")], ids=["ja", "en"])
def test_the_changelog_names_every_edition(half, language, rulebook: Rulebook):
    """Each edition of each regime has its line, with day and title."""
    for regime in rulebook.regimes:
        for edition in regime.editions:
            assert f"| {edition.on} | {edition.title.in_(language)} |" in half


@pytest.mark.parametrize("half", CHANGELOG, ids=["ja", "en"])
def test_the_real_cases_the_changelog_names_exist(half):
    """Each is a case of the tests."""
    rows = [line for line in half.splitlines() if re.match(r"\| \d{4}-", line)]
    named = [name for row in rows for name in re.findall(r"`([\w-]+)`", row)]
    cases = {path.stem for path in (ROOT / "tests" / "cases").rglob("*.yaml")}
    assert len(named) >= 15
    assert [name for name in named if name not in cases] == []
