"""Why an answer of an interview is refused."""

from __future__ import annotations

from collections.abc import Sequence

from transfer_check.text import Text

SAME_IS_NO_ANSWER = Text("この質問には「同じ」と答えることができません。", "`same` is no answer to this question")
NO_QUESTION_LEFT = Text("質問は残っていません。", "no question is left")


def no_value(reason: str) -> Text:
    """Return that a fact cannot have a value; in English why."""
    return Text("この事実の値として認められません。", f"not a value of this fact: {reason}")


def contradicts(facts: Sequence[Text]) -> Text:
    """Return that an answer contradicts facts that are stated already, given by their labels."""
    return Text(
        f"この答は、既に記載された次の事項と矛盾する：{'、'.join(fact.ja for fact in facts)}。"
        "いずれかを改めるには「戻る」と答えること。",
        f"This answer contradicts what is stated already: {'; '.join(fact.en for fact in facts)}. "
        "Answer `back` to change that.",
    )
