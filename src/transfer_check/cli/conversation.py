"""A conversation in lines: on a terminal with its line editing, from a pipe with the answers shown as they are read."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import Any

from transfer_check.cli.output import columns, emit
from transfer_check.files import printable
from transfer_check.paper.folding import folded
from transfer_check.text import Language, Text
from transfer_check.words.interview_texts import ALSO_ANSWERED, COMMANDS
from transfer_check.words.replies import half_width

UNKNOWN, WHY, BACK, STOP, SAME = "unknown", "why", "back", "stop", "same"
_WORDS = {**ALSO_ANSWERED, **{word: command for command, words in COMMANDS.items() for word in words}}


class Conversation:
    """Says things to whoever answers, and reads what they write.

    Attributes:
        ended: whether the answers have come to an end.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.ended = False
        self._terminal = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
        if self._terminal:
            with suppress(ImportError):
                import readline  # noqa: F401 - gives `input` its line editing
        elif hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")

    def say(self, text: Text | str = "") -> None:
        """Write a paragraph, broken into lines where it is long."""
        words = text.in_(self.language) if isinstance(text, Text) else text
        margin = " " * (len(words) - len(words.lstrip(" -0123456789")))
        first, *others = folded(words.strip(), columns() - len(margin))
        emit("\n".join([words[: len(words) - len(words.lstrip())] + first, *(margin + line for line in others)]))

    def ask(self, prompt: str = "> ") -> str:
        """Return what is answered; of a command its name, and at the end of all answers that of `stop`."""
        line = self._line(prompt)
        if line is None:
            self.ended = True
            return STOP
        word = half_width(line)
        return _WORDS.get(word.casefold(), word)

    def _line(self, prompt: str) -> str | None:
        if self._terminal:
            try:
                return input(prompt)
            except EOFError:
                emit("")
                return None
        sys.stdout.write(prompt)
        line: Any = sys.stdin.readline() if sys.stdin is not None else ""
        emit(printable(line.rstrip("\r\n")))
        return line or None
