"""A condition as it is written in a rule file, on one line."""

from __future__ import annotations

from transfer_check.law.condition import AllOf, AnyOf, Condition, Every, Not, Some, leaf_text


def condition_text(condition: Condition) -> str:
    """Return a condition as a rule file writes it, in flow style where it is not a single leaf."""
    match condition:
        case AllOf(parts):
            return _listed("all", parts)
        case AnyOf(parts):
            return _listed("any", parts)
        case Not(part):
            return f"not: {_nested(part)}"
        case Some(list_fact, where):
            return f"some: {{in: {list_fact}, where: {_nested(where)}}}"
        case Every(list_fact, where):
            return f"every: {{in: {list_fact}, where: {_nested(where)}}}"
        case _:
            return leaf_text(condition)


def _listed(key: str, parts: tuple[Condition, ...]) -> str:
    return f"{key}: [{', '.join(map(_nested, parts))}]"


def _nested(condition: Condition) -> str:
    text = condition_text(condition)
    if isinstance(condition, (AllOf, AnyOf, Not, Some, Every)):
        return f"{{{text}}}"
    return f"'{text}'" if " " in text else text
