"""What a row says without writing it: a fact that is none beside others, and the consignee it does not name."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from transfer_check.bulk.input.column_values import Read, Wrong
from transfer_check.errors import Problem
from transfer_check.facts import Fact, FactValue, Party, catalogue, facts_of_none
from transfer_check.sql.columns import cell_of

CONSIGNEE = "consignee"


def fill_in(columns: dict[str, Read], types: dict[str, pa.DataType], rows: int, wrong: Wrong) -> None:
    """Complete columns as `transfer_check.facts.case.TransferCase` completes a case; tell what is stated against it.

    Args:
        columns: the columns as read, by path; those that are completed are replaced.
        types: the type of the column of each fact.
        rows: how many rows there are.
        wrong: takes what is wrong.
    """
    for fact in catalogue().values():
        if fact.none_where:
            _known_to_be_none(fact, columns, types[fact.path], rows, wrong)
        if fact.compares:
            _compared(fact, columns, types[fact.path], rows, wrong)
    _no_consignee(columns, types, rows)


def _known_to_be_none(fact: Fact, columns: dict[str, Read], kind: pa.DataType, rows: int, wrong: Wrong) -> None:
    stated = _values(columns, fact.path, kind, rows)
    for path, values in fact.none_where.items():
        if path not in columns:
            continue
        of_other = columns[path].values
        cells = pa.array([cell_of(catalogue()[path], value) for value in values], of_other.type)
        none = pc.is_in(of_other, cells)
        against = pc.and_(none, pc.and_(pc.is_valid(stated), pc.not_equal(stated, _cell(fact, fact.none))))
        for row in pc.indices_nonzero(pc.fill_null(against, False)).to_pylist():
            then = "it is none" if fact.none is None else "it does not hold"
            message = f"it is stated, but beside it `{path}` is `{of_other[row].as_py()}`, and then {then}"
            help = f"correct `{fact.path}` or `{path}`: the two contradict each other"
            wrong[row].append(Problem("", 0, 1, "TC035", fact.path, message, help))
        stated = pc.if_else(pc.and_(none, pc.is_null(stated)), pa.scalar(_cell(fact, fact.none), kind), stated)
    columns[fact.path] = _read(columns, fact.path, stated, rows)


def _compared(fact: Fact, columns: dict[str, Read], kind: pa.DataType, rows: int, wrong: Wrong) -> None:
    if any(path not in columns for path in fact.compares):
        return
    one, other = (columns[path].values for path in fact.compares)
    alike = pc.equal(one, other)
    stated = _values(columns, fact.path, kind, rows)
    for row in pc.indices_nonzero(pc.fill_null(pc.not_equal(stated, alike), False)).to_pylist():
        names = " and ".join(f"`{path}`" for path in fact.compares)
        message = f"it is stated as `{str(stated[row].as_py()).lower()}`, but {names} say otherwise"
        help = f"leave `{fact.path}` out: it follows from the two"
        wrong[row].append(Problem("", 0, 1, "TC035", fact.path, message, help))
    columns[fact.path] = _read(columns, fact.path, pc.coalesce(stated, alike), rows)


def _no_consignee(columns: dict[str, Read], types: dict[str, pa.DataType], rows: int) -> None:
    """A row that says nothing of a consignee names none."""
    facts = {f"{CONSIGNEE}.{name}": value for name, value in facts_of_none(Party).items()}
    said = pa.repeat(pa.scalar(False), rows)
    for path in facts:
        if path in columns:
            said = pc.or_(said, pc.is_valid(columns[path].values))
    for path, value in facts.items():
        if path in types:
            none = pa.scalar(_cell(catalogue()[path], value), types[path])
            values = _values(columns, path, types[path], rows)
            columns[path] = _read(columns, path, pc.if_else(said, values, none), rows)


def _cell(fact: Fact, value: FactValue) -> object:
    return cell_of(fact, value)


def _values(columns: dict[str, Read], path: str, kind: pa.DataType, rows: int) -> pa.Array:
    return columns[path].values if path in columns else pa.nulls(rows, kind)


def _read(columns: dict[str, Read], path: str, values: pa.Array, rows: int) -> Read:
    read = columns.get(path)
    return Read(values, [], pa.nulls(rows, pa.int32())) if read is None else read._replace(values=values)
