"""The stamp on every printed page, as CSS: page margins take generated text, and what a user typed must stay text."""

from __future__ import annotations

from collections.abc import Sequence

from transfer_check.paper.html.pairing import Wordings
from transfer_check.paper.stamp import Stamp
from transfer_check.text import Language
from transfer_check.words.accounts.page_words import WORDS, how_many_cases

LONGEST = 60
"""Characters of a case id in the head of a page; the digest identifies the case."""

_BREAK = "\\a "
_BOX = "color: #333; white-space: pre-line;"
_SANS = "font: 7pt/1.4 sans-serif;"
_MONO = 'font: 7pt/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK JP", monospace;'
"""Digests are set in a font without ligatures: a digest copied from a paper must be the digest."""

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.:,()/")


def page_rule(page: str, document: Wordings, stamps: Sequence[tuple[Language, Stamp]]) -> str:
    """Return the rule of a named page: what it is, case, law and edition above, digests and page number below."""
    first = stamps[0][1]
    above = [
        " / ".join(each.text for each in document),
        first.case if len(first.case) <= LONGEST else first.case[:LONGEST] + "…",
    ]
    law = [f"{WORDS['law_of'].in_(language)} {each.day}: {each.edition}" for language, each in stamps]
    return _rule(page, above, law, _digests(stamps, first.rules, first.facts), first.program)


def cover_rule(page: str, languages: Sequence[Language], rules: str, program: str, count: int) -> str:
    """Return the rule of the page that lists several cases."""
    document = " / ".join(WORDS["documents"].in_(language) for language in languages)
    counted = " / ".join(how_many_cases(count, language) for language in languages)
    below = f"{' / '.join(WORDS['rules'].in_(language) for language in languages)} {rules}"
    return _rule(page, [document], [counted], [below], program)


def _digests(stamps: Sequence[tuple[Language, Stamp]], rules: str, facts: str) -> list[str]:
    return [
        f"{' / '.join(WORDS[word].in_(language) for language, _ in stamps)} {digest}"
        for word, digest in (("rules", rules), ("facts", facts))
    ]


def _rule(page: str, above: list[str], law: list[str], below: list[str], program: str) -> str:
    return (
        f"@page {page} {{\n"
        f"  @top-left {{ {_SANS} {_BOX} width: 34%; padding-bottom: 4mm; text-align: left; vertical-align: bottom; content: {_string(above)}; }}\n"
        f"  @top-right {{ {_SANS} {_BOX} width: 64%; padding-bottom: 4mm; text-align: right; vertical-align: bottom; content: {_string(law)}; }}\n"
        f"  @bottom-left {{ {_MONO} {_BOX} width: 85%; padding-top: 4mm; text-align: left; vertical-align: top; content: {_string([*below, program])}; }}\n"
        f'  @bottom-right {{ {_SANS} {_BOX} width: 13%; padding-top: 4mm; text-align: right; vertical-align: top; content: counter(page) " / " counter(pages); }}\n'
        "}\n"
    )


def _string(lines: list[str]) -> str:
    """Return lines as one CSS string; every character outside a small set is written by its number."""
    return '"' + _BREAK.join("".join(map(_character, line)) for line in lines) + '"'


def _character(character: str) -> str:
    return character if character in _PLAIN else f"\\{ord(character):x} "
