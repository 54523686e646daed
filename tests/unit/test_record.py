"""Records: what is kept, that no byte of it can change unseen, and what verifying tells of a change."""

from __future__ import annotations

import dataclasses
import doctest
import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st

import transfer_check.paper.record
import transfer_check.paper.schemas
from transfer_check import Rulebook, TransferCase, evaluate
from transfer_check.errors import RecordError, UsageError
from transfer_check.files import combined_digest
from transfer_check.intervals import Interval
from transfer_check.paper.contract import AnswerData
from transfer_check.paper.json.verification_text import render_verification_json
from transfer_check.paper.record import Outcome, Record, Verification, kept, read_record, record_of, verify, written
from transfer_check.paper.verification_report import render_verification
from transfer_check.strategies import cases

DAY = date(2010, 1, 1)
EVALUATED = date(2026, 4, 21)
GRANT = 'transfer.kind == "grant"'
HAITI = 'recipient.state == "HTI"'
BRAZIL = 'recipient.state == "BRA"'
STATED: dict[str, Any] = {"transfer": {"kind": "grant"}, "recipient": {"state": "HTI"}, "item": {"policy_arms": True}}


def sha(text: str) -> str:
    """Return the digest of a text."""
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


FILES = {"japan/law.yaml": sha("law"), "tables/listed.csv": sha("listed")}


def built(law: Any, files: dict[str, str] | None = None) -> Rulebook:
    """Return the rulebook of a law as if it had been read from these files."""
    return dataclasses.replace(law.rulebook(), digest=combined_digest(files or FILES))


@pytest.fixture
def rules(law: Any) -> Any:
    """Return a law under which a grant to Haiti may be permitted."""
    law.add("r.scope", "scope", "item.policy_arms").add("r.restraint", "close").add("r.barred", "prohibit", BRAZIL)
    return law.add("r.ground", "permit", {"all": [GRANT, HAITI]})


@pytest.fixture
def record(rules: Any, case: Callable[..., TransferCase]) -> Record:
    """Return the record of that grant."""
    return record_of(case(**STATED), built(rules), files=FILES, evaluated_on=EVALUATED)


def again(record: Record, law: Any, files: dict[str, str] | None = None) -> Verification:
    """Verify a record against a law."""
    return verify(record, built(law, files), files=files or FILES)


def forged(record: Record, **changes: Any) -> bytes:
    """Return the record with other content and a digest that fits it, as a forger would write it."""
    data = {**record.model_dump(mode="json"), **changes}
    del data["digest"]
    return rfc8785.dumps({**data, "digest": sha(rfc8785.dumps(data).decode())})


def refused(content: bytes, **options: Any) -> set[str]:
    """Return the codes with which bytes are refused as a record."""
    with pytest.raises(RecordError) as caught:
        read_record(content, **options)
    return {problem.code for problem in caught.value.problems}


# ── what is kept ──────────────────────────────────────────────────────────────────────────────


def test_a_record_keeps_case_decision_digests_versions_and_day(
    record: Record, rules: Any, case: Callable[..., TransferCase]
) -> None:
    """Everything a later reader needs is there, and the digest is over all of it but itself."""
    data = json.loads(written(record))
    decision = evaluate(case(**STATED), built(rules))
    assert data["decision"] == AnswerData.of(decision).model_dump(mode="json")
    assert TransferCase.model_validate(data["case"]) == case(**STATED)
    assert data["evaluated_on"] == "2026-04-21"
    assert data["decision"]["on"] == "2010-01-01"
    assert {"transfer-check", "Python", "pydantic", "rule-engine", "PyYAML"} <= data["versions"].keys()
    assert data["digests"]["rules"] == {"japan/law.yaml": sha("law")}
    assert data["digests"]["tables"] == {"tables/listed.csv": sha("listed")}
    assert data["digests"]["provisions"].keys() == {"r.scope", "r.restraint", "r.barred", "r.ground"}
    assert data["digests"]["case"] == sha(rfc8785.dumps(data["case"]).decode())
    digest = data.pop("digest")
    assert digest == sha(rfc8785.dumps(data).decode())


