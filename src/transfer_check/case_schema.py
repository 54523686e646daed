"""The JSON Schema of a case file, for editors and for readers in other languages."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from transfer_check.case import TransferCase

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _CaseSchema(GenerateJsonSchema):
    """Leaves the defaults out: an absent fact is unknown, and JSON has no word for that."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a case file, labels in both languages as descriptions."""
    schema = TransferCase.model_json_schema(schema_generator=_CaseSchema)
    for party in ("end_user", "consignee"):
        schema["properties"][party].setdefault("anyOf", []).append({"const": "recipient"})
    return {
        "$schema": DIALECT,
        "title": "transfer-check case",
        **{key: value for key, value in schema.items() if key != "title"},
    }
