"""The closed lists: plain strings, in both languages."""

import re

import pytest

from transfer_check.facts.vocabulary import EVIDENCE, EVIDENCE_RANK, VOCABULARIES, weakest_evidence

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
LISTS = [*VOCABULARIES.values(), EVIDENCE]


@pytest.mark.parametrize("vocabulary", [pytest.param(each, id=each.name) for each in LISTS])
def test_every_term_is_bilingual(vocabulary):
    """Each term has a Japanese and an English label, and neither is mixed with the other."""
    assert vocabulary.terms
    for value, label in vocabulary.terms.items():
        assert JAPANESE.search(label.ja), value
        assert label.en.strip(), value
        assert not JAPANESE.search(label.en), value


@pytest.mark.parametrize("vocabulary", [pytest.param(each, id=each.name) for each in LISTS])
def test_every_term_is_a_plain_string_a_leaf_can_hold(vocabulary):
    """No enumeration members, which rule-engine finds unequal to their own value; nothing that needs an escape."""
    for value in vocabulary.terms:
        assert type(value) is str
        assert re.fullmatch(r"[A-Za-z0-9_()\-]+", value)
        assert value != "unknown"
        assert value in vocabulary
    assert "no such term" not in vocabulary


@pytest.mark.parametrize("vocabulary", [pytest.param(each, id=each.name) for each in LISTS])
def test_labels_tell_terms_apart(vocabulary):
    """No two terms of a list read the same in either language."""
    for language in ("ja", "en"):
        labels = [getattr(label, language) for label in vocabulary.terms.values()]
        assert len(set(labels)) == len(labels)


def test_names_are_keys():
    """A list is found by its own name."""
    assert all(name == vocabulary.name for name, vocabulary in VOCABULARIES.items())


def test_evidence_goes_from_strong_to_weak():
    """The weakest of some levels is the one nearest to unverified; of none there is none."""
    assert list(EVIDENCE_RANK) == ["primary", "official_summary", "secondary", "unverified"]
    assert weakest_evidence({"primary", "secondary", "official_summary"}) == "secondary"
    assert weakest_evidence({"primary"}) == "primary"
    assert weakest_evidence(set()) is None
