"""The columns of a table: which fact each of them states, by its own name or by a map of the user's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from transfer_check.errors import CaseError, Problem
from transfer_check.facts import catalogue, derived_facts, did_you_mean
from transfer_check.files import cut
from transfer_check.sql.columns import OVERRIDES, of_element, override_of

CASE, DAY, ITEM = "case", "on", "item"
BY, JUDGED_ON = "by", "on"
ASSESSMENT = "assessment"
SIGNED_BY, SIGNED_ON = f"{ASSESSMENT}.{BY}", f"{ASSESSMENT}.{JUDGED_ON}"
"""Who made the assessments of a row, and when, where an assessment has no columns of its own for it."""
BECAUSE = "because"
SIGNATURE = (BY, JUDGED_ON, BECAUSE)
"""What an override needs besides its value: who signs it, on which day, and why; each in a column of its own, or in
``overrides.by``, ``overrides.on`` and ``overrides.because`` for all overrides of the row."""


class Header(NamedTuple):
    """One column of the table.

    Attributes:
        name: what it is called in the table.
        targets: what it states: ``case``, ``on``, ``item``, a fact, the signature of an assessment, an override.
        values: what the user writes, and what it means; anything else means what it says.
    """

    name: str
    targets: tuple[str, ...]
    values: Mapping[str, str]


class Map(NamedTuple):
    """A user's own names for the columns.

    Attributes:
        headers: by the user's name.
        ignored: names of columns that are not read.
        always: what is stated of every row, as a cell of a column for it would state it.
    """

    headers: Mapping[str, Header]
    ignored: frozenset[str]
    always: Mapping[str, str]


NO_MAP = Map({}, frozenset(), {})


@cache
def targets() -> tuple[str, ...]:
    """Return everything a column can state, in the order of the case model."""
    facts = [path for path in catalogue() if not of_element(path)]
    signatures = [f"{path}.{part}" for path in facts if is_assessment(path) for part in (BY, JUDGED_ON)]
    signed = [override_of(path) for path in facts if path in derived_facts()]
    overrides = [*signed, *(f"{name}.{part}" for name in (OVERRIDES, *signed) for part in SIGNATURE)]
    return (CASE, DAY, ITEM, *facts, SIGNED_BY, SIGNED_ON, *signatures, *overrides)


def overridden_by(target: str) -> str:
    """Return the derived fact whose signed value a column states; empty for every other column."""
    path = target.removeprefix(f"{OVERRIDES}.")
    return path if path != target and path in derived_facts() else ""


def of_override(target: str) -> bool:
    """Whether a column states an override, or who signs it, when and why."""
    return target.startswith(f"{OVERRIDES}.")


def is_assessment(path: str) -> bool:
    """Whether a path is an assessment, which must be signed."""
    return path in catalogue() and path.startswith(f"{ASSESSMENT}.")


def headers_of(names: Sequence[str], own: Map, *, file: str, line: int, day_given: bool) -> tuple[Header, ...]:
    """Return what each column states; columns that are not read are left out.

    Args:
        names: the columns of the table.
        own: the user's own names.
        file: the table, as problems name it.
        line: where the names stand, 0 where no line is known.
        day_given: whether the day whose law applies is given for all cases.

    Raises:
        CaseError: with every column that states nothing, or what another states, and every one that is missing.
    """
    column = min(line, 1)
    problems = list(_repeated(names, file, line))
    found: list[Header] = []
    for name in dict.fromkeys(names):
        if name in own.ignored:
            continue
        header = own.headers.get(name) or (Header(name, (name,), {}) if name in targets() else None)
        if header is None:
            problems.append(Problem(file, line, column, "TC550", cut(name), *_unknown(name, own)))
        else:
            found.append(header)
    problems += _stated_twice(found, own, file, line)
    problems += _missing(found, own, names, file, line, day_given)
    if problems:
        raise CaseError(problems)
    return tuple(found)


def _repeated(names: Sequence[str], file: str, line: int) -> Iterator[Problem]:
    column = min(line, 1)
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            message = f"{names.count(name)} columns are called `{cut(name)}`"
            yield Problem(file, line, column, "TC551", cut(name), message, "keep one of them")


def _unknown(name: str, own: Map) -> tuple[str, str]:
    near = did_you_mean(name[:80], [*targets(), *own.headers])
    help = f"did you mean `{near}`? " if near else ""
    help += "name its fact under `columns` of a map (`--map FILE`), or list it there under `ignore`"
    if name.startswith("third_party."):
        help = "write the third parties of a case as a JSON list in the column `third_parties`"
    if not name.strip():
        return "a column has no name", "give it the path of a fact, or remove it"
    return f"the column `{cut(name)}` is no fact", help


def _stated_twice(headers: Iterable[Header], own: Map, file: str, line: int) -> Iterator[Problem]:
    column = min(line, 1)
    first = dict.fromkeys(own.always, "always")
    for header in headers:
        for target in header.targets:
            if target in first:
                message = f"`{target}` is stated by `{cut(first[target])}` and by `{cut(header.name)}`"
                yield Problem(file, line, column, "TC552", cut(header.name), message, "keep one of the two")
            first.setdefault(target, header.name)


def _missing(
    found: list[Header], own: Map, names: Sequence[str], file: str, line: int, day_given: bool
) -> Iterator[Problem]:
    column = min(line, 1)
    stated = {target for header in found for target in header.targets}
    separated = next((mark for mark in (";", "\t") if len(names) == 1 and mark in names[0]), "")
    commas = "separate the columns by commas" if separated else ""
    if CASE not in stated:
        help = commas or "name each case in a column `case`; several rows with one name are the items of one case"
        yield Problem(file, line, column, "TC553", "", "no column states `case`", help)
    if DAY not in stated and not day_given:
        help = commas or "give the day of the decision in a column `on`, or one day for all cases by `--on`"
        yield Problem(file, line, column, "TC553", "", "no column states `on`, the day whose law applies", help)
    for name in own.headers:
        if name not in names:
            near = did_you_mean(name[:80], names)
            help = f"did you mean `{cut(near)}`?" if near else "the map must name a column as the table does"
            yield Problem(
                file, line, 0, "TC554", cut(name), f"the map names a column `{cut(name)}` that is not there", help
            )
