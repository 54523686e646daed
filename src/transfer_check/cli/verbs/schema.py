"""``schema``: JSON Schema for editors and for readers of the JSON output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from transfer_check.cli.output import STANDARD_OUTPUT, emit
from transfer_check.errors import usage_problem
from transfer_check.files import quoted


def run(of: str, output: Path | None) -> None:
    """Write the JSON Schema of ``case``, ``rule`` or ``decision``; into a file, and then the line that names it."""
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
    raise usage_problem("TC504", f"there is no schema of {quoted(of)}", "choose `case`, `rule` or `decision`")
