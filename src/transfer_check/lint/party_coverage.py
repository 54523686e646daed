"""Parties: a prohibition that looks at one party looks at every party, or says whom it leaves out and why.

A judgement speaks of the parties in its question, so judgements are not looked at; nor are exceptions, which free
only whom the text names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import get_args

from transfer_check.errors import Problem
from transfer_check.facts import PARTY_PART
from transfer_check.files.rule_files import RuleFiles
from transfer_check.kleene import Truth
from transfer_check.law import Provision
from transfer_check.law.condition import (
    AllOf,
    AnyOf,
    Atom,
    Compare,
    Condition,
    Every,
    Member,
    Not,
    Some,
    atoms,
    condition_facts,
    evaluate_condition,
    leaf_facts,
)
from transfer_check.law.written import PARTY_LISTS, THIRD_PARTIES, THIRD_PARTY, Place

PLACES: tuple[str, ...] = get_args(Place)
SECTIONS = PARTY_LISTS["parties"].sections
PART = f"{THIRD_PARTY}.part"
KINDS_OF_PARTY = ("role", "organisation", "part")
"""What only narrows a bar to some kinds of party, and bars none by itself."""


def unread_parties(files: RuleFiles) -> Iterator[Problem]:
    """Yield prohibitions that leave out parties and do not say so, and rules that say so wrongly."""
    for file in files.files:
        for number, rule in enumerate(file.content.rules):
            at = ("rules", number)
            said: set[str] = set() if rule.parties is None else set(rule.parties.left_out)
            if rule.effect != "prohibit":
                if rule.parties is not None:
                    message = "`parties` is said of a rule that does not prohibit"
                    yield file.problem((*at, "parties"), "TC365", rule.id, message, "take out `parties`")
                continue
            version = next(
                each for each in files.rulebook.versions(rule.id) if each.in_force.start == rule.in_force.from_
            )
            if not files.is_sound(version):
                continue
            left_out = parties_left_out(version, files)
            silent = [place for place in PLACES if place in left_out and place not in said]
            if silent:
                message = f"the prohibition reads some parties, but not {_listed(silent)}"
                help = "write it once for all: `some: {in: parties, where: …}`; if the text leaves them out, say so: "
                help += f"`parties: {{left_out: [{', '.join(silent)}], reason: {{ja: …, en: …}}}}`"
                yield file.problem((*at, "when"), "TC365", rule.id, message, help)
            wrong = [place for place in PLACES if place in said and place not in left_out]
            if wrong:
                message = f"`parties` leaves out {_listed(wrong)}, but these are read, or no party is"
                yield file.problem((*at, "parties", "left_out"), "TC365", rule.id, message, "take them out of the list")


def parties_left_out(prohibition: Provision, files: RuleFiles) -> set[str]:
    """Return the places in which a party is not read by a prohibition, on some day on which it reads other parties."""
    definitions = [each for each in files.rulebook.provisions if each.effect == "define"]
    days = {prohibition.in_force.start or date.min} | {
        definition.in_force.start
        for definition in definitions
        if definition.in_force.start is not None and definition.in_force.start in prohibition.in_force
    }
    left_out: set[str] = set()
    for day in days:
        defined = {each.defines: each.when for each in definitions if day in each.in_force}
        read = _places_read(prohibition.when, defined)
        if read:
            left_out.update(place for place in PLACES if place not in read)
    return left_out


def _places_read(condition: Condition, defined: dict[str, Condition]) -> set[str]:
    """Return the places in which a condition looks for a barred party, through whatever definitions."""
    read: set[str] = set()
    waiting, followed = [condition], set[str]()
    while waiting:
        part = waiting.pop()
        for path in condition_facts(part) & defined.keys() - followed:
            followed.add(path)
            waiting.append(defined[path])
        for place, path in _of_places(part):
            if path not in defined and path.partition(".")[2] not in KINDS_OF_PARTY:
                read.add(place)
    return read


def _of_places(condition: Condition) -> Iterator[tuple[str, str]]:
    """Yield what a condition itself reads of a party, with the place of the party."""
    for atom in atoms(condition):
        if not isinstance(atom, (Some, Every)):
            yield from ((path.partition(".")[0], path) for path in leaf_facts(atom) if path.startswith(_OF_A_SECTION))
        elif atom.list_fact == THIRD_PARTIES:
            for part in PARTY_PART.terms:
                yield from ((part, path) for path in _read_of(atom.where, part))


_OF_A_SECTION = tuple(f"{section}." for section in SECTIONS)


def _read_of(where: Condition, part: str) -> Iterator[str]:
    """Yield what a condition on third parties reads of one whose part is known."""
    if evaluate_condition(where, partial(_by_part, part)) is not Truth.UNKNOWN:
        return
    match where:
        case AllOf(parts) | AnyOf(parts):
            for inner in parts:
                yield from _read_of(inner, part)
        case Not(inner):
            yield from _read_of(inner, part)
        case Some() | Every():
            return
        case _:
            yield from (path for path in leaf_facts(where) if path.startswith(f"{THIRD_PARTY}."))


def _by_part(part: str, atom: Atom) -> Truth:
    match atom:
        case Compare(fact, op, literal) if fact == PART:
            return Truth.of((part == literal) is (op == "=="))
        case Member(fact, values) if fact == PART:
            return Truth.of(part in values)
    return Truth.UNKNOWN


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
