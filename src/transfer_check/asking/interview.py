"""An interview: one question at a time, the fact that settles most first, until the answer is settled.

An interview is a value. Every answer gives a new one, which remembers the one before; nothing is read or written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from transfer_check.asking.completion import with_fact
from transfer_check.asking.open import RelevantFact, WhatIsOpen
from transfer_check.circuit import Place, certain_verdict
from transfer_check.facts import SHARED, UNKNOWN, Party, TransferCase, catalogue
from transfer_check.judging import Decision, Verdict, contradictions, evaluate
from transfer_check.law import Rulebook
from transfer_check.law.condition import condition_facts
from transfer_check.words.refusals import NO_QUESTION_LEFT, SAME_IS_NO_ANSWER, contradicts, no_value
from transfer_check.words.replies import AnswerError


@dataclass(frozen=True)
class Interview:
    """Where an interview stands.

    Attributes:
        case: the case with everything answered so far.
        rulebook: the rules.
        stated: the answers, in order: where the fact stands, and its value as a case file states it.
        skipped: the facts that were answered with "unknown"; they are not asked again.
        asserting: derived facts asked for themselves, since what they are derived from is not known.
        same: the parties that are the recipient itself.
        among: the facts that may have been open before the last answer, where no other can be open after it.
        before: the interview before the last answer.
    """

    case: TransferCase
    rulebook: Rulebook
    stated: tuple[tuple[Place, Any], ...] = ()
    skipped: tuple[Place, ...] = ()
    asserting: tuple[Place, ...] = ()
    same: tuple[str, ...] = ()
    among: frozenset[Place] | None = field(default=None, repr=False, compare=False)
    before: Interview | None = field(default=None, repr=False, compare=False)

    @cached_property
    def decision(self) -> Decision:
        """The decision on what is known so far."""
        return evaluate(self.case, self.rulebook)

    @cached_property
    def what_is_open(self) -> WhatIsOpen:
        """What may still change the answer and was not passed over."""
        return WhatIsOpen(
            self.case, self.rulebook, asserting=self.asserting, among=self.among, without=frozenset(self.skipped)
        )

    @property
    def open(self) -> tuple[RelevantFact, ...]:
        """The facts that can still change the answer and were not passed over, best first."""
        return self.what_is_open.facts

    @property
    def question(self) -> RelevantFact | None:
        """The fact to ask for next; ``None`` where no answer could change anything any more."""
        return self.what_is_open.best

    @property
    def settled(self) -> bool:
        """Whether the verdict is determined."""
        return self.decision.verdict is not Verdict.UNDETERMINED

    @cached_property
    def certain(self) -> Verdict | None:
        """The verdict, where it is the same however the open facts turn out; ``None`` otherwise."""
        if self.settled:
            return self.decision.verdict
        return certain_verdict(self.case, self.rulebook, asserting=self.asserting)

    @property
    def statements(self) -> list[tuple[str, int | None, int | None, Any]]:
        """The answers as path, item, third party and value, in order."""
        return [(*place, value) for place, value in self.stated]

    # ── what may be answered ──────────────────────────────────────────────────────────────────

    def answered(self, value: Any) -> Interview:
        """Return the interview with the question answered.

        Args:
            value: the value as a case file states it; an assessment with ``value``, ``by`` and ``on``.

        Raises:
            AnswerError: for a value that the fact cannot have, or that contradicts what is stated already.
        """
        place = self._asked
        try:
            case = with_fact(self.case, place, value)
            for party in self.same:
                owner, _, name = place.path.partition(".")
                if owner == "recipient" and name in Party.model_fields:
                    case = with_fact(case, Place(f"{party}.{name}"), value)
        except ValidationError as error:
            reason = error.errors(include_url=False)[0]["msg"]
            raise AnswerError(no_value(reason)) from None
        self._require_consistent(case)
        among = None if place.fact.type == "parties" else self._places
        return replace(self, case=case, stated=(*self.stated, (place, value)), among=among, before=self)

    def unknown(self) -> Interview:
        """Return the interview with the question passed over.

        Where a derived fact hangs on it, that fact is asked for itself: what cannot be derived can be stated by hand.
        """
        place = self._asked
        by_hand = [each for each in self._derived_from(place) if each not in (*self.skipped, *self.asserting)]
        left = tuple(each for each in self.asserting if each != place)
        asserting = (*left, *by_hand)
        among = self._places if asserting == self.asserting else None
        return replace(self, skipped=(*self.skipped, place), asserting=asserting, among=among, before=self)

    def back(self) -> Interview:
        """Return the interview before the last answer; itself where nothing was answered yet."""
        return self.before or self

    def is_recipient(self) -> Interview:
        """Return the interview in which the party asked about is the recipient itself.

        Raises:
            AnswerError: where the question is not about a party of which nothing is known yet.
        """
        owner = self._asked.path.partition(".")[0]
        if not self.can_be_recipient:
            raise AnswerError(SAME_IS_NO_ANSWER)
        recipient = self.case.recipient
        fields = {name: getattr(recipient, name) for name in Party.model_fields} if recipient is not None else {}
        model = type(getattr(self.case, owner))
        party = None if recipient is None else model.model_validate(fields)
        case = self.case.model_copy(update={owner: party})
        self._require_consistent(case)
        stated = (*self.stated, (Place(owner), "recipient"))
        return replace(self, case=case, stated=stated, same=(*self.same, owner), among=self._places, before=self)

    def _require_consistent(self, case: TransferCase) -> None:
        """Refuse an answer by which the case would state a derived fact against what else it states."""
        found = contradictions(case, self.rulebook)
        if found:
            facts = [catalogue()[each.path].label for each in found]
            raise AnswerError(contradicts(facts))

    @property
    def can_be_recipient(self) -> bool:
        """Whether the question is about a party of which nothing is known, and which may be the recipient."""
        if self.question is None:
            return False
        owner = self.question.fact.path.partition(".")[0]
        if owner not in SHARED or owner in self.same:
            return False
        party = getattr(self.case, owner)
        return party is not None and all(getattr(party, name) is UNKNOWN for name in type(party).model_fields)

    @property
    def _places(self) -> frozenset[Place]:
        return frozenset(self.what_is_open.left)

    @property
    def _asked(self) -> Place:
        if self.question is None:
            raise AnswerError(NO_QUESTION_LEFT)
        return self.question.place

    def _derived_from(self, place: Place) -> list[Place]:
        """Return the unknown derived facts whose definition reads a fact."""
        edition = self.rulebook.on(self.case.on)
        known = self.case.facts()
        found = []
        for path, definition in edition.defined.items():
            if place.path in condition_facts(definition.provision.when):
                if not path.startswith("item."):
                    found += [Place(path)] * (path not in known)
                else:
                    items = range(len(self.case.items)) if place.item is None else (place.item,)
                    found += [Place(path, item) for item in items if path not in self.case.item_facts()[item]]
        return found
