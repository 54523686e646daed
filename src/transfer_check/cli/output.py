"""Writing what a verb has to say: to standard output, or to a file that is complete or as it was before."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from transfer_check.errors import Problem, UsageError

STANDARD_OUTPUT = "-"
NARROW = 40
ROOM, GAP, SHORT = 100, 4, 12
"""Width from which a terminal has room for a table; columns between; width up to which a column is not broken."""


class NobodyReads(Exception):  # noqa: N818 - it is no error
    """The reader of standard output went away, as ``head`` does."""


def emit(text: str, output: Path | None = None, *, over: bool = True) -> None:
    """Write text to a file, or to standard output; a final line end is added where there is none.

    Args:
        text: what to write.
        output: the file; standard output where ``None`` or ``-``.
        over: whether a file that exists is written over.

    Raises:
        UsageError: where it cannot be written; of a file nothing half-written is left.
        NobodyReads: where standard output is a pipe whose reader went away.
    """
    emit_exactly(text if text.endswith("\n") else text + "\n", output, over=over)


def emit_exactly(text: str, output: Path | None, *, over: bool) -> None:
    """Write text as `emit` does, without adding a line end.

    Raises:
        UsageError: where it cannot be written; of a file nothing half-written is left.
        NobodyReads: where standard output is a pipe whose reader went away.
    """
    if output is None or str(output) == STANDARD_OUTPUT:
        _print(text)
        return
    try:
        _write(Path(os.path.realpath(output)), text, over)
    except FileExistsError:
        help = "give `--output` another name, or write over it with `--force`"
        raise UsageError(Problem(str(output), 0, 0, "TC513", "", "there is such a file already", help)) from None
    except OSError as error:
        raise unwritable(str(output), error) from None


def refuse_over_case(output: Path | None, case: str) -> None:
    """Refuse to write over the case that was read.

    Raises:
        UsageError: where output and case are the same file.
    """
    if output is not None and output.exists() and os.path.exists(case) and os.path.samefile(output, case):
        message = "the answer would be written over the case"
        raise UsageError(Problem(str(output), 0, 0, "TC512", "", message, "give `--output` another name"))


def unwritable(name: str, error: OSError) -> UsageError:
    """Return the error of output that cannot be written; to standard output where `name` is empty."""
    reason = (error.strerror or "unknown reason").lower()
    if name:
        folder = os.path.dirname(name)
        help = f"make the folder `{folder}` first" if folder and not os.path.isdir(folder) else ""
        return UsageError(Problem(name, 0, 0, "TC510", "", f"the file cannot be written: {reason}", help))
    discard_output()
    return UsageError(Problem("", 0, 0, "TC511", "", f"standard output cannot be written: {reason}"))


def discard_output() -> None:
    """Let standard output go nowhere, so that leaving does not fail on what is still to be written."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _print(text: str) -> None:
    if sys.stdout is None:
        raise UsageError(Problem("", 0, 0, "TC511", "", "standard output is closed"))
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise NobodyReads from None
    except OSError as error:
        raise unwritable("", error) from None


def _write(output: Path, text: str, over: bool) -> None:
    if output.exists() and not output.is_file():  # a device or a pipe is written to, never replaced
        output.write_text(text, encoding="utf-8")
    else:
        _replace(output, text, over)


def _replace(output: Path, text: str, over: bool) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name[:50]}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        os.chmod(name, _mode(output))
        _move(name, output, over)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _move(name: str, output: Path, over: bool) -> None:
    """Give a file its name at one stroke; where not `over`, fail if another has the name by now."""
    if not over:
        try:
            os.link(name, output)
        except FileExistsError:
            raise
        except OSError:  # a file system without links: the name is looked up first
            if output.exists():
                raise FileExistsError from None
        else:
            os.unlink(name)
            return
    os.replace(name, output)


def _mode(output: Path) -> int:
    """Return the permissions of a file, or those a new one gets."""
    with suppress(OSError):
        return output.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def columns(output: Path | None = None) -> int:
    """Return the columns that text is folded into: those of the terminal it is shown on, at most `ROOM`."""
    if (output is not None and str(output) != STANDARD_OUTPUT) or sys.stdout is None or not sys.stdout.isatty():
        return ROOM
    import shutil  # it brings every way of packing files along

    return max(min(shutil.get_terminal_size((ROOM, 0)).columns, ROOM), NARROW)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 example``, ``2 examples``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def emit_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table: laid out on a terminal, tab-separated into a pipe."""
    rows = list(rows)
    if sys.stdout is None or not sys.stdout.isatty():
        emit("\n".join("\t".join(row) for row in (head, *rows)))
        return
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="")
    widest = [max(cell_len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for column, name in enumerate(head):
        table.add_column(Text(name), no_wrap=column == 0 or widest[column] <= SHORT, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(highlight=False)
    # a narrow terminal breaks the lines itself: an id that is broken inside a column cannot be copied
    console.width = console.width if console.width >= ROOM else sum(widest) + GAP * len(widest)
    try:
        console.print(table)
    except BrokenPipeError:
        raise NobodyReads from None
