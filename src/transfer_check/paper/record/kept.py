"""What a record keeps: the case, the decision, digests of everything behind it, versions, the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from platform import python_version
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from transfer_check.errors import record_problem
from transfer_check.facts import TransferCase
from transfer_check.files import combined_digest
from transfer_check.judging import Decision, evaluate
from transfer_check.law import Provision, Rulebook, intervals_of, provision_to_json
from transfer_check.paper.contract import AnswerData
from transfer_check.paper.contract.answer_parts import StandingWord, VerdictWord
from transfer_check.paper.record.canonical import canonical, digest_of
from transfer_check.version import __version__

FORMAT = "transfer-check record 1"
LIBRARIES = ("pydantic", "rule-engine", "PyYAML", "pycountry", "rfc8785")
"""The libraries that read cases and rules, name states and write records."""

TABLES = "tables/"
Sha256 = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]


class KeptFinding(BaseModel):
    """How a rule stood; whatever else the version that made the record said of it is kept as it is."""

    model_config = ConfigDict(frozen=True, extra="allow")

    rule: str
    standing: StandingWord


class KeptItem(BaseModel):
    """How an item stood."""

    model_config = ConfigDict(frozen=True, extra="allow")

    verdict: VerdictWord
    findings: tuple[KeptFinding, ...]


class KeptDecision(BaseModel):
    """The decision as ``evaluate --format json`` gave it, by whatever version."""

    model_config = ConfigDict(frozen=True, extra="allow")

    transfer_check: str
    rulebook: Sha256
    case: str
    on: date
    verdict: VerdictWord
    items: tuple[KeptItem, ...]
    determining: tuple[str, ...]


class Digests(BaseModel):
    """Digests of all that the decision rests on.

    Attributes:
        case: of the case as data.
        case_file: of the bytes of the file it was read from; ``None`` where there was none.
        provisions: of each provision in force on the day, by id: all but its wording and its interval.
        rulebook: of all rule files and tables together.
        rules: of each rule file.
        tables: of each file of tables.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    case: Sha256
    case_file: Sha256 | None
    provisions: dict[str, Sha256]
    rulebook: Sha256
    rules: dict[str, Sha256]
    tables: dict[str, Sha256]


class Record(BaseModel):
    """A decision on record.

    Attributes:
        format: the kind of record; another one is read by another version.
        digest: over the canonical JSON of everything else.
        evaluated_on: the day on which the case was evaluated; the day whose law was applied is ``decision.on``.
        case: the case as data.
        versions: of the program, of Python and of the libraries that matter.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["transfer-check record 1"]
    digest: Sha256
    evaluated_on: date
    case: dict[str, JsonValue]
    decision: KeptDecision
    digests: Digests
    versions: dict[str, str]


def record_of(
    case: TransferCase,
    rulebook: Rulebook,
    *,
    files: Mapping[str, str],
    evaluated_on: date,
    on: date | None = None,
    case_file: str | None = None,
) -> Record:
    """Evaluate a case and return the record of it.

    Args:
        case: the proposed transfer.
        rulebook: the rules.
        files: the digest of each rule file and table, from `transfer_check.files.file_digests`.
        evaluated_on: the day on which this is done.
        on: another day whose law to apply instead of the case's own.
        case_file: digest of the file the case was read from.

    Raises:
        UsageError: for a day whose text is not encoded.
        CaseError: where the case contradicts itself.
        RecordError: for a case that canonical JSON cannot keep, or digests of other files than the rulebook's.
    """
    if combined_digest(files) != rulebook.digest:
        message = "the digests are not those of the files the rulebook was read from"
        raise record_problem("TC608", message, "a rule file was changed meanwhile: run it again")
    decision = evaluate(case, rulebook, on=on)
    kept = case_data(case)
    content: dict[str, Any] = {
        "format": FORMAT,
        "evaluated_on": evaluated_on.isoformat(),
        "case": kept,
        "decision": decision_data(decision),
        "digests": {
            "case": digest_of(kept),
            "case_file": case_file,
            "provisions": provision_digests(rulebook, decision.on),
            "rulebook": rulebook.digest,
            "rules": {name: digest for name, digest in files.items() if not name.startswith(TABLES)},
            "tables": {name: digest for name, digest in files.items() if name.startswith(TABLES)},
        },
        "versions": versions(),
    }
    return Record.model_validate({**content, "digest": digest_of(content)})


def written(record: Record) -> bytes:
    """Return a record as it stands in a file: canonical JSON, with no line end after it.

    Raises:
        RecordError: for what canonical JSON cannot keep.
    """
    return canonical(record.model_dump(mode="json"))


def case_data(case: TransferCase) -> dict[str, Any]:
    """Return a case as data: what is stated and nothing else, as a case file would say it."""
    return case.model_dump(mode="json", exclude_defaults=True)


def case_digest(case: TransferCase) -> str:
    """Return the digest of a case as data: however the file is written, the same content has the same digest.

    Raises:
        RecordError: for a case that canonical JSON cannot keep.
    """
    return digest_of(case_data(case))


def decision_data(decision: Decision) -> dict[str, Any]:
    """Return a decision as ``evaluate --format json`` gives it."""
    return AnswerData.of(decision).model_dump(mode="json")


def provision_digests(rulebook: Rulebook, day: date) -> dict[str, str]:
    """Return the digest of each provision in force on a day, by id.

    Of a provision everything counts that can move an answer: effect, citation, evidence, conditions,
    exceptions, duties. Titles, notes and the days of its interval do not; the text of a caution does.
    """
    running = {regime.id for regime in rulebook.regimes if day in regime.in_force}
    days = enumerate(intervals_of(rulebook.provisions))
    in_force = [rulebook.provisions[place] for place, interval in days if day in interval]
    return {each.id: digest_of(_moving(each)) for each in in_force if each.regime in running}


def _moving(provision: Provision) -> dict[str, Any]:
    data = dict(zip(Provision._fields, provision_to_json(provision), strict=True))
    aside = {"title", "text", "in_force", "notes", "digest", "file"} - (
        {"text"} if provision.effect == "caution" else set()
    )
    exceptions = [[name, *rest] for name, _, *rest in data["unless"]]
    return {**{name: value for name, value in data.items() if name not in aside}, "unless": exceptions}


def versions() -> dict[str, str]:
    """Return the versions of the program, of Python and of the libraries that matter."""
    found = {"transfer-check": __version__, "Python": python_version()}
    for library in LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:
            found[library] = "not installed"
    return found
