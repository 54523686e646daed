"""What pydantic finds wrong in a document, as problems a user can act on.

The codes of everything this package reports; they are stable:

=====  ==========================================================================================
code   meaning
=====  ==========================================================================================
TC001  no such file
TC002  a directory instead of a file
TC003  the file cannot be read
TC004  the file is too large, or holds too many values
TC005  the file is empty
TC006  the file is binary, not text
TC007  the text is not UTF-8
TC008  the ending of the file name is of no known format
TC010  a syntax error of YAML, JSON or TOML
TC011  a key is written twice in one mapping
TC012  a YAML anchor or alias
TC013  a YAML tag
TC014  several documents where one is expected
TC015  nested too deeply
TC016  a key is not text
TC017  a number is not finite, or too long
TC018  a control character
TC019  a key without a value
TC020  a required key is missing
TC021  an unknown key
TC022  a value of the wrong type
TC023  a value outside its list of terms
TC024  not the code of a state, or of none on the day of the case
TC025  not a day of the calendar, or one of before 1900 or of more than ten years ahead
TC026  an assessment that is not signed
TC027  a number outside its range
TC028  an empty text or list, or one too short or too long
TC029  a value that does not satisfy another condition of its key
TC030  a source given for something that is not a fact
TC031  a file to write answers into that is not YAML
TC032  a file to write answers into that was changed meanwhile
TC033  an override of something that is no derived fact, or of another value than the case states
TC034  a derived fact stated otherwise than the other stated facts and the tables settle it
TC035  a fact stated beside another by which it is known to be none
=====  ==========================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from transfer_check.errors import CaseError, Problem, TransferCheckError
from transfer_check.files.documents import Document
from transfer_check.files.model_keys import models_at
from transfer_check.files.problem_wording import Finding, Wanted, is_signed, worded
from transfer_check.files.quoting import Location

M = TypeVar("M", bound=BaseModel)
_AT_KEY = ("extra_forbidden", "missing")
_OF_A_PATH = ("source", "override")
"""Findings about a key that is the path of a fact."""


def validated(
    document: Document,
    model: type[M],
    error: type[TransferCheckError] = CaseError,
    *,
    wanted: Mapping[Location, Wanted] = MappingProxyType({}),
) -> M:
    """Return the model instance a document describes.

    Args:
        document: the document as read.
        model: what it must be.
        error: the class of error to raise.
        wanted: message and help for keys whose absence needs its own words.

    Raises:
        TransferCheckError: of the class `error`, with every problem in the order of the file.
    """
    try:
        return model.model_validate(document.value)
    except ValidationError as invalid:
        raise error(problems_of(invalid, document, model, wanted=wanted)) from None


def problems_of(
    error: ValidationError,
    document: Document,
    model: type[BaseModel],
    *,
    wanted: Mapping[Location, Wanted] = MappingProxyType({}),
) -> list[Problem]:
    """Return what is wrong with a document, in the order of the file.

    Args:
        error: what validation of the document's value raised.
        document: the document.
        model: the model it was validated against.
        wanted: message and help for keys whose absence needs its own words.
    """
    findings = _without_noise([_finding(each, document) for each in error.errors(include_url=False)])
    problems = [_problem(finding, document, model, wanted) for finding in _merged(findings, model)]
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _finding(raw: Any, document: Document) -> Finding:
    """Find the location of an error in the document: names that only pydantic knows are left out."""
    value: Any = document.value
    location: list[str | int] = []
    branch = ""
    kind = raw["type"]
    shared = 0
    of_key = bool(raw["loc"]) and raw["loc"][-1] == "[key]"
    written = raw["loc"][:-1] if kind == "missing" or of_key else raw["loc"]
    for part in written:
        if part in (value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()):
            value = value[part]
            location.append(part)
        elif not branch:
            branch, shared = str(part), len(location)
    if kind == "missing":
        location.append(raw["loc"][-1])
    if kind in _OF_A_PATH and not of_key:
        location.append(raw["ctx"]["path"])
    return Finding(tuple(location), kind, raw["msg"], raw.get("ctx", {}), value, branch, tuple(location[:shared]))


def _without_noise(findings: list[Finding]) -> list[Finding]:
    """Leave out what follows from another finding."""
    enclosing = {finding.location[:depth] for finding in findings for depth in range(len(finding.location))}
    certain = {(finding.kind, finding.message) for finding in findings if not finding.branch}
    kept = [
        finding
        for finding in findings
        if not (finding.kind == "too_short" and finding.location in enclosing)
        and not (finding.branch and (finding.kind, finding.message) in certain)
    ]
    return list(_best_branches(kept))


def _best_branches(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of the alternatives of a union keep those that go deepest: they fit the shape of the value."""
    findings = list(findings)
    deepest: dict[Location, int] = defaultdict(int)
    reach: dict[tuple[Location, str], int] = defaultdict(int)
    for finding in findings:
        if finding.branch:
            depth = len(finding.location)
            deepest[finding.shared] = max(deepest[finding.shared], depth)
            reach[finding.shared, finding.branch] = max(reach[finding.shared, finding.branch], depth)
    for finding in findings:
        if not finding.branch or reach[finding.shared, finding.branch] == deepest[finding.shared]:
            yield finding


def _merged(findings: list[Finding], model: type[BaseModel]) -> Iterator[tuple[Finding, ...]]:
    """Group the findings that make one problem: alternatives of a union, missing keys of one signature."""
    groups: dict[tuple[Any, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        group: tuple[Any, ...] = (number,)
        if finding.branch:
            group = ("union", finding.location)
        elif finding.kind == "missing" and is_signed(models_at(model, finding.location[:-1])):
            group = ("signature", finding.location[:-1])
        groups.setdefault(group, []).append(finding)
    return map(tuple, groups.values())


def _problem(
    group: tuple[Finding, ...], document: Document, model: type[BaseModel], wanted: Mapping[Location, Wanted]
) -> Problem:
    first = group[0]
    code, message, help = worded(group, model, wanted)
    location = first.location[:-1] if code == "TC026" and first.kind == "missing" else first.location
    at_key = first.kind in _AT_KEY or first.kind in _OF_A_PATH
    return document.problem(code, location, message, help, at_key=at_key)
