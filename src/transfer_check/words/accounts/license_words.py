"""What the Act asks besides the principles: its leave, who grants it, and that no conclusion stands in for it."""

from __future__ import annotations

from datetime import date

from transfer_check.answering import Answer
from transfer_check.judging import Verdict
from transfer_check.text import Language, Text
from transfer_check.words import body_in_words

_LICENSE_OF_GOODS = date(1987, 11, 10)
"""Until then goods were approved; source: Law No. 89 of 1987, as the rules date it."""
_BY_MINISTER = "meti"
LICENSE, APPROVAL = Text("許可", "a license"), Text("承認", "an approval")
REFUSED = (Verdict.PROHIBITED, Verdict.NOT_PERMITTED)
NOT_FREE = Text(
    "対象外であることは、輸出が自由であることを意味しない。",
    "To be outside does not mean that it may be exported freely.",
)
_OUTSIDE = Text(
    "三原則等の対象外である。輸出が自由であるという意味ではない。外為法に基づく{leave}を要し得るので、その要否を別に確認すること。",
    "Outside the Principles. This does not mean that it may be exported freely: {leave} under the Foreign Exchange and "
    "Foreign Trade Act may be required, which has to be checked separately.",
)
_NO_OBSTACLE = Text(
    "三原則等の上で支障はない。{leave}の可否は、{minister}が判断する。",
    "No obstacle under the Principles. The {minister} decides whether to grant {leave}.",
)
_WITHOUT_LEAVE = Text(
    "{minister}の{leave}なく輸出し、又は提供することはできない（{cited}）。",
    "Nothing may be exported without {leave} from the {minister} ({cited}).",
)


def leave_of_the_day(on: date, *, goods: bool = True) -> Text:
    """Return what the Act calls its leave: a license, of goods before the revision of 1987 an approval."""
    return APPROVAL if goods and on < _LICENSE_OF_GOODS else LICENSE


def licensing_minister(on: date, language: Language) -> str:
    """Return the minister who licenses, by the name of the day."""
    return body_in_words(_BY_MINISTER, on, language)


def no_obstacle(verdict: Verdict, on: date, language: Language) -> str:
    """Return what is said of a case to which no provision of the principles is opposed: that it is no leave.

    Args:
        verdict: may be permitted, or outside.
        on: the day whose law applies.
        language: the language.
    """
    text = _OUTSIDE if verdict is Verdict.OUT_OF_SCOPE else _NO_OBSTACLE
    return text.in_(language).format(
        leave=leave_of_the_day(on).in_(language), minister=licensing_minister(on, language)
    )


def owed_before_leaving(gathered: Answer) -> list[str]:
    """Return the ids of the provisions by which the exporter needs leave first."""
    return [duty.rule for duty in gathered.duties if duty.bearer == "exporter" and duty.due == "before_transfer"]


def nothing_without_leave(on: date, cited: str, language: Language, *, goods: bool = True) -> str:
    """Return what is owed after a refusal: that nothing may leave without the minister's leave."""
    return _WITHOUT_LEAVE.in_(language).format(
        leave=leave_of_the_day(on, goods=goods).in_(language), minister=licensing_minister(on, language), cited=cited
    )
