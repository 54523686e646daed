"""A run from the table to the files it leaves: all of them whole, or none of them."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from transfer_check.bulk.input import Progress
from transfer_check.bulk.output.summary import Summary
from transfer_check.bulk.run import ANSWERS, REJECTED, Order, Run
from transfer_check.bulk.workplace import Arrival, is_device, workplace, write_to_device
from transfer_check.errors import Problem, UsageError
from transfer_check.files import STANDARD_INPUT, cut, printable
from transfer_check.law import Rulebook

STANDARD_OUTPUT = STANDARD_INPUT
_FULL = re.compile(r"no space left|disk quota", re.IGNORECASE)


class Files(NamedTuple):
    """Where the files of a run go.

    Attributes:
        output: the answers; ``-`` for standard output.
        rejected: the rows that were not judged; ``None`` where the first of them stops the run.
        summaries: files made from the summary, with what makes their text.
    """

    output: str
    rejected: Path | None
    summaries: tuple[tuple[Path, Callable[[Summary], str]], ...] = ()


def deliver(order: Order, files: Files, rulebook: Rulebook, progress: Progress) -> Summary:
    """Judge a table and put what comes of it in place.

    Before anything is read, a folder to work in is made beside every file to be written: what cannot
    be written is told at once. Every finished file is first brought there, and only when all are
    whole and on the disk each gets its name, the answers last. Where anything goes wrong nothing is left.

    Raises:
        CaseError: where the table cannot be read, or, if strict, where a row is bad.
        UsageError: where something cannot be written.
    """
    output = None if files.output == STANDARD_OUTPUT else Path(files.output)
    others = [path for path in (files.rejected, *(path for path, _ in files.summaries)) if path is not None]
    with ExitStack() as stack:
        places = _workplaces([*([output] if output else []), *others], stack)
        with _told(files.output):
            beside = None if output is None else places.get(_folder(output))
            folder = beside or stack.enter_context(workplace(Path(tempfile.gettempdir())))
            summary = Run(order, rulebook, folder, progress).judge()
            made = [(folder / REJECTED, files.rejected)] if files.rejected is not None else []
            for place, (path, render) in enumerate(files.summaries):
                text = folder / f"summary_{place}"
                text.write_text(render(summary), encoding="utf-8")
                made.append((text, path))
        _put_in_place(made, folder / ANSWERS, output, places)
    return summary


def _workplaces(targets: list[Path], stack: ExitStack) -> dict[Path, Path]:
    """Make a folder to work in beside each file to be written, and return them by the folder they are in."""
    places: dict[Path, Path] = {}
    for target in targets:
        with _told(str(target)):
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            if is_device(target):
                if not os.access(target, os.W_OK):
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            elif (folder := _folder(target)) not in places:
                places[folder] = stack.enter_context(workplace(folder))
    return places


def _folder(target: Path) -> Path:
    return Path(os.path.realpath(target)).parent


def _put_in_place(
    others: list[tuple[Path, Path]], answers: Path, output: Path | None, places: dict[Path, Path]
) -> None:
    """Bring all files beside their names, write to what has no name of its own, then rename: all of them, or none."""
    arrivals: list[Arrival] = []
    devices: list[tuple[Path, Path]] = []
    for made, target in [*others, *([(answers, output)] if output else [])]:
        with _told(str(target)):
            if is_device(target):
                devices.append((made, target))
            else:
                arrivals.append(Arrival(made, target, places[_folder(target)]))
    for made, target in devices:
        with _told(str(target)):
            write_to_device(made, target)
    if output is None:
        with _told(STANDARD_OUTPUT):
            _print(answers)
    begun: list[Arrival] = []
    try:
        for each in arrivals:
            begun.append(each)
            with _told(str(each.target)):
                each.finish()
    except BaseException:
        for each in reversed(begun):
            each.undo()
        raise
    for each in arrivals:
        each.settle()


def _print(made: Path) -> None:
    if sys.stdout is None:
        raise OSError(errno.EBADF, "standard output is closed")
    with open(made, "rb") as source:
        shutil.copyfileobj(source, sys.stdout.buffer)
    sys.stdout.buffer.flush()


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Tell what cannot be written, whatever library met it; an interruption is passed on as one."""
    try:
        yield
    except BrokenPipeError:
        raise
    except duckdb.InterruptException:
        raise KeyboardInterrupt from None
    except (OSError, pa.ArrowException, duckdb.Error) as error:
        reason = _reason(error)
        if reason is None:
            raise
        shown = "" if name == STANDARD_OUTPUT else printable(name)
        folder = os.path.dirname(name)
        missing = name != STANDARD_OUTPUT and folder and not os.path.isdir(folder)
        help = (
            f"make the folder `{printable(folder)}` first"
            if missing
            else "nothing was left behind; write somewhere else"
        )
        raise UsageError(Problem(shown, 0, 0, "TC510", "", f"cannot be written: {reason}", help)) from None


def _reason(error: Exception) -> str | None:
    """Return why something cannot be written, or nothing for an error of another kind."""
    if isinstance(error, duckdb.OutOfMemoryException) or _FULL.search(str(error)):
        return "no space left on the disk"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, (OSError, duckdb.IOException)):
        return cut(str(error).partition("\n")[0], 200)
    return None
