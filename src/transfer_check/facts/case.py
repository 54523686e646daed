"""The typed case: a proposed transfer from Japan, and the facts stated about it.

Absent means unknown, ``null`` means known to be none, and ``unknown`` may be written out. The
fields of these models are the single source of the fact catalogue.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Annotated, Any, Protocol

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictStr,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from transfer_check.errors import Problem
from transfer_check.facts.catalogue import OPEN_LIST, UNKNOWN, Catalogue, Fact, FactField, FactValue, Unknown, fact
from transfer_check.facts.item import Item
from transfer_check.facts.judgements import Act, Assessment
from transfer_check.facts.overrides import Override, check_address, check_values, place
from transfer_check.facts.parties import SHARED, EndUser, Exporter, Party, Recipient, ThirdParty
from transfer_check.facts.sections import Agreement, Assurance, EndUse, Project, Section, excluded
from transfer_check.facts.state_days import stands
from transfer_check.facts.transfer import Transfer
from transfer_check.facts.values import DayOfCase, Signed, Stated, day_of, no_such_state, on_the_day_of_a_case


class Title(BaseModel):
    """A title in both languages."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    ja: StrictStr
    en: StrictStr


class Source(BaseModel):
    """Where a fact was read."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    url: StrictStr = ""
    read_on: DayOfCase | None = None
    note: StrictStr = ""


SECTIONS: dict[str, type[Section]] = {
    "transfer": Transfer,
    "exporter": Exporter,
    "recipient": Recipient,
    "end_user": EndUser,
    "consignee": Party,
    "end_use": EndUse,
    "project": Project,
    "agreement": Agreement,
    "assurance": Assurance,
    "assessment": Assessment,
    "act": Act,
}
ELEMENTS: dict[str, tuple[str, type[Section]]] = {"third_parties": ("third_party", ThirdParty)}
LISTS = {"item": "items", **{element: name for name, (element, _) in ELEMENTS.items()}}
"""The list of the case in which the facts of an element stand."""
ELEMENT_OF = {name: element for element, name in LISTS.items()}
ANY_DAY = {"states": "of any day"}
"""The context of validation in which a case may name the states of every day: its own day is not known yet."""
NOTHING_SIGNED: frozenset[str] = frozenset()
ON_THE_WAY = frozenset({"consignee", "third_party"})
"""Parties in whose place another may stand: the transfer stays what it is."""


class Places(Protocol):
    """A document in which a case is written."""

    def problem(
        self, code: str, location: tuple[str | int, ...], message: str, help: str = "", *, at_key: bool = False
    ) -> Problem:
        """Return a problem at a location of the document."""

    def line(self, location: tuple[str | int, ...]) -> int:
        """Return the line on which something is written, 0 where it is not."""


def _of_a_fact(written: str) -> str:
    """Check a key of `sources`."""
    plain = re.sub(r"^items\[\d+\]", "item", written)
    if plain not in catalogue() and plain not in ("case", "on"):
        near = catalogue().suggestion(plain)
        help = f"did you mean `{near}`?" if near else ""
        raise PydanticCustomError("source", "`{path}` in `sources` is not a fact", {"path": written, "help": help})
    return written


def _of_a_derived_fact(written: str, info: ValidationInfo) -> str:
    """Check a key of `overrides`."""
    items = info.data.get("items")
    check_address(written, derived_facts(), len(items) if items else 1)
    return written


class TransferCase(Section):
    """A proposed transfer from Japan.

    Attributes:
        case: identifier, unique among the user's cases.
        on: the day whose law applies (the permit decision), never defaulted.
        items: what is transferred; one item of which nothing is known where none is written.
        consignee: to whom the goods are consigned, where that is neither recipient nor end user; absent where nobody
            else is, ``unknown`` where that is not known.
        third_parties: others involved, each with its part; unknown where absent, none where empty.
        sources: where facts were read, by fact path (``items[0].form`` for an item).
        overrides: derived facts that are taken otherwise than the rules settle them, each signed, by fact path,
            in the order of the fact catalogue.

    Raises:
        pydantic.ValidationError: for a value of a wrong type, an unknown key, a term outside its list, or a state that
            did not exist on the day.
    """

    case: StrictStr = Field(min_length=1)
    on: DayOfCase
    title: Title | None = None
    note: StrictStr = ""
    transfer: Transfer | None = Transfer.model_construct()
    exporter: Exporter | None = Exporter.model_construct()
    recipient: Recipient | None = Recipient.model_construct()
    end_user: EndUser | None = EndUser.model_construct()
    consignee: Party | None = None
    third_parties: Stated[tuple[ThirdParty, ...]] = fact(
        "parties",
        ("その他の関係者", "third parties"),
        ("他に関係者はいますか。", "Does anybody else take part?"),
        changed_by="applicant",
    )
    third_parties_complete: StrictBool = True
    items: tuple[Item, ...] = Field(default=(Item.model_construct(),), min_length=1)
    end_use: EndUse | None = EndUse.model_construct()
    project: Project | None = Project.model_construct()
    agreement: Agreement | None = Agreement.model_construct()
    assurance: Assurance | None = Assurance.model_construct()
    assessment: Assessment = Assessment.model_construct()
    act: Act = Act.model_construct()
    sources: dict[Annotated[StrictStr, AfterValidator(_of_a_fact)], Source] = Field(default_factory=dict)
    overrides: dict[Annotated[StrictStr, AfterValidator(_of_a_derived_fact)], Override] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _same_as_recipient(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        shared = {key: data.get("recipient", UNKNOWN) for key in SHARED if data.get(key) == "recipient"}
        return {**data, **{key: _as_party(value) for key, value in shared.items()}}

    @model_validator(mode="after")
    def _comparisons_hold(self) -> "TransferCase":
        for path, (one, other) in comparisons().items():
            owner, _, name = path.partition(".")
            stated, facts = getattr(getattr(self, owner), name, UNKNOWN), self.facts()
            if stated is not UNKNOWN and one in facts and other in facts and (facts[one] == facts[other]) is not stated:
                raise excluded(path, str(stated).lower(), one, facts[one])
        return self

    @model_validator(mode="wrap")
    @classmethod
    def _states_of_the_day(cls, data: Any, handler: Any, info: ValidationInfo) -> Any:
        """Hold the states against the day; with the context `ANY_DAY` those of every day are taken."""
        day = day_of(data.get("on")) if isinstance(data, dict) and info.context is not ANY_DAY else None
        with on_the_day_of_a_case(day):
            case = handler(data)
        if day is not None:
            for code in case.states():
                if not stands(code, day):  # it came in a part that had been validated before
                    raise no_such_state(code, day)
        return case

    @model_validator(mode="before")
    @classmethod
    def _unknown_consignee(cls, data: Any) -> Any:
        if isinstance(data, dict) and "consignee" in data and data["consignee"] in (UNKNOWN, "unknown"):
            return {**data, "consignee": {}}
        return data

    @field_validator("overrides")
    @classmethod
    def _overrides_are_the_values(cls, overrides: dict[str, Override], info: ValidationInfo) -> dict[str, Override]:
        if overrides:
            check_values(overrides, _stated_beside(overrides, info.data))
        order = {path: number for number, path in enumerate(catalogue())}
        return dict(sorted(overrides.items(), key=lambda each: (order[place(each[0])[0]], place(each[0])[1] or 0)))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> "TransferCase":
        """Return a copy, with the fields of `update` replaced; what was worked out from the old fields is dropped."""
        copy = super().model_copy(update=update, deep=deep)
        for name in ("_stated", "_stated_of_items", "_overridden_of_items"):
            copy.__dict__.pop(name, None)
        return copy

    def facts(self) -> Mapping[str, FactValue]:
        """Return the stated facts of the case by path, those of its items left out.

        A path that is absent from the result is unknown. Assessments give their value, and so do overrides.
        """
        return self._stated

    def overridden(self, item: int) -> frozenset[str]:
        """Return the derived facts whose value somebody signed, for the item at a 0-based place."""
        return self._overridden_of_items[item] if self.overrides else NOTHING_SIGNED

    @cached_property
    def _overridden_of_items(self) -> tuple[frozenset[str], ...]:
        places = [place(written) for written in self.overrides]
        return tuple(
            frozenset(path for path, owner in places if owner in (None, number)) for number in range(len(self.items))
        )

    @cached_property
    def read_from(self) -> Places | None:
        """Where its facts were written; ``None`` for a case that was not read from a file. Set by its reader."""
        return None

    @cached_property
    def _stated(self) -> dict[str, FactValue]:
        stated: dict[str, FactValue] = {}
        for name, model in SECTIONS.items():
            _state_section(stated, name, model, getattr(self, name))
        if self.third_parties is None:
            stated["third_parties"] = ()
        elif not isinstance(self.third_parties, Unknown):
            elements = tuple(_party_facts(party) for party in self.third_parties)
            stated["third_parties"] = elements if self.third_parties_complete else (*elements, OPEN_LIST)
        for path, (one, other) in comparisons().items():
            if one in stated and other in stated:
                stated.setdefault(path, stated[one] == stated[other])
        stated.update(
            {written: signed.value for written, signed in self.overrides.items() if place(written)[1] is None}
        )
        return stated

    def states(self) -> tuple[str, ...]:
        """Return the codes of the states the case names, each once."""
        facts = self.facts()
        listed: Any = facts.get("third_parties", ())
        parties = [each for each in listed if isinstance(each, dict)]
        named: dict[Any, None] = {}
        for part in (facts, *self.item_facts(), *parties):
            for path in _paths_of_states():
                value = part.get(path)
                named.update(dict.fromkeys(value if isinstance(value, tuple) else (value,)))
        return tuple(each for each in named if isinstance(each, str) and each != OPEN_LIST)

    def item_facts(self) -> tuple[Mapping[str, FactValue], ...]:
        """Return the stated facts of each item by path (``item.form``)."""
        return self._stated_of_items

    @cached_property
    def _stated_of_items(self) -> tuple[dict[str, FactValue], ...]:
        result = []
        for item in self.items:
            stated: dict[str, FactValue] = {}
            _state_section(stated, "item", Item, item)
            result.append(stated)
        for written, signed in self.overrides.items():
            path, number = place(written)
            if number is not None:
                result[number][path] = signed.value
        return tuple(result)

    def assessments(self) -> Mapping[str, Signed]:
        """Return the signed assessments by fact path."""
        return {
            f"assessment.{name}": value for name, value in _stated_fields(self.assessment) if isinstance(value, Signed)
        }


def _stated_beside(overrides: Iterable[str], data: Mapping[str, Any]) -> dict[str, object]:
    """Return what the case states in its own place of facts that are overridden."""
    stated: dict[str, object] = {}
    for written in overrides:
        path, number = place(written)
        owner, _, name = path.partition(".")
        section = data.get(owner) if number is None else data["items"][number] if "items" in data else None
        value = getattr(section, name, UNKNOWN)
        if value is not UNKNOWN:
            stated[written] = value
    return stated


def _as_party(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: entry for key, entry in value.items() if key in Party.model_fields}
    if isinstance(value, Recipient):
        return {name: entry for name, entry in _stated_fields(value) if name in Party.model_fields}
    return value


def _stated_fields(section: Section) -> list[tuple[str, Any]]:
    return [(name, value) for name, value in vars(section).items() if value is not UNKNOWN]


def facts_of_none(model: type[Section]) -> dict[str, bool | None]:
    """Return what a part that is known to be none states, by field: no flag holds, and nothing else is there.

    Whether two facts are the same is left to those two.
    """
    metas = {name: _meta(field) for name, field in model.model_fields.items()}
    return {name: meta.none for name, meta in metas.items() if meta.kind != "derived" and not meta.compares}


def _state_section(stated: dict[str, FactValue], prefix: str, model: type[Section], section: Section | None) -> None:
    if section is None:
        stated.update({f"{prefix}.{name}": value for name, value in facts_of_none(model).items()})
        return
    for name, value in _stated_fields(section):
        stated[f"{prefix}.{name}"] = value.value if isinstance(value, Signed) else value
    for name, meta in _known_to_be_none(model).items():
        if any(stated.get(f"{prefix}.{other}", UNKNOWN) in values for other, values in meta.none_where.items()):
            stated.setdefault(f"{prefix}.{name}", meta.none)


@cache
def comparisons() -> dict[str, tuple[str, ...]]:
    """Return the facts that say whether two others are the same, each with those two, by path."""
    return {fact.path: fact.compares for fact in catalogue().values() if fact.compares}


@cache
def _known_to_be_none(model: type[Section]) -> dict[str, FactField]:
    metas = {name: _meta(field) for name, field in model.model_fields.items()}
    return {name: meta for name, meta in metas.items() if meta.none_where}


def _party_facts(party: ThirdParty) -> dict[str, FactValue]:
    stated: dict[str, FactValue] = {}
    _state_section(stated, "third_party", ThirdParty, party)
    return stated


def _meta(field: Any) -> FactField:
    return next(entry for entry in field.metadata if isinstance(entry, FactField))


def _entry(prefix: str, name: str, meta: FactField) -> Fact:
    path = f"{prefix}.{name}" if prefix else name
    return Fact(
        path,
        meta.kind,
        meta.type,
        meta.label,
        meta.question,
        "applicant" if prefix in ON_THE_WAY and meta.changed_by == "another_transfer" else meta.changed_by,
        meta.vocabulary,
        meta.unit,
        meta.body,
        meta.source,
        meta.recorded,
        {f"{prefix}.{other}": values for other, values in meta.none_where.items()},
        meta.compares,
    )


@cache
def _paths_of_states() -> frozenset[str]:
    return frozenset(path for path, fact in catalogue().items() if fact.type in ("state", "states"))


@cache
def catalogue() -> Catalogue:
    """Return the catalogue of every fact a case can state, in the order of the case model."""
    entries: list[Fact] = []
    models: list[tuple[str, type[Section]]] = [*SECTIONS.items(), ("item", Item), *ELEMENTS.values()]
    for prefix, model in models:
        entries.extend(_entry(prefix, name, _meta(field)) for name, field in model.model_fields.items())
    for name in ELEMENTS:
        entries.append(_entry("", name, _meta(TransferCase.model_fields[name])))
    return Catalogue(entries)


@cache
def derived_facts() -> frozenset[str]:
    """Return the paths of the facts that the rules derive from others, where their definitions settle them."""
    return frozenset(path for path, fact in catalogue().items() if fact.kind == "derived")


@cache
def implied_by(path: str) -> tuple[Fact, ...]:
    """Return the facts that some value of a fact makes known to be none."""
    return tuple(fact for fact in catalogue().values() if path in fact.none_where)
