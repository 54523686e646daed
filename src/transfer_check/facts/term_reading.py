"""Terms of closed lists as they are written: by themselves or by their labels, in either language, width and case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NoReturn

from transfer_check.facts.catalogue import did_you_mean
from transfer_check.facts.misreading import Meaning, MisreadError
from transfer_check.text import Text

if TYPE_CHECKING:
    from transfer_check.facts.vocabulary import Vocabulary

_BRACKETS = re.compile(r"\(.*?\)")
_BLANKS = re.compile(r"[\s_-]+")
_known: dict[str, tuple[object, dict[str, tuple[str, ...]]]] = {}


def read_term(written: str, vocabulary: Vocabulary, also: Mapping[str, Text] | None = None) -> str:
    """Return the term of a list that a text means.

    Args:
        written: the term itself, or its label in Japanese or English, the brackets in it left out or not.
        vocabulary: the list.
        also: further labels, by term.

    Raises:
        MisreadError: for a text that is none of them, or the label of several.
    """
    if written in vocabulary.terms:
        return written
    key = _key(written)
    meant = _meant(vocabulary, also).get(key, ())
    if len(meant) == 1:
        return meant[0]
    if meant:
        _ambiguous(written, vocabulary, meant)
    return _not_understood(written, vocabulary)


def _key(written: str) -> str:
    return _BLANKS.sub("", _folded(written))


def _folded(written: str) -> str:
    return unicodedata.normalize("NFKC", written[:300]).casefold()


def _meant(vocabulary: Vocabulary, also: Mapping[str, Text] | None) -> dict[str, tuple[str, ...]]:
    """Return the terms by everything that is written for them; a term itself goes before the label of another."""
    if also is not None:
        return _table(vocabulary, also)
    kept = _known.get(vocabulary.name)
    if kept is None or kept[0] is not vocabulary.terms:
        kept = _known[vocabulary.name] = (vocabulary.terms, _table(vocabulary, {}))
    return kept[1]


def _table(vocabulary: Vocabulary, also: Mapping[str, Text]) -> dict[str, tuple[str, ...]]:
    labels: dict[str, dict[str, None]] = {}
    short: dict[str, dict[str, None]] = {}
    for term, label in [*vocabulary.terms.items(), *also.items()]:
        for name in label:
            labels.setdefault(_key(name), {})[term] = None
            short.setdefault(_key(_BRACKETS.sub("", unicodedata.normalize("NFKC", name))), {})[term] = None
    named = short | labels | {_key(term): {term: None} for term in vocabulary.terms}
    return {key: tuple(terms) for key, terms in named.items() if key}


def _ambiguous(written: str, vocabulary: Vocabulary, meant: tuple[str, ...]) -> NoReturn:
    from transfer_check.words.misread_values import one_of_several_terms

    choices = tuple(Meaning(term, vocabulary.terms[term]) for term in meant)
    raise MisreadError("vocabulary", written, *one_of_several_terms(vocabulary.name, choices), choices)


def _not_understood(written: str, vocabulary: Vocabulary) -> NoReturn:
    from transfer_check.words.misread_values import not_a_term

    choices = tuple(Meaning(term, vocabulary.terms[term]) for term in _nearest(written, vocabulary))
    raise MisreadError("vocabulary", written, *not_a_term(vocabulary.name, list(vocabulary.terms), choices), choices)


def _nearest(written: str, vocabulary: Vocabulary) -> Iterator[str]:
    near = did_you_mean(written[:80], vocabulary.terms)
    names = {
        _folded(name): term for term, label in vocabulary.terms.items() for name in (term.replace("_", " "), *label)
    }
    near = near or names.get(did_you_mean(_folded(written)[:80], names), "")
    if near:
        yield near
