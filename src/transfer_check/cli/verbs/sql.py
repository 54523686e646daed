"""``sql``: the rules as SQL for a database of the reader's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transfer_check.cli.options import Dialect, Part
from transfer_check.cli.output import emit
from transfer_check.files import load_rulebook
from transfer_check.version import __version__


def run(dialect: Dialect, part: Part | None, on: date | None, output: Path | None, rules: Path | None) -> None:
    """Write the statements that judge cases in a database."""
    from transfer_check.sql.script import WHOLE, script

    rulebook = load_rulebook(rules)
    head = f"-- transfer-check {__version__}, {rulebook.digest}\n"
    parts = WHOLE if part is None else (part,)
    emit(head + script(rulebook, dialect, on=on).commented(parts), output)
