"""Records on the command line: untouched, tampered with, and verified with other rules; what is never written over."""

import io
import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
import rfc8785

from transfer_check.cli import main

ROOT = Path(__file__).resolve().parents[2]
FILES = Path(__file__).parent / "files"
HAITI = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
GUIDELINES = Path("japan/three-principles-on-arms-exports/2011-guidelines/peace-contribution.yaml")
CONSENT = '- \'assurance.consent_to_extra_purpose_use in ["required", "excluded"]\''
SMALL = ("--rules", FILES / "rules-small")
BOAT = FILES / "patrol-boat.yaml"


@pytest.fixture
def call(capsys, monkeypatch):
    """Call the program within this process; return its exit code, output and error output."""

    def called(*words, stdin=b""):
        monkeypatch.setattr(sys, "argv", ["transfer-check", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return left.value.code or 0, printed.out, printed.err

    return called


@pytest.fixture
def rules(tmp_path):
    """A copy of the rules, to be changed."""
    return Path(shutil.copytree(ROOT / "rules", tmp_path / "rules"))


@pytest.fixture
def record(call, tmp_path, rules):
    """The record of the gift to Haiti, and the digest printed when it was made."""
    path = tmp_path / "decision.json"
    code, out, err = call("record", HAITI, "--rules", rules, "--output", path)
    assert (code, err) == (0, "")
    return path, out.strip()


def verified(call, path, rules):
    """Return the exit code of verifying, and what it found."""
    code, out, err = call("verify", path, "--rules", rules, "--format", "json")
    assert err == ""
    return code, json.loads(out)


# ── untouched, tampered with, other rules ─────────────────────────────────────────────────────


def test_an_untouched_record_is_the_same(call, record, rules):
    """Verified with the rules it was made with, in both languages and as JSON, also by the digest kept elsewhere."""
    path, digest = record
    code, found = verified(call, path, rules)
    assert (code, found["outcome"], found["digest"]) == (0, "same", digest)
    assert found["verdict"] == {"then": "may_be_permitted", "now": "may_be_permitted"}
    assert [found[key] for key in ("rules", "standings", "particulars", "tables", "files", "versions")] == [[]] * 6
    english = call("verify", path, "--rules", rules, "--digest", digest.removeprefix("sha256:"))
    assert (english[0], english[2]) == (0, "")
    assert "- The decision is the same." in english[1]
    assert "- 同一である。" in call("verify", path, "--rules", rules, "--lang", "ja")[1]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b'"quantity":4', b'"quantity":5', "TC604"),
        (b'"verdict":"may_be_permitted"', b'"verdict":"out_of_scope"', "TC604"),
        (b'{"case":', b'{\n"case":', "TC603"),
        (b'"exporter":', b'"exporter":{},"exporter":', "TC603"),
        (b'"digest":"sha256:', b'"digest":"sha256:0', "TC604"),
    ],
    ids=["a quantity", "a verdict", "white space", "a key twice", "the digest"],
)
def test_a_tampered_record_is_refused(call, record, rules, old, new, code):
    """Whatever was changed, nothing is verified: exit code 2, and nothing on standard output."""
    path, _ = record
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))
    left, out, err = call("verify", path, "--rules", rules)
    assert (left, out) == (2, "")
    assert code in err


def test_a_narrower_ground_changes_the_verdict(call, record, rules):
    """The rule whose condition changed is named, how it stood and stands, what decided and decides."""
    path, _ = record
    file = rules / GUIDELINES
    text = file.read_text(encoding="utf-8")
    assert CONSENT in text
    file.write_text(
        text.replace(CONSENT, "- 'assurance.consent_to_extra_purpose_use == \"excluded\"'"), encoding="utf-8"
    )
    code, found = verified(call, path, rules)
    assert (code, found["outcome"], found["unexplained"]) == (1, "changed", False)
    assert found["verdict"] == {"then": "may_be_permitted", "now": "not_permitted"}
    assert found["items"][1] == {"then": "out_of_scope", "now": "out_of_scope"}
    rule = "tp1967.peace-contribution"
    assert found["rules"] == [{"rule": rule, "change": "changed"}]
    assert found["standings"] == [{"item": 0, "rule": rule, "then": "satisfied", "now": "not_satisfied"}]
    assert found["determining"]["then"][0] == rule
    assert found["determining"]["now"] == ["tp1967.restraint"]
    assert found["files"] == [{"file": GUIDELINES.as_posix(), "change": "changed"}]
    printed = call("verify", path, "--rules", rules)[1]
    assert "- The verdict has changed." in printed
    assert f": content changed\n  ({rule})" in printed


