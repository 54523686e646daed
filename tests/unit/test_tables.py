"""Dated tables: a state is in, out, or in doubt, by the day and by the filter."""

from datetime import date

import pytest

from transfer_check.intervals import DoubtfulInterval, Interval
from transfer_check.kleene import Truth
from transfer_check.law.table import Row, Table
from transfer_check.text import Text

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN


def row(identifier, state, start, end, *, certain=None, **columns):
    """Return a row of a state from one year to another, certain unless a pair of years says otherwise."""
    possible = Interval(date(start, 1, 1), date(end, 1, 1))
    sure = possible if certain is None else Interval(*(date(year, 1, 1) for year in certain))
    return Row(identifier, state, DoubtfulInterval(sure, possible), "secondary", columns)


TABLE = Table(
    "t",
    Text("表", "table"),
    "t.csv",
    (
        row("cn", "CHN", 1967, 2014, certain=(1967, 1994), kind="core", area="whole"),
        row("cz-1", "CSK", 1967, 1992, certain=(1967, 1990), kind="core", area="whole"),
        row("cz-2", "CSK", 1991, 1993, kind="late", area="part"),
        row("mm", "MMR", 2000, 2010, certain=(2000, 2000), kind="doubtful", area="whole"),
    ),
    {
        "all": {},
        "core": {"kind": ("core",)},
        "wide": {"kind": ("core", "late"), "area": ("whole",)},
        "none": {"kind": ("x",)},
    },
)


def year(state, number, filter_name="all"):
    """Return whether a state is in a filter in the middle of a year."""
    return TABLE.membership(filter_name).holds_on(state, date(number, 6, 1))


@pytest.mark.parametrize(("number", "truth"), [(1966, F), (1967, T), (1993, T), (1994, U), (2013, U), (2014, F)])
def test_membership_goes_by_the_day(number, truth):
    """Certain, then in doubt, then over."""
    assert year("CHN", number) is truth


@pytest.mark.parametrize(("number", "truth"), [(1989, T), (1990, U), (1991, T), (1992, T), (1993, F)])
def test_one_certain_row_is_enough(number, truth):
    """Doubt in one row of a state is settled by another row that is certain."""
    assert year("CSK", number) is truth


def test_a_row_without_a_certain_day_is_never_true():
    """An empty certain part leaves doubt only."""
    assert {year("MMR", number) for number in range(2000, 2010)} == {U}


def test_a_state_without_a_row_is_outside():
    """What the table does not list is not in it: known, not unknown."""
    assert year("USA", 1980) is F
    assert "USA" not in TABLE.membership("all").states


@pytest.mark.parametrize(
    ("filter_name", "state", "number", "truth"),
    [
        ("core", "CSK", 1992, F),
        ("core", "CSK", 1989, T),
        ("wide", "CSK", 1992, F),
        ("wide", "CHN", 1980, T),
        ("wide", "MMR", 2001, F),
        ("none", "CHN", 1980, F),
    ],
)
def test_a_filter_asks_for_all_its_columns(filter_name, state, number, truth):
    """A row passes when each column of the filter has one of the values allowed."""
    assert year(state, number, filter_name) is truth


def test_the_rows_behind_an_answer_are_given():
    """The rows that hold, certainly or possibly, on that day; no other."""
    assert [each.id for each in TABLE.rows_for("all", "CSK", date(1991, 6, 1))] == ["cz-1", "cz-2"]
    assert [each.id for each in TABLE.rows_for("all", "CSK", date(1980, 6, 1))] == ["cz-1"]
    assert TABLE.rows_for("all", "CSK", date(2000, 6, 1)) == ()
    assert TABLE.rows_for("core", "CSK", date(1992, 6, 1)) == ()


def test_an_unknown_filter_is_an_error():
    """A filter that the table does not define is never an empty one."""
    with pytest.raises(KeyError):
        TABLE.membership("cores")