def test_a_record_is_canonical_json(record: Record) -> None:
    """The bytes are those RFC 8785 prescribes: sorted keys, no space, no line end."""
    content = written(record)
    assert content == rfc8785.dumps(json.loads(content))
    assert not content.endswith(b"\n")
    assert read_record(content) == record


def test_unknown_facts_are_left_out_and_null_is_kept(case: Callable[..., TransferCase]) -> None:
    """The case on record states what the case states: unknown is not a value, known to be none is one."""
    given_ = case(transfer={"kind": "unknown"}, project=None, recipient={"state": None, "role": "company"})
    assert kept.case_data(given_) == {
        "case": "test",
        "on": "2010-01-01",
        "project": None,
        "recipient": {"state": None, "role": "company"},
    }


@settings(max_examples=15)
@given(cases())
def test_any_case_survives_its_record(rulebook: Rulebook, drawn: TransferCase) -> None:
    """The case on record is the case, and verified at once with the same rules the decision is the same."""
    files = {"all.yaml": sha("all")}
    rules = dataclasses.replace(rulebook, digest=combined_digest(files))
    record = read_record(written(record_of(drawn, rules, files=files, evaluated_on=EVALUATED)))
    assert TransferCase.model_validate(record.case) == drawn
    found = verify(record, rules, files=files)
    assert (found.outcome, found.standings, found.rules, found.versions) == (Outcome.SAME, (), (), ())


def test_a_number_json_cannot_keep_is_refused(rules: Any, case: Callable[..., TransferCase]) -> None:
    """A quantity beyond the whole numbers of JSON is refused, not rounded."""
    huge = case(item={"quantity": 2**60})
    with pytest.raises(RecordError, match="TC601"):
        record_of(huge, built(rules), files=FILES, evaluated_on=EVALUATED)


def test_digests_of_other_files_are_refused(rules: Any, case: Callable[..., TransferCase]) -> None:
    """A record never names files that its rulebook was not read from."""
    with pytest.raises(RecordError, match="TC608"):
        record_of(case(**STATED), built(rules), files={"other.yaml": sha("x")}, evaluated_on=EVALUATED)


def test_the_law_of_another_day_is_kept(rules: Any, case: Callable[..., TransferCase]) -> None:
    """A record made for another day says so, and is verified under the law of that day."""
    rules.add("r.later", "prohibit", HAITI, in_force=Interval(date(2012, 1, 1), None))
    record = record_of(case(**STATED), built(rules), files=FILES, evaluated_on=EVALUATED, on=date(2013, 1, 1))
    assert (record.decision.on, record.decision.verdict) == (date(2013, 1, 1), "prohibited")
    assert again(record, rules).outcome is Outcome.SAME


# ── tampering ─────────────────────────────────────────────────────────────────────────────────


def test_every_flipped_byte_is_found(record: Record) -> None:
    """Whichever byte is another one, the file is refused."""
    content = written(record)
    for place in range(len(content)):
        altered = bytearray(content)
        altered[place] ^= 1
        assert refused(bytes(altered)) & {"TC601", "TC602", "TC603", "TC604"}, place


