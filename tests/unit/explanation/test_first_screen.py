"""The first screen: every answer in forty lines of eighty columns, with what decided it, what it waits for, its warnings."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from transfer_check import Decision, Rulebook, TransferCase, Verdict, evaluate
from transfer_check.answering import answer, awaits_assessment
from transfer_check.errors import TransferCheckError
from transfer_check.files import load_cases
from transfer_check.judging import readings_of
from transfer_check.paper.folding import width
from transfer_check.paper.screen_text import COLUMNS, LINES, laid_out_on_screen, render_screen
from transfer_check.strategies import cases, partial_cases
from transfer_check.text import Language, plain
from transfer_check.words.accounts.first_screen import VERDICT_NAMES, first_screen, verdict_line
from transfer_check.words.accounts.first_screen.cautions import warning_on_screen
from transfer_check.words.accounts.first_screen.conclusions import CONCLUSIONS, conclusion_key
from transfer_check.words.accounts.first_screen.condition_lines import cite
from transfer_check.words.accounts.first_screen.decisive_provisions import deciding
from transfer_check.words.accounts.first_screen.screen_terms import term_of, told_plainly
from transfer_check.words.accounts.provision_reasons import Account
from transfer_check.words.clauses import statement_of
from transfer_check.words.lexicon import LEXICON, never_words

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted([*(ROOT / "examples").glob("*/case.yaml"), *(ROOT / "tests" / "cases" / "files").glob("*.yaml")])
LANGUAGES: tuple[Language, ...] = ("ja", "en")
CUT = 12
"""Letters of a warning by which it is known where the screen had no room for all of it."""


def _decisions(file: Path, rulebook: Rulebook) -> Iterator[Decision]:
    for case in load_cases([str(file)]):
        yield evaluate(case, rulebook)


def _closed(text: str) -> str:
    """Return a text without spaces and line ends, as lines are folded anywhere."""
    return re.sub(r"[\s]+", "", text)


def _fits(printed: str) -> None:
    lines = printed.removesuffix("\n").split("\n")
    assert len(lines) <= LINES
    assert max(map(width, lines)) <= COLUMNS


def _accounts(decision: Decision, language: Language) -> list[Account]:
    readings = readings_of(item.trace for item in decision.items)
    return [
        Account(decision, item, language, reading=reading)
        for item, reading in zip(decision.items, readings, strict=True)
    ]


def _typed(data: object) -> Iterator[str]:
    """Yield every text that a case states."""
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _typed(part)
    elif isinstance(data, str):
        yield plain(data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name if file.stem == "case" else file.stem)
def test_every_case_is_told_on_one_screen(file: Path, language: Language, rulebook: Rulebook) -> None:
    """Conclusion, citation of what decided, open facts or their number, every warning: in forty lines of eighty columns."""
    for decision in _decisions(file, rulebook):
        printed = render_screen(decision, language=language)
        _fits(printed)
        told, gathered = _closed(printed), answer(decision)
        accounts = _accounts(decision, language)
        for account in accounts:
            assert _closed(CONCLUSIONS[conclusion_key(account)].in_(language)) in told
        decided = next(account for account in accounts if account.item.verdict is decision.verdict)
        cited = {_closed(cite(provision.cite, decided)) for provision in deciding(decided)}
        assert not cited or any(citation in told for citation in cited)
        for notice in gathered.warnings:
            assert _closed(warning_on_screen(notice, language))[:CUT] in told
        for open_ in gathered.open_facts:
            named = {term_of(open_.fact, language)}
            if open_.fact.type == "bool":
                named.add(told_plainly(statement_of(open_.fact).whether(language), language))
            counted = (
                ("判断を要する事項", "determinations")
                if awaits_assessment(open_.fact)
                else ("記載を要する事実", "facts")
            )
            left_out = re.search(rf"ほか{counted[0]}\d+件|and\d+more{counted[1]}", told)
            assert left_out or any(_closed(name).casefold() in told.casefold() for name in named)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name if file.stem == "case" else file.stem)
def test_the_screen_keeps_to_the_lexicon(file: Path, language: Language, rulebook: Rulebook) -> None:
    """No word that the lexicon refuses stands on a screen, save where the case itself has it."""
    for decision in _decisions(file, rulebook):
        quoted = tuple(_typed(decision.case.model_dump(mode="json", exclude_defaults=True)))
        printed = " ".join(render_screen(decision, language=language).split())
        assert list(never_words(printed, language, quoted)) == []


def _says_no_other_conclusion(decision: Decision) -> None:
    """Check that outside the outlook, which is a condition, no sentence of another verdict stands."""
    reached = {item.verdict for item in decision.items}
    for language in LANGUAGES:
        screen = first_screen(decision, language=language)
        blocks = tuple(block for block in screen.blocks if block.kind != "outlook")
        told = _closed(laid_out_on_screen(screen._replace(title="", blocks=blocks)))
        for (verdict, _), text in CONCLUSIONS.items():
            if verdict not in reached:
                assert _closed(text.in_(language)) not in told


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name if file.stem == "case" else file.stem)
def test_the_screen_of_a_case_says_no_other_conclusion(file: Path, rulebook: Rulebook) -> None:
    """What is said of a case is its verdict."""
    for decision in _decisions(file, rulebook):
        _says_no_other_conclusion(decision)


def test_the_screen_never_says_a_conclusion_other_than_the_verdict(rulebook: Rulebook) -> None:
    """Of drawn cases, whatever their verdict and their day; and their screens fit, whatever they say."""
    reached = set()

    @settings(max_examples=60)
    @given(case=cases(rulebook) | partial_cases(rulebook))
    def hold(case: TransferCase) -> None:
        try:
            decision = evaluate(case, rulebook)
        except TransferCheckError:
            return
        reached.update(item.verdict for item in decision.items)
        _says_no_other_conclusion(decision)
        if len(decision.items) <= 10:
            for language in LANGUAGES:
                _fits(render_screen(decision, language=language))

    hold()
    assert len(reached) >= 4


def test_ten_items_of_different_kinds_fit(rulebook: Rulebook) -> None:
    """Each is concluded on; what does not fit is counted."""
    forms = ["finished", "part", "technology", "finished", "part"]
    items = [
        {"name": f"item of a long name, number {place} of ten, as a contract may call it", "form": form, **arms}
        for place, (form, arms) in enumerate(
            (form, arms) for form in forms for arms in ({"policy_arms": True}, {"policy_arms": False, "quantity": 3})
        )
    ]
    case = TransferCase.model_validate(
        {"case": "ten", "on": "2012-12-18", "exporter": {"state": "JPN"}, "items": items}
    )
    decision = evaluate(case, rulebook)
    for language in LANGUAGES:
        printed = render_screen(decision, language=language)
        _fits(printed)
        several = {"ja": "品目1、", "en": "Items 1, "}[language]
        assert several in printed


def test_alike_items_are_told_as_one(rulebook: Rulebook) -> None:
    """A thousand alike items take no more lines than one, beside their number."""
    one = {"case": "many", "on": "2012-12-18", "exporter": {"state": "JPN"}}
    alone = TransferCase.model_validate({**one, "items": [{"form": "part", "policy_arms": True}]})
    many = TransferCase.model_validate({**one, "items": [{"form": "part", "policy_arms": True}] * 1000})
    lines = [len(render_screen(evaluate(case, rulebook)).splitlines()) for case in (alone, many)]
    assert abs(lines[0] - lines[1]) <= 2
    assert "Items 1-1000" in render_screen(evaluate(many, rulebook))


def test_a_warning_of_a_signature_is_told_in_full(rulebook: Rulebook) -> None:
    """Who signed what against the rules, when and why stays on the screen."""
    case = next(load_cases([str(file)])[0] for file in FILES if file.parent.name == "2012-haiti-engineering-equipment")
    data = case.model_dump(mode="json", exclude_defaults=True)
    signed = {"value": True, "by": "mofa", "on": "2012-12-01", "because": "a list of ours"}
    data["overrides"] = {"recipient.communist_bloc": signed}
    decision = evaluate(TransferCase.model_validate(data), rulebook)
    for language in LANGUAGES:
        told = _closed(render_screen(decision, language=language))
        assert _closed("a list of ours") in told
        assert _closed({"ja": "外務大臣", "en": "Minister for Foreign Affairs"}[language]) in told


def test_one_line_says_case_day_and_verdict(rulebook: Rulebook) -> None:
    """`--detail verdict` is one line a case, in the words of the lexicon."""
    for file in FILES[:20]:
        for decision in _decisions(file, rulebook):
            for language in LANGUAGES:
                line = verdict_line(decision, language=language)
                assert line.split("\t") == [
                    decision.case.case,
                    decision.on.isoformat(),
                    VERDICT_NAMES[decision.verdict].in_(language),
                ]
                assert list(never_words(line.split("\t")[2], language)) == []
    assert set(VERDICT_NAMES) == set(Verdict)


def test_the_lexicon_has_both_languages_and_finds_its_words() -> None:
    """Each concept has a word in each language, and every word that is refused is found."""
    for entry in LEXICON:
        assert all(entry.word)
        for language, words in zip(LANGUAGES, entry.never, strict=True):
            for word in words:
                assert word in {found for found, _ in never_words(f"（{word}）", language)}
    assert list(never_words("licence", "en", quoted=("licence",))) == []
