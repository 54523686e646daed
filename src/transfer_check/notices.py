"""Notices: what a reader of an answer must know that changes no verdict.

Everything is read off a `Decision`; nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from transfer_check.case import catalogue
from transfer_check.conditions import condition_facts
from transfer_check.decision import Decision
from transfer_check.text import Text


class Notice(NamedTuple):
    """Something a reader must know that does not change the verdict."""

    id: str
    text: Text


NO_POLICY = Notice(
    "no-policy-text",
    Text(
        "この日には武器の移転に関する政策文書がまだ存在しない（最初のものは1967年4月21日の武器輸出三原則である。）。外国為替及び外国貿易法に基づく許可の要否のみが問題となる。",
        "No policy text on arms transfers was in force on this day: the first, the Three Principles on Arms Exports, is of "
        "21 April 1967. Only the statutory duty to obtain a permit applies.",
    ),
)
NO_COUNCIL = Notice(
    "signed-before-the-council",
    Text(
        "国家安全保障会議が設置されたのは2013年12月であり、それより前の日付の同会議の判断が記載されている。その前身は安全保障会議である。",
        "A judgement is signed by the National Security Council for a day before it was set up in December 2013. Its "
        "predecessor was the Security Council of Japan.",
    ),
)
_COUNCIL_SET_UP = date(2013, 12, 1)
"""First day of the month in which the National Security Council was set up."""


def notices(decision: Decision) -> Iterator[Notice]:
    """Yield what a reader of a decision must be told besides the verdict, each thing once."""
    if not decision.policy_in_force:
        yield NO_POLICY
    if _signed_before_the_council(decision):
        yield NO_COUNCIL
    late = [catalogue()[path] for path, signed in decision.case.assessments().items() if signed.on > decision.on]
    if late:
        ja, en = "、".join(fact.label.ja for fact in late), "; ".join(fact.label.en for fact in late)
        yield Notice(
            "judged-after-the-day",
            Text(
                f"次の判断は、適用する規範の日より後にされたものである：{ja}。",
                f"These judgements were made after the day whose law is applied: {en}.",
            ),
        )
    cautions = dict.fromkeys(caution for item in decision.items for caution in item.cautions)
    yield from (Notice(caution.id, caution.text) for caution in cautions)


def _signed_before_the_council(decision: Decision) -> bool:
    """Whether a judgement that some provision in force reads bears such a signature."""
    early = {
        path
        for path, signed in decision.case.assessments().items()
        if signed.by.startswith("nsc") and signed.on < _COUNCIL_SET_UP
    }
    return bool(early) and any(
        early & condition_facts(condition)
        for provision in decision.rulebook.in_force(decision.on)
        for condition in provision.conditions
    )
