"""The lexicon: one concept, one word in each language, and the words that an answer never says it with.

Source: the models of an answer on one screen. `never` holds what can be told from the letters alone; where a
word is wrong only of one thing and right of another, `beside` says so and no check reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from transfer_check.text import Language, Text


class Entry(NamedTuple):
    """One concept.

    Attributes:
        concept: what is spoken of, for whoever writes a sentence.
        word: what it is called.
        never: words that never stand for it in what is printed, by language (Japanese, English).
        beside: what to know besides; may be empty.
    """

    concept: str
    word: Text
    never: tuple[tuple[str, ...], tuple[str, ...]]
    beside: str = ""


LEXICON = (
    Entry(
        "what the program gives",
        Text("結論、判定", "conclusion"),
        ((), ("judged by the texts",)),
        "判断 is kept for what an authority gives",
    ),
    Entry(
        "what an authority gives",
        Text("判断（機関、日）", "determination by"),
        ((), ("judgement", "judgment of the")),
    ),
    Entry(
        "open",
        Text("未定", "cannot yet be determined"),
        (
            ("判断未了", "明らかでない", "判断されていない", "不明"),
            ("undetermined", "is not known", "not known whether"),
        ),
        "of a determination 未判断, of a fact 記載がない",
    ),
    Entry(
        "text of law not compared by us",
        Text("原文と照合していない", "not checked against the text"),
        (("典拠：未確認", "未確認"), ("not verified against any text", "evidence:")),
    ),
    Entry("fact not supplied", Text("記載がない", "not stated"), (("未確認", "不明"), ("not known",))),
    Entry(
        "outside the policy",
        Text(
            "三原則（等）の対象外。許可の要否は別に確認を要する",
            "outside the Principles; a license may still be required",
        ),
        (("妨げとなるものはない",), ("out of scope", "stands in the way", "free to export")),
    ),
    Entry(
        "refused for want of a ground, 1976 to 2014",
        Text("輸出を慎むべきもの（認められない）", "not permitted (exports to other areas are restrained)"),
        (("自制", "差し控え", "自粛"), ("Restraint towards",)),
    ),
    Entry(
        "refused for want of a ground, since 2014",
        Text("認め得る案件に該当しない", "not one of the cases that may be permitted"),
        ((), ("Nothing without",)),
    ),
    Entry(
        "exempted, 1983 to 2014",
        Text("例外化措置の対象となり、三原則等によらない", "exempted from the Principles"),
        (("根拠に該当",), ()),
    ),
    Entry(
        "who sends",
        Text("移転を行う者；貨物は輸出者、技術は提供者", "exporter (goods), provider (technology)"),
        (("移転者",), ()),
    ),
    Entry("kind of party", Text("区分", "category"), (("立場", "国防当局"), ("role of",))),
    Entry(
        "country it goes to", Text("仕向国", "country of destination"), (("移転先の国",), ("state of the recipient",))
    ),
    Entry(
        "leave under the Act",
        Text("許可（昭和62年の改正前の貨物は承認）", "license; before the revision of 1987 approval"),
        (
            ("日前は通商産業大臣", "編前は通商産業大臣"),
            ("permit of", "a permit", "the permit", "permits under", "before 2001, of"),
        ),
        "the verb “may be permitted” stays",
    ),
    Entry(
        "met / not met (condition)",
        Text("充足・不充足", "met / not met"),
        ((), ("satisfied", "(excluded:", "the provision concerns:")),
        "該当・非該当 is said of goods and countries",
    ),
    Entry(
        "spelling",
        Text("平成24年（2012年）、1(2)イ(エ)", "American"),
        (("1(2)A", "1(2)B", "1(1)A", "1(1)B"), ("licence", "defence", "organisation", "programme", "favourable")),
    ),
    Entry(
        "one norm of a text",
        Text("規定", "provision"),
        (("規範",), ("rules",)),
        "規則 is the name of a ministerial ordinance; 文書 is right in 政策文書",
    ),
    Entry("a state of the guidelines", Text("改正後の運用指針", "the Guidelines as amended"), ((), ("edition",))),
    Entry("quantity", Text("数量 6", "quantity 6"), (("個）", "個、"), ())),
)
"""The concepts, in the order in which an answer comes to them."""


def never_words(text: str, language: Language, quoted: tuple[str, ...] = ()) -> Iterator[tuple[str, Entry]]:
    """Yield the words of a text that the lexicon refuses, each with its entry.

    Args:
        text: what is printed.
        language: its language.
        quoted: what a user typed and the text repeats: it is left out.
    """
    for typed in sorted(filter(None, quoted), key=len, reverse=True):
        text = text.replace(typed, " ")
    for entry in LEXICON:
        for word in entry.never[0 if language == "ja" else 1]:
            if (word in text) if language == "ja" else re.search(rf"(?<![A-Za-z]){re.escape(word)}", text, re.I):
                yield word, entry
