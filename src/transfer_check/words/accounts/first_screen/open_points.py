"""What is open: facts to be stated, determinations by body; and where it would come to, as a condition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transfer_check.answering import Answer, OpenFact, awaits_assessment
from transfer_check.asking.outlook import REFUSED, Outlook, outlook
from transfer_check.facts import catalogue
from transfer_check.judging import Verdict
from transfer_check.text import Text
from transfer_check.words import bodies_in_words, initial, is_of_party, joined, statement_of
from transfer_check.words.accounts.first_screen.conclusions import noun
from transfer_check.words.accounts.first_screen.condition_lines import title_of
from transfer_check.words.accounts.first_screen.screen_blocks import FIRMLY, OFTEN, Block, Line
from transfer_check.words.accounts.first_screen.screen_terms import term_of, told_plainly
from transfer_check.words.accounts.provision_reasons import Account, version_in_force
from transfer_check.words.verdict_labels import VERDICTS

_FACTS_MORE = Text("ほか記載を要する事実{}件", "… and {} more facts to be stated")
_DETERMINATIONS_MORE = Text("ほか判断を要する事項{}件", "… and {} more determinations")
_SHORT = (
    ("Minister of Economy, Trade and Industry", "METI Minister"),
    ("Minister of International Trade and Industry", "MITI Minister"),
    ("Minister for Foreign Affairs", "Foreign Minister"),
    ("National Security Council", "NSC"),
)
_MOST_FACTS = 20
_A_LINE = 5
"""Points told in one line of running text."""
_KANA = "アイウエオカキクケコサシスセソタチツテト"
_ON_THOSE_FACTS = Text("その事実の下で、", "On those facts, ")
_REFUSED = {
    Verdict.PROHIBITED: Text("禁止される", "prohibited"),
    Verdict.NOT_PERMITTED: Text("認められない", "not permitted"),
}


class OpenPoints:
    """What an undetermined case waits for, numbered once for the whole screen."""

    def __init__(self, gathered: Answer, account: Account) -> None:
        self.account, self.language = account, account.language
        self.gathered = gathered
        self.facts = [open_ for open_ in gathered.open_facts if not awaits_assessment(open_.fact)]
        judged = [open_ for open_ in gathered.open_facts if awaits_assessment(open_.fact)]
        self.outlook = outlook(gathered.decision)
        self.sometimes = _conditional(judged, self.outlook)
        by_body: dict[tuple[str, ...], list[OpenFact]] = {}
        for open_ in judged:
            if open_ not in self.sometimes:
                by_body.setdefault(open_.fact.body, []).append(open_)
        self.by_body = by_body
        numbered = [open_ for alike in by_body.values() for open_ in alike]
        self.numbers = {open_.fact.path: str(number) for number, open_ in enumerate(numbered, 1)}

    def blocks(self) -> Iterator[Block]:
        """Yield facts to be stated, determinations needed, and the outlook."""
        say = self.account.say
        yield Block("open", say("記載事項", "To be stated"), tuple(self._facts()), _FACTS_MORE.in_(self.language))
        yield Block(
            "open", say("判断事項", "To determine"), tuple(self._judged()), _DETERMINATIONS_MORE.in_(self.language)
        )
        yield Block("outlook", say("見通し", "Outlook"), tuple(self._outlook()))

    def _facts(self) -> Iterator[Line]:
        named = []
        for number, open_ in enumerate(self.facts[:_MOST_FACTS]):
            mark = _KANA[number] if self.language == "ja" else f"({chr(ord('a') + number)})"
            named.append(f"{mark} {self._of_items(open_)}{self._named(open_)}")
        yield from self._lines(named, "")
        if len(self.facts) > _MOST_FACTS:
            more = len(self.facts) - _MOST_FACTS
            yield Line(_FACTS_MORE.in_(self.language).format(more), weight=FIRMLY, counts=more)

    def _lines(self, points: Sequence[str], head: str) -> Iterator[Line]:
        """Yield some points in running text, a few a line, so that a full screen leaves out no more than it has to."""
        comma = self.account.say("、", "; ")
        for first in range(0, len(points), _A_LINE):
            some = points[first : first + _A_LINE]
            end = comma.rstrip() if first + _A_LINE < len(points) else ""
            yield Line(head + comma.join(some) + end, weight=FIRMLY, counts=len(some), shorten=False)
            head = ""

    def _judged(self) -> Iterator[Line]:
        on = self.gathered.decision.on
        for bodies, alike in self.by_body.items():
            told = self._briefly(initial(bodies_in_words(bodies, on, self.language)))
            points = [f"{self._number(open_)} {self._of_items(open_)}{self._named(open_)}" for open_ in alike]
            yield from self._lines(points, self.account.say(f"{told}：", f"{told}: "))
        if self.sometimes:
            named = [self._named(open_) for open_ in self.sometimes]
            head = self.account.say(
                f"他の事項によっては要する判断{len(named)}件：", f"Only if other points turn out so ({len(named)}): "
            )
            yield Line(head + self.account.say("、", "; ").join(named), weight=OFTEN, counts=len(named))

    def _named(self, open_: OpenFact) -> str:
        """Return a point as a noun, or, where its term leaves out of whom it is said, as an indirect question."""
        fact = open_.fact
        if fact.type == "bool" and (self.language == "en" or is_of_party(fact)):
            return told_plainly(statement_of(fact).whether(self.language), self.language)
        return term_of(fact, self.language)

    def _briefly(self, bodies: str) -> str:
        """Return bodies as an English reader writes them where there is little room."""
        if self.language == "en":
            bodies = bodies.replace("the ", "").replace("The ", "")
            for name, short in _SHORT:
                bodies = bodies.replace(name, short)
        return bodies

    def _number(self, open_: OpenFact) -> str:
        number = self.numbers[open_.fact.path]
        return number if self.language == "ja" else f"({number})"

    def _of_items(self, open_: OpenFact) -> str:
        count = len(self.account.decision.items)
        if count == 1 or len(open_.items) == count or not open_.fact.path.startswith("item."):
            return ""
        places = [str(place + 1) for place in open_.items[:4]]
        return self.account.say(f"品目{'、'.join(places)}：", f"Item {', '.join(places)}: ")

    # ── outlook ───────────────────────────────────────────────────────────────────────────────

    def _outlook(self) -> Iterator[Line]:
        if self.gathered.certain is not None:
            name = VERDICTS[self.gathered.certain]
            yield Line(
                self.account.say(
                    f"これらがいずれであっても、案件の結論は同じである：{name.ja}。",
                    f"However these turn out, the conclusion on the case is the same: {name.en}.",
                ),
                shorten=False,
            )
        if self.outlook is None or not self.gathered.open_facts:
            return
        found = self.outlook
        if found.at_best in (Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE):
            yield Line(self._favourable(found), shorten=False)
            if refusing := self._refusing(found):
                yield Line(refusing, shorten=False)
        elif found.at_best in REFUSED:
            yield Line(
                self.account.say(
                    f"判断が全て肯定的であっても、{_REFUSED[found.at_best].ja}。",
                    f"Even if all determinations are favorable: {_REFUSED[found.at_best].en}.",
                ),
                shorten=False,
            )

    def _favourable(self, found: Outlook) -> str:
        kind = noun(self.gathered.decision.on)
        ja = "移転を認め得る" if kind == "transfer" else "輸出を認め得る"
        en = "it may be permitted"
        if found.at_best is Verdict.OUT_OF_SCOPE:
            ja, en = "三原則等の対象外となる", "it is outside the Principles"
        under = [title_of(version_in_force(self.gathered.decision, id), self.account) for id in found.grounds[:2]]
        ja += f"（{'、'.join(under)}）" if under else ""
        en += f" under {'; '.join(under)}" if under else ""
        if found.favourably is Verdict.UNDETERMINED:
            return self.account.say(
                f"未記載の事実が支障なく、かつ、判断が全て肯定的であれば、{ja}。",
                f"If the facts allow it and all determinations are favorable: {en}.",
            )
        return self.account.say(f"判断が全て肯定的であれば、{ja}。", f"If judged favorably: {en}.")

    def _refusing(self, found: Outlook) -> str:
        """Return what would refuse it, the other points being favorable; where facts are wanting, on the facts supposed."""
        ja, en = [], []
        for verdict in (Verdict.NOT_PERMITTED, Verdict.PROHIBITED):
            paths = dict.fromkeys(adverse.place.path for adverse in found.alone if adverse.verdict is verdict)
            if paths:
                points = self._points(list(paths), every=False)
                ja.append(f"{points}が肯定的でなければ、{_REFUSED[verdict].ja}。")
                en.append(f"{_REFUSED[verdict].en} if {points} is unfavorable")
        if found.together:
            points = self._points(list(dict.fromkeys(place.path for place in found.together)), every=True)
            ja.append(f"{points}のいずれも肯定的でなければ、認められない。")
            en.append(f"refused if {'both' if len(found.together) == 2 else 'all of'} {points} are")
        if not ja:
            return ""
        head = _ON_THOSE_FACTS.in_(self.language) if found.favourably is Verdict.UNDETERMINED else ""
        return initial(head + self.account.say("".join(ja), "; ".join(en) + "."))

    def _points(self, paths: Sequence[str], *, every: bool) -> str:
        numbers = sorted((self.numbers[path] for path in paths if path in self.numbers), key=int)
        named = [term_of(catalogue()[path], self.language) for path in paths if path not in self.numbers]
        numbers = [number if self.language == "ja" else f"({number})" for number in numbers]
        return joined([*numbers, *named], self.language, every=every)


def _conditional(judged: Sequence[OpenFact], found: Outlook | None) -> list[OpenFact]:
    """Return the determinations that matter only where other points turn out otherwise than hoped for."""
    if found is None or not (found.alone or found.together):
        return []
    needed = {adverse.place.path for adverse in found.alone} | {place.path for place in found.together}
    return [open_ for open_ in judged if open_.fact.path not in needed]
