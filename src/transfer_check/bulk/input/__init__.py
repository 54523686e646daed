"""Tables in: rows and cells of CSV, JSON Lines and Parquet."""

from transfer_check.bulk.input.cells import MOST_ITEMS, NOTHING, CellReader, Reading, without_controls
from transfer_check.bulk.input.column_values import Read, Wrong, distinct, find_unnamed, find_unprintable, find_wrong
from transfer_check.bulk.input.dated_names import names_by_day
from transfer_check.bulk.input.headers import (
    BY,
    CASE,
    DAY,
    ITEM,
    JUDGED_ON,
    NO_MAP,
    SIGNATURE,
    SIGNED_BY,
    SIGNED_ON,
    Header,
    is_assessment,
    overridden_by,
)
from transfer_check.bulk.input.implied_facts import fill_in
from transfer_check.bulk.input.mapping import load_map
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.input.row_order import KEY, ROW, Cases, Whole, numbered, texts
from transfer_check.bulk.input.staging import LINE, Progress, Staged, Unreadable

__all__ = [
    "BY",
    "CASE",
    "DAY",
    "ITEM",
    "JUDGED_ON",
    "KEY",
    "LINE",
    "MOST_ITEMS",
    "NOTHING",
    "NO_MAP",
    "ROW",
    "SIGNATURE",
    "SIGNED_BY",
    "SIGNED_ON",
    "Cases",
    "CellReader",
    "Header",
    "Progress",
    "Read",
    "Reading",
    "Staged",
    "Table",
    "Unreadable",
    "Whole",
    "Wrong",
    "distinct",
    "fill_in",
    "find_unnamed",
    "find_unprintable",
    "find_wrong",
    "is_assessment",
    "load_map",
    "names_by_day",
    "numbered",
    "overridden_by",
    "texts",
    "without_controls",
]
