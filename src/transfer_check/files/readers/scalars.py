"""The plain scalars of the YAML 1.2 core schema: null, true, false and numbers; the rest is text.

``NO``, ``on``, ``yes``, ``1_000``, ``12:30`` and ``2012-12-18`` are text. Numbers of JSON are read the same way.
"""

from __future__ import annotations

import math
import re

LONGEST_NUMBER = 300

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_FIRST = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?(?:\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN")


class RefusedNumberError(ValueError):
    """A number that is infinite, no number at all, or too long; the text says which, and what to do."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


def resolved(text: str) -> str | bool | int | float | None:
    """Return the value of a plain scalar.

    Raises:
        RefusedNumberError: for a number that is not finite or has more than 300 characters.
    """
    if text[:1] in _FIRST:
        return _number(text)
    return _WORDS.get(text, text)


def checked_number(value: float) -> float:
    """Return a number already read.

    Raises:
        RefusedNumberError: where it is not finite or too long.
    """
    if isinstance(value, float):
        if not math.isfinite(value):
            raise RefusedNumberError("is not a finite number", "leave the key out where it is not known")
    elif abs(value) >= 10**LONGEST_NUMBER:
        raise _too_long()
    return value


def _number(text: str) -> str | int | float:
    if _INTEGER.fullmatch(text):
        return _integer(text, 10)
    if _FLOAT.fullmatch(text) or _NOT_FINITE.fullmatch(text):
        return checked_number(float(text.replace(".", "", 1) if text[-1] in "fFnN" else text))
    return _integer(text, 0) if _BASED.fullmatch(text) else text


def _integer(text: str, base: int) -> int:
    if len(text) > LONGEST_NUMBER:
        raise _too_long()
    return int(text, base)


def _too_long() -> RefusedNumberError:
    message = f"is a number of more than {LONGEST_NUMBER} digits"
    return RefusedNumberError(message, "put it in quotes if it is not a quantity")
