"""What can go wrong, and how it is told: one `Problem` a line, all problems of a file at once."""

from collections.abc import Sequence
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong in the input, and what to do about it.

    Attributes:
        file: the file as the user named it, ``-`` for standard input, or ``""``.
        line: 1-based line, 0 where no line is known.
        column: 1-based column, 0 where no column is known.
        code: ``TC`` and three digits; stable between releases.
        path: where in the document, e.g. ``items[0].form``; may be empty.
        message: lower case, user text in backticks, no final full stop.
        help: what to do; may be empty.
    """

    file: str
    line: int
    column: int
    code: str
    path: str
    message: str
    help: str = ""

    def __str__(self) -> str:
        place = self.file
        if self.line:
            place += f":{self.line}:{self.column}"
        head = "  ".join(part for part in (place, self.code, self.path) if part)
        lines = [head, f"  {self.message}"]
        if self.help:
            lines.append(f"  help: {self.help}")
        return "\n".join(lines)


class TransferCheckError(Exception):
    """Base of every error this package raises on purpose.

    Attributes:
        problems: everything found wrong, in the order of the file; never empty.
    """

    def __init__(self, problems: Sequence[Problem] | Problem) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CaseError(TransferCheckError):
    """The case is not a valid description of a proposed transfer."""


class RuleError(TransferCheckError):
    """The rule files are not a valid rulebook."""


class UsageError(TransferCheckError):
    """The request itself cannot be carried out (no such rule, no such day)."""


class RecordError(TransferCheckError):
    """The record is none, was altered, or cannot be verified by this version."""


def record_problem(code: str, message: str, help: str = "") -> RecordError:
    """Return a `RecordError` of one problem whose file is not known yet."""
    return RecordError(Problem("", 0, 0, code, "", message, help))


def usage_problem(code: str, message: str, help: str = "") -> UsageError:
    """Return a `UsageError` of one problem that belongs to no file."""
    return UsageError(Problem("", 0, 0, code, "", message, help))
