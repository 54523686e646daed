"""What verifying a record found, as plain text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from transfer_check.judging import Standing, Verdict
from transfer_check.law import Rulebook, day_in_words
from transfer_check.paper.day_texts import STANDINGS
from transfer_check.paper.plain_text import laid_out
from transfer_check.paper.record import Outcome, Verification
from transfer_check.paper.record.verification import Changed
from transfer_check.text import Language, Text
from transfer_check.words import initial, plain, sentence
from transfer_check.words.accounts import VERDICTS, Explanation, Node, Section

OUTCOMES = {
    Outcome.SAME: Text("同一である。", "The decision is the same."),
    Outcome.OTHER_PARTICULARS: Text(
        "結論及び理由は同一であるが、その他の記載が異なる。",
        "Verdict and reasons are the same; other particulars differ.",
    ),
    Outcome.OTHER_REASONS: Text("結論は同一であるが、理由が異なる。", "The verdict is the same, for other reasons."),
    Outcome.CHANGED: Text("結論が異なる。", "The verdict has changed."),
}
UNEXPLAINED = Text(
    "規則、表及び版はいずれも記録と同一である。したがって、記録された判断は、記録された規則から得られるものではない。",
    "Rules, tables and versions are those of the record: what it gives as the decision is not what they yield.",
)
CLOSING = Text(
    "署名のないダイジェストは偶発的な改変を示すにとどまり、改変の上ダイジェストを計算し直した者までは明らかにしない。",
    "A digest without a signature shows accidents, not a forger who computes it anew.",
)
_OF_RULES = {
    "changed": Text("内容の変更", "content changed"),
    "ended": Text("当該日に効力を有しないこととなったもの", "no longer in force on that day"),
    "began": Text("当該日に効力を有することとなったもの", "now in force on that day"),
}
_OF_FILES = {
    "changed": Text("変更", "changed"),
    "ended": Text("削除", "removed"),
    "began": Text("追加", "added"),
}
_PARTICULARS = {
    "weakest_evidence": Text("典拠の確度", "the weakest evidence"),
    "items": Text("規定の引用及び典拠", "citations and their evidence"),
    "open_facts": Text("質問の文言", "the wording of questions"),
    "assumed_not_taken": Text("されていないものとした行為", "acts assumed not taken"),
    "assessments": Text("案件に記載された判断", "judgements stated in the case"),
    "asserted": Text("導出によらず案件に記載された事実", "what is stated instead of being derived"),
    "deciders": Text("判断権者", "who decides"),
    "duties": Text("義務", "duties"),
    "warnings": Text("注意事項", "warnings"),
}


def render_verification(found: Verification, rulebook: Rulebook, *, language: Language = "en") -> str:
    """Return what verifying a record found as plain text.

    Args:
        found: what it found.
        rulebook: the rules it was verified with, for their titles.
        language: the language of the text.
    """
    record = found.record
    law, evaluated = (day_in_words(day, language) for day in (record.decision.on, record.evaluated_on))
    made = plain(record.versions.get("transfer-check", "?"))
    return laid_out(
        Explanation(
            language,
            Text("記録の検証", "Verification of a record").in_(language),
            plain(record.decision.case),
            Text(
                f"適用した規範の日：{law}。評価の日：{evaluated}。評価に用いた版：{made}。",
                f"Law of {law}; evaluated on {evaluated} by version {made}.",
            ).in_(language),
            (),
            tuple(_printable(section) for section in _sections(found, rulebook, language) if section.nodes),
            CLOSING.in_(language),
        )
    )


def _printable(section: Section) -> Section:
    """Return a section without control characters: names in a record are whatever a forger wrote."""
    return Section(section.title, tuple(map(_printable_node, section.nodes)))


def _printable_node(node: Node) -> Node:
    return Node(plain(node.text), plain(node.code), tuple(map(_printable_node, node.children)))


def _sections(found: Verification, rulebook: Rulebook, language: Language) -> Iterator[Section]:
    yield Section(Text("結果", "Result").in_(language), tuple(_result(found, language)))
    yield Section(
        Text("当該日の規定の相違", "Provisions of that day that are not what they were").in_(language),
        tuple(_rule(each, _title(each.name, found, rulebook, language), language) for each in found.rules),
    )
    yield Section(
        Text("当てはめの異なる規則", "Rules that stand differently").in_(language),
        tuple(_standings(found, rulebook, language)),
    )
    yield Section(
        Text("その他の記載の相違", "Other particulars that differ").in_(language),
        tuple(_particular(each, language) for each in found.particulars),
    )
    for title, changes in (
        (Text("表の相違", "Tables that differ"), found.tables),
        (Text("規則のファイルの相違", "Rule files that differ"), found.files),
    ):
        yield Section(title.in_(language), tuple(_file(each, language) for each in changes))
    yield Section(
        Text("版の相違", "Versions that differ").in_(language),
        tuple(
            Node(f"{each.name}{'：' if language == 'ja' else ': '}{each.then or '?'} → {each.now or '?'}")
            for each in found.versions
        ),
    )


def _result(found: Verification, language: Language) -> Iterator[Node]:
    yield Node(OUTCOMES[found.outcome].in_(language))
    yield Node(Text("ダイジェストは内容と一致する。", "Digest and content agree.").in_(language), found.record.digest)
    for place, (then, now) in enumerate(found.verdicts):
        if place == 0 or then != now:
            name = Text(f"品目{place}", f"item {place}") if place else Text("案件", "case")
            yield Node(_then_and_now(name.in_(language), _verdict(then, language), _verdict(now, language), language))
    then, now = (", ".join(ids) for ids in found.determining)
    if then != now:
        yield Node(Text("結論の根拠", "Decided").in_(language), children=tuple(_decided(then, now, language)))
    if found.unexplained:
        yield Node(UNEXPLAINED.in_(language))


def _decided(then: str, now: str, language: Language) -> Iterator[Node]:
    yield Node(Text(f"記録：{then}", f"then by {then}").in_(language))
    yield Node(Text(f"現在：{now}", f"now by {now}").in_(language))


def _then_and_now(name: str, then: str, now: str, language: Language) -> str:
    value = then if then == now else f"{then} → {now}"
    return f"{name}：{value}" if language == "ja" else sentence(f"{name}: {value}", language)


def _verdict(word: str, language: Language) -> str:
    return VERDICTS[Verdict(word)].in_(language)


def _rule(changed: Changed, title: str, language: Language) -> Node:
    what = _OF_RULES[changed.change].in_(language)
    told = f"{title}：{what}" if language == "ja" else f"{title}: {what}"
    return Node(told, changed.name if title != changed.name else "")


def _title(rule: str, found: Verification, rulebook: Rulebook, language: Language) -> str:
    """Return the title of a provision on the day, else its latest; its id where the rules at hand have none of that id."""
    if rule not in rulebook.ids:
        return rule
    *_, latest = versions = rulebook.versions(rule)
    return next((each for each in versions if found.decision.on in each.in_force), latest).title.in_(language)


def _standings(found: Verification, rulebook: Rulebook, language: Language) -> Iterator[Node]:
    several = len(found.decision.items) > 1
    for each in found.standings:
        title = _title(each.rule, found, rulebook, language)
        item = Text(f"（品目{each.item + 1}）", f", item {each.item + 1}").in_(language) if several else ""
        then, now = (_standing(standing, language) for standing in (each.then, each.now))
        yield Node(_then_and_now(title + item, then, now, language), each.rule if title != each.rule else "")


def _standing(word: str | None, language: Language) -> str:
    return STANDINGS[None if word is None else Standing(word)].in_(language)


def _particular(key: str, language: Language) -> Node:
    return Node(initial(_PARTICULARS[key].in_(language)) if key in _PARTICULARS else key)


def _file(changed: Changed, language: Language) -> Node:
    separator = "：" if language == "ja" else ": "
    return Node(f"{changed.name}{separator}{_OF_FILES[changed.change].in_(language)}")


def render_verification_json(found: Verification) -> str:
    """Return what verifying a record found as JSON text, with stable keys."""
    record = found.record
    data: dict[str, Any] = {
        "outcome": found.outcome.value,
        "digest": record.digest,
        "case": record.decision.case,
        "on": record.decision.on.isoformat(),
        "evaluated_on": record.evaluated_on.isoformat(),
        "verdict": dict(zip(("then", "now"), found.verdicts[0], strict=True)),
        "items": [{"then": then, "now": now} for then, now in found.verdicts[1:]],
        "determining": {"then": list(found.determining[0]), "now": list(found.determining[1])},
        "rules": [{"rule": each.name, "change": each.change} for each in found.rules],
        "standings": [each._asdict() for each in found.standings],
        "particulars": list(found.particulars),
        "tables": [{"file": each.name, "change": each.change} for each in found.tables],
        "files": [{"file": each.name, "change": each.change} for each in found.files],
        "versions": [each._asdict() for each in found.versions],
        "unexplained": found.unexplained,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
