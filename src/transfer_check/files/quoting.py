"""How text of the user appears in a message: cut, on one line, without control characters."""

from __future__ import annotations

import re
from typing import Any

Location = tuple[str | int, ...]
"""Where a value stands in a document: keys and list indices, e.g. ``("items", 0, "form")``."""

LONGEST = 80
_NAME = re.compile(r"[^\W\d][\w-]*")


def printable(text: str) -> str:
    """Return `text` with every character that is not visible written as an escape."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\u3000" else _escape(char) for char in text)


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def cut(text: str, limit: int = LONGEST) -> str:
    """Return `text` made printable and no longer than `limit` characters."""
    short = printable(text[: limit + 1])
    return short if len(short) <= limit else short[: limit - 1] + "…"


def quoted(value: Any) -> str:
    """Return a value of a document as messages show it: a scalar in backticks, else what it is."""
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    if isinstance(value, list | tuple):
        return "a list" if value else "an empty list"
    if value is None:
        return "`null`"
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    return f"`{cut(str(value))}`" if value != "" else "an empty text"


def path_text(location: Location) -> str:
    """Return a location as messages show it: ``items[0].form``, ``sources["recipient.state"]``."""
    parts: list[str] = []
    for part in location:
        if isinstance(part, int):
            parts.append(f"[{part}]")
        elif _NAME.fullmatch(part) and part.isprintable():
            parts.append(f".{cut(part)}" if parts else cut(part))
        else:
            parts.append(f'["{cut(part)}"]')
    return "".join(parts)
