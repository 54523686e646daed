"""Verifying a record: the case on record, evaluated with the rules at hand, against the decision on record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError

from transfer_check.errors import CaseError, Problem, RecordError
from transfer_check.facts import TransferCase
from transfer_check.files import cut, path_text, printable
from transfer_check.judging import Decision, evaluate
from transfer_check.law import Rulebook
from transfer_check.paper.record.canonical import canonical
from transfer_check.paper.record.kept import Record, decision_data, provision_digests, versions

Change = Literal["changed", "ended", "began"]
OF_THE_MAKING = frozenset({"transfer_check", "rulebook"})
"""Keys of a decision that say how it was made, not what it says."""
OF_LATER_DAYS = frozenset({"validity"})
"""Keys that say what is known of later days: no part of what the law of the day says, nor known to earlier versions."""


class Outcome(Enum):
    """What verifying finds, the most reassuring first.

    ``SAME``: everything the decision says is the same. ``OTHER_PARTICULARS``: the verdicts and their
    reasons are the same, something else is not, such as a duty or a citation. ``OTHER_REASONS``: the
    verdicts are the same and rest on other reasons. ``CHANGED``: a verdict is another.
    """

    SAME = "same"
    OTHER_PARTICULARS = "other_particulars"
    OTHER_REASONS = "other_reasons"
    CHANGED = "changed"


class Changed(NamedTuple):
    """A provision, or a file, that is not what it was.

    Attributes:
        name: id of the provision, or name of the file.
        change: ``ended`` is what was there then and is not now, ``began`` what is there now only.
    """

    name: str
    change: Change


class Differing(NamedTuple):
    """Two values of one name, then and now; empty where there was, or is, none."""

    name: str
    then: str
    now: str


class StandingThen(NamedTuple):
    """A rule that stands differently on an item; ``None`` where it was, or is, not among the findings.

    Attributes:
        item: 0-based place of the item.
    """

    item: int
    rule: str
    then: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Verification:
    """What verifying a record found.

    Attributes:
        decision: the decision on the same case by the rules at hand.
        verdicts: then and now, of the case and then of each item.
        determining: ids of the determining provisions, then and now.
        rules: the provisions in force on the day that differ: in content, or in being in force at all.
        files: the rule files that differ in any byte.
        tables: the files of tables that differ in any byte.
        standings: the rules that stand differently.
        particulars: the keys of the decision, besides its reasons, that differ.
        versions: the versions that differ.
    """

    record: Record
    decision: Decision
    outcome: Outcome
    verdicts: tuple[tuple[str, str], ...]
    determining: tuple[tuple[str, ...], tuple[str, ...]]
    rules: tuple[Changed, ...]
    files: tuple[Changed, ...]
    tables: tuple[Changed, ...]
    standings: tuple[StandingThen, ...]
    particulars: tuple[str, ...]
    versions: tuple[Differing, ...]

    @property
    def unexplained(self) -> bool:
        """Whether the decision differs although rules, tables and versions are those of the record."""
        return self.outcome is not Outcome.SAME and not (self.files or self.tables or self.versions)


def verify(record: Record, rulebook: Rulebook, *, files: Mapping[str, str]) -> Verification:
    """Evaluate the case on record again, under the law of the same day, and compare.

    Args:
        record: the record, as `transfer_check.paper.record.read_record` returns it.
        rulebook: the rules at hand.
        files: the digest of each of their files, from `transfer_check.files.file_digests`.

    Raises:
        RecordError: where this version cannot read the case on record, or refuses it because it contradicts itself.
        UsageError: where the rules at hand have no text for the day.
    """
    decision = _decided(record, rulebook)
    then, now = (_plain(data) for data in (record.decision.model_dump(mode="json"), decision_data(decision)))
    rules = _changes(record.digests.provisions, provision_digests(rulebook, decision.on))
    kept = {**record.digests.rules, **record.digests.tables}
    changed_files = _changes(kept, files)
    tables = tuple(each for each in changed_files if each.name.startswith("tables/"))
    particulars = tuple(_particulars(then, now))
    return Verification(
        record,
        decision,
        _outcome(then, now, particulars),
        tuple(zip(_verdicts(then), _verdicts(now), strict=True)),
        (tuple(then["determining"]), tuple(now["determining"])),
        rules,
        tuple(each for each in changed_files if each not in tables),
        tables,
        tuple(_standings(then, now)),
        particulars,
        tuple(_differing(record.versions, versions())),
    )


def _decided(record: Record, rulebook: Rulebook) -> Decision:
    case = _case_of(record)
    try:
        return evaluate(case, rulebook, on=record.decision.on)
    except CaseError as error:
        made = cut(record.versions.get("transfer-check", "?"))
        help = f"version {made}, which made the record, took what was stated as it stood; " + ANEW
        problems = [each._replace(code="TC607", path=f"case.{each.path}", help=help) for each in error.problems]
        raise RecordError(problems) from None


ANEW = "state the case anew, and let an exception be signed under `overrides`"


def _case_of(record: Record) -> TransferCase:
    try:
        case = TransferCase.model_validate(record.case)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        path = path_text(("case", *first["loc"]))
        made, here = cut(record.versions.get("transfer-check", "?")), versions()["transfer-check"]
        message = f"version {here} cannot read the case that version {made} put on record: {printable(first['msg'])}"
        raise RecordError(Problem("", 0, 0, "TC607", path, message, f"verify it with version {made}")) from None
    if len(case.items) != len(record.decision.items):
        message = "the case on record and the decision on record differ in their number of items"
        raise RecordError(Problem("", 0, 0, "TC606", "decision.items", message))
    return case


def _plain(data: dict[str, Any]) -> dict[str, Any]:
    """Return a decision as canonical JSON has it, without what says how it was made or what comes later."""
    plain = json.loads(canonical(data))
    return {key: value for key, value in plain.items() if key not in OF_THE_MAKING | OF_LATER_DAYS}


# ── what differs ──────────────────────────────────────────────────────────────────────────────


def _outcome(then: dict[str, Any], now: dict[str, Any], particulars: tuple[str, ...]) -> Outcome:
    if _verdicts(then) != _verdicts(now):
        return Outcome.CHANGED
    if _reasons(then) != _reasons(now):
        return Outcome.OTHER_REASONS
    return Outcome.OTHER_PARTICULARS if particulars else Outcome.SAME


def _verdicts(decision: dict[str, Any]) -> tuple[str, ...]:
    return (decision["verdict"], *(item["verdict"] for item in decision["items"]))


def _reasons(decision: dict[str, Any]) -> Any:
    """Return what of a decision gives reasons: how regimes and rules stand, why, and what is open."""
    return {
        "determining": decision.get("determining"),
        "awaits": decision.get("awaits"),
        "certain": decision.get("certain"),
        "open_facts": [_only(each, "fact", "rules", "items") for each in decision.get("open_facts", ())],
        "items": [
            {
                "regimes": item.get("regimes"),
                "findings": [_only(each, "rule", "effect", "standing", "because", "open") for each in item["findings"]],
            }
            for item in decision["items"]
        ],
    }


def _only(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: data.get(key) for key in keys}


def _particulars(then: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    """Yield the keys that differ in something that is neither a verdict nor a reason."""
    for key in dict.fromkeys((*then, *now)):
        if key in _BESIDE_REASONS:
            before, after = (_BESIDE_REASONS[key](data.get(key) or ()) for data in (then, now))
            if any(before[name] != after[name] for name in before.keys() & after.keys()):
                yield key
        elif key not in ("verdict", "determining", "awaits", "certain") and (then.get(key) or None) != (
            now.get(key) or None
        ):
            yield key  # what a former version did not say yet is the same as nothing


_BESIDE_REASONS: dict[str, Callable[[Any], dict[Any, Any]]] = {
    "open_facts": lambda facts: {each["fact"]: _only(each, "kind", "question", "body") for each in facts},
    "items": lambda items: {
        (place, each["rule"]): _only(each, "cite", "evidence")
        for place, item in enumerate(items)
        for each in item["findings"]
    },
}
"""What keys that hold reasons say besides, by name."""


def _standings(then: dict[str, Any], now: dict[str, Any]) -> Iterator[StandingThen]:
    for place, (before, after) in enumerate(zip(then["items"], now["items"], strict=True)):
        stood, stands = ({each["rule"]: each["standing"] for each in item["findings"]} for item in (before, after))
        for rule in dict.fromkeys((*stood, *stands)):
            if stood.get(rule) != stands.get(rule):
                yield StandingThen(place, rule, stood.get(rule), stands.get(rule))


def _changes(then: Mapping[str, str], now: Mapping[str, str]) -> tuple[Changed, ...]:
    changes: list[Changed] = []
    for name in sorted(then.keys() | now.keys()):
        if name not in now:
            changes.append(Changed(name, "ended"))
        elif name not in then:
            changes.append(Changed(name, "began"))
        elif then[name] != now[name]:
            changes.append(Changed(name, "changed"))
    return tuple(changes)


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Differing]:
    for name in dict.fromkeys((*then, *now)):
        if then.get(name) != now.get(name):
            yield Differing(name, then.get(name, ""), now.get(name, ""))
