"""Why a finding stands, what keeps it open, and on what evidence: read off the trace of an item.

Nothing here changes an answer. The evaluator keeps the facts of an item; these functions evaluate
the atoms of a condition again, only when somebody asks.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from transfer_check.facts import ELEMENTS, OPEN_LIST, UNKNOWN, FactValue, catalogue
from transfer_check.judging.decision import Trace
from transfer_check.kleene import Truth
from transfer_check.law import Provision, Row
from transfer_check.law.condition import (
    AllOf,
    AnyOf,
    Atom,
    Condition,
    Every,
    InTable,
    Not,
    Some,
    atom_facts,
    condition_facts,
    deciding_atoms,
    open_atoms,
    truth_from_parts,
)


class Reason(NamedTuple):
    """One atom that settles, or keeps open, a condition.

    Attributes:
        atom: the comparison or quantifier.
        truth: its truth on this item.
        values: the facts it reads with their values; `UNKNOWN` where nobody stated one.
        rows: the table rows by which a state is, or may be, in a table.
        definition: the definition behind it, where it reads a derived fact.
        because: the reasons within that definition.
    """

    atom: Atom
    truth: Truth
    values: tuple[tuple[str, FactValue], ...]
    rows: tuple[Row, ...]
    definition: Provision | None
    because: "tuple[Reason, ...]"


class Reading:
    """Reads conditions against the trace of one item."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self._known: dict[Atom, Truth] = {}
        self._truths: dict[int, tuple[Condition, Truth]] = {}
        self._reasons: dict[int, tuple[Condition, tuple[Reason, ...]]] = {}

    # Results are kept by identity, with the condition so that it lives on: hashing a tree costs as much as reading it.

    def truth_of(self, condition: Condition) -> Truth:
        """Return the truth of a condition on the item."""
        kept = self._truths.get(id(condition))
        if kept is None:
            kept = condition, self._truth(condition)
            self._truths[id(condition)] = kept
        return kept[1]

    def _truth(self, condition: Condition) -> Truth:
        if isinstance(condition, (AllOf, AnyOf, Not)):
            return truth_from_parts(condition, self.truth_of)
        return self._truth_of_atom(condition)

    def _truth_of_atom(self, atom: Atom) -> Truth:
        if atom not in self._known:
            self._known[atom] = self.trace.edition.leaves.test_of(atom)(self.trace.facts, self.trace.day)
        return self._known[atom]

    # ── because ───────────────────────────────────────────────────────────────────────────────

    def reasons(self, condition: Condition) -> tuple[Reason, ...]:
        """Return the atoms that settle a condition, or that keep it open, without repeats."""
        kept = self._reasons.get(id(condition))
        if kept is None:
            walk = open_atoms if self.truth_of(condition) is Truth.UNKNOWN else deciding_atoms
            kept = condition, tuple(self._reason(atom) for atom in dict.fromkeys(walk(condition, self.truth_of)))
            self._reasons[id(condition)] = kept
        return kept[1]

    def _reason(self, atom: Atom) -> Reason:
        definition = next((self._definition(path) for path in atom_facts(atom) if self._definition(path)), None)
        return Reason(
            atom,
            self._truth_of_atom(atom),
            tuple((path, self.trace.facts.get(path, UNKNOWN)) for path in atom_facts(atom)),
            self._rows(atom),
            definition,
            self.reasons(definition.when) if definition else (),
        )

    def _definition(self, path: str) -> Provision | None:
        defined = self.trace.edition.defined.get(path)
        return None if defined is None or path in self.trace.asserted else defined.provision

    def _rows(self, atom: Atom) -> tuple[Row, ...]:
        if not isinstance(atom, InTable):
            return ()
        state = self.trace.facts.get(atom.fact, UNKNOWN)
        table = self.trace.edition.tables[atom.table]
        return table.rows_for(atom.filter, state, self.trace.day) if isinstance(state, str) else ()

    # ── open ──────────────────────────────────────────────────────────────────────────────────

    def open_facts(self, condition: Condition) -> Iterator[str]:
        """Yield the paths that keep a condition unknown: once all are stated, it is known."""
        yield from self._open(condition, "")

    def _open(self, condition: Condition, defining: str) -> Iterator[str]:
        for atom in open_atoms(condition, self.truth_of):
            if isinstance(atom, (Some, Every)):
                found = list(self._open_of_list(atom))
            else:
                found = [waiting for path in atom_facts(atom) for waiting in self._open_path(path)]
            yield from found or [defining or atom_facts(atom)[0]]

    def _open_path(self, path: str) -> Iterator[str]:
        if self.trace.facts.get(path, UNKNOWN) is UNKNOWN:
            definition = self._definition(path)
            if definition is None:
                yield path
            else:
                yield from self._open(definition.when, path)

    def _open_of_list(self, atom: Some | Every) -> Iterator[str]:
        elements = self.trace.facts.get(atom.list_fact, UNKNOWN)
        known = [each for each in elements if each != OPEN_LIST] if isinstance(elements, tuple) else []
        if not isinstance(elements, tuple) or OPEN_LIST in elements:
            yield atom.list_fact
        for path in sorted(condition_facts(atom.where)):
            if path.partition(".")[0] != ELEMENTS[atom.list_fact][0]:
                yield from self._open_path(path)
            elif any(path not in element for element in known):
                yield path

    # ── evidence ──────────────────────────────────────────────────────────────────────────────

    def evidence(self, provision: Provision) -> set[str]:
        """Return the levels of evidence a provision rests on for this item: its own, its definitions', its rows'."""
        levels = {provision.evidence}
        for condition in self.bearing(provision):
            levels |= self._evidence_of(self.reasons(condition))
        return levels

    def bearing(self, provision: Provision) -> tuple[Condition, ...]:
        """Return the conditions that bear on the item: where the body is false no exception was needed."""
        spared = Truth.TRUE if provision.effect == "require" else Truth.FALSE
        if self.truth_of(provision.when) is not spared:
            return provision.conditions
        return provision.conditions[: len(provision.conditions) - len(provision.unless)]

    def _evidence_of(self, reasons: tuple[Reason, ...]) -> set[str]:
        levels: set[str] = set()
        for reason in reasons:
            levels |= {row.evidence for row in reason.rows}
            if reason.definition is not None:
                levels |= {reason.definition.evidence} | self._evidence_of(reason.because)
        return levels


def readings_of(traces: Iterable[Trace]) -> list[Reading]:
    """Return a reading of each trace, the same one for those of which a rule can read only the same.

    The items of a large case are mostly of few kinds: what was worked out of one holds for all of its kind.
    """
    by_kind: dict[Hashable, Reading] = {}
    return [by_kind.setdefault(_kind(trace), Reading(trace)) for trace in traces]


def _kind(trace: Trace) -> Hashable:
    facts = catalogue()
    read = [(path, value) for path, value in trace.facts.items() if not facts[path].recorded]
    known = frozenset((path, id(value) if isinstance(value, tuple) else value) for path, value in read)
    return id(trace.edition), trace.day, known, trace.asserted
