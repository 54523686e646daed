"""A provision by itself, without a case: what it says, where it stands, and its condition in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from transfer_check.facts import catalogue
from transfer_check.judging import literals
from transfer_check.law import ALWAYS, Provision, Rulebook
from transfer_check.law.condition import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Every,
    Flag,
    InTable,
    Leaf,
    MemberOfFact,
    Not,
    Some,
)
from transfer_check.text import Language, Text
from transfer_check.words import (
    OPERATORS,
    Node,
    Section,
    bearer_in_words,
    body_in_words,
    condition_text,
    days_in_words,
    due_in_words,
    embedded,
    evidence_in_words,
    initial,
    label,
    sentence,
    statement_of,
    values_in_words,
)
from transfer_check.words.citation_text import citation_in_words

_EFFECTS = {
    "prohibit": Text("移転を禁止する。", "It prohibits a transfer."),
    "permit": Text("移転を認め得る根拠となる。", "It is a ground on which a transfer may be permitted."),
    "require": Text("移転を認めるための要件を定める。", "It sets a requirement for a transfer to be permitted."),
    "refer": Text("決定又は判断を行う者を定める。", "It says who decides."),
    "oblige": Text("義務を課す。", "It imposes duties."),
    "define": Text("用語を定義する。", "It defines a term."),
    "scope": Text("規範の対象を定める。", "It says what the texts are about."),
    "close": Text("根拠のない移転を一律に妨げる。", "It bars every transfer that has no ground."),
    "caution": Text("注意を促すものであり、結論を左右しない。", "It is a warning and changes no answer."),
}


def describe(provision: Provision, rulebook: Rulebook, *, language: Language = "en") -> Section:
    """Describe one version of a provision.

    Args:
        provision: the version.
        rulebook: the rulebook it belongs to.
        language: the language of every word.
    """
    return Section(
        initial(provision.title.in_(language)),
        tuple(_Description(rulebook, language).nodes(provision)),
    )


class _Description:
    def __init__(self, rulebook: Rulebook, language: Language) -> None:
        self.rulebook = rulebook
        self.language = language

    def say(self, ja: str, en: str) -> str:
        return ja if self.language == "ja" else en

    def entry(self, head: str, tail: str) -> str:
        return f"{head}：{tail}" if self.language == "ja" else sentence(f"{head}: {tail}", "en")

    def nodes(self, provision: Provision) -> Iterator[Node]:
        """Yield what the provision says, line by line."""
        if provision.text != provision.title and provision.text.en:
            yield Node(provision.text.in_(self.language))
        yield Node(_EFFECTS[provision.effect].in_(self.language), provision.defines)
        yield Node(
            self.entry(
                self.say("出典", "source"), citation_in_words(provision.cite, self.rulebook.instruments, self.language)
            )
        )
        yield Node(self.entry(self.say("適用期間", "in force"), days_in_words(provision.in_force, self.language)))
        yield Node(self.entry(self.say("典拠", "evidence"), evidence_in_words(provision.evidence, self.language)))
        yield from self._conditions(provision)
        yield from self._consequences(provision)
        if provision.notes is not None:
            yield Node(self.entry(self.say("注記", "notes"), provision.notes.in_(self.language)))
        if provision.digest:
            digest = self.say("、", ", ").join(provision.digest)
            yield Node(self.entry(self.say("法令要旨の項目", "statements of the law digest"), digest))
        versions = self.rulebook.versions(provision.id)
        if len(versions) > 1:
            place = next(number for number, each in enumerate(versions, 1) if each is provision or each == provision)
            yield Node(
                self.entry(
                    self.say("版", "version"),
                    self.say(f"{len(versions)}版中第{place}版", f"{place} of {len(versions)}"),
                )
            )

    def _conditions(self, provision: Provision) -> Iterator[Node]:
        if provision.applies is not None:
            yield Node(self.say("適用対象", "Addressed to"), "", (self._asked(provision.applies),))
        if provision.when != ALWAYS:
            yield Node(self.say("要件", "Condition"), "", (self._asked(provision.when),))
        for own in provision.unless:
            title = self.say(f"例外「{own.title.ja}」", f"Exception “{own.title.en}”")
            cite = sentence(citation_in_words(own.cite, self.rulebook.instruments, self.language), self.language)
            yield Node(title, own.id, (Node(cite), self._asked(own.when)))

    def _consequences(self, provision: Provision) -> Iterator[Node]:
        if provision.exception_to:
            lifted = tuple(Node(self._title(each), each) for each in provision.exception_to)
            yield Node(self.say("解除する規定", "Rules it lifts"), "", lifted)
        lifting = {
            each.id: Node(initial(each.title.in_(self.language)), each.id)
            for each in self.rulebook.provisions
            if provision.id in each.exception_to and each.in_force.overlaps(provision.in_force)
        }
        if lifting:
            yield Node(
                self.say("この規定を解除し得る規定", "Rules that lift it where they apply"), "", tuple(lifting.values())
            )
        day = provision.in_force.start or date.min
        if provision.to:
            yield Node(
                self.entry(
                    self.say("決定又は判断を行う者", "who decides"), body_in_words(provision.to, day, self.language)
                )
            )
        for each in provision.duties:
            bearer, due = bearer_in_words(each.bearer, day, self.language), due_in_words(each.due, self.language)
            head = self.say(f"義務：{bearer}（{due}）", f"duty of the {bearer}, {due}")
            yield Node(self.entry(head, each.duty.in_(self.language)))

    def _title(self, provision_id: str) -> str:
        return initial(self.rulebook.versions(provision_id)[-1].title.in_(self.language))

    def _asked(self, condition: Condition) -> Node:
        match condition:
            case AllOf(parts):
                return self._group(self.say("次の全てに該当すること", "All of the following"), parts)
            case AnyOf(parts):
                return self._group(self.say("次のいずれかに該当すること", "Any of the following"), parts)
            case Not(part):
                return self._group(self.say("次に該当しないこと", "Not the following"), (part,))
            case Some(list_fact, where):
                name = catalogue()[list_fact].label
                return self._group(
                    self.say(
                        f"{name.ja}のうちいずれかの者が次に該当すること",
                        f"At least one of the {name.en} meets the following",
                    ),
                    (where,),
                )
            case Every(list_fact, where):
                name = catalogue()[list_fact].label
                return self._group(
                    self.say(f"{name.ja}の全てが次に該当すること", f"All {name.en} meet the following"), (where,)
                )
            case _:
                return Node(self._leaf(condition), condition_text(condition))

    def _group(self, head: str, parts: tuple[Condition, ...]) -> Node:
        return Node(head, "", tuple(map(self._asked, parts)))

    def _leaf(self, leaf: Leaf) -> str:
        fact = catalogue()[leaf.fact]
        if isinstance(leaf, Flag):
            holds = statement_of(fact).holds
            return self.say(f"{embedded(holds.ja)}こと", sentence(holds.en, "en"))
        return self.entry(label(fact, self.language), self._values(leaf))

    def _values(self, leaf: Leaf) -> str:
        if isinstance(leaf, MemberOfFact):
            name = label(catalogue()[leaf.list_fact], self.language)
            return self.say(f"{name}のいずれか", f"one of the {name}")
        if isinstance(leaf, InTable):
            title = self.rulebook.tables[leaf.table].title.in_(self.language)
            return self.say(f"「{title}」の表に該当する記載があるもの", f"listed in the table “{title}”")
        operator = leaf.op if isinstance(leaf, Compare) else "=="
        return (
            OPERATORS[operator]
            .in_(self.language)
            .format(values_in_words(literals(leaf), catalogue()[leaf.fact], self.language))
        )
