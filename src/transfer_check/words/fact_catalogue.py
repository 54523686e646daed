"""What a case file can say of a fact, as one line: the terms of its list, or what its type takes."""

from __future__ import annotations

from transfer_check.facts import VOCABULARIES, Fact
from transfer_check.text import Language

TYPES = {
    "en": {
        "bool": "true, false",
        "text": "text",
        "number": "number",
        "state": "alpha-3 code",
        "states": "list of alpha-3 codes",
        "parties": "list of parties",
    },
    "ja": {
        "bool": "true, false",
        "text": "文字列",
        "number": "数値",
        "state": "国コード（3文字）",
        "states": "国コードの一覧",
        "parties": "関係者の一覧",
    },
}


def values_to_write(fact: Fact, language: Language) -> str:
    """Return the values a fact can have, as files write them."""
    return terms_to_write(fact.vocabulary, language) if fact.vocabulary else TYPES[language][fact.type]


def terms_to_write(vocabulary: str, language: Language) -> str:
    """Return the terms of a list as files write them, each with its label where that says more."""
    terms = VOCABULARIES[vocabulary].terms
    if language == "ja":
        return "、".join(f"{term}（{name.ja}）" for term, name in terms.items())
    plain = {term: term.replace("_", " ") for term in terms}
    return ", ".join(term if name.en == plain[term] else f"{term} ({name.en})" for term, name in terms.items())
