"""A run from the table to the files it leaves: all of them whole, or none of them."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa

from transfer_check.bulk.run import ANSWERS, REJECTED, Order, Run
from transfer_check.bulk.staging import Progress
from transfer_check.bulk.summary import Summary
from transfer_check.bulk.workplace import put_in_place, workplace
from transfer_check.errors import Problem, UsageError
from transfer_check.loading.documents import STANDARD_INPUT
from transfer_check.loading.quoting import cut, printable
from transfer_check.rulebook import Rulebook

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

    Everything is written in a folder beside the output first, and moved to its name only when it is
    whole and on the disk: the answers last. Where anything goes wrong nothing is left.

    Raises:
        CaseError: where the table cannot be read, or, if strict, where a row is bad.
        UsageError: where something cannot be written.
    """
    to_file = files.output != STANDARD_OUTPUT and not _is_device(files.output)
    beside = Path(os.path.realpath(files.output)).parent if to_file else Path(tempfile.gettempdir())
    with _told(files.output), workplace(beside) as folder:
        summary = Run(order, rulebook, folder, progress).judge()
        made = [(folder / REJECTED, files.rejected)] if files.rejected is not None else []
        for place, (path, render) in enumerate(files.summaries):
            text = folder / f"summary_{place}"
            text.write_text(render(summary), encoding="utf-8")
            made.append((text, path))
        for source, target in made:
            with _told(str(target)):
                put_in_place(source, target)
        if files.output == STANDARD_OUTPUT:
            _print(folder / ANSWERS)
        else:
            put_in_place(folder / ANSWERS, Path(files.output))
    return summary


def _is_device(name: str) -> bool:
    return os.path.exists(name) and not os.path.isfile(name)


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
