"""The shape of an explanation: sentences with what supports them, in one language, without layout."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from transfer_check.text import Language
from transfer_check.text import plain as plain

NodeKind = Literal["", "paraphrase", "citation", "source"]
SectionKind = Literal[
    "",
    "warnings",
    "facts_awaited",
    "judgements_awaited",
    "verdicts",
    "item",
    "validity",
    "deciders",
    "duties",
    "judgements",
    "not_taken",
    "asserted",
    "facts",
    "evidence",
    "editions",
    "stamp",
]


class Node(NamedTuple):
    """One sentence, with the nodes that support it.

    Attributes:
        text: one line of plain text; it may contain text typed by the user.
        code: a rule id, fact path or leaf as it is written in files; may be empty.
        kind: what the sentence is where a layout may set it apart: what a provision says, where it stands, or
            where a fact was read.
        link: the web address a source names, as the user typed it; may be empty, and may be no address at all.
    """

    text: str
    code: str = ""
    children: "tuple[Node, ...]" = ()
    kind: NodeKind = ""
    link: str = ""


class Section(NamedTuple):
    """A titled list of nodes.

    Attributes:
        kind: what it is about, the same in both languages; empty for a part of the reasons.
    """

    title: str
    nodes: tuple[Node, ...]
    kind: SectionKind = ""


class Explanation(NamedTuple):
    """A decision, or one rule of it, in words.

    Attributes:
        title: title of the case, or its id where it has none.
        code: id of the case, empty where the title is the id.
        basis: the day whose law was applied.
        headline: the answer in one or more sentences.
        closing: what every answer ends with.
    """

    language: Language
    title: str
    code: str
    basis: str
    headline: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: str


def distinct(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return nodes without those that repeat the sentence and code of an earlier one."""
    first: dict[tuple[str, str], Node] = {}
    for node in nodes:
        first.setdefault((node.text, node.code), node)
    return tuple(first.values())


def sentence(clause: str, language: Language) -> str:
    """Return a clause as a sentence: a capital and a full stop in English, a full stop in Japanese."""
    if language == "ja":
        return clause if clause.endswith(("。", "？")) else clause + "。"
    return initial(clause) + ("" if clause.endswith((".", "?")) else ".")


def initial(text: str) -> str:
    """Return text with a capital first letter."""
    return text[:1].upper() + text[1:]


def joined(words: list[str], language: Language, *, every: bool) -> str:
    """Return words as a list in running text: *A, B and C*, or with *or* where `every` is false."""
    if len(words) < 2:
        return "".join(words)
    if language == "ja":
        return "、".join(words[:-1]) + ("及び" if every else "又は") + words[-1]
    return ", ".join(words[:-1]) + (" and " if every else " or ") + words[-1]
