"""Lists of parties that a rule speaks of once: what it says of ``party`` holds of each of them.

A rule that bars a party bars it in any place where a party can stand. Written as ``some: {in: parties, where: …}``,
its condition is lowered to one on each named party and one on every third party, so that whatever reads conditions
reads only those.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from transfer_check.law.condition import AllOf, AnyOf, Compare, Condition, Every, Not, Some

PARTY = "party"
"""What stands for each party in turn in the condition on a list of parties."""
THIRD_PARTIES, THIRD_PARTY = "third_parties", "third_party"
_ONWARD = Compare("third_party.part", "==", "onward_recipient")


class PartyList(NamedTuple):
    """The parties of a list.

    Attributes:
        sections: the parties that a case names by themselves.
        part: the condition on the part of a third party in the list; ``None`` for every third party.
    """

    sections: tuple[str, ...]
    part: Condition | None


PARTY_LISTS = {
    "parties": PartyList(("recipient", "end_user", "consignee"), None),
    "receiving_parties": PartyList(("recipient", "end_user"), _ONWARD),
    "intermediate_parties": PartyList(("consignee",), Not(_ONWARD)),
}
"""Everybody; who gets the goods for use, onward recipients among them; who has a hand in the transfer on the way."""


def over_parties(branch: str, name: str, where: Callable[[str], Condition]) -> Condition:
    """Return the condition that some, or every, party of a list satisfies a condition.

    Args:
        branch: ``some`` or ``every``.
        name: a key of `PARTY_LISTS`.
        where: the condition on one party, by the name of its section or ``third_party``.
    """
    sections, part = PARTY_LISTS[name]
    named = tuple(where(section) for section in sections)
    third = where(THIRD_PARTY)
    if branch == "some":
        return AnyOf((*named, Some(THIRD_PARTIES, third if part is None else AllOf((part, third)))))
    return AllOf((*named, Every(THIRD_PARTIES, third if part is None else AnyOf((Not(part), third)))))


_MENTION = re.compile(rf"\b{PARTY}\.")


def about(section: str, written: Any) -> Any:
    """Return a condition as written in a rule file with a party in the place of ``party``."""
    if isinstance(written, str):
        return _MENTION.sub(f"{section}.", written)
    if isinstance(written, list):
        return [about(section, part) for part in written]
    if isinstance(written, dict):
        return {key: about(section, part) for key, part in written.items()}
    return written


def about_party(text: str, section: str) -> str:
    """Return what is said of the facts of one party in a list as it was written: of those of ``party``."""
    return text.replace(f"`{section}.", f"`{PARTY}.")


class OverParties(NamedTuple):
    """A condition on a list of parties, as it was written: once for all of them."""

    branch: str
    name: str
    where: Condition

    def lowered(self) -> Condition:
        """Return the condition on each party of the list."""
        return over_parties(self.branch, self.name, lambda party: _renamed(self.where, party))


def as_written(condition: Condition) -> OverParties | None:
    """Return what a condition says of a list of parties, if that is all it says.

    The result's `where` speaks of a third party, which stands for every party of the list.
    """
    match condition:
        case AnyOf((*_, Some("third_parties", where))):
            candidates = [OverParties("some", name, _without(where, AllOf, part)) for name, part in _parts("some")]
        case AllOf((*_, Every("third_parties", where))):
            candidates = [OverParties("every", name, _without(where, AnyOf, part)) for name, part in _parts("every")]
        case _:
            return None
    return next((candidate for candidate in candidates if candidate.lowered() == condition), None)


def _parts(branch: str) -> list[tuple[str, Condition | None]]:
    return [
        (name, None if each.part is None else each.part if branch == "some" else Not(each.part))
        for name, each in PARTY_LISTS.items()
    ]


def _without(where: Condition, join: type[AllOf] | type[AnyOf], part: Condition | None) -> Condition:
    joined = isinstance(where, join) and len(where.parts) == 2 and where.parts[0] == part
    return where.parts[1] if joined and isinstance(where, (AllOf, AnyOf)) else where


def _renamed(condition: Condition, party: str) -> Condition:
    match condition:
        case AllOf(parts):
            return AllOf(tuple(_renamed(part, party) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_renamed(part, party) for part in parts))
        case Not(part):
            return Not(_renamed(part, party))
        case Some() | Every():
            return condition
        case _:
            section, _, field = condition.fact.partition(".")
            return condition._replace(fact=f"{party}.{field}") if section == THIRD_PARTY else condition
