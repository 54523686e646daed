"""How long an answer holds: to the first later day on which something it rests on is no longer what it was.

An answer rests on the provisions that decided each item, or keep it open, on those by which the item is in scope, on
the definitions through which they read the facts, and on the table rows by which a named state is, or may be, in a
list. It holds until the first later day on which one of these ends, changes or falls into doubt; or on which
something else comes to bear: a new provision, a row that begins, after which a verdict, what decided it, or what it
waits for is another.

A version of a provision that says the same in the same place is the same text issued anew, and no change; one that
says the same under another citation is a change, since the answer cites a text that has ended. Evidence and notes are
what is known of a text, and no change either. Who decides, duties and cautions change no verdict: an answer does not
rest on them. A state that is not stated rests on no row: until it is, which further facts can change the verdict may
turn with the rows of any state.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from transfer_check.answering.answer import determining_provisions, pending
from transfer_check.facts import OPEN_LIST, FactValue, catalogue
from transfer_check.judging import Decision, ItemDecision, Reading, Reason, Verdict, evaluate, readings_of
from transfer_check.kleene import Truth
from transfer_check.law import Provision, Regime, Revision, Row, Rulebook, Table
from transfer_check.law.condition import Every, InTable, Some, tables_read

InputKind = Literal["regime", "provision", "definition", "row", "rulebook"]
Manner = Literal["begins", "ends", "changes", "may_begin", "in_doubt", "certain"]
_DECIDING = frozenset({"prohibit", "permit", "require", "scope", "close"})


class Change(NamedTuple):
    """What happens on a day to something an answer rests on.

    Attributes:
        kind: what it is; ``rulebook`` where no text of the day is encoded.
        id: of the regime, the provision, or the row in its table.
        how: of a row, ``may_begin`` is that from the day on it is not known whether it has begun, ``in_doubt`` that
            it is no longer known whether it still holds, ``certain`` that it is known again.
        of: the regime; the row; the provision as it was before the day, or as it is from then on where it begins.
        table: the name of the table of a row.
    """

    kind: InputKind
    id: str
    how: Manner
    of: Regime | Provision | Row | None = None
    table: str = ""


class Validity(NamedTuple):
    """How long an answer holds.

    Attributes:
        until: the first day on which it need not hold any longer; ``None`` where no later change is known.
        changes: what changes on that day.
        as_of: the day as of which the rules were compiled: what was decided later is not in them.
    """

    until: date | None
    changes: tuple[Change, ...]
    as_of: date | None


def validity(decision: Decision, *, readings: Sequence[Reading] | None = None) -> Validity:
    """Return how long a decision holds, and what ends it.

    Args:
        decision: what `transfer_check.evaluate` answered.
        readings: readings of its items, in their order, where the caller has them already.
    """
    rulebook = decision.rulebook
    read = readings_of(item.trace for item in decision.items) if readings is None else readings
    grounds = _Grounds(decision, read)
    states = _states(decision)
    prospect = _Prospect(decision, grounds)
    for day in _later_days(decision, states):
        if rulebook.encoded_until is not None and day >= rulebook.encoded_until:
            return Validity(day, (Change("rulebook", rulebook.digest, "ends"),), rulebook.as_of)
        changes = list(_lost(grounds, rulebook, day)) or prospect.gained(day, states)
        if changes:
            return Validity(day, tuple(_in_place_of_texts(changes, rulebook, day)), rulebook.as_of)
    return Validity(None, (), rulebook.as_of)


def _later_days(decision: Decision, states: frozenset[str]) -> list[date]:
    """Return the days after that of a decision on which a text changes, or a row of a state it names."""
    rulebook = decision.rulebook
    days = {*rulebook.days_of_text, *(() if rulebook.encoded_until is None else (rulebook.encoded_until,))}
    for table in rulebook.tables.values():
        for state in states:
            days |= table.days_of(state)
    return sorted(day for day in days if day > decision.on)


def _states(decision: Decision) -> frozenset[str]:
    """Return every text among the facts that some table has rows for."""
    texts = {text for item in decision.items for value in item.trace.facts.values() for text in _texts(value)}
    return frozenset(
        text for text in texts if any(table.all_rows_of(text) for table in decision.rulebook.tables.values())
    )


def _texts(value: FactValue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for element in value:
            for part in element.values() if isinstance(element, dict) else (element,):
                yield from _texts(part)


# ── what an answer rests on ───────────────────────────────────────────────────────────────────


class _Grounds:
    """What a decision rests on.

    Attributes:
        provisions: deciding provisions and definitions by id.
        rows: rows by table and id, each with its truth on the day.
        standing: of each item the verdict, what decided it, and what it waits for.
    """

    def __init__(self, decision: Decision, readings: Sequence[Reading]) -> None:
        self.provisions: dict[str, Provision] = {}
        self.rows: dict[tuple[str, str], tuple[Row, Truth]] = {}
        of_kind: dict[int, tuple[object, ...]] = {}
        for item in decision.items:  # alike items share a reading
            reading = readings[item.index]
            if id(reading) not in of_kind:
                of_kind[id(reading)] = self._add(item, reading)
        self.standing = tuple(of_kind[id(readings[item.index])] for item in decision.items)

    def differs(self, other: _Grounds) -> bool:
        """Whether another decision on the same case rests on something else."""
        if self.standing != other.standing or self.provisions.keys() != other.provisions.keys():
            return True
        rows, others = ({key: truth for key, (_, truth) in each.rows.items()} for each in (self, other))
        return rows != others

    def _add(self, item: ItemDecision, reading: Reading) -> tuple[object, ...]:
        bearing = list(_bearing(item))
        for provision in bearing:
            self.provisions[provision.id] = provision
            for condition in reading.bearing(provision):
                self._add_reasons(reading, reading.reasons(condition))
        return item.verdict, item.prohibited is Truth.UNKNOWN, {each.id for each in bearing}, _open(item, reading)

    def _add_reasons(self, reading: Reading, reasons: tuple[Reason, ...]) -> None:
        for reason in reasons:
            atom = reason.atom
            if isinstance(atom, (Some, Every)):
                for element in _elements(reading, atom):
                    self._add_reasons(element, element.reasons(atom.where))
            elif isinstance(atom, InTable):
                for row in reason.rows:
                    self.rows[atom.table, row.id] = row, row.when.holds_on(reading.trace.day)
            if reason.definition is not None:
                self.provisions[reason.definition.id] = reason.definition
                self._add_reasons(reading, reason.because)


def _bearing(item: ItemDecision) -> Iterator[Provision]:
    """Yield the provisions an item rests on: what decided, what brings it into scope, what may prohibit it as well."""
    yield from determining_provisions(item)
    for regime in item.regimes:
        yield from (each.provision for each in regime.scopes if each.bites is Truth.TRUE)
    if item.verdict is Verdict.NOT_PERMITTED and item.prohibited is Truth.UNKNOWN:
        yield from (provision for provision, _ in pending(item) if provision.effect == "prohibit")


def _open(item: ItemDecision, reading: Reading) -> set[tuple[str, str]]:
    """Return what an undetermined item waits for: each fact with the provision it keeps open."""
    if item.verdict is not Verdict.UNDETERMINED:
        return set()
    return {(provision.id, path) for provision, condition in pending(item) for path in reading.open_facts(condition)}


def _elements(reading: Reading, atom: Some | Every) -> Iterator[Reading]:
    """Yield a reading of the facts as seen from each known element of a list."""
    elements = reading.trace.facts.get(atom.list_fact)
    for element in elements if isinstance(elements, tuple) else ():
        if element != OPEN_LIST and isinstance(element, dict):
            yield Reading(reading.trace._replace(facts={**reading.trace.facts, **element}))


# ── what happens on a day ─────────────────────────────────────────────────────────────────────


def _lost(grounds: _Grounds, rulebook: Rulebook, day: date) -> Iterator[Change]:
    """Yield what the answer rests on and is not the same from a day on."""
    revised = rulebook.revised_on(day)
    ending = [change for change in _regimes_changed(rulebook, day) if change.how == "ends"]
    regimes = {provision.regime for provision in grounds.provisions.values()}
    yield from (change for change in ending if change.id in regimes)
    yield from (_revision(name, revised[name]) for name in grounds.provisions if name in revised)
    for (table, name), (row, truth) in grounds.rows.items():
        now = row.when.holds_on(day)
        if now is not truth:
            yield Change("row", name, _manner(truth, now), row, table)


class _Prospect:
    """The case on later days, up to the first on which its grounds are others.

    Most of what changes does not concern a case, and to judge it anew is dear. A provision is looked at with the
    facts of the day judged last: where it does not apply, or its condition is false, before the day and from then on,
    it changes nothing. A row counts where it makes another truth of a list that some text reads. Where a definition
    changes, or such a row, the case is judged anew, and so are its derived facts.
    """

    def __init__(self, decision: Decision, grounds: _Grounds) -> None:
        self.rulebook = decision.rulebook
        self.grounds = grounds
        self._take(decision)

    def gained(self, day: date, states: frozenset[str]) -> list[Change]:
        """Return what comes to bear on a day, where the grounds are others from then on."""
        changes = [
            *_regimes_changed(self.rulebook, day),
            *_texts_changed(self.rulebook, day),
            *_rows_changed(self.rulebook, day, states),
        ]
        self._read_more(day)
        readings = readings_of(item.trace._replace(facts=facts, day=day) for item, facts in self.views)
        if not any(self._may_bear(change, day, readings) for change in changes):
            return []
        later = evaluate(self.decision.case, self.rulebook, on=day)
        self._take(later)
        grounds = _Grounds(later, readings_of(item.trace for item in later.items))
        if not grounds.differs(self.grounds):
            return []
        new = grounds.provisions.keys() | {name for _, name in grounds.rows}
        new |= {provision.regime for provision in grounds.provisions.values()}
        return [each for each in changes if each.id in new] or changes

    def _take(self, decision: Decision) -> None:
        """Take over what was judged: its facts, with acts that only later texts read, and the lists its texts read."""
        self.decision = decision
        acts = {path: False for path, fact in catalogue().items() if fact.kind == "act"}
        self.views = [(item, {**acts, **item.trace.facts}) for item in decision.items]
        edition = decision.items[0].trace.edition
        leaves = (edition.leaves, *(stage.leaves for stage in edition.stages))
        self.lists = {(each.table, each.filter) for of in leaves for atom in of.places for each in tables_read(atom)}

    def _read_more(self, day: date) -> None:
        begun = [revision.after for revision in self.rulebook.revised_on(day).values() if revision.after]
        conditions = [condition for provision in begun for condition in provision.conditions]
        self.lists |= {(each.table, each.filter) for condition in conditions for each in tables_read(condition)}

    def _may_bear(self, change: Change, day: date, readings: Sequence[Reading]) -> bool:
        if isinstance(change.of, Row):
            return self._makes_another_list(change.of, self.rulebook.tables[change.table], day)
        if change.kind != "provision":
            return True
        versions = [each for each in self.rulebook.revised_on(day)[change.id] if each]
        items = [item for item, _ in self.views]
        return any(_may_count(each, *view) for each in versions for view in zip(items, readings, strict=True))

    def _makes_another_list(self, row: Row, table: Table, day: date) -> bool:
        filters = [filter_name for name, filter_name in self.lists if name == table.name]
        lists = [table.membership(each) for each in filters if row in table.rows_of_state(each, row.state)]
        before = day - timedelta(days=1)
        return any(each.holds_on(row.state, before) is not each.holds_on(row.state, day) for each in lists)


def _may_count(provision: Provision, item: ItemDecision, reading: Reading) -> bool:
    """Whether a provision in force might be one an item rests on, as far as its condition tells."""
    if item.verdict is Verdict.OUT_OF_SCOPE:
        return provision.effect == "scope"
    if provision.applies is not None and reading.truth_of(provision.applies) is Truth.FALSE:
        return False
    told_unbroken = provision.effect == "prohibit" and item.verdict is Verdict.MAY_BE_PERMITTED
    if provision.effect == "require" or told_unbroken:
        return True
    return reading.truth_of(provision.when) is not Truth.FALSE


def _regimes_changed(rulebook: Rulebook, day: date) -> Iterator[Change]:
    for regime in rulebook.regimes:
        if regime.decides and day in regime.in_force[:]:
            how: Manner = "begins" if day == regime.in_force.start else "ends"
            yield Change("regime", regime.id, how, regime)


def _texts_changed(rulebook: Rulebook, day: date) -> Iterator[Change]:
    """Yield the definitions, and the provisions that can decide, that are not the same from a day on."""
    decides = {each.id for each in rulebook.regimes if each.decides}
    for name, revision in rulebook.revised_on(day).items():
        provision = revision.after or revision.before
        assert provision is not None
        deciding = provision.effect in _DECIDING and provision.regime in decides
        if deciding or provision.effect == "define" or any(each.exception_to for each in revision if each):
            yield _revision(name, revision)


def _rows_changed(rulebook: Rulebook, day: date, states: frozenset[str]) -> Iterator[Change]:
    before = day - timedelta(days=1)
    for table in rulebook.tables.values():
        for state in sorted(states):
            for row in table.all_rows_of(state) if day in table.days_of(state) else ():
                then, now = row.when.holds_on(before), row.when.holds_on(day)
                if then is not now:
                    yield Change("row", row.id, _manner(then, now), row, table.name)


def _revision(name: str, revision: Revision) -> Change:
    before, after = revision
    provision = before or after
    assert provision is not None
    how: Manner = "changes" if before and after else "ends" if before else "begins"
    return Change("definition" if provision.effect == "define" else "provision", name, how, provision)


def _manner(then: Truth, now: Truth) -> Manner:
    if now is Truth.FALSE:
        return "ends"
    if now is Truth.TRUE:
        return "begins" if then is Truth.FALSE else "certain"
    return "may_begin" if then is Truth.FALSE else "in_doubt"


def _in_place_of_texts(changes: list[Change], rulebook: Rulebook, day: date) -> Iterator[Change]:
    """Yield the changes, each regime that begins or ends once and in place of its provisions."""
    turning = {change.id: change for change in _regimes_changed(rulebook, day)}
    told: dict[tuple[str, str, str], Change] = {}
    for change in changes:
        regime = turning.get(change.of.regime) if isinstance(change.of, Provision) else None
        named = regime or change
        told.setdefault((named.kind, named.table, named.id), named)
    yield from told.values()
