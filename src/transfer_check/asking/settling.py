"""The smallest sets of facts that would settle an undetermined verdict, with where each of their values leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import combinations, product
from math import prod
from operator import or_
from typing import NamedTuple

from transfer_check.asking.prospects import NOTHING, Prospects
from transfer_check.circuit import Place, ValueClass, unknowns
from transfer_check.facts import TransferCase
from transfer_check.judging import Verdict
from transfer_check.law import Rulebook

AT_ONCE = 20_000
"""How many assignments are worked out together."""


class Assignment(NamedTuple):
    """Values of the facts of a set, each standing for its class, and the verdict they lead to."""

    values: tuple[ValueClass, ...]
    verdict: Verdict


class SettlingSet(NamedTuple):
    """Facts that, once known, can settle the verdict; each of them is needed.

    Attributes:
        facts: where the facts stand.
        assignments: every choice of a class of values for each that contradicts nothing the case states, with the
            verdict: undetermined where it stays so.
        certain: whether every assignment settles the verdict; never so where a list is among the facts.
    """

    facts: tuple[Place, ...]
    assignments: tuple[Assignment, ...]
    certain: bool


class SettlingSets(NamedTuple):
    """The sets that would settle a verdict.

    Attributes:
        sets: the smallest first, and of one size those first that settle the verdict whatever the values.
        searched: the size up to which every set was looked at.
        bounded: whether larger sets, which were not looked at, may settle it too.
    """

    sets: tuple[SettlingSet, ...]
    searched: int
    bounded: bool


def settling_sets(
    case: TransferCase, rulebook: Rulebook, *, on: date | None = None, size: int = 3, most: int = 200_000
) -> SettlingSets:
    """Return the smallest sets of unknown facts that would settle the verdict.

    A set is listed exactly if for some values of its facts the evaluator reaches a verdict, and reaches none where
    one of those values is taken away. Of an unknown list only that it is empty is considered: what else may be in it
    is without bound, and then the verdict is given as undetermined. A value of a derived fact counts only where its
    definition is in doubt.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        on: another day whose law to apply instead of the case's own.
        size: the greatest size of a set.
        most: how many assignments are worked out; a size with more of them is not begun.

    Returns:
        The sets; none where the verdict is determined.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    unknown = unknowns(case, rulebook, on=on)
    search = _Search(Prospects(unknown))
    if not search.undetermined:
        return SettlingSets((), 0, False)
    places = list(unknown.owned)
    found: list[SettlingSet] = []
    searched = 0
    for count in range(1, min(size, len(places)) + 1):
        most -= sum(search.rows(facts) for facts in combinations(places, count))
        if most < 0:
            break
        found += search.of_size(places, count)
        searched = count
    found.sort(key=lambda each: (len(each.facts), not each.certain))
    return SettlingSets(tuple(found), searched, searched < len(places))


Row = tuple[ValueClass | None, ...]
"""For each fact of a set the values meant; ``None`` where any is. Of a list only that it is empty is ever meant."""


def in_few_rows(each: SettlingSet, sets: Iterable[SettlingSet]) -> list[tuple[Row, Verdict]]:
    """Return where the values of a set lead, in few rows.

    Of a set that is certain all assignments are told, of another those that need each of its facts. Every
    assignment of a row has the verdict of the row, also where another row tells it, or where fewer facts lead to it.

    Args:
        each: a set.
        sets: every settling set, the smaller ones among them.
    """
    verdicts = {row.values: row.verdict for row in each.assignments}
    told = set() if each.certain else {values for values in verdicts if _by_part(values, each.facts, sets)}
    classes = [list(dict.fromkeys(column)) for column in zip(*verdicts, strict=True)]
    rows: list[tuple[Row, Verdict]] = []
    for values, verdict in verdicts.items():
        if verdict is not Verdict.UNDETERMINED and values not in told:
            row = _widened(values, verdicts, classes, told)
            told.update(product(*row))
            rows.append((tuple(map(_together, row, classes)), verdict))
    return rows


