"""The shape of the first screen: labelled blocks of lines, each with its weight, without layout."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from transfer_check.text import Language

BlockKind = Literal["law", "conclusion", "caution", "reason", "open", "outlook", "steps", "reliance", "holds"]

ALWAYS, FIRMLY, MOSTLY, OFTEN, SOMETIMES, RARELY = range(6)
"""Weights of lines: the first are never left out; of the others the last go first."""


class Line(NamedTuple):
    """One line before it is folded: running text, or a row of up to three columns.

    Attributes:
        text: running text, or what stands in the middle column.
        term: the left column; empty for running text.
        mark: the right column; may be empty.
        weight: how much the screen can do without it.
        heading: whether the lines below it belong to it.
        counts: how many points it names: that many are counted where it is left out.
        shorten: whether it may be cut, with a mark that it was, where the screen is full.
    """

    text: str
    term: str = ""
    mark: str = ""
    weight: int = ALWAYS
    heading: bool = False
    counts: int = 1
    shorten: bool = True


class Block(NamedTuple):
    """Lines under one label.

    Attributes:
        label: what stands in the margin.
        more: the sentence that counts lines left out, with a place for the number.
    """

    kind: BlockKind
    label: str
    lines: tuple[Line, ...]
    more: str = ""


class FirstScreen(NamedTuple):
    """The short answer for one case, in one language.

    Attributes:
        blocks: in the order of reading; none is empty.
        closing: how to see more, and that it is no legal advice.
    """

    language: Language
    title: str
    blocks: tuple[Block, ...]
    closing: str


def filled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks that have lines."""
    return tuple(block for block in blocks if block.lines)
