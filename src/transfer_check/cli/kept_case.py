"""The case file an interview completes: what it said at the beginning, and how the answers get into it unharmed."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from errno import EACCES
from itertools import count
from pathlib import Path

from transfer_check.cli.conversation import Conversation
from transfer_check.cli.output import emit, unwritable
from transfer_check.errors import Problem, UsageError
from transfer_check.files import printable
from transfer_check.words.interview_texts import ANSWERS_SO_FAR, NOT_SAVED, broken_off

ROOM = 1 << 16
"""Bytes for which there must be room before anything is asked."""
EXISTS = "TC513"
"""Code of the error of writing a file that there is already."""


class CaseFile:
    """A case file, whose answers must not be lost and which must not be written over unseen.

    Attributes:
        path: the file.
        name: its name as it may be shown.
        before: what it held when the interview began; ``None`` where there was no such file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = printable(str(path))
        self.before = self._held()

    def require_writable(self) -> None:
        """Refuse a file that could not be written when all has been answered.

        Raises:
            UsageError: where its folder is missing, closed or full, or the file may not be changed.
        """
        target = Path(os.path.realpath(self.path))
        try:
            with suppress(FileNotFoundError):
                target.lstat()  # refuses a name that no file can have
            if self.before is not None and not os.access(target, os.W_OK):
                raise PermissionError(EACCES, os.strerror(EACCES))
            with tempfile.TemporaryFile(dir=target.parent) as room:
                room.write(bytes(ROOM))
        except OSError as error:
            raise unwritable(self.name, error) from None

    def save(self, text: str, conversation: Conversation) -> None:
        """Write the case with its answers; where that cannot be, keep it elsewhere and say where.

        Raises:
            UsageError: where the file was changed meanwhile, or cannot be written.
        """
        if self._held() != self.before:
            raise self._changed(text, conversation)
        try:
            emit(self._with_its_line_ends(text), self.path, over=self.before is not None)
        except UsageError as error:
            if error.problems[0].code == EXISTS:
                raise self._changed(text, conversation) from None
            raise UsageError(
                error.problems[0]._replace(file=self.name, help=self.elsewhere(text, conversation))
            ) from None

    def elsewhere(self, text: str, conversation: Conversation) -> str:
        """Keep the case with its answers in a file beside, or else print it; return where it is, with what to do."""
        beside = self._beside(text)
        if beside is not None:
            return f"the case with your answers is in `{beside}`: take over from there what is to be kept"
        conversation.say()
        conversation.say(NOT_SAVED)
        conversation.say()
        emit(text)
        return "the case with your answers is printed on standard output: copy it into a file"

    def _changed(self, text: str, conversation: Conversation) -> UsageError:
        message = "the file was changed during the interview, and is left as it is now"
        return UsageError(Problem(self.name, 0, 0, "TC032", "", message, self.elsewhere(text, conversation)))

    def _beside(self, text: str) -> str | None:
        """Write the case under the first name beside the file that is free; return it, or ``None`` where none can be."""
        for number in count(1):
            ending = ".answers" if number == 1 else f".answers-{number}"
            beside = self.path.with_name(f"{self.path.stem}{ending}{self.path.suffix}")
            try:
                emit(text, beside, over=False)
            except UsageError as error:
                if error.problems[0].code != EXISTS:
                    return None
            else:
                return printable(str(beside))
        return None

    def _with_its_line_ends(self, text: str) -> str:
        return text.replace("\n", "\r\n") if self.before is not None and b"\r\n" in self.before else text

    def _held(self) -> bytes | None:
        with suppress(OSError):
            return self.path.read_bytes()
        return None


def hand_out(text: str | None, name: str, conversation: Conversation) -> None:
    """Say on standard error that an interview was broken off and nothing written, and print the case as answered.

    Args:
        text: the case with its answers; ``None`` where nothing was answered.
        name: the file it would have been written into.
        conversation: whom to tell, in their language.
    """
    told = broken_off(name).in_(conversation.language)
    if text is not None:
        told += (
            "" if conversation.language == "ja" else "\n"
        ) + f"{ANSWERS_SO_FAR.in_(conversation.language)}\n\n{text}"
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"\n{told.rstrip()}", file=sys.stderr, flush=True)
