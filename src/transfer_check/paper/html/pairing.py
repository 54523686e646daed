"""The same explanation in one or two languages as one tree: every line with its wording in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from transfer_check.text import Language
from transfer_check.words import Node


class Wording(NamedTuple):
    """Text in one language."""

    language: Language
    text: str


Wordings = tuple[Wording, ...]


class Line(NamedTuple):
    """One line of the page.

    Attributes:
        wordings: the line in each language of the page.
        code: an id or path; may be empty.
        kind: the kind of the node.
        address: a web address that is safe to link to; empty where there is none.
        children: the lines below it.
    """

    wordings: Wordings
    code: str
    kind: str
    address: str
    children: tuple[Line, ...]


def worded(languages: Sequence[Language], texts: Sequence[str]) -> Wordings:
    """Return one text per language as a wording."""
    return tuple(Wording(language, text) for language, text in zip(languages, texts, strict=True))


def paired(languages: Sequence[Language], trees: Sequence[tuple[Node, ...]]) -> tuple[Line, ...]:
    """Return trees of the same nodes, one per language, as one tree.

    Where the trees differ in shape, because two nodes that read alike in one language do not in the other,
    the nodes of that part stand one language after the other: nothing is dropped.
    """
    return tuple(_paired(languages, trees))


def _paired(languages: Sequence[Language], trees: Sequence[tuple[Node, ...]]) -> Iterator[Line]:
    if len({_shape(tree) for tree in trees}) > 1:
        for language, tree in zip(languages, trees, strict=True):
            yield from _paired((language,), (tree,))
        return
    for nodes in zip(*trees, strict=True):
        first = nodes[0]
        yield Line(
            worded(languages, [node.text for node in nodes]),
            first.code,
            first.kind,
            address_of(first.link),
            paired(languages, [node.children for node in nodes]),
        )


def _shape(tree: tuple[Node, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((node.code, node.kind) for node in tree)


def address_of(typed: str) -> str:
    """Return what a user typed as a web address if it is one, else nothing: only ``http`` and ``https`` are linked."""
    if any(each.isspace() or not each.isprintable() for each in typed):
        return ""
    try:
        parts = urlsplit(typed)
        named = bool(parts.hostname)
    except ValueError:
        return ""
    return typed if parts.scheme in ("http", "https") and named else ""
