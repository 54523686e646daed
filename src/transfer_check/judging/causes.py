"""Why a condition has its truth: the comparisons that settle it, with the sign the condition gives them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from transfer_check.judging.why import Reading, Reason
from transfer_check.kleene import Truth
from transfer_check.law import Row
from transfer_check.law.condition import AllOf, AnyOf, Atom, Compare, Condition, InTable, Member, Not

TruthOf = Callable[[Condition], Truth]


class Cause(NamedTuple):
    """Comparisons of one fact that say the same thing, told as one.

    Attributes:
        atoms: the comparisons, or one quantifier.
        truth: their common truth.
        wanted: whether the condition asks for them (else it excludes them).
        reason: the reason of the first.
        rows: the table rows of all.
    """

    atoms: tuple[Atom, ...]
    truth: Truth
    wanted: bool
    reason: Reason
    rows: tuple[Row, ...]

    @property
    def atom(self) -> Atom:
        """The first comparison."""
        return self.atoms[0]

    @property
    def against(self) -> bool:
        """Whether this goes against the condition: asked for and not true, or excluded and not false."""
        return self.truth is not (Truth.TRUE if self.wanted else Truth.FALSE)

    @property
    def values(self) -> tuple[str | float, ...]:
        """The literals compared with, in the order of the rule."""
        return tuple(dict.fromkeys(each for atom in self.atoms for each in literals(atom)))


def literals(atom: Atom) -> tuple[str | float, ...]:
    """Return the literals an atom compares its fact with; none for the other shapes."""
    match atom:
        case Compare():
            return (atom.literal,)
        case Member():
            return atom.values
    return ()


def causes(reading: Reading, condition: Condition, *, brief: bool = False) -> tuple[Cause, ...]:
    """Return why a condition has its truth.

    Args:
        reading: the item.
        condition: what to account for.
        brief: where several parts would each make it false (or true), give one.
    """
    groups: dict[object, list[tuple[Atom, bool]]] = {}
    for atom, wanted in settling_atoms(condition, reading.truth_of, brief=brief):
        groups.setdefault(_likeness(atom, reading.truth_of(atom), wanted), []).append((atom, wanted))
    return tuple(
        _cause(reading, tuple(dict.fromkeys(atom for atom, _ in group)), group[0][1]) for group in groups.values()
    )


def settling_atoms(
    condition: Condition, truth_of: TruthOf, *, brief: bool = False, wanted: bool = True
) -> Iterator[tuple[Atom, bool]]:
    """Yield the atoms that settle a condition, or keep it open, each with whether the condition asks for it."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in _telling(condition, parts, truth_of, brief):
                yield from settling_atoms(part, truth_of, brief=brief, wanted=wanted)
        case Not(part):
            yield from settling_atoms(part, truth_of, brief=brief, wanted=not wanted)
        case _:
            yield condition, wanted


def _telling(
    condition: AllOf | AnyOf, parts: tuple[Condition, ...], truth_of: TruthOf, brief: bool
) -> tuple[Condition, ...]:
    value = truth_of(condition)
    decisive = Truth.FALSE if isinstance(condition, AllOf) else Truth.TRUE
    if value not in (decisive, Truth.UNKNOWN):
        return parts
    telling = tuple(part for part in parts if truth_of(part) is value)
    if brief and value is decisive:
        return (min(telling, key=lambda part: len(set(settling_atoms(part, truth_of, brief=True)))),)
    return telling


def _likeness(atom: Atom, truth: Truth, wanted: bool) -> object:
    if isinstance(atom, Member) or (isinstance(atom, Compare) and atom.op == "=="):
        return "values", atom.fact, truth, wanted
    if isinstance(atom, InTable):
        return "table", atom.fact, atom.table, truth, wanted
    return atom, wanted


def _cause(reading: Reading, atoms: tuple[Atom, ...], wanted: bool) -> Cause:
    reasons = [reading.reasons(atom)[0] for atom in atoms]
    by_id = {row.id: row for reason in reasons for row in reason.rows}
    return Cause(atoms, reasons[0].truth, wanted, reasons[0], tuple(by_id.values()))
