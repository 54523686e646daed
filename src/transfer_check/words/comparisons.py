"""Telling facts: one comparison, its value and who states it, a table entry, as sentences of one language."""

from __future__ import annotations

from transfer_check.facts import UNKNOWN, Fact, FactValue, catalogue
from transfer_check.intervals import DoubtfulInterval
from transfer_check.judging import Decision, ItemDecision, Reading
from transfer_check.kleene import Truth
from transfer_check.law import Row
from transfer_check.law.condition import Compare, Flag, InTable, Leaf, MemberOfFact
from transfer_check.text import Language, Text
from transfer_check.words.clauses import statement_of
from transfer_check.words.day_text import day_in_words
from transfer_check.words.labels import (
    OPERATORS,
    days_in_words,
    evidence_in_words,
    judgement_in_words,
    label,
    value_in_words,
    values_in_words,
)
from transfer_check.words.outline import Node, sentence

_FOUND = {
    Truth.TRUE: Text("{day}現在、「{title}」の表に該当する記載がある。", "listed in the table “{title}” on {day}"),
    Truth.FALSE: Text(
        "{day}現在、「{title}」の表に該当する記載がない。", "no entry that applies in the table “{title}” on {day}"
    ),
    Truth.UNKNOWN: Text(
        "{day}現在、「{title}」の表に該当するか否かが確実でない。",
        "listing in the table “{title}” is in doubt on {day}",
    ),
}


class Telling:
    """Tells the facts of one item in one language.

    Attributes:
        told: ids of the definitions already given in full; they are not repeated.

    Source of the words: labels of the fact catalogue, the closed vocabularies, `statements`.
    """

    def __init__(
        self, decision: Decision, item: ItemDecision, language: Language, *, reading: Reading | None = None
    ) -> None:
        self.decision = decision
        self.item = item
        self.language = language
        self.reading = reading or Reading(item.trace)
        self.told: set[str] = set()

    def say(self, ja: str, en: str) -> str:
        """Return the wording of the account's language."""
        return ja if self.language == "ja" else en

    def entry(self, head: str, tail: str) -> str:
        """Return a term and what is said of it: ``Term: value.``, ``用語：値``."""
        return f"{head}：{tail}" if self.language == "ja" else sentence(f"{head}: {tail}", "en")

    def leaf(self, atom: Leaf, truth: Truth, asked: str) -> str:
        """Return a comparison as a sentence about its fact; `asked` stands in brackets after the value."""
        fact = catalogue()[atom.fact]
        value = self.reading.trace.facts.get(atom.fact, UNKNOWN)
        if isinstance(atom, Flag):
            return sentence(self.flag(fact, value), self.language)
        if isinstance(atom, InTable):
            return self._looked_up(atom, truth, fact, self.value(fact, value))
        return self.entry(label(fact, self.language), self.value(fact, value, asked))

    def flag(self, fact: Fact, value: FactValue) -> str:
        """Return what a true-or-false fact says, as a clause, with who says it."""
        statement = statement_of(fact)
        if value is UNKNOWN:
            return self._open(fact, statement.whether(self.language))
        clause = (statement.holds if value is True else statement.fails).in_(self.language)
        return clause + self._bracketed(self._signature(fact))

    def _open(self, fact: Fact, whether: str) -> str:
        if fact.kind == "assessed":
            return self.say(f"{whether}は、判断されていない", f"it has not been judged {whether}")
        return self.say(f"{whether}は、明らかでない", f"it is not known {whether}")

    def value(self, fact: Fact, value: FactValue, asked: str = "") -> str:
        """Return the value of a fact in words, with who says it."""
        if value is UNKNOWN:
            told = self.say("未判断", "not judged") if fact.kind == "assessed" else self.say("不明", "not known")
            return told + self._bracketed(asked)
        return value_in_words(value, fact, self.language, self.decision.case.on) + self._bracketed(
            self._signature(fact), asked
        )

    def _bracketed(self, *notes: str) -> str:
        told = self.say("。", "; ").join(note for note in notes if note)
        return told and self.say(f"（{told}）", f" ({told})")

    def _signature(self, fact: Fact) -> str:
        signed = self.decision.case.assessments().get(fact.path)
        if signed is not None:
            return judgement_in_words(signed, self.language)
        if fact.path in self.reading.trace.asserted:
            return self.say("案件の記載による", "as stated in the case, not derived")
        return ""

    def wanted(self, atom: Leaf, values: tuple[str | float, ...]) -> str:
        """Return what a comparison compares with."""
        if isinstance(atom, MemberOfFact):
            listed = catalogue()[atom.list_fact]
            members = value_in_words(
                self.reading.trace.facts.get(atom.list_fact, UNKNOWN), listed, self.language, self.decision.case.on
            )
            name = label(listed, self.language)
            return self.say(f"{name}（{members}）のいずれか", f"one of the {name}: {members}")
        operator = atom.op if isinstance(atom, Compare) else "=="
        words = values_in_words(values, catalogue()[atom.fact], self.language, self.decision.on)
        return OPERATORS[operator].in_(self.language).format(words)

    # ── tables ────────────────────────────────────────────────────────────────────────────────

    def _looked_up(self, atom: InTable, truth: Truth, fact: Fact, value: str) -> str:
        title = self.item.trace.edition.tables[atom.table].title.in_(self.language)
        day = day_in_words(self.item.trace.day, self.language)
        if self.reading.trace.facts.get(atom.fact, UNKNOWN) is UNKNOWN:
            found = self.say(f"「{title}」の表と照合できない。", f"cannot be looked up in the table “{title}”")
        else:
            found = _FOUND[truth].in_(self.language).format(day=day, title=title)
        return self.entry(label(fact, self.language), self.say(f"{value}（{found}）", f"{value} ({found})"))

    def row(self, row: Row) -> Node:
        """Return a table row: its days, its resolution where it names one, and its evidence."""
        number = row.columns.get("resolution", "")
        resolution = self.say(f"安全保障理事会決議第{number}号。", f"Security Council resolution {number}; ")
        evidence = evidence_in_words(row.evidence, self.language)
        days = self._doubtful_days(row.when)
        told = self.say(f"期間：{days}。典拠：{evidence}。", f"{days}; evidence: {evidence}.")
        head = self.say("表の記載。", "Table entry: ") + (resolution if number.isdigit() else "")
        return Node(head + told, row.id)

    def _doubtful_days(self, days: DoubtfulInterval) -> str:
        possible, certain = (days_in_words(each, self.language) for each in (days.possible, days.certain))
        if days.certain == days.possible:
            return possible
        if days.certain.empty:
            return self.say(f"{possible}（確実でない。）", f"{possible}, in doubt")
        return self.say(f"{possible}（うち{certain}は確実）", f"possibly {possible}, certainly {certain}")
