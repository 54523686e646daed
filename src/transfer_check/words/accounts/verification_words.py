"""The words of verifying a record: what came of it, what differs, and what a digest proves."""

from __future__ import annotations

from transfer_check.text import Text

TITLE = Text("記録の検証", "Verification of a record")
RESULT = Text("結果", "Result")
DECIDED = Text("結論の根拠", "Decided")
DIGEST_AGREES = Text("ダイジェストは内容と一致する。", "Digest and content agree.")
PROVISIONS_OTHERWISE = Text("当該日の規定の相違", "Provisions of that day that are not what they were")
PARTICULARS_OTHERWISE = Text("その他の記載の相違", "Other particulars that differ")
TABLES_OTHERWISE = Text("表の相違", "Tables that differ")
FILES_OTHERWISE = Text("規則のファイルの相違", "Rule files that differ")
VERSIONS_OTHERWISE = Text("版の相違", "Versions that differ")
OUTCOMES = {
    "same": Text("同一である。", "The decision is the same."),
    "other_particulars": Text(
        "結論及び理由は同一であるが、その他の記載が異なる。",
        "Verdict and reasons are the same; other particulars differ.",
    ),
    "other_reasons": Text("結論は同一であるが、理由が異なる。", "The verdict is the same, for other reasons."),
    "changed": Text("結論が異なる。", "The verdict has changed."),
}
"""What verifying found, by the value of its outcome."""
UNEXPLAINED = Text(
    "規則、表及び版はいずれも記録と同一である。したがって、記録された判断は、記録された規則から得られるものではない。",
    "Rules, tables and versions are those of the record: what it gives as the decision is not what they yield.",
)
CLOSING = Text(
    "署名のないダイジェストは偶発的な改変を示すにとどまり、改変の上ダイジェストを計算し直した者までは明らかにしない。",
    "A digest without a signature shows accidents, not a forger who computes it anew.",
)
RULE_CHANGES = {
    "changed": Text("内容の変更", "content changed"),
    "ended": Text("当該日に効力を有しないこととなったもの", "no longer in force on that day"),
    "began": Text("当該日に効力を有することとなったもの", "now in force on that day"),
}
"""What became of a provision."""
FILE_CHANGES = {
    "changed": Text("変更", "changed"),
    "ended": Text("削除", "removed"),
    "began": Text("追加", "added"),
}
PARTICULARS = {
    "weakest_evidence": Text("典拠の確度", "the weakest evidence"),
    "items": Text("規定の引用及び典拠", "citations and their evidence"),
    "open_facts": Text("質問の文言", "the wording of questions"),
    "assumed_not_taken": Text("されていないものとした行為", "acts assumed not taken"),
    "assessments": Text("案件に記載された判断", "judgements stated in the case"),
    "asserted": Text("導出によらず案件に記載された事実", "what is stated instead of being derived"),
    "deciders": Text("判断権者", "who decides"),
    "duties": Text("義務", "duties"),
    "warnings": Text("注意事項", "warnings"),
}
"""What else an answer says, by its key."""


def basis(law: str, evaluated: str, version: str) -> Text:
    """Return the sentence that names the day whose law was applied, the day of evaluation and the version that evaluated."""
    return Text(
        f"適用した規範の日：{law}。評価の日：{evaluated}。評価に用いた版：{version}。",
        f"Law of {law}; evaluated on {evaluated} by version {version}.",
    )


def case_or_item(place: int) -> Text:
    """Return whose verdict it is: that of the case for 0, that of an item for its number."""
    return Text(f"品目{place}", f"item {place}") if place else Text("案件", "case")


def of_item(place: int) -> Text:
    """Return which item something is about, to follow a title."""
    return Text(f"（品目{place + 1}）", f", item {place + 1}")


def then_by(rules: str) -> Text:
    """Return by which provisions the record was decided."""
    return Text(f"記録：{rules}", f"then by {rules}")


def now_by(rules: str) -> Text:
    """Return by which provisions it is decided today."""
    return Text(f"現在：{rules}", f"now by {rules}")
