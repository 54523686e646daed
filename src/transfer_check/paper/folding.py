"""Folding text into columns, where a wide East Asian character takes two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

WIDTH = 100
_NOT_FIRST = frozenset("、。，．・：；？！）〕］｝〉》」』】ー々…,.:;?!)]}”’%")
_NOT_LAST = frozenset("（〔［｛〈《「『【([{“‘")
_WIDE = frozenset({"W", "F", "A"})


def width(text: str) -> int:
    """Return the columns a line takes; a character of ambiguous width counts as wide."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def folded(text: str, room: int) -> list[str]:
    """Return the text in lines of at most `room` columns, broken at spaces and between wide characters.

    A line begins with no closing mark and ends with no opening one (JIS X 4051). A word longer than
    a line is broken where the line ends.
    """
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text, room):
        if line and used + width(piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
            used = width(line)
        else:
            line += piece
            used += width(piece)
    return [*lines, line.rstrip()]


def _pieces(text: str, room: int) -> Iterator[str]:
    """Yield the parts between which a line may be broken."""
    piece = ""
    for word in re.findall(r"\s+|[!-~]{1,100}|\S", text):
        if piece and _may_break(piece[-1], word[0]):
            yield piece
            piece = ""
        piece += word
        while width(piece) > room:
            fitting = next(end for end in range(len(piece), 0, -1) if width(piece[:end]) <= room)
            yield piece[:fitting]
            piece = piece[fitting:]
    yield piece


def _may_break(left: str, right: str) -> bool:
    if right.isspace() or right in _NOT_FIRST or left in _NOT_LAST:
        return False
    return left.isspace() or _columns(left) == 2 or _columns(right) == 2
