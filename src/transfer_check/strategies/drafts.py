"""A case while it is being written: its facts by path, stated one by one and never taken back by another."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from pydantic import BaseModel

from transfer_check.facts import (
    ELEMENTS,
    SECTIONS,
    UNKNOWN,
    VOCABULARIES,
    Fact,
    Signed,
    TransferCase,
    Unknown,
    catalogue,
)

Values = dict[str, Any]

NULLABLE = tuple(name for name in SECTIONS if name not in ("assessment", "act"))
"""The sections that can be known to be none."""

LISTS = {element: name for name, (element, _) in ELEMENTS.items()}
"""The list a fact of an element belongs to: ``third_party`` to ``third_parties``."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which item, and which third party, a path is about."""

    item: int = 0
    party: int = 0


@dataclass(slots=True)
class Draft:
    """The facts stated so far.

    Attributes:
        only: the paths that may be stated; ``None`` for every one.
        fixed: paths that may not be stated any more although they are unknown.
    """

    day: date
    sections: dict[str, Values | None] = field(default_factory=lambda: {name: {} for name in SECTIONS})
    items: list[Values] = field(default_factory=lambda: [{}])
    parties: list[Values] | None = None
    complete: bool = True
    only: Collection[str] | None = None
    fixed: Collection[str] = ()
    base: TransferCase | None = None

    @classmethod
    def of(cls, case: TransferCase) -> Draft:
        """Return the draft that states what a case states."""
        parties = case.third_parties
        return cls(
            case.on,
            {name: _stated(getattr(case, name)) for name in SECTIONS},
            [_stated(item) or {} for item in case.items],
            None if isinstance(parties, Unknown) else [_stated(each) or {} for each in parties or ()],
            case.third_parties_complete,
            base=case,
        )

    def _owner(self, path: str, at: Place) -> Values | None:
        owner = path.partition(".")[0]
        if owner == "item":
            return self.items[at.item]
        if owner in LISTS:
            return self.parties[at.party] if self.parties and at.party < len(self.parties) else None
        return self.sections[owner]

    def free(self, path: str, at: Place) -> bool:
        """Whether a path is unknown and may be stated."""
        if path in self.fixed or (self.only is not None and path not in self.only):
            return False
        if path in ELEMENTS:
            return self.parties is None
        owner = self._owner(path, at)
        return owner is not None and path.partition(".")[2] not in owner

    def value(self, path: str, at: Place) -> Any:
        """Return the value of a path, `UNKNOWN` where none is stated; of an assessment the judgement itself."""
        owner = self._owner(path, at)
        if owner is None:
            fact = catalogue()[path]
            known_to_be_none = path.partition(".")[0] in self.sections and fact.kind != "derived" and not fact.compares
            return fact.none if known_to_be_none else UNKNOWN
        value = owner.get(path.partition(".")[2], UNKNOWN)
        if isinstance(value, Signed):
            return value.value
        return value["value"] if isinstance(value, dict) else value

    def state(self, fact: Fact, value: Any, at: Place) -> None:
        """State a fact that is free; an assessment is signed by a body that makes it."""
        owner = self._owner(fact.path, at)
        assert owner is not None, fact.path
        value = self._that_fits(fact, value, at)
        if fact.kind == "assessed":
            value = {"value": value, "by": fact.body[0], "on": self.day}
        owner[fact.path.partition(".")[2]] = value

    def _that_fits(self, fact: Fact, value: Any, at: Place) -> Any:
        """Return a value that does not contradict what is stated of the facts it follows from, or that follow from it."""
        if any(self.value(path, at) in values for path, values in fact.none_where.items()):
            return fact.none
        if fact.compares:
            one, other = (self.value(path, at) for path in fact.compares)
            return value if UNKNOWN in (one, other) else one == other
        for implied in _implied_by(fact.path):
            stated = self.value(implied.path, at)
            if implied.none_where and stated not in (UNKNOWN, implied.none) and value in implied.none_where[fact.path]:
                values = (True,) if fact.type == "bool" else VOCABULARIES[fact.vocabulary].terms
                return next(each for each in values if each not in implied.none_where[fact.path])
            if implied.compares and stated is not UNKNOWN:
                (beside,) = (self.value(path, at) for path in implied.compares if path != fact.path)
                if beside is not UNKNOWN and (beside == value) is not stated:
                    return beside if stated else None if beside is not None else "JPN"
        return value

    def forget(self, path: str) -> None:
        """Take back what is stated of a fact, of every item."""
        owner, _, name = path.partition(".")
        for values in self.items if owner == "item" else [self.sections[owner]]:
            if values is not None:
                values.pop(name, None)

    def none(self, section: str) -> None:
        """State that there is no such part, where nothing of it is known yet, nor how it compares with another."""
        compared = any(
            self.value(fact.path, Place(0)) is not UNKNOWN
            for fact in catalogue().values()
            if any(path.startswith(f"{section}.") for path in fact.compares)
        )
        if self.sections[section] == {} and not compared:
            self.sections[section] = None

    def add_party(self) -> int:
        """Name one more third party; nothing is known of it."""
        self.parties = [*(self.parties or ()), {}]
        return len(self.parties) - 1

    def stated(self) -> Iterator[tuple[Values, str]]:
        """Yield every stated fact as the part that holds it and its name there."""
        for values in (*self.sections.values(), *self.items, *(self.parties or ())):
            if values:
                yield from ((values, name) for name in values)

    def build(self) -> TransferCase:
        """Return the case."""
        data: dict[str, Any] = {
            **{name: values for name, values in self.sections.items() if values != {}},
            "case": "drawn",
            "on": self.day,
            "items": self.items,
            "third_parties_complete": self.complete,
        }
        if self.parties is not None:
            data["third_parties"] = self.parties
        case = TransferCase.model_validate(data)
        if self.base is None:
            return case
        kept = ("case", "title", "note", "sources", "overrides")
        return case.model_copy(update={name: getattr(self.base, name) for name in kept})


@cache
def _implied_by(path: str) -> tuple[Fact, ...]:
    """Return the facts of which a fact can say that they are none, or that compare it with another."""
    return tuple(each for each in catalogue().values() if path in each.none_where or path in each.compares)


def _stated(section: BaseModel | None) -> Values | None:
    if section is None:
        return None
    values = {name: getattr(section, name) for name in type(section).model_fields}
    return {name: value for name, value in values.items() if value is not UNKNOWN}
