"""The rule files as read: every file with its models, places and problems, and the rulebook they make.

Linting and running examples need the files; evaluating needs only the rulebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from transfer_check.errors import Problem
from transfer_check.law import Provision, Rulebook
from transfer_check.law.condition import condition_facts
from transfer_check.law.written import (
    InstrumentFile,
    Location,
    RegimesFile,
    WrittenCaution,
    WrittenDefinition,
    WrittenInstrument,
    WrittenRule,
)

WrittenWithExamples = WrittenRule | WrittenDefinition | WrittenCaution

Place = Callable[[Location], tuple[int, int]]
"""Line and column of a location in a file."""


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file with the model it holds."""

    name: str
    content: InstrumentFile
    place: Place

    def problem(self, at: Location, code: str, path: str, message: str, help: str = "") -> Problem:
        """Return a problem at a location of this file."""
        line, column = self.place(at)
        return Problem(self.name, line, column, code, path, message, help)

    def with_examples(self) -> Iterator[tuple[Location, WrittenWithExamples]]:
        """Yield everything in the file that carries examples, with its place."""
        groups: tuple[tuple[str, tuple[WrittenWithExamples, ...]], ...] = (
            ("definitions", self.content.definitions),
            ("rules", self.content.rules),
            ("cautions", self.content.cautions),
        )
        for key, group in groups:
            for index, each in enumerate(group):
                yield (key, index), each


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """All rule files of a folder.

    Attributes:
        folder: the rules folder.
        regimes: ``japan/regimes.yaml`` with its places.
        instruments: the instruments, those registered in their own files included.
        files: the instrument files, by name.
        rulebook: what they make together.
        problems: what is wrong with reading them; what could be read is here nevertheless.
        unsound: ids of the provisions that are not what their files say, because of such a problem.
        unread: the text of the files of which no provision could be read.
    """

    folder: Path
    regimes_name: str
    regimes: RegimesFile
    regimes_place: Place
    instruments: tuple[WrittenInstrument, ...]
    files: tuple[RuleFile, ...]
    rulebook: Rulebook
    problems: tuple[Problem, ...] = ()
    unsound: frozenset[str] = frozenset()
    unread: str = ""

    def is_sound(self, provision: Provision) -> bool:
        """Whether a provision, and every definition it reads through, is what the files say.

        Of what is not, nothing that is found wrong is certain: it may follow from the problem of reading.
        """
        if not self.problems:
            return True
        followed: set[str] = set()
        waiting = [provision]
        while waiting:
            read = waiting.pop()
            if read.id in self.unsound:
                return False
            paths = {path for condition in read.conditions for path in condition_facts(condition)} - followed
            if any(f"defines: {path}" in self.unread for path in paths):
                return False
            followed |= paths
            waiting += [each for each in self.rulebook.provisions if each.effect == "define" and each.defines in paths]
        return True
