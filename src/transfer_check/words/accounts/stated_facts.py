"""What a case states, part by part, and where each fact was read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from transfer_check.facts import OPEN_LIST, UNKNOWN, Fact, FactValue, Source, TransferCase, Unknown, catalogue
from transfer_check.text import Language, Text
from transfer_check.words import (
    OWNERS,
    Node,
    Section,
    initial,
    judgement_in_words,
    label,
    plain,
    sentence,
    statement_of,
    value_in_words,
)
from transfer_check.words.day_text import day_in_words

_PARTS = {
    "transfer": Text("移転", "transfer"),
    "exporter": Text("移転者", "exporter"),
    **{name: OWNERS[name] for name in ("recipient", "end_user", "consignee")},
    "third_parties": Text("その他の関係者", "third parties"),
    "items": Text("品目", "item"),
    "end_use": Text("用途", "end use"),
    "project": Text("国際共同事業", "joint project"),
    "agreement": Text("国際約束", "international agreement"),
    "assurance": Text("移転先による保証", "undertakings of the recipient"),
    "act": Text("当局の行為", "acts of authorities"),
}
"""The parts of a case that hold facts, in the order of the case; judgements are told apart from them."""

_CASE = Text("案件", "case")
_ELSEWHERE = Text("記載のない事実の出典", "sources of facts that are not stated")


class StatedFact(NamedTuple):
    """One fact as the case states it.

    Attributes:
        term: the term of the fact.
        told: its value, or a whole sentence where the fact is a statement that is or is not so.
        whole: whether `told` is a whole sentence.
        code: its path.
        sources: where it was read.
    """

    term: str
    told: str
    whole: bool
    code: str
    sources: tuple[Node, ...]


class StatedJudgement(NamedTuple):
    """One judgement as the case states it: what was judged, by whom and when.

    Attributes:
        stated: the judgement, its value without the signature.
        signature: the body that judged, and the day.
        note: what the case notes about it; may be empty.
    """

    stated: StatedFact
    signature: str
    note: str


class StatedPart(NamedTuple):
    """One part of a case, with what is stated in it."""

    title: str
    facts: tuple[StatedFact, ...]


def stated_parts(case: TransferCase, language: Language) -> tuple[StatedPart, ...]:
    """Return what a case states, judgements left out, with the sources it names; every source is told once."""
    return tuple(part for part in _Reader(case, language).parts() if part.facts)


def facts_section(case: TransferCase, language: Language) -> Section:
    """Return what a case states as a section of an explanation."""
    title = Text("案件に記載された事実及びその出典", "Facts stated in the case, and their sources").in_(language)
    parts = (
        Node(part.title, "", tuple(_node(fact, language) for fact in part.facts))
        for part in stated_parts(case, language)
    )
    return Section(title, tuple(parts), "facts")


def stated_judgements(case: TransferCase, language: Language) -> tuple[StatedJudgement, ...]:
    """Return the judgements a case states, each with the body that made it."""
    reader = _Reader(case, language)
    return tuple(
        StatedJudgement(
            reader.fact(catalogue()[path], signed.value, source_of(case, path, language)),
            judgement_in_words(signed, language),
            plain(signed.note),
        )
        for path, signed in case.assessments().items()
    )


def _node(fact: StatedFact, language: Language) -> Node:
    if fact.whole:
        return Node(fact.told, fact.code, fact.sources)
    told = f"{fact.term}：{fact.told}" if language == "ja" else sentence(f"{fact.term}: {fact.told}", "en")
    return Node(told, fact.code, fact.sources)


def source_of(case: TransferCase, path: str, language: Language) -> tuple[Node, ...]:
    """Return where a fact was read, as the case says; nothing where it does not say."""
    return (_source(case.sources[path], language),) if path in case.sources else ()


def _source(source: Source, language: Language) -> Node:
    told = [plain(source.url), plain(source.note)]
    if source.read_on is not None:
        day = day_in_words(source.read_on, language)
        told.insert(1, f"{day}閲覧" if language == "ja" else f"read on {day}")
    words = Text("、", "; ").in_(language).join(each for each in told if each)
    words = words if words else Text("記載なし", "not given").in_(language)
    return Node(Text(f"出典：{words}", f"Source: {words}").in_(language), kind="source", link=plain(source.url))


class _Reader:
    """Reads a case part by part; what is left of its sources then names facts that it does not state."""

    def __init__(self, case: TransferCase, language: Language) -> None:
        self.case = case
        self.language = language
        self.left = dict.fromkeys(path for path in case.sources if path not in case.assessments())

    def parts(self) -> Iterator[StatedPart]:
        yield self._part(_CASE, self._itself())
        for name, title in _PARTS.items():
            if name == "items":
                yield from self._items()
            elif name == "third_parties":
                yield from self._third_parties(title)
            else:
                yield self._part(title, self._section(name))
        yield self._part(_ELSEWHERE, self._elsewhere())

    def _part(self, title: Text, facts: Iterable[StatedFact], number: int = 0) -> StatedPart:
        named = Text(f"{title.ja}{number}", f"{title.en} {number}") if number else title
        return StatedPart(self._title(named), tuple(facts))

    def _title(self, text: Text) -> str:
        return initial(text.in_(self.language))

    def _itself(self) -> Iterator[StatedFact]:
        day = day_in_words(self.case.on, self.language)
        yield StatedFact(Text("案件の日", "Day of the case").in_(self.language), day, False, "on", self._sources("on"))
        if "case" in self.left:
            term = Text("案件番号", "Id of the case").in_(self.language)
            yield StatedFact(term, plain(self.case.case), False, "case", self._sources("case"))
        if plain(self.case.note):
            yield StatedFact(Text("備考", "Note").in_(self.language), plain(self.case.note), False, "note", ())

    def _section(self, name: str) -> Iterator[StatedFact]:
        if getattr(self.case, name) is None:
            below = [path for path in self.left if path.startswith(f"{name}.")]
            yield StatedFact(
                self._title(_PARTS[name]),
                self._nobody_named() if name == "consignee" else self._none(),
                True,
                name,
                tuple(node for path in below for node in self._sources(path)),
            )
        else:
            yield from self._facts(self.case.facts(), name)

    def _facts(self, stated: Mapping[str, FactValue], prefix: str, written: str = "") -> Iterator[StatedFact]:
        """Yield the stated facts below a prefix; in `sources` it may be written otherwise, as ``items[0]``."""
        for fact in catalogue().under(prefix):
            value = stated.get(fact.path, UNKNOWN)
            if value is not UNKNOWN:
                paths = dict.fromkeys((fact.path, written + fact.path.removeprefix(prefix)))
                yield self.fact(fact, value, tuple(node for path in paths for node in self._sources(path)))

    def fact(self, fact: Fact, value: FactValue, sources: tuple[Node, ...]) -> StatedFact:
        """Return a fact with its value in words."""
        term = initial(label(fact, self.language))
        if isinstance(value, bool):
            statement = statement_of(fact)
            clause = statement.holds if value else statement.fails
            return StatedFact(term, sentence(clause.in_(self.language), self.language), True, fact.path, sources)
        return StatedFact(term, value_in_words(value, fact, self.language, self.case.on), False, fact.path, sources)

    def _items(self) -> Iterator[StatedPart]:
        several = len(self.case.items) > 1
        for place, stated in enumerate(self.case.item_facts()):
            unsaid = self._flags_not_stated(place)
            told = {path: value for path, value in stated.items() if path not in unsaid}
            facts = self._facts(told, "item", f"items[{place}]")
            yield self._part(_PARTS["items"], facts, place + 1 if several else 0)

    def _flags_not_stated(self, place: int) -> set[str]:
        """Return the flags of an item that do not hold beside what else is stated of it, and are not stated themselves."""
        stated = vars(self.case.items[place])
        return {
            fact.path
            for fact in catalogue().under("item")
            if fact.none_where and fact.type == "bool" and stated[fact.path.partition(".")[2]] is UNKNOWN
        }

    def _third_parties(self, title: Text) -> Iterator[StatedPart]:
        stated = self.case.facts().get("third_parties", UNKNOWN)
        if isinstance(stated, Unknown):
            return
        parties = stated if isinstance(stated, tuple) else ()
        known = [each for each in parties if each != OPEN_LIST]
        if not parties:
            said = self._none()
        elif len(known) < len(parties):
            said = Text("ほかにもあり得る。", "There may be others.").in_(self.language)
        else:
            said = Text("次のとおり。", "As follows.").in_(self.language)
        yield self._part(
            title, [StatedFact(self._title(title), said, True, "third_parties", self._sources("third_parties"))]
        )
        for place, party in enumerate(known):
            yield self._part(OWNERS["third_party"], self._facts(party, "third_party"), place + 1)

    def _elsewhere(self) -> Iterator[StatedFact]:
        for path in tuple(self.left):
            fact = catalogue().get(re.sub(r"^items\[\d+\]", "item", path))
            term = "" if fact is None else initial(label(fact, self.language))
            told = Text("案件に記載なし", "not stated in the case").in_(self.language)
            yield StatedFact(term, told, False, path, self._sources(path))

    def _sources(self, path: str) -> tuple[Node, ...]:
        self.left.pop(path, None)
        return source_of(self.case, path, self.language)

    def _nobody_named(self) -> str:
        return Text("別に記載なし（移転先又は最終需要者自身）", "None named (the recipient or end user itself).").in_(
            self.language
        )

    def _none(self) -> str:
        return Text("なし", "None.").in_(self.language)
