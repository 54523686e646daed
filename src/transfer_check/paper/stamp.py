"""What a paper is stamped with: the edition of the texts that were applied, and the digests of rules and case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from transfer_check.judging import Decision
from transfer_check.law import EditionDay, Regime, day_in_words
from transfer_check.paper.record import case_digest
from transfer_check.text import Language, Text
from transfer_check.version import __version__
from transfer_check.words import Node, Section, plain, sentence

_NO_POLICY = Text("武器の移転に関する政策文書なし", "no policy text on arms transfers")


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
    policies = [_edition(regime, days, language) for regime, days in applied if regime.policy]
    return Stamp(
        plain(decision.case.case),
        day_in_words(decision.on, language),
        Text("、", "; ").in_(language).join(policies) if policies else _NO_POLICY.in_(language),
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
    editions = tuple(Node(sentence(_edition(regime, days, language), language)) for regime, days in applied)
    head = Text(f"適用した規範の版（{stamped.day}現在）", f"Editions in force on {stamped.day}").in_(language)
    nodes = (
        Node(head, "", editions if editions else (Node(_NO_POLICY.in_(language)),)),
        digest(Text("規則の識別値", "Digest of the rules"), stamped.rules),
        digest(Text("案件の識別値", "Digest of the case"), stamped.facts),
        digest(Text("プログラム", "Program"), stamped.program),
    )
    return Section(Text("適用した版及び識別値", "Editions and digests").in_(language), nodes, "stamp")


def editions_applied(decision: Decision) -> Iterator[tuple[Regime, tuple[EditionDay, ...]]]:
    """Yield the deciding regimes in force on the day, each with the edition it had reached."""
    for regime in decision.rulebook.regimes:
        reached = [each for each in regime.editions if each.on <= decision.on]
        if regime.decides and decision.on in regime.in_force and reached:
            latest = max(each.on for each in reached)
            yield regime, tuple(each for each in reached if each.on == latest)


def _edition(regime: Regime, editions: tuple[EditionDay, ...], language: Language) -> str:
    titles = Text("、", "; ").in_(language).join(each.title.in_(language) for each in editions)
    day = day_in_words(editions[0].on, language)
    return Text(f"{regime.title.ja}、{day}の版（{titles}）", f"{regime.title.en}, edition of {day} ({titles})").in_(
        language
    )
