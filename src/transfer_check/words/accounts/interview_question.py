"""A question of an interview in words: what is asked, what may be answered, and why it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from transfer_check.answering import answer, awaits_assessment
from transfer_check.asking.interview import Interview
from transfer_check.asking.open import RelevantFact
from transfer_check.circuit import ValueClass
from transfer_check.facts import VOCABULARIES, Fact
from transfer_check.judging import Verdict
from transfer_check.law import Provision
from transfer_check.text import Language, Text
from transfer_check.words import OWNERS, bodies_in_words, label, question_in_words, value_in_words
from transfer_check.words.citation_text import citation_in_words
from transfer_check.words.replies import answerable, can_be_none
from transfer_check.words.verdict_labels import VERDICTS

YES_OR_NO = {True: Text("はい", "yes"), False: Text("いいえ", "no")}
MOST_NAMED = 8
"""Values and provisions named one by one when somebody asks why; of more only the number is given."""

_TO_WRITER = (
    (re.compile("「なし」（null）とします。"), "「なし」と答えてください。"),
    (re.compile("について答えます。"), "について答えてください。"),
    (re.compile(r"Null where (.+?)\."), r"If \1, answer `none`."),
)
"""What the catalogue tells whoever writes a case file, null for none above all, and what whoever answers is told."""


class Question(NamedTuple):
    """A question in words.

    Attributes:
        about: the fact it asks for, with the item or third party it is about.
        asks: the question itself.
        choices: the terms to choose from with their names; empty where any value may be answered.
        serves: the provision it is asked for, with its citation.
        hint: what is to be observed in answering; may be empty.
        progress: how much is open.
    """

    about: str
    asks: str
    choices: tuple[tuple[str, str], ...]
    serves: str
    hint: str
    progress: str


def in_words(interview: Interview, language: Language) -> Question:
    """Return the question that comes next.

    Raises:
        ValueError: where no question is left.
    """
    asked = interview.question
    if asked is None:
        raise ValueError("no question is left")
    fact = asked.fact
    terms = VOCABULARIES[fact.vocabulary].terms if fact.vocabulary else {}
    return Question(
        _about(interview, asked, language),
        asked_in_words(fact, language, asked.party),
        tuple((term, name.in_(language)) for term, name in terms.items()),
        _serves(interview, asked, language),
        _hint(interview, asked, language),
        _progress(interview, language),
    )


def asked_in_words(fact: Fact, language: Language, party: int | None = None) -> str:
    """Return the question for a fact, to whoever answers it in words and not in a file.

    Args:
        fact: the fact.
        language: the language.
        party: 0-based place of the third party it is about.
    """
    question = question_in_words(fact, language, party)
    for written, said in _TO_WRITER:
        question = written.sub(said, question)
    return question


def _about(interview: Interview, asked: RelevantFact, language: Language) -> str:
    fact = asked.fact
    owner = OWNERS.get(fact.path.partition(".")[0])
    whose = ""
    if asked.item is not None and len(interview.case.items) > 1:
        whose = Text(f"品目{asked.item + 1}", f"Item {asked.item + 1}").in_(language)
        name = interview.case.item_facts()[asked.item].get("item.name")
        if isinstance(name, str):
            whose += Text(f"「{name}」", f", {name}").in_(language)
    elif asked.party is not None:
        whose = Text(f"関係者{asked.party + 1}", f"Third party {asked.party + 1}").in_(language)
    elif fact.type == "bool" and owner is not None:
        whose = owner.in_(language)
    if language == "ja":
        return (f"【{whose}】" if whose else "") + f"{label(fact, language)}（{fact.path}）"
    term = "" if fact.type == "bool" else label(fact, language)  # in English a statement has a predicate for a label
    words = f"{whose}: {term}" if whose and term else whose or term
    return f"{words[:1].upper()}{words[1:]} ({fact.path})" if words else fact.path


def _progress(interview: Interview, language: Language) -> str:
    number, left = len(interview.stated) + len(interview.skipped) + 1, len(interview.what_is_open.left)
    more = Text(
        f"質問{number}（結論を左右し得る事実：残り最大{left}件）",
        f"Question {number}; at most {left} facts can still change the answer",
    )
    last = Text(
        f"質問{number}（結論を左右し得る最後の事実）", f"Question {number}; the last fact that can change the answer"
    )
    return (more if left > 1 else last).in_(language)


def _serves(interview: Interview, asked: RelevantFact, language: Language) -> str:
    provisions = _provisions(interview, asked)
    first = _cited(interview, provisions[0], language)
    more = len(provisions) - 1
    if not more:
        return Text(f"根拠規定：{first}", f"Asked for: {first}").in_(language)
    others = "1 other provision" if more == 1 else f"{more} other provisions"
    return Text(f"根拠規定：{first}ほか{more}件", f"Asked for: {first}, and {others}").in_(language)


def _cited(interview: Interview, provision: Provision, language: Language) -> str:
    citation = citation_in_words(provision.cite, interview.rulebook.instruments, language)
    title = provision.title.in_(language)
    return f"{title}（{citation}）" if language == "ja" else f"{title} ({citation})"


def _provisions(interview: Interview, asked: RelevantFact) -> list[Provision]:
    provisions = {each.id: each for each in interview.rulebook.on(interview.case.on).provisions}
    return [provisions[rule] for rule in asked.rules]


def _hint(interview: Interview, asked: RelevantFact, language: Language) -> str:
    fact = asked.fact
    hints: list[Text] = []
    if awaits_assessment(fact):
        ja, en = (bodies_in_words(fact.body, interview.case.on, each) for each in ("ja", "en"))
        hints.append(
            Text(
                f"これは{ja}が判断する事項です。まだ判断されていない場合は「不明」と答えてください。",
                f"This is for {en} to judge; where no judgement has been made, answer `unknown`.",
            )
        )
    elif fact.path in interview.rulebook.on(interview.case.on).defined:
        hints.append(
            Text(
                "この事実の導出に必要な事実が不明であるため、直接お尋ねします。回答は、導出によらない記載として記録されます。",
                "It is asked directly because what it would be derived from is not known; the answer is recorded as stated by hand.",
            )
        )
    expected = _expected(fact)
    if expected is not None:
        hints.append(expected)
    if can_be_none(fact) and "`none`" not in asked_in_words(fact, "en"):
        hints.append(
            Text(
                "該当するものがないと分かっている場合は「なし」と答えてください。",
                "Where it is known that there is none, answer `none`.",
            )
        )
    if interview.can_be_recipient:
        hints.append(
            Text("移転先と同一である場合は「同じ」と答えてください。", "If it is the recipient itself, answer `same`.")
        )
    return ("" if language == "ja" else " ").join(each.in_(language) for each in hints)


def _expected(fact: Fact) -> Text | None:
    """Return what kind of answer is expected, where there is nothing to choose from."""
    if fact.vocabulary:
        return None
    return {
        "bool": Text("「はい」又は「いいえ」で答えてください。", "Answer `yes` or `no`."),
        "state": Text(
            "国名又は3文字の国コードで答えてください。", "Answer with a state, by name or three-letter code."
        ),
        "states": Text(
            "国名又は3文字の国コードを読点で区切って答えてください。", "Answer with states, separated by commas."
        ),
        "parties": Text(
            "関係者の数を答えてください。いない場合は「なし」と答えてください。",
            "Answer with how many there are, or `none`.",
        ),
        "number": Text("数で答えてください。", "Answer with a number."),
    }.get(fact.type)


# ── why ───────────────────────────────────────────────────────────────────────────────────────


def why(interview: Interview, language: Language) -> list[str]:
    """Return why the question that comes next is asked: the provisions that read the fact, and where answers lead.

    Raises:
        ValueError: where no question is left.
    """
    asked = interview.question
    if asked is None:
        raise ValueError("no question is left")
    term = label(asked.fact, language)
    lines = [
        Text(
            f"「{term}」（{asked.fact.path}）によって、結論が変わり得ます。この事実に関わる規定は次のとおりです。",
            f"The answer can turn on “{term}” ({asked.fact.path}). The provisions that read it:",
        ).in_(language)
    ]
    provisions = _provisions(interview, asked)
    lines += [f"  - {_cited(interview, each, language)} [{each.id}]" for each in provisions[:MOST_NAMED]]
    if len(provisions) > MOST_NAMED:
        more = len(provisions) - MOST_NAMED
        lines.append(Text(f"  - ほか{more}件", f"  - and {more} more").in_(language))
    lines += _leading_to(interview, asked, language)
    return lines


def _leading_to(interview: Interview, asked: RelevantFact, language: Language) -> Iterator[str]:
    """Yield the answers that settle the verdict by themselves."""
    settling = [
        (some, verdict)
        for values, verdict in asked.leads_to
        if verdict is not Verdict.UNDETERMINED and (some := answerable(values, asked.fact)).values
    ]
    if not settling:
        yield Text(
            "この質問への回答だけでは、結論は定まりません。",
            "No answer to this question settles the verdict by itself.",
        ).in_(language)
        return
    yield Text("次の回答は、それだけで結論を定めます。", "Answers that settle the verdict by themselves:").in_(language)
    for values, verdict in settling:
        named, reached = _named(values, asked.fact, language, interview.case.on), VERDICTS[verdict].in_(language)
        yield Text(f"  - {named}：「{reached}」となります。", f"  - {named}: {reached}").in_(language)


def _named(values: ValueClass, fact: Fact, language: Language, on: date) -> str:
    if len(values.values) > MOST_NAMED:
        first = value_in_words(values.example, fact, language, on)
        more = len(values.values) - 1
        return Text(f"{first}その他{more}の値", f"{first} or one of {more} other values").in_(language)
    if fact.type == "bool":
        return YES_OR_NO[values.example].in_(language)
    separator = "、" if language == "ja" else ", "
    return separator.join(value_in_words(each, fact, language, on) for each in values.values)


# ── where the interview stands ────────────────────────────────────────────────────────────────


def standing(interview: Interview, language: Language) -> list[str]:
    """Return what an interview has come to that is not settled: that it is open, and what it waits for."""
    told = answer(interview.decision)
    open_, certain = told.open_facts, interview.certain or told.certain
    judged = [each.fact for each in open_ if awaits_assessment(each.fact)]
    count = len(open_) - len(judged)
    needed_ja, needed_en = [], []
    if count:
        needed_ja.append(f"未確認の事実{count}件の確認")
        needed_en.append("for 1 fact to be established" if count == 1 else f"for {count} facts to be established")
    if judged:
        bodies = tuple(dict.fromkeys(body for fact in judged for body in fact.body))
        ja, en = (bodies_in_words(bodies, interview.case.on, each) for each in ("ja", "en"))
        needed_ja.append(f"{ja}による判断{len(judged)}件")
        needed_en.append(
            f"for 1 judgement of {en}" if len(judged) == 1 else f"for {len(judged)} judgements, each of {en}"
        )
    said = [Text("現時点では判断未了です。", "The answer is undetermined.")]
    if open_:
        ja = f"{said[0].ja}結論を得るには、{'と、'.join(needed_ja)}が必要です。"
        said = [Text(ja, f"{said[0].en} It waits {' and '.join(needed_en)}.")]
    if certain is not None:
        name = VERDICTS[certain]
        said.append(
            Text(
                f"ただし、残る事実がどうであっても、結論は「{name.ja}」です。",
                f"However the open facts turn out, the verdict is: {name.en}.",
            )
        )
    return [each.in_(language) for each in said]
