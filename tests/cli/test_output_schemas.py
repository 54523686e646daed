"""Every verb that writes JSON writes what its published schema says: no key more, no key less."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from transfer_check.cli import main
from transfer_check.paper.schemas.output_schema import OUTPUTS, output_schema

ROOT = Path(__file__).resolve().parents[2]
FILES = ROOT / "tests" / "cli" / "files"
CASES = [
    *sorted(path for path in FILES.glob("*.*") if path.name != "map.yaml"),
    *sorted((ROOT / "examples").glob("*/case.yaml")),
]
INQUIRIES = {"what-is-open": (), "why-not": (), "remedies": (), "what-if": ("--set", "recipient.state=unknown")}
TABLE = "case,on,recipient.state,end_user.state,item.form\na,2012-12-18,HTI,HTI,part\nb,2011-12-26,USA,,finished\nc,2012,XX,,\n"


def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: object) -> str:
    """Return what a command prints; it may leave with any code but that of a wrong input."""
    monkeypatch.setattr(sys, "argv", ["transfer-check", *map(str, words)])
    with pytest.raises(SystemExit) as left:
        main()
    output = capsys.readouterr()
    assert (left.value.code or 0) != 2, output.err
    return output.out


def wrong(name: str, data: Any) -> list[tuple[str, str]]:
    """Return where data is not what the schema of a form says."""
    return [(error.json_path, error.message) for error in Draft202012Validator(output_schema(name)).iter_errors(data)]


@pytest.fixture
def output(monkeypatch, capsys):
    """Run a command and return what it prints."""
    monkeypatch.chdir(ROOT)
    return lambda *words: printed(monkeypatch, capsys, *words)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem if path.parent == FILES else path.parent.name)
def test_an_answer_and_each_question_about_a_case(output, case):
    """``evaluate``, ``what-is-open``, ``why-not``, ``remedies`` and ``what-if`` on every case at hand."""
    assert wrong("decision", json.loads(output("evaluate", case, "--format", "json"))) == []
    for verb, words in INQUIRIES.items():
        data = json.loads(output(verb, case, *words, "--format", "json"))
        assert wrong(verb, data) == [], verb


def test_several_answers(output):
    """Several cases are a list of answers."""
    answers = json.loads(output("evaluate", *CASES[:3], "--format", "json"))
    assert len(answers) == 3
    assert wrong("decisions", answers) == []


def test_a_record_and_what_verifying_it_finds(output, tmp_path):
    """A record of this version; verified by its own rules, and by others under which it changes."""
    encoded_in_both = [path for path in CASES if re.match("patrol|tractor|2012|2013", path.stem + path.parent.name)]
    assert len(encoded_in_both) >= 4
    for place, case in enumerate(encoded_in_both):
        kept = tmp_path / f"{place}.json"
        output("record", case, "--output", kept)
        assert wrong("record", json.loads(kept.read_text(encoding="utf-8"))) == []
        same = json.loads(output("verify", kept, "--format", "json"))
        assert same["outcome"] == "same"
        other = json.loads(output("verify", kept, "--rules", FILES / "rules-small", "--format", "json"))
        assert other["rules"]
        assert other["files"]
        assert [wrong("verification", found) for found in (same, other)] == [[], []]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("batch-case", ()),
        ("batch-case", ("--holds-until",)),
        ("batch-item", ("--per", "item")),
        ("batch-item", ("--per", "item", "--holds-until")),
        ("batch-days", ("--on", "2011-12-26", "--on", "2011-12-27", "--on", "1966-01-01")),
    ],
    ids=" ".join,
)
def test_the_lines_of_a_batch_and_its_summary(output, tmp_path, name, words):
    """Each line, and the summary that goes with it."""
    table, answers, summary = (tmp_path / each for each in ("table.csv", "answers.jsonl", "summary.json"))
    table.write_text(TABLE, encoding="utf-8")
    output("batch", table, "--output", answers, "--summary", summary, *words)
    lines = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    assert len(lines) >= 2
    assert [wrong(name, line) for line in lines] == [[]] * len(lines)
    assert wrong("batch-summary", json.loads(summary.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_schema_is_printed_and_described_in_both_languages(output, name):
    """By its name; no part is open to keys it does not name, and every key says what it means."""
    schema = json.loads(output("schema", name))
    assert schema == output_schema(name)
    Draft202012Validator.check_schema(schema)
    both = re.compile(r"[A-Za-z`].* / .*[ぁ-んァ-ヶ一-龠]", re.DOTALL)
    described = list(nodes(schema))
    assert len(described) > 10
    assert [path for path, node in described if both.match(node.get("description", "")) is None] == []
    objects = [node for _, node in described if "properties" in node] + [schema] * ("properties" in schema)
    assert [node for node in objects if node["additionalProperties"] is not False] == []


def test_a_key_without_a_schema_fails(output):
    """A key more, at the head or deep inside, or a key less is not what the schema says."""
    answer = json.loads(output("evaluate", CASES[-1], "--format", "json"))
    assert wrong("decision", answer) == []
    assert wrong("decision", {**answer, "extra": 1})
    assert wrong("decision", {key: value for key, value in answer.items() if key != "validity"})
    answer["items"][0]["findings"][0]["cite"]["page"] = 3
    assert wrong("decision", answer)


def nodes(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property and every named part of a schema."""
    for key, value in node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ():
        if key in ("properties", "$defs"):
            yield from ((f"{path}.{name}", each) for name, each in value.items())
        yield from nodes(value, f"{path}.{key}")
