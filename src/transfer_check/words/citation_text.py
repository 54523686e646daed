"""How a citation reads in each language."""

import re
from collections.abc import Mapping

from transfer_check.law import Citation, Instrument
from transfer_check.text import Language
from transfer_check.words.day_text import day_in_words


def citation_in_words(citation: Citation, instruments: Mapping[str, Instrument], language: Language) -> str:
    """Return a citation as a memo would give it: short title, day of the text, pinpoint."""
    instrument = instruments[citation.instrument]
    name, at = instrument.short.in_(language), pinpoint_in_words(citation.at, instrument, language)
    if instrument.date is not None:
        day = day_in_words(instrument.date, language)
        name += f"（{day}）" if language == "ja" else f" ({day})"
    if language == "ja":
        return name + at if name.endswith("）") or at.startswith(("第", "別表")) else f"{name} {at}".rstrip()
    return f"{name}, {at}" if at else name


def short_citation(citation: Citation, instruments: Mapping[str, Instrument], language: Language) -> str:
    """Return a citation without the day of the text, for where there is little room."""
    instrument = instruments[citation.instrument]
    at = pinpoint_in_words(citation.at, instrument, language)
    name = instrument.short.in_(language)
    return f"{name}{at}" if language == "ja" else f"{name}, {at}" if at else name


def pinpoint_in_words(at: str, instrument: Instrument, language: Language) -> str:
    """Return a pinpoint as the language cites it: statutes by article and paragraph, other texts by their own numbers.

    A Japanese statute or cabinet order is known by its title, which ends in 法 or 令.
    """
    table = _TABLE.fullmatch(at)
    if table is not None and language == "ja":
        return f"別表第{_kanji(table[1])}の{_kanji(table[2])}の項"
    if not instrument.title.ja.endswith(("法", "令")) or not _ARTICLES.fullmatch(at):
        return _LETTER.sub(_kana, at) if language == "ja" else at
    if language == "en":
        return ("articles " if ", " in at else "article ") + at
    return "、".join(_article(*found) for found in _ARTICLE.findall(at))


_TABLE = re.compile(r"appended table (\d{1,2}), item (\d{1,2})")
_ARTICLE = re.compile(r"(\d+)(?:-(\d+))?(?:\((\d+)\))?")
_ARTICLES = re.compile(rf"{_ARTICLE.pattern}(?:, {_ARTICLE.pattern})*")
_LETTER = re.compile(r"(?<=[0-9)])([A-Z])(?:\(([a-z])\))?(?![A-Za-z])")
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハ"
_DIGITS = "〇一二三四五六七八九"


def _article(article: str, branch: str, paragraph: str) -> str:
    return f"第{article}条" + (f"の{branch}" if branch else "") + (f"第{paragraph}項" if paragraph else "")


def _kana(letter: re.Match[str]) -> str:
    """Return a numbering letter of the English text as the Japanese numbers: ``B(d)``, ``イ(エ)``."""
    head = _KANA[ord(letter[1]) - ord("A")]
    return head if letter[2] is None else f"{head}({_KANA[ord(letter[2]) - ord('a')]})"


def _kanji(number: str) -> str:
    tens, ones = divmod(int(number), 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")
