"""The one dictionary of verdicts: what each is called, and the sentence an answer says it in."""

from __future__ import annotations

from typing import NamedTuple

from transfer_check.judging import Standing, Verdict
from transfer_check.text import Text


class VerdictWords(NamedTuple):
    """A verdict in words.

    Attributes:
        label: what it is called in a table, a heading or a quotation.
        sentence: how an answer for one transfer says it.
    """

    label: Text
    sentence: Text


VERDICT_WORDS = {
    Verdict.PROHIBITED: VerdictWords(
        Text("移転は認められない（禁止）", "prohibited"),
        Text("移転は認められない（禁止）。", "The transfer is prohibited."),
    ),
    Verdict.NOT_PERMITTED: VerdictWords(
        Text("移転は認められない", "not permitted"),
        Text("移転は認められない。", "The transfer is not permitted."),
    ),
    Verdict.UNDETERMINED: VerdictWords(
        Text("判断未了", "undetermined"),
        Text("判断未了である。", "The answer is undetermined."),
    ),
    Verdict.NO_TEXT_IN_FORCE: VerdictWords(
        Text("当日適用すべき政策文書なし", "no policy text in force"),
        Text(
            "当日適用すべき政策文書がないため、移転の可否は判断されない（移転を認め得るとするものではない。）。",
            "No policy text was in force on that day: whether the transfer may be permitted is not answered.",
        ),
    ),
    Verdict.MAY_BE_PERMITTED: VerdictWords(
        Text("移転を認め得る", "may be permitted"),
        Text("移転を認め得る。", "The transfer may be permitted."),
    ),
    Verdict.OUT_OF_SCOPE: VerdictWords(
        Text("対象外", "out of scope"),
        Text(
            "対象外である（武器の移転の可否を定める規範は、この移転に及ばない。）。",
            "The transfer is out of scope: no text that decides on transfers of arms reaches it.",
        ),
    ),
}
VERDICTS = {verdict: words.label for verdict, words in VERDICT_WORDS.items()}
POSSIBLY_PROHIBITED = Text(
    "移転は認められない（禁止に該当する可能性もある。）", "not permitted, and possibly prohibited"
)
"""The label of what is not permitted where it is open whether it is prohibited as well."""

ON_A_LATER_DAY = {
    Verdict.MAY_BE_PERMITTED: Text("移転を認め得る", "the transfer may be permitted"),
    Verdict.OUT_OF_SCOPE: Text("移転は規範の対象外となる", "the transfer is out of scope"),
    Verdict.UNDETERMINED: Text(
        "判断未了となり、記録にない事実の確認又は判断を要する",
        "the answer is undetermined: it waits for facts or judgements that are not on record",
    ),
}
"""The verdicts that a later day can bring, as the clause that follows *on the same facts*."""

STANDINGS: dict[Standing | None, Text] = {
    Standing.SATISFIED: Text("該当", "satisfied"),
    Standing.NOT_SATISFIED: Text("非該当", "not satisfied"),
    Standing.UNKNOWN: Text("不明", "unknown"),
    Standing.EXCUSED: Text("例外に該当", "excused"),
    Standing.NOT_APPLICABLE: Text("適用なし", "not applicable"),
    None: Text("効力なし", "not in force"),
}
"""How a provision stands on a case; ``None`` where it was not in force."""
