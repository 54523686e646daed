"""What a paper is stamped with: the edition of the texts that were applied, and the digests of rules and case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from transfer_check.judging import Decision
from transfer_check.law import EditionDay, Regime
from transfer_check.paper.record import case_digest
from transfer_check.text import Language, Text
from transfer_check.version import __version__
from transfer_check.words import Node, Section, plain, sentence
from transfer_check.words.accounts.stamp_words import (
    DIGEST_OF_CASE,
    DIGEST_OF_RULES,
    EDITIONS_AND_DIGESTS,
    NO_POLICY,
    PROGRAM,
    applied_in_words,
    editions_on,
    listed,
)
from transfer_check.words.day_text import day_in_words


class Stamp(NamedTuple):
    """What identifies an answer on paper, in one language.

    Attributes:
        case: id of the case.
        day: the day whose law was applied.
        edition: the edition of the government's policy that was in force, in one line.
        rules: digest of the rulebook.
        facts: digest of the case.
        program: name and version of the program.
    """

    case: str
    day: str
    edition: str
    rules: str
    facts: str
    program: str


def stamp(decision: Decision, language: Language) -> Stamp:
    """Return what identifies the answer for a case; the digests are those a record of it holds.

    Raises:
        RecordError: for a case that canonical JSON cannot keep.
    """
    applied = editions_applied(decision)
    policies = [applied_in_words(regime, days, language) for regime, days in applied if regime.policy]
    return Stamp(
        plain(decision.case.case),
        day_in_words(decision.on, language),
        listed(policies, language) if policies else NO_POLICY.in_(language),
        decision.rulebook.digest,
        case_digest(decision.case),
        f"transfer-check {__version__}",
    )


def stamp_section(decision: Decision, language: Language) -> Section:
    """Return the edition of every regime that was applied, and the digests, as a section of an explanation."""
    stamped = stamp(decision, language)

    def digest(term: Text, code: str) -> Node:
        return Node(term.in_(language), code)

    applied = editions_applied(decision)
    editions = tuple(Node(sentence(applied_in_words(regime, days, language), language)) for regime, days in applied)
    head = editions_on(stamped.day).in_(language)
    nodes = (
        Node(head, "", editions if editions else (Node(NO_POLICY.in_(language)),)),
        digest(DIGEST_OF_RULES, stamped.rules),
        digest(DIGEST_OF_CASE, stamped.facts),
        digest(PROGRAM, stamped.program),
    )
    return Section(EDITIONS_AND_DIGESTS.in_(language), nodes, "stamp")


def editions_applied(decision: Decision) -> Iterator[tuple[Regime, tuple[EditionDay, ...]]]:
    """Yield the deciding regimes in force on the day, each with the edition it had reached."""
    for regime in decision.rulebook.regimes:
        reached = [each for each in regime.editions if each.on <= decision.on]
        if regime.decides and decision.on in regime.in_force and reached:
            latest = max(each.on for each in reached)
            yield regime, tuple(each for each in reached if each.on == latest)
