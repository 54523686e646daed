"""What could unsettle the conclusion: every warning, at least by its first sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transfer_check.answering import NEEDLESS, OTHERWISE, OVERRIDDEN, Answer, Notice
from transfer_check.text import Language, Text
from transfer_check.words.accounts.first_screen.screen_blocks import ALWAYS, MOSTLY, Block, Line
from transfer_check.words.accounts.first_screen.screen_terms import told_plainly
from transfer_check.words.accounts.provision_reasons import Account

WHOLE = frozenset({OVERRIDDEN, NEEDLESS, OTHERWISE})
"""Warnings that are told as they are: who signed what against the rules cannot be told in part."""
_LABEL = Text("留意", "Caution")
_OPENING, _CLOSING = "（「『(“", "）」』)”"


def caution_block(gathered: Answer, account: Account) -> Block:
    """Return every warning of an answer, those that are told in full first."""
    return Block("caution", _LABEL.in_(account.language), tuple(_lines(gathered, account.language)))


def _lines(gathered: Answer, language: Language) -> Iterator[Line]:
    for notice in gathered.warnings:
        told = told_plainly(notice.text.in_(language), language)
        first = told if notice.id in WHOLE else first_sentence(told, language)
        yield Line(first, weight=ALWAYS)
        if len(gathered.warnings) == 1 and first != told:
            yield Line(told.removeprefix(first).strip(), weight=MOSTLY)


def warning_on_screen(notice: Notice, language: Language) -> str:
    """Return the beginning of a warning by which it is known on the screen."""
    return first_sentence(told_plainly(notice.text.in_(language), language), language)


def first_sentence(text: str, language: Language) -> str:
    """Return the first sentence of a text; a full stop inside brackets ends none."""
    depth = 0
    for place, letter in enumerate(text):
        depth += (letter in _OPENING) - (letter in _CLOSING)
        if depth > 0:
            continue
        if language == "ja" and letter == "。":
            return text[: place + 1]
        if language == "en" and letter in ".:" and re.match(r"\s+[A-Z]", text[place + 1 :]):
            return text[: place + 1].rstrip(":") + ("." if letter == ":" else "")
    return text
