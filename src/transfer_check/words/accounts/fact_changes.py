"""Values a fact may have instead, and changes of facts, in words."""

from __future__ import annotations

from transfer_check.asking.means import Means
from transfer_check.asking.remedies import Change
from transfer_check.facts import UNKNOWN, VOCABULARIES, Fact, FactValue, states_on
from transfer_check.judging import Decision
from transfer_check.kleene import Truth
from transfer_check.law.condition import InTable
from transfer_check.text import Language, Text
from transfer_check.words import (
    Node,
    bodies_in_words,
    item_name,
    joined,
    label,
    one_of,
    sentence,
    statement_of,
    value_in_words,
)
from transfer_check.words.replies import can_be_none

MOST_TERMS, MOST_STATES, MOST_EXCLUDED, EXAMPLES = 9, 6, 9, 3
"""Terms and states named one by one, states named as those left out, and states named as examples of many."""

ANY_VALUE = Text("いずれの値であっても", "any value")

REACH: dict[Means, Text] = {
    "establish": Text("確認されていない事実がそのとおりであること", "if the facts not yet known turn out so"),
    "applicant": Text("移転の内容を変えない範囲での申請者の対応", "by the applicant, the transfer staying what it is"),
    "authority": Text("機関の行為又は判断", "by an act or a judgement of an authority"),
    "another_transfer": Text("別の移転とすることのみ", "only as another transfer"),
    "nobody": Text(
        "なし（何人も変えることのできない事実による。）", "by nobody, since it rests on facts that nobody can change"
    ),
}
"""By what means a ground, an exception or the end of an obstacle can come about."""


def change_in_words(change: Change, decision: Decision, language: Language) -> Node:
    """Return one change of a remedy: what would have to be so, who makes it so, and what is so now."""
    fact, value = change.fact, change.values[0]
    if fact.type == "bool":
        statement = statement_of(fact)
        told = (statement.holds if value is True else statement.fails).in_(language)
        now = Text("現状：{}", "now: {}").in_(language).format(_now(change, language))
    else:
        separator = "：" if language == "ja" else ": "
        told = label(fact, language) + separator + alternatives(change.values, fact, decision, language)
        before = (
            _now(change, language)
            if change.before is UNKNOWN
            else value_in_words(change.before, fact, language, decision.case.on)
        )
        now = Text("現状：{}", "now: {}").in_(language).format(before)
    notes = ("。" if language == "ja" else "; ").join([*_by_whom(change, decision, language), now])
    bracketed = f"（{notes}）" if language == "ja" else f" ({notes})"
    return Node(sentence(_of_item(change.address, decision, language) + told + bracketed, language), change.address)


def _now(change: Change, language: Language) -> str:
    if change.before is UNKNOWN:
        judged = change.fact.kind == "assessed"
        return (Text("未判断", "not judged") if judged else Text("不明", "not known")).in_(language)
    if change.fact.kind == "act":
        return Text("記録なし", "none is on record").in_(language)
    return (
        Text("該当しない", "not so").in_(language) if change.before is False else Text("該当する", "so").in_(language)
    )


def _by_whom(change: Change, decision: Decision, language: Language) -> list[str]:
    if change.means != "authority":
        return []
    if not change.fact.body:
        return [Text("政府間の取決めによる", "by agreement between the governments").in_(language)]
    bodies = bodies_in_words(change.fact.body, decision.on, language)
    if change.fact.kind == "act":
        return [Text(f"{bodies}の行為による", f"by act of {bodies}").in_(language)]
    return [Text(f"{bodies}の判断による", f"to be judged by {bodies}").in_(language)]


def _of_item(address: str, decision: Decision, language: Language) -> str:
    if not address.startswith("items.") or len(decision.items) == 1:
        return ""
    name = item_name(decision.items[int(address.split(".")[1])], language)
    return f"{name}：" if language == "ja" else f"{name}: "


def alternatives(values: tuple[FactValue, ...], fact: Fact, decision: Decision, language: Language) -> str:
    """Return values any of which serves: named where they are few, else by what sets them apart or by examples."""
    if fact.type == "state":
        return _states(values, fact, decision, language)
    none = (None,) if can_be_none(fact) else ()
    terms = (*VOCABULARIES[fact.vocabulary].terms, *none) if fact.vocabulary else ()
    excluded = [each for each in terms if each not in values]
    if terms and not excluded:
        return ANY_VALUE.in_(language)
    if fact.type in ("number", "text"):
        return _for_instance(values, fact, language)
    if len(values) > MOST_TERMS and len(excluded) < len(values):
        words = one_of([value_in_words(each, fact, language, decision.on) for each in excluded], language)
        return f"{words}以外" if language == "ja" else f"other than {words}"
    return one_of([value_in_words(each, fact, language, decision.on) for each in values], language)


def _for_instance(values: tuple[FactValue, ...], fact: Fact, language: Language) -> str:
    """Return samples of numbers or texts, of which there are more than can be listed."""
    some = joined([value_in_words(each, fact, language) for each in values], language, every=False)
    return Text(f"例えば{some}", f"for instance {some}").in_(language)


def _states(values: tuple[FactValue, ...], fact: Fact, decision: Decision, language: Language) -> str:
    standing = dict.fromkeys(states_on(decision.on))
    states = [each for each in values if each in standing]
    named: list[FactValue] = [*states, *(each for each in values if each is None)] or list(values)
    if len(named) <= MOST_STATES:
        return joined([value_in_words(each, fact, language, decision.on) for each in named], language, every=False)
    excluded = [each for each in (*standing, None) if each not in values]
    if not excluded:
        return ANY_VALUE.in_(language)
    if len(excluded) <= MOST_EXCLUDED:
        words = joined([value_in_words(each, fact, language, decision.on) for each in excluded], language, every=False)
        return f"{words}以外" if language == "ja" else f"other than {words}"
    some = joined(
        [value_in_words(each, fact, language, decision.on) for each in states[:EXAMPLES]], language, every=True
    )
    told = Text(f"{some}等{len(states)}の国又は地域", f"one of {len(states)} states or territories, such as {some}")
    tables = _tables_of(states, fact, decision)
    if not tables:
        return told.in_(language)
    titles = joined([f"「{each.ja}」" if language == "ja" else f"“{each.en}”" for each in tables], language, every=True)
    listed = Text(f"（{titles}の表に記載のあるもの）", f" (those listed in {titles})")
    return told.in_(language) + listed.in_(language)


def _tables_of(states: list[str], fact: Fact, decision: Decision) -> list[Text]:
    """Return the tables in which a comparison looks the fact up, and finds exactly these states on the day."""
    edition = decision.items[0].trace.edition
    leaves = [*edition.leaves.places, *(atom for each in edition.definitions for atom in each.leaves.places)]
    found: dict[str, Text] = {}
    for leaf in leaves:
        if isinstance(leaf, InTable) and leaf.fact == fact.path:
            table = edition.tables[leaf.table]
            membership = table.membership(leaf.filter)
            listed = {
                each for each in table.rows_of(leaf.filter) if membership.holds_on(each, decision.on) is Truth.TRUE
            }
            if listed == set(states):
                found[table.name] = table.title
    return list(found.values())