def _by_part(values: tuple[ValueClass, ...], facts: tuple[Place, ...], sets: Iterable[SettlingSet]) -> bool:
    known = dict(zip(facts, values, strict=True))
    return any(
        any(
            row.verdict is not Verdict.UNDETERMINED
            and all(known[place] == value for place, value in zip(smaller.facts, row.values, strict=True))
            for row in smaller.assignments
        )
        for smaller in sets
        if set(smaller.facts) < set(facts)
    )


def _widened(
    values: tuple[ValueClass, ...],
    verdicts: dict[tuple[ValueClass, ...], Verdict],
    classes: list[list[ValueClass]],
    told: set[tuple[ValueClass, ...]],
) -> list[list[ValueClass]]:
    """Return the values of an assignment with others beside them that lead to the same verdict and are not told yet."""
    row = [[value] for value in values]
    for number in reversed(range(len(row))):
        others = {value: list(product(*row[:number], [value], *row[number + 1 :])) for value in classes[number]}
        same = [
            value for value in classes[number] if all(verdicts.get(each) is verdicts[values] for each in others[value])
        ]
        fresh = [value for value in same if not told.issuperset(others[value])]
        row[number] = same if len(same) == len(classes[number]) else fresh
    return row


def _together(chosen: list[ValueClass], classes: list[ValueClass]) -> ValueClass | None:
    if len(chosen) == len(classes) and classes != [NOTHING]:
        return None
    return ValueClass(tuple(value for each in chosen for value in each.values))


class _Search:
    """Works out where the assignments of many sets of facts lead; remembers which settle the verdict."""

    def __init__(self, prospects: Prospects) -> None:
        self.prospects = prospects
        self.settled: dict[tuple[Place, ...], int] = {}
        self.undetermined = bool(prospects.verdicts(prospects.under([{}]))[Verdict.UNDETERMINED])

    def rows(self, facts: Sequence[Place]) -> int:
        """Return how many assignments a set has."""
        return prod(len(self.prospects.classes[place]) for place in facts)

    def of_size(self, places: Sequence[Place], count: int) -> Iterator[SettlingSet]:
        """Yield the settling sets of one size; those of every smaller size have been worked out."""
        batch: list[tuple[Place, ...]] = []
        waiting = 0
        for facts in combinations(places, count):
            batch.append(facts)
            waiting += self.rows(facts)
            if waiting >= AT_ONCE:
                yield from self._worked_out(batch)
                batch, waiting = [], 0
        yield from self._worked_out(batch)

    def _worked_out(self, batch: list[tuple[Place, ...]]) -> Iterator[SettlingSet]:
        if not batch:
            return
        verdicts = self.prospects.verdicts(self.prospects.all_values(batch))
        any_verdict = reduce(or_, verdicts.values())
        first = 0
        for facts in batch:
            width = self.rows(facts)
            span = (1 << width) - 1
            possible = span & (any_verdict >> first)
            settled = possible & ~(verdicts[Verdict.UNDETERMINED] >> first)
            if settled:
                self.settled[facts] = settled
                if settled & ~self._settled_by_part(facts):
                    reached = {verdict: bits >> first & span for verdict, bits in verdicts.items()}
                    yield self._set(facts, reached, settled == possible)
            first += width

    def _settled_by_part(self, facts: tuple[Place, ...]) -> int:
        """Return the assignments of a set that settle the verdict without one of its facts."""
        found = 0
        sizes = [len(self.prospects.classes[place]) for place in facts]
        for place, own in enumerate(sizes):
            part = self.settled.get(facts[:place] + facts[place + 1 :], 0)
            after = prod(sizes[place + 1 :])
            for block in range(prod(sizes[:place]) if part else 0):
                bits = part >> block * after & ((1 << after) - 1)
                for number in range(own):
                    found |= bits << (block * own + number) * after
        return found

    def _set(self, facts: tuple[Place, ...], reached: dict[Verdict, int], every: bool) -> SettlingSet:
        classes = [self.prospects.classes[place] for place in facts]
        assignments = tuple(
            Assignment(values, verdict)
            for row, values in enumerate(product(*classes))
            for verdict, bits in reached.items()
            if bits >> row & 1
        )
        lists = any(place not in self.prospects.unknowns.variables for place in facts)
        return SettlingSet(facts, assignments, every and not lists)
