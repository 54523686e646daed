"""Places of a rule file that a scaffold marked ``FILL``: until each is filled the rules cannot be read.

>>> list(places_to_fill({"title": {"ja": "題", "en": "FILL: what it is about"}}))
[(('title', 'en'), 'what it is about')]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

MARK = "FILL"


def places_to_fill(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every place that is marked, and what it wants."""
    if isinstance(value, str):
        if is_marked(value):
            yield at, value.removeprefix(MARK).removeprefix(":").strip()
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places_to_fill(inner, (*at, key))


def unfilled(value: Any, at: tuple[str | int, ...]) -> bool:
    """Whether a place of a document is marked, or lies in what is."""
    for part in at:
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and isinstance(part, int):
            value = value[part]
    return isinstance(value, str) and is_marked(value)


def is_marked(value: str) -> bool:
    """Whether a text is marked as still to be filled."""
    return value == MARK or value.startswith(f"{MARK}:")
