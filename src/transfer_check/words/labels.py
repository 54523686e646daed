"""Labels, values, bodies and intervals in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from transfer_check.facts import BODY, EVIDENCE, OPEN_LIST, UNKNOWN, VOCABULARIES, Fact, FactValue, Signed, state_name
from transfer_check.intervals import Interval
from transfer_check.judging import ItemDecision
from transfer_check.text import Language, Text
from transfer_check.words.day_text import day_in_words
from transfer_check.words.outline import joined, plain

OWNERS = {
    "recipient": Text("移転先", "recipient"),
    "end_user": Text("最終需要者", "end user"),
    "consignee": Text("荷受人", "consignee"),
    "third_party": Text("関係者", "third party"),
}
"""Parties whose fields share one label."""

_OWNED = {
    "name": Text("{owner}の名称", "name of the {owner}"),
    "state": Text("{owner}の国", "state of the {owner}"),
    "organisation": Text("{owner}である国際機関", "international organisation that is the {owner}"),
    "role": Text("{owner}の立場", "role of the {owner}"),
}
OPERATORS = {
    "==": Text("{}", "{}"),
    "!=": Text("{}以外", "other than {}"),
    "<": Text("{}未満", "less than {}"),
    "<=": Text("{}以下", "at most {}"),
    ">": Text("{}超", "more than {}"),
    ">=": Text("{}以上", "at least {}"),
}
_UNITS = {"percent": Text("{}パーセント", "{} per cent"), "piece": Text("{}個", "{}")}
_FORMER_BODIES = {
    "meti": (date(2001, 1, 6), Text("通商産業大臣", "Minister of International Trade and Industry")),
    "mod": (date(2007, 1, 9), Text("防衛庁長官", "Director General of the Defense Agency")),
}
_BOTH_NAMES = {
    "ja": "経済産業大臣（2001年1月6日前は通商産業大臣）",
    "en": "Minister of Economy, Trade and Industry (before 2001, of International Trade and Industry)",
}
_BEARERS = {"exporter": Text("移転者", "exporter"), "recipient": Text("移転先", "recipient")}
_DUE = {
    "before_transfer": Text("移転前", "before the transfer"),
    "after_transfer": Text("移転後", "after the transfer"),
    "periodic": Text("定期的", "periodically"),
}
LONGEST_LIST = 6
"""Values named one by one; of a longer list only the number is given."""


def label(fact: Fact, language: Language) -> str:
    """Return the term of a fact, with its party where parties share the term."""
    owner, _, name = fact.path.rpartition(".")
    if owner in OWNERS and name in _OWNED:
        return _OWNED[name].in_(language).format(owner=OWNERS[owner].in_(language))
    return fact.label.in_(language)


def value_in_words(value: FactValue, fact: Fact, language: Language, on: date | None = None) -> str:
    """Return a value as a reader knows it: names of states and terms, numbers with their unit.

    Args:
        value: the value.
        fact: the fact whose value it is.
        language: the language.
        on: the day by whose names states are told; those of today where there is none.
    """
    if value is UNKNOWN:
        return Text("不明", "not known").in_(language)
    if value is None or value == ():
        return Text("なし", "none").in_(language)
    if isinstance(value, bool):
        return Text("該当", "yes").in_(language) if value else Text("非該当", "no").in_(language)
    if isinstance(value, (int, float)):
        return _UNITS.get(fact.unit, Text("{}", "{}")).in_(language).format(_number(value))
    if isinstance(value, tuple):
        return _list(value, fact, language, on)
    if not isinstance(value, str):
        return str(value)
    if fact.type == "state":
        return state_name(value, on).in_(language)
    if fact.vocabulary:
        term = VOCABULARIES[fact.vocabulary].terms.get(value)
        return value if term is None else term.in_(language)
    return f"「{plain(value)}」" if language == "ja" else f"“{plain(value)}”"


def _number(value: float) -> str:
    return f"{int(value):,}" if isinstance(value, int) or value.is_integer() else f"{value:,}"


def _list(values: tuple[Any, ...], fact: Fact, language: Language, on: date | None) -> str:
    known = [each for each in values if each != OPEN_LIST]
    if fact.type == "states":
        words = joined([state_name(each, on).in_(language) for each in known], language, every=True)
    else:
        words = Text(f"{len(known)}者", f"{len(known)} named").in_(language)
    if len(known) < len(values):
        words += Text("（ほかにもあり得る。）", " (there may be others)").in_(language)
    return words


def values_in_words(values: tuple[str | float, ...], fact: Fact, language: Language, on: date | None = None) -> str:
    """Return the values a provision asks for, as alternatives."""
    if len(values) > LONGEST_LIST:
        return Text(f"所定の{len(values)}項目のいずれか", f"one of {len(values)} listed terms").in_(language)
    return one_of([value_in_words(each, fact, language, on) for each in values], language)


def one_of(terms: list[str], language: Language) -> str:
    """Return alternatives in running text; where one of them is itself a list, each stands in quotation marks."""
    comma = "、" if language == "ja" else ","
    if len(terms) > 1 and any(comma in term for term in terms):
        terms = [f"「{each}」" if language == "ja" else f"“{each}”" for each in terms]
    return joined(terms, language, every=False)


def body_in_words(body: str, on: date, language: Language) -> str:
    """Return a body by the name it bore on a day.

    Source: the reorganisation of the ministries of 6 January 2001; the Ministry of Defense as of 9 January 2007.
    """
    if body in _FORMER_BODIES and on < _FORMER_BODIES[body][0]:
        return _FORMER_BODIES[body][1].in_(language)
    name = BODY.terms[body].in_(language)
    return name.partition("（")[0] if language == "ja" else name.partition(" (")[0]


def bodies_in_words(bodies: tuple[str, ...], on: date, language: Language) -> str:
    """Return bodies any of which may judge; in English with the article."""
    article = "the " if language == "en" else ""
    return joined([article + body_in_words(each, on, language) for each in bodies], language, every=False)


def bearer_in_words(bearer: str, on: date, language: Language) -> str:
    """Return who bears a duty."""
    return _BEARERS[bearer].in_(language) if bearer in _BEARERS else body_in_words(bearer, on, language)


def due_in_words(due: str, language: Language) -> str:
    """Return when a duty is due."""
    return _DUE[due].in_(language)


def evidence_in_words(level: str, language: Language) -> str:
    """Return what a level of evidence means."""
    return EVIDENCE.terms[level].in_(language)


def days_in_words(days: Interval, language: Language) -> str:
    """Return an interval by its first and last day, both included."""
    first = "" if days.start is None else day_in_words(days.start, language)
    last = "" if days.end is None else day_in_words(days.end - timedelta(days=1), language)
    if language == "ja":
        if not first and not last:
            return "期間の定めなし"
        return (f"{first}から" if first else "") + (f"{last}まで" if last else "")
    if first and last:
        return f"from {first} to {last}"
    return f"from {first}" if first else f"until {last}" if last else "without limit of time"


def judgement_in_words(signed: Signed, language: Language) -> str:
    """Return who judged, and when, to stand in brackets after what was judged."""
    body, day = body_in_words(signed.by, signed.on, language), day_in_words(signed.on, language)
    return f"{body}、{day}判断" if language == "ja" else f"judged by the {body} on {day}"


def item_name(item: ItemDecision, language: Language) -> str:
    """Return how an item is called: its place, and its name where it has one."""
    name = plain(item.name)
    if language == "ja":
        return f"品目{item.index + 1}「{name}」" if name else f"品目{item.index + 1}"
    return f"Item {item.index + 1}, {name}" if name else f"Item {item.index + 1}"


def duty_of_the_day(duty: Text, on: date, language: Language) -> str:
    """Return a duty with the minister by the name of the day, whether its text gives one name or both.

    Source: the reorganisation of the ministries of 6 January 2001.
    """
    first, former = _FORMER_BODIES["meti"]
    both = _BOTH_NAMES[language]
    today = both.partition("（" if language == "ja" else " (")[0]
    return duty.in_(language).replace(both, today).replace(today, former.in_(language) if on < first else today)
