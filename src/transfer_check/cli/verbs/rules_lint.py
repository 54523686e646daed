"""``rules lint``: the checks, every problem at once."""

from __future__ import annotations

from pathlib import Path

from transfer_check.cli.output import counted, emit
from transfer_check.files import examine_rules
from transfer_check.lint import lint


def run(rules: Path | None) -> int:
    """Write every problem of the rules, those of reading them among them; return 2 where there is one."""
    files = examine_rules(rules)
    problems = lint(files)
    count = len(files.rulebook.provisions)
    found = counted(len(problems), "problem") if problems else "no problem"
    summary = f"{counted(count, 'provision')} in {counted(len(files.files), 'file')}: {found}"
    emit("\n".join([*map(str, problems), summary]))
    return 2 if problems else 0
