"""Coverage: every statement of the law digest is accounted for, and nothing cites a statement that does not exist."""

from datetime import timedelta
from pathlib import Path

from transfer_check.files import load_rulebook
from transfer_check.law.revision import coverage, revision

RULEBOOK = load_rulebook()
LINES = (Path(__file__).parent / "digest_statements.txt").read_text(encoding="utf-8").splitlines()
STATEMENTS = {word for line in LINES if not line.startswith("#") for word in line.split()}


def test_every_statement_is_encoded_or_listed_with_a_reason():
    """The union over the instruments holds each statement of the digest."""
    accounted = set().union(*(each.statements for each in coverage(RULEBOOK)))
    assert sorted(STATEMENTS - accounted) == []


def test_no_provision_cites_a_statement_the_digest_does_not_have():
    """A misspelt statement would count as coverage of nothing."""
    accounted = set().union(*(each.statements for each in coverage(RULEBOOK)))
    assert sorted(accounted - STATEMENTS) == []


def test_every_provision_is_counted_once():
    """The counts of the instruments add up to the provisions of the rulebook."""
    counted = coverage(RULEBOOK)
    assert sum(each.rules + each.definitions + each.cautions for each in counted) == len(RULEBOOK.provisions)
    assert sum(len(each.omissions) for each in counted) == len(RULEBOOK.omissions)


def test_what_is_left_out_says_why_in_both_languages():
    """A provision without a rule has a reason."""
    for omission in RULEBOOK.omissions:
        assert omission.reason.ja.strip(), omission
        assert omission.reason.en.strip(), omission


def test_a_revision_is_what_begins_ends_or_changes_on_its_day():
    """From the day before an edition to the day itself, exactly the provisions with that day as an end of their interval differ."""
    for regime in RULEBOOK.regimes:
        for edition in regime.editions:
            differing = revision(RULEBOOK, edition.on - timedelta(days=1), edition.on)
            ended = {each.id for each in differing.ended} | {before.id for before, _ in differing.changed}
            began = {each.id for each in differing.began} | {after.id for _, after in differing.changed}
            assert ended == {each.id for each in RULEBOOK.provisions if each.in_force.end == edition.on}
            assert began == {each.id for each in RULEBOOK.provisions if each.in_force.start == edition.on}
