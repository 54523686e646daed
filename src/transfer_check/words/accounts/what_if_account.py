"""Two answers side by side, as a case is and with some facts otherwise, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from transfer_check.answering import Answer
from transfer_check.asking.what_if import Location, Turn, WhatIf, fact_at, location_of
from transfer_check.facts import SHARED, UNKNOWN, Fact, FactValue, Party, Signed, TransferCase
from transfer_check.kleene import Truth
from transfer_check.law.condition import Condition
from transfer_check.text import Language, Text
from transfer_check.words import OWNERS, distinct, item_name, label, value_in_words
from transfer_check.words.accounts import Account, Explanation, Node, Section, framed, headline
from transfer_check.words.verdict_labels import STANDINGS, VERDICTS


def explain_what_if(found: WhatIf, *, language: Language = "en") -> Explanation:
    """Explain what turns with some facts: the changes, both answers, and the rules that stand otherwise."""
    told = (_turned(found).in_(language),)
    return framed([found.before, found.after], language, told, _Telling(found, language).sections())


def _turned(found: WhatIf) -> Text:
    before, after = VERDICTS[found.before.verdict], VERDICTS[found.after.verdict]
    if found.verdict_turned:
        return Text(f"{before.ja} → {after.ja}", f"{before.en} → {after.en}.")
    return Text(f"{after.ja}（変更なし）", f"{after.en}, as before.")


class _Telling:
    """Tells both answers in one language."""

    def __init__(self, found: WhatIf, language: Language) -> None:
        self.found = found
        self.language = language
        before, after = found.before.decision, found.after.decision
        self.before = [Account(before, item, language) for item in before.items]
        self.after = [Account(after, item, language) for item in after.items]
        self.say = self.before[0].say

    def sections(self) -> Iterator[Section]:
        """Yield the changes, the answers, and what turned."""
        yield Section(self.say("変更", "Changes"), tuple(map(self._change, self.found.changes)))
        answers = (("現状", "As it is", self.found.before), ("変更後", "As changed", self.found.after))
        yield Section(self.say("結論", "Verdict"), tuple(self._answer(*each) for each in answers))
        none = Node(self.say("いずれの規則の当てはめも、変わらない。", "Every rule stands as before."))
        turned = tuple(map(self._turn, self.found.turned)) or (none,)
        yield Section(self.say("当てはめの変わる規則", "Rules that stand otherwise"), turned)

    def _answer(self, ja: str, en: str, answer: Answer) -> Node:
        told = ("" if self.language == "ja" else " ").join(headline(answer, self.language))
        why = tuple(Node(self.before[0].title(each), each.id) for each in answer.determining)
        return Node(self.say(f"{ja}：{told}", f"{en}: {told[:1].lower()}{told[1:]}"), "", why)

    def _change(self, address: str) -> Node:
        case = self.found.before.decision.case
        location, fact = location_of(address, case), fact_at(address, case)
        if fact is None:
            return Node(self.say("この部分の全体を改める。", "The whole part is set anew."), address)
        words = [
            value_in_words(_stated_at(location, each.decision.case), fact, self.language, each.decision.case.on)
            for each in (self.found.before, self.found.after)
        ]
        stays = tuple(self._stays(party) for party in _as_the_recipient(location, self.found))
        return Node(self.before[0].entry(self._label(fact, location), " → ".join(words)), address, stays)

    def _stays(self, party: str) -> Node:
        who = OWNERS[party]
        told = self.say(
            f"{who.ja}は、移転先と同じく記載されており、この変更によっては変わらない。移転先と同一とするには、これを加える。",
            f"The {who.en} is stated like the recipient, and stays as it is; this makes it the recipient again.",
        )
        return Node(told, f"--set {party}=recipient")

    def _label(self, fact: Fact, location: Location) -> str:
        if location[0] != "items" or len(self.before) == 1:
            return label(fact, self.language)
        name = item_name(self.before[int(location[1])].item, self.language)
        return self.say(f"{name}、{label(fact, 'ja')}", f"{name}, {label(fact, 'en')}")

    def _turn(self, turn: Turn) -> Node:
        before, after = (STANDINGS[each].in_(self.language) for each in turn.standings)
        account = self.after[turn.item]
        name = item_name(account.item, self.language)
        of_item = self.say(f"{name}：", f"{name}: ") if len(self.after) > 1 else ""
        told = Node(f"{of_item}{before} → {after}")
        reasons = [node for each in self._turning(turn) for node in account.part(each, turn.provision)]
        return Node(account.title(turn.provision), turn.provision.id, (told, *distinct(reasons)))

    def _turning(self, turn: Turn) -> list[Condition]:
        """Return the conditions of a rule whose truth turned; all that bear on it where none did."""
        before, after = self.before[turn.item].reading, self.after[turn.item].reading
        conditions = turn.provision.conditions
        turned = [each for each in conditions if before.truth_of(each) is not after.truth_of(each)]
        return turned or [each for each in conditions if after.truth_of(each) is not Truth.FALSE]


def _as_the_recipient(location: Location, found: WhatIf) -> Iterator[str]:
    """Yield the parties that are stated like the recipient and, unlike it, are not changed."""
    case = found.before.decision.case
    if location[0] != "recipient" or len(location) < 2 or location[1] not in Party.model_fields:
        return
    for party in SHARED:
        changed = any(address.partition(".")[0] == party for address in found.changes)
        stated, recipient = (
            [getattr(each, name, None) for name in Party.model_fields]
            for each in (getattr(case, party), case.recipient)
        )
        if not changed and stated == recipient and any(each not in (UNKNOWN, None) for each in stated):
            yield party


def _stated_at(location: Location, case: TransferCase) -> FactValue:
    """Return what a case states somewhere."""
    value: Any = case
    for part in location:
        if value is None or value is UNKNOWN:
            break
        value = value[part] if isinstance(part, int) else getattr(value, part)
    stated: FactValue = value.value if isinstance(value, Signed) else value
    return stated
