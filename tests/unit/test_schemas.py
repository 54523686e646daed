"""The schemas: what the project writes satisfies them, what is wrong fails where it is wrong, all is described twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from transfer_check import TransferCase
from transfer_check.errors import CaseError, RuleError
from transfer_check.facts.case import catalogue
from transfer_check.facts.vocabulary import TRANSFER_KIND
from transfer_check.files import Document, read_documents
from transfer_check.paper.record.kept import case_data
from transfer_check.paper.schemas import case_schema, editor_line, rule_schema
from transfer_check.strategies import cases

ROOT = Path(__file__).resolve().parents[2]
CASE, RULE = Draft202012Validator(case_schema()), Draft202012Validator(rule_schema())
CASES = sorted(
    path
    for folder in ("examples", "tests/cases", "tests/cli/files")
    for path in (ROOT / folder).rglob("*.*")
    if path.suffix in (".yaml", ".json", ".toml") and not {"bad", "records", "decision.json"} & set(path.parts)
)
RULES = [path for path in sorted((ROOT / "rules").rglob("*.yaml")) if path.name not in ("regimes.yaml", "tables.yaml")]


def documents(path: Path) -> list[Document]:
    """Return the cases in a file; none where it holds something else."""
    try:
        return [each for each in read_documents(path) if isinstance(each.value, dict) and "case" in each.value]
    except CaseError:
        return []


def failing(validator: Any, data: Any) -> set[str]:
    """Return the paths at which data fails, looking into choices for the one that was meant."""
    return {each.json_path for each in (best_match([error]) for error in validator.iter_errors(data))}


def test_every_case_of_the_project_satisfies_the_schema() -> None:
    """Examples, real cases and the files of the transcripts."""
    held = [(path, each) for path in CASES for each in documents(path)]
    assert len(held) > 80
    wrong = [(path.name, failing(CASE, each.value)) for path, each in held if not CASE.is_valid(each.value)]
    assert wrong == []


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_every_rule_file_satisfies_the_schema(path: Path) -> None:
    """Every rule file, the examples in it included."""
    (document,) = read_documents(path, error=RuleError)
    assert failing(RULE, document.value) == set()


@settings(max_examples=40)
@given(cases())
def test_what_the_loader_makes_satisfies_the_schema(case: TransferCase) -> None:
    """A case written out as data is one the schema accepts, whatever it states."""
    assert failing(CASE, case_data(case)) == set()


BEGUN: dict[str, Any] = {"case": "a", "on": "2012-12-18"}


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({}, "$"),
        ({"case": "a", "on": "2012"}, "$.on"),
        ({"case": "", "on": "2012-12-18"}, "$.case"),
        ({**BEGUN, "recipent": {}}, "$"),
        ({**BEGUN, "transfer": {"kind": "gift"}}, "$.transfer.kind"),
        ({**BEGUN, "recipient": {"state": "HT"}}, "$.recipient.state"),
        ({**BEGUN, "recipient": {"state": "XXX"}}, "$.recipient.state"),
        ({**BEGUN, "end_user": "the recipient"}, "$.end_user"),
        ({**BEGUN, "items": []}, "$.items"),
        ({**BEGUN, "items": [{"policy_arms": "yes"}]}, "$.items[0].policy_arms"),
        ({**BEGUN, "items": [{}, {"quantity": -1}]}, "$.items[1].quantity"),
        ({**BEGUN, "project": {"japans_share": 101}}, "$.project.japans_share"),
        ({**BEGUN, "assessment": {"strict_control": True}}, "$.assessment.strict_control"),
        ({**BEGUN, "assessment": {"strict_control": {"value": True, "by": "meti"}}}, "$.assessment.strict_control"),
        ({**BEGUN, "third_parties": [{"role": "bank"}]}, "$.third_parties[0].role"),
        ({**BEGUN, "sources": {"recipient.stat": {}}}, "$.sources"),
        ({**BEGUN, "sources": {"items[0].stat": {}}}, "$.sources"),
        ({**BEGUN, "assurance": {"use_limited_to_policing": None}}, "$.assurance.use_limited_to_policing"),
    ],
    ids=str,
)
def test_a_wrong_case_fails_where_it_is_wrong(data: dict[str, Any], path: str) -> None:
    """The schema refuses what the loader refuses, and says where."""
    assert failing(CASE, data) == {path}
    with pytest.raises(ValueError, match="validation error"):
        TransferCase.model_validate(data)


@pytest.mark.parametrize(
    "data",
    [
        {**BEGUN, "transfer": "unknown", "items": "unknown", "third_parties": "unknown"},
        {**BEGUN, "transfer": {"kind": "unknown"}, "recipient": {"state": None}, "project": None},
        {**BEGUN, "end_user": "recipient", "third_parties": None},
        {**BEGUN, "items": [{"licensor": "USA"}, {"licensor": ["USA", "GBR"]}]},
        {
            **BEGUN,
            "on": "1988-05-01",
            "recipient": {"state": "SUN"},
            "sources": {"items[0].form": {"url": "x"}, "on": {}},
        },
    ],
    ids=str,
)
def test_every_way_to_say_it_is_accepted(data: dict[str, Any]) -> None:
    """Unknown written out, null for a whole section, one state without a list, a state of the past."""
    assert failing(CASE, data) == set()
    TransferCase.model_validate(data)


def mended(**changes: Any) -> dict[str, Any]:
    """Return a rule file with one rule, changed."""
    wording = {"ja": "題", "en": "title"}
    rule = {
        "id": "r.rule",
        "title": wording,
        "text": wording,
        "cite": {"at": "1"},
        "in_force": {"from": "2012-12-18", "until": None},
        "evidence": "primary",
        "effect": "permit",
        "when": "item.policy_arms",
        "examples": [{"name": "n", "given": {"item": {"policy_arms": True}}, "expect": "satisfied"}],
        **changes,
    }
    return {"instrument": "r.text", "title": wording, "rules": [rule]}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": "Rule"}, "$.rules[0].id"),
        ({"effect": "allow"}, "$.rules[0].effect"),
        ({"evidence": "seen"}, "$.rules[0].evidence"),
        ({"title": {"en": "only"}}, "$.rules[0].title"),
        ({"in_force": {"from": "2012-12-18"}}, "$.rules[0].in_force"),
        ({"when": {"all": ["a"], "any": ["b"]}}, "$.rules[0].when"),
        ({"when": {"all": ["a", {"not": 1}]}}, "$.rules[0].when.all[1].not"),
        ({"when": {"some": {"in": "persons", "where": "a"}}}, "$.rules[0].when.some.in"),
        ({"unless": [{"id": "x"}]}, "$.rules[0].unless[0]"),
        ({"to": "ministry"}, "$.rules[0].to"),
        ({"examples": [{"name": "n", "given": {"items": []}, "expect": "satisfied"}]}, "$.rules[0].examples[0].given"),
        ({"notes": "free"}, "$.rules[0].notes"),
    ],
    ids=str,
)
def test_a_wrong_rule_fails_where_it_is_wrong(changes: dict[str, Any], path: str) -> None:
    """A rule, its condition at any depth, and the case in its examples."""
    assert failing(RULE, mended()) == set()
    found = failing(RULE, mended(**changes))
    assert len(found) == 1
    assert path.startswith(found.pop())


@pytest.mark.parametrize("listed", ["parties", "third_parties"])
@pytest.mark.parametrize("quantifier", ["some", "every"])
def test_a_rule_may_speak_of_every_party(quantifier: str, listed: str) -> None:
    """Of the third parties alone, and of all parties in one word."""
    assert failing(RULE, mended(when={quantifier: {"in": listed, "where": "a"}})) == set()


def properties(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property and every named part of a schema."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key in ("properties", "$defs"):
            yield from ((f"{path}.{name}", each) for name, each in value.items())
        yield from properties(value, f"{path}.{key}")


@pytest.mark.parametrize("schema", [case_schema(), rule_schema()], ids=["case", "rule"])
def test_everything_is_described_in_both_languages(schema: dict[str, Any]) -> None:
    """Every key and every part: English first, then Japanese."""
    Draft202012Validator.check_schema(schema)
    described = {path: each.get("description", "") for path, each in properties(schema)}
    assert len(described) > 150
    both = re.compile(r"[A-Za-z].* / .*[ぁ-んァ-ヶ一-龠]")
    assert [path for path, text in described.items() if both.match(text) is None] == []


def test_a_fact_is_described_by_its_label_and_question() -> None:
    """What the catalogue says of a fact is what an editor shows."""
    described = {path: each["description"] for path, each in properties(case_schema())}
    for path, fact in catalogue().items():
        shown = [text for where, text in described.items() if where.endswith("." + path.rpartition(".")[2])]
        assert any(fact.label.ja in text and fact.question.en in text for text in shown), path


def test_the_terms_of_a_list_carry_their_labels() -> None:
    """An editor offers the kinds of transfer with what they mean."""
    kinds = case_schema()["$defs"]["Transfer"]["properties"]["kind"]["anyOf"][0]["oneOf"]
    assert {each["const"]: each["description"] for each in kinds} == {
        term: f"{label.en} / {label.ja}" for term, label in TRANSFER_KIND.terms.items()
    }


def test_the_key_on_is_text_in_yaml_1_2_and_warned_of_for_yaml_1_1() -> None:
    """The reader, like an editor's language server, reads YAML 1.2; one set to 1.1 takes the bare key for true."""
    import yaml

    assert set(yaml.safe_load("case: a\non: 2012-12-18")) == {"case", True}
    assert set(yaml.safe_load('case: a\n"on": 2012-12-18')) == {"case", "on"}
    assert "1.1" in case_schema()["properties"]["on"]["description"]


def test_the_line_for_an_editor() -> None:
    """One line names the schema, in the form that YAML language servers read."""
    assert editor_line("case.schema.json") == "# yaml-language-server: $schema=case.schema.json"
