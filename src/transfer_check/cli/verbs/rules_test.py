"""``rules test``: the examples written in the rules, and whether they have teeth."""

from __future__ import annotations

from pathlib import Path

from transfer_check.cli.output import counted, emit
from transfer_check.files import read_rules
from transfer_check.lint.examples import failures, survivors


def run(rules: Path | None, teeth: bool) -> int:
    """Run every example and write what fails; return 2 where something does."""
    files = read_rules(rules)
    count, problems = failures(files)
    lines = [
        *map(str, problems),
        f"{counted(count, 'example')}: " + (counted(len(problems), "problem") if problems else "all pass"),
    ]
    alive: list[str] = []
    if teeth:
        tried, survived = survivors(files)
        alive = [f"{provision.id}  {change}  is noticed by no example" for provision, change in survived]
        lines += [
            *alive,
            f"{counted(tried, 'mutant')}: " + (f"{len(alive)} not noticed" if alive else "every one is noticed"),
        ]
    elif not problems:
        lines.append("not tried: whether an example notices each change of a rule (`rules test --teeth`)")
    emit("\n".join(lines))
    return 2 if problems or alive else 0
