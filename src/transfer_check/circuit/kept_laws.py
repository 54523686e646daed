"""The circuits of the law that were made before, each with what was worked out of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, Generic, TypeVar

from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.law_circuit import LawCircuit
from transfer_check.circuit.law_parts import PARTIES, Shape
from transfer_check.circuit.unknowns import Completions, Variable
from transfer_check.circuit.value_classes import ValueTable
from transfer_check.facts import OPEN_LIST, UNKNOWN, TransferCase, period_of_states
from transfer_check.law import Rulebook

Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """What was worked out before, by what it depends on; forgotten where it becomes too much."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: dict[Hashable, Value] = {}

    def of(self, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """Return what belongs to a key, worked out where it is not known."""
        if key not in self._found:
            if len(self._found) >= self._most:
                self._found.clear()
            self._found[key] = work_out()
        return self._found[key]


class KeptLaw:
    """The circuit of a day and a shape of case, with what was worked out of it before.

    Attributes:
        tables: the classes of a fact's values, by its path.
        variables: unknown values, by all that they depend on.
        completions: completions met before.
        asked_for: what some literals rest on.
        bearing: the facts that bear on some literals.
        orders: of a literal, the order in which the law reads the facts it rests on.
    """

    def __init__(self, circuit: LawCircuit) -> None:
        self.circuit = circuit
        self.tables: dict[str, ValueTable] = {}
        self.variables: dict[Any, Variable] = {}
        self.completions = Completions()
        self.asked_for: Remembered[Any] = Remembered(64)
        self.bearing: Remembered[Any] = Remembered(64)
        self.orders: Remembered[dict[Place, int]] = Remembered(4096)


_recent: list[tuple[Rulebook, dict[tuple[int, date, int, Shape], KeptLaw]]] = []
MOST_KEPT = 48


def law_of(rulebook: Rulebook, day: date, shape: Shape) -> KeptLaw:
    """Return the law of a day for a shape of case, made once for the days on which law, tables and states are the same.

    That of a few rulebooks is kept.
    """
    kept = next((laws for known, laws in _recent if known is rulebook), None)
    if kept is None:
        kept = {}
        _recent[:] = [(rulebook, kept), *_recent[:3]]
    edition = rulebook.on(day)
    key = (id(edition), rulebook.period(day), period_of_states(day), shape)
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = KeptLaw(LawCircuit(edition, day, shape))
    return kept[key]


def shape_of(case: TransferCase) -> Shape:
    """Return how much of everything a case has."""
    parties = case.facts().get(PARTIES, UNKNOWN)
    if not isinstance(parties, tuple):
        return Shape(len(case.items), 0, True)
    open_ = OPEN_LIST in parties
    return Shape(len(case.items), len(parties) - open_, open_)
