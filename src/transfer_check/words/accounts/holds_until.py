"""How long an answer holds, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from transfer_check.answering import Change, Manner, Validity
from transfer_check.facts import state_name
from transfer_check.law import Instrument, Provision, Regime, Row, Rulebook
from transfer_check.text import Language, Text
from transfer_check.words import Node, Section, joined
from transfer_check.words.citation_text import citation_in_words
from transfer_check.words.day_text import day_in_words

MOST_NAMED = 3
"""Changes named one by one; of more, those of one instrument are counted."""
_TITLE = Text("結論の有効な期間", "Holds until")
_TEXT: dict[Manner, Text] = {
    "begins": Text("{}の適用開始", "{} begins to apply"),
    "ends": Text("{}の失効", "{} ends"),
    "changes": Text("{}の改正", "{} is revised"),
}
_ROW: dict[Manner, Text] = {
    "begins": Text("{}の追加", "{} begins"),
    "ends": Text("{}の終了", "{} ends"),
    "may_begin": Text("{}の追加（その日から該当するか否かは確実でない。）", "{} may begin"),
    "in_doubt": Text("{}が確実でなくなること", "{} is no longer certain"),
    "certain": Text("{}が確実となること", "{} becomes certain"),
}


def validity_section(validity: Validity, rulebook: Rulebook, language: Language) -> Section:
    """Return how long an answer holds, as a section of one sentence or two."""
    return Section(_TITLE.in_(language), (Node(validity_in_words(validity, rulebook, language)),), "validity")


def validity_in_words(validity: Validity, rulebook: Rulebook, language: Language) -> str:
    """Return the last day on which an answer holds, and what changes on the day after it."""
    if validity.until is None:
        return _nothing_known(validity, language)
    last = day_in_words(validity.until - timedelta(days=1), language)
    first = day_in_words(validity.until, language)
    if validity.changes[0].kind == "rulebook":
        return Text(
            f"この結論は、{last}まで妥当する。{first}以後において効力を有する規範は収録していない。",
            f"The answer holds until {last}. The texts in force from {first} on are not encoded.",
        ).in_(language)
    told = list(_told(validity.changes, rulebook, language))
    return Text(
        f"この結論は、{last}まで妥当する。{first}以後については、{'、'.join(told)}により、改めて検討を要する。",
        f"The answer holds until {last}. From {first} on it has to be examined anew: {joined(told, 'en', every=True)}.",
    ).in_(language)


def _told(changes: Sequence[Change], rulebook: Rulebook, language: Language) -> Iterator[str]:
    """Yield each change in words, or, of many, how many there are in each instrument."""
    together: dict[str, list[Change]] = {}
    for change in changes:
        counted = isinstance(change.of, Provision) and len(changes) > MOST_NAMED
        together.setdefault(_instrument(change) if counted else f"{change.table} {change.id}", []).append(change)
    for name, alike in together.items():
        if len(alike) == 1:
            yield change_in_words(alike[0], rulebook, language)
        else:
            short = rulebook.instruments[name].short
            yield Text(
                f"{short.ja}の規定{len(alike)}件の改廃", f"{len(alike)} provisions of the {short.en} are revised or end"
            ).in_(language)


def _nothing_known(validity: Validity, language: Language) -> str:
    if validity.as_of is None:
        return Text(
            "収録した規範には、この結論の基礎を後に改めるものは見当たらない。",
            "No later change to what the answer rests on is known.",
        ).in_(language)
    day = day_in_words(validity.as_of, language)
    return Text(
        f"収録した規範（{day}現在）には、この結論の基礎を後に改めるものは見当たらない。",
        f"No later change to what the answer rests on is known; the rules were compiled as of {day}.",
    ).in_(language)


def _instrument(change: Change) -> str:
    return change.of.cite.instrument if isinstance(change.of, Provision) else ""


def change_in_words(change: Change, rulebook: Rulebook, language: Language) -> str:
    """Return what happens to one text or table row: a noun phrase in Japanese, a clause in English."""
    if isinstance(change.of, Row):
        return _ROW[change.how].in_(language).format(_row(change.of, rulebook.tables[change.table].title, language))
    assert change.of is not None
    if isinstance(change.of, Regime):
        told = Text(f"「{change.of.title.ja}」", f"“{change.of.title.en}”").in_(language)
    else:
        told = _text(change.of, rulebook.instruments, language)
    return _TEXT[change.how].in_(language).format(told)


def _text(provision: Provision, instruments: Mapping[str, Instrument], language: Language) -> str:
    title = provision.title.in_(language)
    cited = citation_in_words(provision.cite, instruments, language)
    return f"「{title}」（{cited}）" if language == "ja" else f"“{title}” ({cited})"


def _row(row: Row, table: Text, language: Language) -> str:
    state = state_name(row.state).in_(language)
    number = row.columns.get("resolution", "")
    ja, en = (f"（安全保障理事会決議第{number}号）", f" (Security Council resolution {number})") if number else ("", "")
    return Text(
        f"「{table.ja}」の表のうち{state}に関する記載{ja}", f"the entry on {state}{en} in the table “{table.en}”"
    ).in_(language)
