"""Days of long ago and far ahead are slips of the pen, wherever a case states one."""

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from transfer_check import TransferCase, clock
from transfer_check.words.replies import AnswerError, read_day

NOW = date(2026, 12, 1)
LAST = date(2036, 12, 1)


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: NOW)


def stating(day: date) -> list[dict[str, object]]:
    """Return cases that state a day, each in another place."""
    signed = {"value": True, "by": "nsc", "on": day}
    return [
        {"case": "x", "on": day},
        {"case": "x", "on": "2020-01-01", "assessment": {"positive_meaning_security": signed}},
        {"case": "x", "on": "2020-01-01", "sources": {"recipient.state": {"read_on": day}}},
    ]


@pytest.mark.parametrize("day", [date(24, 3, 5), date(1899, 12, 31), LAST + timedelta(days=1), date(9999, 12, 31)])
def test_a_day_far_off_is_refused(day: date) -> None:
    """As the day of the case, of a signature and of a source, and as an answer."""
    for data in stating(day):
        with pytest.raises(ValidationError, match=r"is before 1900|is more than 10 years ahead"):
            TransferCase.model_validate(data)
    with pytest.raises(AnswerError, match="days from 1900-01-01 to 2036-12-01") as refused:
        read_day(day.isoformat())
    assert "1900年1月1日から2036年12月1日までの日" in refused.value.text.ja


@pytest.mark.parametrize("day", [date(1900, 1, 1), NOW, LAST])
def test_every_other_day_is_taken(day: date) -> None:
    """The first and the last day included."""
    for data in stating(day):
        TransferCase.model_validate(data)
    assert read_day(day.isoformat()) == day


def test_the_year_that_was_meant_is_proposed() -> None:
    """A year of two digits is one of this century."""
    assert clock.days_taken(date(24, 3, 5)).startswith("did you mean `2024-03-05`?")
    assert "did you mean" not in clock.days_taken(date(1899, 3, 5))


def test_ten_years_from_a_leap_day_is_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """On 29 February the last day is a 28th."""
    monkeypatch.setattr(clock, "today", lambda: date(2028, 2, 29))
    assert clock.last_day() == date(2038, 2, 28)