@given(st.data())
def test_any_change_of_bytes_is_found(data: st.DataObject) -> None:
    """Bytes put in, taken out or replaced anywhere are found, whatever they are."""
    content = rfc8785.dumps({"format": kept.FORMAT, "case": {"on": "2010-01-01", "note": "é"}, "n": [1.5, None, True]})
    content = rfc8785.dumps({**json.loads(content), "digest": sha(content.decode())})
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 4)))
    put = data.draw(st.binary(max_size=4))
    altered = content[:start] + put + content[end:]
    if altered != content:
        assert refused(altered) <= {"TC601", "TC602", "TC603", "TC604"}


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        pytest.param(b"}", b"}\n", {"TC603"}, id="a line end after it"),
        pytest.param(b'{"case":', b'{ "case":', {"TC603"}, id="a space"),
        pytest.param(b'"evaluated_on":"2026-04-21",', b'"evaluated_on":"2026-04-21",' * 2, {"TC603"}, id="a key twice"),
        pytest.param(b'"HTI"', rb'"\u0048TI"', {"TC603"}, id="an escape"),
        pytest.param(b'"items":[0]', b'"items":[0.0]', {"TC603"}, id="a number written otherwise"),
        pytest.param(b"2026-04-21", b"2026-04-22", {"TC604"}, id="another day"),
    ],
)
def test_a_change_that_says_the_same_is_found_too(
    rules: Any, case: Callable[..., TransferCase], old: bytes, new: bytes, codes: set[str]
) -> None:
    """White space, repeated keys, escapes and numbers written otherwise are changes of the file."""
    stated = {**STATED, "transfer": {}} if b"items" in old else STATED
    content = written(record_of(case(**stated), built(rules), files=FILES, evaluated_on=EVALUATED))
    place = content.rindex(old)
    assert refused(content[:place] + new + content[place + len(old) :]) == codes


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"null", b"{", b'"record"', b"{}", b'{"format":1}', b'{"format":"transfer-check record 2"}',
        b"\xff\xfe{}", b"\xef\xbb\xbf{}", b"[" * 100_000, b'{"format":' + b"9" * 5000 + b"}",
    ],
    ids=lambda content: content[:12].decode("latin-1") or "nothing",
)  # fmt: skip
def test_what_is_no_record_is_refused(content: bytes) -> None:
    """Other files, damaged ones and records of another format are refused with a reason."""
    assert refused(content) == {"TC602"}


def test_numbers_that_are_none_are_refused() -> None:
    """JSON has no NaN, although Python reads one."""
    assert refused(b'{"format":"transfer-check record 1","n":NaN}') == {"TC601"}


def test_a_forger_who_computes_the_digest_anew_is_found_only_by_the_digest_kept_elsewhere(record: Record) -> None:
    """A digest is no signature: this is what it cannot show, and how it can be held to more."""
    altered = forged(record, evaluated_on="2026-04-22")
    assert read_record(altered).evaluated_on == date(2026, 4, 22)
    assert refused(altered, digest=record.digest) == {"TC605"}
    assert read_record(written(record), digest=record.digest) == record


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"case": {"case": "test", "on": "2010-01-01"}}, "digests.case"),
        ({"versions": {"transfer-check": "9"}}, "versions"),
        ({"evaluated_on": "yesterday"}, "evaluated_on"),
        ({"added": 1}, "added"),
    ],
)
def test_a_record_that_contradicts_itself_is_refused(record: Record, changes: dict[str, Any], path: str) -> None:
    """A record whose parts do not agree, or that is not as its format says, is refused though its digest is right."""
    with pytest.raises(RecordError) as caught:
        read_record(forged(record, **changes), file="r.json")
    assert [(each.file, each.code, each.path) for each in caught.value.problems] == [("r.json", "TC606", path)]


# ── verifying ─────────────────────────────────────────────────────────────────────────────────


def test_the_same_rules_say_the_same(record: Record, rules: Any) -> None:
    """Nothing differs, and nothing is said to."""
    found = again(record, rules)
    assert found.outcome is Outcome.SAME
    differences = (found.rules, found.files, found.tables, found.standings, found.particulars, found.versions)
    assert differences == ((),) * 6
    assert not found.unexplained


def test_a_rule_that_began_changes_the_verdict(record: Record, rules: Any) -> None:
    """The rule that is now in force on that day is named, and how it stands."""
    changed = {**FILES, "japan/law.yaml": sha("law, revised")}
    found = again(record, rules.add("r.new", "prohibit", HAITI), changed)
    assert found.outcome is Outcome.CHANGED
    assert found.verdicts == (("may_be_permitted", "prohibited"),) * 2
    assert found.rules == (("r.new", "began"),)
    assert found.files == (("japan/law.yaml", "changed"),)
    assert found.standings == ((0, "r.new", None, "satisfied"),)
    assert found.determining[1] == ("r.new",)


