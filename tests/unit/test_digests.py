"""The digest of a case is that of its content."""

from typing import Any

import pytest

from transfer_check.case import TransferCase
from transfer_check.digests import case_digest

PLAIN: dict[str, Any] = {"case": "x", "on": "2020-01-01", "recipient": {"state": "USA"}}


def digest(**sections: Any) -> str:
    """Return the digest of a plain case with some sections changed."""
    return case_digest(TransferCase.model_validate({**PLAIN, **sections}))


@pytest.mark.parametrize(
    "same",
    [
        {"transfer": {}},
        {"transfer": {"kind": "unknown"}},
        {"items": [{}]},
        {"note": ""},
        {"third_parties": "unknown"},
        {"recipient": {"role": "unknown", "state": "USA"}},
    ],
)
def test_what_says_the_same_has_the_same_digest(same: dict[str, Any]) -> None:
    """It does not matter how an unknown fact is written, nor in which order."""
    assert digest(**same) == digest()


@pytest.mark.parametrize(
    "other",
    [
        {"case": "y"},
        {"on": "2020-01-02"},
        {"transfer": None},
        {"transfer": {"kind": "grant"}},
        {"items": [{}, {}]},
        {"note": "n"},
        {"third_parties": None},
        {"third_parties": []},
        {"sources": {"recipient.state": {"url": "https://example.org"}}},
        {"title": {"ja": "表題", "en": "title"}},
    ],
)
def test_whatever_else_a_case_says_gives_another_digest(other: dict[str, Any]) -> None:
    """Every stated fact, source, title and note counts; none is not unknown."""
    assert digest(**other) != digest()


def test_the_digest_is_that_of_the_canonical_form() -> None:
    """The published way of working it out, by hand: keys in order, no spaces, SHA-256."""
    import hashlib

    written = '{"case":"x","on":"2020-01-01","recipient":{"state":"USA"}}'
    assert digest() == "sha256:" + hashlib.sha256(written.encode()).hexdigest()


def test_numbers_too_large_for_json_are_told_apart() -> None:
    """Integers that a JSON number cannot hold exactly still count digit by digit."""
    assert digest(items=[{"quantity": 2**53}]) != digest(items=[{"quantity": 2**53 + 1}])
    assert digest(items=[{"quantity": 10**299}]) != digest(items=[{"quantity": 10**299 + 1}])