def test_a_ground_that_ended_earlier_changes_the_verdict(call, record, rules):
    """A rule no longer in force on the day of the case is named as such."""
    path, _ = record
    file = rules / GUIDELINES
    head, ground = file.read_text(encoding="utf-8").split("- id: tp1967.peace-contribution\n")
    file.write_text(
        head + "- id: tp1967.peace-contribution\n" + ground.replace("until: 2014-04-01", "until: 2012-03-01", 1),
        encoding="utf-8",
    )
    regimes = rules / "japan" / "regimes.yaml"
    edition = (
        "    editions:\n      - on: 2012-03-01\n        title: {ja: 試験, en: test}\n"
        "        cite: {instrument: tp1967.guidelines-2011, at: '4'}\n"
    )
    place = regimes.read_text(encoding="utf-8").index("- id: tp1967\n")
    text = regimes.read_text(encoding="utf-8")
    regimes.write_text(text[:place] + text[place:].replace("    editions:\n", edition, 1), encoding="utf-8")
    code, found = verified(call, path, rules)
    assert (code, found["rules"]) == (1, [{"rule": "tp1967.peace-contribution", "change": "ended"}])
    assert found["standings"][0]["now"] is None


def test_a_table_that_changed_is_named(call, record, rules):
    """A row for Haiti in the table of embargoes turns the answer, and the table is named."""
    path, _ = record
    table = rules / "tables" / "un_arms_embargoes.csv"
    head, first, *_ = table.read_text(encoding="utf-8").splitlines()
    columns = first.split(",")
    columns[:7] = ["hti-test", "HTI", "2010-01-01", "2014-01-01", "2010-01-01", "2014-01-01", "primary"]
    with table.open("a", encoding="utf-8") as stream:
        stream.write(",".join(columns) + "\n")
    assert head.startswith("id,state,")
    code, found = verified(call, path, rules)
    assert (code, found["outcome"]) == (1, "changed")
    assert found["tables"] == [{"file": "tables/un_arms_embargoes.csv", "change": "changed"}]
    assert found["rules"] == []
    assert any(each["rule"] == "unsc.to-embargoed-destination" for each in found["standings"])


def test_weaker_evidence_leaves_the_verdict(call, record, rules):
    """Other particulars have an exit code of their own: the answer stands, its paper is out of date."""
    path, _ = record
    file = rules / GUIDELINES
    head, ground = file.read_text(encoding="utf-8").split("- id: tp1967.peace-contribution\n")
    changed = ground.replace("evidence: official_summary", "evidence: unverified", 1)
    file.write_text(head + "- id: tp1967.peace-contribution\n" + changed, encoding="utf-8")
    code, found = verified(call, path, rules)
    assert (code, found["outcome"], found["particulars"]) == (3, "other_particulars", ["items"])


# ── writing ───────────────────────────────────────────────────────────────────────────────────


def test_a_record_goes_through_a_pipe_unchanged(call, record, rules):
    """On standard output stand the bytes of the record alone; its digest goes to standard error."""
    path, digest = record
    code, out, err = call("record", HAITI, "--rules", rules, "--output", "-")
    assert (code, err) == (0, digest + "\n")
    assert out.encode() == path.read_bytes() == rfc8785.dumps(json.loads(out))
    assert call("verify", "-", "--rules", rules, stdin=out.encode())[0] == 0


