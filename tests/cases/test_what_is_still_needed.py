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
from transfer_check.asking.interview import Interview
from transfer_check.asking.open import RelevantFact
from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.relevance import Relevance
from transfer_check.circuit.still_open import unknowns_to_ask
from transfer_check.circuit.unknowns import Completions
from transfer_check.facts import UNKNOWN
from transfer_check.facts.parties import ThirdParty

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


# ── what a category or an entry already answers ───────────────────────────────────────────────

ON_NO_LIST = frozenset({"united_nations_mission", "international_organization", "self_defense_forces"})
ORGANS = frozenset({"government", "ministry_of_defense", "armed_forces", "law_enforcement", "self_defense_forces"})
NO_INTERNATIONAL_BODY = ORGANS | {"company", "broker", "armed_group", "private_person"}
OF_AN_INTERNATIONAL_BODY = ("organisation", "mandate", "united_nations_body")
OUTSIDE_ITEM_1 = ("items_2_to_15", "item_16")


def answered(case: TransferCase, path: str, item: int | None, party: int | None) -> bool:
    """Return whether the category of the party asked about, or the entry of the item, answers the question."""
    owner, _, field = path.partition(".")
    if owner == "item":
        listed = case.items[item or 0].control_list_entry
        return listed in OUTSIDE_ITEM_1 and field in ("banned_weapon", "arms_technology", "military_technology")
    if owner == "third_party":
        parties = case.third_parties
        role = parties[party or 0].role if isinstance(parties, tuple) else UNKNOWN
    else:
        role = getattr(getattr(case, owner, None), "role", UNKNOWN)
    if field == "un_listed":
        return role in ON_NO_LIST
    return field in OF_AN_INTERNATIONAL_BODY and role in NO_INTERNATIONAL_BODY


def asked_in_vain(decision: Decision) -> set[str]:
    """Return what the answer and the question what is open name although a category answers it."""
    case = decision.case
    listed = {
        each.fact.path
        for each in open_facts(case, decision.rulebook, on=decision.on)
        if answered(case, each.fact.path, each.item, each.party)
    }
    return listed | {
        each.fact.path
        for each in answer(decision).open_facts
        if not each.fact.path.startswith("third_party.")
        and all(answered(case, each.fact.path, item, None) for item in each.items)
    }


def test_no_example_and_no_real_case_is_asked_in_vain(rulebook: Rulebook) -> None:
    """As they are written, and with sections and facts taken out at random."""
    chance = Random(3)
    whole = [evaluate(case, rulebook) for case in whole_cases()]
    waiting = [each for each in whole if each.verdict is Verdict.UNDETERMINED]
    for decision in (*waiting, *islice(undetermined(rulebook, seed=chance.randrange(1000)), 150)):
        assert not asked_in_vain(decision), (decision.case.case, asked_in_vain(decision))


@pytest.mark.parametrize("role", sorted(ON_NO_LIST))
def test_whoever_is_on_no_list_is_not_asked_in_any_part(rulebook: Rulebook, role: str) -> None:
    """As recipient, end user, consignee and third party of every case, wherever it stands."""
    someone, asked = {"role": role}, 0
    for case in islice((each for each in whole_cases() if each.on.year >= 2002), 0, None, 3):
        changed = TransferCase.model_validate(
            {
                **{name: getattr(case, name) for name in case.model_fields_set if name not in ("overrides", "sources")},
                **dict.fromkeys(("recipient", "end_user", "consignee"), someone),
                "third_parties": [ThirdParty.model_validate(someone)],
            }
        )
        paths = {each.fact.path for each in open_facts(changed, rulebook)}
        assert not [path for path in paths if path.endswith(".un_listed")], case.case
        asked += len(paths)
    assert asked > 100


QUESTIONS = 12
"""How far each interview is followed."""


def interviewed(case: TransferCase, rulebook: Rulebook) -> Iterator[RelevantFact]:
    """Yield the questions of an interview in which nothing is known to the one asked."""
    interview = Interview(case, rulebook)
    for _ in range(QUESTIONS):
        if interview.question is None:
            return
        yield interview.question
        interview = interview.unknown()


def test_the_interview_does_not_ask_it(rulebook: Rulebook) -> None:
    """Of the examples and real cases with gaps; a derived fact that is asked for itself is no way round."""
    chance, asked = Random(11), 0
    for case in (with_gaps(case, chance) for case in whole_cases()[::3]):
        for question in interviewed(case, rulebook):
            asked += 1
            assert not answered(case, question.fact.path, question.item, question.party), (
                case.case,
                question.fact.path,
            )
    assert asked > 100
