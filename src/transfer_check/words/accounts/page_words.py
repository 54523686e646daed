"""The fixed words of papers: of the page above all, and of what every layout prints."""

from __future__ import annotations

from collections.abc import Iterable

from transfer_check.text import Language, Text
from transfer_check.words.accounts import edition_account as editions

WORDS = {
    "document": Text("移転可否の検討結果", "Examination of a proposed transfer"),
    "documents": Text("移転可否の検討結果（複数案件）", "Examination of proposed transfers"),
    "case": Text("案件番号", "Case"),
    "day": Text("適用する規範の日", "Day whose law applies"),
    "law_of": Text("適用日", "Law of"),
    "edition": Text("適用した版", "Edition applied"),
    "evidence": Text("典拠の確認の程度", "Weakest evidence"),
    "no_evidence": Text("該当なし", "none to state"),
    "verdict": Text("結論", "Verdict"),
    "in_short": Text("要旨", "In short"),
    "in_full": Text("全文", "Full account"),
    "contents": Text("案件一覧", "Cases"),
    "editions": editions.TITLE,
    "editions_note": editions.NOTE,
    "this_day": Text("本件の適用日", "day applied"),
    "prepared_by": Text("作成者（所属・氏名）", "Prepared by (office, name)"),
    "prepared_on": Text("作成日", "Date"),
    "checked_by": Text("確認者（所属・氏名）", "Checked by (office, name)"),
    "for_the_file": Text("記入欄", "For the file"),
    "rules": Text("規則", "rules"),
    "facts": Text("案件", "case"),
}

WARNINGS = Text("注意", "Warnings")
WHAT_IS_OPEN = Text("結論を左右し得る事実", "What can still change the answer")
WHY_NOT = Text("移転が認められない理由", "What keeps a transfer from being permitted")
REMEDIES = Text("講ずべき手段", "What would have to change")
WHAT_IF = Text("事実を仮定した検討", "Examination on supposed facts")
"""What the paper of an inquiry is, as its head says."""


def how_many_cases(count: int, language: Language) -> str:
    """Return a number of cases."""
    return Text(f"{count}件", f"{count} cases").in_(language)


def verdict_told(sentences: Iterable[str], language: Language) -> tuple[str, str]:
    """Return the word that stands before an answer, with what divides it from the answer, and the answer as one text."""
    return Text("結論：", "Verdict: ").in_(language), ("" if language == "ja" else " ").join(sentences)
