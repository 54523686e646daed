"""How long the answers on the real cases hold, against every later day: none changes before, and what is named does."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from transfer_check import Decision, Rulebook, TransferCase, evaluate, load_case
from transfer_check.answering.answer import answer
from transfer_check.answering.validity import Change, Validity, validity
from transfer_check.law.provision import Provision
from transfer_check.law.rulebook import Regime
from transfer_check.law.table import Row

FILES = sorted((Path(__file__).parent / "files").glob("*.yaml"))
A_DAY = timedelta(days=1)


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_an_answer_holds_until_its_day(file: Path, rulebook: Rulebook) -> None:
    """On the first day of every later period up to its day it is the same; on its day what it names is another."""
    case = load_case(file)
    found = validity(evaluate(case, rulebook))
    told = said(evaluate(case, rulebook))
    periods = {rulebook.period(day) for day in days_between(case, found, rulebook)}
    assert {day for day in periods if day > case.on and said(evaluate(case, rulebook, on=day)) != told} == set()
    assert (found.until is None) is (not found.changes)
    if found.until is not None:
        assert all(differs(change, rulebook, found.until) for change in found.changes)


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_no_day_changes_it_before(file: Path, rulebook: Rulebook) -> None:
    """The same on every single day, up to its day or to that on which the rules were compiled."""
    case = load_case(file)
    found = validity(evaluate(case, rulebook))
    told = said(evaluate(case, rulebook))
    assert [day for day in days_between(case, found, rulebook) if said(evaluate(case, rulebook, on=day)) != told] == []


def test_the_answers_end_by_texts_and_by_rows(rulebook: Rulebook) -> None:
    """The real cases show each kind of end, and some for which none is known."""
    found = [validity(evaluate(load_case(file), rulebook)) for file in FILES]
    kinds = {change.kind for each in found for change in each.changes}
    assert kinds >= {"regime", "provision", "definition", "row"}
    assert any(each.until is None and each.as_of == rulebook.as_of for each in found)


def days_between(case: TransferCase, found: Validity, rulebook: Rulebook) -> Iterator[date]:
    """Yield every day after that of a case and before that to which its answer holds, or the rules know."""
    assert rulebook.as_of is not None
    end = found.until or rulebook.as_of + A_DAY
    for number in range(1, (end - case.on).days):
        yield case.on + number * A_DAY


def said(decision: Decision) -> tuple[object, ...]:
    """Return the verdicts, what decided, and what is open: read off the answer alone."""
    gathered = answer(decision)
    texts = {each.id: (each.cite, each.text, each.conditions) for each in gathered.determining}
    waits = {(each.fact.path, each.items, frozenset(each.rules)) for each in gathered.open_facts}
    return decision.verdict, [each.verdict for each in decision.items], gathered.possibly_prohibited, texts, waits


def differs(change: Change, rulebook: Rulebook, day: date) -> bool:
    """Whether what a change names is another thing on a day than on the day before, or no longer known."""
    before = day - A_DAY
    if isinstance(change.of, Row):
        return change.of.when.holds_on(before) is not change.of.when.holds_on(day)
    if isinstance(change.of, Regime):
        return (before in change.of.in_force) is not (day in change.of.in_force)
    assert isinstance(change.of, Provision)
    versions = [
        next((each.substance for each in rulebook.versions(change.id) if when in each.in_force), None)
        for when in (before, day)
    ]
    return versions[0] != versions[1]
