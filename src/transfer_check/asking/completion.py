"""A case with one fact more: as an interview states it, and as two completions of a case show that a fact matters."""

from __future__ import annotations

from datetime import date
from typing import Any

from transfer_check.circuit import LIST_OF, Place
from transfer_check.facts import (
    ELEMENTS,
    SECTIONS,
    UNKNOWN,
    Fact,
    TransferCase,
    Unknown,
    facts_of_none,
    on_the_day_of_a_case,
)


def signed(fact: Fact, value: Any, by: str, on: date) -> Any:
    """Return a value as the case states it: of an assessment with who made it, and when."""
    return {"value": value, "by": by, "on": on} if fact.kind == "assessed" else value


def with_fact(case: TransferCase, place: Place, value: Any) -> TransferCase:
    """Return a case in which a fact is stated, or is unknown again where the value is `UNKNOWN`.

    Args:
        case: the case.
        place: the fact; that of an item or third party which the case has.
        value: its value as a case file would state it; an assessment is a mapping with ``value``, ``by`` and ``on``,
            and of a list what is to be added to it.

    Raises:
        pydantic.ValidationError: for a value that the fact cannot have, the code of a state of another day among them.
    """
    with on_the_day_of_a_case(case.on):
        return _with_fact(case, place, value)


def _with_fact(case: TransferCase, place: Place, value: Any) -> TransferCase:
    owner, _, name = place.path.partition(".")
    if owner == "item":
        items = list(case.items)
        items[place.item or 0] = _changed(items[place.item or 0], name, value)
        return case.model_copy(update={"items": tuple(items)})
    if owner in LIST_OF:
        listed = getattr(case, LIST_OF[owner])
        elements = list(listed)
        elements[place.party or 0] = _changed(elements[place.party or 0], name, value)
        return case.model_copy(update={LIST_OF[owner]: tuple(elements)})
    if not name:
        return _with_list(case, owner, value)
    section = getattr(case, owner)
    if section is None:  # it was known to be none as a whole; now it says so fact by fact
        section = SECTIONS[owner].model_validate(facts_of_none(SECTIONS[owner]))
    return case.model_copy(update={owner: _changed(section, name, value)})


def _changed(section: Any, name: str, value: Any) -> Any:
    stated = {key: getattr(section, key) for key in type(section).model_fields}
    return type(section).model_validate({**stated, name: value})


def _with_list(case: TransferCase, name: str, value: Any) -> TransferCase:
    """Return the case with more elements in a list, each a mapping of what is known of it; the list is then closed."""
    if isinstance(value, Unknown):
        return case.model_copy(update={name: UNKNOWN})
    _, model = ELEMENTS[name]
    known = getattr(case, name)
    elements = () if isinstance(known, Unknown) or known is None else known
    more = tuple(each if isinstance(each, model) else model.model_validate(each) for each in value or ())
    return case.model_copy(update={name: (*elements, *more), f"{name}_complete": True})
