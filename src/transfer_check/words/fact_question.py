"""The question for a fact in words; that of a party names the party it is about."""

from __future__ import annotations

from transfer_check.facts import Fact
from transfer_check.text import Language, Text
from transfer_check.words.labels import OWNERS

_OF_PARTY = {
    "name": Text("{}の名称は何ですか。", "What is the name of {}?"),
    "state": Text(
        "{}の国はいずれですか。国際機関である場合は「なし」（null）とします。",
        "What is the state of {}? Null where it is an international organisation.",
    ),
    "organisation": Text("{}はいずれの国際機関ですか。", "Which international organisation is {}?"),
    "role": Text("{}はどのような立場の者ですか。", "What kind of body is {}?"),
    "un_listed": Text(
        "{}は安全保障理事会の制裁対象者リストに掲載されていますか。", "Is {} on a Security Council sanctions list?"
    ),
    "part": Text(
        "{}は移転にどのような形で関与しますか（再移転先、仲介者、運送・通関等の取扱者、資金の提供者等）。",
        "What part does {} take: onward recipient, broker, forwarder or carrier, financier, or another?",
    ),
}
"""The questions that are asked of every party."""


def is_of_party(fact: Fact) -> bool:
    """Whether a fact is one that every party has, so that its question is to name the party."""
    owner, _, name = fact.path.partition(".")
    return owner in OWNERS and name in _OF_PARTY


def question_in_words(fact: Fact, language: Language, party: int | None = None) -> str:
    """Return the question for a fact, as whoever writes a case file is asked.

    Args:
        fact: the fact.
        language: the language.
        party: 0-based place of the third party it is about; ``None`` for none, or for any of them.
    """
    if not is_of_party(fact):
        return fact.question.in_(language)
    owner, _, name = fact.path.partition(".")
    number = "" if party is None else str(party + 1)
    who = Text(f"{OWNERS[owner].ja}{number}", f"{OWNERS[owner].en} {number}" if number else f"the {OWNERS[owner].en}")
    return _OF_PARTY[name].in_(language).format(who.in_(language))
