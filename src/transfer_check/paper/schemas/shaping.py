"""What every schema has in common: no titles or defaults of the models, days as days, states by code."""

from __future__ import annotations

from typing import Any

from transfer_check.facts import Vocabulary, state_names
from transfer_check.paper.schemas.key_meanings import STATE
from transfer_check.text import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
_DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_BOUNDS = {"ge": "minimum", "le": "maximum"}
_CODE = "^[A-Z]{3}$"


def both(text: Text) -> str:
    """Return a wording in both languages, as a description shows it."""
    return f"{text.en} / {text.ja}"


def shaped(schema: Schema) -> Schema:
    """Return the schema of a model for its readers: the names of Python and its defaults say nothing to them."""
    shaped: Schema = _node(schema)
    if _mentions_state(shaped):
        shaped["$defs"]["State"] = _states()
    return shaped


def terms(vocabulary: Vocabulary) -> Schema:
    """Return a closed list as a schema: each term with its label."""
    return {"oneOf": [{"const": term, "description": both(label)} for term, label in vocabulary.terms.items()]}


def _node(node: Any) -> Any:
    if isinstance(node, list):
        return [_node(each) for each in node]
    if not isinstance(node, dict):
        return node
    if node.get("pattern") == _CODE:
        return {"$ref": "#/$defs/State"}
    if _BOUNDS.keys() & node.keys():  # the library leaves the bounds of a whole or broken number in words of its own
        return {"type": "number", **{_BOUNDS[key]: node[key] for key in _BOUNDS if key in node}}
    kept = {
        key: _properties(value) if key in ("properties", "$defs") else _node(value)
        for key, value in node.items()
        if key not in ("title", "default")
    }
    return {**kept, "pattern": _DAY} if kept.get("format") == "date" else _flat(kept)


def _properties(properties: dict[str, Any]) -> dict[str, Any]:
    """Keep every property: one may itself be called ``title``."""
    return {name: _node(value) for name, value in properties.items()}


def _flat(node: Schema) -> Schema:
    """Return a choice within a choice as one choice, so that an editor lists what may stand there."""
    choices = [
        inner for each in node.get("anyOf", ()) for inner in (each["anyOf"] if set(each) == {"anyOf"} else [each])
    ]
    return {**node, "anyOf": choices} if choices else node


def _mentions_state(node: Any) -> bool:
    if isinstance(node, dict):
        return node.get("$ref") == "#/$defs/State" or any(map(_mentions_state, node.values()))
    return isinstance(node, list) and any(map(_mentions_state, node))


def _states() -> Schema:
    names = sorted(state_names().items())
    return {
        "description": both(STATE),
        "oneOf": [{"const": code, "description": both(name)} for code, name in names],
    }
