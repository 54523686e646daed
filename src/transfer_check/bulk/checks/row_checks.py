"""Rows of whole cases, read and checked: what can be judged goes on, what is wrong is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.bulk.checks.consistency import (
    bad_rows,
    find_differences,
    find_incomplete,
    find_too_long,
    find_unsigned,
    too_long,
    without_bad_cases,
)
from transfer_check.bulk.checks.contradicting_rows import Contradictions
from transfer_check.bulk.checks.states_of_the_day import find_states_of_another_day
from transfer_check.bulk.input import (
    CASE,
    DAY,
    ITEM,
    KEY,
    LINE,
    ROW,
    CellReader,
    Header,
    Read,
    Wrong,
    distinct,
    fill_in,
    find_unnamed,
    find_unprintable,
    find_wrong,
    names_by_day,
    texts,
)
from transfer_check.bulk.row_problems import BadRow
from transfer_check.bulk.table_format import TableFormat
from transfer_check.errors import Problem
from transfer_check.facts import catalogue, derived_facts
from transfer_check.intervals import Interval
from transfer_check.law import Rulebook
from transfer_check.sql.columns import CASE as CASE_ID
from transfer_check.sql.columns import PARTY, TYPES, Column, item_columns, override_of, party_columns
from transfer_check.sql.ingestion import arrow_schema, arrow_table


class Checked(NamedTuple):
    """What came of some rows.

    Attributes:
        items: the items to be judged, as the relation ``items``.
        parties: their third parties, as the relation ``third_parties``.
        cases: for each case its number, its name, and the line of its first row.
        overrides: for each item with a signed exception its case, its place, and the facts that are overridden.
        bad: what is wrong with the others.
        rows: how many rows were checked.
    """

    items: pa.Table
    parties: pa.Table
    cases: pa.Table
    overrides: pa.Table
    bad: list[BadRow]
    rows: int

    def items_of(self, period: Interval) -> pa.Table:
        """Return the items whose day lies in a period."""
        if not len(self.items):
            return self.items
        days, kept = self.items.column(DAY), None
        if period.start is not None:
            kept = pc.greater_equal(days, period.start)
        if period.end is not None:
            before = pc.less(days, period.end)
            kept = before if kept is None else pc.and_(kept, before)
        return self.items if kept is None else self.items.filter(kept)


class Checker:
    """Checks rows of whole cases."""

    def __init__(
        self,
        rulebook: Rulebook,
        headers: tuple[Header, ...],
        days: Sequence[date],
        *,
        most: int,
        always: Mapping[str, str],
        form: TableFormat,
    ) -> None:
        self.reader = CellReader(rulebook, days_given=bool(days), form=form)
        self.headers = headers
        self.days = days
        self.most = most
        self.always = always
        self.item_columns = item_columns(rulebook)
        self.party_columns = party_columns(rulebook)
        self.item_schema = arrow_schema(self.item_columns)
        self.party_schema = arrow_schema(self.party_columns)
        facts = (Column(path, TYPES[fact.type]) for path, fact in catalogue().items())
        self.contradictions = Contradictions(rulebook, days)
        self.types = {field.name: field.type for schema in (arrow_schema(facts), self.item_schema) for field in schema}
        self.types |= {override_of(path): self.types[path] for path in derived_facts()}

    def check(self, table: pa.Table, unreadable: dict[str, int]) -> Checked:
        """Check the rows of some whole cases.

        Args:
            table: the rows.
            unreadable: names of cases that a line that is no row may belong to, with that line.
        """
        wrong: Wrong = defaultdict(list)
        columns = self._columns(table, wrong)
        _take_overrides(columns, wrong)
        begins = _begins(table)
        groups = pc.subtract(pc.cumulative_sum(begins.cast(pa.int64())), 1)
        firsts = pc.indices_nonzero(begins).cast(pa.int64())
        if len(firsts) < len(table):
            find_differences(columns, groups, wrong)
            find_too_long(groups, firsts, self.most, wrong)
        fill_in(columns, self.types, len(table), wrong)
        items = self._places(columns, groups, firsts, wrong)
        find_unsigned(columns, wrong)
        find_states_of_another_day(columns, self.days, wrong)
        self.contradictions.find(columns, groups, wrong)
        find_incomplete(table.column(KEY), firsts, unreadable, wrong)
        kept = without_bad_cases(wrong, groups, table)
        bad = list(bad_rows(table, wrong))
        numbers = table.column(ROW).combine_chunks().take(firsts)
        names = numbers.cast(pa.string())
        made = {CASE_ID: names.take(groups), ITEM: items, DAY: self._day(columns, len(table))}
        arrays = [
            _array(made.get(each.name), columns.get(each.name), field.type, len(table))
            for each, field in zip(self.item_columns, self.item_schema, strict=True)
        ]
        judged, good = pa.table(arrays, schema=self.item_schema), kept.take(firsts)
        cases = pa.table(
            {
                "n": numbers,
                CASE: table.column(KEY).combine_chunks().take(firsts),
                "line": table.column(LINE).combine_chunks().take(firsts),
            }
        )
        overrides = _overrides(columns, numbers.take(groups), items)
        if wrong:
            judged, cases = judged.filter(kept), cases.filter(good)
            overrides = overrides.filter(pc.is_in(overrides.column("n"), cases.column("n").combine_chunks()))
        parties = self._parties(columns, firsts, names, good)
        return Checked(judged, parties, cases, overrides, bad, len(table))

    def refuse(self, table: pa.Table) -> Checked:
        """Return the rows of a case that is too long, as bad."""
        bad = list(bad_rows(table, {place: [too_long(self.most)] for place in range(len(table))}))
        nothing = table.slice(0, 0).select([])
        return Checked(nothing, nothing, nothing, nothing, bad, len(table))

    # ── cells ─────────────────────────────────────────────────────────────────────────────────

    def _columns(self, table: pa.Table, wrong: Wrong) -> dict[str, Read]:

        columns = {target: self._constant(target, text, len(table)) for target, text in self.always.items()}
        for header in sorted(self.headers, key=lambda header: DAY not in header.targets):
            if CASE in header.targets:
                names = texts(table.column(header.name).combine_chunks())
                find_unnamed(names, header, wrong)
                find_unprintable(names, header, wrong)
                continue
            places, written = distinct(table.column(header.name).combine_chunks())
            meant = [header.values.get(text, text) for text in written]
            for target in header.targets:
                own = columns[DAY].values if DAY in columns else None
                where, texts_meant = names_by_day(target, places, meant, own, self.days[0] if self.days else None)
                readings = [self.reader.read(target, text) for text in texts_meant]
                values = pa.array([each.cell for each in readings], self.types.get(target, pa.string())).take(where)
                columns[target] = Read(values, readings, where)
                find_wrong(
                    columns[target], target, header, [*written, *texts_meant[len(written) :]], self.reader, wrong
                )
        return columns

    def _constant(self, target: str, text: str, rows: int) -> Read:
        reading = self.reader.read(target, text)
        value = pa.scalar(reading.cell, self.types.get(target, pa.string()))
        return Read(pa.repeat(value, rows), [reading], pa.repeat(pa.scalar(0, pa.int32()), rows))

    def _day(self, columns: dict[str, Read], rows: int) -> pa.Array:

        if self.days:
            return pa.repeat(pa.scalar(self.days[0], pa.date32()), rows)
        return columns[DAY].values

    def _places(self, columns: dict[str, Read], groups: pa.Array, firsts: pa.Array, wrong: Wrong) -> pa.Array:
        """Return the place of each item in its case: as the table numbers it, or as it stands."""
        rows = pa.array(range(len(groups)), pa.int64())
        standing = pc.subtract(rows, firsts.take(groups)).cast(pa.int32())
        if ITEM not in columns:
            return standing
        places = pc.if_else(columns[ITEM].places.is_null(), standing, pc.fill_null(columns[ITEM].values, 0))
        seen: set[tuple[int, int]] = set()
        for row, key in enumerate(zip(groups.to_pylist(), places.to_pylist(), strict=True)):
            if key in seen and row not in wrong:
                help = "number the items of a case 0, 1, 2 …, or leave the column out to take them as they stand"
                message = f"the case has two items with the place `{key[1]}`"
                wrong[row].append(Problem("", 0, 1, "TC555", ITEM, message, help))
            seen.add(key)
        return places

    def _parties(self, columns: dict[str, Read], firsts: pa.Array, names: pa.Array, good: pa.Array) -> pa.Table:
        read = columns.get("third_parties")
        rows = []
        if read is not None and any(each.parties for each in read.readings):
            places = read.places.take(firsts).to_pylist()
            for name, place, judged in zip(names.to_pylist(), places, good.to_pylist(), strict=True):
                parties = read.readings[place].parties if judged and place is not None else ()
                rows += [{**party, CASE_ID: name, PARTY: number} for number, party in enumerate(parties)]
        return arrow_table(self.party_columns, rows)


def _take_overrides(columns: dict[str, Read], wrong: Wrong) -> None:
    """Let each derived fact have the value that is signed; tell the rows that state another one beside it."""
    for path in derived_facts():
        signed = columns.get(override_of(path))
        if signed is None:
            continue
        stated = columns.get(path)
        if stated is None:
            columns[path] = signed
            continue
        differs = pc.fill_null(pc.not_equal(stated.values, signed.values), False)
        for row in pc.indices_nonzero(differs).to_pylist():
            message = f"`{override_of(path)}` signs another value than `{path}` states"
            help = "state the fact once: keep what is signed, and leave the other cell empty"
            wrong[row].append(Problem("", 0, 1, "TC033", override_of(path), message, help))
        columns[path] = stated._replace(values=pc.coalesce(signed.values, stated.values))


def _overrides(columns: dict[str, Read], numbers: pa.Array, items: pa.Array) -> pa.Table:
    """Return the facts that are overridden, as names with single spaces between, for each item that has any."""
    signed = [path for path in catalogue() if override_of(path) in columns]
    table = pa.table({"n": numbers, "item": items})
    if not signed:
        return table.slice(0, 0).append_column("overrides", pa.array([], pa.string()))
    named = [pc.if_else(pc.is_valid(columns[override_of(path)].values), f"{path} ", "") for path in signed]
    names = pc.utf8_rtrim_whitespace(pc.binary_join_element_wise(*named, ""))
    return table.append_column("overrides", names).filter(pc.not_equal(names, ""))


def _array(made: pa.Array | None, read: Read | None, kind: pa.DataType, rows: int) -> pa.Array:

    if made is not None:
        return made
    return pa.nulls(rows, kind) if read is None else read.values


def _begins(table: pa.Table) -> pa.Array:
    """Return for each row whether a case begins with it."""
    keys = table.column(KEY).combine_chunks()
    return pa.concat_arrays([pa.array([True]), pc.not_equal(keys[1:], keys[:-1])])
