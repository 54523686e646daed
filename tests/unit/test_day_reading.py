"""Days are read in every form that names one day, and in no other: never the first of a month, never one of two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_check.facts.day_reading import read_day
from transfer_check.facts.eras import ERAS, contains
from transfer_check.facts.misreading import MisreadError
from transfer_check.words.day_text import day_in_words

ONE = timedelta(days=1)
KANJI = "〇一二三四五六七八九"


def wide(text: str) -> str:
    """Return a text in full width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def in_kanji(number: int) -> str:
    """Return a number below a hundred as kanji with tens."""
    tens, ones = divmod(number, 10)
    return (KANJI[tens] if tens > 1 else "") + ("十" if tens else "") + (KANJI[ones] if ones else "")


def ways_of_writing(day: date) -> list[str]:
    """Return a day in every form, by every era that it is dated by."""
    english = day_in_words(day, "en").split()
    ways = [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}-{day.month}-{day.day}",
        f"{day:%Y.%m.%d}",
        f"{day:%Y%m%d}",
        f"{day:%Y-%m-%d}T00:00:00",
        f"{day:%Y/%m/%d} 0:00",
        " ".join(english),
        f"{english[1]} {english[0]}, {english[2]}",
        f"{english[0]} {english[1][:3]} {english[2]}".upper(),
        f"{english[0]}-{english[1][:3]}-{english[2]}",
        day_in_words(day, "ja"),
        f"西暦{day_in_words(day, 'ja')}",
        f"{day.year}年 {day.month}月 {day.day}日",
        f"{''.join(KANJI[int(digit)] for digit in str(day.year))}年{in_kanji(day.month)}月{in_kanji(day.day)}日",
    ]
    for era in ERAS:
        if contains(era, day):
            year = day.year - era.first_year + 1
            ways += [
                f"{era.name.ja}{year}年{day.month}月{day.day}日",
                f"{era.name.ja}{in_kanji(year)}年{in_kanji(day.month)}月{in_kanji(day.day)}日",
                f"{era.letter}{year}.{day.month}.{day.day}",
                f"{era.letter.lower()}{year}/{day.month:02}/{day.day:02}",
                f"{era.name.ja[0]}{year}.{day.month}.{day.day}",
            ]
            ways += [f"{era.name.ja}元年{day.month}月{day.day}日"] * (year == 1)
    return [*ways, *map(wide, ways[:6] + ways[16:])]


@given(st.dates(date(1900, 1, 1), date(2036, 12, 31)))
def test_every_form_of_every_day_reads_back_to_the_day(day: date) -> None:
    """By the calendar and by its era, in either language, in half and full width."""
    for written in ways_of_writing(day):
        assert read_day(written) == day, written


@pytest.mark.parametrize(
    "day", sorted({edge for era in ERAS[1:] for edge in (era.first - ONE, era.first, era.last or era.first)})
)
def test_days_at_the_edge_of_an_era_read_back(day: date) -> None:
    """30 July 1912 and 25 December 1926 by both of their eras: the edicts changed the name on the day itself."""
    both = {date(1912, 7, 30), date(1926, 12, 25)}
    assert sum(contains(era, day) for era in ERAS) == (2 if day in both else 1)
    assert {read_day(written) for written in ways_of_writing(day)} == {day}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("昭和64年1月8日", "1989-01-08"),
        ("平成31年5月1日", "2019-05-01"),
        ("H31.5.1", "2019-05-01"),
        ("平成元年1月7日", "1989-01-07"),
        ("令和元年4月30日", "2019-04-30"),
        ("大正元年7月29日", "1912-07-29"),
        ("昭和元年12月24日", "1926-12-24"),
        ("明治45年7月31日", "1912-07-31"),
        ("大正15年12月26日", "1926-12-26"),
    ],
)
def test_a_day_that_its_era_never_had_is_refused_with_the_day_that_is_meant(written: str, meant: str) -> None:
    """The help counts the years on, or back; it is not taken."""
    with pytest.raises(MisreadError) as refused:
        read_day(written)
    assert f"did you mean `{meant}`?" in refused.value.help.en
    assert meant in refused.value.help.ja


