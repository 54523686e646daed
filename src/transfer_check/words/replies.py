"""Answers to a question, read as people write them: in either language, by term, label, number or name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from transfer_check.circuit import ValueClass
from transfer_check.clock import FIRST_DAY, days_taken, far_off, last_day
from transfer_check.facts import (
    BODY,
    VOCABULARIES,
    Fact,
    MisreadError,
    Vocabulary,
    codes_instead,
    part_states,
    read_flag,
    read_number,
    read_state,
    read_term,
    state_name,
)
from transfer_check.facts import read_day as day_as_written
from transfer_check.files import cut
from transfer_check.text import Text
from transfer_check.words.day_text import day_in_words
from transfer_check.words.labels import body_in_words

MOST_PARTIES = 50
NONE = frozenset({"none", "null", "なし", "無し"})
ALWAYS_SOME = frozenset({"transfer.kind", "exporter.state", "end_use.activity", "item.form", "item.quantity"})
"""Facts that are never none: every transfer has a kind, every item a form."""


class AnswerError(ValueError):
    """An answer that does not fit its question; `text` says why, and what to write instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def half_width(answer: str) -> str:
    """Return an answer without outer blanks, its letters and digits in half width."""
    return unicodedata.normalize("NFKC", answer).strip()


def can_be_none(fact: Fact) -> bool:
    """Whether it can be known of a fact that there is none; an undertaking has a term of its own for that."""
    if fact.kind == "assessed" or fact.path in ALWAYS_SOME or fact.vocabulary == "undertaking":
        return False
    return fact.type in ("vocabulary", "state", "states", "number", "text")


def answerable(values: ValueClass, fact: Fact) -> ValueClass:
    """Return a class of values without that there is none, where that is no answer; it may then be empty."""
    if fact.type == "bool" or can_be_none(fact):
        return values
    return ValueClass(tuple(each for each in values.values if each is not None))


def read_answer(fact: Fact, answer: str, on: date) -> Any:
    """Return the value an answer gives a fact; of an assessment the judgement itself.

    Third parties are answered by their number; each is then a mapping of which nothing is known.

    Args:
        fact: the fact asked for.
        answer: what was written; ``none`` and ``なし`` mean that it is known to be none, where it can be.
        on: the day of the case: a state is one of that day.

    Raises:
        AnswerError: for an answer that is no value of the fact.
    """
    word = half_width(answer)
    if fact.type == "bool":
        return _read(word, lambda text: read_flag(text, answering=True))
    if fact.type == "parties":
        return tuple({} for _ in range(_count(word)))
    terms = VOCABULARIES[fact.vocabulary].terms if fact.vocabulary else {}
    if word.lower() in NONE and word.lower() not in terms:
        if not can_be_none(fact):
            raise AnswerError(_NOT_NONE)
        return () if fact.type == "states" else None
    if fact.vocabulary:
        return _term(word, VOCABULARIES[fact.vocabulary])
    match fact.type:
        case "state":
            return _state(word, on)
        case "states":
            return tuple(dict.fromkeys(_state(state, on) for state in part_states(word)))
        case "number":
            return _number(word, fact.unit)
    return word


_NOT_NONE = Text(
    "この質問には「なし」と答えることができません。分からない場合は「不明」と答えてください。",
    "`none` is no answer to this question: where it is not known, answer `unknown`",
)


def read_body(answer: str, bodies: Sequence[str], on: date) -> str:
    """Return the body an answer names.

    Args:
        answer: its term, its number among those offered, or its name.
        bodies: the bodies offered.
        on: the day by which they are named.

    Raises:
        AnswerError: for something that is none of them.
    """
    offered = {body: Text(body_in_words(body, on, "ja"), body_in_words(body, on, "en")) for body in bodies}
    return _term(half_width(answer), Vocabulary(BODY.name, {body: BODY.terms[body] for body in bodies}), offered)


