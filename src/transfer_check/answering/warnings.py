"""Notices: what a reader of an answer must know that changes no verdict.

Everything is read off a `Decision`; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from transfer_check.answering.day_warnings import signature_notices, state_notices, table_notices
from transfer_check.answering.override_warnings import other_day_notices, override_notices
from transfer_check.facts import COUNCIL_SET_UP, VOCABULARIES, Signed, catalogue, may_sign
from transfer_check.judging import Decision
from transfer_check.law.condition import condition_facts
from transfer_check.text import Text
from transfer_check.words.notices import (
    BEFORE_THE_COUNCIL,
    NO_LAW_AT_ALL,
    NO_POLICY_TEXT,
    judged_after_the_day,
    later_than_compiled,
    signed_by_another_body,
)


class Notice(NamedTuple):
    """Something a reader must know that does not change the verdict."""

    id: str
    text: Text


NO_POLICY = Notice("no-policy-text", NO_POLICY_TEXT)
NO_LAW = Notice("no-law", NO_LAW_AT_ALL)
NO_COUNCIL = Notice("signed-before-the-council", BEFORE_THE_COUNCIL)
ACT_OF_1949 = date(1949, 12, 1)


def notices_of_facts(decision: Decision) -> Iterator[Notice]:
    """Yield the notices of derived facts that are not what the case, or the rules, say of them."""
    yield from (Notice(*each) for each in override_notices(decision))
    yield from (Notice(*each) for each in other_day_notices(decision))


def notices(decision: Decision) -> Iterator[Notice]:
    """Yield what a reader of a decision must be told besides the verdict, each thing once; first what is signed against the rules."""
    yield from notices_of_facts(decision)
    yield from (Notice(*each) for each in table_notices(decision))
    yield from (Notice(*each) for each in state_notices(decision))
    if not decision.policy_in_force:
        yield NO_POLICY if decision.on >= ACT_OF_1949 else NO_LAW
    as_of = decision.rulebook.as_of
    if as_of is not None and decision.on > as_of:
        yield later_than_the_rules(as_of)
    judgements = decision.case.assessments()
    if _read(decision, {path for path, signed in judgements.items() if _before_the_council(signed)}):
        yield NO_COUNCIL
    others = _read(decision, {path for path, signed in judgements.items() if _by_another(path, signed)})
    if others:
        yield _signed_by_others({path: judgements[path].by for path in judgements if path in others})
    yield from (Notice(*each) for each in signature_notices(decision))
    late = [catalogue()[path] for path, signed in judgements.items() if signed.on > decision.on]
    if late:
        yield Notice("judged-after-the-day", judged_after_the_day([fact.label for fact in late]))
    cautions = dict.fromkeys(caution for item in decision.items for caution in item.cautions)
    yield from (Notice(caution.id, caution.text) for caution in cautions)


def later_than_the_rules(as_of: date) -> Notice:
    """Return the notice for days after those up to which the rules were compiled."""
    return Notice("later-than-the-rules", later_than_compiled(as_of))


def _before_the_council(signed: Signed) -> bool:
    return signed.by.startswith("nsc") and signed.on < COUNCIL_SET_UP


def _by_another(path: str, signed: Signed) -> bool:
    return not may_sign(signed.by, catalogue()[path].body)


def _signed_by_others(signatures: Mapping[str, str]) -> Notice:
    """Return a notice of judgements by path, each with the body that signed it instead of those it is left to."""
    bodies = VOCABULARIES["body"].terms
    told = [
        (catalogue()[path].label, bodies[body], [bodies[judge] for judge in catalogue()[path].body])
        for path, body in signatures.items()
    ]
    return Notice("signed-by-another-body", signed_by_another_body(told))


def _read(decision: Decision, paths: set[str]) -> set[str]:
    """Return those of some paths that a provision in force reads."""
    if not paths:
        return paths
    return paths & {
        path
        for provision in decision.rulebook.in_force(decision.on)
        for condition in provision.conditions
        for path in condition_facts(condition)
    }
