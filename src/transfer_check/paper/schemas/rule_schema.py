"""The JSON Schema of a rule file."""

from __future__ import annotations

from typing import Any

from transfer_check.facts import ELEMENTS, EVIDENCE, SECTIONS, Vocabulary
from transfer_check.law.written import PARTY_LISTS, InstrumentFile
from transfer_check.paper.schemas.case_schema import case_schema
from transfer_check.paper.schemas.key_meanings import CONDITION, EFFECT, EXPECT, KEY, MODEL, SECTION
from transfer_check.paper.schemas.shaping import DIALECT, Schema, both, shaped, terms

_LISTS = {
    "evidence": terms(EVIDENCE),
    "effect": terms(Vocabulary("effect", EFFECT)),
    "expect": terms(Vocabulary("expect", EXPECT)),
}
_CONDITIONS = ("when", "applies")


def rule_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a rule file, described in both languages."""
    schema = shaped(InstrumentFile.model_json_schema(by_alias=True))
    definitions = schema.pop("$defs")
    case = case_schema()
    for name, model in {"InstrumentFile": schema, **definitions}.items():
        model["description"] = both(MODEL[name])
        model["properties"] = {key: _property(key, value, model) for key, value in model["properties"].items()}
    given = {key: case["properties"][key] for key in (*SECTIONS, *ELEMENTS, "third_parties_complete")}
    return {
        "$schema": DIALECT,
        "title": "transfer-check rule file",
        **schema,
        "$defs": {
            **case["$defs"],
            **definitions,
            "Given": {
                "type": "object",
                "additionalProperties": False,
                "description": both(KEY["given"]),
                "properties": {**given, "item": {"description": both(SECTION["item"]), "$ref": "#/$defs/Item"}},
            },
            "Condition": _condition(),
        },
    }


def _property(key: str, property: Schema, model: Schema) -> Schema:
    described = {"description": both(KEY[key])}
    if key in _LISTS:
        return {**described, **_LISTS[key]}
    if key == "given":
        return {**described, "$ref": "#/$defs/Given"}
    if key in _CONDITIONS:
        condition: Schema = {"$ref": "#/$defs/Condition"}
        optional = key not in model["required"]
        return {**described, **({"anyOf": [condition, {"type": "null"}]} if optional else condition)}
    return {**described, **property}


def _condition() -> Schema:
    part: dict[str, Any] = {"$ref": "#/$defs/Condition"}
    several = {"type": "array", "minItems": 1, "items": part}
    element = {
        "type": "object",
        "additionalProperties": False,
        "required": ["in", "where"],
        "properties": {
            "in": {"enum": [*ELEMENTS, *PARTY_LISTS], "description": both(CONDITION["in"])},
            "where": {**part, "description": both(CONDITION["where"])},
        },
    }
    branches = {"all": several, "any": several, "not": part, "some": element, "every": element}
    return {
        "description": both(CONDITION[""]),
        "anyOf": [
            {"type": "string", "minLength": 1, "description": both(CONDITION["leaf"])},
            {
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
                "properties": {key: {**value, "description": both(CONDITION[key])} for key, value in branches.items()},
            },
        ],
    }
