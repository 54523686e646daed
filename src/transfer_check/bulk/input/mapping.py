"""A map: the user's own names of columns, and what the user writes in them, as facts and their values.

The codes of what is wrong with a map or a table, beside those of case files:

=====  ==========================================================================================
code   meaning
=====  ==========================================================================================
TC550  a column or key that is no fact
TC551  several columns of one name
TC552  a fact that two columns state
TC553  no column for the case, or for its day
TC554  a column named in the map that the table does not have
TC555  a place of an item that is no number, or that two items have
TC556  third parties that are not a JSON list
TC557  a line that is no row
TC558  a case with too many items
TC559  a fact of the case on which two of its rows differ
TC560  a row of a case of which another row cannot be judged
TC561  an input whose format is not known
TC562  an output whose format is not known, or that would be written over what is read
TC563  no name for the file of bad rows
TC564  a library of the extra `bulk` is not installed
TC565  rows with one fact under two days
=====  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from transfer_check.bulk.input.cells import NONE, NOT_KNOWN, CellReader, as_text
from transfer_check.bulk.input.headers import CASE, DAY, ITEM, NO_MAP, Header, Map, targets
from transfer_check.errors import CaseError, Problem
from transfer_check.facts import did_you_mean
from transfer_check.files import Document, Location, cut, quoted, read_document
from transfer_check.law import Rulebook

COLUMNS, IGNORE, ALWAYS, FACT, VALUES = "columns", "ignore", "always", "fact", "values"
KEYS = (COLUMNS, ALWAYS, IGNORE)
COLUMN_KEYS = (FACT, VALUES)


def load_map(path: Path, rulebook: Rulebook) -> Map:
    """Return the map in a YAML, JSON or TOML file.

    Raises:
        CaseError: with everything that is wrong in it, each with its place.
    """
    try:
        document = read_document(path)
    except CaseError as error:
        raise CaseError([_of_map(each) for each in error.problems]) from None
    reading = _MapReading(document, CellReader(rulebook, days_given=False))
    found = reading.read()
    if reading.problems:
        raise CaseError(sorted(reading.problems, key=lambda each: (each.line, each.column)))
    return found


def _of_map(problem: Problem) -> Problem:
    """Return the problem of a file that cannot be read as one of a map."""
    help = "a map begins with `columns:`, and under it, for each column of the table, `COLUMN: FACT`"
    return problem._replace(help=help) if problem.code == "TC005" else problem


class _MapReading:
    """Reads a map and gathers what is wrong with it."""

    def __init__(self, document: Document, cells: CellReader) -> None:
        self.document = document
        self.cells = cells
        self.problems: list[Problem] = []

    def read(self) -> Map:
        """Return the map, as far as it can be read."""
        value = self.document.value
        if not isinstance(value, dict):
            self._wrong("TC022", (), "a map is a mapping with the key `columns`", "begin with `columns:`")
            return NO_MAP
        self._keys(value, KEYS, ())
        columns, ignored = value.get(COLUMNS, {}), value.get(IGNORE, [])
        if not isinstance(columns, dict):
            self._wrong("TC022", (COLUMNS,), f"expected a mapping of columns to facts, found {quoted(columns)}")
            columns = {}
        if not isinstance(ignored, list) or not all(isinstance(each, str) for each in ignored):
            self._wrong("TC022", (IGNORE,), "expected a list of columns")
            ignored = []
        headers = {name: self._header(name, stated) for name, stated in columns.items()}
        for name in ignored:
            if name in headers:
                self._wrong("TC552", (IGNORE, ignored.index(name)), f"`{cut(name)}` is ignored and mapped at once")
        always = dict(self._always(value.get(ALWAYS, {})))
        self._stated_twice(headers, always)
        return Map(headers, frozenset(ignored), always)

    def _always(self, stated: Any) -> Iterator[tuple[str, str]]:
        if not isinstance(stated, dict):
            self._wrong("TC022", (ALWAYS,), f"expected a mapping of facts to values, found {quoted(stated)}")
            return
        for path, meant in stated.items():
            for target in self._targets(path, (ALWAYS, path)):
                if target in (CASE, DAY, ITEM):
                    self._wrong("TC029", (ALWAYS, path), f"`{target}` is not the same for all rows")
                    continue
                yield target, self._meant(meant, (target,), (ALWAYS, path))

    def _meant(self, meant: Any, found: tuple[str, ...], location: Location) -> str:
        text = NONE if meant is None else as_text(meant) or NOT_KNOWN
        for target in found:
            problem = self.cells.read(target, text).problem
            if problem is not None:
                self._wrong(problem.code, location, problem.message, problem.help)
        return text

    def _header(self, name: str, stated: Any) -> Header:
        location: Location = (COLUMNS, name)
        values: dict[str, str] = {}
        if isinstance(stated, dict):
            self._keys(stated, COLUMN_KEYS, location)
            if FACT not in stated:
                self._wrong("TC020", location, "the key `fact` is missing", "name the fact the column states")
            found = tuple(self._targets(stated.get(FACT, []), (*location, FACT)))
            values = dict(self._values(stated.get(VALUES, {}), found, (*location, VALUES)))
        else:
            found = tuple(self._targets(stated, location))
        return Header(name, found, values)

    def _targets(self, stated: Any, location: Location) -> Iterator[str]:
        listed = stated if isinstance(stated, list) else [stated]
        for place, each in enumerate(listed):
            at = (*location, place) if isinstance(stated, list) else location
            if not isinstance(each, str):
                self._wrong("TC022", at, f"{quoted(each)} is not the path of a fact")
            elif each not in targets():
                near = did_you_mean(each[:80], targets())
                help = f"did you mean `{near}`?" if near else "`transfer-check facts` lists the facts"
                self._wrong("TC550", at, f"{quoted(each)} is no fact", help)
            else:
                yield each

    def _values(self, stated: Any, found: tuple[str, ...], location: Location) -> Iterator[tuple[str, str]]:
        if not isinstance(stated, dict):
            self._wrong(
                "TC022", location, f"expected a mapping of what is written to what it means, found {quoted(stated)}"
            )
            return
        if stated and set(found) & {CASE, ITEM}:
            self._wrong("TC029", location, "the name of a case and the place of an item mean what they say")
            return
        for written, meant in stated.items():
            yield written, self._meant(meant, found, (*location, written))

    def _stated_twice(self, headers: dict[str, Header], always: dict[str, str]) -> None:
        first = dict.fromkeys(always, ALWAYS)
        for name, header in headers.items():
            for target in header.targets:
                if target in first:
                    message = f"`{target}` is stated by `{cut(first[target])}` as well"
                    self._wrong("TC552", (COLUMNS, name), message, "keep one of the two")
                first.setdefault(target, name)

    def _keys(self, value: dict[str, Any], known: tuple[str, ...], location: Location) -> None:
        for key in value:
            if key not in known:
                near = did_you_mean(str(key)[:80], known)
                help = f"did you mean `{near}`?" if near else "the keys are " + ", ".join(f"`{each}`" for each in known)
                self._wrong("TC021", (*location, key), f"unknown key {quoted(key)}", help, at_key=True)

    def _wrong(self, code: str, location: Location, message: str, help: str = "", *, at_key: bool = False) -> None:
        self.problems.append(self.document.problem(code, location, message, help, at_key=at_key))