def read_day(answer: str) -> date:
    """Return the day an answer names, in any form that names one.

    Raises:
        AnswerError: for something that is no day of the calendar, or one of long ago or far ahead.
    """
    day: date = _read(answer, day_as_written)
    if far_off(day):
        first, last = day_in_words(FIRST_DAY, "ja"), day_in_words(last_day(), "ja")
        raise AnswerError(
            Text(
                f"{day}は想定される期間の外にあります。{first}から{last}までの日を答えてください。",
                f"`{day}` {far_off(day)}: {days_taken(day)}",
            )
        )
    return day


def read_count(answer: str) -> int:
    """Return a number from 1 to 50.

    Raises:
        AnswerError: for anything else.
    """
    word = half_width(answer)
    if not re.fullmatch(r"\d{1,3}", word) or not 1 <= int(word) <= MOST_PARTIES:
        raise AnswerError(
            Text(
                f"1から{MOST_PARTIES}までの整数で答えてください。",
                f"answer with a whole number from 1 to {MOST_PARTIES}",
            )
        )
    return int(word)


def _read(word: str, read: Callable[[str], Any]) -> Any:
    """Return what a reader of values makes of an answer.

    Raises:
        AnswerError: where it refuses it.
    """
    try:
        return read(word)
    except MisreadError as error:
        raise AnswerError(error.told(cut(word))) from None


def _count(word: str) -> int:
    if word.lower() in NONE or _says_no(word):
        return 0
    if re.fullmatch(r"\d{1,3}", word) and int(word) <= MOST_PARTIES:
        return int(word)
    raise AnswerError(
        Text(
            f"関係者の数（{MOST_PARTIES}まで）を答えてください。いない場合は「なし」と答えてください。",
            f"write how many there are, up to {MOST_PARTIES}, or `none`",
        )
    )


def _says_no(word: str) -> bool:
    try:
        return not read_flag(word, answering=True)
    except MisreadError:
        return False


def _term(word: str, vocabulary: Vocabulary, also: dict[str, Text] | None = None) -> str:
    """Return the term a word means: by its number, by itself, or by a name that it has or has also."""
    terms = also or vocabulary.terms
    if word not in terms and re.fullmatch(r"\d{1,3}", word) and 1 <= int(word) <= len(terms):
        return list(terms)[int(word) - 1]
    try:
        return read_term(word, vocabulary, also)
    except MisreadError as error:
        near = error.choices
    ja = "又は".join(f"「{meant.value}」（{terms[meant.value].ja}）" for meant in near)
    en = " or ".join(f"`{meant.value}` ({terms[meant.value].en})" for meant in near)
    raise AnswerError(
        Text(
            f"「{cut(word)}」は選択肢にありません。"
            + (f"{ja}でしょうか。" if near else "番号又は用語で答えてください。"),
            f"`{cut(word)}` is not among the choices"
            + (f": did you mean {en}?" if near else ": answer with a number or a term"),
        )
    )


def _state(word: str, on: date) -> str:
    """Return the code of the state that a word means on a day: by its code, its name, or its name on that day."""
    try:
        return read_state(word, on)
    except MisreadError as error:
        told = _no_such_state(error.code, on) if error.code else error.told(cut(word))
        raise AnswerError(told) from None


def _no_such_state(code: str, on: date) -> Text:
    others = codes_instead(code, on)
    ja = "又は".join(f"{each}（{state_name(each, on).ja}）" for each in others)
    en = " or ".join(f"{each} ({state_name(each, on).en})" for each in others)
    name = state_name(code)
    return Text(
        f"{day_in_words(on, 'ja')}には{name.ja}（{code}）という国は存在しません。"
        + (f"{ja}と答えてください。" if ja else ""),
        f"there was no {name.en} ({code}) on {day_in_words(on, 'en')}" + (f": write {en}" if en else ""),
    )


def _number(word: str, unit: str) -> float:
    number = read_number(word.rstrip("%").strip())
    most = 100.0 if unit == "percent" else 1e15
    if number is not None and number <= most:
        return int(number) if number.is_integer() else number
    limit_ja, limit_en = (
        ("0から100までの数", "a number from 0 to 100") if unit == "percent" else ("0以上の数", "a number, 0 or more")
    )
    raise AnswerError(Text(f"{limit_ja}で答えてください。", f"answer with {limit_en}"))
