"""Facts: the unknown value, fact paths, and the catalogue of what a case can state.

A fact is a value or `UNKNOWN`. The catalogue is read from the fields of the case model
(`transfer_check.facts.case`): each field carries the label, kind and question written with `fact`.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple, NoReturn, final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from transfer_check.text import Text

FactKind = Literal["observed", "assessed", "derived", "act"]
ChangedBy = Literal["applicant", "another_transfer", "authority", "nobody"]
FactType = Literal["bool", "text", "number", "state", "vocabulary", "states", "parties"]


@final
class Unknown:
    """The type of `UNKNOWN`: a fact that nobody stated. It is neither true nor false."""

    _instance: "Unknown | None" = None

    def __new__(cls) -> "Unknown":
        """Return the one instance."""
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __bool__(self) -> NoReturn:
        raise TypeError("an unknown fact is not a bool: compare it with `is UNKNOWN`")

    def __repr__(self) -> str:
        return "UNKNOWN"

    def __reduce__(self) -> str:
        return "UNKNOWN"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.literal_schema(["unknown"]),
            python_schema=core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda _: "unknown"),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"const": "unknown"}


UNKNOWN: Final = Unknown()

OPEN_LIST: Final = "…"
"""Last element of a list that is marked open: the case names at least the elements before it."""

FactValue = bool | str | float | tuple[Any, ...] | None | Unknown
Facts = Mapping[str, FactValue]


class Fact(NamedTuple):
    """One entry of the catalogue.

    Attributes:
        path: dotted path, at most three segments, e.g. ``recipient.state``.
        kind: observed, assessed, derived or act; see DESIGN of the evaluator, "four kinds of fact".
        type: what a known value is; ``vocabulary`` names its list in `vocabulary`.
        label: the term in both languages.
        question: what an interviewer asks.
        vocabulary: name of the closed list, or ``""``.
        unit: unit of a number, or ``""``.
        body: who makes the assessment or takes the act (values of the vocabulary ``body``).
        source: instrument or paper the fact comes from; may be empty.
        recorded: kept for the record; no rule reads it.
        changed_by: who can make a known value another one: the applicant, the transfer staying what it is
            (an assurance, a consignee on the way); the applicant, who then proposes another transfer (its
            kind, recipient, end user, use, form); an authority that decides or judges; or nobody (a fact of
            the world, or one that is computed from others).
        none_where: by path, the values of other facts of the same part by which it is known to be none.
        compares: the two facts that it says are the same; empty for every other fact.
    """

    path: str
    kind: FactKind
    type: FactType
    label: Text
    question: Text
    changed_by: ChangedBy
    vocabulary: str = ""
    unit: str = ""
    body: tuple[str, ...] = ()
    source: str = ""
    recorded: bool = False
    none_where: Mapping[str, tuple[FactValue, ...]] = MappingProxyType({})
    compares: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """A fact is known by its path."""
        return hash(self.path)

    @property
    def none(self) -> bool | None:
        """The value of a fact that is known to be none: a flag does not hold, and nothing else is there."""
        return False if self.type == "bool" else None


class FactField(NamedTuple):
    """What a field of the case model says of its fact; the path comes from where the field stands."""

    kind: FactKind
    type: FactType
    label: Text
    question: Text
    changed_by: ChangedBy
    vocabulary: str
    unit: str
    body: tuple[str, ...]
    source: str
    recorded: bool
    none_where: Mapping[str, tuple[FactValue, ...]]
    compares: tuple[str, ...]

    @property
    def none(self) -> bool | None:
        """The value of the fact where it is known to be none, as `Fact.none`."""
        return False if self.type == "bool" else None


def fact(
    type: FactType,
    label: tuple[str, str],
    question: tuple[str, str],
    *,
    changed_by: ChangedBy,
    kind: FactKind = "observed",
    vocabulary: str = "",
    unit: str = "",
    body: tuple[str, ...] = (),
    source: str = "",
    recorded: bool = False,
    none_where: Mapping[str, tuple[FactValue, ...]] | None = None,
    compares: tuple[str, ...] = (),
) -> Any:
    """Declare a field of the case model as a fact; label and question are ``(ja, en)``.

    Where the same part of a case states one of the values of `none_where`, by field, the fact is thereby known to be
    none, a flag not to hold; to state it otherwise beside such a value is a contradiction. A statement that two facts are the same, named by
    path in `compares`, is known once both are.

    Returns:
        A pydantic field whose default is `UNKNOWN`: a fact has no other default.
    """
    meta = FactField(
        kind,
        type,
        Text(*label),
        Text(*question),
        changed_by,
        vocabulary,
        unit,
        body,
        source,
        recorded,
        none_where or {},
        compares,
    )
    field: FieldInfo = FieldInfo(default=UNKNOWN)
    field.metadata.append(meta)
    return field


class Catalogue(Mapping[str, Fact]):
    """All facts by path, with suggestions for a path that does not exist."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = {entry.path: entry for entry in facts}

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __getitem__(self, path: str) -> Fact:
        return self._facts[path]

    def __iter__(self) -> Any:
        return iter(self._facts)

    def __len__(self) -> int:
        return len(self._facts)

    def suggestion(self, path: str) -> str:
        """Return the fact path most like `path`, or ``""``."""
        return did_you_mean(path, self._facts)

    def under(self, prefix: str) -> list[Fact]:
        """Return the facts of the part of a case, or the fact, that `prefix` names; else those that begin with it."""
        named = [f for f in self._facts.values() if f.path == prefix or f.path.startswith(prefix + ".")]
        return named or [f for f in self._facts.values() if f.path.startswith(prefix)]


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate most like `word`, or ``""`` where none is near or the nearest lacks a negation of `word`."""
    import difflib  # for mistakes alone

    near = difflib.get_close_matches(word, list(candidates), n=1, cutoff=0.6)
    return near[0] if near and _negations(word) <= _negations(near[0]) else ""


def _negations(word: str) -> set[str]:
    return {"no", "not", "non", "none", "without"} & set(re.split(r"[^a-z]+", word.lower()))
