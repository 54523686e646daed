"""The kinds of value a case can state: state codes, terms of a vocabulary, days, signed assessments."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from datetime import date
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from transfer_check.clock import days_taken, far_off
from transfer_check.facts.catalogue import Unknown
from transfer_check.facts.state_days import stands
from transfer_check.facts.states import state_names
from transfer_check.facts.vocabulary import VOCABULARIES

T = TypeVar("T")


_TEXT = core_schema.str_schema(strict=True)


def _read(read: Callable[[str], T], written: str, **context: str) -> T:
    """Return what a reader makes of a text; what it refuses, a model refuses."""
    from transfer_check.facts.misreading import MisreadError

    try:
        return read(written)
    except MisreadError as error:
        raise error.as_validation(**context) from None


class Term:
    """Marks a string field as a term of a closed vocabulary."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = VOCABULARIES[vocabulary]

    def _check(self, value: str) -> str:
        if value in self.vocabulary:
            return value
        from transfer_check.facts.term_reading import read_term  # for labels, and for mistakes

        return _read(lambda text: read_term(text, self.vocabulary), value, vocabulary=self.vocabulary.name)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, _TEXT)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {
            "oneOf": [
                {"const": value, "description": f"{label.en} / {label.ja}"}
                for value, label in self.vocabulary.terms.items()
            ]
        }


_day_of_case: ContextVar[date | None] = ContextVar("day_of_case", default=None)


@contextmanager
def on_the_day_of_a_case(day: date | None) -> Iterator[None]:
    """Hold the codes of states that are read meanwhile against a day; ``None`` takes those of every day."""
    token = _day_of_case.set(day)
    try:
        yield
    finally:
        _day_of_case.reset(token)


def _state(value: str) -> str:
    day = _day_of_case.get()
    if value in state_names() and (day is None or stands(value, day)):
        return value
    from transfer_check.facts.state_reading import read_state  # for names, and for mistakes

    return _read(lambda text: read_state(text, day), value)


def no_such_state(code: str, day: date) -> PydanticCustomError:
    """Return what is wrong with the code of a state on a day on which there was no such state, and what to write."""
    from transfer_check.facts.misreading import MisreadError
    from transfer_check.facts.state_reading import refuse_state_of_another_day

    try:
        refuse_state_of_another_day(code, day)
    except MisreadError as error:
        return error.as_validation(day=day.isoformat())


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _day(value: Any) -> Any:
    day = _day_as_written(value)
    return _not_a_day(value) if not isinstance(value, date) and not _DAY.fullmatch(str(value)) else day


def _day_as_written(value: Any) -> Any:
    if isinstance(value, date):
        return value
    number = isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(value, str) and not number:
        return _not_a_day(value)
    if isinstance(value, str) and _DAY.fullmatch(value):
        with suppress(ValueError):
            return date.fromisoformat(value)
    from transfer_check.facts.day_reading import read_day  # for days in another form, and for mistakes

    return _read(read_day, str(value))


def _not_a_day(value: Any) -> Any:
    raise PydanticCustomError(
        "day",
        "`{value}` is not a day of the calendar",
        {"value": str(value), "help": "write year, month and day: `2012-12-18`"},
    )


def _written_out(value: Any, handler: Callable[[Any], Any]) -> Any:
    return "unknown" if isinstance(value, Unknown) else value if value is None else handler(value)


_SCHEMAS: dict[Any, CoreSchema] = {}


