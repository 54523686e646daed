"""What is open in a case, and the fewest facts that would settle it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transfer_check.answering import answer
from transfer_check.asking.open import RelevantFact
from transfer_check.asking.open_case import Open
from transfer_check.asking.settling import Row, SettlingSet, in_few_rows
from transfer_check.circuit import Place, ValueClass
from transfer_check.facts import Fact, FactValue
from transfer_check.judging import Verdict
from transfer_check.text import Language, Text
from transfer_check.words import OWNERS, initial, item_name, joined, label, statement_of, value_in_words
from transfer_check.words.accounts import (
    Account,
    Explanation,
    Node,
    Section,
    awaited_in_words,
    certain_in_words,
    framed,
    headline,
)
from transfer_check.words.accounts.fact_changes import alternatives
from transfer_check.words.replies import answerable
from transfer_check.words.verdict_labels import VERDICTS

SHOWN_SETS, SHOWN_VALUES = 10, 6
"""Sets, and values of one set, that a report names one by one; the JSON output has all."""


SETTLED_FOR_GOOD = Text(
    "案件の結論は出ており、不明の事実によって変わることはない。",
    "The verdict on the case is settled: nothing that is not known can change it.",
)
SETTLED = {
    Verdict.NOT_PERMITTED: Text(
        "案件の結論は出ており、不明の事実によって移転を認め得ることとなることはない。",
        "The verdict on the case is settled: nothing that is not known can make it permitted.",
    )
}
"""What is not permitted may yet be found to be prohibited."""


def explain_open(found: Open, *, language: Language = "en") -> Explanation:
    """Explain what can still change an answer, where each value would lead, and what few facts would settle it."""
    decision = found.decision
    gathered = answer(decision)
    told = list(headline(gathered, language))
    if decision.verdict is Verdict.UNDETERMINED:
        told[-1:] = [_how_much(found, language)]
    return framed([gathered], language, told, _Telling(found, language).sections())


def _how_much(found: Open, language: Language) -> str:
    """Return how many facts and judgements can still change the answer; the verdict, where none can."""
    if found.certain is not None:
        return certain_in_words(found.certain, language)
    count = len(found.facts)
    return Text(
        f"結論を左右し得る事実又は判断は、{count}件である。",
        "1 fact or judgement can change it." if count == 1 else f"{count} facts or judgements can change it.",
    ).in_(language)


class _Telling:
    """Tells what is open in one language."""

    def __init__(self, found: Open, language: Language) -> None:
        self.found = found
        self.decision = found.decision
        self.language = language
        self.account = Account(found.decision, found.decision.items[0], language)
        self.say = self.account.say
        edition = found.decision.items[0].trace.edition
        self.provisions = {each.id: each for each in edition.provisions}
        self.derived = edition.defined.keys()

    def sections(self) -> Iterator[Section]:
        """Yield the open facts, best first, and the fewest that settle the answer."""
        facts = tuple(map(self._fact, self.found.facts)) or tuple(self._nothing())
        yield Section(
            self.say(
                "結論を左右し得る事実（結論に近づくものから順に）", "What can still change the answer, best first"
            ),
            facts,
        )
        if self.found.facts:
            title = self.say("併せて結論に至る最少の事実", "The fewest facts that settle the answer together")
            yield Section(title, tuple(self._together()))

    def _nothing(self) -> Iterator[Node]:
        """Yield why no fact is listed, and what is open though the verdict of the case is settled."""
        if self.decision.verdict is Verdict.UNDETERMINED:
            yield Node(self.say("なし", "None."))
            return
        yield Node(SETTLED.get(self.decision.verdict, SETTLED_FOR_GOOD).in_(self.language))
        open_items = [each for each in self.decision.items if each.verdict is Verdict.UNDETERMINED]
        if open_items:
            names = joined([item_name(each, self.language) for each in open_items], self.language, every=True)
            are = "Taken by itself, this is" if len(open_items) == 1 else "Taken by themselves, these are"
            yield Node(
                self.say(
                    f"ただし、次の品目は、それのみについては判断未了である：{names}。",
                    f"{are} still undetermined: {names}.",
                )
            )

    # ── one fact ──────────────────────────────────────────────────────────────────────────────

    def _fact(self, each: RelevantFact) -> Node:
        asked = awaited_in_words(each.fact, self.account, self.decision.on, each.party)
        whose = self._whose(each.place)
        text = self.say(f"{whose}。{asked}", f"{whose}. {asked}") if whose else asked
        if each.fact.path in self.derived:
            derived = self.say(
                "この事実は他の事実から導かれる。その定めによっては明らかとならない場合にのみ、確認を要する。",
                "It is derived from other facts, and has to be found out only where its definition leaves it in doubt.",
            )
            return Node(text, each.place.address, (Node(derived), self._read_by(each)))
        return Node(text, each.place.address, (*self._leads(each), self._read_by(each)))

    def _whose(self, place: Place) -> str:
        if place.party is not None:
            owner = OWNERS["third_party"].in_(self.language)
            return initial(self.say(f"{owner}{place.party + 1}", f"{owner} {place.party + 1}"))
        if place.item is None or len(self.decision.items) == 1:
            return ""
        return item_name(self.decision.items[place.item], self.language)

    def _leads(self, each: RelevantFact) -> Iterator[Node]:
        for verdict, words in VERDICTS.items():
            classes = [of_class.values for of_class, led in each.leads_to if led is verdict]
            some = answerable(ValueClass(tuple(value for values in classes for value in values)), each.fact)
            if some.values and verdict is not Verdict.UNDETERMINED:
                yield Node(f"{initial(self._told(some.values, each.fact))} → {words.in_(self.language)}")

    def _told(self, values: tuple[FactValue, ...], fact: Fact) -> str:
        """Return values as what is so: of a statement its clause, of another fact its values."""
        if fact.type == "bool":
            return self._statement(values, fact)
        if fact.type in ("parties", "states"):
            return value_in_words(values[0], fact, self.language, self.decision.on)
        return alternatives(values, fact, self.decision, self.language)

    def _statement(self, values: tuple[FactValue, ...], fact: Fact) -> str:
        if len(values) > 1:
            return self.say("いずれであっても", "either way")
        statement = statement_of(fact)
        return (statement.holds if values == (True,) else statement.fails).in_(self.language)

    def _read_by(self, each: RelevantFact) -> Node:
        first, more = self.account.title(self.provisions[each.rules[0]]), len(each.rules) - 1
        others = self.say(f"ほか{more}件", f" and {more} more") if more else ""
        return Node(self.account.entry(self.say("関係する規定", "Read by"), first + others), each.rules[0])

    # ── facts together ────────────────────────────────────────────────────────────────────────

    def _together(self) -> Iterator[Node]:
        settling = self.found.settling
        sets = [each for each in settling.sets if len(each.facts) > 1 or each.certain]
        yield from map(self._set, sets[:SHOWN_SETS])
        if len(sets) > SHOWN_SETS:
            more = len(sets) - SHOWN_SETS
            yield Node(self.say(f"ほか{more}通り（JSON形式で全てを出力）", f"{more} more; the JSON output has all."))
        if not sets:
            yield Node(self.say("なし", "None."))
        if settling.bounded:
            count = settling.searched
            sets_of = "single facts" if count == 1 else f"sets of at most {count} facts"
            yield Node(
                self.say(f"{count}件以内の事実の組合せに限り、調べたものである。", f"Only {sets_of} were looked at.")
            )

    def _set(self, each: SettlingSet) -> Node:
        count = len(each.facts)
        if count == 1:
            head = self.say("この事実のみ（値のいかんを問わない。）", "This fact alone, whatever its value")
        elif each.certain:
            head = self.say(
                f"次の{count}件の事実（値のいかんを問わない。）", f"These {count} facts, whatever their values"
            )
        else:
            head = self.say(f"次の{count}件の事実", f"These {count} facts")
        rows = in_few_rows(each, self.found.settling.sets)
        nodes = [self._row(row, verdict, each.facts) for row, verdict in rows[:SHOWN_VALUES]]
        if len(rows) > SHOWN_VALUES:
            more = len(rows) - SHOWN_VALUES
            nodes.append(
                Node(self.say(f"ほか{more}通り（JSON形式で全てを出力）", f"{more} more; the JSON output has all."))
            )
        return Node(head, ", ".join(place.address for place in each.facts), tuple(nodes))

    def _row(self, row: Row, verdict: Verdict, facts: Sequence[Place]) -> Node:
        clauses = [
            self._clause(place, values)
            for place, of_class in zip(facts, row, strict=True)
            if of_class is not None and (values := answerable(of_class, place.fact).values)
        ]
        words = self.say("、かつ、", "; ").join(clauses) or self.say("いずれの値であっても", "whatever the values")
        return Node(f"{initial(words)} → {VERDICTS[verdict].in_(self.language)}")

    def _clause(self, place: Place, values: tuple[FactValue, ...]) -> str:
        fact, whose = place.fact, self._whose(place)
        told = self._told(values, fact)
        if fact.type != "bool":
            told = label(fact, self.language) + self.say("：", ": ") + told
        return self.say(f"{whose}について{told}", f"{whose}: {told}") if whose else told