def test_the_day_of_evaluation_is_that_of_the_clock_and_the_law_that_of_the_case(call, tmp_path):
    """The clock says when it was evaluated, never which law applies."""
    path = tmp_path / "decision.json"
    before = date.today()
    assert call("record", BOAT, *SMALL, "--output", path)[0] == 0
    kept = json.loads(path.read_bytes())
    assert before.isoformat() <= kept["evaluated_on"] <= date.today().isoformat()
    assert kept["decision"]["on"] == "2010-05-01"
    assert call("record", BOAT, *SMALL, "--on", "2009-05-01", "--output", path, "--force")[0] == 0
    assert json.loads(path.read_bytes())["decision"]["on"] == "2009-05-01"


def test_the_digest_of_the_case_file_is_that_of_its_bytes(call, tmp_path):
    """It can be held against the file with any program that computes SHA-256."""
    import hashlib

    path = tmp_path / "decision.json"
    call("record", BOAT, *SMALL, "--output", path)
    digests = json.loads(path.read_bytes())["digests"]
    assert digests["case_file"] == f"sha256:{hashlib.sha256(BOAT.read_bytes()).hexdigest()}"
    regimes = FILES / "rules-small" / "japan" / "regimes.yaml"
    assert digests["rules"]["japan/regimes.yaml"] == f"sha256:{hashlib.sha256(regimes.read_bytes()).hexdigest()}"
    assert set(digests["tables"]) == {"tables/tables.yaml"}


@pytest.mark.parametrize("words", [("record", BOAT, *SMALL), ("new", "grant", "--on", "2010-05-01", *SMALL)])
def test_nothing_is_written_over_without_force(call, tmp_path, words):
    """A file that exists stays as it is; with `--force` it is replaced; nothing else is left in the folder."""
    path = tmp_path / "paper.yaml"
    path.write_text("mine")
    code, out, err = call(*words, "--output", path)
    assert (code, out, path.read_text()) == (2, "", "mine")
    assert "TC513" in err
    assert call(*words, "--output", path, "--force")[0] == 0
    assert path.read_text(encoding="utf-8") != "mine"
    assert os.listdir(tmp_path) == ["paper.yaml"]


def test_where_there_are_no_links_nothing_is_written_over_either(call, tmp_path, monkeypatch):
    """A file system without hard links is written to as well, and no existing file is replaced."""

    def no_links(*_):
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "decision.json"
    assert call("record", BOAT, *SMALL, "--output", path)[0] == 0
    content = path.read_bytes()
    assert "TC513" in call("record", BOAT, *SMALL, "--output", path)[2]
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["decision.json"]


def test_a_number_canonical_json_cannot_keep_is_told(call, tmp_path):
    """Nothing is written where the case cannot be kept exactly."""
    case, path = tmp_path / "case.yaml", tmp_path / "decision.json"
    case.write_text("case: many\non: 2010-05-01\nitems: [{quantity: 99999999999999999999}]\n")
    code, out, err = call("record", case, *SMALL, "--output", path)
    assert (code, out, path.exists()) == (2, "", False)
    assert "TC601" in err


def test_a_new_case_is_evaluated_as_it_is(call):
    """What `new` writes is a case: nothing is known, so the answer is undetermined."""
    code, text, err = call("new", "grant", "--on", "2012-12-18")
    assert (code, err) == (0, "")
    assert call("evaluate", "-", stdin=text.encode())[0] == 3


def test_a_schema_in_a_file_prints_the_line_for_the_editor(call, tmp_path, monkeypatch):
    """The line names the file as it was named; standard output and the schema of answers get none."""
    monkeypatch.chdir(tmp_path)
    line = "# yaml-language-server: $schema=case.schema.json\n"
    assert call("schema", "case", "--output", "case.schema.json") == (0, line, "")
    assert json.loads(Path("case.schema.json").read_text(encoding="utf-8"))["title"] == "transfer-check case"
    assert call("schema", "decision", "--output", "answer.json") == (0, "", "")
    assert call("new", "--on", "2010-05-01", *SMALL)[1].startswith(line)