def test_a_rule_that_ended_changes_the_verdict(record: Record, rules: Any) -> None:
    """The ground that is no longer in force on that day is named, and the closure that decides instead."""
    ended = dataclasses.replace(
        built(rules), provisions=tuple(p for p in built(rules).provisions if p.id != "r.ground")
    )
    found = verify(record, ended, files={})
    assert found.outcome is Outcome.CHANGED
    assert found.rules == (("r.ground", "ended"),)
    assert found.standings == ((0, "r.ground", "satisfied", None),)
    assert found.determining == (("r.ground", "r.barred"), ("r.restraint",))
    assert {each.change for each in (*found.files, *found.tables)} == {"ended"}


def replaced(rules: Any, rule: str, **changes: Any) -> Any:
    """Change one provision of a law."""
    rules.provisions = [each._replace(**changes) if each.id == rule else each for each in rules.provisions]
    return rules


def test_another_reason_for_the_same_verdict(record: Record, rules: Any, condition: Callable[[Any], Any]) -> None:
    """Where the ground asks for less, the verdict is the same and rests on other reasons."""
    found = again(record, replaced(rules, "r.ground", when=condition(GRANT)))
    assert found.outcome is Outcome.OTHER_REASONS
    assert found.rules == (("r.ground", "changed"),)
    assert found.standings == ()


def test_other_particulars_leave_the_reasons(record: Record, rules: Any) -> None:
    """Weaker evidence of a ground is told, and is not called another reason."""
    found = again(record, replaced(rules, "r.ground", evidence="unverified"))
    assert found.outcome is Outcome.OTHER_PARTICULARS
    assert set(found.particulars) == {"weakest_evidence", "items"}
    assert found.rules == (("r.ground", "changed"),)


def test_another_wording_or_interval_is_the_same_decision(record: Record, rules: Any) -> None:
    """A title, and an end after the day, move nothing: only the file is told to differ."""
    title, days = rules.provisions[0].title._replace(en="revised"), Interval(None, date(2011, 1, 1))
    found = again(
        record, replaced(rules, "r.ground", title=title, in_force=days), {**FILES, "japan/law.yaml": sha("x")}
    )
    assert (found.outcome, found.rules) == (Outcome.SAME, ())
    assert found.files == (("japan/law.yaml", "changed"),)


def test_a_record_keeps_how_long_it_holds_and_one_of_before_is_the_same(record: Record, rules: Any) -> None:
    """An earlier version did not say to which day an answer holds: its records are no less the same."""
    data = json.loads(written(record))
    assert data["decision"].pop("validity") == {"until": None, "changes": [], "as_of": None}
    rest = {key: value for key, value in data.items() if key != "digest"}
    earlier = read_record(rfc8785.dumps({**rest, "digest": sha(rfc8785.dumps(rest).decode())}))
    assert (again(earlier, rules).outcome, again(earlier, rules).particulars) == (Outcome.SAME, ())


def test_a_change_of_another_item_is_a_change(rules: Any, case: Callable[..., TransferCase]) -> None:
    """The verdict on the case may stay while that on one item is another."""
    two = case(**{**STATED, "item": {"policy_arms": True}})
    two = two.model_copy(update={"items": (*two.items, case(item={"policy_arms": False}).items[0])})
    record = record_of(two, built(rules), files=FILES, evaluated_on=EVALUATED)
    found = again(record, rules.add("r.more", "scope", GRANT))
    assert found.verdicts == (("may_be_permitted",) * 2,) * 2 + (("out_of_scope", "may_be_permitted"),)
    assert found.outcome is Outcome.CHANGED


