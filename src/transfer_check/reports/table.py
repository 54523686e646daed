"""Tables for a terminal: aligned where they fit, else one entry after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transfer_check.reports.columns import folded, width

NARROWEST = 20
_GAP = "  "


def table(head: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> str:
    """Return a table of at most `room` columns.

    Where the columns do not fit side by side, each entry begins with its first cell on a line of its own, whole,
    so that it can be copied; the other cells follow indented. The names of the columns make the first entry.
    """
    wide = [max(width(row[place]) for row in (head, *rows)) for place in range(len(head))]
    if sum(wide) + len(_GAP) * (len(wide) - 1) <= room:
        rule = ["-" * each for each in wide]
        return "\n".join(_line(row, wide) for row in (head, rule, *rows))
    return "\n".join(line for row in (head, *rows) for line in _entry(row, max(room, NARROWEST)))


def _line(row: Sequence[str], wide: Sequence[int]) -> str:
    cells = (cell + " " * (room - width(cell)) for cell, room in zip(row, wide, strict=True))
    return _GAP.join(cells).rstrip()


def _entry(row: Sequence[str], room: int) -> Iterator[str]:
    first, *others = row
    yield first
    text = " · ".join(cell for cell in others if cell)
    yield from (_GAP + line for line in folded(text, room - len(_GAP)))
