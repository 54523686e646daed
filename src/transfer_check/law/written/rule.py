"""Rule files as written: the schema of a rule, its exceptions and its examples.

These models say what may stand in a rule file. `transfer_check.files` reads files into them and
lowers them to `transfer_check.law.provision`, which is all the evaluator sees.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr, model_validator
from pydantic_core import PydanticCustomError

from transfer_check.facts import BodyTerm, Day, Title

Effect = Literal["prohibit", "permit", "require", "refer", "oblige"]
Evidence = Literal["primary", "official_summary", "secondary", "unverified"]
Expectation = Literal["satisfied", "not_satisfied", "unknown", "excused", "not_applicable"]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*\.[a-z0-9]+(-[a-z0-9]+)*$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
WrittenCondition = str | dict[str, Any]
"""A condition as written; its shape is checked when it is lowered, with its place in the file."""


class Written(BaseModel):
    """Base of everything written in a rule file: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class WrittenText(Title):
    """A wording in both languages; neither may be empty."""

    @model_validator(mode="after")
    def _both_languages(self) -> WrittenText:
        if not self.ja.strip() or not self.en.strip():
            raise PydanticCustomError(
                "language", "a wording is missing in one language", {"help": "give both `ja` and `en`"}
            )
        return self


class WrittenCitation(Written):
    """A pinpoint; `instrument` where it is not the file's own."""

    at: StrictStr
    instrument: StrictStr | None = None


class WrittenInterval(Written):
    """Half-open: in force from the first day up to, not including, the second; null is unbounded."""

    from_: Day | None = Field(alias="from")
    until: Day | None


class WrittenExample(Written):
    """One example of a rule: a partial case and the standing it must have."""

    name: StrictStr
    given: dict[str, Any]
    expect: Expectation
    by: Slug | None = None
    on: Day | None = None


class WrittenException(Written):
    """An exception in the same provision."""

    id: Slug
    title: WrittenText
    cite: WrittenCitation
    evidence: Evidence
    when: WrittenCondition


class WrittenDuty(Written):
    """A duty attached by an ``oblige`` rule."""

    bearer: Literal["exporter", "recipient", "government", "meti", "mofa", "mod"]
    duty: WrittenText
    due: Literal["before_transfer", "after_transfer", "periodic"]


Place = Literal["recipient", "end_user", "consignee", "onward_recipient", "broker", "carrier", "financier", "other"]
"""Where a party can stand: by itself, or among the third parties with a part."""


class WrittenParties(Written):
    """The parties a prohibition does not read, and why."""

    left_out: Annotated[tuple[Place, ...], Field(min_length=1)]
    reason: WrittenText


class WrittenProvision(Written):
    """What every provision carries."""

    id: Id
    title: WrittenText
    cite: WrittenCitation
    in_force: WrittenInterval
    evidence: Evidence
    notes: WrittenText | None = None
    digest: tuple[StrictStr, ...] = ()


class WrittenRule(WrittenProvision):
    """A rule: when it bites, what it does, what lifts it, and examples with teeth."""

    text: WrittenText
    effect: Effect
    applies: WrittenCondition | None = None
    when: WrittenCondition
    unless: tuple[WrittenException, ...] = ()
    exception_to: tuple[Id, ...] = ()
    lifts_no_prohibition: StrictBool = False
    parties: WrittenParties | None = None
    to: BodyTerm | None = None
    duties: tuple[WrittenDuty, ...] = ()
    examples: tuple[WrittenExample, ...]


class WrittenDefinition(WrittenProvision):
    """A derived fact, defined by a text or by dated tables."""

    defines: StrictStr
    text: WrittenText
    when: WrittenCondition
    examples: tuple[WrittenExample, ...]


class WrittenCaution(Written):
    """A warning on a case: never part of a verdict. Without ``when`` it speaks of the text itself, so of every case."""

    id: Id
    title: WrittenText
    text: WrittenText
    on: WrittenInterval
    when: WrittenCondition | None = None
    evidence: Evidence
    examples: tuple[WrittenExample, ...] = ()


class WrittenOmission(Written):
    """A provision that is not encoded, and why."""

    at: StrictStr
    title: WrittenText
    reason: WrittenText
    digest: StrictStr | tuple[StrictStr, ...] = ()


class WrittenOwnEdition(Written):
    """A day on which something of the file's own instrument begins or ends."""

    on: Day
    title: WrittenText
    at: StrictStr = ""


class WrittenRegistration(Written):
    """What ``regimes.yaml`` says of an instrument, in the instrument's own file: what it is, and the editions it makes."""

    regime: StrictStr
    title: WrittenText
    short: WrittenText
    date: Day | None
    adopted_by: WrittenText
    found_under: tuple[StrictStr, ...] = ()
    note: WrittenText | None = None
    sources: tuple[StrictStr, ...] = ()
    editions: tuple[WrittenOwnEdition, ...]


class InstrumentFile(Written):
    """One rule file: the provisions of one part of one instrument."""

    instrument: StrictStr
    registration: WrittenRegistration | None = None
    part: StrictStr = ""
    title: WrittenText
    definitions: tuple[WrittenDefinition, ...] = ()
    rules: tuple[WrittenRule, ...] = ()
    cautions: tuple[WrittenCaution, ...] = ()
    not_modelled: tuple[WrittenOmission, ...] = ()


class WrittenInstrument(Written):
    """An instrument, registered in ``regimes.yaml`` or in its own file."""

    id: Id
    regime: StrictStr
    title: WrittenText
    short: WrittenText
    date: Day | None
    adopted_by: WrittenText
    found_under: tuple[StrictStr, ...] = ()
    note: WrittenText | None = None
    sources: tuple[StrictStr, ...] = ()


class WrittenScope(WrittenProvision):
    """A provision that says what a regime is about; a regime's scope is any of them."""

    text: WrittenText | None = None
    when: WrittenCondition


class WrittenClosure(WrittenProvision):
    """A provision that closes a regime: while in force nothing is permitted without a ground."""

    text: WrittenText


class WrittenEdition(Written):
    """A day on which something begins or ends."""

    on: Day
    title: WrittenText
    cite: WrittenCitation


class WrittenRegime(Written):
    """A regime: what it is about, when, and whether it is closed."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*$")]
    title: WrittenText
    in_force: WrittenInterval
    decides: StrictBool
    policy: StrictBool
    scope: tuple[WrittenScope, ...]
    closed: tuple[WrittenClosure, ...] = ()
    editions: tuple[WrittenEdition, ...]


class RegimesFile(Written):
    """``regimes.yaml``: the instruments and the regimes in order."""

    instruments: tuple[WrittenInstrument, ...]
    regimes: tuple[WrittenRegime, ...]
    encoded_until: Day | None = None
    as_of: Day | None = None


class WrittenTable(Written):
    """A dated table: a CSV file, one row an interval, and named filters over its columns."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    title: WrittenText
    file: Annotated[str, Field(pattern=r"^[a-z0-9_]+\.csv$")]
    note: WrittenText | None = None
    filters: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], dict[StrictStr, tuple[StrictStr, ...]]]


class TablesFile(Written):
    """``tables.yaml``: the dated tables."""

    tables: tuple[WrittenTable, ...]
