"""What an undetermined answer waits for: facts with their question, judgements with the body that makes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transfer_check.answering import Answer, OpenFact, awaits_assessment
from transfer_check.facts import Fact
from transfer_check.judging import Verdict
from transfer_check.text import Language, Text
from transfer_check.words import (
    Node,
    Section,
    bodies_in_words,
    initial,
    is_of_party,
    label,
    question_in_words,
    statement_of,
)
from transfer_check.words.accounts.provision_reasons import Account
from transfer_check.words.verdict_labels import VERDICTS

MOST_NAMED_APART = 2
"""Bodies named one after the other in the headline; the list below it names the body of each judgement."""


def waiting_in_words(gathered: Answer, language: Language) -> Iterator[str]:
    """Yield how much is open, and whose judgement; and the verdict, where it is the same whatever is found out."""
    if gathered.open_facts:
        yield _how_much(gathered, language)
    if gathered.certain is not None:
        yield certain_in_words(gathered.certain, language)


def certain_in_words(verdict: Verdict, language: Language) -> str:
    """Return the sentence that says of an undetermined case that its verdict is the same whatever is found out."""
    name = VERDICTS[verdict]
    return Text(
        f"不明の事実がいかなるものであっても、案件の結論は同じである：{name.ja}。",
        f"However the facts that are not known turn out, the verdict on the case is the same: {name.en}.",
    ).in_(language)


def _how_much(gathered: Answer, language: Language) -> str:
    """Return the sentence that says how much is open, and whose judgement."""
    judged = [each for each in gathered.open_facts if awaits_assessment(each.fact)]
    count = len(gathered.open_facts) - len(judged)
    facts = "1 fact" if count == 1 else f"{count} facts"
    if not judged:
        return Text(f"未確認の事実{count}件の確認を要する。", f"It waits for {facts} to be established.").in_(language)
    judgements = _judgements(judged, gathered.decision.on, language)
    if not count:
        return Text(f"{judgements}を待つ。", f"It waits for {judgements}.").in_(language)
    return Text(
        f"未確認の事実{count}件の確認を要し、かつ、{judgements}を待つ。",
        f"It waits for {facts} to be established and for {judgements}.",
    ).in_(language)


def _judgements(judged: list[OpenFact], on: date, language: Language) -> str:
    """Return whose judgement is awaited: body by body for a few, the bodies of all together for more."""
    alternatives = dict.fromkeys(each.fact.body for each in judged)
    overlapping = len(alternatives) > 1 and any(len(each) > 1 for each in alternatives)
    if overlapping or len(alternatives) > MOST_NAMED_APART:
        anyone = bodies_in_words(tuple(dict.fromkeys(body for each in alternatives for body in each)), on, language)
        return Text(f"{anyone}による判断{len(judged)}件", f"{len(judged)} judgements, each of {anyone}").in_(language)
    apart = [bodies_in_words(each, on, language) for each in alternatives]
    return Text(f"{'並びに'.join(apart)}の判断", f"the judgement of {' and of '.join(apart)}").in_(language)


def waits_for(gathered: Answer, account: Account) -> Iterator[Section]:
    """Yield the facts to be established, and the judgements awaited."""
    facts = [each for each in gathered.open_facts if not awaits_assessment(each.fact)]
    judged = [each for each in gathered.open_facts if awaits_assessment(each.fact)]
    questions = tuple(_asked(each, account, gathered.decision.on) for each in facts)
    yield Section(account.say("確認を要する事実", "Facts to be established"), questions, "facts_awaited")
    awaited = tuple(_asked(each, account, gathered.decision.on) for each in judged)
    yield Section(account.say("判断を待つ事項", "Judgements awaited"), awaited, "judgements_awaited")


def _asked(open_: OpenFact, account: Account, on: date) -> Node:
    return Node(_of_items(open_, account) + awaited_in_words(open_.fact, account, on), open_.fact.path)


def awaited_in_words(fact: Fact, account: Account, on: date, party: int | None = None) -> str:
    """Return what is to be found out about a fact, of a third party or not: its question, or whose judgement is awaited."""
    if not awaits_assessment(fact):
        named = fact.type == "bool" or is_of_party(fact)
        head = "" if named else account.say("{}：", "{}: ").format(label(fact, account.language))
        return initial(head + question_in_words(fact, account.language, party))
    bodies = bodies_in_words(fact.body, on, account.language)
    if fact.type == "bool":
        whether = statement_of(fact).whether(account.language)
        return account.say(f"{whether}について、{bodies}の判断を待つ。", f"The judgement of {bodies} {whether}.")
    head = label(fact, account.language)
    return account.say(f"{head}について、{bodies}の判断を待つ。", f"The judgement of {bodies} on the {head}.")


def _of_items(open_: OpenFact, account: Account) -> str:
    count = len(account.decision.items)
    if count == 1 or len(open_.items) == count or not open_.fact.path.startswith("item."):
        return ""
    places = [str(place + 1) for place in open_.items]
    return account.say(f"品目{'、'.join(places)}。", f"Item {', '.join(places)}. ")
