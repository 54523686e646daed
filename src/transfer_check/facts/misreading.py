"""What was written and could not be read as a value: why, and what to write instead, in both languages."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic_core import PydanticCustomError

from transfer_check.text import Text

Misread = Literal["day", "state", "state_of_another_day", "vocabulary", "flag"]


class Meaning(NamedTuple):
    """One of the values that may be meant: as a case states it, and what it is called."""

    value: str
    name: Text


class MisreadError(ValueError):
    """Something that is not understood, or may mean several values; it is never guessed at.

    Attributes:
        kind: what it should have been.
        written: what was written.
        what: what is wrong with it, with ``{value}`` where the written text belongs.
        help: what to write instead.
        choices: the values that may be meant, the likeliest first; those of an ambiguous text are all there are.
        code: the code of the state that was meant and is none of the day, or ``""``.
    """

    def __init__(
        self, kind: Misread, written: str, what: Text, help: Text, choices: tuple[Meaning, ...] = (), *, code: str = ""
    ) -> None:
        super().__init__(what.en.replace("{value}", written))
        self.kind = kind
        self.written = written
        self.what = what
        self.help = help
        self.choices = choices
        self.code = code

    def told(self, shown: str) -> Text:
        """Return what is wrong and what to write, in one text, with the written text as it is to be shown."""
        what = self.what.ja.replace("{value}", shown), self.what.en.replace("{value}", shown)
        return Text(f"{what[0]}。{self.help.ja}。", f"{what[1]}: {self.help.en}")

    def as_validation(self, **context: str) -> PydanticCustomError:
        """Return the error by which a model refuses the value."""
        told = {"value": self.written, "help": self.help.en, "help_ja": self.help.ja, "message_ja": self.what.ja}
        return PydanticCustomError(self.kind, self.what.en, {**told, **context})
