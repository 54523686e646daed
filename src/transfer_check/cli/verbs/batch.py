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
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, get_args

import typer

from transfer_check.cli.misuse import misread
from transfer_check.cli.options import LanguageOption, RulesOption, day_of, one_of
from transfer_check.cli.output import STANDARD_OUTPUT, NobodyReads
from transfer_check.errors import Problem, UsageError, usage_problem
from transfer_check.text import Language

if TYPE_CHECKING:
    from transfer_check.bulk.delivery import Files
    from transfer_check.cli.progress import Tell
    from transfer_check.law import Rulebook

PLACE = 150
EPILOG = """\
The columns of a table are paths of facts (`transfer-check facts`), besides `case`, `on` and, if
wanted, `item`; several rows with one name are the items of one case. An empty cell is unknown,
`(none)` is known to be none. Days, states and terms are read as in a case file, by names in either
language too. A line of JSON Lines may hold a case as a case file does.

Exit codes:
  0    done; rows that could not be judged are in the file of rejected rows
  2    the table, the map, the rules or the command line are wrong, or nothing can be written
  130  interrupted

Examples:
  transfer-check batch orders.csv --output answers.csv
  transfer-check batch register.parquet --output answers.parquet --map map.yaml --summary page.html
  transfer-check batch cases.jsonl --on 2023-12-21 --on 2023-12-22 --output changes.csv
  transfer-check batch - --input-format jsonl --output - --output-format jsonl --strict < cases.jsonl"""

TableFormat = Literal["csv", "jsonl", "parquet"]
Per = Literal["case", "item"]
MOST_THREADS = 64
_input_format = one_of("--input-format", {format: format for format in get_args(TableFormat)})
_output_format = one_of("--output-format", {format: format for format in get_args(TableFormat)})
_per = one_of("--per", {per: per for per in get_args(Per)})


def _threads(word: str) -> int:
    if not word.isdecimal() or not 1 <= int(word) <= MOST_THREADS:
        raise misread("--threads", word, "is not a number of threads", f"write a number from 1 to {MOST_THREADS}")
    return int(word)


TableFile = Annotated[
    str,
    typer.Argument(
        parser=str,
        metavar="INPUT",
        help="Table of cases (`.csv`, `.tsv`, `.jsonl`, `.parquet`), one row an item; `-` reads standard input.",
    ),
]
TableOption = Annotated[
    str,
    typer.Option(
        "--output",
        parser=str,
        metavar="OUTPUT",
        help="Where the answers go, as a table by its ending; `-` writes to standard output.",
    ),
]
InputFormatOption = Annotated[
    TableFormat | None,
    typer.Option("--input-format", parser=_input_format, metavar="csv|jsonl|parquet", help="Format of the input."),
]
OutputFormatOption = Annotated[
    TableFormat | None,
    typer.Option("--output-format", parser=_output_format, metavar="csv|jsonl|parquet", help="Format of the output."),
]
MapOption = Annotated[
    Path | None,
    typer.Option("--map", parser=Path, metavar="FILE", help="What your own columns and values mean (YAML, TOML)."),
]
RejectedOption = Annotated[
    Path | None,
    typer.Option(
        "--rejected",
        parser=Path,
        metavar="FILE",
        help="Where rows that cannot be judged go, as CSV; `OUTPUT.rejected.csv` where absent.",
    ),
]
EachDayOption = Annotated[
    list[date] | None,
    typer.Option(
        "--on",
        parser=day_of("--on"),
        metavar="YYYY-MM-DD",
        help="Apply the law of this day to every case; given several times, the answers are compared.",
    ),
]
PerOption = Annotated[
    Per,
    typer.Option("--per", parser=_per, metavar="case|item", help="What has a row in the output; `case` where absent."),
]
SummaryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--summary", parser=Path, metavar="FILE", help="Write the counts as a page (`.html`) or as data (`.json`)."
    ),
]
ThreadsOption = Annotated[
    int | None,
    typer.Option(
        "--threads", parser=_threads, metavar="N", help="Threads; as many as processors, up to 8, where absent."
    ),
]


def run(
    input: TableFile,
    output: TableOption,
    input_format: InputFormatOption = None,
    output_format: OutputFormatOption = None,
    map: MapOption = None,
    rejected: RejectedOption = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Stop at the first bad row, with exit code 2 and no output.")
    ] = False,
    on: EachDayOption = None,
    per: PerOption = "case",
    summary: SummaryOption = None,
    threads: ThreadsOption = None,
    holds_until: Annotated[
        bool,
        typer.Option(
            "--holds-until",
            help="Add to each answer the first day on which it has to be examined anew, and what changes on it; "
            "takes about a millisecond a case.",
        ),
    ] = False,
    if_judged: Annotated[
        bool,
        typer.Option(
            "--if-judged",
            help="Add to each undetermined answer the verdict if every open determination were favorable: a condition, "
            "no verdict.",
        ),
    ] = False,
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """Judge the cases of a table, CSV, JSON Lines or Parquet, and write one answer for each."""
    formats = (input_format, output_format)
    days, summaries = on or [], summary or []
    _run(
        Wish(
            input,
            output,
            *formats,
            map,
            rejected,
            strict,
            days,
            per,
            summaries,
            threads or 0,
            holds_until,
            if_judged,
            lang,
            rules,
        )
    )


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
    if_judged: bool
    language: Language
    rules: Path | None


def _run(wish: Wish) -> None:
    """Judge the cases of a table, write the answers, and say on standard error what came of it."""
    from transfer_check.bulk.delivery import deliver
    from transfer_check.bulk.input import NO_MAP, Table, load_map
    from transfer_check.bulk.run import Order
    from transfer_check.cli.progress import progress
    from transfer_check.files import load_rulebook
    from transfer_check.files.cache import recall_states
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
    order = Order(table, output_format, tabs, wish.per, days, wish.strict, wish.threads, wish.until, wish.if_judged)
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
    from transfer_check.files import cut, quoted

    if stated is not None:
        return stated
    suffix = Path(name).suffix.lower()
    if suffix in ENDINGS:
        return ENDINGS[suffix]
    what = f"the ending {quoted(suffix)} is of no known format" if suffix else "the name has no ending"
    help = f"say what it is: `{option} csv`, `jsonl` or `parquet`; by their endings " + ", ".join(
        f"`{ending}`" for ending in ENDINGS
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
    _refuse_confusion(wish, [path for path in (rejected, *wish.summaries) if path is not None])
    summaries = tuple((path, _renderer(path, wish, rulebook)) for path in wish.summaries)
    return Files(wish.output, None if wish.strict else rejected, summaries)


def _renderer(path: Path, wish: Wish, rulebook: Rulebook):  # type: ignore[no-untyped-def]
    from functools import partial

    from transfer_check.files import cut

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
    from transfer_check.files import cut

    read = [wish.input, *([str(wish.map)] if wish.map else [])]
    written = [*([wish.output] if wish.output != STANDARD_OUTPUT else []), *map(str, others)]
    for position, name in enumerate(written):
        for other in read:
            if os.path.exists(name) and os.path.exists(other) and os.path.samefile(name, other):
                message = "it would be written over what is read"
                raise UsageError(Problem(cut(name), 0, 0, "TC562", "", message, "give it another name"))
        if os.path.realpath(name) in map(os.path.realpath, written[:position]):
            message = "two files would have this name"
            raise UsageError(Problem(cut(name), 0, 0, "TC562", "", message, "give one of them another name"))
