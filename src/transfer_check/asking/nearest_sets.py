"""The nearest sets of facts: how few facts would have to be otherwise for each of many literals of the circuit to be true.

Known facts that would have to be otherwise count first, unknown ones that would have to be established second. All
literals are looked at together. First the facts are found without which a literal cannot become true, by leaving each
in turn as it is while all others are free; mostly that is all it takes. Where it is not, facts are added to them, those
sets first that are nearest. A set counts once values of its facts are found that make the literal true together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from transfer_check.asking.means import MEANS, Means
from transfer_check.asking.moves_needed import MovesNeeded
from transfer_check.circuit.fact_places import Move, Moves, Options, Place
from transfer_check.circuit.variants import Free, Judged, Variants


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


class _Task:
    """The search of the nearest set of facts for one literal, by means up to some level."""

    def __init__(self, literal: int, level: int) -> None:
        self.literal, self.level = literal, level
        self.waiting: list[tuple[tuple[int, int], list[int], tuple[int, ...]]] = []
        self.met: set[tuple[int, ...]] = set()
        self.found: tuple[int, ...] | None = None


class NearestSets:
    """Measures how near literals are to being true.

    Args:
        variants: the case with what its facts may become.
        options: what they may become.
        means: by fact, by what means it can come to be otherwise.
        known: the facts whose value is known.
        order: of a literal, the order of the facts on which it rests: of two sets equally near, the first is taken.
    """

    def __init__(
        self,
        variants: Variants,
        options: Options,
        means: Mapping[Place, Means],
        known: frozenset[Place],
        order: Callable[[int], Mapping[Place, int]],
    ) -> None:
        self.variants, self.options = variants, options
        self._order = order
        self._places = tuple(options)
        self._number = {place: number for number, place in enumerate(self._places)}
        self._level = [MEANS.index(means[place]) for place in self._places]
        self._known = [place in known for place in self._places]
        self._every = [(1 << len(of_place)) - 1 for of_place in options.values()]
        self._needed = MovesNeeded(variants, options)

    def of(self, literals: Iterable[int]) -> dict[int, Reach]:
        """Return how near each of some literals is to being true."""
        found: dict[int, Reach] = {}
        width = 1 + len(self._places)
        judged = self.variants.judge(1 + width * len(MEANS), {}, self._all_but_one())
        anyhow: dict[int, _Task] = {}
        least: dict[int, int] = {}
        for literal in dict.fromkeys(literals):
            true = judged.of(literal)
            blocks = [true >> 1 + level * width & (1 << width) - 1 for level in range(len(MEANS))]
            if true & 1:
                found[literal] = HOLDS
            elif not blocks[-1] & 1:
                found[literal] = OUT_OF_REACH
            else:
                least[literal] = next(level for level, block in enumerate(blocks) if block & 1)
                anyhow[literal] = self._task(literal, len(MEANS) - 1, blocks)
        self._solve(list(anyhow.values()))
        for literal, task in anyhow.items():
            found[literal] = OUT_OF_REACH if task.found is None else self._reach(task.found)
        nearer = [
            (literal, level, judged.of(literal))
            for literal in anyhow
            if found[literal].nearness is not None
            for level in range(least[literal], MEANS.index(found[literal].means))
        ]
        tasks = [
            self._task(literal, level, [true >> 1 + each * width & (1 << width) - 1 for each in range(len(MEANS))])
            for literal, level, true in nearer
        ]
        self._solve(tasks)
        for task in reversed(tasks):
            if task.found is not None:
                found[task.literal] = found[task.literal]._replace(means=MEANS[task.level])
        return found

    def _all_but_one(self) -> Free:
        """Return where each fact is free: of every level all facts within it, and then all but each in turn."""
        width = 1 + len(self._places)
        free: dict[Place, dict[int, int]] = {}
        for number, place in enumerate(self._places):
            bits = 0
            for level in range(self._level[number], len(MEANS)):
                bits |= ((1 << width) - 1 ^ 2 << number) << 1 + level * width
            free[place] = {self._every[number]: bits}
        return free

    def _task(self, literal: int, level: int, blocks: Sequence[int]) -> _Task:
        task = _Task(literal, level)
        must = (number for number, _ in enumerate(self._places) if not blocks[level] >> 1 + number & 1)
        self._wait(task, tuple(must))
        return task

    def _wait(self, task: _Task, numbers: tuple[int, ...]) -> None:
        if numbers not in task.met:
            task.met.add(numbers)
            order = self._order(task.literal)
            ranks = sorted(order.get(self._places[number], len(order)) for number in numbers)
            heappush(task.waiting, (self._counts(numbers), ranks, numbers))

    def _counts(self, numbers: tuple[int, ...]) -> tuple[int, int]:
        known = sum(self._known[number] for number in numbers)
        return known, len(numbers) - known

    def _reach(self, numbers: Iterable[int]) -> Reach:
        known = frozenset(self._places[number] for number in numbers if self._known[number])
        unknown = frozenset(self._places[number] for number in numbers if not self._known[number])
        return Reach(Nearness(known, unknown), MEANS[max(self._level[number] for number in numbers)])

    # ── the search ────────────────────────────────────────────────────────────────────────────

    def _solve(self, tasks: list[_Task]) -> None:
        """Look at the nearest set of every search at once, until each has found one or has none left."""
        while tasks := [task for task in tasks if task.found is None and task.waiting]:
            sets = [heappop(task.waiting)[2] for task in tasks]
            chosen = self._have_values(tasks, sets)
            for task, numbers, found in zip(tasks, sets, chosen, strict=True):
                task.found = numbers if found else task.found

    def _have_values(self, tasks: list[_Task], sets: list[tuple[int, ...]]) -> list[bool]:
        """Return whether the facts of each set have values that make its literal true; see further where they have not."""
        trial = _Trial(self._places, self._every, sets)
        judged = self.variants.judge(trial.count, trial.moved, trial.free)
        first: list[Moves | None] = []
        for nth, (task, numbers) in enumerate(zip(tasks, sets, strict=True)):
            true = judged.of(task.literal)
            if true >> nth & 1:
                usable = trial.usable(nth, true)
                first.append(frozenset(moves[0] for moves in usable) if all(usable) else frozenset())
            else:
                first.append(None)
                self._wait_with_one_more(task, numbers, judged, nth)
        together = self.variants.of([moves or frozenset() for moves in first])
        for nth, (task, moves) in enumerate(zip(tasks, first, strict=True)):
            if moves is not None and not together.of(task.literal) >> nth & 1:
                first[nth] = None
                task.waiting.clear()
                task.found = self._by_values(task)
        return [moves is not None for moves in first]

    def _by_values(self, task: _Task) -> tuple[int, ...] | None:
        """Search the nearest set change by change: slower, and for the few literals whose facts must suit one another."""
        order = count()
        waiting: list[tuple[tuple[int, int], int, Moves]] = [((0, 0), next(order), frozenset())]
        met: set[Moves] = set()
        while waiting:
            _, _, moves = heappop(waiting)
            if moves in met:
                continue
            met.add(moves)
            numbers = tuple(sorted(self._number[place] for place, _ in moves))
            judged = self.variants.judge(2, dict.fromkeys(moves, 0b11), self._others_free(task, numbers))
            true = judged.of(task.literal)
            if true & 1:
                return numbers
            if true & 2:
                for move in self._needed.of(task.literal, judged, 0, self._among(task, numbers)):
                    further = tuple(sorted({*numbers, self._number[move[0]]}))
                    heappush(waiting, (self._counts(further), next(order), moves | {move}))
        return None

    def _others_free(self, task: _Task, numbers: tuple[int, ...]) -> Free:
        return {
            place: {self._every[number]: 0b10}
            for number, place in enumerate(self._places)
            if self._level[number] <= task.level and number not in numbers
        }

    def _among(self, task: _Task, numbers: tuple[int, ...]) -> int:
        """Return the changes that can be made beside those of some facts."""
        among = 0
        for number, place in enumerate(self._places):
            if self._level[number] <= task.level and number not in numbers:
                among |= self._needed.of_place[place]
        return among

    def _wait_with_one_more(self, task: _Task, numbers: tuple[int, ...], judged: Judged, variant: int) -> None:
        """Wait with each fact added of which one is needed for a literal that is not true though these are free."""
        among = self._among(task, numbers)
        needed = self._needed.of(task.literal, judged, variant, among)
        for place in dict.fromkeys(place for place, _ in needed):
            self._wait(task, tuple(sorted({*numbers, self._number[place]})))


class _Trial:
    """Variants in which the facts of each of some sets are free, then those with each value of each of its facts.

    Attributes:
        count: how many variants; the first are those of the sets as a whole.
        moved: by change, the variants in which it is made.
        free: by fact, those in which it is free.
    """

    def __init__(self, places: Sequence[Place], every: Sequence[int], sets: Sequence[tuple[int, ...]]) -> None:
        self.count = len(sets)
        self.moved: dict[Move, int] = {}
        self.free: dict[Place, dict[int, int]] = {}
        self._places, self._every = places, every
        self._variants: list[dict[int, range]] = []
        for nth, numbers in enumerate(sets):
            self._set_free(numbers, 1 << nth)
            self._variants.append({number: self._each_value(number, numbers) for number in numbers})

    def _each_value(self, number: int, numbers: tuple[int, ...]) -> range:
        options = self._every[number].bit_length()
        variants = range(self.count, self.count + options)
        for option, variant in enumerate(variants):
            move = self._places[number], option
            self.moved[move] = self.moved.get(move, 0) | 1 << variant
        self._set_free((other for other in numbers if other != number), self._every[number] << self.count)
        self.count += options
        return variants

    def _set_free(self, numbers: Iterable[int], variants: int) -> None:
        for number in numbers:
            by_options = self.free.setdefault(self._places[number], {self._every[number]: 0})
            by_options[self._every[number]] |= variants

    def usable(self, nth: int, true: int) -> list[list[Move]]:
        """Return, of each fact of a set, the changes with which a literal is true while the other facts are free."""
        return [
            [(self._places[number], option) for option, variant in enumerate(variants) if true >> variant & 1]
            for number, variants in self._variants[nth].items()
        ]
