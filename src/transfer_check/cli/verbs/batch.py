"""``batch INPUT --output OUTPUT``: many cases, one answer each."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from transfer_check.cli.output import STANDARD_OUTPUT, NobodyReads
from transfer_check.cli.progress import Tell, progress
from transfer_check.errors import Problem, UsageError, usage_problem
from transfer_check.files import cut, load_rulebook, quoted
from transfer_check.files.cache import recall_states
from transfer_check.text import Language

if TYPE_CHECKING:
    from transfer_check.bulk.delivery import Files
    from transfer_check.bulk.output.answer_rows import Per
    from transfer_check.bulk.table_format import TableFormat
    from transfer_check.law import Rulebook


class Wish(NamedTuple):
    """What stands on the command line."""

    input: str
    output: str
    input_format: TableFormat | None
    output_format: TableFormat | None
    map: Path | None
    rejected: Path | None
    strict: bool
    on: list[date]
    per: Per
    summaries: list[Path]
    threads: int
    until: bool
    language: Language
    rules: Path | None


def run(wish: Wish) -> None:
    """Judge the cases of a table, write the answers, and say on standard error what came of it."""
    from transfer_check.bulk.delivery import deliver
    from transfer_check.bulk.input import NO_MAP, Table, load_map
    from transfer_check.bulk.run import Order
    from transfer_check.paper.run.run_text import render_run_text

    gc.enable()  # a run may be long
    input_format = _format(wish.input, wish.input_format, "--input-format", "TC561")
    output_format = _format(wish.output, wish.output_format, "--output-format", "TC562")
    days = _distinct(wish.on)
    if len(days) > 1 and wish.per == "item":
        raise usage_problem("TC565", "cases are compared under several days, not items", "leave `--per item` out")
    recall_states()
    rulebook = load_rulebook(wish.rules)
    files = _files(wish, rulebook)
    own = load_map(wish.map, rulebook) if wish.map else NO_MAP
    table = Table(wish.input, input_format, own, bool(days))
    tabs = wish.output.lower().endswith(".tsv")
    order = Order(table, output_format, tabs, wish.per, days, wish.strict, wish.threads, wish.until)
    try:
        with progress(wish.language) as tell, _interruptible(tell) as watched:
            summary = deliver(order, files, rulebook, watched)
    except BrokenPipeError:
        raise NobodyReads from None
    text = render_run_text(summary, rulebook, files.rejected, language=wish.language)
    if sys.stderr is not None:
        with suppress(OSError):
            print(text, file=sys.stderr)


@contextmanager
def _interruptible(tell: Tell) -> Iterator[Tell]:
    """Let no interruption get lost: one that arrives while a library is at work is raised when progress is told next."""
    from transfer_check.bulk.output.table_writing import leave_signals_alone

    noticed = threading.Event()

    def note(number: int, frame: object) -> None:
        noticed.set()
        raise KeyboardInterrupt

    def watched(stage: str, done: int, total: int) -> None:
        if noticed.is_set() and threading.current_thread() is threading.main_thread():
            raise KeyboardInterrupt
        tell(stage, done, total)

    leave_signals_alone()
    before = signal.signal(signal.SIGINT, note)
    try:
        yield watched
    finally:
        signal.signal(signal.SIGINT, before)


def _format(name: str, stated: TableFormat | None, option: str, code: str) -> TableFormat:
    from transfer_check.bulk.table_format import ENDINGS

    if stated is not None:
        return stated
    suffix = Path(name).suffix.lower()
    if suffix in ENDINGS:
        return ENDINGS[suffix]
    what = f"the ending {quoted(suffix)} is of no known format" if suffix else "the name has no ending"
    help = f"say what it is: `{option} csv`, `jsonl` or `parquet`; by their endings " + ", ".join(
        f"`{each}`" for each in ENDINGS
    )
    raise UsageError(Problem(cut(name), 0, 0, code, "", what, f"{help} are known"))


def _distinct(days: list[date]) -> tuple[date, ...]:
    if len(set(days)) < len(days):
        raise usage_problem("TC507", "a day is given twice", "give each `--on` another day")
    return tuple(days)


def _files(wish: Wish, rulebook: Rulebook) -> Files:
    from transfer_check.bulk.delivery import Files

    rejected = wish.rejected
    if rejected is None and not wish.strict:
        if wish.output == STANDARD_OUTPUT:
            help = "give `--rejected FILE`, or `--strict` to stop at the first bad row"
            raise usage_problem("TC563", "with the answers on standard output, bad rows need a file", help)
        rejected = Path(f"{wish.output}.rejected.csv")
    _refuse_confusion(wish, [each for each in (rejected, *wish.summaries) if each is not None])
    summaries = tuple((path, _renderer(path, wish, rulebook)) for path in wish.summaries)
    return Files(wish.output, None if wish.strict else rejected, summaries)


def _renderer(path: Path, wish: Wish, rulebook: Rulebook):  # type: ignore[no-untyped-def]
    from functools import partial

    suffix = path.suffix.lower()
    if suffix == ".html":
        from transfer_check.paper.run.run_page import render_run_page

        return partial(render_run_page, language=wish.language, rules=wish.rules)
    if suffix == ".json":
        from transfer_check.paper.run.run_data import render_run_json

        return partial(render_run_json, rulebook=rulebook)
    help = "a summary is a page (`.html`) or data (`.json`)"
    raise UsageError(Problem(cut(str(path)), 0, 0, "TC562", "", "the ending is of no known format", help))


def _refuse_confusion(wish: Wish, others: list[Path]) -> None:
    """Refuse to write over what is read, and to write two files of one name."""
    read = [wish.input, *([str(wish.map)] if wish.map else [])]
    written = [*([wish.output] if wish.output != STANDARD_OUTPUT else []), *map(str, others)]
    for place, name in enumerate(written):
        for other in read:
            if os.path.exists(name) and os.path.exists(other) and os.path.samefile(name, other):
                message = "it would be written over what is read"
                raise UsageError(Problem(cut(name), 0, 0, "TC562", "", message, "give it another name"))
        if os.path.realpath(name) in map(os.path.realpath, written[:place]):
            message = "two files would have this name"
            raise UsageError(Problem(cut(name), 0, 0, "TC562", "", message, "give one of them another name"))
