"""An interview as a conversation: how it begins, its questions, what is saved and said at its end."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from transfer_check.asking.completion import signed
from transfer_check.asking.interview import Interview
from transfer_check.cli.conversation import BACK, SAME, STOP, UNKNOWN, WHY, Conversation
from transfer_check.cli.kept_case import CaseFile, hand_out
from transfer_check.cli.output import NobodyReads, columns, emit
from transfer_check.errors import CaseError, Problem, UsageError, usage_problem
from transfer_check.facts import Fact, signatories
from transfer_check.files import case_of, load_case, load_rulebook, printable
from transfer_check.files.case_writing import new_case, require_yaml, same_as_recipient, with_statements
from transfer_check.judging import Decision, require_consistent
from transfer_check.law import Rulebook
from transfer_check.paper.plain_text import render_text
from transfer_check.text import Language, Text
from transfer_check.words import body_in_words
from transfer_check.words.accounts.interview_question import in_words, standing, why
from transfer_check.words.interview_texts import (
    BY,
    COMMANDS,
    DAY,
    DAY_NEEDED,
    HELP,
    ITEMS,
    ITEMS_NEEDED,
    UNSIGNED,
    WHEN,
    WHOLE_ANSWER,
    answers_saved,
    file_made,
    new_file,
    not_encoded,
    nothing_added,
    saved_at_the_end,
)
from transfer_check.words.replies import AnswerError, read_answer, read_body, read_count, read_day


class _Stopped(Exception):  # noqa: N818 - it is no error
    """The answers are to be saved."""


def completed(case: str, language: Language, rules: Path | None) -> Decision:
    """Ask until the answer is settled or nobody answers any more; save, and say what came of it.

    Args:
        case: the case file (YAML), which need not exist.
        language: of the questions.
        rules: a folder of rules; those installed where ``None``.

    Returns:
        The decision on the case as it is then stated.

    Raises:
        UsageError: where the file cannot be read back or written.
        CaseError: where the case in the file is wrong.
        RulesError: where the rules are.
    """
    path = Path(case)
    require_yaml(path)
    rulebook = load_rulebook(rules)
    conversation = Conversation(language)
    if os.path.exists(path):
        require_consistent(load_case(path), rulebook)
    file = CaseFile(path)
    file.require_writable()
    text, interview = "", None
    try:
        text = _text(file, rulebook, conversation)
        interview = Interview(case_of(text, case), rulebook, same=same_as_recipient(text))
        for latest in _asked(interview, conversation):
            interview = latest
        if interview.stated or file.before is None:
            _save(interview, text, file, conversation)
    except (KeyboardInterrupt, NobodyReads, UsageError) as error:
        if not isinstance(error, UsageError) or error.problems[0].code == "TC511":  # nothing is read, or can be told
            answered = _written(interview, text) if interview is not None and interview.stated else None
            hand_out(answered, file.name, conversation)
        raise
    _close(interview, file, conversation, _command(case, language, rules))
    return interview.decision


# ── beginning and end ─────────────────────────────────────────────────────────────────────────


def _text(file: CaseFile, rulebook: Rulebook, conversation: Conversation) -> str:
    """Return the text of the case file; for a new one ask for what every case begins with."""
    if file.before is None:
        conversation.say(new_file(file.name))
    conversation.say(saved_at_the_end(file.name))
    if file.before is not None:
        return "\n".join(re.split("\r\n?|\n", file.before.decode("utf-8-sig")))
    while True:
        on = _beginning(conversation, DAY, DAY_NEEDED, lambda answer: _encoded(read_day(answer), rulebook))
        items = on if on == BACK else _beginning(conversation, ITEMS, ITEMS_NEEDED, read_count)
        if items != BACK:
            return new_case(file.path.stem, on, items)


def _beginning(conversation: Conversation, question: Text, needed: Text, read: Any) -> Any:
    """Return what a case begins with, or that the question before is to be asked again; it cannot be left open."""
    conversation.say()
    conversation.say(question)
    while True:
        answer = conversation.ask()
        if answer == STOP:
            raise usage_problem(
                "TC536", "the interview ended before the case had a day and items", "nothing was written"
            )
        if answer == BACK:
            return BACK
        if answer in (WHY, UNKNOWN):
            conversation.say(needed)
            continue
        try:
            return read(answer)
        except AnswerError as error:
            conversation.say(error.text)


def _encoded(day: date, rulebook: Rulebook) -> date:
    try:
        rulebook.require_encoded(day)
    except UsageError:
        raise AnswerError(not_encoded(rulebook.encoded_until)) from None
    return day


def _save(interview: Interview, text: str, file: CaseFile, conversation: Conversation) -> None:
    """Write the answers into the case file, once it is certain that they can be read back.

    Raises:
        UsageError: where the file would not say what was answered, was changed meanwhile, or cannot be written.
    """
    written = _written(interview, text)
    try:
        faithful = case_of(written, file.name) == interview.case
    except CaseError:
        faithful = False
    if not faithful:
        message = "the answers cannot be written into the file faithfully"
        help = file.elsewhere(written, conversation)
        raise UsageError(Problem(file.name, 0, 0, "TC537", "", message, help))
    file.save(written, conversation)


def _written(interview: Interview, text: str) -> str:
    return with_statements(text, interview.statements)


def _close(interview: Interview, file: CaseFile, conversation: Conversation, command: str) -> None:
    """Say what was saved and what came of it: the whole decision once it is settled, else how to print it."""
    conversation.say()
    conversation.say(_saved(len(interview.stated), file))
    conversation.say()
    if interview.settled:
        emit(render_text(interview.decision, language=conversation.language, columns=columns()))
        return
    for sentence in standing(interview, conversation.language):
        conversation.say(sentence)
    conversation.say()
    conversation.say(WHOLE_ANSWER)
    emit(f"  {command}")


def _saved(count: int, file: CaseFile) -> Text:
    if count:
        return answers_saved(count, file.name)
    return file_made(file.name) if file.before is None else nothing_added(file.name)


def _command(case: str, language: Language, rules: Path | None) -> str:
    words = ["transfer-check", "evaluate", case]
    words += [] if language == "en" else ["--lang", language]
    words += [] if rules is None else ["--rules", str(rules)]
    return printable(shlex.join(words))


# ── the questions ─────────────────────────────────────────────────────────────────────────────


def _asked(interview: Interview, conversation: Conversation) -> Iterator[Interview]:
    """Yield the interview as it begins and after every answer, until nothing is left to ask or it is stopped."""
    yield interview
    if interview.question is not None:
        conversation.say(HELP)
    with suppress(_Stopped):
        while interview.question is not None:
            _show(interview, conversation)
            interview = _answered(interview, conversation)
            yield interview


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
            raise _Stopped
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
                return _stated(interview, fact, read_answer(fact, answer, interview.case.on), conversation)
        except AnswerError as error:
            conversation.say(error.text)


def _stated(interview: Interview, fact: Fact, value: Any, conversation: Conversation) -> Interview:
    """Return the interview with a value stated; of an assessment only with who made it, and when."""
    if fact.kind != "assessed":
        return interview.answered(value)
    bodies = signatories(fact.body, interview.case.on)
    by = _signature(interview, BY, lambda answer: read_body(answer, bodies, interview.case.on), conversation, bodies)
    on = by if by in COMMANDS else _signature(interview, WHEN, read_day, conversation)
    if BACK in (by, on):
        return interview
    if UNKNOWN in (by, on):
        conversation.say(UNSIGNED)
        return interview.unknown()
    return interview.answered(signed(fact, value, by, on))


def _signature(
    interview: Interview, question: Text, read: Any, conversation: Conversation, bodies: tuple[str, ...] = ()
) -> Any:
    """Return who made a judgement, one of the bodies offered, or when; or the command that was given instead."""
    conversation.say(question)
    for number, body in enumerate(bodies, 1):
        conversation.say(f"  {number:>2}  {body_in_words(body, interview.case.on, conversation.language)} [{body}]")
    while True:
        answer = conversation.ask()
        if answer == STOP:
            raise _Stopped
        if answer in (UNKNOWN, BACK):
            return answer
        if answer == WHY:
            conversation.say(UNSIGNED)
            continue
        try:
            if answer:
                return read(answer)
        except AnswerError as error:
            conversation.say(error.text)
