"""Law in time: around every edition day exactly one version of each rule, without gap or overlap."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from transfer_check.files import load_rulebook

RULEBOOK = load_rulebook()
DAY = timedelta(days=1)
EDITION_DAYS = sorted({edition.on for regime in RULEBOOK.regimes for edition in regime.editions})
VERSIONS = {
    provision.id: RULEBOOK.versions(provision.id) for provision in RULEBOOK.provisions if provision.effect != "caution"
}


@pytest.mark.parametrize(
    "day", [day + shift for day in EDITION_DAYS for shift in (-DAY, date.resolution * 0, DAY)], ids=str
)
def test_at_most_one_version_of_a_rule_is_in_force(day):
    """On the day of an edition, the day before and the day after, no rule is in force twice."""
    in_force = [provision.id for provision in RULEBOOK.provisions if day in provision.in_force]
    assert len(in_force) == len(set(in_force))


def test_versions_of_a_rule_follow_one_another_without_a_gap():
    """Where a rule has several versions, each begins on the day the one before it ends."""
    for identifier, versions in VERSIONS.items():
        for earlier, later in pairwise(versions):
            assert earlier.in_force.end == later.in_force.start, identifier


def test_a_rule_is_in_force_exactly_within_its_interval():
    """A rule is in force on its first and last day, and neither the day before nor the day after."""
    for versions in VERSIONS.values():
        first, last = versions[0].in_force.start, versions[-1].in_force.end
        assert first is not None
        assert first in versions[0].in_force
        assert first - DAY not in versions[0].in_force
        if last is not None:
            assert last - DAY in versions[-1].in_force
            assert last not in versions[-1].in_force


def test_every_edition_begins_or_ends_something_or_says_why():
    """An edition day of a deciding regime is the first or last day of some provision."""
    changes = {day for provision in RULEBOOK.provisions for day in (provision.in_force.start, provision.in_force.end)}
    for regime in RULEBOOK.regimes:
        idle = [edition.on for edition in regime.editions if edition.on not in changes]
        assert idle == [], regime.id


def test_an_edition_holds_the_provisions_of_its_day_and_no_other():
    """The compiled edition of a day has exactly the rules and definitions in force on it."""
    for day in EDITION_DAYS:
        edition = RULEBOOK.on(day)
        compiled = {each.provision.id for each in (*edition.rules, *edition.definitions)}
        written = {
            each.id
            for each in RULEBOOK.provisions
            if day in each.in_force and each.effect not in ("scope", "close", "caution")
        }
        assert compiled == written


def test_days_with_the_same_law_share_one_edition():
    """Between two editions nothing is compiled again."""
    assert RULEBOOK.on(date(2012, 3, 1)) is RULEBOOK.on(date(2012, 12, 18))
    assert RULEBOOK.on(date(2011, 12, 26)) is not RULEBOOK.on(date(2011, 12, 27))
