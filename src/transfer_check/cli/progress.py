"""How far a long run is: on a terminal a bar with rate and time left, into a pipe nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from transfer_check.text import Language
from transfer_check.words.run_stages import STAGES, rows_a_second

Tell = Callable[[str, int, int], None]

IN_ROWS = ("order", "check", "answer")


@contextmanager
def progress(language: Language) -> Iterator[Tell]:
    """Yield what is to be told of each stage: how much is done, and how much there is to do."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True, highlight=False), transient=True) as shown:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = shown.add_task(STAGES[stage].in_(language), total=total or None, rate="")
            task = tasks[stage]
            shown.update(task, completed=done, total=total or None)
            speed = next(running.speed for running in shown.tasks if running.id == task)
            if speed and stage in IN_ROWS:
                shown.update(task, rate=rows_a_second(speed).in_(language))

        yield tell
