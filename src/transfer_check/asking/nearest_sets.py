"""The nearest sets of facts: how few facts would have to be otherwise for each of many literals of the circuit to be true.

Known facts that would have to be otherwise count first, unknown ones that would have to be established second. All
literals are looked at together. First the facts are found without which a literal cannot become true, by leaving each
in turn as it is while all others are free; mostly that is all it takes. Where it is not, facts are added to them, those
sets first that are nearest. A set counts once values of its facts are found that make the literal true together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import count, product
from math import prod
from typing import NamedTuple

from transfer_check.asking.facts_by_means import FactsByMeans, Numbers
from transfer_check.asking.means import MEANS, Means
from transfer_check.asking.reach import least_levels
from transfer_check.circuit.fact_places import Move, Moves, Place
from transfer_check.circuit.variants import Judged


class Nearness(NamedTuple):
    """The facts that would have to be otherwise, in one of the nearest ways.

    Attributes:
        otherwise: those that are known.
        unknown: those that are not known, and would have to be established.
    """

    otherwise: frozenset[Place]
    unknown: frozenset[Place]

    @property
    def counts(self) -> tuple[int, int]:
        """How many are known, and how many are not."""
        return len(self.otherwise), len(self.unknown)


class Reach(NamedTuple):
    """How near a literal is to being true.

    Attributes:
        nearness: one of the nearest ways; ``None`` where there is none.
        means: the least demanding means by which it can become true.
    """

    nearness: Nearness | None
    means: Means


HOLDS = Reach(Nearness(frozenset(), frozenset()), "establish")
OUT_OF_REACH = Reach(None, "nobody")


AT_ONCE = 8
"""Sets equally near that one search looks at in one pass."""
MOST_TOGETHER = 64
"""Choices of values of the facts of one set that are tried in one pass; a set with more is searched change by change."""


class _Task:
    """The search of the nearest set of facts for one literal."""

    def __init__(self, literal: int) -> None:
        self.literal = literal
        self.waiting: list[tuple[tuple[int, int], list[int], Numbers]] = []
        self.met: set[Numbers] = set()
        self.found: Numbers | None = None

    def next_sets(self) -> list[Numbers]:
        """Take sets that are equally near from those that wait."""
        first = self.waiting[0][0]
        sets: list[Numbers] = []
        while self.waiting and self.waiting[0][0] == first and len(sets) < AT_ONCE:
            sets.append(heappop(self.waiting)[2])
        return sets


class NearestSets:
    """Measures how near literals are to being true.

    Args:
        facts: the facts that may change.
        order: of a literal, the order of the facts on which it rests: of two sets equally near, the first is taken.
    """

    def __init__(self, facts: FactsByMeans, order: Callable[[int], Mapping[Place, int]]) -> None:
        self.facts, self._order = facts, order

    def of(self, literals: Iterable[int], *, reached: Iterable[int] = ()) -> dict[int, Reach]:
        """Return how near each of some literals is to being true.

        Args:
            literals: the literals.
            reached: further literals, of which only the means are asked for.
        """
        count, free = self.facts.all_but_one()
        judged = self.facts.variants.judge(count, {}, free)
        blocks: dict[int, list[int]] = {}
        found: dict[int, Reach] = {}
        nearest, reached = dict.fromkeys(literals), dict.fromkeys(reached)
        for literal in (*nearest, *reached):
            true = judged.of(literal)
            if true & 1:
                found[literal] = HOLDS
                continue
            blocks[literal] = self.facts.by_level(true)
            if not blocks[literal][-1] & 1:
                found[literal] = OUT_OF_REACH
        anyhow = {literal: self._task(literal, blocks[literal][-1]) for literal in nearest if literal not in found}
        self._solve(list(anyhow.values()))
        for literal, task in anyhow.items():
            found[literal] = OUT_OF_REACH if task.found is None else self._reach(task.found)
        below = {literal: MEANS.index(found[literal].means) for literal in anyhow if found[literal].nearness}
        below.update((literal, len(MEANS) - 1) for literal in reached if literal not in found)
        for literal, level in least_levels(self.facts, below, blocks).items():
            found[literal] = found.get(literal, OUT_OF_REACH)._replace(means=MEANS[level])
        return found

    def _task(self, literal: int, all_but_one: int) -> _Task:
        task = _Task(literal)
        self._wait(task, self.facts.missed(all_but_one))
        return task

    def _wait(self, task: _Task, numbers: Numbers) -> None:
        if numbers not in task.met:
            task.met.add(numbers)
            self._wait_again(task, numbers)

    def _wait_again(self, task: _Task, numbers: Numbers) -> None:
        order = self._order(task.literal)
        ranks = sorted(order.get(self.facts.places[number], len(order)) for number in numbers)
        heappush(task.waiting, (self._counts(numbers), ranks, numbers))

    def _counts(self, numbers: Numbers) -> tuple[int, int]:
        known = sum(self.facts.known[number] for number in numbers)
        return known, len(numbers) - known

    def _reach(self, numbers: Iterable[int]) -> Reach:
        known = frozenset(self.facts.places[number] for number in numbers if self.facts.known[number])
        unknown = frozenset(self.facts.places[number] for number in numbers if not self.facts.known[number])
        return Reach(Nearness(known, unknown), MEANS[max(self.facts.level[number] for number in numbers)])

    # ── the search ────────────────────────────────────────────────────────────────────────────

    def _solve(self, tasks: list[_Task]) -> None:
        """Look at the next sets of every search at once, until each has found one or has none left."""
        while tasks := [task for task in tasks if task.found is None and task.waiting]:
            looked_at = [(task, numbers) for task in tasks for numbers in task.next_sets()]
            free = [0] * len(self.facts.places)
            for nth, (_, numbers) in enumerate(looked_at):
                for number in numbers:
                    free[number] |= 1 << nth
            judged = self.facts.variants.judge(len(looked_at), {}, self.facts.free(free))
            hopeful: dict[_Task, Numbers] = {}
            for nth, (task, numbers) in enumerate(looked_at):
                if not judged.of(task.literal) >> nth & 1:
                    self._wait_with_one_more(task, numbers, judged, (nth,))
                elif task in hopeful:
                    self._wait_again(task, numbers)
                else:
                    hopeful[task] = numbers
            self._find_values(hopeful)

    def _find_values(self, hopeful: Mapping[_Task, Numbers]) -> None:
        """Look for values of the facts of each set that make its literal true together; see further where there are none."""
        trial = _Trial(self.facts.places, self.facts.every, list(hopeful.values()))
        judged = self.facts.variants.judge(trial.count, trial.moved, self.facts.free(trial.free))
        choices: list[tuple[_Task, Moves]] = []
        for nth, (task, numbers) in enumerate(hopeful.items()):
            usable = trial.usable(nth, judged.of(task.literal))
            without = next((number for number, moves in usable.items() if not moves), None)
            if without is not None:
                self._wait_with_one_more(task, numbers, judged, trial.variants[nth][without])
            elif prod(map(len, usable.values())) > MOST_TOGETHER:
                task.waiting.clear()
                task.found = self._by_values(task)
            else:
                choices += [(task, frozenset(moves)) for moves in product(*usable.values())]
        together = self.facts.variants.of([moves for _, moves in choices])
        for nth, (task, _) in enumerate(choices):
            if together.of(task.literal) >> nth & 1:
                task.found = hopeful[task]
        for task in dict.fromkeys(task for task, _ in choices if task.found is None):
            failed = [nth for nth, (other, _) in enumerate(choices) if other is task]
            self._wait_with_one_more(task, hopeful[task], together, failed)

    def _by_values(self, task: _Task) -> Numbers | None:
        """Search the nearest set change by change: slower, and for the few literals whose facts must suit one another."""
        order = count()
        waiting: list[tuple[tuple[int, int], int, Moves]] = [((0, 0), next(order), frozenset())]
        met: set[Moves] = set()
        while waiting:
            _, _, moves = heappop(waiting)
            if moves in met:
                continue
            met.add(moves)
            numbers = tuple(sorted(self.facts.number(place) for place, _ in moves))
            others = [0b10 * (number not in numbers) for number, _ in enumerate(self.facts.places)]
            judged = self.facts.variants.judge(2, dict.fromkeys(moves, 0b11), self.facts.free(others))
            true = judged.of(task.literal)
            if true & 1:
                return numbers
            if true & 2:
                for move in self.facts.needed.of(task.literal, judged, 0, self.facts.changes(-1, numbers)):
                    further = tuple(sorted({*numbers, self.facts.number(move[0])}))
                    heappush(waiting, (self._counts(further), next(order), moves | {move}))
        return None

    def _wait_with_one_more(self, task: _Task, numbers: Numbers, judged: Judged, variants: Iterable[int]) -> None:
        """Wait with each fact added that is needed for a literal that is true in none of some variants of a set."""
        among = self.facts.changes(-1, numbers)
        for variant in variants:
            needed = self.facts.needed.of(task.literal, judged, variant, among)
            for place in dict.fromkeys(place for place, _ in needed):
                self._wait(task, tuple(sorted({*numbers, self.facts.number(place)})))


class _Trial:
    """Variants in which one fact of a set takes one of its values, and the other facts of the set are free.

    Attributes:
        count: how many variants.
        moved: by change, the variants in which it is made.
        free: by the number of a fact, those in which it is free.
        variants: of each set, those of each of its facts.
    """

    def __init__(self, places: Sequence[Place], every: Sequence[int], sets: Sequence[Numbers]) -> None:
        self.count = 0
        self.moved: dict[Move, int] = {}
        self.free = [0] * len(places)
        self._places, self._every = places, every
        self.variants = [{number: self._each_value(number, numbers) for number in numbers} for numbers in sets]

    def _each_value(self, number: int, numbers: Numbers) -> range:
        variants = range(self.count, self.count + self._every[number].bit_length())
        for option, variant in enumerate(variants):
            move = self._places[number], option
            self.moved[move] = self.moved.get(move, 0) | 1 << variant
        for other in numbers:
            if other != number:
                self.free[other] |= self._every[number] << self.count
        self.count = variants.stop
        return variants

    def usable(self, nth: int, true: int) -> dict[int, list[Move]]:
        """Return, of each fact of a set, the changes with which a literal is true while the other facts are free."""
        return {
            number: [(self._places[number], option) for option, variant in enumerate(variants) if true >> variant & 1]
            for number, variants in self.variants[nth].items()
        }