@pytest.mark.parametrize(
    ("written", "first", "second"),
    [
        ("03/04/2012", "2012-03-04", "2012-04-03"),
        ("3.4.2012", "2012-03-04", "2012-04-03"),
        ("01-12-2012", "2012-01-12", "2012-12-01"),
        ("０３／０４／２０１２", "2012-03-04", "2012-04-03"),
    ],
)
def test_a_text_of_two_days_is_refused_with_both(written: str, first: str, second: str) -> None:
    """Day and month are in the one order here and in the other there."""
    with pytest.raises(MisreadError) as refused:
        read_day(written)
    assert [meaning.value for meaning in refused.value.choices] == [first, second]
    assert refused.value.help.en == f"write `{first}` or `{second}`"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("07/30/2024", date(2024, 7, 30)),
        ("30/07/2024", date(2024, 7, 30)),
        ("30.7.2024", date(2024, 7, 30)),
        ("4/4/2012", date(2012, 4, 4)),
        ("July 30, 2024", date(2024, 7, 30)),
        ("1st of May 2024", date(2024, 5, 1)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("㋿6年7月30日", date(2024, 7, 30)),
        ("㍻24年12月18日", date(2012, 12, 18)),
        (" 2012-12-18 ", date(2012, 12, 18)),
    ],
)
def test_a_text_of_one_day_is_read(written: str, day: date) -> None:
    """Where only one order of day and month is a day of the calendar, or both are the same day."""
    assert read_day(written) == day


@pytest.mark.parametrize(
    ("written", "what"),
    [
        ("2024", "is not a day, but a year"),
        ("2024年", "is not a day, but a year"),
        ("令和6年", "is not a day, but a year"),
        ("R6", "is not a day, but a year"),
        ("2024-07", "is not a day, but a month"),
        ("2024/7", "is not a day, but a month"),
        ("July 2024", "is not a day, but a month"),
        ("2024年7月", "is not a day, but a month"),
        ("令和6年7月", "is not a day, but a month"),
        ("R6.7", "is not a day, but a month"),
        ("令和6年度", "is not a day, but a fiscal year"),
        ("2024年度", "is not a day, but a fiscal year"),
        ("FY2024", "is not a day, but a fiscal year"),
        ("24/7/30", "has a year of two digits"),
        ("30-Jul-24", "has a year of two digits"),
        ("2012-02-30", "is not a day of the calendar"),
        ("平成24年2月30日", "is not a day of the calendar"),
        ("13/13/2012", "is not a day of the calendar"),
        ("20121318", "is not a day of the calendar"),
        ("2012-12-18 09:30", "is not a day of the calendar"),
        ("2012-12-18T00:00:00Z", "is not a day of the calendar"),
        ("2012-W51-2", "is not a day of the calendar"),
        ("明治5年1月1日", "is not a day of the calendar"),
        ("一二十日", "is not a day of the calendar"),
        ("today", "is not a day of the calendar"),
        ("", "is not a day of the calendar"),
        ("٢٠١٢-١٢-١٨", "is not a day of the calendar"),
    ],
)
def test_what_names_no_day_is_refused_with_what_to_write(written: str, what: str) -> None:
    """A month, a year, a fiscal year, two digits for a year, an hour, another calendar; in both languages."""
    with pytest.raises(MisreadError) as refused:
        read_day(written)
    assert what in refused.value.what.en
    assert refused.value.help.en == "write year, month and day: `2012-12-18`"
    assert "2012-12-18" in refused.value.help.ja


@given(st.text(max_size=12))
def test_no_text_ends_otherwise_than_in_a_day_or_a_refusal(written: str) -> None:
    """Whatever it is made of; and what is read once is read again as it is printed."""
    try:
        day = read_day(written)
    except MisreadError:
        return
    assert read_day(day.isoformat()) == day
