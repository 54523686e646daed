"""Steering a draft: stating facts so that a condition is true, or false.

A fact once stated is never changed, so a wish can fail; what comes out is always a valid case.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from transfer_check.facts import UNKNOWN, catalogue
from transfer_check.kleene import Truth, all_of, any_of, negate
from transfer_check.law.condition import AllOf, AnyOf, Condition, Every, Leaf, MemberOfFact, Not, Some, leaf_facts
from transfer_check.strategies.drafts import NULLABLE, Draft, Place
from transfer_check.strategies.palette import Palette, chance, partners_with, pick


class Steering:
    """Draws the facts of one item of a draft."""

    def __init__(self, draw: st.DrawFn, palette: Palette, draft: Draft, item: int) -> None:
        self.draw, self.palette, self.draft = draw, palette, draft
        self.edition = palette.edition
        self.here = Place(item)
        self.wishes: dict[str, dict[tuple[Leaf, bool], None]] = {}

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def want(self, condition: Condition, truth: bool, at: Place | None = None) -> None:
        """State facts that make a condition true, or false."""
        self._foresee(condition, truth)
        self._want(condition, truth, at or self.here)

    def _foresee(self, condition: Condition, truth: bool) -> None:
        """Note what every way of fulfilling a wish asks of a fact, so that one part does not spoil another."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                if isinstance(condition, AllOf) is truth:
                    for part in parts:
                        self._foresee(part, truth)
            case Not(part):
                self._foresee(part, not truth)
            case Some() | Every() | MemberOfFact():
                return
            case _:
                definition = self.edition.defined.get(condition.fact)
                if definition is not None:
                    self._foresee(definition.provision.when, truth)
                self.wishes.setdefault(condition.fact, {})[condition, truth] = None

    def truth(self, condition: Condition, at: Place) -> Truth:
        """Return the truth of a condition on what is stated so far; that of a quantifier is not looked into."""
        match condition:
            case AllOf(parts):
                return all_of(self.truth(part, at) for part in parts)
            case AnyOf(parts):
                return any_of(self.truth(part, at) for part in parts)
            case Not(part):
                return negate(self.truth(part, at))
            case Some() | Every():
                return Truth.UNKNOWN
            case _:
                return self._truth_of_leaf(condition, at)

    def _truth_of_leaf(self, leaf: Leaf, at: Place) -> Truth:
        stated = {path: self.draft.value(path, at) for path in leaf_facts(leaf)}
        if stated[leaf.fact] is UNKNOWN and leaf.fact in self.edition.defined:
            return self.truth(self.edition.defined[leaf.fact].provision.when, at)
        if stated[leaf.fact] is UNKNOWN and leaf.fact.startswith("act."):
            stated[leaf.fact] = False
        return self.palette.truth(leaf, stated)

    def _want(self, condition: Condition, truth: bool, at: Place) -> None:
        if self.truth(condition, at) is Truth.of(truth):
            return
        match condition:
            case AllOf(parts) | AnyOf(parts):
                if isinstance(condition, AllOf) is truth:
                    for part in parts:
                        self._want(part, truth, at)
                elif parts:
                    hopeful = [part for part in parts if self.truth(part, at) is Truth.UNKNOWN]
                    self._want(pick(self.draw, hopeful or parts), truth, at)
            case Not(part):
                self._want(part, not truth, at)
            case Some() | Every():
                self._want_of_list(condition, truth)
            case _:
                self._want_leaf(condition, truth, at)

    def _want_leaf(self, leaf: Leaf, truth: bool, at: Place) -> None:
        if isinstance(leaf, MemberOfFact):
            self._want_member(leaf, truth, at)
        elif self.draft.free(leaf.fact, at):
            definition = self.edition.defined.get(leaf.fact)
            options = self.palette.options(leaf, truth)
            if definition is not None and not chance(self.draw, 4):
                self._want(definition.provision.when, truth, at)
            elif options:
                self.draft.state(catalogue()[leaf.fact], pick(self.draw, self._best(leaf.fact, options)), at)

    def _best(self, path: str, options: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the options that fulfil every wish about a fact; all of them where none does."""
        best = options
        for leaf, truth in self.wishes.get(path, ()):
            fulfilling = self.palette.options(leaf, truth)
            best = tuple(value for value in best if value in fulfilling)
        return best or options

    def _want_member(self, leaf: MemberOfFact, truth: bool, at: Place) -> None:
        if self.draft.free(leaf.fact, at):
            self.draft.state(catalogue()[leaf.fact], pick(self.draw, self.palette.values(leaf.fact)), at)
        lists = partners_with(self.draft.value(leaf.fact, at), truth)
        if lists and self.draft.free(leaf.list_fact, at):
            self.draft.state(catalogue()[leaf.list_fact], pick(self.draw, lists), at)

    def _want_of_list(self, condition: Some | Every, truth: bool) -> None:
        if isinstance(condition, Some) is truth:
            open_ended = not self.draft.complete and self._may(condition.list_fact)
            if open_ended or self.draft.free(condition.list_fact, self.here):
                self.draft.add_party()
            if self.draft.parties:
                place = pick(self.draw, range(len(self.draft.parties)))
                self.want(condition.where, truth, Place(self.here.item, place))
            return
        if self.draft.parties is None and self.draft.free(condition.list_fact, self.here):
            self.draft.parties = []
        self.draft.complete = self.draft.complete or self._may(condition.list_fact)
        for place in range(len(self.draft.parties or ())):
            self.want(condition.where, truth, Place(self.here.item, place))

    def _may(self, path: str) -> bool:
        return self.draft.only is None or path in self.draft.only

    # ── anything ──────────────────────────────────────────────────────────────────────────────

    def scatter(self, count: int) -> None:
        """State some facts the rules read, whatever they are."""
        for _ in range(count if self.palette.read else 0):
            self.state(pick(self.draw, self.palette.read))

    def state(self, path: str) -> None:
        """State a fact, whatever its value, where it is free; for a fact of list elements, in every element."""
        for place in range(len(self.draft.parties or ()) or 1):
            at = Place(self.here.item, place)
            if self.draft.free(path, at):
                if path == "third_parties":
                    self._parties()
                else:
                    self.draft.state(catalogue()[path], pick(self.draw, self.palette.values(path)), at)

    def _parties(self) -> None:
        self.draft.parties = [{} for _ in range(pick(self.draw, range(3)))]

    def absent(self) -> None:
        """State that some part of the case is known to be none: a part whose derived facts all have a definition."""
        underivable = {
            path.partition(".")[0]
            for path in self.palette.read
            if catalogue()[path].kind == "derived" and path not in self.edition.defined
        }
        self.draft.none(pick(self.draw, [name for name in NULLABLE if name not in underivable]))
