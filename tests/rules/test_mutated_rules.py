"""Rule files with a mistake: each kind is found, told with its place, and nothing else is."""

import dataclasses
import shutil
from pathlib import Path

import pytest

from transfer_check.errors import RuleError
from transfer_check.facts.case import catalogue
from transfer_check.facts.vocabulary import PARTY_PART
from transfer_check.files import examine_rules, read_rules
from transfer_check.law.condition.tree import condition_facts
from transfer_check.law.rulebook import Rulebook
from transfer_check.law.written.party_lists import PARTY_LISTS
from transfer_check.lint import lint
from transfer_check.lint.party_coverage import PLACES
from transfer_check.lint.usage import idle_facts

RULES = Path(__file__).resolve().parents[2] / "rules"
GUIDELINES = "japan/three-principles-on-arms-exports/2011-guidelines/peace-contribution.yaml"
THREE = "japan/three-principles-on-arms-exports/1967-three-principles.yaml"
VIEW = "japan/three-principles-on-arms-exports/1976-unified-view.yaml"
PRINCIPLE_1 = "japan/2014-three-principles-on-transfer/three-principles/principle-1.yaml"
CASES_2026 = "japan/2014-three-principles-on-transfer/implementation-guidelines/section-1-permitted-cases.yaml"
LISTED = "international/un-security-council/listed-persons.yaml"
TABLE = "tables/communist_bloc.csv"

MISTAKES = {
    "an unknown fact": (
        GUIDELINES,
        "- recipient.foreign_government\n",
        "- recipient.foreign_goverment\n",
        "TC310",
        "foreign_government",
    ),
    "a literal outside its list": (
        GUIDELINES,
        '"counter_piracy"]',
        '"counter_pirates"]',
        "TC310",
        "did you mean `counter_piracy`? the terms are `",
    ),
    "a ground that does not name what it lifts": (
        GUIDELINES,
        "    exception_to: [tp1967.to-communist-bloc, tp1967.to-un-embargoed-country, tp1967.to-country-in-conflict]\n",
        "",
        "TC364",
        "exception_to",
    ),
    "a ground that says that it lifts nothing and lifts": (
        GUIDELINES,
        "    effect: permit\n",
        "    effect: permit\n    lifts_no_prohibition: true\n",
        "TC364",
        "tp1967.to-communist-bloc",
    ),
    "a bar that is said to lift nothing": (
        PRINCIPLE_1,
        "    effect: prohibit\n",
        "    effect: prohibit\n    lifts_no_prohibition: true\n",
        "TC364",
        "does not permit",
    ),
    "a bar that reads only who receives": (
        LISTED,
        "in: parties\n",
        "in: receiving_parties\n",
        "TC365",
        "but not `consignee`, `broker`, `carrier`, `financier`, `other`",
    ),
    "a party left out without a word": (
        PRINCIPLE_1,
        "left_out: [end_user, consignee,",
        "left_out: [end_user,",
        "TC365",
        "but not `consignee`",
    ),
    "a party said to be left out that is read": (
        PRINCIPLE_1,
        "left_out: [end_user,",
        "left_out: [recipient, end_user,",
        "TC365",
        "leaves out `recipient`",
    ),
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


def _changed(folder: Path, *changes: tuple[str, str, str]) -> None:
    shutil.copytree(RULES, folder)
    for name, old, new in changes:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, "the rules changed: choose another place for this mistake"
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_found_and_told_with_its_place(mistake, tmp_path):
    """A copy of the rules with one mistake fails with the code, the file and a word that helps."""
    name, old, new, code, word = MISTAKES[mistake]
    folder = tmp_path / "rules"
    _changed(folder, (name, old, new))
    problems = lint(examine_rules(folder))
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


def test_problems_of_every_phase_are_told_at_once_and_nothing_that_follows_from_them(tmp_path):
    """A file that is no YAML, an unknown fact, a contradiction and a careless ground: four problems, in order, no more.

    The broken file defines a fact and holds rules that others lift: neither is told as missing, and no fact as idle.
    """
    folder = tmp_path / "rules"
    _changed(
        folder,
        (THREE, "instrument: ", "instrument: ["),
        (LISTED, "- party.un_listed\n", "- party.un_lsted\n"),
        (CASES_2026, "    lifts_no_prohibition: true\n", "    exception_to: [tp2014.no-such-rule]\n"),
        (PRINCIPLE_1, "left_out: [end_user, consignee,", "left_out: [end_user,"),
    )
    told = [(Path(problem.file).name, problem.code) for problem in lint(examine_rules(folder))]
    assert told == [
        (Path(LISTED).name, "TC310"),
        (Path(CASES_2026).name, "TC304"),
        (Path(PRINCIPLE_1).name, "TC365"),
        (Path(THREE).name, "TC010"),
    ]


def test_a_field_of_parties_is_idle_only_where_it_is_read_of_none():
    """No provision left that reads a listing: it is told for each party; the organisation of a consignee is not."""
    files = read_rules(RULES)
    assert list(idle_facts(files)) == []
    provisions = tuple(
        provision
        for provision in files.rulebook.provisions
        if not any(path.endswith(".un_listed") for when in provision.conditions for path in condition_facts(when))
    )
    assert len(provisions) < len(files.rulebook.provisions)
    rulebook = Rulebook(
        files.rulebook.instruments,
        files.rulebook.regimes,
        provisions,
        files.rulebook.tables,
        files.rulebook.omissions,
        "sha256:mutated",
    )
    (problem,) = idle_facts(dataclasses.replace(files, rulebook=rulebook))
    parties = [path for path in catalogue() if path.endswith(".un_listed")]
    assert len(parties) == 4
    assert all(f"`{path}`" in problem.message for path in parties)
    assert "organisation" not in problem.message


def test_the_places_of_a_party_are_those_of_the_case():
    """A part of a third party that is added has to be a place that a prohibition can be said to leave out."""
    assert (*PARTY_LISTS["parties"].sections, *PARTY_PART.terms) == PLACES
