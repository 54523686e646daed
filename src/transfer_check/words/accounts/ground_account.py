"""Why a case may not be permitted, and how near each ground came, in words."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.answering import answer
from transfer_check.asking.grounds import (
    FAVOURABLE,
    Approach,
    Barrier,
    ClosestGrounds,
    ItemGrounds,
    StatedFact,
)
from transfer_check.judging import Verdict
from transfer_check.kleene import Truth
from transfer_check.law import Citation, Provision
from transfer_check.law.condition import AllOf, Condition
from transfer_check.text import Language
from transfer_check.words import distinct, item_name, label, sentence
from transfer_check.words.accounts import NOTHING_PERMITS, Account, Explanation, Node, Section, framed, headline
from transfer_check.words.accounts.fact_changes import REACH
from transfer_check.words.accounts.license_words import no_obstacle


def explain_grounds(found: ClosestGrounds, *, language: Language = "en") -> Explanation:
    """Explain what stands in the way of a case, and how near each ground and exception came."""
    decision = found.decision
    sections = [section for each in found.items for section in _Telling(each, found, language).sections()]
    gathered = answer(decision)
    return framed([gathered], language, headline(gathered, language), sections)


class _Telling:
    """Tells what stands in the way of one item; a ground already told as an exception is not told again."""

    def __init__(self, grounds: ItemGrounds, found: ClosestGrounds, language: Language) -> None:
        self.grounds = grounds
        self.account = Account(found.decision, grounds.item, language)
        self.say = self.account.say
        self.language = language
        several = len(found.items) > 1
        self.head = item_name(grounds.item, language) if several else ""
        self.told: set[str] = set()

    def sections(self) -> Iterator[Section]:
        """Yield the sections of the item."""
        if self.grounds.item.verdict in FAVOURABLE:
            nothing = no_obstacle(self.grounds.item.verdict, self.account.decision.on, self.language)
            yield Section(self._title("検討の結果", "How it stands"), (Node(nothing),))
            return
        if self.grounds.item.verdict is Verdict.NO_TEXT_IN_FORCE:
            yield Section(self._title("検討の結果", "How it stands"), (Node(NOTHING_PERMITS.in_(self.language)),))
            return
        yield self._barriers("prohibit", Truth.TRUE, "該当する禁止規定", "Prohibitions that apply")
        yield self._barriers("prohibit", Truth.UNKNOWN, "該当し得る禁止規定", "Prohibitions that may apply")
        yield self._barriers("require", Truth.TRUE, "満たされない要件", "Requirements that are not met")
        yield self._barriers(
            "require", Truth.UNKNOWN, "満たされるか否かが明らかでない要件", "Requirements that may not be met"
        )
        for closure in self.grounds.closed:
            grounds = tuple(self._approach(each) for each in closure.grounds)
            yield Section(self._title("認め得る根拠（該当に近い順）", "Grounds, the nearest first"), grounds)

    def _title(self, ja: str, en: str) -> str:
        if not self.head:
            return self.say(ja, en)
        return self.say(f"{self.head}：{ja}", f"{self.head}: {en[:1].lower()}{en[1:]}")

    def _barriers(self, effect: str, bites: Truth, ja: str, en: str) -> Section:
        wanted = [each for each in self.grounds.barriers if each.provision.effect == effect and each.bites is bites]
        return Section(self._title(ja, en), tuple(map(self._barrier, wanted)))

    def _barrier(self, barrier: Barrier) -> Node:
        provision = barrier.provision
        node = self.account.provision(provision, *_reached(provision), text=False)
        reach = Node(
            self.account.entry(self.say("解消し得る方法", "Can be removed"), REACH[barrier.reach].in_(self.language))
        )
        return Node(node.text, node.code, (*node.children, reach, self._exceptions(barrier)))

    def _exceptions(self, barrier: Barrier) -> Node:
        if not barrier.exceptions:
            return Node(self.say("例外の定めはない。", "No exception to it is provided."))
        head = self.say("例外（該当に近い順）", "Exceptions, the nearest first")
        return Node(head, "", tuple(map(self._approach, barrier.exceptions)))

    def _approach(self, approach: Approach) -> Node:
        own, provision = approach.exception, approach.provision
        if own is None:
            title, code, cite = self.account.title(provision), provision.id, Node(self.account.source(provision))
        else:
            title = self.say(f"例外「{own.title.ja}」", f"The exception “{own.title.en}”")
            code, cite = own.id, Node(self._cited(own.cite))
        if own is None and code in self.told:
            return Node(title, code, (Node(self.say("前記のとおり。", "As above.")),))
        self.told.add(code)
        conditions = _reached(provision) if own is None else [own.when]
        return Node(title, code, (Node(self._how_near(approach)), cite, *self._failing(provision, conditions)))

    def _cited(self, citation: Citation) -> str:
        return sentence(self.account.cite(citation), self.language)

    def _how_near(self, approach: Approach) -> str:
        if approach.truth is Truth.TRUE:
            return self.say("該当する。", "It applies.")
        reach = self.account.entry(self.say("該当し得る方法", "Can apply"), REACH[approach.reach].in_(self.language))
        if not approach.otherwise and not approach.unknown:
            return reach
        return self.say(f"{self._counted(approach)}。{reach}", f"{self._counted(approach)}. {reach}")

    def _counted(self, approach: Approach) -> str:
        otherwise, unknown = (self._named(each) for each in (approach.otherwise, approach.unknown))
        many, more = len(approach.otherwise), len(approach.unknown)
        if not many:
            return self.say(f"確認を要する事実{more}件（{unknown}）", f"Facts to be established: {more} ({unknown})")
        told = self.say(
            f"現状と異なることを要する事実{many}件（{otherwise}）",
            f"Facts that would have to be otherwise: {many} ({otherwise})",
        )
        if not more:
            return told
        return told + self.say(f"、確認を要する事実{more}件（{unknown}）", f"; to be established: {more} ({unknown})")

    def _named(self, facts: tuple[StatedFact, ...]) -> str:
        return self.say("、", "; ").join(label(each.fact, self.language) for each in facts)

    def _failing(self, provision: Provision, conditions: list[Condition]) -> Iterator[Node]:
        """Yield each comparison that fails or is open, as required against what is the case."""
        asking = provision._replace(effect="permit")
        failing = [part for each in conditions for part in self._failing_parts(each)]
        yield from distinct(node for each in failing for node in self.account.reasons(each, asking))

    def _failing_parts(self, condition: Condition) -> Iterator[Condition]:
        """Yield what of a condition fails or is open; each part of an *all* stands for itself."""
        if isinstance(condition, AllOf):
            for part in condition.parts:
                yield from self._failing_parts(part)
        elif self.account.reading.truth_of(condition) is not Truth.TRUE:
            yield condition


def _reached(provision: Provision) -> list[Condition]:
    return [*(() if provision.applies is None else (provision.applies,)), provision.when]
