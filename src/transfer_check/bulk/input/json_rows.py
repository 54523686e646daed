"""JSON Lines: a row of a table on each line, or a whole case as in a case file, which may have several items.

A line is a row where one of its keys is the path of a fact, and is read as a row of CSV would be:
``null`` is an empty cell, and nothing is known. Otherwise it is a case, in which ``null`` means that
something is known to be none. With a map of the user's, every line is a row.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from transfer_check.bulk.input.cells import NONE, as_text, without_controls
from transfer_check.bulk.input.headers import (
    BECAUSE,
    BY,
    CASE,
    DAY,
    ITEM,
    JUDGED_ON,
    NO_MAP,
    Header,
    Map,
    headers_of,
    targets,
)
from transfer_check.bulk.input.staging import ROWS_AT_ONCE, Progress, Stage, Staged, Unreadable
from transfer_check.bulk.row_problems import BadRow
from transfer_check.errors import CaseError, Problem
from transfer_check.facts import OPEN_LIST, FactValue, TransferCase, catalogue, did_you_mean, place
from transfer_check.files import WANTED, Document, Location, cut, problems_of
from transfer_check.files.readers.json_reader import read_json
from transfer_check.files.readers.located import Positions, UnreadableError
from transfer_check.sql.columns import Cell, cell_of, override_of

LONGEST = 10_000_000
_CASE = re.compile(r'"case"\s*:\s*"((?:[^"\\]|\\.)*)"')
_FIRST = re.compile(r"first on line 1$")
_SIGNATURE = re.compile(r"`\{value: ([^,]+), by: ([^,]+), on: ([^}]+)\}`")
_WANTED: dict[Location, tuple[str, str]] = {
    (CASE,): (
        WANTED[(CASE,)][0],
        'write `"case": "2012-12-18-patrol-vessels"`, a name that no other of your cases has',
    ),
    (DAY,): (
        WANTED[(DAY,)][0],
        'write `"on": "YYYY-MM-DD"`, the day of the decision on the transfer; it never defaults to today',
    ),
}
Row = dict[str, str]


class _Bad(Exception):  # noqa: N818 - it is caught within the module
    def __init__(self, problems: list[Problem], case: str = "") -> None:
        self.problems = problems
        self.case = case


def stage_json_lines(
    stream: BinaryIO,
    path: Path,
    own: Map,
    *,
    file: str,
    size: int,
    day_given: bool,
    unreadable: Callable[[list[Unreadable]], None],
    progress: Progress,
) -> Staged:
    """Write the rows and the cases of JSON Lines as Parquet.

    Args:
        stream: the lines.
        path: the Parquet file to write.
        own: the user's own names; none where there is no map.
        file: what problems call the table.
        size: its size, 0 where it is not known.
        day_given: whether the day whose law applies is given for all cases.
        unreadable: takes lines that are no rows.
        progress: is told how much is read.

    Raises:
        CaseError: where there is no line, or the map is wrong.
    """
    headers = {**own.headers} if own is not NO_MAP else {}
    headers |= {name: Header(name, (name,), {}) for name in targets() if name not in headers}
    reader = _Lines(own, headers)
    stage = Stage(path, list(headers))
    rows: list[Row] = []
    lines: list[int] = []
    bad: list[Unreadable] = []

    def write() -> None:
        if rows:
            used = dict.fromkeys(name for row in rows for name in row)
            stage.write(lines, {name: [row.get(name) for row in rows] for name in used})
        unreadable(bad)
        for each in (rows, lines, bad):
            each.clear()

    read = number = 0
    for number, (raw, length) in enumerate(_numbered(stream), start=1):
        read += length
        if raw.strip():
            try:
                found = reader.rows(raw, number)
                rows.extend(found)
                lines.extend([number] * len(found))
            except _Bad as wrong:
                bad += (
                    Unreadable(BadRow(number, without_controls(wrong.case), each), _named(raw))
                    for each in wrong.problems
                )
            if len(rows) + len(bad) >= ROWS_AT_ONCE:
                write()
                progress("read", read, size)
    write()
    stage.close()
    if not number:
        raise CaseError(Problem(file, 0, 0, "TC005", "", "the table is empty", "write one JSON object on each line"))
    used = [name for name in headers if name in stage.used]
    kept = headers_of(used, own, file=file, line=0, day_given=day_given) if stage.rows else ()
    return Staged(path, kept, stage.rows, True)


def _numbered(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Yield each line, cut where it is longer than any case, and its length."""
    while line := stream.readline(LONGEST + 1):
        length = len(line)
        whole = line.endswith(b"\n") or length <= LONGEST
        while not whole:
            rest = stream.readline(LONGEST)
            length += len(rest)
            whole = not rest or rest.endswith(b"\n")
        yield line, length


def _named(raw: bytes) -> tuple[str, ...]:
    found = _CASE.findall(raw.decode("utf-8", "replace"))
    return tuple(json.loads(f'"{each}"', strict=False) for each in found if "\\" not in each or _is_json(f'"{each}"'))


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except ValueError:
        return False
    return True


