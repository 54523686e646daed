"""What could be done about a case, by who could do it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.answering import answer
from transfer_check.asking.grounds import ItemGrounds
from transfer_check.asking.means import Means, within
from transfer_check.asking.remedies import Remedies, Remedy
from transfer_check.facts import Fact, FactValue
from transfer_check.judging import Decision, Verdict
from transfer_check.law import Provision
from transfer_check.text import Language, Text
from transfer_check.words import label, sentence, statement_of, value_in_words
from transfer_check.words.accounts import NOTHING_PERMITS, Account, Explanation, Node, Section, framed, headline
from transfer_check.words.accounts.fact_changes import REACH, change_in_words
from transfer_check.words.accounts.license_words import no_obstacle
from transfer_check.words.day_text import day_in_words
from transfer_check.words.verdict_labels import ON_A_LATER_DAY

SHOWN = 10
"""Remedies by another transfer that a report names one by one; the JSON output has all."""

TITLES: dict[Means, Text] = {
    "establish": Text("次の事実が確認されれば足りるもの", "If facts not yet known turn out so"),
    "applicant": Text(
        "移転の内容を変えることなく、申請者が変更し得るもの",
        "What the applicant can change, the transfer staying what it is",
    ),
    "authority": Text("機関の行為又は判断を要するもの", "What an authority must decide or judge"),
    "another_transfer": Text("別の移転とする場合", "What would be another transfer"),
}
_OTHER_PARTIES = ("recipient.", "end_user.")
_LABEL = "transfer.kind"
_ONE = Text("あるべき状態を示す。これが満たされれば足りる。", "It says what would have to be so; this suffices.")
_ANY = Text(
    "各行はあるべき状態を示す。いずれか一つが満たされれば足りる。",
    "Each line says what would have to be so; any one of them suffices.",
)
_ANEW = Text(
    "品目の形態又は用途等を改めるものであり、この移転についてされた判断は引き継がれない。",
    "It changes the form of the item, the use or the like: judgements made on this one do not carry over.",
)


def explain_remedies(found: Remedies, *, language: Language = "en") -> Explanation:
    """Explain what could be done about a case: by the applicant, by an authority, and what nobody can change."""
    decision = found.decision
    sections = _Telling(found, language).sections() if found.needed else _not_needed(decision, language)
    gathered = answer(decision)
    return framed([gathered], language, headline(gathered, language), sections)


def _not_needed(decision: Decision, language: Language) -> Iterator[Section]:
    told = no_obstacle(decision.verdict, decision.on, language)
    yield Section(Text("講ずべき手段", "Remedies").in_(language), (Node(told),))


def _another_case(remedy: Remedy) -> bool:
    """Whether a remedy is none an office may propose: another destination or end user, another label for the kind."""
    return any(change.fact.path.startswith(_OTHER_PARTIES) or change.fact.path == _LABEL for change in remedy.changes)


class _Telling:
    """Tells the remedies in one language."""

    def __init__(self, found: Remedies, language: Language) -> None:
        self.found = found
        self.language = language
        self.account = Account(found.decision, found.decision.items[0], language)
        self.say = self.account.say

    def sections(self) -> Iterator[Section]:
        """Yield the sections: by who could do it, why nothing could, what is fixed, and a later day."""
        if not self.found.decision.policy_in_force:
            nothing = Node(NOTHING_PERMITS.in_(self.language))
            yield Section(Text("講ずべき手段", "Remedies").in_(self.language), (nothing,))
            yield self._later_day()
            return
        yield self._section("establish", always=False)
        yield self._section("applicant")
        yield self._section("authority")
        yield self._other_transfers()
        yield self._still_open()
        yield Section(
            self.say("この移転のままでは手段がない理由", "Why nothing helps this transfer"), tuple(self._obstacles())
        )
        yield Section(
            self.say("変えることのできない事実", "What nobody can change"), tuple(map(self._fixed, self.found.fixed))
        )
        yield self._later_day()

    def _later_day(self) -> Section:
        return Section(self.say("後の日", "A later day"), tuple(self._later()))

    def _section(self, means: Means, *, always: bool = True) -> Section:
        nodes = tuple(map(self._remedy, self.found.by(means)))
        if nodes:
            nodes = (Node((_ONE if len(nodes) == 1 else _ANY).in_(self.language)), *nodes)
        return Section(TITLES[means].in_(self.language), nodes or ((self._none(),) if always else ()))

    def _none(self) -> Node:
        most = self.found.most
        return Node(
            self.say(f"なし（{most}件以内の変更では足りない。）", f"None: no set of at most {most} changes suffices.")
        )

    def _remedy(self, remedy: Remedy) -> Node:
        changes = tuple(change_in_words(each, self.found.decision, self.language) for each in remedy.changes)
        outside = () if remedy.verdict is Verdict.MAY_BE_PERMITTED else (self._outside(),)
        if len(changes) == 1:
            return Node(changes[0].text, changes[0].code, outside)
        head = self.say(
            f"次の{len(changes)}件の全て", f"All {len(changes)} of these" if len(changes) > 2 else "Both of these"
        )
        return Node(head, "", (*changes, *outside))

    def _outside(self) -> Node:
        return Node(self.say("この場合、移転は規範の対象外となる。", "The transfer is then out of scope."))

    def _other_transfers(self) -> Section:
        others = tuple(remedy for remedy in self.found.by("another_transfer") if not _another_case(remedy))
        nodes = [Node(_ANEW.in_(self.language)), *map(self._remedy, others[:SHOWN])] if others else []
        if len(others) > SHOWN:
            more = len(others) - SHOWN
            nodes.append(
                Node(self.say(f"ほか{more}通り（JSON形式で全てを出力）", f"{more} more; the JSON output has all."))
            )
        return Section(TITLES["another_transfer"].in_(self.language), tuple(nodes))

    def _still_open(self) -> Section:
        """Return what a case that is open, and not refused, waits for where that is more than a remedy may change."""
        title = self.say("判断を待つ事項", "What the answer still waits for")
        if self.found.decision.verdict is not Verdict.UNDETERMINED or self._helped():
            return Section(title, ())
        awaited = list(dict.fromkeys(each.fact for each in answer(self.found.decision).open_facts))
        told = self.say(
            f"移転は認められないとされたのではなく、結論は未定である。手段に含め得る{self.found.most}件より多い"
            f"次の{len(awaited)}件の事実又は判断のいずれかを待っている。",
            f"The transfer is not refused: the answer is open. It waits for facts or judgements among these "
            f"{len(awaited)}, more than the {self.found.most} that a remedy may have.",
        )
        return Section(title, (Node(told), *(Node(label(fact, self.language), fact.path) for fact in awaited)))

    def _helped(self) -> bool:
        return bool(self.found.by("establish", "applicant", "authority"))

    # ── what cannot be done ───────────────────────────────────────────────────────────────────

    def _obstacles(self) -> Iterator[Node]:
        if self._helped():
            return
        told = [node for each in self.found.obstacles for node in self._obstacles_of(each)]
        if not told and self.found.decision.verdict is Verdict.UNDETERMINED:
            return
        if not told:
            together = self.say(
                f"妨げとなるものは、それぞれ解消し得るが、その全てを解消するには{self.found.most}件を超える変更を要する。",
                f"Each obstacle could be removed, but all of them together only by more than {self.found.most} changes.",
            )
            told = [Node(together)]
        yield from dict.fromkeys(told)

    def _obstacles_of(self, grounds: ItemGrounds) -> Iterator[Node]:
        for barrier in grounds.barriers:
            if not within(barrier.reach, "authority"):
                yield self._obstacle(barrier.provision, barrier.reach, self._of_exceptions(len(barrier.exceptions)))
        for closure in grounds.closed:
            if not within(closure.reach, "authority"):
                for provision in closure.closures:
                    yield self._obstacle(provision, closure.reach, self._of_grounds(len(closure.grounds)))

    def _obstacle(self, provision: Provision, reach: Means, told: str) -> Node:
        can = self.account.entry(self.say("解消し得る方法", "Can be removed"), REACH[reach].in_(self.language))
        source = Node(self.account.source(provision))
        return Node(self.account.title(provision), provision.id, (Node(told), Node(can), source))

    def _of_exceptions(self, count: int) -> str:
        if not count:
            return self.say("例外の定めはない。", "No exception to it is provided.")
        return self.say(
            f"例外{count}件のいずれも、この移転に及ばない。",
            f"None of its exceptions ({count}) can reach this transfer.",
        )

    def _of_grounds(self, count: int) -> str:
        return self.say(
            f"認め得る根拠{count}件のいずれも、この移転に及ばない。",
            f"None of the grounds ({count}) can reach this transfer.",
        )

    def _fixed(self, stated: tuple[Fact, FactValue]) -> Node:
        fact, value = stated
        if fact.type == "bool":
            statement = statement_of(fact)
            clause = statement.holds if value is True else statement.fails
            return Node(sentence(clause.in_(self.language), self.language), fact.path)
        words = value_in_words(value, fact, self.language, self.found.decision.case.on)
        return Node(self.account.entry(label(fact, self.language), words), fact.path)

    def _later(self) -> Iterator[Node]:
        later = self.found.later
        if later is not None and later.verdict is not Verdict.UNDETERMINED:
            day, titles_ = (
                day_in_words(later.on, self.language),
                [each.title.in_(self.language) for each in later.editions],
            )
            named = self.say("、", "; ").join(titles_)
            ja, en = ON_A_LATER_DAY[later.verdict]
            yield Node(
                self.say(
                    f"{day}（{later.on}）以後は、同じ事実の下で{ja}（{named}）。",
                    f"From {day} ({later.on}), on the same facts, {en} ({named}).",
                )
            )
