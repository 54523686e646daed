"""``facts [PREFIX]``: the catalogue."""

from __future__ import annotations

from transfer_check.case import catalogue
from transfer_check.cli.output import emit_table
from transfer_check.errors import usage_problem
from transfer_check.explanation.wording import label
from transfer_check.facts import Fact, did_you_mean
from transfer_check.loading.quoting import quoted
from transfer_check.text import Language
from transfer_check.vocabulary import VOCABULARIES

HEADS = {"en": ("fact", "kind", "meaning", "values"), "ja": ("事実", "種別", "意味", "値")}
KINDS = {
    "en": {"observed": "observed", "assessed": "assessed", "derived": "derived", "act": "act"},
    "ja": {"observed": "事実", "assessed": "判断", "derived": "導出", "act": "行為"},
}
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


def run(prefix: str, language: Language) -> None:
    """Write the facts whose path begins with `prefix`."""
    found = catalogue().under(prefix.removesuffix("."))
    if not found:
        raise usage_problem("TC503", f"no fact begins with {quoted(prefix)}", _help(prefix))
    emit_table(HEADS[language], [_row(fact, language) for fact in found])


def _help(prefix: str) -> str:
    """Return the part of a case, or the fact, that is most like what was asked for."""
    parts = list(dict.fromkeys(path.partition(".")[0] for path in catalogue()))
    near = catalogue().suggestion(prefix) if "." in prefix else did_you_mean(prefix, parts)
    if near:
        return f"did you mean `{near}`?"
    return "a fact begins with " + ", ".join(f"`{part}`" for part in parts)


def _row(fact: Fact, language: Language) -> tuple[str, str, str, str]:
    values = _terms(fact.vocabulary, language) if fact.vocabulary else TYPES[language][fact.type]
    return fact.path, KINDS[language][fact.kind], label(fact, language), values


def _terms(vocabulary: str, language: Language) -> str:
    """Return the terms of a list as files write them, each with its label where that says more."""
    terms = VOCABULARIES[vocabulary].terms
    if language == "ja":
        return "、".join(f"{term}（{name.ja}）" for term, name in terms.items())
    plain = {term: term.replace("_", " ") for term in terms}
    return ", ".join(term if name.en == plain[term] else f"{term} ({name.en})" for term, name in terms.items())
