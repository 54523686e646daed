"""``schema``: JSON Schema for editors and for readers of the JSON output."""

from __future__ import annotations

import json
from typing import Any

from transfer_check.cli.output import emit
from transfer_check.errors import usage_problem
from transfer_check.loading.quoting import quoted


def run(of: str) -> None:
    """Write the JSON Schema of ``case``, ``rule`` or ``decision``."""
    emit(json.dumps(_schema(of), ensure_ascii=False, indent=2))


def _schema(of: str) -> dict[str, Any]:
    if of == "case":
        from transfer_check.case_schema import case_schema

        return case_schema()
    if of == "rule":
        from transfer_check.rule import InstrumentFile

        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **InstrumentFile.model_json_schema(by_alias=True),
        }
    if of == "decision":
        from transfer_check.contract import answer_schema

        return answer_schema()
    raise usage_problem("TC504", f"there is no schema of {quoted(of)}", "choose `case`, `rule` or `decision`")
