"""The command line: one file per verb, no logic of its own.

Exit codes: 0 may be permitted or out of scope · 1 prohibited or not permitted · 2 wrong input,
rules or usage · 3 undetermined, or no text in force. Besides: 130 interrupted · 141 the reader of the output went away.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from transfer_check.cli.output import NobodyReads, discard_output, unwritable
from transfer_check.errors import TransferCheckError

WRONG = 2
INTERRUPTED = 130
NOBODY_READS = 141
MOST_PROBLEMS = 100


def main() -> None:
    """Run the command line; every error this package raises on purpose is told without a traceback.

    Raises:
        SystemExit: always, with the exit code.
    """
    # No plugin of pydantic has business here, and looking for one reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # a run is short, and what it loads stays
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = _run()
    except TransferCheckError as error:
        _tell(error)
        code = WRONG
    except NobodyReads:
        discard_output()
        code = NOBODY_READS
    except KeyboardInterrupt:
        discard_output()
        code = INTERRUPTED
    finally:
        gc.enable()
    sys.exit(code)


def program() -> NoReturn:
    """Run the command line as a process of its own, and end the process without taking the interpreter apart.

    To free every object of the rulebook one by one would take as long as to judge a case.
    """
    code: object = WRONG
    try:
        main()
    except SystemExit as left:
        code = left.code
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(code if isinstance(code, int) else WRONG)


def _run() -> int:
    """Run the verb; return its exit code."""
    cases = _cases_alone(sys.argv[1:])
    try:
        return _evaluate(cases) if cases else _run_verb()
    except OSError as error:
        if error.filename is not None:
            raise
        raise unwritable("", error) from None


def _cases_alone(words: Sequence[str]) -> list[str]:
    """Return the cases of `evaluate CASE…` without any option, and none for every other call.

    Such a call, which other programs make for each case, can be read without typer; to import it takes longer than
    to read the case and to judge it. Whatever has to be interpreted is left to typer.
    """
    verb, *cases = words or [""]
    plain = os.name != "nt" and all(word and not word.startswith("-") for word in cases)  # Windows: patterns of names
    return cases if verb == "evaluate" and plain else []


def _evaluate(cases: list[str]) -> int:
    from transfer_check.cli.verbs.evaluate import run

    return run(cases)


def _run_verb() -> int:
    """Let typer read the words, and run the verb they call."""
    import typer

    from transfer_check.cli.app import app

    try:
        return app.main(prog_name="transfer-check", standalone_mode=False) or 0
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as left:  # typer leaves with 1 where nobody reads its help
        if isinstance(left.__context__, BrokenPipeError):
            raise NobodyReads from None
        raise


def _tell(error: TransferCheckError) -> None:
    """Write every problem to standard error, and their number where there are several."""
    if sys.stderr is None:
        return
    count = len(error.problems)
    lines = list(map(str, error.problems[:MOST_PROBLEMS]))
    if count > 1:
        lines.append(
            f"\n{count:,} problems" + (f", the first {MOST_PROBLEMS} are shown" if count > MOST_PROBLEMS else "")
        )
    with suppress(OSError):
        print("\n".join(lines), file=sys.stderr, flush=True)
