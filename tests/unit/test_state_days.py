"""The days on which a code names a state: held to the library, to the tables of the law, and to history."""

from datetime import date, timedelta

import pycountry
import pytest
from pydantic import ValidationError

from transfer_check import Rulebook, TransferCase
from transfer_check.facts.state_days import codes_instead, dated_codes, standing_of, stands
from transfer_check.facts.states import state_name, state_names, states_on
from transfer_check.intervals import Interval

WITHDRAWN = {
    entry.alpha_3: entry.withdrawal_date
    for entry in pycountry.historic_countries
    if pycountry.countries.get(alpha_3=entry.alpha_3) is None
}
DAY = timedelta(days=1)


@pytest.mark.parametrize("code", WITHDRAWN)
def test_every_withdrawn_code_ends(code: str) -> None:
    """No code is taken after it was withdrawn; where only the year of that is known, it is until the year is over."""
    withdrawn, end = WITHDRAWN[code], standing_of(code)[-1].end
    assert end is not None
    latest = date.fromisoformat(withdrawn) if len(withdrawn) > 4 else date(int(withdrawn) + 1, 1, 1)
    assert end <= latest
    assert not stands(code, date(2012, 3, 1))


@pytest.mark.parametrize("code", sorted(dated_codes()))
def test_another_state_is_named_on_the_days_before_and_after(code: str) -> None:
    """Wherever a code is refused near the days on which it is taken, some other is to be written instead."""
    assert code in state_names()
    for start, end in standing_of(code):
        for day in (start and start - DAY, end):
            if day is not None and day >= date(1947, 8, 14) and not stands(code, day):
                assert codes_instead(code, day)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("SUN", "1922-12-30", "1991-12-25"),
        ("RUS", "1991-12-25", None),
        ("SSD", "2011-07-09", None),
        ("CZE", "1993-01-01", None),
        ("CSK", "1918-10-28", "1992-12-31"),
        ("DDR", "1949-10-07", "1990-10-02"),
        ("ERI", "1993-05-24", None),
        ("HRV", "1991-06-25", None),
        ("TMP", None, "2002-05-19"),
        ("TLS", "2002-05-20", None),
        ("ZAR", None, "1997-07-13"),
        ("SKM", None, "1975-12-31"),
    ],
)
def test_a_state_is_there_from_its_first_day_to_its_last(code: str, first: str | None, last: str | None) -> None:
    """The day before the first and the day after the last it is not."""
    if first is not None:
        assert stands(code, date.fromisoformat(first))
        assert not stands(code, date.fromisoformat(first) - DAY)
    if last is not None:
        assert stands(code, date.fromisoformat(last))
        assert not stands(code, date.fromisoformat(last) + DAY)


def test_a_renamed_state_has_both_codes_for_a_while() -> None:
    """Zaire is the Democratic Republic of the Congo: both codes are taken until the former was withdrawn."""
    assert stands("ZAR", date(1997, 6, 1))
    assert stands("COD", date(1997, 6, 1))
    assert codes_instead("ZAR", date(2012, 3, 1)) == ("COD",)


def test_every_state_that_a_table_lists_for_certain_can_be_stated(rulebook: Rulebook) -> None:
    """A row of the law names its state on its days; members of a federation were embargoed before they were independent."""
    refused = [
        (table.name, row.id, day)
        for table in rulebook.tables.values()
        if table.name != "states"
        for row in table.rows
        if row.when.certain != Interval(None, None) and not row.when.certain.empty
        for day in (row.when.certain.start, (row.when.certain.end or date(2026, 1, 1)) - DAY)
        if day is not None and not stands(row.state, day)
    ]
    assert refused == []


@pytest.mark.parametrize(
    ("code", "day", "ja", "en"),
    [
        ("ZAR", "1990-01-01", "ザイール", "Zaire"),
        ("COD", "1990-01-01", "ザイール", "Zaire"),
        ("COD", "1997-05-17", "コンゴ民主共和国", "Democratic Republic of the Congo"),
        ("GEO", "2015-04-21", "グルジア", "Georgia"),
        ("GEO", "2015-04-22", "ジョージア", "Georgia"),
        ("MMR", "1989-06-17", "ビルマ", "Burma"),
        ("MMR", "1989-06-18", "ミャンマー", "Myanmar"),
        ("SWZ", "2018-04-18", "スワジランド", "Swaziland"),
        ("SWZ", "2018-04-19", "エスワティニ", "Eswatini"),
        ("MKD", "2019-02-11", "マケドニア旧ユーゴスラビア共和国", "the former Yugoslav Republic of Macedonia"),
        ("MKD", "2019-02-12", "北マケドニア", "North Macedonia"),
        ("TUR", "2022-05-31", "トルコ", "Turkey"),
        ("TUR", "2022-06-01", "トルコ", "Türkiye"),
        ("CZE", "2016-07-04", "チェコ", "Czech Republic"),
        ("CZE", "2016-07-05", "チェコ", "Czechia"),
        ("GBR", "1967-04-21", "英国", "United Kingdom"),
    ],
)
def test_a_state_has_the_name_of_the_day(code: str, day: str, ja: str, en: str) -> None:
    """A state that changed its name is called as it was called then; every other as it is today."""
    assert state_name(code, date.fromisoformat(day)) == (ja, en)


def test_the_names_of_today_are_those_of_no_day() -> None:
    """Without a day, and on a day of today, the names are the same."""
    assert all(state_name(code) == state_name(code, date(2026, 12, 1)) for code in states_on(date(2026, 12, 1)))


# ── in a case ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "stated",
    [
        {"recipient": {"state": "ZAR"}},
        {"consignee": {"state": "ZAR"}},
        {"third_parties": [{"state": "USA"}, {"state": "ZAR"}]},
        {"project": {"partners": ["USA", "ZAR"]}},
        {"items": [{"licensor": ["ZAR"]}]},
    ],
    ids=str,
)
def test_a_case_names_states_of_its_day(stated: dict[str, object]) -> None:
    """In every part; the error names what to write. On a day on which the state existed all is well."""
    with pytest.raises(ValidationError, match="there was no state `ZAR` on 2012-03-01"):
        TransferCase.model_validate({"case": "x", "on": "2012-03-01", **stated})
    assert "ZAR" in TransferCase.model_validate({"case": "x", "on": "1990-03-01", **stated}).states()


def test_parts_that_were_made_before_are_held_against_the_day_too() -> None:
    """A recipient taken from a case of 1990 is none of 2012."""
    recipient = TransferCase.model_validate({"case": "x", "on": "1990-03-01", "recipient": {"state": "ZAR"}}).recipient
    with pytest.raises(ValidationError, match="there was no state `ZAR`"):
        TransferCase.model_validate({"case": "x", "on": "2012-03-01", "recipient": recipient})


def test_all_states_of_other_days_are_told_at_once() -> None:
    """Two states that there were not are two problems, each in its place."""
    data = {"case": "x", "on": "2012-03-01", "recipient": {"state": "SUN"}, "consignee": {"state": "YUG"}}
    with pytest.raises(ValidationError) as refused:
        TransferCase.model_validate(data)
    assert [error["loc"] for error in refused.value.errors()] == [("recipient", "state"), ("consignee", "state")]
    assert "`RUS` (Russian Federation)" in refused.value.errors()[0]["ctx"]["help"]
