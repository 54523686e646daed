"""``rules diff`` and ``rules coverage``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from transfer_check.cli.output import emit, emit_table
from transfer_check.errors import usage_problem
from transfer_check.facts import EVIDENCE_RANK
from transfer_check.files import load_rulebook
from transfer_check.law import Omission, Provision, Rulebook
from transfer_check.law.revision import coverage, revision
from transfer_check.text import Language
from transfer_check.words.table_heads import (
    BEGAN,
    CHANGED,
    CHANGES,
    COVERAGE,
    EFFECTS,
    ENDED,
    NO_CHANGE,
    OMISSIONS,
    TOTAL,
)


def run_diff(first: date, second: date, language: Language, rules: Path | None) -> None:
    """Write the provisions that ended, began or changed between two days."""
    if second < first:
        raise usage_problem(
            "TC507", f"`--to` ({second}) is before `--from` ({first})", "give the earlier day as `--from`"
        )
    rulebook = load_rulebook(rules)
    differing = revision(rulebook, first, second)
    ended, began, changed = (word.in_(language) for word in (ENDED, BEGAN, CHANGED))
    rows = [
        *((ended, *_named(each, rulebook, language)) for each in differing.ended),
        *((began, *_named(each, rulebook, language)) for each in differing.began),
        *((changed, *_named(after, rulebook, language)) for _, after in differing.changed),
    ]
    if rows:
        emit_table(CHANGES.in_(language), rows)
    else:
        emit(NO_CHANGE.in_(language))


def run_coverage(not_modelled: bool, language: Language, rules: Path | None) -> None:
    """Write how much of each instrument is encoded, or what of each is not, with the reason."""
    rulebook = load_rulebook(rules)
    if not_modelled:
        emit_table(OMISSIONS.in_(language), [_omitted(each, rulebook, language) for each in rulebook.omissions])
        return
    counted = coverage(rulebook)
    rows = [
        (
            rulebook.instruments[each.instrument].short.in_(language),
            str(each.rules),
            str(each.definitions),
            str(each.cautions),
            str(len(each.omissions)),
            str(len(each.statements)),
            *(str(each.evidence.get(level, 0)) for level in EVIDENCE_RANK),
        )
        for each in counted
    ]
    total = (
        TOTAL.in_(language),
        str(sum(each.rules for each in counted)),
        str(sum(each.definitions for each in counted)),
        str(sum(each.cautions for each in counted)),
        str(sum(len(each.omissions) for each in counted)),
        str(len({statement for each in counted for statement in each.statements})),
        *(str(sum(each.evidence.get(level, 0) for each in counted)) for level in EVIDENCE_RANK),
    )
    emit_table(COVERAGE.in_(language), [*rows, total])


def _omitted(each: Omission, rulebook: Rulebook, language: Language) -> tuple[str, str, str]:
    instrument = rulebook.instruments[each.instrument].short.in_(language)
    return f"{instrument} {each.at}".strip(), each.title.in_(language), each.reason.in_(language)


def _named(each: Provision, rulebook: Rulebook, language: Language) -> tuple[str, str, str, str]:
    instrument = rulebook.instruments[each.cite.instrument].short.in_(language)
    return (
        each.id,
        EFFECTS[each.effect].in_(language),
        each.title.in_(language),
        f"{instrument} {each.cite.at}".strip(),
    )
