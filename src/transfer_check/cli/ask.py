"""``ask CASE``: the interview, and what it learned written into the case file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from transfer_check.cli.conversation import BACK, COMMANDS, SAME, STOP, UNKNOWN, WHY, Conversation
from transfer_check.cli.evaluate import STANDARD_INPUT, exit_code
from transfer_check.cli.output import emit
from transfer_check.errors import UsageError, usage_problem
from transfer_check.explanation.wording import body_in_words
from transfer_check.facts import Fact
from transfer_check.inquiry.answers import AnswerError, read_answer, read_body, read_count, read_day
from transfer_check.inquiry.interview import Interview
from transfer_check.inquiry.questions import VERDICTS, in_words, why
from transfer_check.inquiry.stating import signed
from transfer_check.loading import load_case, load_rulebook
from transfer_check.loading.case_writing import new_case, require_yaml, same_as_recipient, with_statements
from transfer_check.loading.cases import case_of
from transfer_check.reports.text import render_text
from transfer_check.rulebook import Rulebook
from transfer_check.text import Language, Text
from transfer_check.vocabulary import BODY

HELP = Text(
    "どの質問にも次のように答えることができる：「不明」「理由」（なぜ問うのか）「戻る」「保存」（保存して終了）。",
    "Every question can also be answered with: unknown, why, back, or stop (save and leave).",
)


class _Stopped(Exception):  # noqa: N818 - it is no error
    """The answers are to be saved."""


def run(case: str, language: Language, rules: Path | None) -> int:
    """Ask until the answer is settled or nobody answers any more; save, show the decision, return its exit code."""
    if case == STANDARD_INPUT:
        raise usage_problem("TC535", "standard input gives the answers, not the case", "name a file for the case")
    path = Path(case)
    require_yaml(path)
    rulebook = load_rulebook(rules)
    conversation = Conversation(language)
    text = _text(path, rulebook, conversation)
    interview = Interview(case_of(text, case), rulebook, same=same_as_recipient(text))
    conversation.say(HELP)
    interview = _asked(interview, conversation)
    if interview.stated or not path.exists():
        _save(interview, text, path)
    _close(interview, path, conversation)
    return exit_code([interview.decision])


# ── beginning and end ─────────────────────────────────────────────────────────────────────────


def _text(path: Path, rulebook: Rulebook, conversation: Conversation) -> str:
    """Return the text of the case file; for a new one ask for what every case begins with."""
    if path.exists():
        load_case(path)
        return path.read_text(encoding="utf-8-sig")
    conversation.say(
        Text(f"{path.name}はまだない。新しい案件として始める。", f"There is no {path.name} yet: this is a new case.")
    )
    on = _beginning(conversation, DAY, lambda answer: _encoded(read_day(answer), rulebook))
    items = _beginning(conversation, ITEMS, read_count)
    return new_case(path.stem, on, items)


DAY = Text(
    "どの日の規範を適用するか。許可等の判断の日を年月日で答えること（例：2012-12-18）。",
    "Which day's law applies? Answer with the day of the decision on the transfer, such as 2012-12-18.",
)
ITEMS = Text("移転する品目はいくつか。", "How many different items are transferred?")


def _beginning(conversation: Conversation, question: Text, read: Any) -> Any:
    conversation.say()
    conversation.say(question)
    while True:
        answer = conversation.ask()
        if answer == STOP:
            raise usage_problem(
                "TC536", "the interview ended before the case had a day and items", "nothing was written"
            )
        try:
            return read(answer)
        except AnswerError as error:
            conversation.say(error.text)


def _encoded(day: date, rulebook: Rulebook) -> date:
    try:
        rulebook.require_encoded(day)
    except UsageError:
        until = rulebook.encoded_until
        raise AnswerError(
            Text(f"{until}以後の規範は収録していない。", f"this rulebook answers for days before {until}")
        ) from None
    return day


def _save(interview: Interview, text: str, path: Path) -> None:
    """Write the answers into the case file, once it is certain that they can be read back.

    Raises:
        UsageError: where the file would not say what was answered.
    """
    written = with_statements(text, interview.statements)
    if case_of(written, str(path)) != interview.case:
        raise usage_problem("TC537", f"the answers cannot be written into `{path}` faithfully", "write them by hand")
    emit(written, path)


def _close(interview: Interview, path: Path, conversation: Conversation) -> None:
    conversation.say()
    count = len(interview.stated)
    conversation.say(
        Text(
            f"回答{count}件を{path}に保存した。",
            f"{count} answers are saved in {path}." if count != 1 else f"1 answer is saved in {path}.",
        )
        if count
        else Text(f"{path}に追加した事実はない。", f"Nothing was added to {path}.")
    )
    certain = interview.certain
    if not interview.settled and certain is not None:
        name = VERDICTS[certain]
        conversation.say(
            Text(
                f"残る事実がいずれであっても、結論は「{name.ja}」である。",
                f"However the open facts turn out, the verdict is: {name.en}.",
            )
        )
    conversation.say()
    emit(render_text(interview.decision, language=conversation.language))


# ── the questions ─────────────────────────────────────────────────────────────────────────────


def _asked(interview: Interview, conversation: Conversation) -> Interview:
    try:
        while interview.question is not None:
            _show(interview, conversation)
            interview = _answered(interview, conversation)
    except _Stopped as stopped:
        stopped_at: Interview = stopped.args[0]
        return stopped_at
    return interview


def _show(interview: Interview, conversation: Conversation) -> None:
    question = in_words(interview, conversation.language)
    conversation.say()
    conversation.say(question.progress)
    conversation.say(question.about)
    conversation.say(question.asks)
    conversation.say(question.serves)
    for number, (term, name) in enumerate(question.choices, 1):
        conversation.say(f"  {number:>2}  {name} [{term}]")
    if question.hint:
        conversation.say(question.hint)


def _answered(interview: Interview, conversation: Conversation) -> Interview:
    """Return the interview after the next answer that fits; the question is not put again before."""
    assert interview.question is not None
    fact = interview.question.fact
    while True:
        answer = conversation.ask()
        if answer == STOP:
            raise _Stopped(interview)
        if answer == UNKNOWN:
            return interview.unknown()
        if answer == BACK:
            return interview.back()
        if answer == WHY:
            for line in why(interview, conversation.language):
                conversation.say(line)
            continue
        try:
            if answer == SAME:
                return interview.is_recipient()
            if answer:
                return _stated(interview, fact, read_answer(fact, answer), conversation)
        except AnswerError as error:
            conversation.say(error.text)


def _stated(interview: Interview, fact: Fact, value: Any, conversation: Conversation) -> Interview:
    """Return the interview with a value stated; of an assessment only with who made it, and when."""
    if fact.kind != "assessed":
        return interview.answered(value)
    by = _signature(interview, fact, BY, read_body, conversation)
    on = by if by in COMMANDS else _signature(interview, fact, WHEN, read_day, conversation)
    if BACK in (by, on):
        return interview
    if UNKNOWN in (by, on):
        conversation.say(UNSIGNED)
        return interview.unknown()
    return interview.answered(signed(fact, value, by, on))


BY = Text("誰の判断か。", "Who made this judgement?")
WHEN = Text("いつの判断か。年月日で答えること。", "On which day was it made?")
UNSIGNED = Text(
    "判断した者と日が分からない判断は記録しない。未定のままとする。",
    "A judgement is recorded only with who made it and when: it stays open.",
)


def _signature(interview: Interview, fact: Fact, question: Text, read: Any, conversation: Conversation) -> Any:
    """Return who made a judgement, or when; or the command that was given instead."""
    conversation.say(question)
    if question is BY:
        for number, body in enumerate(BODY.terms, 1):
            if body in fact.body:
                name = body_in_words(body, interview.case.on, conversation.language)
                conversation.say(f"  {number:>2}  {name} [{body}]")
    while True:
        answer = conversation.ask()
        if answer == STOP:
            raise _Stopped(interview)
        if answer in (UNKNOWN, BACK):
            return answer
        try:
            if answer and answer not in COMMANDS:
                return read(answer)
        except AnswerError as error:
            conversation.say(error.text)
