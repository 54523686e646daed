"""Which keys a model allows at a location of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel

from transfer_check.files.quoting import Location

Models = tuple[type[BaseModel], ...]


def models_at(model: type[BaseModel], location: Location) -> Models:
    """Return the models that may describe the value at `location`; several where the type is a union."""
    models: Models = (model,)
    for part in location:
        annotations = [annotation for name, annotation in _fields(models) if name == part]
        if annotations:
            models = tuple(dict.fromkeys(found for annotation in annotations for found in _models_in(annotation)))
    return models


def keys_of(models: Models) -> list[str]:
    """Return the keys these models allow, in the order of their fields."""
    return list(dict.fromkeys(name for name, _ in _fields(models)))


def _fields(models: Iterable[type[BaseModel]]) -> Iterator[tuple[str, Any]]:
    for model in models:
        for name, field in model.model_fields.items():
            yield field.alias or name, field.annotation


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    else:
        for argument in get_args(annotation):
            yield from _models_in(argument)
