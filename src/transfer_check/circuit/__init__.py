"""The law of a day as one circuit: what is unknown in a case, and which of it can still change the verdict."""

from transfer_check.circuit.fact_places import (
    LIST_OF,
    Move,
    Moves,
    Option,
    Options,
    Place,
    Roster,
    entries,
    in_catalogue_order,
)
from transfer_check.circuit.gates import TRUE
from transfer_check.circuit.law_parts import ItemGates
from transfer_check.circuit.simulation import Rails, simulate, spread
from transfer_check.circuit.still_open import asked_first, certain_verdict, still_open, unknowns_to_ask
from transfer_check.circuit.unknown_reading import unknowns
from transfer_check.circuit.unknowns import Unknowns
from transfer_check.circuit.value_classes import ValueClass, value_classes
from transfer_check.circuit.verdicts import verdicts_reached

__all__ = [
    "LIST_OF",
    "TRUE",
    "ItemGates",
    "Move",
    "Moves",
    "Option",
    "Options",
    "Place",
    "Rails",
    "Roster",
    "Unknowns",
    "ValueClass",
    "asked_first",
    "certain_verdict",
    "entries",
    "in_catalogue_order",
    "simulate",
    "spread",
    "still_open",
    "unknowns",
    "unknowns_to_ask",
    "value_classes",
    "verdicts_reached",
]
