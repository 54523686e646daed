"""Rule files with a mistake: each kind is found, told with its place, and nothing else is."""

import shutil
from pathlib import Path

import pytest

from transfer_check.errors import RuleError
from transfer_check.lint import lint
from transfer_check.loading import read_rules

RULES = Path(__file__).resolve().parents[2] / "rules"
GUIDELINES = "japan/three-principles-on-arms-exports/2011-guidelines/peace-contribution.yaml"
THREE = "japan/three-principles-on-arms-exports/1967-three-principles.yaml"
VIEW = "japan/three-principles-on-arms-exports/1976-unified-view.yaml"
TABLE = "tables/communist_bloc.csv"

MISTAKES = {
    "an unknown fact": (
        GUIDELINES,
        "- recipient.foreign_government\n",
        "- recipient.foreign_goverment\n",
        "TC310",
        "foreign_government",
    ),
    "a literal outside its list": (GUIDELINES, '"counter_piracy"]', '"counter_pirates"]', "TC310", "counter_piracy"),
    "an unknown rule that is lifted": (
        GUIDELINES,
        "[tp1967.to-communist-bloc,",
        "[tp1967.to-comunist-bloc,",
        "TC304",
        "to-comunist-bloc",
    ),
    "an unknown key": (GUIDELINES, "    effect: permit\n", "    efect: permit\n", "TC021", "effect"),
    "an unregistered instrument": (
        GUIDELINES,
        "instrument: tp1967.guidelines-2011",
        "instrument: tp1967.guidelines-2012",
        "TC320",
        "guidelines-2011",
    ),
    "an interval off every edition": (
        GUIDELINES,
        "{from: 2011-12-27, until: 2014-04-01}",
        "{from: 2011-12-28, until: 2014-04-01}",
        "TC351",
        "2011-12-28",
    ),
    "days without any version": (
        VIEW,
        "{from: 1976-02-27, until: 1981-01-27}",
        "{from: 1976-02-27, until: 1981-01-14}",
        "TC35",
        "1981-01-27",
    ),
    "an example that fails": (
        GUIDELINES,
        "given: {recipient: {state: HTI}}\n        expect: unknown",
        "given: {recipient: {state: HTI}}\n        expect: satisfied",
        "TC342",
        "satisfied",
    ),
    "a wording without Japanese": (GUIDELINES, "ja: 外国政府, en:", "ja: foreign, en:", "TC371", "Japanese"),
    "a row with an impossible day": (TABLE, "1990-10-03", "1990-13-03", "TC332", "calendar"),
    "a table read outside a definition": (
        THREE,
        "when: transfer.through_communist_bloc\n",
        "when: 'consignee.state in table.communist_bloc.bloc'\n",
        "TC316",
        "definition",
    ),
    "broken YAML": (THREE, "instrument: ", "instrument: [", "TC01", ""),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found_and_told_with_its_place(mistake, tmp_path):
    """A copy of the rules with one mistake fails with the code, the file and a word that helps."""
    name, old, new, code, word = MISTAKES[mistake]
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text, "the rules changed: choose another place for this mistake"
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        problems = lint(read_rules(folder))
    except RuleError as error:
        problems = list(error.problems)
    told = [problem for problem in problems if problem.code.startswith(code)]
    assert told, [str(problem) for problem in problems]
    assert any(problem.file.endswith(name) for problem in told)
    assert any(word in f"{problem.path} {problem.message} {problem.help}" for problem in told)


def test_several_mistakes_are_told_at_once(tmp_path):
    """Two files with a mistake each give both problems in one run."""
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    for name in (GUIDELINES, THREE):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8").replace("    effect: ", "    efect: ", 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_rules(folder)
    assert {Path(problem.file).name for problem in caught.value.problems} >= {Path(GUIDELINES).name, Path(THREE).name}
