"""Reading the dated tables: CSV files, one row an interval."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from transfer_check.errors import Problem
from transfer_check.facts import EVIDENCE, likely_code, state_names
from transfer_check.files.quoting import quoted
from transfer_check.intervals import DoubtfulInterval, Interval
from transfer_check.law import Row, Table
from transfer_check.law.written import WrittenTable, text

COLUMNS = ("id", "state", "possible_from", "possible_until", "certain_from", "certain_until", "evidence")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_table(written: WrittenTable, folder: Path, name: str, problems: list[Problem]) -> Table:
    """Read one table; mistakes are added to `problems`, each with its line.

    Args:
        written: the table as ``tables.yaml`` describes it.
        folder: where the CSV file stands.
        name: the CSV file as messages name it.
    """
    path = folder / written.file
    if not path.is_file():
        problems.append(Problem(name, 0, 0, "TC330", "", f"the table `{written.name}` has no file `{written.file}`"))
        return Table(written.name, text(written.title), name, (), dict(written.filters))
    content = _content(path, name, problems)
    reader = csv.DictReader(io.StringIO(content, newline=""), strict=True)
    try:
        header = list(reader.fieldnames or ())
        needed = [*COLUMNS, *(column for columns in written.filters.values() for column in columns)]
        missing = [column for column in dict.fromkeys(needed) if column not in header]
        if missing:
            columns = ", ".join(f"`{column}`" for column in missing)
            if content:
                problems.append(Problem(name, 1, 1, "TC331", "", f"the table lacks the columns {columns}"))
            return Table(written.name, text(written.title), name, (), dict(written.filters))
        rows = tuple(_rows(reader, name, problems))
    except csv.Error as error:
        message = f"the table cannot be read: {error}"
        problems.append(
            Problem(name, reader.line_num, 1, "TC335", "", message, "put a cell with a quotation mark in quotes")
        )
        return Table(written.name, text(written.title), name, (), dict(written.filters))
    problems.extend(_repeated(rows, name))
    problems.extend(_empty_filters(written, rows, name))
    note = None if written.note is None else text(written.note)
    return Table(written.name, text(written.title), name, rows, dict(written.filters), note)


def _content(path: Path, name: str, problems: list[Problem]) -> str:
    """Return the text of a file; ``""`` with a report where it cannot be read."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = f"the file cannot be read: {(error.strerror or 'unknown reason').lower()}"
        problems.append(Problem(name, 0, 0, "TC003", "", message))
    except UnicodeDecodeError:
        problems.append(Problem(name, 0, 0, "TC007", "", "the table is not UTF-8", "save it as CSV UTF-8"))
    else:
        if not content:
            problems.append(Problem(name, 0, 0, "TC005", "", "the table is empty", "its first line names the columns"))
        return content
    return ""


def _rows(reader: csv.DictReader[str], name: str, problems: list[Problem]) -> Iterator[Row]:
    for entry in reader:
        line = reader.line_num

        def wrong(message: str, help: str = "", line: int = line) -> None:
            problems.append(Problem(name, line, 1, "TC332", "", message, help))

        if None in entry or None in entry.values():
            wrong("the row has not as many cells as the header")
            continue
        if entry["state"] not in state_names():
            near = likely_code(entry["state"])
            wrong(
                f"{quoted(entry['state'])} is not the alpha-3 code of a state",
                f"did you mean `{near}`?" if near else "",
            )
        if entry["evidence"] not in EVIDENCE:
            wrong(
                f"{quoted(entry['evidence'])} is not a level of evidence",
                "the levels are " + ", ".join(f"`{each}`" for each in EVIDENCE.terms),
            )
        try:
            possible, certain = _interval(entry, "possible"), _interval(entry, "certain")
        except ValueError as error:
            wrong(str(error), "write year, month and day: `2012-12-18`; leave the cell empty where there is no limit")
            continue
        if not certain.within(possible):
            wrong(f"the certain days {certain} are not within the possible days {possible}")
        rest = {column: cell for column, cell in entry.items() if column not in COLUMNS}
        yield Row(entry["id"], entry["state"], DoubtfulInterval(certain, possible), entry["evidence"], rest)


def _interval(entry: dict[str, str], which: str) -> Interval:
    return Interval(_day(entry[f"{which}_from"]), _day(entry[f"{which}_until"]))


def _day(cell: str) -> date | None:
    if not cell:
        return None
    try:
        return date.fromisoformat(cell if _DAY.fullmatch(cell) else "")
    except ValueError:
        raise ValueError(f"{quoted(cell)} is not a day of the calendar") from None


def _repeated(rows: tuple[Row, ...], name: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            yield Problem(name, 0, 0, "TC333", "", f"two rows have the id `{row.id}`")
        seen.add(row.id)


def _empty_filters(written: WrittenTable, rows: tuple[Row, ...], name: str) -> Iterator[Problem]:
    for filter_name, allowed in written.filters.items():
        if not any(all(row.columns.get(column) in values for column, values in allowed.items()) for row in rows):
            yield Problem(
                name, 0, 0, "TC334", "", f"no row passes the filter `{filter_name}`", "check the values it allows"
            )
