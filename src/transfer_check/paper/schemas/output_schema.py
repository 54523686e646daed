"""The JSON Schema of everything the program writes as JSON: one name for each form."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel

from transfer_check.paper.contract.answer_data import AnswerData
from transfer_check.paper.contract.batch_data import CaseRow, ComparedRow, ItemRow, SummaryData
from transfer_check.paper.contract.inquiry_data import GroundsData, OpenData, RemediesData, WhatIfData
from transfer_check.paper.contract.record_data import RecordData
from transfer_check.paper.contract.verification_data import VerificationData
from transfer_check.paper.schemas.case_schema import case_schema
from transfer_check.paper.schemas.output_meanings import FORM, KEY, KEY_OF, PART
from transfer_check.paper.schemas.shaping import DIALECT, Schema, both, shaped


class Form(NamedTuple):
    """One form of output.

    Attributes:
        model: what it holds.
        several: whether it is a list of them.
    """

    model: type[BaseModel]
    several: bool = False


OUTPUTS = {
    "decision": Form(AnswerData),
    "decisions": Form(AnswerData, several=True),
    "what-is-open": Form(OpenData),
    "why-not": Form(GroundsData),
    "remedies": Form(RemediesData),
    "what-if": Form(WhatIfData),
    "record": Form(RecordData),
    "verification": Form(VerificationData),
    "batch-case": Form(CaseRow),
    "batch-item": Form(ItemRow),
    "batch-days": Form(ComparedRow),
    "batch-summary": Form(SummaryData),
}
"""Each form by the name that ``schema`` takes."""


def output_schema(name: str) -> Schema:
    """Return the JSON Schema (2020-12) of a form of output, described in both languages.

    Raises:
        KeyError: where no form has this name.
    """
    form = OUTPUTS[name]
    schema = shaped(form.model.model_json_schema(mode="serialization"))
    definitions = schema.pop("$defs", {})
    if "properties" not in schema:  # a model that holds itself is one of its own definitions
        schema = definitions.pop(schema["$ref"].rpartition("/")[2])
    _describe(form.model.__name__, schema)
    for part, definition in definitions.items():
        _describe(part, definition)
    if form.model is RecordData:
        _with_case(schema, definitions)
    whole: Schema = {**schema, "description": both(FORM[name])}
    if form.several:
        whole = {"type": "array", "description": both(FORM[name]), "minItems": 2, "items": {"$ref": "#/$defs/One"}}
        definitions["One"] = {**schema, "description": both(FORM["decision"])}
    return {"$schema": DIALECT, "title": f"transfer-check {name}", **whole, "$defs": definitions}


def _with_case(schema: Schema, definitions: dict[str, Any]) -> None:
    """Let the case on record be a case as a file states it."""
    case = case_schema()
    definitions.update(case.pop("$defs"))
    definitions["Case"] = {key: value for key, value in case.items() if key not in ("$schema", "title")}
    schema["properties"]["case"] = {"description": both(KEY_OF["RecordData.case"]), "$ref": "#/$defs/Case"}


def _describe(part: str, schema: Schema) -> None:
    schema["description"] = both(PART[part] if part in PART else FORM[part])
    if "properties" not in schema:  # any value of JSON
        return
    schema["properties"] = {
        key: {"description": both(KEY_OF.get(f"{part}.{key}") or KEY[key]), **value}
        for key, value in schema["properties"].items()
    }
