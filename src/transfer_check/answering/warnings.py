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
from transfer_check.words.day_text import day_in_words


class Notice(NamedTuple):
    """Something a reader must know that does not change the verdict."""

    id: str
    text: Text


NO_POLICY = Notice(
    "no-policy-text",
    Text(
        "この日には武器の移転に関する政策文書がまだ存在しない（最初のものは1967年4月21日の武器輸出三原則である。）。外国為替及び外国貿易管理法に基づく許可の要否及び1966年12月16日以後は安全保障理事会の武器禁輸のみが問題となる。",
        "No policy text on arms transfers was in force on this day: the first, the Three Principles on Arms Exports, is of "
        "21 April 1967. Only the statutory duty to obtain a permit applies and, from 16 December 1966, the arms embargoes "
        "of the Security Council.",
    ),
)
NO_LAW = Notice(
    "no-law",
    Text(
        "この日には武器の移転に関する政策文書も、外国為替及び外国貿易管理法（1949年12月1日）も存在しない。この結論は、いかなる法令の判断も示すものではない。",
        "On this day there was neither a policy text on arms transfers nor the Foreign Exchange and Foreign Trade Control "
        "Act of 1 December 1949. The answer tells nothing about the law of the time.",
    ),
)
NO_COUNCIL = Notice(
    "signed-before-the-council",
    Text(
        "国家安全保障会議が設置されたのは2013年12月4日であり、それより前の日付の同会議の判断が記載されている。その前身は安全保障会議である。",
        "A judgement is signed by the National Security Council for a day before it was set up on 4 December 2013. Its "
        "predecessor was the Security Council of Japan.",
    ),
)
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


def later_than_the_rules(as_of: date) -> Notice:
    """Return the notice for days after those up to which the rules were compiled."""
    ja, en = day_in_words(as_of, "ja"), day_in_words(as_of, "en")
    return Notice(
        "later-than-the-rules",
        Text(
            f"収録した規範は{ja}現在のものである。その後の改正は反映されていないので、効力を有する規範を確認されたい。",
            f"The rules were compiled as of {en}. A revision made since then is not in them: check what is in force.",
        ),
    )


def _before_the_council(signed: Signed) -> bool:
    return signed.by.startswith("nsc") and signed.on < COUNCIL_SET_UP


def _by_another(path: str, signed: Signed) -> bool:
    return not may_sign(signed.by, catalogue()[path].body)


def _signed_by_others(signatures: Mapping[str, str]) -> Notice:
    """Return a notice of judgements by path, each with the body that signed it instead of those it is left to."""
    bodies = VOCABULARIES["body"].terms
    ja, en = [], []
    for path, body in signatures.items():
        fact = catalogue()[path]
        judges = [bodies[each] for each in fact.body]
        ja.append(
            f"{fact.label.ja}（記載された機関：{bodies[body].ja}、判断する機関："
            f"{'又は'.join(each.ja for each in judges)}）"
        )
        en.append(f"{fact.label.en} (signed by {bodies[body].en}, left to {' or '.join(each.en for each in judges)})")
    return Notice(
        "signed-by-another-body",
        Text(
            f"次の判断は、その判断を行うこととされる機関とは異なる機関の名で記載されている：{'、'.join(ja)}。",
            f"These judgements are signed by a body other than the one they are left to: {'; '.join(en)}.",
        ),
    )


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
