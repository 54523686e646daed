"""Many cases, one after the other."""

import tracemalloc
from datetime import date, timedelta
from pathlib import Path

import pytest

from transfer_check import TransferCase, TransferCheckError, evaluate, evaluate_many, load_case, load_rulebook

ROOT = Path(__file__).resolve().parents[2]
CASE = load_case(ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml")
FIRST = date(1967, 4, 21)


@pytest.fixture(scope="module")
def rulebook():
    """Return the rules that come with the package."""
    return load_rulebook()


def of_days(days):
    """Yield one case on several days."""
    return (CASE.model_copy(update={"on": day}) for day in days)


def test_each_case_is_judged_by_its_own_day(rulebook):
    """In the order of the cases, with the same decisions as one by one."""
    days = [date(2014, 4, 1), date(1975, 1, 1), date(2012, 12, 18), date(2026, 6, 1)]
    decisions = list(evaluate_many(of_days(days), rulebook))
    assert [each.on for each in decisions] == days
    assert decisions == [evaluate(case, rulebook) for case in of_days(days)]
    assert len({each.verdict for each in decisions}) > 1


def test_another_day_for_all(rulebook):
    """The law of one day, whatever the days of the cases."""
    (decision,) = evaluate_many([CASE], rulebook, on=date(2010, 1, 1))
    assert decision == evaluate(CASE, rulebook, on=date(2010, 1, 1))
    assert decision.on == date(2010, 1, 1)


def test_a_case_is_taken_when_its_decision_is_asked_for(rulebook):
    """Nothing is read ahead: cases without end are no harm."""
    taken = []

    def without_end():
        while True:
            taken.append(CASE)
            yield CASE

    decisions = evaluate_many(without_end(), rulebook)
    assert taken == []
    assert [next(decisions).case for _ in range(2)] == [CASE, CASE]
    assert len(taken) == 2


def test_a_day_without_encoded_text(rulebook):
    """Refused at the call where it is the day of all, else at the turn of its case."""
    ends = date(2014, 4, 1)
    partial = type(rulebook)(
        rulebook.instruments,
        rulebook.regimes,
        rulebook.provisions,
        rulebook.tables,
        rulebook.omissions,
        rulebook.digest,
        ends,
    )
    with pytest.raises(TransferCheckError):
        evaluate_many([], partial, on=ends)
    decisions = evaluate_many(of_days([ends - timedelta(1), ends]), partial)
    assert next(decisions).on == ends - timedelta(1)
    with pytest.raises(TransferCheckError):
        next(decisions)


def test_memory_does_not_grow_with_the_number_of_days(rulebook):
    """What is kept of the days is one edition for each period in which nothing changes."""
    days = [FIRST + timedelta(number * 7) for number in range(3000)]
    for day in days:
        rulebook.on(day)
    kept = len(rulebook._edition_of_period)
    for _ in evaluate_many(of_days(days[:600]), rulebook):
        pass
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for _ in evaluate_many(of_days(day + timedelta(1) for day in days[:600]), rulebook):
        pass
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert len(rulebook._edition_of_period) <= kept + 2 < 250
    assert grown < 200_000


def test_nothing_but_cases_is_a_case(rulebook):
    """A case that was not read into the model is an error, never an answer."""
    with pytest.raises(AttributeError):
        next(evaluate_many([{"case": "x", "on": "2012-12-18"}], rulebook))
    assert isinstance(CASE, TransferCase)
