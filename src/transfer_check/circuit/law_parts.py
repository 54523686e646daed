"""The inputs of the circuit of the law, and what is read off it, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from transfer_check.facts import ELEMENTS
from transfer_check.law.condition import Leaf

PARTIES = "third_parties"
PARTY = ELEMENTS[PARTIES][0]

Kind = Literal["leaf", "may_be", "stated", "by_hand", "signed", "filled", "closed"]


class Shape(NamedTuple):
    """How much of everything a case has.

    Attributes:
        parties: third parties that are named.
        open: whether there may be more of them.
    """

    items: int
    parties: int
    open: bool


class Input(NamedTuple):
    """What an input of the circuit stands for.

    Attributes:
        kind: a leaf is true, or, in a dated table, may be; a derived fact is stated by hand, as what, and whether that
            is signed; a slot for a third party is filled, as that of one that is named is unless the list is emptied;
            the list of third parties is closed.
        subject: the leaf, or the path of the fact.
        item: 0-based place of the item it is about; ``None`` for the case.
        party: 0-based place of the third party it is about; ``None`` for none.
    """

    kind: Kind
    subject: Leaf | str
    item: int | None
    party: int | None


class Outcome(NamedTuple):
    """The three truths of an item that its verdict is read off; without a text of policy only what is prohibited counts."""

    scope: int
    prohibited: int
    permitted: int


class ProvisionGate(NamedTuple):
    """A rule or scope as far as the verdict of an item can turn on it.

    Attributes:
        bites: whether it bites.
        own: its own conditions.
        within: whether the item is in the scope of its regime; true for a scope.
        spared: whether a verdict no longer turns on it whether it bites: another ground is there.
    """

    id: str
    bites: int
    own: tuple[int, ...]
    within: int
    spared: int


class ItemGates(NamedTuple):
    """What is said of an item, provision by provision.

    Attributes:
        favourable: whether the item is out of every scope, or such that it may be permitted.
        bites: of each rule by id, whether it bites.
        exceptions: of each exception written inside a rule, by the ids of both, whether it holds.
        within: of each regime by id, whether the item is in its scope.
        grounded: of each deciding regime by id, whether some ground applies, or none is needed.
    """

    favourable: int
    bites: Mapping[str, int]
    exceptions: Mapping[tuple[str, str], int]
    within: Mapping[str, int]
    grounded: Mapping[str, int]
