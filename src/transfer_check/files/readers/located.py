"""Values of a document together with the place of each; every reader builds them with `Builder`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, NoReturn

from transfer_check.errors import Problem
from transfer_check.files.quoting import Location, path_text, quoted

DEEPEST = 64
SHOWN_DEPTH = 8
MOST_VALUES = 250_000
MOST_PROBLEMS = 100
FLATTER = "write it flatter: a case needs five levels, a rule about a dozen"


class Position(NamedTuple):
    """Line and column, from 1, of a value and of its key; both the same where there is no key."""

    line: int
    column: int
    key_line: int
    key_column: int


NOWHERE = Position(0, 0, 0, 0)


class Positions(Mapping[Location, Position]):
    """The position of each value by location; ``()`` is the whole document.

    A node knows its parent's number and its key only, so memory grows with the number of values, not their depth.

    Attributes:
        count: how many values there are.
    """

    def __init__(self) -> None:
        self.count = 0
        self._places: list[tuple[int, int, int, int]] = []
        self._children: dict[tuple[int, str | int], int] = {}

    def place(self, parent: int, key: str | int | None, position: tuple[int, int, int, int]) -> int:
        """Add a value below the node `parent`, out of reach where `key` is None; return its node.

        Args:
            parent: the node it stands in.
            key: its key or index there.
            position: the numbers of a `Position`, which becomes one when somebody asks.
        """
        node = self.count
        self.count = node + 1
        self._places.append(position)
        if key is not None:
            self._children[parent, key] = node
        return node

    def child(self, parent: int, key: str | int) -> int | None:
        """Return the node below `parent` at `key`."""
        return self._children.get((parent, key))

    def at(self, node: int) -> Position:
        """Return the position of a node."""
        return Position(*self._places[node])

    def nearest(self, location: Location) -> Position:
        """Return the position of `location`, or of the innermost value known to enclose it."""
        node = 0
        for part in location:
            below = self._children.get((node, part))
            if below is None:
                break
            node = below
        return self.at(node) if self._places else NOWHERE

    def __getitem__(self, location: Location) -> Position:
        if not self._places:
            raise KeyError(location)
        node = 0
        for part in location:
            node = self._children[node, part]
        return self.at(node)

    def __iter__(self) -> Iterator[Location]:
        locations: dict[int, Location] = {0: ()} if self._places else {}
        yield from locations.values()
        for (parent, key), node in self._children.items():
            if parent in locations:
                locations[node] = (*locations[parent], key)
                yield locations[node]

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Located(NamedTuple):
    """A value of plain dicts, lists and scalars, and where each part of it stands."""

    value: Any
    positions: Positions


class UnreadableError(Exception):
    """A text cannot be read as its format asks.

    Attributes:
        problems: everything found up to where reading stopped.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class _Frame:
    """A container that is still open, and the last key read in it."""

    __slots__ = ("container", "key", "listing", "mark", "node", "outer", "repeated", "waiting")

    def __init__(self, container: dict[str, Any] | list[Any], node: int, outer: _Frame | None) -> None:
        self.container: Any = container
        self.node = node
        self.outer = outer
        self.listing = isinstance(container, list)
        self.key = ""
        self.mark = (0, 0)
        self.repeated = False
        self.waiting = False


class Builder:
    """Builds values from a stream of keys, scalars, openings and closings, without recursion.

    Attributes:
        file: the file as problems name it.
        problems: what was found wrong so far; repeated keys are all collected.
        inside: whether a mapping or list is open.
        expects_key: whether a mapping is open and none of its keys waits for a value.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.inside = self.expects_key = False
        self._open: _Frame | None = None
        self._depth = 0
        self._room = MOST_VALUES
        self._start()

    def _start(self) -> None:
        self._root: Any = None
        self._positions = Positions()

    def key(self, key: str, line: int, column: int) -> None:
        """Take a key of the open mapping."""
        frame = self._open
        assert frame is not None, "a key stands in a mapping"
        frame.key, frame.mark, frame.repeated = key, (line, column), key in frame.container
        frame.waiting, self.expects_key = True, False
        if frame.repeated:
            first = self._positions.child(frame.node, key)
            before = self._positions.at(first).key_line if first is not None else line
            message = f"the key {quoted(key)} is written twice, first on line {before}"
            self.report("TC011", line, column, message, "keep one of the two")

    def value(self, value: Any, line: int, column: int) -> int:
        """Take a value; return its node."""
        if self._positions.count >= self._room:
            self.fail("TC004", line, column, f"more than {MOST_VALUES:,} values in one file")
        frame = self._open
        if frame is None:
            self._root = value
            return self._positions.place(0, None, (line, column, line, column))
        if frame.listing:
            frame.container.append(value)
            return self._positions.place(frame.node, len(frame.container) - 1, (line, column, line, column))
        frame.waiting, self.expects_key = False, True
        if frame.repeated:
            return self._positions.place(frame.node, None, (line, column, *frame.mark))
        frame.container[frame.key] = value
        return self._positions.place(frame.node, frame.key, (line, column, *frame.mark))

    def open(self, container: dict[str, Any] | list[Any], line: int, column: int) -> None:
        """Take the beginning of a mapping or list."""
        if self._depth >= DEEPEST:
            self.fail("TC015", line, column, f"nested deeper than {DEEPEST} levels", FLATTER)
        self._open = _Frame(container, self.value(container, line, column), self._open)
        self._depth += 1
        self.inside, self.expects_key = True, not self._open.listing

    def close(self) -> None:
        """Take the end of the open mapping or list."""
        assert self._open is not None, "what ends was open"
        self._open = self._open.outer
        self._depth -= 1
        self.inside = self._open is not None
        self.expects_key = self._open is not None and not self._open.listing

    def finish(self) -> Located:
        """Return what was built and begin anew."""
        built = Located(self._root, self._positions)
        self._room -= self._positions.count
        self._start()
        return built

    def report(
        self, code: str, line: int, column: int, message: str, help: str = "", *, at: Location | None = None
    ) -> None:
        """Note a problem, where reading has come to or at a location, and go on; after many, stop."""
        path = path_text(self._here() if at is None else at)
        self.problems.append(Problem(self.file, line, column, code, path, message, help))
        if len(self.problems) >= MOST_PROBLEMS:
            raise UnreadableError(self.problems)

    def fail(self, code: str, line: int, column: int, message: str, help: str = "") -> NoReturn:
        """Note a problem and stop reading."""
        self.report(code, line, column, message, help)
        raise UnreadableError(self.problems)

    def _here(self) -> Location:
        frames: list[_Frame] = []
        frame = self._open
        while frame is not None:
            frames.append(frame)
            frame = frame.outer
        parts: list[str | int] = []
        for frame in reversed(frames):
            innermost = frame is self._open
            if frame.listing:
                parts.append(len(frame.container) - (not innermost))
            elif frame.waiting or not innermost:
                parts.append(frame.key)
        return tuple(parts[:SHOWN_DEPTH])
