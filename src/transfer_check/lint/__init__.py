"""Lint: what is wrong with rules that load. Each check has a code; all of them run, every time.

====== ==========================================================================================
code   what is wrong
====== ==========================================================================================
TC351  an interval begins or ends on a day that is no edition of its regime, or outside the regime
TC352  an id does not belong to the regime of its instrument
TC353  an exception has an id that another exception of the same rule has
TC354  a kind of example is missing
TC355  an example fails or cannot be read
TC356  between two versions of a provision none is in force
TC361  no rule reads a fact that is not marked as kept for the record, or a rule reads one that is
TC362  no definition reads a filter of a table
TC363  no provision comes from an instrument
TC364  a permission lifts no prohibition of its regime and does not say so, or a rule says so wrongly
TC365  a prohibition does not read every party and does not say whom it leaves out, or says so wrongly
TC366  an edition has no row in the changelog of the law
TC371  a wording stands in the wrong language
====== ==========================================================================================
"""

from __future__ import annotations

from transfer_check.errors import Problem
from transfer_check.files.rule_files import RuleFiles
from transfer_check.lint.changelog import unlisted_editions
from transfer_check.lint.example_coverage import missing_kinds
from transfer_check.lint.examples import failures
from transfer_check.lint.identity import foreign_ids, repeated_exceptions
from transfer_check.lint.idle_grounds import idle_grounds
from transfer_check.lint.languages import wrong_language
from transfer_check.lint.party_coverage import unread_parties
from transfer_check.lint.timelines import gaps, off_edition
from transfer_check.lint.usage import idle_facts, idle_filters, idle_instruments

__all__ = ["lint"]


def lint(files: RuleFiles) -> list[Problem]:
    """Return every problem of some rules, in the order of the files: of reading them, and of what could be read.

    What may only follow from a problem of reading is left out.
    """
    whole = not files.problems
    problems = [
        *files.problems,
        *off_edition(files),
        *gaps(files),
        *foreign_ids(files),
        *repeated_exceptions(files),
        *missing_kinds(files),
        *failures(files)[1],
        *(idle_facts(files) if whole else ()),
        *(idle_filters(files) if whole else ()),
        *(idle_instruments(files) if whole else ()),
        *idle_grounds(files),
        *unread_parties(files),
        *unlisted_editions(files),
        *wrong_language(files),
    ]
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column, problem.code))
