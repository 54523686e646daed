"""Half-open intervals of days, with and without doubt about their ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_check.intervals import DoubtfulInterval, Interval
from transfer_check.kleene import Truth

FIRST, LAST = date(1976, 2, 27), date(2014, 4, 1)
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2000, 1, 1), date(2000, 1, 12))
INTERVALS = st.builds(Interval, st.none() | DAYS, st.none() | DAYS)
SPAN = [date(1999, 12, 25) + n * ONE_DAY for n in range(30)]


@pytest.mark.parametrize(
    ("day", "inside"), [(FIRST - ONE_DAY, False), (FIRST, True), (LAST - ONE_DAY, True), (LAST, False)]
)
def test_the_first_day_is_inside_and_the_last_is_not(day, inside):
    """The day a text ends is the first day it is not in force."""
    assert (day in Interval(FIRST, LAST)) is inside


def test_an_open_side_has_no_bound():
    """`None` is unbounded on its side."""
    assert date.min in Interval(None, LAST)
    assert date.max in Interval(FIRST, None)
    assert date.min in Interval(None, None)


@given(interval=INTERVALS, other=INTERVALS)
def test_the_relations_say_what_the_days_say(interval, other):
    """Empty, overlap and inclusion agree with counting days, one by one."""
    days = {day for day in SPAN if day in interval}
    others = {day for day in SPAN if day in other}
    assert interval.empty is (not days)
    assert interval.overlaps(other) is bool(days & others)
    if None not in (interval.start, interval.end):
        assert interval.within(other) is (days <= others)


def test_an_unbounded_interval_lies_only_in_one_as_wide():
    """Days before the span count too."""
    assert not Interval(None, LAST).within(Interval(FIRST, LAST))
    assert not Interval(FIRST, None).within(Interval(FIRST, LAST))
    assert Interval(FIRST, LAST).within(Interval(None, None))


def test_an_interval_reads_as_the_half_open_thing_it_is():
    """The round bracket shows that the last day is out; an ellipsis stands for no bound."""
    assert str(Interval(FIRST, LAST)) == "[1976-02-27, 2014-04-01)"
    assert str(Interval(None, None)) == "[…, …)"


@pytest.mark.parametrize(
    ("day", "truth"),
    [
        (date(1989, 12, 31), Truth.FALSE),
        (date(1990, 1, 1), Truth.UNKNOWN),
        (date(1990, 6, 1), Truth.TRUE),
        (date(1993, 12, 31), Truth.TRUE),
        (date(1994, 1, 1), Truth.UNKNOWN),
        (date(1994, 3, 31), Truth.UNKNOWN),
        (date(1994, 4, 1), Truth.FALSE),
    ],
)
def test_a_doubtful_end_is_unknown_on_its_doubtful_days(day, truth):
    """Certain inside, unknown at the ends, false beyond what is possible."""
    certain, possible = Interval(date(1990, 6, 1), date(1994, 1, 1)), Interval(date(1990, 1, 1), date(1994, 4, 1))
    assert DoubtfulInterval(certain, possible).holds_on(day) is truth


def test_nothing_certain_is_never_true():
    """With an empty certain part every possible day is unknown."""
    doubt = DoubtfulInterval(Interval(FIRST, FIRST), Interval(FIRST, LAST))
    assert {doubt.holds_on(FIRST + n * ONE_DAY) for n in range(400)} == {Truth.UNKNOWN}