def _schema_of(known: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    """Return the schema of a kind of value, made once for all its fields; those of models refer to where they stand."""
    if get_origin(known) is tuple or (isinstance(known, type) and issubclass(known, BaseModel)):
        return handler.generate_schema(known)
    if known not in _SCHEMAS:
        _SCHEMAS[known] = handler.generate_schema(known)
    return cast(CoreSchema, dict(_SCHEMAS[known]))


class _KnownPart:
    """Validates a stated fact by the type it has when known; `UNKNOWN` is removed before."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        members = [member for member in get_args(source) if member is not Unknown]
        known = [member for member in members if member is not type(None)]
        schema = _schema_of(known[0], handler)
        stated: Any = core_schema.nullable_schema(schema) if len(known) < len(members) else {**schema}
        written = core_schema.wrap_serializer_function_ser_schema(_written_out, schema=schema)
        stated["serialization"] = written
        return cast(CoreSchema, stated)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"const": "unknown"}]}


Stated = Annotated[T | Unknown | None, _KnownPart()]
"""A fact that may be unknown, or known to be none."""

Judged = Annotated[T | Unknown, _KnownPart()]
"""A judgement that somebody signed, or unknown; there is no judgement of "none"."""

StatedFlag = Annotated[StrictBool | Unknown, _KnownPart()]
"""A statement that is true, false or unknown; a flag cannot be "none"."""

Name = StrictStr
Amount = Annotated[StrictInt | StrictFloat, Field(ge=0)]
Percent = Annotated[StrictInt | StrictFloat, Field(ge=0, le=100)]
Day = Annotated[date, BeforeValidator(_day)]
"""A day of the law: written in one way only."""


def _near(day: date) -> date:
    wrong = far_off(day)
    if not wrong:
        return day
    context = {"value": day.isoformat(), "wrong": wrong, "help": days_taken(day)}
    raise PydanticCustomError("far_off_day", "`{value}` {wrong}", context)


DayOfCase = Annotated[date, BeforeValidator(_day_as_written), AfterValidator(_near)]
"""A day of a case, in any form that names one day: not of long ago, nor far ahead."""


def day_of(stated: Any) -> date | None:
    """Return the day that is stated, or ``None`` where it is none, or one far off."""
    try:
        day = _day_as_written(stated)
    except ValueError:
        return None
    return day if isinstance(day, date) and not far_off(day) else None


class _StateSchema:
    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(_state, _TEXT)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 3166 alpha-3 / ISO 3166 アルファ3"}


State = Annotated[str, _StateSchema()]


_LISTED = re.compile("[,;、，；]")


def _one_or_many(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not _LISTED.search(value):
        return (value,)
    from transfer_check.facts.state_reading import part_states  # for lists in one text

    return tuple(part_states(value))


States = Annotated[tuple[State, ...], BeforeValidator(_one_or_many, json_schema_input_type=State | tuple[State, ...])]
"""Some states; a single one may be written without a list."""

ActivityTerm = Annotated[str, Term("activity")]
AgreementTerm = Annotated[str, Term("agreement")]
BannedWeaponTerm = Annotated[str, Term("banned_weapon")]
BodyTerm = Annotated[str, Term("body")]
CategoryTerm = Annotated[str, Term("cooperation_category")]
ConflictTerm = Annotated[str, Term("conflict_status")]
ConsiderationTerm = Annotated[str, Term("consideration")]
EntryTerm = Annotated[str, Term("control_list_entry")]
FormTerm = Annotated[str, Term("item_form")]
KindTerm = Annotated[str, Term("transfer_kind")]
MandateTerm = Annotated[str, Term("mandate")]
MissionTerm = Annotated[str, Term("mission")]
ObligationsTerm = Annotated[str, Term("obligations_status")]
OrganisationTerm = Annotated[str, Term("organisation")]
ProgrammeTerm = Annotated[str, Term("programme")]
PartTerm = Annotated[str, Term("party_part")]
RegisterTerm = Annotated[str, Term("register_category")]
RoleTerm = Annotated[str, Term("party_role")]
TreatyRiskTerm = Annotated[str, Term("treaty_risk")]
UndertakingTerm = Annotated[str, Term("undertaking")]


class Signed(BaseModel):
    """A judgement somebody made: its value, the body that made it, and the day.

    Attributes:
        value: the judgement itself.
        by: the body that made it, a term of the list ``body``.
        on: the day it was made.
        note: where it is recorded; free text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    value: Any
    by: BodyTerm
    on: DayOfCase
    note: StrictStr = ""


class SignedFlag(Signed):
    """A judgement that something is so, or is not."""

    value: StrictBool


class SignedConflict(Signed):
    """A judgement on the relation of a state to an international conflict."""

    value: ConflictTerm


class SignedObligations(Signed):
    """A judgement on the obligations under treaties and other agreements."""

    value: ObligationsTerm


class SignedTreatyRisk(Signed):
    """An assessment of the risk under article 7 of the Arms Trade Treaty."""

    value: TreatyRiskTerm


class SignedConsideration(Signed):
    """A judgement on how careful a consideration a case needs."""

    value: ConsiderationTerm
