"""The relations the SQL reads: their columns, how a fact is written in a cell, a case as rows.

Two relations hold the cases. ``items`` has one row per item, with a column for every fact of the
case and of the item; the column is named by the fact's path. ``third_parties`` has one row per
third party that is known. In every cell NULL means that nobody stated the fact. What a case file
writes as ``null``, known to be none, is a value:

============  ============  ==============================================================
fact          type          known to be none
============  ============  ==============================================================
bool          ``BOOLEAN``   does not occur: a statement is true, false or unknown
vocabulary,
state, text   ``VARCHAR``   ``(none)``, which is no term, no state and no name
number        ``DOUBLE``    ``-1``; every number of a case is zero or more
states        ``VARCHAR``   ``(none)``; otherwise codes with single spaces between
parties       ``VARCHAR``   ``(none)``, with no row in ``third_parties``
============  ============  ==============================================================

No value is an empty text: CSV does not keep it apart from NULL on every engine. The list of third
parties itself is ``complete`` where the rows in ``third_parties`` are all there are, and ``open``
where there may be more. An assessment is its value; who made it and when does not
change an answer. An act nobody recorded may be NULL: it is not taken. A derived fact is worked out;
what its column states is taken where that leaves it open. A column ``overrides.`` and its path holds
the value somebody signs for it instead; who, when and why stand in ``overrides.by``, ``overrides.on``
and ``overrides.because``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from transfer_check.facts import ELEMENTS, OPEN_LIST, UNKNOWN, Fact, FactValue, TransferCase, catalogue, place
from transfer_check.law import Rulebook
from transfer_check.law.condition import condition_facts

ITEMS, THIRD_PARTIES = "items", "third_parties"
CASE, ITEM, DAY, PARTY = "case_id", "item", "on", "party"
NONE_TEXT = "(none)"
NONE_NUMBER = -1.0
NO_STATES = NONE_TEXT
COMPLETE, OPEN = "complete", "open"
OVERRIDES = "overrides"

SqlType = Literal["BOOLEAN", "VARCHAR", "DOUBLE", "DATE", "INTEGER"]
Cell = bool | str | float | int | date | None
Row = dict[str, Cell]

TYPES: dict[str, SqlType] = {
    "bool": "BOOLEAN",
    "vocabulary": "VARCHAR",
    "state": "VARCHAR",
    "text": "VARCHAR",
    "number": "DOUBLE",
    "states": "VARCHAR",
    "parties": "VARCHAR",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an input relation.

    Attributes:
        name: the path of a fact, or one of ``case_id``, ``item``, ``on`` and ``party``.
        type: its SQL type.
        fact: the fact it holds; ``None`` for the keys and the day.
        required: whether it is never NULL.
    """

    name: str
    type: SqlType
    fact: Fact | None = None
    required: bool = False


def item_columns(rulebook: Rulebook) -> tuple[Column, ...]:
    """Return the columns of ``items``: its keys and day, and a column for every fact but those of list elements.

    A fact that is kept for the record alone has a column only where a rule reads it all the same.
    """
    keys = (Column(CASE, "VARCHAR", required=True), Column(ITEM, "INTEGER", required=True))
    facts = tuple(_fact_columns(rulebook, of_elements=False))
    signed = (Column(override_of(each.name), "BOOLEAN") for each in facts if is_derived(each))
    return (*keys, Column(DAY, "DATE", required=True), *facts, *signed)


SIGNATURE = (
    Column(f"{OVERRIDES}.by", "VARCHAR"),
    Column(f"{OVERRIDES}.on", "DATE"),
    Column(f"{OVERRIDES}.because", "VARCHAR"),
)
"""Columns of ``items`` that no rule reads: who signs what a derived fact is taken for instead, on which day, and why."""


def override_of(path: str) -> str:
    """Return the column of the value that is signed for a derived fact."""
    return f"{OVERRIDES}.{path}"


def is_derived(column: Column) -> bool:
    """Whether a column states a derived fact."""
    return column.fact is not None and column.fact.kind == "derived"


def party_columns(rulebook: Rulebook) -> tuple[Column, ...]:
    """Return the columns of ``third_parties``: the case, the 0-based place of the party in it, and its facts."""
    keys = (Column(CASE, "VARCHAR", required=True), Column(PARTY, "INTEGER", required=True))
    return (*keys, *_fact_columns(rulebook, of_elements=True))


def _fact_columns(rulebook: Rulebook, *, of_elements: bool) -> Iterator[Column]:
    read = {
        path
        for provision in rulebook.provisions
        for condition in provision.conditions
        for path in condition_facts(condition)
    }
    for path, fact in catalogue().items():
        if of_element(path) is of_elements and (path in read or not fact.recorded):
            yield Column(path, TYPES[fact.type], fact)


def of_element(path: str) -> bool:
    """Whether a path is a fact of a list element, as ``third_party.role`` is."""
    return path.partition(".")[0] in {element for element, _ in ELEMENTS.values()}


# ── a case as rows ────────────────────────────────────────────────────────────────────────────


def item_rows(case: TransferCase, *, on: date | None = None) -> list[Row]:
    """Return a case as rows of ``items``, one per item; a column that is absent is NULL.

    Args:
        case: the case.
        on: another day whose law to apply instead of the case's own.
    """
    day = case.on if on is None else on
    stated = _cells(case.facts())
    return [
        {CASE: case.case, ITEM: number, DAY: day, **stated, **_cells(facts), **_signed(case, number)}
        for number, facts in enumerate(case.item_facts())
    ]


def _signed(case: TransferCase, item: int) -> Row:
    """Return what is signed for derived facts of an item, with the first signature."""
    signed: Row = {}
    for written, override in case.overrides.items():
        path, of_item = place(written)
        if of_item in (None, item):
            signed[override_of(path)] = override.value
            signature: tuple[Cell, ...] = (override.by, override.on, override.because)
            for of, cell in zip(SIGNATURE, signature, strict=True):
                signed.setdefault(of.name, cell)
    return signed


def party_rows(case: TransferCase) -> list[Row]:
    """Return the third parties a case names as rows of ``third_parties``; a column that is absent is NULL."""
    elements = case.facts().get(THIRD_PARTIES, UNKNOWN)
    known = [each for each in elements if each != OPEN_LIST] if isinstance(elements, tuple) else []
    return [{CASE: case.case, PARTY: number, **_cells(each)} for number, each in enumerate(known)]


def _cells(facts: Mapping[str, FactValue]) -> Row:
    return {path: cell_of(catalogue()[path], value) for path, value in facts.items()}


def cell_of(fact: Fact, value: FactValue) -> Cell:
    """Return how a stated value of a fact is written in its column; NULL, that is ``None``, where it is unknown."""
    if value is UNKNOWN:
        return None
    match fact.type:
        case "states":
            return " ".join(value) if isinstance(value, tuple) and value else NO_STATES
        case "parties":
            return NONE_TEXT if not value else OPEN if isinstance(value, tuple) and OPEN_LIST in value else COMPLETE
        case "number":
            return NONE_NUMBER if value is None else float(value)  # type: ignore[arg-type]
        case "bool":
            return value is True
        case _:
            return NONE_TEXT if value is None else str(value)
