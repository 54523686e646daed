"""The digest of a case is that of its content."""

from datetime import date
from typing import Any

import pytest

from transfer_check.errors import RecordError
from transfer_check.facts.case import TransferCase
from transfer_check.files import file_digests
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.rulebook import Rulebook
from transfer_check.paper.html import render_html
from transfer_check.paper.record import case_digest, record_of
from transfer_check.paper.stamp import stamp

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


def test_a_number_that_json_cannot_keep_has_no_digest() -> None:
    """A digest over a rounded number would be that of another case."""
    with pytest.raises(RecordError, match="15 digits"):
        digest(items=[{"quantity": 10**20}])


def test_a_paper_and_a_record_of_one_case_carry_one_digest(rulebook: Rulebook) -> None:
    """Whoever holds the paper can find the record, and the other way round."""
    case = TransferCase.model_validate(PLAIN)
    record = record_of(case, rulebook, files=file_digests(), evaluated_on=date(2026, 4, 21))
    stamped = stamp(evaluate(case, rulebook), "ja")
    assert (stamped.facts, stamped.rules) == (record.digests.case, record.digests.rulebook)
    assert stamped.facts in render_html([evaluate(case, rulebook)])
