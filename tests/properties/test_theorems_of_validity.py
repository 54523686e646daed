"""The theorem about how long an answer holds: to its day nothing in it is another, and on its day what it names is."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from hypothesis import given, note
from hypothesis import strategies as st

from transfer_check.answering.answer import answer, pending
from transfer_check.answering.validity import Change, validity
from transfer_check.facts.case import TransferCase
from transfer_check.judging import readings_of
from transfer_check.judging.decision import Decision
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.provision import Provision
from transfer_check.law.rulebook import Regime, Rulebook
from transfer_check.law.table import Row
from transfer_check.strategies import cases

Law = st.SearchStrategy[Rulebook]


@given(data=st.data())
def test_an_answer_holds_until_its_day(law: Law, data: st.DataObject) -> None:
    """By brute force over every later day on which anything changes: none before it changes the answer."""
    rulebook = data.draw(law)
    case = data.draw(cases(rulebook))
    holds = validity(evaluate(case, rulebook))
    note(f"{case.on} {holds}")
    told = said(evaluate(case, rulebook))
    for day in takewhile(lambda day: holds.until is None or day < holds.until, days_after(case, rulebook)):
        assert said(evaluate(case, rulebook, on=day)) == told, day
    if holds.until is not None:
        assert holds.changes
        assert holds.until > case.on
        assert all(differs(change, rulebook, holds.until) for change in holds.changes)


def days_after(case: TransferCase, rulebook: Rulebook) -> Iterator[date]:
    """Yield every day after that of a case on which any text or any row of any table changes."""
    intervals = {each.in_force for each in (*rulebook.provisions, *rulebook.regimes)}
    for table in rulebook.tables.values():
        intervals |= {interval for row in table.rows for interval in row.when}
    yield from sorted({day for each in intervals for day in each if day is not None and day > case.on})


def said(decision: Decision) -> tuple[object, ...]:
    """Return the verdicts, the texts of the provisions that decided, and what is open: read off the answer alone."""
    gathered = answer(decision)
    texts = {each.id: (each.effect, each.cite, each.text, each.conditions) for each in gathered.determining}
    waits: set[tuple[object, ...]] = {
        (each.fact.path, each.items, frozenset(each.rules)) for each in gathered.open_facts
    }
    if any(each.fact.type in ("state", "parties") for each in gathered.open_facts):
        # what can still change the verdict then turns with the rows of every state there may be; what was read open does not
        waits = {
            (item.index, provision.id, path)
            for item, reading in zip(decision.items, readings_of(item.trace for item in decision.items), strict=True)
            for provision, condition in pending(item)
            for path in reading.open_facts(condition)
        }
    verdicts = [item.verdict for item in decision.items]
    return decision.verdict, verdicts, gathered.possibly_prohibited, texts, waits


def differs(change: Change, rulebook: Rulebook, day: date) -> bool:
    """Whether what a change names is another thing on a day than on the day before, or no longer known."""
    before = day - timedelta(days=1)
    if isinstance(change.of, Row):
        return change.of.when.holds_on(before) is not change.of.when.holds_on(day)
    if isinstance(change.of, Regime):
        return (before in change.of.in_force) is not (day in change.of.in_force)
    assert isinstance(change.of, Provision)
    versions = [
        next((each for each in rulebook.versions(change.id) if when in each.in_force), None) for when in (before, day)
    ]
    return versions[0] != versions[1]
