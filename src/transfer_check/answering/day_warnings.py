"""Notices of what does not fit the day: tables that know a state no longer, states of another day, signatures too early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from transfer_check.facts import ELEMENTS, UNKNOWN, VOCABULARIES, Signed, catalogue, stands, state_name, there_was
from transfer_check.intervals import Interval
from transfer_check.judging import Decision, ItemDecision, Reading, Reason, Verdict
from transfer_check.kleene import Truth
from transfer_check.law import Provision, Row, Table
from transfer_check.law.condition import Every, InTable, Some, atoms, condition_facts
from transfer_check.text import Text
from transfer_check.words.labels import body_in_words
from transfer_check.words.notices import (
    judged_before_the_text,
    judged_long_before,
    known_no_longer,
    signed_by_no_body,
    states_of_another_day,
)

OTHER_DAY, TOO_EARLY, NO_BODY = "state-of-another-day", "judged-before-the-text", "signed-by-body-of-another-day"
RUN_OUT, LONG_BEFORE = "table-run-out", "judged-long-before"
_LONG = 365
"""Days after which a judgement is no longer taken to stand without a look."""


class Expired(NamedTuple):
    """Rows of a state that a table knew for certain up to a day, and of which it is not known whether they go on.

    Attributes:
        until: the first day that is not known.
        id: the name of the notice about them; it has that of the first of the rows in it.
    """

    table: Table
    state: str
    until: date
    rows: tuple[Row, ...]

    @property
    def id(self) -> str:
        """The name of the notice."""
        return f"{RUN_OUT}.{self.rows[0].id}"

    @property
    def days(self) -> Interval:
        """The days on which it is not known whether the rows hold."""
        ends = [row.when.possible.end for row in self.rows]
        return Interval(self.until, max((end for end in ends if end is not None), default=None) if all(ends) else None)

    @property
    def text(self) -> Text:
        """What is to be told of them, whatever the case."""
        name, last = state_name(self.state, self.until), self.until - timedelta(days=1)
        return known_no_longer(self.table.title, name, _resolutions(self.rows), last)


def _resolutions(rows: tuple[Row, ...]) -> list[str]:
    """Return the resolutions that some rows name, each once."""
    named = (number for row in rows for number in row.columns.get("resolution", "").split("; ") if number)
    return list(dict.fromkeys(named))


def expired(tables: Iterable[Table]) -> Iterator[Expired]:
    """Yield what some tables know of their states up to a day only."""
    for table in tables:
        groups: dict[tuple[str, date], list[Row]] = {}
        for row in table.rows:
            end = row.when.certain.end
            if end is None or row.when.certain.empty or end == row.when.possible.end:
                continue
            groups.setdefault((row.state, end), []).append(row)
        for (state, end), rows in groups.items():
            yield Expired(table, state, end, tuple(rows))


def table_notices(decision: Decision) -> Iterator[tuple[str, Text]]:
    """Yield a notice for each state that the case names and of which a table that the answer rests on knows no longer."""
    if not decision.items:
        return
    tables = decision.items[0].trace.edition.tables.values()
    states = set(decision.case.states())
    named = [each for each in expired(tables) if each.state in states and decision.on in each.days]
    if not named:
        return
    relied = {row.id for item in decision.items for reason in _reasons_of(item) for row in _rows_of(reason, decision)}
    for each in named:
        if any(row.id in relied for row in each.rows):
            yield each.id, each.text


_OPEN = {
    Verdict.UNDETERMINED: frozenset({"prohibit", "permit", "require"}),
    Verdict.NOT_PERMITTED: frozenset({"prohibit"}),
}
"""The rules that an answer leaves open: of one that is not permitted, whether it is prohibited as well."""


def _reasons_of(item: ItemDecision) -> Iterator[Reason]:
    """Yield what keeps open the rules on which the answer for an item still turns."""
    reading = Reading(item.trace)
    for finding in item.findings:
        if finding.bites is Truth.UNKNOWN and finding.provision.effect in _OPEN.get(item.verdict, ()):
            for condition in finding.provision.conditions:
                if reading.truth_of(condition) is Truth.UNKNOWN:
                    yield from reading.reasons(condition)


def _rows_of(reason: Reason, decision: Decision) -> Iterator[Row]:
    """Yield the rows in doubt behind a reason, those of its definitions and of third parties included."""
    if reason.truth is Truth.UNKNOWN:
        yield from reason.rows
        if isinstance(reason.atom, (Some, Every)):
            yield from _rows_of_parties(reason.atom, decision)
    for inner in reason.because:
        yield from _rows_of(inner, decision)


def _rows_of_parties(atom: Some | Every, decision: Decision) -> Iterator[Row]:
    listed = decision.case.facts().get(atom.list_fact, UNKNOWN)
    tables = decision.items[0].trace.edition.tables
    owner = ELEMENTS[atom.list_fact][0]
    for party in listed if isinstance(listed, tuple) else ():
        for leaf in atoms(atom.where):
            if isinstance(leaf, InTable) and leaf.fact.startswith(f"{owner}.") and isinstance(party, dict):
                state = party.get(leaf.fact, UNKNOWN)
                if isinstance(state, str):
                    yield from tables[leaf.table].rows_for(leaf.filter, state, decision.on)


# ── states of another day ─────────────────────────────────────────────────────────────────────


def state_notices(decision: Decision) -> Iterator[tuple[str, Text]]:
    """Yield a notice of the states of the case that there were not on the day whose law is applied."""
    if decision.on == decision.case.on:
        return
    gone = [code for code in decision.case.states() if not stands(code, decision.on)]
    if gone:
        yield OTHER_DAY, states_of_another_day([(code, state_name(code)) for code in gone], decision.on)


# ── signatures ────────────────────────────────────────────────────────────────────────────────


def signature_notices(decision: Decision) -> Iterator[tuple[str, Text]]:
    """Yield notices of judgements made before the text that reads them, long ago, or by a body that there was not."""
    judgements = decision.case.assessments()
    if not judgements:
        return
    begins = _begins(decision, judgements.keys())
    early = [
        (path, begins[path]) for path, signed in judgements.items() if path in begins and _before(signed, begins[path])
    ]
    if early:
        told = [(catalogue()[path].label, provision.title, _first(provision)) for path, provision in early]
        yield TOO_EARLY, judged_before_the_text(told)
    stale = [
        (path, signed)
        for path, signed in judgements.items()
        if path in begins and (decision.on - signed.on).days > _LONG
    ]
    if stale:
        labels = [(catalogue()[path].label, _body_of_the_day(signed), signed.on) for path, signed in stale]
        yield LONG_BEFORE, judged_long_before(labels)
    strange = [(path, signed) for path, signed in judgements.items() if path in begins and _by_nobody(signed)]
    if strange:
        bodies, facts = VOCABULARIES["body"].terms, catalogue()
        yield NO_BODY, signed_by_no_body([(facts[path].label, bodies[each.by], each.on) for path, each in strange])


def _body_of_the_day(signed: Signed) -> Text:
    return Text(body_in_words(signed.by, signed.on, "ja"), body_in_words(signed.by, signed.on, "en"))


def _begins(decision: Decision, paths: Iterable[str]) -> dict[str, Provision]:
    """Return, for each judgement that is read, that of the provisions in force that has read it the longest."""
    wanted, found = set(paths), dict[str, Provision]()
    for provision in decision.rulebook.in_force(decision.on):
        read = {path for condition in provision.conditions for path in condition_facts(condition)}
        for path in read & wanted:
            before = found.get(path)
            if before is None or _first(provision) < _first(before):
                found[path] = provision
    return found


def _first(provision: Provision) -> date:
    return provision.in_force.start or date.min


def _before(signed: Signed, provision: Provision) -> bool:
    return signed.on < _first(provision)


def _by_nobody(signed: Signed) -> bool:
    return not signed.by.startswith("nsc") and not there_was(signed.by, signed.on)
