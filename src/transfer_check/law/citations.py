"""Instruments, and pinpoints in them."""

from datetime import date
from typing import NamedTuple

from transfer_check.text import Text


class Instrument(NamedTuple):
    """A published text that rules are taken from.

    Attributes:
        id: ``<regime>.<slug>``.
        title: full title.
        short: how it is cited.
        date: day of adoption; ``None`` for a body of texts without one.
        adopted_by: the body or form of adoption.
        found_under: further words a search should find it by.
        note: what a reader must know of it.
        sources: addresses where it was read.
    """

    id: str
    title: Text
    short: Text
    date: date | None
    adopted_by: Text
    found_under: tuple[str, ...] = ()
    note: Text | None = None
    sources: tuple[str, ...] = ()


class Citation(NamedTuple):
    """A pinpoint in an instrument: its id, and the place inside it as the instrument numbers it."""

    instrument: str
    at: str