def test_another_version_is_named(record: Record, rules: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What made the record and what verifies it are told apart by program and library."""
    here = kept.versions()
    monkeypatch.setattr(
        "transfer_check.paper.record.verification.versions", lambda: {**here, "transfer-check": "9.9", "pydantic": "3"}
    )
    found = again(record, rules)
    assert [(each.name, each.now) for each in found.versions] == [("transfer-check", "9.9"), ("pydantic", "3")]
    assert found.outcome is Outcome.SAME
    assert f"transfer-check: {here['transfer-check']} → 9.9" in render_verification(found, built(rules))


def test_a_decision_these_rules_do_not_yield_is_called_so(record: Record, rules: Any) -> None:
    """With the same rules and versions a different decision was never theirs."""
    decision = {**record.decision.model_dump(mode="json"), "verdict": "out_of_scope"}
    found = again(read_record(forged(record, decision=decision)), rules)
    assert found.outcome is Outcome.CHANGED
    assert found.unexplained
    assert "is not what they" in render_verification(found, built(rules))
    assert json.loads(render_verification_json(found))["unexplained"] is True


def test_a_case_this_version_cannot_read_names_both_versions(record: Record, rules: Any) -> None:
    """A fact that this version does not know is told, with the version to verify with."""
    case = {**record.case, "transfer": {"sort": "grant"}}
    digests = {**record.digests.model_dump(mode="json"), "case": sha(rfc8785.dumps(case).decode())}
    with pytest.raises(RecordError, match="TC607") as caught:
        again(read_record(forged(record, case=case, digests=digests)), rules)
    assert caught.value.problems[0].path == "case.transfer.sort"


def test_control_characters_in_a_record_never_reach_a_terminal(record: Record, rules: Any) -> None:
    """Whatever a forger writes into names, ids and versions is printed without them."""
    hostile = "\x1b[2Jx"
    digests = record.digests.model_dump(mode="json")
    files = {**FILES, hostile: sha("x")}
    digests |= {"rulebook": combined_digest(files), "rules": {**digests["rules"], hostile: sha("x")}}
    digests["provisions"][hostile] = sha("x")
    decision = {**record.decision.model_dump(mode="json"), "rulebook": digests["rulebook"], "determining": [hostile]}
    names = {**record.versions, hostile: hostile}
    content = forged(record, decision=decision, digests=digests, versions=names)
    text = render_verification(again(read_record(content), rules), built(rules))
    assert text.count("[2Jx") > 3
    assert "\x1b" not in text
    with pytest.raises(RecordError) as caught:
        read_record(forged(record, **{hostile: 1}))
    assert "\x1b" not in str(caught.value)


def test_items_that_do_not_match_the_case_are_refused(record: Record, rules: Any) -> None:
    """A decision on more items than the case has is no decision on it."""
    decision = record.decision.model_dump(mode="json")
    decision["items"] = decision["items"] * 2
    with pytest.raises(RecordError, match="TC606"):
        again(read_record(forged(record, decision=decision)), rules)


def test_a_day_the_rules_at_hand_do_not_have_is_refused(record: Record, rules: Any) -> None:
    """Rules that end before the day cannot verify it."""
    short = dataclasses.replace(built(rules), encoded_until=date(2009, 1, 1))
    with pytest.raises(UsageError, match="TC501"):
        verify(record, short, files=FILES)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_was_found_is_told_in_one_language(record: Record, rules: Any, language: Any) -> None:
    """The text names rules by title and id, says what they were and are, and admits what a digest cannot do."""
    found = again(record, rules.add("r.new", "prohibit", HAITI))
    text = render_verification(found, built(rules), language=language)
    expected = {
        "en": (
            "The verdict has changed.",
            "Case: may be permitted → prohibited.",
            "provision r.new: now in force",
            "forger",
        ),
        "ja": (
            "結論が異なる。",
            "案件：移転を認め得る → 移転は認められない（禁止）",
            "規定r.new：当該日に効力を有する",
            "署名のない",
        ),
    }[language]
    assert all(each in text for each in expected), text
    assert record.digest in text


@pytest.mark.parametrize(
    "module", [transfer_check.paper.record, transfer_check.paper.schemas], ids=lambda module: module.__name__
)
def test_the_example_of_the_module_runs_as_written(module: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the documentation of the module shows is what happens."""
    monkeypatch.chdir(Path(__file__).resolve().parents[2])
    tried = doctest.testmod(module)
    assert tried.attempted > 0
    assert tried.failed == 0
