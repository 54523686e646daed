"""Derived facts that are not what the rules say of them, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfer_check.text import Text
from transfer_check.words.day_text import day_in_words

YES_NO = {True: Text("はい", "yes"), False: Text("いいえ", "no")}
NO_DEFINITION = Text("この日の規範に、これを導く定義はない。", "No definition in force on the day derives it.")
OPEN_BY_THE_RULES = Text("規範によれば、いずれとも定まらない。", "By the rules it would be open.")


def by_the_rules(value: bool) -> Text:
    """Return what the rules say of a fact that is signed otherwise."""
    answer = YES_NO[value]
    return Text(f"規範によれば「{answer.ja}」となる。", f"By the rules it would be “{answer.en}”.")


def signature_told(value: bool, body: Text, on: date, reason: str) -> Text:
    """Return as what a fact is taken, who signed that, when and why."""
    answer = YES_NO[value]
    return Text(
        f"「{answer.ja}」とする（署名：{body.ja}、{day_in_words(on, 'ja')}、理由：「{reason}」）。",
        f"It is taken as “{answer.en}”, signed by {body.en} on {day_in_words(on, 'en')}, because: “{reason}”.",
    )


def signed_without_need(fact: Text, signature: Text) -> Text:
    """Return what is to be told of a signature for what the rules say as well."""
    return Text(
        f"例外の署名を要しない事項：{fact.ja}。{signature.ja}規範によっても同じ結論となるので、署名は不要である。",
        f"Signed without need: {fact.en}. {signature.en} The rules say the same: the override can be dropped.",
    )


def signed_against_the_rules(fact: Text, signature: Text, rules: Text) -> Text:
    """Return what is to be told of a signature for what the rules do not say."""
    return Text(
        f"規範によらず、署名に基づいて扱う事項：{fact.ja}。{signature.ja}{rules.ja}この答は、その限りで署名のみを根拠とする。",
        f"Taken on a signature instead of by the rules: {fact.en}. {signature.en} {rules.en} "
        "So far the answer rests on that signature alone.",
    )


def settled_otherwise(facts: Sequence[tuple[Text, bool, bool]]) -> Text:
    """Return what is to be told of facts, each with what the rules of the day say and what the case states."""
    told = [(fact, YES_NO[rules], YES_NO[stated]) for fact, rules, stated in facts]
    ja = "、".join(
        f"{fact.ja}（規範によれば「{rules.ja}」、案件の記載は「{stated.ja}」）" for fact, rules, stated in told
    )
    en = "; ".join(f"{fact.en} (by the rules “{rules.en}”, stated “{stated.en}”)" for fact, rules, stated in told)
    return Text(
        f"次の事項は、この日の規範によれば案件の記載と異なるので、規範によった：{ja}。",
        f"By the law of this day the following is otherwise than the case states it, and the law is followed: {en}.",
    )


def quoted_label(label: Text) -> Text:
    """Return the label of a fact in quotation marks."""
    return Text(f"「{label.ja}」", f"“{label.en}”")


def quoted_label_of_item(label: Text, item: int) -> Text:
    """Return the label of a fact of one item, counted from zero, in quotation marks."""
    return Text(f"品目{item + 1}の「{label.ja}」", f"“{label.en}” of item {item + 1}")
