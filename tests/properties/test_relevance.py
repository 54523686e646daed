"""Relevance is what it is defined to be: held against every completion of small cases, one by one."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from transfer_check.answering.answer import answer
from transfer_check.asking.completion import signed, with_fact
from transfer_check.asking.interview import Interview
from transfer_check.asking.open import WhatIsOpen, open_facts
from transfer_check.asking.prospects import Prospects
from transfer_check.asking.settling import settling_sets
from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.relevance import Relevance
from transfer_check.circuit.still_open import certain_verdict
from transfer_check.circuit.unknown_reading import unknowns
from transfer_check.circuit.unknowns import Completions
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.facts.catalogue import OPEN_LIST, UNKNOWN
from transfer_check.judging.decision import Verdict
from transfer_check.judging.evaluation import _decide_item, evaluate
from transfer_check.kleene import Truth
from transfer_check.law.condition.tree import evaluate_condition
from transfer_check.law.rulebook import Edition, Rulebook
from transfer_check.strategies import complete_cases, partial_cases, rulebooks
from transfer_check.strategies.drafts import Draft
from transfer_check.strategies.palette import Palette, facts_read
from transfer_check.words.replies import AnswerError, answerable

MOST = 3_000
"""Completions of one case that are tried one by one."""

NUMBERS = (0, 0.5, 1, 1.5, 2, 10, 50, 60, 99, 99.5, 99.7, 100, 101, None)
OTHER_STATES = ("FRA", "ITA", "NOR")
PARTIES = Place("third_parties")
Verdicts = tuple[Verdict, ...]


# ── every completion, one by one ──────────────────────────────────────────────────────────────


class Domain(NamedTuple):
    """The unknown facts of a case that some rule reads and, for each, values enough that every class has one."""

    case: TransferCase
    edition: Edition
    values: dict[Place, tuple[Any, ...]]

    @property
    def size(self) -> int:
        """How many completions there are."""
        total = 1
        for values in self.values.values():
            total *= len(values)
        return total


def domain_of(case: TransferCase, rulebook: Rulebook) -> Domain:
    """Return the unknown facts with their values; derived facts are true or false by hand."""
    palette = Palette(rulebook, case.on)
    read = facts_read(palette.provisions, palette.edition)
    known = case.facts()
    found: dict[Place, tuple[Any, ...]] = {}
    for path in (path for path in catalogue() if path in read and not path.startswith("act.")):
        owner = path.partition(".")[0]
        if owner == "item":
            places = [Place(path, item) for item, facts in enumerate(case.item_facts()) if path not in facts]
        elif owner == "third_party":
            parties: Any = known.get("third_parties", ())
            places = [
                Place(path, None, party)
                for party, facts in enumerate(parties)
                if facts != OPEN_LIST and path not in facts
            ]
        else:
            listed: Any = known.get(path, UNKNOWN)
            places = [Place(path)] * (listed is UNKNOWN or (path == "third_parties" and OPEN_LIST in listed))
        values = tuple(_lists(palette, read)) if path == "third_parties" else _values(path, palette)
        found.update(dict.fromkeys(places, values))
    return Domain(case, palette.edition, found)


def _values(path: str, palette: Palette) -> tuple[Any, ...]:
    fact = catalogue()[path]
    if fact.type == "number":
        return NUMBERS
    states = (*_states(palette), *OTHER_STATES)
    if fact.type == "states":
        return (None, *itertools.combinations(states, 1), *itertools.combinations(states, 2))
    return (*states, None) if fact.type == "state" else tuple(dict.fromkeys(palette.values(path)))


def _states(palette: Palette) -> list[str]:
    paths = [path for path in palette.read if catalogue()[path].type == "state"]
    return sorted({state for path in paths for state in palette.values(path) if state is not None})


def _lists(palette: Palette, read: set[str]) -> Iterator[tuple[dict[str, Any], ...]]:
    """Yield lists of up to two third parties."""
    paths = sorted(path for path in read if path.startswith("third_party."))
    rows = itertools.product(*(_values(path, palette) for path in paths))
    elements = [dict(zip(paths, row, strict=True)) for row in rows]
    for count in range(3):
        yield from itertools.combinations(elements, count)


def verdicts(domain: Domain) -> dict[tuple[int, ...], Verdicts]:
    """Return the verdicts of the items of every completion, by the places of the values in the domain.

    Values by which the case would state a derived fact against its definition make no completion.
    """
    choices = itertools.product(*(range(len(values)) for values in domain.values.values()))
    found = {choice: _verdicts(domain, choice) for choice in choices}
    return {choice: each for choice, each in found.items() if each is not None}


def relevant(domain: Domain, found: Mapping[tuple[int, ...], Verdicts]) -> set[Place]:
    """Return the facts in which alone two completions differ that differ in verdict."""
    matter = set()
    for number, place in enumerate(domain.values):
        seen: dict[tuple[int, ...], Verdicts] = {}
        if any(seen.setdefault(at[:number] + at[number + 1 :], each) != each for at, each in found.items()):
            matter.add(place)
    return matter


def _verdicts(domain: Domain, choice: tuple[int, ...]) -> Verdicts | None:
    case, edition = domain.case, domain.edition
    chosen = {place: values[at] for (place, values), at in zip(domain.values.items(), choice, strict=True)}
    stated: dict[str, Any] = {**dict.fromkeys(edition.acts, False), **case.facts()}
    parties = _parties(stated.get("third_parties", UNKNOWN), chosen)
    stated.update({place.path: value for place, value in chosen.items() if place[1:] == (None, None)})
    stated["third_parties"] = parties
    decided = []
    for index, own in enumerate(case.item_facts()):
        facts = {**stated, **own, **{place.path: value for place, value in chosen.items() if place.item == index}}
        if not _derive(edition, facts, {**case.facts(), **own}, case):
            return None
        decided.append(_decide_item(edition, facts, case.on, case.on, index, frozenset()).verdict)
    return tuple(decided)


def _parties(known: Any, chosen: Mapping[Place, Any]) -> Any:
    named = [dict(each) for each in known if each != OPEN_LIST] if isinstance(known, tuple) else []
    for place, value in chosen.items():
        if place.party is not None:
            named[place.party][place.path] = value
    return (*named, *chosen.get(PARTIES, ())) if isinstance(known, tuple) or PARTIES in chosen else known


def _derive(edition: Edition, facts: dict[str, Any], by_case: Mapping[str, Any], case: TransferCase) -> bool:
    """Derive what is derived; a value chosen by hand stays only where the definition leaves the fact in doubt.

    Returns:
        Whether the case states no derived fact against its definition.
    """
    for definition in edition.definitions:
        path = definition.provision.defines
        leaves = definition.leaves
        value = evaluate_condition(
            definition.provision.when, lambda atom, leaves=leaves: leaves.tests[leaves.places[atom]](facts, case.on)
        )
        if value is not Truth.UNKNOWN:
            if path in by_case and by_case[path] is not (value is Truth.TRUE):
                return False
            facts[path] = value is Truth.TRUE
    return True


@st.composite
def cases_with_few_completions(draw: st.DrawFn, rulebook: Rulebook) -> TransferCase:
    """Draw a complete case and forget a few facts of it, or the list of third parties, or that this is complete."""
    draft = Draft.of(draw(complete_cases(rulebook)))
    for _ in range(5):
        stated = list(draft.stated())
        forgotten = draw(st.integers(-2 if draft.parties is not None else 0, len(stated) - 1)) if stated else -3
        if forgotten >= 0:
            values, name = stated[forgotten]
            kept = values.pop(name)
            if domain_of(draft.build(), rulebook).size > MOST:
                values[name] = kept
        elif forgotten > -3:
            before = draft.parties, draft.complete
            draft.parties, draft.complete = (None, True) if forgotten == -1 else (draft.parties, False)
            if domain_of(draft.build(), rulebook).size > MOST:
                draft.parties, draft.complete = before
    return draft.build()


def hold_against_every_completion(data: st.DataObject, compared: Counter[str]) -> None:
    """Draw a rulebook and a case, and compare what is called relevant with the definition; count what was compared."""
    rulebook = data.draw(rulebooks(rules=4))
    domain = domain_of(data.draw(cases_with_few_completions(rulebook)), rulebook)
    expected = relevant(domain, verdicts(domain))
    for _ in ("by the solver", "around completions met before"):
        assert found_relevant(domain.case, rulebook) == expected
    compared.update(cases=1, completions=domain.size, open=len(domain.values), relevant=len(expected))


@given(data=st.data())
@settings(max_examples=150)
def test_a_fact_is_relevant_exactly_if_two_completions_that_differ_in_it_differ_in_verdict(
    data: st.DataObject, compared: Counter[str]
) -> None:
    """On a small rulebook, over all completions of a case of one to three items, lists of third parties included."""
    hold_against_every_completion(data, compared)


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=2_000)
def test_relevance_on_two_thousand_rulebooks(data: st.DataObject, compared: Counter[str]) -> None:
    """The same, on many more rulebooks."""
    hold_against_every_completion(data, compared)


@given(data=st.data())
@settings(max_examples=60)
def test_it_stays_so_as_more_becomes_known(data: st.DataObject) -> None:
    """Of a case that knows one fact more, looked at around the completions of the case before."""
    rulebook = data.draw(rulebooks(rules=4))
    domain = domain_of(data.draw(cases_with_few_completions(rulebook)), rulebook)
    before = found_relevant(domain.case, rulebook)
    statable = [place for place in domain.values if place.path not in domain.edition.defined and place != PARTIES]
    for place in statable[:1]:
        known = _stating(domain.case, place, data.draw(st.sampled_from(domain.values[place])))
        more = domain_of(known, rulebook)
        after = found_relevant(known, rulebook)
        assert after == relevant(more, verdicts(more))
        assert after <= before


@given(data=st.data())
@settings(max_examples=60)
def test_it_is_so_of_two_cases_of_one_law_in_turn(data: st.DataObject) -> None:
    """Of each, in either order, though what was met in the one is remembered when the other is looked at."""
    rulebook = data.draw(rulebooks(rules=4))
    first = data.draw(cases_with_few_completions(rulebook))
    other = data.draw(cases_with_few_completions(rulebook))
    second = other.model_copy(update={"on": first.on})
    domains = [domain_of(case, rulebook) for case in (first, second)]
    assume(all(domain.size <= MOST for domain in domains))
    expected = [relevant(domain, verdicts(domain)) for domain in domains]
    for order in ((0, 1), (1, 0)):
        law = replace(rulebook)
        assert [found_relevant(domains[number].case, law) for number in order] == [expected[each] for each in order]


def found_relevant(case: TransferCase, rulebook: Rulebook) -> set[Place]:
    """Return the facts called relevant: all looked at together, each by itself with nothing remembered, all at once."""
    unknown = unknowns(case, rulebook)
    with Relevance(unknown, at_once=0) as relevance:
        together = set(relevance.relevant(unknown.owned))
    with Relevance(unknown._replace(met=Completions()), at_once=0) as relevance:
        assert together == {place for place in unknown.owned if relevance.relevant([place])}
    with Relevance(unknown) as relevance:
        assert together == relevance.relevant(unknown.owned)
    return together


@given(data=st.data())
@settings(max_examples=100)
def test_the_best_is_the_first_of_all(law: Any, data: st.DataObject) -> None:
    """What an interview asks next is what the list of open facts begins with; none of the list is ruled out."""
    rulebook = data.draw(law)
    case = data.draw(partial_cases(rulebook))
    found, listed = WhatIsOpen(case, rulebook), open_facts(case, rulebook)
    places = [each.place for each in listed]
    assert found.best == (listed[0] if listed else None)
    assert list(found.left[:1]) == places[:1]
    assert [place for place in found.left if place in places] == places


@given(data=st.data())
@settings(max_examples=60)
def test_an_interview_loses_no_question_and_asks_none_in_vain(law: Any, data: st.DataObject) -> None:
    """After every answer: what it asks can change the answer, and it has not ruled out anything that can."""
    rulebook = data.draw(law)
    interview = Interview(data.draw(partial_cases(rulebook)), rulebook)
    for _ in range(6):
        afresh = WhatIsOpen(
            interview.case, rulebook, asserting=interview.asserting, without=frozenset(interview.skipped)
        )
        relevant = {each.place for each in afresh.facts}
        assert relevant <= set(interview.what_is_open.left)
        asked = interview.question
        assert (asked is None) == (not relevant)
        if asked is None:
            return
        assert asked.place in relevant
        values = [each.example for each, _ in asked.leads_to if answerable(each, asked.fact).values]
        answers = [] if asked.fact.type in ("parties", "states") else values
        chosen = data.draw(st.sampled_from([UNKNOWN, *answers]))
        if chosen is UNKNOWN:
            interview = interview.unknown()
        else:
            body = asked.fact.body[0] if asked.fact.body else ""
            try:
                interview = interview.answered(signed(asked.fact, chosen, body, interview.case.on))
            except AnswerError:  # it contradicts a derived fact that the case states: refused, and left open
                interview = interview.unknown()


@given(data=st.data())
def test_the_verdict_of_every_completion_is_told(data: st.DataObject) -> None:
    """A verdict is called certain exactly if every completion has it."""
    rulebook = data.draw(rulebooks(rules=4))
    domain = domain_of(data.draw(cases_with_few_completions(rulebook)), rulebook)
    order = list(Verdict)
    reached = {min(each, key=order.index) for each in verdicts(domain).values()}
    certain = reached.pop() if len(reached) == 1 else None
    for at_once in (0, MOST):
        with Relevance(unknowns(domain.case, rulebook), at_once=at_once) as relevance:
            assert relevance.certain_verdict() is certain


@given(data=st.data())
@settings(max_examples=100)
def test_an_answer_names_the_facts_that_can_change_it(law: Any, data: st.DataObject) -> None:
    """No fact that can not, and every one that can, for the items it is of; none at all only of a certain verdict."""
    rulebook = data.draw(law)
    case = data.draw(partial_cases(rulebook))
    told = answer(evaluate(case, rulebook))
    listed = open_facts(case, rulebook)
    assert {each.fact for each in told.open_facts} == {each.fact for each in listed}
    of_items = {(each.fact.path, each.item) for each in listed if each.item is not None}
    assert of_items == {
        (each.fact.path, item) for each in told.open_facts if each.fact.path.startswith("item.") for item in each.items
    }
    assert all(each.rules for each in told.open_facts)
    undetermined = told.verdict is Verdict.UNDETERMINED
    assert told.certain is (certain_verdict(case, rulebook) if undetermined else None)
    assert bool(told.open_facts or told.certain) is undetermined


# ── the circuit is the procedure ──────────────────────────────────────────────────────────────


@given(data=st.data())
@settings(max_examples=150)
def test_the_circuit_of_an_edition_gives_the_verdict_of_the_evaluator(law: Any, data: st.DataObject) -> None:
    """What is left of the law, with nothing more known, gives the verdict that evaluation gives."""
    rulebook = data.draw(law)
    case = data.draw(partial_cases(rulebook))
    prospects = Prospects(unknowns(case, rulebook))
    reached = prospects.verdicts(prospects.under([{}]))
    assert [verdict for verdict, bits in reached.items() if bits] == [evaluate(case, rulebook).verdict]


@given(data=st.data())
@settings(max_examples=40)
def test_where_an_answer_leads_is_what_evaluation_says(law: Any, data: st.DataObject) -> None:
    """Each class of values of an open fact, stated in the case, gives the verdict it was said to lead to."""
    rulebook = data.draw(law)
    case = data.draw(partial_cases(rulebook))
    for each in open_facts(case, rulebook)[:3]:
        place = each.place
        for values, verdict in each.leads_to:
            if each.fact.path not in rulebook.on(case.on).defined:
                assert evaluate(_stating(case, place, values.example), rulebook).verdict is verdict


def _stating(case: TransferCase, place: Place, value: Any) -> TransferCase:
    body = place.fact.body[0] if place.fact.body else ""
    return with_fact(case, place, signed(place.fact, value, body, case.on))


# ── settling sets ─────────────────────────────────────────────────────────────────────────────


@given(data=st.data())
def test_settling_sets_are_those_that_settle_and_need_each_of_their_facts(data: st.DataObject) -> None:
    """Every assignment of every set of up to two facts is evaluated, and its part without one fact."""
    rulebook = data.draw(rulebooks(rules=4))
    case = data.draw(partial_cases(rulebook))
    unknown = unknowns(case, rulebook)
    classes = Prospects(unknown).classes
    defined = rulebook.on(case.on).defined
    places = [place for place in unknown.owned if place in unknown.variables and place.path not in defined][:5]
    reached: dict[tuple[Any, ...], Verdict] = {(): evaluate(case, rulebook).verdict}
    expected: dict[tuple[Place, ...], dict[tuple[Any, ...], Verdict]] = {}
    for count in (1, 2) if reached[()] is Verdict.UNDETERMINED else ():
        for facts in itertools.combinations(places, count):
            for values in itertools.product(*(classes[place] for place in facts)):
                known = tuple(zip(facts, values, strict=True))
                stated = case
                for place, value in known:
                    stated = _stating(stated, place, value.example)
                reached[known] = evaluate(stated, rulebook).verdict
                parts = [known[:place] + known[place + 1 :] for place in range(count)]
                if reached[known] is not Verdict.UNDETERMINED and all(
                    reached[part] is Verdict.UNDETERMINED for part in parts
                ):
                    expected.setdefault(facts, {})
    for each in settling_sets(case, rulebook, size=2).sets:
        if set(each.facts) <= set(places):
            expected.pop(each.facts)
            told = {tuple(zip(each.facts, row.values, strict=True)): row.verdict for row in each.assignments}
            assert told == {known: reached[known] for known in told}
            assert each.certain is (Verdict.UNDETERMINED not in told.values())
    assert expected == {}
