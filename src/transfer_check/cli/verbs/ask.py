"""``ask CASE``: the interview, and what it learned written into the case file."""

from __future__ import annotations

from typing import Annotated

import typer

from transfer_check.cli.options import LanguageOption, RulesOption
from transfer_check.errors import usage_problem

PLACE = 70
EPILOG = """\
Example:
  transfer-check ask 2012-12-18-haiti.yaml --lang ja

Every question can be answered with `unknown`, `why`, `back` or `stop` (save and leave) as well. From a pipe
each line is an answer, and the end of the answers is `stop`."""


def run(
    case: Annotated[
        str,
        typer.Argument(
            parser=str, metavar="CASE", help="Case file (YAML) to complete; it is begun where there is none."
        ),
    ],
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> int:
    """Ask for the facts that still matter, one by one, and write them into the case."""
    from transfer_check.cli.dialogue import completed
    from transfer_check.cli.verbs.evaluate import STANDARD_INPUT, exit_code

    if case == STANDARD_INPUT:
        raise usage_problem("TC535", "standard input gives the answers, not the case", "name a file for the case")
    return exit_code([completed(case, lang, rules)])
