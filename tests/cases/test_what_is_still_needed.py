"""What an answer says is still needed can change it, and nothing else can: the cases of the project with gaps in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest

from transfer_check import Decision, Rulebook, TransferCase, Verdict, evaluate, load_case, open_facts
from transfer_check.answering.answer import answer
from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.relevance import Relevance
from transfer_check.circuit.still_open import unknowns_to_ask
from transfer_check.circuit.unknowns import Completions

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("examples/*", "tests/cases/files", "tests/cli/files")
NO_CASES = frozenset({"map.yaml"})
NO_SECTIONS = frozenset({"case", "on", "title", "note", "sources", "items"})
SECTIONS_TAKEN, FACTS_TAKEN = 0.35, 0.3
"""How often a section is taken out as a whole, and each fact of one that stays."""


def whole_cases() -> list[TransferCase]:
    """Return the cases of the examples, of the real cases and of the transcripts."""
    files = [file for folder in FOLDERS for file in sorted(ROOT.glob(f"{folder}/*.yaml")) if file.name not in NO_CASES]
    return [load_case(file) for file in files]


def stated(model: Any) -> dict[str, Any]:
    """Return what is written in a case or in a section of one."""
    return {name: getattr(model, name) for name in sorted(model.model_fields_set)}


def with_gaps(case: TransferCase, chance: Random) -> TransferCase:
    """Return the case without some of its sections, and without some facts of the others."""
    kept = {
        name: value for name, value in stated(case).items() if name in NO_SECTIONS or chance.random() > SECTIONS_TAKEN
    }
    for name, section in kept.items():
        if name not in NO_SECTIONS and hasattr(section, "model_fields_set"):
            kept[name] = without_some(section, chance)
    if "items" in kept:
        kept["items"] = tuple([without_some(item, chance) for item in case.items])
    return TransferCase(**kept)


def without_some(section: Any, chance: Random) -> Any:
    """Return a section or an item without some of its facts."""
    return type(section)(**{name: each for name, each in stated(section).items() if chance.random() > FACTS_TAKEN})


def undetermined(rulebook: Rulebook, seed: int) -> Iterator[Decision]:
    """Yield undetermined answers to the cases with gaps, without end."""
    chance, cases = Random(seed), whole_cases()
    while True:
        for case in cases:
            decision = evaluate(with_gaps(case, chance), rulebook)
            if decision.verdict is Verdict.UNDETERMINED:
                yield decision


def named(decision: Decision) -> set[tuple[str, int | None]]:
    """Return the facts that an answer names, those of items with each item."""
    return {
        (each.fact.path, item if each.fact.path.startswith("item.") else None)
        for each in answer(decision).open_facts
        for item in each.items
    }


def listed(decision: Decision) -> set[tuple[str, int | None]]:
    """Return the facts that the question what is open lists."""
    found = open_facts(decision.case, decision.rulebook, on=decision.on)
    return {(each.fact.path, each.item) for each in found}


def proved(decision: Decision) -> tuple[set[Place], set[Place]]:
    """Return the unknown facts for which the solver finds two completions, and those for which there are none."""
    unknown = unknowns_to_ask(decision.case, decision.rulebook, on=decision.on)._replace(met=Completions())
    with Relevance(unknown, at_once=0) as relevance:
        shown = {place for place in unknown.owned if relevance.witness(place) is not None}
    return shown, set(unknown.owned) - shown


def compare(decision: Decision, counted: Counter[str]) -> None:
    """Hold what an answer names against what is listed and what is proved, and count it."""
    told, open_ = named(decision), listed(decision)
    relevant, irrelevant = ({(place.path, place.item) for place in places} for places in proved(decision))
    defined = decision.rulebook.on(decision.on).defined
    counted.update(
        answers=1,
        certain=answer(decision).certain is not None,
        named=len(told),
        irrelevant=len(told & (irrelevant - relevant)),
        not_named=len(open_ - told),
        not_listed=len(told - open_),
        left_out=sum(path not in defined for path, _ in relevant - told),
    )


def hold(rulebook: Rulebook, count: int, seed: int) -> Counter[str]:
    """Compare so many answers; return what was counted."""
    counted: Counter[str] = Counter()
    for decision in islice(undetermined(rulebook, seed), count):
        compare(decision, counted)
    assert (counted["answers"], counted["irrelevant"], counted["not_named"]) == (count, 0, 0), counted
    assert (counted["not_listed"], counted["left_out"]) == (0, 0), counted
    assert counted["named"] > count
    return counted


def test_an_answer_names_what_can_still_change_it_and_nothing_else(rulebook: Rulebook) -> None:
    """On a sample of the cases with gaps; a derived fact waits for what it is derived from."""
    hold(rulebook, 120, seed=7)


@pytest.mark.slow
def test_two_thousand_answers_name_no_fact_in_vain(rulebook: Rulebook, capsys: pytest.CaptureFixture[str]) -> None:
    """The same on two thousand undetermined answers."""
    counted = hold(rulebook, 2_000, seed=12)
    with capsys.disabled():
        print("\n" + ", ".join(f"{name.replace('_', ' ')}: {number}" for name, number in counted.items()))
