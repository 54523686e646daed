"""Usage: facts, tables and instruments that nothing reads are mistakes or leftovers."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.errors import Problem
from transfer_check.facts import ELEMENTS, catalogue
from transfer_check.files.rule_files import RuleFiles
from transfer_check.law.condition import condition_facts, tables_read


def idle_facts(files: RuleFiles) -> Iterator[Problem]:
    """Yield the facts that no rule of any day reads, as one problem, and facts kept for the record that one does."""
    read = {
        path
        for provision in files.rulebook.provisions
        for condition in provision.conditions
        for path in condition_facts(condition)
    }
    read |= {name for name, (element, _) in ELEMENTS.items() if any(path.startswith(f"{element}.") for path in read)}
    of_parties = {path.partition(".")[2] for path in read if path.startswith(PARTIES)}
    idle: list[str] = []
    for path, fact in catalogue().items():
        shared = path.startswith(PARTIES) and path.partition(".")[2] in of_parties
        if path not in read and not fact.recorded and not shared:
            idle.append(f"`{path}`")
        if path in read and fact.recorded:
            yield _about_catalogue(
                f"a rule reads `{path}`, which is marked as kept for the record", "take the mark off"
            )
    if idle:
        what = f"the fact {idle[0]}" if len(idle) == 1 else f"{len(idle)} facts: {', '.join(idle)}"
        yield _about_catalogue(
            f"no rule reads {what}", "take out of the case model what no rule reads, or mark it as kept for the record"
        )


PARTIES = ("exporter.", "recipient.", "end_user.", "consignee.", "third_party.")
"""Parties share one model, so a field that one of them needs exists for all: it is idle where it is read of none."""


def _about_catalogue(message: str, help: str) -> Problem:
    return Problem("", 0, 0, "TC361", "", message, help)


def idle_filters(files: RuleFiles) -> Iterator[Problem]:
    """Yield filters of tables that no definition reads."""
    read = {
        (leaf.table, leaf.filter)
        for each in files.rulebook.provisions
        for condition in each.conditions
        for leaf in tables_read(condition)
    }
    for name, table in files.rulebook.tables.items():
        for filter_name in table.filters:
            if (name, filter_name) not in read:
                yield Problem(table.file, 0, 0, "TC362", "", f"no definition reads the filter `{name}.{filter_name}`")


def idle_instruments(files: RuleFiles) -> Iterator[Problem]:
    """Yield instruments from which nothing is encoded and of which nothing is listed as left out."""
    cited = {each.cite.instrument for each in files.rulebook.provisions}
    cited |= {omission.instrument for omission in files.rulebook.omissions}
    cited |= {edition.cite.instrument for regime in files.rulebook.regimes for edition in regime.editions}
    for index, instrument in enumerate(files.regimes.instruments):
        if instrument.id not in cited:
            line, column = files.regimes_place(("instruments", index))
            yield Problem(
                files.regimes_name, line, column, "TC363", instrument.id, "nothing comes from this instrument"
            )
    for file in files.files:
        if file.content.registration is not None and file.content.instrument not in cited:
            name = file.content.instrument
            yield file.problem(("registration",), "TC363", name, "nothing comes from this instrument")
