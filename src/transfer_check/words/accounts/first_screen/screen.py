"""The short answer for one case: what an official and a lawyer want to see first, in that order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from transfer_check.answering import Answer, answer, validity
from transfer_check.judging import Decision, Verdict, readings_of
from transfer_check.kleene import Truth
from transfer_check.law import Regime
from transfer_check.text import Language, Text, plain
from transfer_check.words.accounts.answer_account import titles
from transfer_check.words.accounts.first_screen.cautions import caution_block, first_sentence
from transfer_check.words.accounts.first_screen.conclusions import conclusion_block
from transfer_check.words.accounts.first_screen.decisive_provisions import reason_block
from transfer_check.words.accounts.first_screen.item_kinds import kinds_of
from transfer_check.words.accounts.first_screen.next_steps import steps_block
from transfer_check.words.accounts.first_screen.reliance import reliance_block
from transfer_check.words.accounts.first_screen.screen_blocks import ALWAYS, SOMETIMES, Block, FirstScreen, Line, filled
from transfer_check.words.accounts.first_screen.screen_terms import told_plainly
from transfer_check.words.accounts.holds_until import validity_in_words
from transfer_check.words.accounts.provision_reasons import Account
from transfer_check.words.day_text import day_with_era
from transfer_check.words.verdict_labels import VERDICTS

_MOST_REGIMES = 3
_CLOSING = Text(
    "詳細：--detail full（全文）。この結果は検討の参考であり、法的助言ではない。",
    "Full account: --detail full. Not legal advice.",
)
_CLOSING_ON_PAPER = Text("この結果は検討の参考であり、法的助言ではない。", "An aid to analysis, not legal advice.")


def first_screen(decision: Decision, *, language: Language = "en", on_paper: bool = False) -> FirstScreen:
    """Tell a decision on one screen.

    Args:
        decision: what `evaluate` answered.
        language: the language of every word that the user did not type.
        on_paper: whether the whole account stands below it, so that no command is named.

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
    closing = (_CLOSING_ON_PAPER if on_paper else _CLOSING).in_(language)
    title, _ = titles(decision, language)
    return FirstScreen(language, title, filled(_blocks(gathered, accounts)), closing)


def verdict_line(decision: Decision, *, language: Language = "en") -> str:
    """Return a decision in one line: id of the case, the day, the verdict."""
    case = plain(decision.case.case)
    return f"{case}\t{decision.on.isoformat()}\t{VERDICT_NAMES[decision.verdict].in_(language)}"


VERDICT_NAMES = {
    **VERDICTS,
    Verdict.UNDETERMINED: Text("未定", "cannot yet be determined"),
    Verdict.OUT_OF_SCOPE: Text(
        "三原則等の対象外（許可の要否は別に確認を要する）", "outside the Principles (a license may still be required)"
    ),
}
"""The verdicts in the words of the lexicon."""


def _blocks(gathered: Answer, accounts: Sequence[Account]) -> Iterator[Block]:
    kinds = kinds_of(accounts)
    yield _law(gathered, accounts[0])
    yield conclusion_block(gathered, kinds)
    yield caution_block(gathered, accounts[0])
    for kind in kinds:
        yield reason_block(kind, alone=len(kinds) == 1)
    if gathered.verdict is Verdict.UNDETERMINED:
        from transfer_check.words.accounts.first_screen.open_points import OpenPoints  # it brings the inquiry along

        yield from OpenPoints(gathered, accounts[0]).blocks()
    yield steps_block(gathered, kinds)
    yield reliance_block(gathered, kinds)
    yield _holds(gathered, accounts)


def _law(gathered: Answer, account: Account) -> Block:
    decision, language = gathered.decision, account.language
    regimes = _regimes(decision)
    applied = [regime.title.in_(language) for regime in regimes if regime.policy or len(regimes) < _MOST_REGIMES]
    titles_ = [told_plainly(title, language) for title in applied]
    named = account.say("、", "; ").join(titles_) or account.say("なし", "none")
    if len(applied) < len(regimes):
        named += account.say("ほか", " and others")
    day = day_with_era(decision.on, language)
    if decision.on != decision.case.on:
        own = day_with_era(decision.case.on, language)
        day += account.say(f"（案件の日は{own}）", f" (the case is of {own})")
    told = account.say(f"{day}　{named}", f"as of {day}: {named}")
    return Block("law", account.say("適用基準", "Law applied"), (Line(told),))


def _regimes(decision: Decision) -> list[Regime]:
    """Return the texts that decide: the policy of the day first, then those that may be about an item."""
    reached = {
        regime.regime.id for item in decision.items for regime in item.regimes if regime.scope is not Truth.FALSE
    }
    in_force = [regime for regime in decision.rulebook.regimes if decision.on in regime.in_force and regime.decides]
    policy = [regime for regime in in_force if regime.policy]
    return [*policy, *(regime for regime in in_force if not regime.policy and regime.id in reached)]


def _holds(gathered: Answer, accounts: Sequence[Account]) -> Block:
    """Return how long the conclusion holds: the first sentence always, what changes where there is room."""
    account = accounts[0]
    holds = validity(gathered.decision, readings=[account.reading for account in accounts])
    told = told_plainly(validity_in_words(holds, gathered.decision.rulebook, account.language), account.language)
    first = first_sentence(told, account.language)
    rest = told.removeprefix(first).strip()
    lines = [Line(first, weight=ALWAYS), *([Line(rest, weight=SOMETIMES)] if rest else [])]
    return Block("holds", account.say("期間", "Holds"), tuple(lines))
