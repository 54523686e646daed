"""What a case states of a derived fact against what else it states, told with both sides: places, definition and rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from transfer_check.errors import CaseError, Problem
from transfer_check.facts import SECTIONS, FactValue, TransferCase, Unknown, address, catalogue
from transfer_check.judging.decision import Trace
from transfer_check.judging.why import Reading, Reason
from transfer_check.law import Provision
from transfer_check.law.condition import InTable

HELP = "correct what is wrong; if it is the derived fact, drop it: it is worked out. Where it must be taken otherwise "
SIGN_IT = (
    "than the rules settle it, somebody signs that: "
    '`overrides: {{"{address}": {{value: {value}, by: …, on: YYYY-MM-DD, because: …}}}}`'
)


class Contradiction(NamedTuple):
    """A derived fact that is stated otherwise than the other stated facts and certain table rows settle it.

    Attributes:
        path: the derived fact.
        item: 0-based place of the item it is about; ``None`` for the case.
        stated: the value the case states.
        definition: the definition that settles it the other way.
        reasons: what settles it: the other side.
    """

    path: str
    item: int | None
    stated: bool
    definition: Provision
    reasons: tuple[Reason, ...]


def contradictions_in(traces: Iterable[Trace]) -> tuple[Contradiction, ...]:
    """Return the contradictions of the items of a case, each once, in the order of the fact catalogue."""
    found: dict[tuple[str, int | None], Contradiction] = {}
    for number, trace in enumerate(traces):
        for path in trace.against:
            item = number if path.startswith("item.") else None
            if (path, item) not in found:
                definition = trace.edition.defined[path].provision
                reasons = Reading(trace).reasons(definition.when)
                found[path, item] = Contradiction(path, item, trace.facts[path] is not True, definition, reasons)
    order = {path: number for number, path in enumerate(catalogue())}
    return tuple(sorted(found.values(), key=lambda each: (order[each.path], each.item or 0)))


def contradicted(case: TransferCase, found: Iterable[Contradiction]) -> CaseError:
    """Return the error of a case that contradicts itself, with every contradiction, in the order of its file."""
    problems = [_problem(case, each) for each in found]
    return CaseError(sorted(problems, key=lambda each: (each.line, each.column)))


def _problem(case: TransferCase, found: Contradiction) -> Problem:
    written, location = address(found.path, found.item), _location(found.path, found.item)
    message = message_of(found, lambda path: _line(case, path, found.item))
    help = HELP + SIGN_IT.format(address=written, value=_word(found.stated))
    if case.read_from is None:
        return Problem("", 0, 0, "TC034", written, message, help)
    return case.read_from.problem("TC034", location, message, help)


def message_of(found: Contradiction, line_of: Callable[[str], int] = lambda _: 0) -> str:
    """Return what is wrong, in words: what is stated, and what settles it otherwise.

    Args:
        found: the contradiction.
        line_of: the line on which a fact is written, 0 where that is not known.
    """
    label, cite = catalogue()[found.path].label, found.definition.cite
    where = ", ".join(part for part in (cite.instrument, cite.at) if part)
    settled = "; ".join(dict.fromkeys(_sides(found.reasons, line_of)))
    return (
        f"{label.ja} / {label.en} (`{found.path}`): stated `{_word(found.stated)}`, but settled "
        f"`{_word(not found.stated)}` by `{found.definition.id}` ({where})" + (f": {settled}" if settled else "")
    )


def _sides(reasons: Iterable[Reason], line_of: Callable[[str], int]) -> Iterator[str]:
    """Yield the stated facts and the table rows that settle a definition, those behind other definitions as well."""
    for reason in reasons:
        if reason.definition is not None:
            yield from _sides(reason.because, line_of)
            continue
        table = f" of the table `{reason.atom.table}`" if isinstance(reason.atom, InTable) else ""
        rows = "".join(f", row `{row.id}`{table}" for row in reason.rows) or (table and f", no row{table}")
        for path, value in reason.values:
            line = line_of(path)
            beside = (f"line {line}" if line else "") + rows
            yield f"`{path}` is {_shown(value)}" + (f" ({beside.removeprefix(', ')})" if beside else "")


def _line(case: TransferCase, path: str, item: int | None) -> int:
    return 0 if case.read_from is None else case.read_from.line(_location(path, item))


def _location(path: str, item: int | None) -> tuple[str | int, ...]:
    owner, _, name = path.partition(".")
    if owner == "item":
        return ("items", item or 0, name)
    return (owner, name) if owner in SECTIONS else (path,)


def _shown(value: FactValue) -> str:
    if isinstance(value, Unknown):
        return "unknown"
    if isinstance(value, tuple):
        return f"a list of {len(value)}" if any(isinstance(each, dict) for each in value) else f"`{' '.join(value)}`"
    return "none" if value is None else f"`{_word(value)}`"


def _word(value: bool | str | float) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
