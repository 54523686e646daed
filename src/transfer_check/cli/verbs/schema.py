"""``schema``: JSON Schema for editors and for readers of the JSON output."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from transfer_check.cli.options import OutputOption
from transfer_check.cli.output import STANDARD_OUTPUT, emit
from transfer_check.errors import usage_problem

PLACE = 110
EPILOG = "Example:\n  transfer-check schema case --output case.schema.json"


def run(
    of: Annotated[
        str,
        typer.Argument(
            parser=str,
            metavar="[case|rule|decision]",
            help="The schema of a case, of a rule file, or of the JSON output; `case` where absent.",
        ),
    ] = "case",
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of case files, rule files or decisions."""
    emit(json.dumps(_schema(of), ensure_ascii=False, indent=2), output)
    if of != "decision" and output is not None and str(output) != STANDARD_OUTPUT:
        from transfer_check.paper.schemas import editor_line

        emit(editor_line(output.as_posix()))


def _schema(of: str) -> dict[str, Any]:
    if of == "case":
        from transfer_check.paper.schemas import case_schema

        return case_schema()
    if of == "rule":
        from transfer_check.paper.schemas import rule_schema

        return rule_schema()
    if of == "decision":
        from transfer_check.paper.contract import answer_schema

        return answer_schema()
    from transfer_check.files import quoted

    raise usage_problem("TC504", f"there is no schema of {quoted(of)}", "choose `case`, `rule` or `decision`")