class _Lines:
    """Reads lines."""

    def __init__(self, own: Map, headers: dict[str, Header]) -> None:
        self.own = own
        self.headers = headers

    def rows(self, raw: bytes, number: int) -> list[Row]:
        """Return the rows of the line of some number: one, or one for each item of a case.

        Raises:
            _Bad: with everything that is wrong with the line.
        """
        if len(raw) > LONGEST:
            raise _Bad([Problem("", 0, 1, "TC004", "", f"the line is longer than {LONGEST // 1_000_000} MB")])
        value = _parsed(raw, number)
        if not isinstance(value, dict):
            raise _Bad([Problem("", 0, 1, "TC022", "", "the line is not a JSON object", "write one object on a line")])
        if self.own is not NO_MAP or ITEM in value or any("." in key for key in value):
            return [self._row(value)]
        return _rows_of_case(value)

    def _row(self, value: dict[str, Any]) -> Row:
        problems = [self._unknown(key) for key in value if key not in self.headers and key not in self.own.ignored]
        case = value.get(CASE)
        if problems:
            raise _Bad(problems, case if isinstance(case, str) else "")
        return {key: as_text(each) for key, each in value.items() if key not in self.own.ignored}

    def _unknown(self, key: str) -> Problem:
        near = did_you_mean(key[:80], self.headers)
        help = f"did you mean `{near}`?" if near else "`transfer-check facts` lists the facts"
        section = key if any(path.startswith(f"{key}.") for path in targets()) else ""
        if section or key == "items":
            help = "state facts by their paths in a row, or write the whole case as in a case file; not both"
        return Problem("", 0, 1, "TC550", cut(key), f"the key `{cut(key)}` is no fact", help)


def _parsed(raw: bytes, number: int) -> Any:
    """Return the value of a line; whatever is wrong with it is told by the reader of case files."""
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refused)
    except (ValueError, RecursionError):
        pass
    try:
        text = raw.decode("utf-8").strip("\r\n")
        read_json(text, "")
    except UnicodeDecodeError:
        raise _Bad([Problem("", 0, 1, "TC007", "", "the line is not UTF-8", "save it as UTF-8")]) from None
    except UnreadableError as error:
        raise _Bad([_on_line(each, number) for each in error.problems]) from None
    raise _Bad([Problem("", 0, 1, "TC010", "", "the line is not JSON")])


def _on_line(problem: Problem, number: int) -> Problem:
    """Return the problem of a text of one line as that of a line of the table."""
    return problem._replace(line=0, message=_FIRST.sub(f"first on line {number}", problem.message))


def _as_json(help: str) -> str:
    """Return the help for a case file in YAML as it is written in JSON."""
    help = help.replace("begin each entry with `- `", "write a list: `[…]`, with commas between its entries")
    return _SIGNATURE.sub(lambda found: f"`{json.dumps(_signed(*found.groups()), ensure_ascii=False)}`", help)


def _signed(value: str, by: str, on: str) -> dict[str, Any]:
    return {"value": {"true": True, "false": False}.get(value, value), "by": by, "on": on}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _refused(_: str) -> Any:
    raise ValueError


# ── a case as rows ────────────────────────────────────────────────────────────────────────────


def _rows_of_case(value: dict[str, Any]) -> list[Row]:
    try:
        case = TransferCase.model_validate(value)
    except ValidationError as error:
        found = problems_of(error, Document("", value, Positions()), TransferCase, wanted=_WANTED)
        problems = [each._replace(help=_as_json(each.help)) for each in found]
        name = value.get(CASE)
        raise _Bad(problems, name if isinstance(name, str) else "") from None
    shared = {CASE: case.case, DAY: case.on.isoformat(), **_cells(case)}
    for path, signed in case.assessments().items():
        shared |= {f"{path}.{BY}": signed.by, f"{path}.{JUDGED_ON}": signed.on.isoformat()}
    return [
        {
            **shared,
            ITEM: str(number),
            **{path: _text(path, each) for path, each in facts.items()},
            **_overrides(case, number),
        }
        for number, facts in enumerate(case.item_facts())
    ]


def _overrides(case: TransferCase, item: int) -> Row:
    """Return what is signed for an item, and for the case as a whole, with who signed it, when and why."""
    row: Row = {}
    for written, signed in case.overrides.items():
        path, owner = place(written)
        if owner in (None, item):
            column = override_of(path)
            row |= {column: as_text(signed.value), f"{column}.{BY}": signed.by}
            row |= {f"{column}.{JUDGED_ON}": signed.on.isoformat(), f"{column}.{BECAUSE}": signed.because}
    return row


def _cells(case: TransferCase) -> Row:
    return {path: _text(path, value) for path, value in case.facts().items()}


def _text(path: str, value: FactValue) -> str:
    """Return a fact as a cell of CSV states it."""
    if path == "third_parties":
        return _parties(value)
    cell: Cell = None if value is None else cell_of(catalogue()[path], value)
    return as_text(cell) or NONE


def _parties(value: FactValue) -> str:
    if not isinstance(value, tuple) or not value:
        return NONE
    listed = [
        each if each == OPEN_LIST else {path.partition(".")[2]: fact for path, fact in each.items()} for each in value
    ]
    return json.dumps(listed, ensure_ascii=False)
