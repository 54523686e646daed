"""All completions of a small partial case, one by one: the definition of relevance, with nothing clever in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from transfer_check.case import TransferCase, catalogue
from transfer_check.decision import Verdict
from transfer_check.evaluation import _decide_item
from transfer_check.facts import OPEN_LIST, UNKNOWN, Facts
from transfer_check.rulebook import Edition, Rulebook
from transfer_check.strategies.palette import Palette, facts_read
from transfer_check.truth import Truth

NUMBERS = (0, 0.5, 1, 1.5, 2, 10, 50, 60, 99, 99.5, 99.7, 100, 101, None)
OTHER_STATES = ("FRA", "ITA", "NOR")
At = tuple[str, int | None, int | None]
"""A fact by path, item and third party."""


class Domain(NamedTuple):
    """The unknown facts of a case and, for each, values enough that every class has one."""

    case: TransferCase
    edition: Edition
    values: dict[At, tuple[Any, ...]]

    @property
    def size(self) -> int:
        """How many completions there are."""
        total = 1
        for values in self.values.values():
            total *= len(values)
        return total


def domain_of(case: TransferCase, rulebook: Rulebook) -> Domain:
    """Return every unknown fact that some rule reads, with its values; derived facts are true or false by hand."""
    palette = Palette(rulebook, case.on)
    read = facts_read(palette.provisions, palette.edition)
    known = case.facts()
    found: dict[At, tuple[Any, ...]] = {}
    for path in catalogue():
        owner = path.partition(".")[0]
        if path not in read or owner == "act":
            continue
        if owner == "item":
            for item, facts in enumerate(case.item_facts()):
                if path not in facts:
                    found[path, item, None] = _values(path, palette)
        elif owner == "third_party":
            parties: Any = known.get("third_parties", ())
            for party, facts in enumerate(parties):
                if facts != OPEN_LIST and path not in facts:
                    found[path, None, party] = _values(path, palette)
        elif path == "third_parties":
            if path not in known or OPEN_LIST in known[path]:  # type: ignore[operator]
                found[path, None, None] = tuple(_lists(palette, read))
        elif path not in known:
            found[path, None, None] = _values(path, palette)
    return Domain(case, palette.edition, found)


def _values(path: str, palette: Palette) -> tuple[Any, ...]:
    fact = catalogue()[path]
    if fact.type == "number":
        return NUMBERS
    if fact.type == "states":
        states = _states(palette)
        return (None, *itertools.combinations(states, 1), *itertools.combinations(states, 2))
    if fact.type == "state":
        return (*_states(palette), None)
    return tuple(dict.fromkeys(palette.values(path)))


def _states(palette: Palette) -> tuple[str, ...]:
    """Return the states some rule mentions, and some that none does."""
    mentioned = {
        state
        for path in catalogue()
        if catalogue()[path].type == "state" and path in palette.read
        for state in palette.values(path)
        if state is not None
    }
    return (*sorted(mentioned), *OTHER_STATES)


def _lists(palette: Palette, read: set[str]) -> Iterator[tuple[dict[str, Any], ...]]:
    """Yield lists of up to two third parties."""
    paths = sorted(path for path in read if path.startswith("third_party."))
    elements = [
        dict(zip(paths, values, strict=True)) for values in itertools.product(*(_values(path, palette) for path in paths))
    ]
    for count in range(3):
        yield from itertools.combinations(elements, count)


def verdicts(domain: Domain) -> dict[tuple[int, ...], tuple[Verdict, ...]]:
    """Return the verdicts of the items of every completion, by the places of the values in the domain."""
    return {places: _verdict(domain, chosen(domain, places)) for places in itertools.product(*map(_places, domain.values.values()))}


def _places(values: tuple[Any, ...]) -> range:
    return range(len(values))


def chosen(domain: Domain, places: tuple[int, ...]) -> dict[At, Any]:
    """Return the values at some places of the domain."""
    return {at: values[place] for (at, values), place in zip(domain.values.items(), places, strict=True)}


def relevant(domain: Domain, found: Mapping[tuple[int, ...], tuple[Verdict, ...]]) -> set[At]:
    """Return the facts in which alone two completions differ that differ in verdict."""
    matter = set()
    for place, at in enumerate(domain.values):
        seen: dict[tuple[int, ...], tuple[Verdict, ...]] = {}
        for places, verdict in found.items():
            others = places[:place] + places[place + 1 :]
            if seen.setdefault(others, verdict) != verdict:
                matter.add(at)
                break
    return matter


def _verdict(domain: Domain, chosen: Mapping[At, Any]) -> tuple[Verdict, ...]:
    case, edition = domain.case, domain.edition
    stated: dict[str, Any] = {**dict.fromkeys(edition.acts, False), **case.facts()}
    stated["third_parties"] = _parties(stated.get("third_parties", UNKNOWN), chosen)
    stated.update({path: value for (path, item, party), value in chosen.items() if (item, party) == (None, None) and path != "third_parties"})  # fmt: skip
    decided = []
    for index, own in enumerate(case.item_facts()):
        facts: dict[str, Any] = {**stated, **own}
        facts.update({path: value for (path, item, _), value in chosen.items() if item == index})
        _derive(edition, facts, {**case.facts(), **own}, case)
        decided.append(_decide_item(edition, facts, case.on, index).verdict)
    return tuple(decided)


def _parties(known: Any, chosen: Mapping[At, Any]) -> Any:
    named = [dict(each) for each in known if each != OPEN_LIST] if isinstance(known, tuple) else []
    for (path, _, party), value in chosen.items():
        if party is not None:
            named[party][path] = value
    more = chosen.get(("third_parties", None, None), ())
    return (*named, *more) if isinstance(known, tuple) or ("third_parties", None, None) in chosen else known


def _derive(edition: Edition, facts: dict[str, Any], by_case: Facts, case: TransferCase) -> None:
    """Derive what is derived; what is chosen by hand counts only where the definition leaves the fact in doubt."""
    for definition in edition.definitions:
        path = definition.provision.defines
        if path in by_case:
            continue
        value = definition.when([test(facts, case.on) for test in definition.leaves.tests])
        if value is not Truth.UNKNOWN:
            facts[path] = value is Truth.TRUE
