"""Exceptions that somebody signs: a derived fact taken otherwise than the rules settle it."""

import re
from collections.abc import Collection, Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from transfer_check.facts.catalogue import did_you_mean
from transfer_check.facts.values import DayOfCase

Written = Annotated[StrictStr, Field(min_length=1, pattern=r"\S")]
"""A text that says something."""

_OF_ITEM = re.compile(r"items\[(0|[1-9][0-9]{0,8})\]\.(.+)")


class Override(BaseModel):
    """The value a derived fact is to have instead of the one the rules give it, and who answers for that.

    Attributes:
        value: the value that is used.
        by: who signs it: a person, an office, or a term of the list ``body``.
        on: the day of the signature.
        because: the reason.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    value: StrictBool
    by: Written
    on: DayOfCase
    because: Written


def address(path: str, item: int | None) -> str:
    """Return how a case names a fact in `overrides` and `sources`: ``recipient.state``, ``items[0].form``."""
    return path if item is None else f"items[{item}].{path.partition('.')[2]}"


def place(written: str) -> tuple[str, int | None]:
    """Return the path of the fact that an address names, and the 0-based place of its item; ``None`` for the case."""
    of_item = _OF_ITEM.fullmatch(written)
    return (written, None) if of_item is None else (f"item.{of_item[2]}", int(of_item[1]))


def check_address(written: str, derived: Collection[str], items: int) -> None:
    """Check that an address is that of a derived fact the case has room for.

    Args:
        written: the address.
        derived: the paths of the derived facts.
        items: how many items the case has.

    Raises:
        pydantic_core.PydanticCustomError: if it is not.
    """
    path, item = place(written)
    if path not in derived or path.startswith("item.") is not (item is not None):
        raise _refused(written, "`{path}` in `overrides` is not a derived fact", _nearest(written, derived))
    if item is not None and item >= items:
        help = f"the items are numbered from 0 to {items - 1}"
        raise _refused(written, "`{path}` in `overrides` names an item the case does not have", help)


def check_values(overrides: Mapping[str, Override], stated: Mapping[str, object]) -> None:
    """Check that no fact is stated with another value than the one that is signed.

    Args:
        overrides: what is signed, by address.
        stated: what the case states of the same facts, by address.

    Raises:
        pydantic.ValidationError: with an error for each that differs.
    """
    message = "`overrides` signs another value of `{path}` than the case states"
    help = "state the fact once: keep what is signed, and drop the other"
    errors = [
        InitErrorDetails(type=_refused(written, message, help), input=signed)
        for written, signed in overrides.items()
        if written in stated and stated[written] is not signed.value
    ]
    if errors:
        raise ValidationError.from_exception_data("overrides", errors)


def _nearest(written: str, derived: Collection[str]) -> str:
    near = did_you_mean(written, [path.replace("item.", "items[0].") for path in derived])
    return (f"did you mean `{near}`? " if near else "") + (
        "every other fact is stated in its own place; "
        "`transfer-check facts` says of each fact whether it is derived; one of an item is written `items[0].…`"
    )


def _refused(path: str, message: str, help: str) -> PydanticCustomError:
    return PydanticCustomError("override", message, {"path": path, "help": help})
