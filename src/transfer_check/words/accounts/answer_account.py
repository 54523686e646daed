"""The whole answer in words: the verdict, what it waits for, what decided each item, and the particulars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from transfer_check.answering import Answer, Notice, answer, validity, warnings_of
from transfer_check.facts import UNKNOWN
from transfer_check.judging import Decision, Reading, Verdict, readings_of
from transfer_check.kleene import Truth
from transfer_check.text import Language, Text
from transfer_check.words import Explanation, Node, Section, item_name, joined, plain
from transfer_check.words.accounts.holds_until import validity_section
from transfer_check.words.accounts.license_words import NOT_FREE
from transfer_check.words.accounts.open_matters import waiting_in_words, waits_for
from transfer_check.words.accounts.particulars import particulars
from transfer_check.words.accounts.provision_reasons import Account
from transfer_check.words.accounts.verdict_reasons import deciding_sections
from transfer_check.words.day_text import day_in_words
from transfer_check.words.verdict_labels import POSSIBLY_PROHIBITED, VERDICT_WORDS, VERDICTS

_NOT_FROM_JAPAN = Text(
    "対象外である（我が国からの移転に当たらず、武器の移転の可否を定める規範は及ばない。）。",
    "The transfer is out of scope: it is no transfer from Japan, and no text that decides on transfers of arms reaches it.",
)
_POSSIBLY_PROHIBITED = Text(
    "禁止に該当する可能性もあるが、この点は明らかでない。", "It is possibly prohibited as well: that is not yet known."
)
NOTHING_PERMITS = Text(
    "当日、移転の可否を定める政策文書は存在せず、移転を認め得ることとする手段はない。",
    "On that day there was no text of policy under which the transfer could be permitted, so that nothing makes it so.",
)
CLOSING = Text("この結果は検討の参考であり、法的助言ではない。", "This is an aid to analysis, not legal advice.")


def explain(decision: Decision, *, language: Language = "en") -> Explanation:
    """Explain a decision as a tree of reasons.

    Args:
        decision: what `evaluate` answered.
        language: the language of every word that the user did not type.

    Raises:
        ValueError: for a language that is neither ``en`` nor ``ja``.
    """
    if language not in get_args(Language):
        raise ValueError(f"`{language}` is not a language of the answers: write `en` or `ja`")
    readings = readings_of(item.trace for item in decision.items)
    accounts = [
        Account(decision, item, language, reading=reading)
        for item, reading in zip(decision.items, readings, strict=True)
    ]
    gathered = answer(decision, readings=readings)
    return framed([gathered], language, headline(gathered, language), _sections(gathered, accounts))


def framed(
    gathered: Sequence[Answer], language: Language, told: Iterable[str], sections: Iterable[Section]
) -> Explanation:
    """Return what is said of a case between what every report begins and ends with, what it warns of included.

    Args:
        gathered: the answers it rests on; the case and the day are those of the first.
        language: the language of `told` and of the sections.
        told: the answer in one or more sentences.
        sections: the sections; those without nodes are left out.
    """
    decision = gathered[0].decision
    return Explanation(
        language,
        *titles(decision, language),
        law_applied(decision, language),
        tuple(told),
        tuple(section for section in (_warnings(gathered, language), *sections) if section.nodes),
        CLOSING.in_(language),
    )


def _warnings(gathered: Sequence[Answer], language: Language) -> Section:
    return warned(warnings_of(gathered), language)


def warned(notices: Iterable[Notice], language: Language) -> Section:
    """Return the section of what a reader is warned of."""
    nodes = tuple(Node(each.text.in_(language), each.id) for each in notices)
    return Section(Text("注意", "Warnings").in_(language), nodes, "warnings")


def titles(decision: Decision, language: Language) -> tuple[str, str]:
    """Return the title of the case with its id; the id alone where it has no title."""
    case = decision.case
    if case.title is None:
        return plain(case.case), ""
    return plain(case.title.ja if language == "ja" else case.title.en), plain(case.case)


def law_applied(decision: Decision, language: Language) -> str:
    """Return the sentence that names the day whose law was applied."""
    day = day_in_words(decision.on, language)
    if decision.on == decision.case.on:
        return Text(
            f"{day}において効力を有する規範に基づく判断である。", f"Judged by the texts in force on {day}."
        ).in_(language)
    own = day_in_words(decision.case.on, language)
    return Text(
        f"案件の日（{own}）ではなく、{day}において効力を有する規範に基づく判断である。",
        f"Judged by the texts in force on {day}, not by those of the case's own day, {own}.",
    ).in_(language)


def headline(gathered: Answer, language: Language) -> Iterator[str]:
    """Yield the answer in one or more sentences."""
    closing = [each.title.in_(language) for each in gathered.determining if each.effect == "close"]
    if closing:
        titles = Text("「{}」", "“{}”").in_(language).format(joined(closing, language, every=True))
        yield Text(f"移転は認められない（{titles}）。", f"The transfer is not permitted ({titles}).").in_(language)
    elif gathered.verdict is Verdict.OUT_OF_SCOPE and _from_elsewhere(gathered.decision):
        yield _NOT_FROM_JAPAN.in_(language)
    else:
        yield VERDICT_WORDS[gathered.verdict].sentence.in_(language)
    if gathered.verdict is Verdict.OUT_OF_SCOPE and not _from_elsewhere(gathered.decision):
        yield NOT_FREE.in_(language)
    if gathered.possibly_prohibited:
        yield _POSSIBLY_PROHIBITED.in_(language)
    if gathered.verdict is Verdict.UNDETERMINED:
        yield from waiting_in_words(gathered, language)


def _from_elsewhere(decision: Decision) -> bool:
    return all(item.trace.facts.get("transfer.from_japan", UNKNOWN) is False for item in decision.items)


def _sections(gathered: Answer, accounts: list[Account]) -> Iterator[Section]:
    yield from waits_for(gathered, accounts[0])
    yield from _items(accounts)
    holds = validity(gathered.decision, readings=[account.reading for account in accounts])
    yield validity_section(holds, gathered.decision.rulebook, accounts[0].language)
    yield from particulars(gathered, accounts)


# ── items ─────────────────────────────────────────────────────────────────────────────────────


def _items(accounts: list[Account]) -> Iterator[Section]:
    if len(accounts) == 1:
        yield from deciding_sections(accounts[0])
        return
    yield Section(
        accounts[0].say("品目ごとの結論", "Verdict on each item"),
        tuple(_verdict(each) for each in accounts),
        "verdicts",
    )
    groups: dict[tuple[Verdict, tuple[Section, ...]], list[Account]] = {}
    told: dict[Reading, tuple[tuple[Section, ...], set[str]]] = {}
    for account in accounts:
        if account.reading not in told:
            told[account.reading] = deciding_sections(account), account.told
        sections, account.told = told[account.reading]
        groups.setdefault((account.item.verdict, sections), []).append(account)
    for (verdict, sections), alike in groups.items():
        names = [item_name(each.item, each.language) for each in alike]
        title = (
            alike[0]
            .say("{}：{}", "{}: {}")
            .format(alike[0].say("、", "; ").join(names), VERDICTS[verdict].in_(alike[0].language))
        )
        yield Section(title, tuple(Node(section.title, "", section.nodes) for section in sections), "item")


def _verdict(account: Account) -> Node:
    item = account.item
    words = VERDICTS[item.verdict].in_(account.language)
    if item.verdict is Verdict.NOT_PERMITTED and item.prohibited is Truth.UNKNOWN:
        words = POSSIBLY_PROHIBITED.in_(account.language)
    return Node(account.entry(item_name(item, account.language), words))
