"""The program as a whole: what its help says around the verbs."""

from __future__ import annotations

from typing import Annotated

import typer

from transfer_check.cli.commands import Verbs, group
from transfer_check.cli.output import emit
from transfer_check.cli.verb_register import Register
from transfer_check.version import __version__

EPILOG = """\
`transfer-check VERB --help` tells how a verb is used.

Exit codes of `evaluate`:
  0  the transfer may be permitted, or is out of scope
  1  the transfer is prohibited or not permitted
  2  the input, the rules or the command line are wrong
  3  the answer is undetermined, or no policy text was in force"""

_program = typer.Typer(
    name="transfer-check",
    cls=Verbs,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Evaluate a proposed transfer of arms from Japan against the policy text in force on its day.",
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar="VERB",
    epilog=EPILOG,
)


def _version(wanted: bool) -> None:
    if wanted:
        emit(f"transfer-check {__version__}")
        raise typer.Exit


@_program.callback()
def _transfer_check(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Evaluate a proposed transfer of arms from Japan against the policy text in force on its day."""


app: Verbs = group(_program, Register("transfer_check.cli.verbs"))
"""The command line."""
