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
WRITTEN_BY_HAND = ("case", "rule")
"""What a person writes, and an editor can check."""


def run(
    of: Annotated[
        str,
        typer.Argument(
            parser=str,
            metavar="[NAME]",
            help="`case` (where absent) or `rule`; of the output `decision`, `decisions`, `what-is-open`, `why-not`, "
            "`remedies`, `what-if`, `record`, `verification`, `batch-case`, `batch-item`, `batch-days` or `batch-summary`.",
        ),
    ] = "case",
    output: OutputOption = None,
) -> None:
    """Print the JSON Schema of case files, rule files or any JSON output."""
    emit(json.dumps(_schema(of), ensure_ascii=False, indent=2), output)
    if of in WRITTEN_BY_HAND and output is not None and str(output) != STANDARD_OUTPUT:
        from transfer_check.paper.schemas import editor_line

        emit(editor_line(output.as_posix()))


def _schema(of: str) -> dict[str, Any]:
    if of == "case":
        from transfer_check.paper.schemas import case_schema

        return case_schema()
    if of == "rule":
        from transfer_check.paper.schemas import rule_schema

        return rule_schema()
    from transfer_check.facts import did_you_mean
    from transfer_check.files import quoted
    from transfer_check.paper.schemas.output_schema import OUTPUTS, output_schema

    if of in OUTPUTS:
        return output_schema(of)
    names = (*WRITTEN_BY_HAND, *OUTPUTS)
    near = did_you_mean(of, names)
    listed = ", ".join(f"`{name}`" for name in names)
    help = f"did you mean `{near}`? the schemas are {listed}" if near else f"the schemas are {listed}"
    raise usage_problem("TC504", f"there is no schema of {quoted(of)}", help)
