"""TOML by the standard library; positions come from a second, light pass over the text."""

from __future__ import annotations

import re
import tomllib
from datetime import date, time
from typing import Any

from transfer_check.files.quoting import Location, path_text, quoted
from transfer_check.files.readers.located import (
    DEEPEST,
    FLATTER,
    MOST_VALUES,
    Builder,
    Located,
    Positions,
    UnreadableError,
)
from transfer_check.files.readers.scalars import LONGEST_NUMBER, RefusedNumberError, checked_number
from transfer_check.files.readers.toml_positions import toml_positions

LARGEST_TOML = 1_000_000
_KEY = r"""(?:[\w-]++|"[^"\n]*"|'[^'\n]*')[ \t]*+"""
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:{_KEY}\.[ \t]*+){{{DEEPEST}}}")
_HELP = {
    "overwrite": "a key may be written once",
    "twice": "a key may be written once",
    "nvalid value": "put text in double quotes; write `true` and `false` in small letters",
}
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_toml(text: str, file: str) -> list[Located]:
    """Return the one document in `text`; none where it holds no key. Dates become ISO text.

    Raises:
        UnreadableError: with the first syntax error, or every value that cannot be read.
    """
    text = text.replace("\r\n", "\n")
    builder = Builder(file)
    tree = _parsed(text, builder)
    positions = toml_positions(text)
    _plain(tree, positions, builder)
    if builder.problems:
        raise UnreadableError(builder.problems)
    return [Located(tree, positions)] if tree else []


def _parsed(text: str, builder: Builder) -> dict[str, Any]:
    _bounded(text, builder)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        place = _PLACE.search(message)
        last = text.count("\n") + 1
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (last, len(text) - text.rfind("\n"))
        reason = _PLACE.sub("", message)
        help = next((help for words, help in _HELP.items() if words in reason), "")
        builder.fail("TC010", line, column, f"not valid TOML: {reason[:1].lower()}{reason[1:]}", help)
    except RecursionError:
        builder.fail("TC015", 0, 0, f"nested deeper than {DEEPEST} levels", FLATTER)
    except ValueError:  # the interpreter refuses to read a number
        builder.fail("TC017", 0, 0, f"a number has more than {LONGEST_NUMBER} digits")


def _bounded(text: str, builder: Builder) -> None:
    """Refuse what the standard library would take long to read: its time grows with the square of a dotted key."""
    if len(text) > LARGEST_TOML:
        builder.fail("TC004", 0, 0, f"larger than {LARGEST_TOML // 1_000_000} MB", "write large files in YAML")
    if text.count(",") + text.count("=") > MOST_VALUES:
        builder.fail("TC004", 0, 0, f"more than {MOST_VALUES:,} values in one file")
    dotted = _DEEP_KEY.search(text)
    if dotted:
        line = text.count("\n", 0, dotted.start()) + 1
        column = dotted.start() - text.rfind("\n", 0, dotted.start())
        builder.fail("TC015", line, column, f"nested deeper than {DEEPEST} levels", FLATTER)


def _plain(tree: dict[str, Any], positions: Positions, builder: Builder) -> None:
    """Turn dates into text in place, and refuse what other formats cannot hold."""
    queue: list[tuple[Any, Location]] = [(tree, ())]
    while queue:
        container, location = queue.pop()
        if len(location) >= DEEPEST:
            builder.fail("TC015", *positions.nearest(location)[:2], f"nested deeper than {DEEPEST} levels", FLATTER)
        entries = container.items() if isinstance(container, dict) else enumerate(container)
        for key, value in list(entries):
            if isinstance(value, dict | list):
                queue.append((value, (*location, key)))
            elif isinstance(value, date | time):
                container[key] = value.isoformat()
            elif isinstance(value, int | float):
                _check_number(value, (*location, key), positions, builder)


def _check_number(value: float, location: Location, positions: Positions, builder: Builder) -> None:
    try:
        checked_number(value)
    except RefusedNumberError as refused:
        line, column = positions.nearest(location)[:2]
        shown = quoted(value) if isinstance(value, float) else f"`{path_text(location)}`"
        builder.report("TC017", line, column, f"{shown} {refused}", refused.help, at=location)
