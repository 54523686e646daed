"""What is open in a case, and the fewest facts that would settle it: in words, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from transfer_check.answer import answer
from transfer_check.case import TransferCase
from transfer_check.contract.answer_data import json_value
from transfer_check.decision import Decision, Verdict
from transfer_check.evaluation import evaluate
from transfer_check.explanation import Explanation, Node, Section
from transfer_check.explanation.account import Account
from transfer_check.explanation.answers import CLOSING, headline, law_applied, titles
from transfer_check.explanation.statements import statement_of
from transfer_check.explanation.tree import initial, joined
from transfer_check.explanation.verdicts import VERDICTS
from transfer_check.explanation.waiting import asked_in_words
from transfer_check.explanation.wording import OWNERS, item_name, label, value_in_words
from transfer_check.facts import Fact, FactValue
from transfer_check.inquiry.places import Place
from transfer_check.inquiry.relevance import certain_verdict
from transfer_check.inquiry.settling import Row, SettlingSet, SettlingSets, in_few_rows, settling_sets
from transfer_check.inquiry.value_classes import ValueClass
from transfer_check.inquiry.what_is_open import RelevantFact, open_facts
from transfer_check.reports.changes import alternatives
from transfer_check.rulebook import Rulebook
from transfer_check.text import Language

SHOWN_SETS, SHOWN_VALUES = 10, 6
"""Sets, and values of one set, that a report names one by one; the JSON output has all."""


class Open(NamedTuple):
    """What is open in a case.

    Attributes:
        decision: the answer so far.
        facts: the facts that can still change it, best first.
        settling: the fewest facts that would settle it.
        certain: the verdict, where it is the same however the open facts turn out; ``None`` otherwise.
    """

    decision: Decision
    facts: tuple[RelevantFact, ...]
    settling: SettlingSets
    certain: Verdict | None


def what_is_open(case: TransferCase, rulebook: Rulebook, *, on: date | None = None) -> Open:
    """Return what is open in a case.

    Raises:
        UsageError: for a day whose text is not encoded.
    """
    return Open(
        evaluate(case, rulebook, on=on),
        open_facts(case, rulebook, on=on),
        settling_sets(case, rulebook, on=on),
        certain_verdict(case, rulebook, on=on),
    )


def explain_open(found: Open, *, language: Language = "en") -> Explanation:
    """Explain what can still change an answer, where each value would lead, and what few facts would settle it."""
    decision = found.decision
    return Explanation(
        language,
        *titles(decision, language),
        law_applied(decision, language),
        tuple(headline(answer(decision), language)),
        tuple(_Telling(found, language).sections()),
        CLOSING.in_(language),
    )


class _Telling:
    """Tells what is open in one language."""

    def __init__(self, found: Open, language: Language) -> None:
        self.found = found
        self.decision = found.decision
        self.language = language
        self.account = Account(found.decision, found.decision.items[0], language)
        self.say = self.account.say
        edition = found.decision.items[0].trace.edition
        scopes = [scope.provision for regime in edition.regimes for scope in regime.scopes]
        self.provisions = {each.id: each for each in (*scopes, *(rule.provision for rule in edition.rules))}

    def sections(self) -> Iterator[Section]:
        """Yield the open facts, best first, and the fewest that settle the answer."""
        facts = tuple(map(self._fact, self.found.facts)) or (Node(self._nothing()),)
        yield Section(
            self.say(
                "結論を左右し得る事実（結論に近づくものから順に）", "What can still change the answer, best first"
            ),
            facts,
        )
        if self.found.facts:
            title = self.say("併せて結論に至る最少の事実", "The fewest facts that settle the answer together")
            yield Section(title, tuple(self._together()))

    def _nothing(self) -> str:
        if self.decision.verdict is not Verdict.UNDETERMINED:
            return self.say(
                "結論は出ており、不明の事実によって変わることはない。",
                "The answer is settled: no fact that is not known can change it.",
            )
        assert self.found.certain is not None
        verdict = VERDICTS[self.found.certain].in_(self.language)
        return self.say(
            f"不明の事実がいかなるものであっても、結論は同じである：{verdict}。",
            f"However the facts that are not known turn out, the answer is the same: {verdict}.",
        )

    # ── one fact ──────────────────────────────────────────────────────────────────────────────

    def _fact(self, each: RelevantFact) -> Node:
        text = self._whose(each.place) + asked_in_words(each.fact, self.account, self.decision.on)
        return Node(text, each.place.address, (*self._leads(each), self._read_by(each)))

    def _whose(self, place: Place) -> str:
        if place.party is not None:
            owner = OWNERS["third_party"].in_(self.language)
            return initial(self.say(f"{owner}{place.party + 1}。", f"{owner} {place.party + 1}. "))
        if place.item is None or len(self.decision.items) == 1:
            return ""
        return self.say("{}。", "{}. ").format(item_name(self.decision.items[place.item], self.language))

    def _leads(self, each: RelevantFact) -> Iterator[Node]:
        for verdict, words in VERDICTS.items():
            values = tuple(value for of_class, led in each.leads_to for value in of_class.values if led is verdict)
            if values and verdict is not Verdict.UNDETERMINED:
                yield Node(f"{initial(self._values(values, each.fact))} → {words.in_(self.language)}")

    def _values(self, values: tuple[FactValue, ...], fact: Fact) -> str:
        if fact.type in ("bool", "parties", "states"):
            return joined([value_in_words(each, fact, self.language) for each in values], self.language, every=False)
        return alternatives(values, fact, self.decision, self.language)

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
            self._clause(place, of_class.values)
            for place, of_class in zip(facts, row, strict=True)
            if of_class is not None
        ]
        words = self.say("、かつ、", "; ").join(clauses)
        return Node(f"{initial(words)} → {VERDICTS[verdict].in_(self.language)}")

    def _clause(self, place: Place, values: tuple[FactValue, ...]) -> str:
        fact, whose = place.fact, self._whose(place).rstrip("。. ")
        if fact.type == "bool":
            statement = statement_of(fact)
            told = (statement.holds if values == (True,) else statement.fails).in_(self.language)
        else:
            told = label(fact, self.language) + self.say("：", ": ") + self._values(values, fact)
        return self.say(f"{whose}について{told}", f"{whose}: {told}") if whose else told


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────


def open_record(found: Open) -> dict[str, Any]:
    """Return the same as JSON data, every set of facts included."""
    decision, settling = found.decision, found.settling
    return {
        "rulebook": decision.rulebook.digest,
        "case": decision.case.case,
        "on": decision.on.isoformat(),
        "verdict": decision.verdict.value,
        "certain": None if found.certain is None else found.certain.value,
        "facts": [
            {
                "set": each.place.address,
                "kind": each.fact.kind,
                "question": {"en": each.fact.question.en, "ja": each.fact.question.ja},
                "body": list(each.fact.body),
                "settles": round(each.settles, 3),
                "rules": list(each.rules),
                "leads_to": [{"values": _written(values), "verdict": led.value} for values, led in each.leads_to],
            }
            for each in found.facts
        ],
        "settling": [
            {
                "set": [*(place.address for place in each.facts)],
                "certain": each.certain,
                "assignments": [
                    {"values": [*map(_written, row.values)], "verdict": row.verdict.value} for row in each.assignments
                ],
            }
            for each in settling.sets
        ],
        "searched": settling.searched,
        "bounded": settling.bounded,
    }


def _written(values: ValueClass) -> list[Any]:
    return [json_value(each) for each in values.values]
