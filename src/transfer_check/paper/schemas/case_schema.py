"""The JSON Schema of a case file."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from transfer_check.facts import (
    ELEMENTS,
    SECTIONS,
    FactField,
    Item,
    Override,
    Section,
    Source,
    Title,
    TransferCase,
    catalogue,
    derived_facts,
)
from transfer_check.paper.schemas.key_meanings import CASE, KINDS, OVERRIDE, SECTION, SIGNED, SOURCE, TITLE, UNKNOWN
from transfer_check.paper.schemas.shaping import DIALECT, Schema, both, shaped
from transfer_check.text import Text

_UNKNOWN = {"const": "unknown", "description": both(UNKNOWN)}
_OTHERS = {Title.__name__: TITLE, Source.__name__: SOURCE, Override.__name__: OVERRIDE}


class _WithoutDefaults(GenerateJsonSchema):
    """Leaves the defaults out: an absent fact is unknown, and JSON has no word for that."""

    ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}  # noqa: RUF012


def case_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a case file, described in both languages."""
    schema = shaped(TransferCase.model_json_schema(schema_generator=_WithoutDefaults))
    schema["description"] = both(CASE["case file"])
    properties = schema["properties"]
    for name, property in properties.items():
        if name not in ELEMENTS:
            properties[name] = _whole(name, property)
    properties["sources"]["propertyNames"] = _names_of_facts(["case", "on", *catalogue()])
    properties["overrides"]["propertyNames"] = _names_of_facts(
        [path for path in catalogue() if path in derived_facts() and not path.startswith("item.")], derived_facts()
    )
    models: list[type[Section]] = [*SECTIONS.values(), Item, *(element for _, element in ELEMENTS.values())]
    for model in models:
        _describe_facts(schema["$defs"][model.__name__], model)
    for name, definition in schema["$defs"].items():
        if name in _OTHERS or name.startswith("Signed"):
            _describe(definition, _OTHERS.get(name, SIGNED))
    _describe_element(properties["third_parties"])
    return {"$schema": DIALECT, "title": "transfer-check case", **schema}


def _whole(name: str, property: Schema) -> Schema:
    """Return the property of the case itself: a section may also be the word ``unknown``."""
    if name in SECTIONS or name == "items":
        choices = property.pop("anyOf", None) or [property]
        same = [{"const": "recipient", "description": both(CASE["same as recipient"])}]
        property = {"anyOf": [*choices, *(same if name in ("end_user", "consignee") else []), _UNKNOWN]}
    text = SECTION[name] if name in SECTION else CASE[name]
    return {"description": both(text), **property}


def _describe_facts(schema: Schema, model: type[Section]) -> None:
    """Describe each fact by its label, its question, and what its kind means for who writes it."""
    section = next((name for name, each in (*SECTIONS.items(), ("item", Item)) if each is model), "party")
    schema["description"] = both(SECTION[section])
    for name, field in model.model_fields.items():
        property = schema["properties"][name]
        property["description"] = _fact(next(each for each in field.metadata if isinstance(each, FactField)))


def _fact(fact: FactField) -> str:
    parts = [both(fact.label), f"{fact.question.en}\n{fact.question.ja}"]
    if fact.kind in KINDS:
        parts.append(f"{KINDS[fact.kind].en}\n{KINDS[fact.kind].ja}")
    return "\n\n".join(parts)


def _describe_element(property: Schema) -> None:
    meta = TransferCase.model_fields["third_parties"].metadata
    property["description"] = _fact(next(each for each in meta if isinstance(each, FactField)))


def _describe(schema: Schema, text: dict[str, Text]) -> None:
    schema["description"] = both(text[""])
    for name, property in schema["properties"].items():
        schema["properties"][name] = {"description": both(text[name]), **property}


def _names_of_facts(names: list[str], facts: Collection[str] | None = None) -> dict[str, Any]:
    """Return what may be a key that names a fact: one of some names, or the path of one item's fact among some."""
    own = catalogue() if facts is None else facts
    of_items = "|".join(sorted(path.removeprefix("item.") for path in own if path.startswith("item.")))
    return {"anyOf": [{"enum": names}, {"pattern": rf"^items\[[0-9]+\]\.({of_items})$"}]}
