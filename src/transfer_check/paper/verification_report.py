"""What verifying a record found, as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.judging import Standing, Verdict
from transfer_check.law import Rulebook
from transfer_check.paper.plain_text import laid_out
from transfer_check.paper.record import Verification
from transfer_check.paper.record.verification import Changed
from transfer_check.text import Language
from transfer_check.words import initial, plain, sentence
from transfer_check.words.accounts import Explanation, Node, Section
from transfer_check.words.accounts.edition_account import RULES_OTHERWISE
from transfer_check.words.accounts.verification_words import (
    CLOSING,
    DECIDED,
    DIGEST_AGREES,
    FILE_CHANGES,
    FILES_OTHERWISE,
    OUTCOMES,
    PARTICULARS,
    PARTICULARS_OTHERWISE,
    PROVISIONS_OTHERWISE,
    RESULT,
    RULE_CHANGES,
    TABLES_OTHERWISE,
    TITLE,
    UNEXPLAINED,
    VERSIONS_OTHERWISE,
    basis,
    case_or_item,
    now_by,
    of_item,
    then_by,
)
from transfer_check.words.day_text import day_in_words
from transfer_check.words.verdict_labels import STANDINGS, VERDICTS


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
            TITLE.in_(language),
            plain(record.decision.case),
            basis(law, evaluated, made).in_(language),
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
    yield Section(RESULT.in_(language), tuple(_result(found, language)))
    yield Section(
        PROVISIONS_OTHERWISE.in_(language),
        tuple(_rule(each, _title(each.name, found, rulebook, language), language) for each in found.rules),
    )
    yield Section(
        RULES_OTHERWISE.in_(language),
        tuple(_standings(found, rulebook, language)),
    )
    yield Section(
        PARTICULARS_OTHERWISE.in_(language),
        tuple(_particular(each, language) for each in found.particulars),
    )
    for title, changes in (
        (TABLES_OTHERWISE, found.tables),
        (FILES_OTHERWISE, found.files),
    ):
        yield Section(title.in_(language), tuple(_file(each, language) for each in changes))
    yield Section(
        VERSIONS_OTHERWISE.in_(language),
        tuple(
            Node(f"{each.name}{'：' if language == 'ja' else ': '}{each.then or '?'} → {each.now or '?'}")
            for each in found.versions
        ),
    )


def _result(found: Verification, language: Language) -> Iterator[Node]:
    yield Node(OUTCOMES[found.outcome.value].in_(language))
    yield Node(DIGEST_AGREES.in_(language), found.record.digest)
    for place, (then, now) in enumerate(found.verdicts):
        if place == 0 or then != now:
            name = case_or_item(place)
            yield Node(_then_and_now(name.in_(language), _verdict(then, language), _verdict(now, language), language))
    then, now = (", ".join(ids) for ids in found.determining)
    if then != now:
        yield Node(DECIDED.in_(language), children=tuple(_decided(then, now, language)))
    if found.unexplained:
        yield Node(UNEXPLAINED.in_(language))


def _decided(then: str, now: str, language: Language) -> Iterator[Node]:
    yield Node(then_by(then).in_(language))
    yield Node(now_by(now).in_(language))


def _then_and_now(name: str, then: str, now: str, language: Language) -> str:
    value = then if then == now else f"{then} → {now}"
    return f"{name}：{value}" if language == "ja" else sentence(f"{name}: {value}", language)


def _verdict(word: str, language: Language) -> str:
    return VERDICTS[Verdict(word)].in_(language)


def _rule(changed: Changed, title: str, language: Language) -> Node:
    what = RULE_CHANGES[changed.change].in_(language)
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
        item = of_item(each.item).in_(language) if several else ""
        then, now = (_standing(standing, language) for standing in (each.then, each.now))
        yield Node(_then_and_now(title + item, then, now, language), each.rule if title != each.rule else "")


def _standing(word: str | None, language: Language) -> str:
    return STANDINGS[None if word is None else Standing(word)].in_(language)


def _particular(key: str, language: Language) -> Node:
    return Node(initial(PARTICULARS[key].in_(language)) if key in PARTICULARS else key)


def _file(changed: Changed, language: Language) -> Node:
    separator = "：" if language == "ja" else ": "
    return Node(f"{changed.name}{separator}{FILE_CHANGES[changed.change].in_(language)}")
