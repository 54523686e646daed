"""Relevance on the law as encoded: for every fact called relevant two completions are shown and evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from transfer_check.asking.completion import signed, with_fact
from transfer_check.circuit.fact_places import Place
from transfer_check.circuit.relevance import Relevance
from transfer_check.circuit.unknown_reading import unknowns
from transfer_check.circuit.unknowns import Unknowns, Variable
from transfer_check.errors import CaseError
from transfer_check.facts.case import TransferCase
from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.judging.decision import Decision
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.rulebook import Rulebook
from transfer_check.strategies import completions, partial_cases

PARTIES = Place("third_parties")
Values = dict[Place, Any]


def verdicts(decision: Decision) -> list[str]:
    """Return the verdicts of the items."""
    return [item.verdict.value for item in decision.items]


# ── a completion as a case ────────────────────────────────────────────────────────────────────


class Shown:
    """Turns what the solver says of two completions into two cases.

    Attributes:
        differently: whether a fact of the case is derived for one item and in doubt for another.
    """

    def __init__(self, relevance: Relevance) -> None:
        self.relevance = relevance
        self.unknowns: Unknowns = relevance.unknowns

    def case(self, true: frozenset[int], like: Values, but: Place) -> tuple[TransferCase, Values]:
        """Return the completion as a case with its values, which are those of another save for one fact."""
        variables = self.unknowns.variables.values()
        values = {each.place: like[each.place] for each in variables if each.owner != but and each.place in like}
        inside = {each.state: [] for each in self.unknowns.couplings}  # type: ignore[var-annotated]
        for each in self.unknowns.couplings:
            inside[each.state].append(each.input in true)
        for each in sorted(variables, key=lambda each: len(each.classes[self._class(each, true)].values)):
            if each.place not in values:
                options = each.classes[self._class(each, true)].values
                taken = {value for place, value in (*values.items(), *like.items()) if place in inside}
                taken |= {coupling.value for coupling in self.unknowns.couplings}
                free = [value for value in options if value not in taken] if each.place in inside else []
                values[each.place] = (free or options)[0]
        return self._built(values, true), values

    def _class(self, variable: Variable, true: frozenset[int]) -> int:
        if variable.place in self.relevance.choices:
            return next(n for n, choice in enumerate(self.relevance.choices[variable.place]) if choice in true)
        return 0 if (variable.inputs[0] in true) == bool(variable.truths[0] & 1) else 1

    def _built(self, values: Values, true: frozenset[int]) -> TransferCase:
        case: TransferCase = self.case_before
        for owned in self.unknowns.owned:
            if owned == PARTIES:
                case = with_fact(case, owned, self._further(values, true))
            elif owned not in self.unknowns.variables:
                case = with_fact(case, owned, self.lists[owned])
        derived = list(self.unknowns.law.edition.defined)  # stated last, each after those it is derived from
        rank = {path: number for number, path in enumerate(derived)}
        for place, value in sorted(values.items(), key=lambda each: rank.get(each[0].path, -1)):
            named = place.party is None or place.party < self.unknowns.law.shape.parties
            if named and (place.path not in rank or self._in_doubt(case, place)):
                body = place.fact.body[0] if place.fact.body else ""
                case = with_fact(case, place, signed(place.fact, value, body, case.on))
        return case

    def _in_doubt(self, case: TransferCase, place: Place) -> bool:
        items = evaluate(case, self.rulebook).items
        if place.item is not None:
            items = (items[place.item],)
        open_ = {item.trace.facts.get(place.path, UNKNOWN) is UNKNOWN for item in items}
        self.differently |= len(open_) > 1
        return True in open_

    def _further(self, values: Values, true: frozenset[int]) -> tuple[dict[str, Any], ...]:
        filled = {key.party for key, node in self.unknowns.law.inputs.items() if key.kind == "filled" and node in true}
        parties: dict[int, dict[str, Any]] = {
            party: {} for party in sorted(each for each in filled if each is not None)
        }
        for place, value in values.items():
            if place.party in parties:
                parties[place.party][place.path.partition(".")[2]] = value
        return tuple(parties.values())

    def show(self, case: TransferCase, rulebook: Rulebook, place: Place) -> tuple[TransferCase, TransferCase]:
        """Return two completions of a case that differ only in a fact and differ in verdict."""
        self.case_before, self.rulebook, self.differently = case, rulebook, False
        witness = self.relevance.witness(place)
        assert witness is not None, place
        self.lists = {each.members: () for each in self.unknowns.couplings}
        _, one = self.case(witness.one, {}, place)
        _, other = self.case(witness.other, one, place)
        held = [self._held(witness.one, one), self._held(witness.other, other)]
        built = []
        for true, values, own in ((witness.one, one, held[0]), (witness.other, other, held[1])):
            self.lists = {
                members: tuple(sorted(own[members] if members == place else held[0][members] | held[1][members]))
                for members in own
            }
            built.append(self._built(values, true))
        return built[0], built[1]

    def _held(self, true: frozenset[int], values: Mapping[Place, Any]) -> dict[Place, set[str]]:
        held: dict[Place, set[str]] = {each.members: set() for each in self.unknowns.couplings}
        for each in self.unknowns.couplings:
            if each.input in true:
                held[each.members].add(values.get(each.state, each.value))
        return held


@given(data=st.data())
@settings(max_examples=25)
def test_every_relevant_fact_has_two_completions_that_the_evaluator_judges_differently(
    rulebook: Rulebook, data: st.DataObject
) -> None:
    """The two cases differ in that fact alone, or in what is derived from it, and in the verdict of an item."""
    case = data.draw(partial_cases(rulebook))
    with Relevance(unknowns(case, rulebook)) as relevance:
        found = sorted(relevance.relevant(relevance.unknowns.owned), key=str)
        for place in found:
            shown = Shown(relevance)
            try:
                one, other = shown.show(case, rulebook, place)
            except (
                ValidationError
            ):  # of two unknown facts that exclude each other relevance does not know (DECISIONS 44)
                continue
            # what is derived for one item and in doubt for another is in doubt there only, which no one case can state
            assert shown.differently or verdicts(evaluate(one, rulebook)) != verdicts(evaluate(other, rulebook)), place


@given(data=st.data())
@settings(max_examples=40)
def test_a_fact_that_is_not_relevant_changes_no_completion(rulebook: Rulebook, data: st.DataObject) -> None:
    """Completions of the law's cases, drawn at random, keep their verdicts under every value of a fact not listed."""
    case = data.draw(partial_cases(rulebook))
    unknown = unknowns(case, rulebook)
    with Relevance(unknown) as relevance:
        idle = unknown.owned.keys() - relevance.relevant(unknown.owned)
    whole = data.draw(completions(case, rulebook, everything=True))
    before = verdicts(evaluate(whole, rulebook))
    for place in idle & unknown.variables.keys():
        if place.path not in rulebook.on(case.on).defined:
            for values in unknown.variables[place].classes:
                body = place.fact.body[0] if place.fact.body else ""
                try:
                    changed = with_fact(whole, place, signed(place.fact, values.example, body, case.on))
                    after = verdicts(evaluate(changed, rulebook))
                except (CaseError, ValidationError):  # it contradicts what else is stated: no completion
                    continue
                assert after == before, (place, values.example)
