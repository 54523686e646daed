"""The unknown value, and the catalogue of facts in both languages."""

import copy
import pickle
import re
from typing import get_args

import pytest

from transfer_check.facts.case import catalogue
from transfer_check.facts.catalogue import UNKNOWN, ChangedBy, Unknown, did_you_mean
from transfer_check.facts.vocabulary import BODY, VOCABULARIES

FACTS = list(catalogue().values())
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
BY_PATH = [pytest.param(fact, id=fact.path) for fact in FACTS]


def test_unknown_is_one_object_and_stays_it():
    """Copies, pickles and new instances are `UNKNOWN` itself, so `is` is a safe comparison."""
    assert Unknown() is UNKNOWN
    assert copy.copy(UNKNOWN) is UNKNOWN
    assert copy.deepcopy([UNKNOWN])[0] is UNKNOWN
    assert pickle.loads(pickle.dumps(UNKNOWN)) is UNKNOWN
    assert repr(UNKNOWN) == "UNKNOWN"


def test_unknown_has_no_truthiness():
    """An unknown fact cannot be tested by `if`: it is neither true nor false."""
    for use in (bool, lambda it: not it, lambda it: it or "default"):
        with pytest.raises(TypeError, match="an unknown fact is not a bool"):
            use(UNKNOWN)


def test_unknown_equals_nothing_a_case_can_say():
    """It is not none, not false, not the word."""
    assert all(other != UNKNOWN for other in (None, False, 0, "", "unknown", ()))


@pytest.mark.parametrize("fact", BY_PATH)
def test_a_fact_is_bilingual(fact):
    """Label and question stand in both languages and are not mixed."""
    for text in (fact.label, fact.question):
        assert JAPANESE.search(text.ja), text.ja
        assert text.en.strip()
        assert not JAPANESE.search(text.en), text.en
    assert fact.question.ja.endswith(("。", "か。"))
    assert fact.question.en.endswith((".", "?"))


@pytest.mark.parametrize("fact", BY_PATH)
def test_a_fact_is_named_by_the_conventions(fact):
    """`<who or what>.<property>` of at most three segments; no `is_`, no negative."""
    assert re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+){0,2}", fact.path)
    last = fact.path.rpartition(".")[2]
    assert not last.startswith(("is_", "not_", "no_", "has_"))
    assert "." in fact.path or fact.type == "parties"


@pytest.mark.parametrize("fact", BY_PATH)
def test_a_fact_knows_its_list_and_its_bodies(fact):
    """A vocabulary exists; who judges or acts is a known body; only flags are acts or derived."""
    assert (fact.type == "vocabulary") is bool(fact.vocabulary)
    assert not fact.vocabulary or fact.vocabulary in VOCABULARIES
    assert set(fact.body) <= set(BODY.terms)
    if fact.kind in ("assessed", "act"):
        assert fact.body
    if fact.kind in ("act", "derived"):
        assert fact.type == "bool"
    assert (fact.kind == "act") is fact.path.startswith("act.")
    assert (fact.kind == "assessed") is fact.path.startswith("assessment.")


def test_questions_tell_facts_apart():
    """No two facts of one part of the case are asked for in the same words."""
    seen = {}
    for fact in FACTS:
        key = (fact.path.partition(".")[0], fact.question.en)
        assert key not in seen, (fact.path, seen.get(key))
        seen[key] = fact.path


def test_the_catalogue_finds_what_was_meant():
    """A misspelt path is answered with the one that exists, and nonsense with nothing."""
    assert catalogue().suggestion("recipient.sate") == "recipient.state"
    assert catalogue().suggestion("zzzzzz") == ""
    assert did_you_mean("exprot", ["export", "grant"]) == "export"
    assert did_you_mean("no_overriding_risk", ["overriding", "overriding_risk"]) == ""
    assert did_you_mean("not_requird", ["required", "not_required"]) == "not_required"


def test_the_catalogue_lists_a_part():
    """A prefix is a whole segment: `end_us` is the beginning of nothing."""
    paths = {fact.path for fact in catalogue().under("end_use")}
    assert "end_use.activity" in paths
    assert all(path.startswith("end_use.") for path in paths)
    assert {fact.path.partition(".")[0] for fact in catalogue().under("end_us")} == {"end_use", "end_user"}
    assert catalogue().under("end_usual") == []
    assert [fact.path for fact in catalogue().under("item.form")] == ["item.form"]
    assert len(catalogue().under("")) == len(catalogue()) == len(FACTS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.path)
def test_every_fact_says_who_can_change_it(fact):
    """Declared at each fact: acts and evaluations are an authority's, what is computed is nobody's."""
    assert fact.changed_by in get_args(ChangedBy)
    if fact.kind == "act":
        assert fact.changed_by == "authority"
    if fact.kind == "assessed":
        assert fact.changed_by in ("authority", "nobody")
    if fact.kind == "derived" and fact.path != "recipient.agreement_country":
        assert fact.changed_by == "nobody"
    if fact.path.startswith(("assurance.", "consignee.", "third_party")):
        assert fact.changed_by == "applicant"


def test_the_same_party_fact_may_be_another_transfer_or_not():
    """Another recipient makes another transfer; another consignee on the way does not."""
    assert catalogue()["recipient.state"].changed_by == catalogue()["end_user.state"].changed_by == "another_transfer"
    assert catalogue()["consignee.state"].changed_by == catalogue()["third_party.state"].changed_by == "applicant"


@pytest.mark.parametrize(
    ("path", "changed_by"),
    [
        ("assessment.international_conflict", "nobody"),
        ("assessment.positive_meaning_security", "authority"),
        ("item.banned_weapon", "nobody"),
        ("item.form", "another_transfer"),
        ("end_use.activity", "another_transfer"),
        ("agreement.framework", "authority"),
        ("transfer.requested", "applicant"),
    ],
)
def test_who_can_change_what(path, changed_by):
    """The world is nobody's, an evaluation the body's, what makes a transfer this one makes it another."""
    assert catalogue()[path].changed_by == changed_by
