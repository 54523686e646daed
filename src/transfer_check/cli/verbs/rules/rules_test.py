"""``rules test``: the examples written in the rules, and whether they have teeth."""

from __future__ import annotations

from typing import Annotated

import typer

from transfer_check.cli.options import RulesOption
from transfer_check.cli.output import counted, emit

PLACE = 40
EPILOG = "Example:\n  transfer-check rules test --teeth"


def run(
    rules: RulesOption = None,
    teeth: Annotated[
        bool, typer.Option("--teeth", help="Also mutate every rule and see whether an example notices.")
    ] = False,
) -> int:
    """Run the examples written in the rules."""
    from transfer_check.files import read_rules
    from transfer_check.lint.examples import failures, survivors

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
