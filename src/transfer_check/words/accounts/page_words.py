"""The fixed words of the page."""

from __future__ import annotations

from transfer_check.text import Text
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
