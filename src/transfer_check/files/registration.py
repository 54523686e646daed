"""Instruments that are registered in their own rule file instead of ``regimes.yaml``, with the editions they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from transfer_check.law import Citation, EditionDay, Regime
from transfer_check.law.written import InstrumentFile, Location, WrittenInstrument, text


class Wrong(NamedTuple):
    """What is wrong with a registration, and where in its file."""

    at: Location
    code: str
    message: str
    help: str


class Registered:
    """The instruments registered in their own files so far.

    Args:
        known: ids of the instruments of ``regimes.yaml``.
        regimes: ids of the regimes.
    """

    def __init__(self, known: Sequence[str], regimes: Sequence[str]) -> None:
        self.instruments: list[WrittenInstrument] = []
        self._known = set(known)
        self._regimes = regimes
        self._editions: dict[str, list[EditionDay]] = {}

    def add(self, file: InstrumentFile) -> Iterator[Wrong]:
        """Take the registration of a file, if it has one; yield what is wrong with it."""
        written, name = file.registration, file.instrument
        if written is None:
            return
        if name in self._known:
            yield Wrong(("registration",), "TC308", f"`{name}` is registered elsewhere as well", "keep one of the two")
            return
        if written.regime not in self._regimes:
            help = "the regimes are " + ", ".join(f"`{regime}`" for regime in self._regimes)
            yield Wrong(("registration", "regime"), "TC303", f"`{written.regime}` is not a regime", help)
        try:
            instrument = WrittenInstrument.model_validate(
                {**written.model_dump(exclude={"editions"}), "id": name, "date": written.date}
            )
        except ValidationError:
            message, help = (
                f"`{name}` is no id",
                "write regime, full stop and words with hyphens: `tp1967.statement-1983`",
            )
            yield Wrong(("instrument",), "TC303", message, help)
            return
        self._known.add(name)
        self.instruments.append(instrument)
        editions = [EditionDay(day.on, text(day.title), Citation(name, day.at)) for day in written.editions]
        self._editions.setdefault(written.regime, []).extend(editions)

    def with_editions(self, regimes: Sequence[Regime]) -> tuple[Regime, ...]:
        """Return regimes with the editions of these instruments, in order of day."""
        return tuple(
            regime._replace(
                editions=tuple(sorted((*regime.editions, *self._editions.get(regime.id, ())), key=lambda day: day.on))
            )
            for regime in regimes
        )
