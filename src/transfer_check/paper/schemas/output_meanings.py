"""What each part and key of the JSON output means, in both languages."""

from __future__ import annotations

from transfer_check.text import Text

FORM = {
    "decision": Text(
        "一つの案件の判定（evaluate --format json）", "The answer for one case (`evaluate --format json`)."
    ),
    "decisions": Text(
        "複数の案件の判定（evaluateに複数の案件を与えたとき）",
        "The answers for several cases (`evaluate` with several).",
    ),
    "what-is-open": Text("未だ明らかでない事実（what-is-open）", "The facts that can still change the answer."),
    "why-not": Text(
        "認められない理由及び各根拠までの隔たり（why-not）", "What is in the way, and how near each ground came."
    ),
    "remedies": Text(
        "認め得ることとなる最小の変更（remedies）", "The smallest changes under which a case may be permitted."
    ),
    "what-if": Text("事実を変えた場合の判定（what-if）", "The answers before and after some changes, and what turned."),
    "record": Text("判定の記録（record）", "A decision with all it rests on, as this version writes it."),
    "verification": Text("記録の検証の結果（verify）", "What verifying a record found."),
    "batch-case": Text("一つの案件の行（batchのJSON Lines）", "One line of `batch`: the answer for one case."),
    "batch-item": Text(
        "一つの品目の行（batch --per item）", "One line of `batch --per item`: the answer for one item."
    ),
    "batch-days": Text(
        "一つの案件及び日の行（batchに--onを複数与えたとき）",
        "One line of `batch` with several `--on`: the answer for one case by the law of one day.",
    ),
    "batch-summary": Text("一括判定の集計（batch --summary）", "The counts of a run (`batch --summary FILE.json`)."),
}
"""What each form is."""

PART = {
    "AnswerData": Text("一つの案件の判定", "The answer for one case."),
    "ItemData": Text("一つの品目について各規範の述べるところ", "What the regimes together say of one item."),
    "RegimeData": Text("一つの品目について一つの規範の述べるところ", "What one regime says of one item."),
    "FindingData": Text("一つの品目に対する一つの規則の当てはめ", "How one rule stands on one item."),
    "ReasonData": Text(
        "当てはめを決め、又は決めない一つの比較", "One comparison that settles a finding or keeps it open."
    ),
    "CiteData": Text("引用箇所", "Where a provision stands."),
    "Wording": Text("両言語による文言", "One wording in both languages."),
    "OpenFactData": Text("判定が待つ事実", "A fact the verdict waits for."),
    "AssessmentData": Text("案件に記載された判断", "A judgement as the case states it."),
    "OverrideData": Text("署名により導出と異なる値とされた事実", "A derived fact whose value somebody signed."),
    "DeciderData": Text("判断権者", "A body that has to decide."),
    "DutyData": Text("移転に伴う義務", "A duty that attaches to the transfer."),
    "ValidityData": Text("判定の妥当する期間", "How long an answer holds."),
    "ChangeData": Text("判定が妥当する最後の日の翌日に変わるもの", "What changes on the day to which an answer holds."),
    "WarningData": Text("結論に影響しない注意事項", "Something a reader must know that does not change the verdict."),
    "LeadsToData": Text("同じ結論に至る事実の値", "Values of one fact that lead to the same verdict."),
    "OpenMatterData": Text("判定を変え得る事実", "A fact that can still change the answer."),
    "AssignmentData": Text(
        "組をなす事実の値及びその結論", "Values of the facts of a set, in their order, and the verdict."
    ),
    "SettlingSetData": Text("併せて判定を決する事実の組", "Facts that together settle the answer."),
    "RequirementData": Text(
        "規則の要する一つの比較及びその現状", "One comparison that a rule needs, and how it stands."
    ),
    "StatedData": Text("事実及びその値", "A fact and a value of it."),
    "ApproachData": Text("根拠又は例外までの隔たり", "How near a ground or an exception came."),
    "BarrierData": Text("品目が認められることを妨げる規則", "A rule that keeps an item from being permitted."),
    "ClosureData": Text(
        "根拠のない限り認めない規範及びその根拠", "A regime that permits nothing without a ground, and its grounds."
    ),
    "ItemGroundsData": Text("一つの品目が認められることを妨げるもの", "What keeps one item from being permitted."),
    "RemedyChangeData": Text("変更の一つ", "One fact of a remedy."),
    "RemedyData": Text("認め得ることとなる最小の変更の一組", "One smallest set of changes."),
    "ObstacleData": Text("品目の妨げとなる規則", "A rule in the way of an item."),
    "LaterData": Text("現状のまま認め得ることとなる後の日", "A later day whose law permits the case as it is."),
    "SideData": Text("変更の前又は後の判定", "The answer on one side of the changes."),
    "TurnedData": Text("当てはめの変わった規則", "A rule that stands differently on an item."),
    "VerdictsData": Text("当時及び現在の結論", "A verdict then and now."),
    "DeterminingData": Text(
        "当時及び現在の決め手となった規則", "The rules that decided then, and those that decide now."
    ),
    "ChangedRuleData": Text("当時と異なる規定", "A provision that is not what it was."),
    "ChangedFileData": Text("当時と異なるファイル", "A file that is not what it was."),
    "StandingsData": Text("当てはめの異なる規則", "A rule that stands differently on an item."),
    "VersionData": Text("版の異なるプログラム", "A program or library of another version."),
    "RejectedData": Text("判断しなかったものの数", "How much was not judged."),
    "CountedWarningData": Text("注意事項及びその付された判定の数", "A warning, and how many answers carry it."),
    "DigestsData": Text("判定の基礎の全てのダイジェスト", "Digests of all that the decision rests on."),
    "JsonValue": Text("JSONの値", "Any value of JSON; an unknown fact is the word `unknown`."),
}
"""What each part of a form is."""
for _model, _name in (
    ("OpenData", "what-is-open"),
    ("GroundsData", "why-not"),
    ("RemediesData", "remedies"),
    ("WhatIfData", "what-if"),
    ("RecordData", "record"),
    ("VerificationData", "verification"),
    ("CaseRow", "batch-case"),
    ("ItemRow", "batch-item"),
    ("ComparedRow", "batch-days"),
    ("SummaryData", "batch-summary"),
):
    PART[_model] = FORM[_name]

_ITEM_PLACE = Text("品目の位置（0から）", "The place of the item, from 0.")

KEY = {
    "actual": Text("現状の真偽", "How the comparison stands."),
    "after": Text("変更の後", "After the changes."),
    "applies": Text("根拠又は例外に当たるか", "Whether the ground or the exception applies."),
    "as_of": Text("規則をまとめた日（後の決定は含まない。）", "The day as of which the rules were compiled."),
    "asserted": Text("導出によらず記載された事実", "Derived facts stated instead of being derived."),
    "assessments": Text("案件に記載された判断", "Judgements stated in the case."),
    "assignments": Text("値の組ごとの結論", "The verdict for each combination of values."),
    "assumed_not_taken": Text("されていないものとした行為", "Acts of authority assumed not taken."),
    "at": Text("条項", "Article and paragraph."),
    "awaits": Text("待つもの（事実、判断）", "What the answer waits for: facts, assessments."),
    "barriers": Text("妨げとなる規則", "Rules in the way."),
    "bearer": Text("義務を負う者", "Who bears the duty."),
    "because": Text("理由", "The reasons, each with its own."),
    "before": Text("変更の前", "Before the changes."),
    "bites": Text("規則が働くか", "Whether the rule bites."),
    "body": Text("判断し、又は決定し得る機関", "Bodies that can decide or judge it."),
    "bounded": Text(
        "探していない、より大きい組によっても判定が決し得るか",
        "Whether larger sets, which were not looked at, may settle it too.",
    ),
    "by": Text("変更をもたらし得る者", "Who can bring it about."),
    "case": Text("案件の名", "The name of the case."),
    "cases": Text("名のある案件の数", "How many cases with a name."),
    "certain": Text(
        "いずれの場合にも変わらない結論（なければnull）", "The verdict in every case; null where there is none."
    ),
    "change": Text("変わり方", "How it changes."),
    "changed": Text("日により結論が異なるか", "Whether the verdict differs between the days."),
    "changed_by": Text("判定を変えるもの", "What changes the answer on that day."),
    "changes": Text("変わるもの", "What changes."),
    "cite": Text("引用箇所", "Where the provision stands."),
    "closed": Text("根拠を要する規範", "Regimes that need a ground."),
    "count": Text("数", "How many."),
    "counted": Text("数えるもの（案件又は品目）", "What is counted: cases or items."),
    "days": Text(
        "規範を適用した日", "The days whose law was applied to all; empty where each case was judged by its own."
    ),
    "deciders": Text("判断権者", "Who decides."),
    "decision": Text("判定", "The decision."),
    "definition": Text("導出した定義（なければnull）", "The definition it was derived by; null where there is none."),
    "determining": Text("決め手となった規則", "Ids of the rules that decided."),
    "digest": Text("記録のダイジェスト", "The digest of the record."),
    "digests": Text("判定の基礎のダイジェスト", "Digests of all that the decision rests on."),
    "due": Text("時期", "When it is due."),
    "duties": Text("義務", "Duties."),
    "duty": Text("義務の内容", "What is owed."),
    "editions": Text("適用された版の日ごとの数", 'How many, by the day of the edition applied; `""` before the first.'),
    "effect": Text("規則の効果", "What the rule does."),
    "en": Text("英語", "English."),
    "evaluated_on": Text("判定を行った日", "The day on which the case was evaluated."),
    "evidence": Text("典拠の確度", "How far the text was read."),
    "exception": Text("例外の名（規則自身ならnull）", "The exception; null where it is the rule itself."),
    "exceptions": Text("禁止を解除し得る例外", "What can lift it, the nearest first."),
    "fact": Text("事実の名", "Path of the fact."),
    "facts": Text("事実", "Facts."),
    "file": Text("ファイルの名", "Name of the file."),
    "files": Text("異なる規則のファイル", "Rule files that differ."),
    "findings": Text("各規則の当てはめ", "How each rule stands."),
    "fixed": Text("変更し得ない事実", "Facts that were taken as they are."),
    "format": Text("記録の形式", "The kind of record."),
    "grounds": Text("根拠", "Grounds, the nearest first."),
    "holds_until": Text(
        "改めて検討すべき最初の日（--holds-until を付したときのみ）",
        "The first day on which the answer has to be examined anew; only where it was asked for.",
    ),
    "id": Text("識別名", "The id."),
    "if_judged_favourably": Text(
        "未判断の事項が全て肯定的に判断されたとした場合の結論（条件であり、結論ではない。未判断の事項がなければnull又は空）",
        "The verdict if every open determination were favorable: a condition, no verdict; null or empty where none is open.",
    ),
    "instrument": Text("文書", "Id of the instrument."),
    "item": _ITEM_PLACE,
    "items": Text("品目", "The items."),
    "ja": Text("日本語", "Japanese."),
    "judged": Text("判断した数", "How many were judged."),
    "kind": Text("種別", "Its kind."),
    "later": Text("現状のまま認め得ることとなる後の日", "A later day whose law permits the case as it is; or null."),
    "leads_to": Text("値ごとの結論", "The verdict that each value leads to."),
    "leaf": Text("比較", "The comparison, as the rule writes it."),
    "line": Text("表における行", "The line of the table."),
    "more_unread_places": Text("このほかの読み取れない箇所の数", "How many other such places there are."),
    "most": Text("変更の数の上限", "The most changes a set was looked for with."),
    "name": Text("名", "The name."),
    "names_like_formulas": Text("数式と紛らわしい案件名の数", "How many names a spreadsheet may take for a formula."),
    "now": Text("現在", "Now."),
    "obstacles": Text("妨げとなる規則", "Rules in the way."),
    "on": Text("規範を適用した日", "The day whose law was applied."),
    "open": Text("明らかでない事実", "Facts that are not known."),
    "open_facts": Text("判定が待つ事実", "Facts the verdict waits for."),
    "otherwise": Text("異なるべき事実及びその値", "Facts that would have to be otherwise, as they are."),
    "outcome": Text("検証の結果", "What verifying found."),
    "overrides": Text("署名により導出と異なる値とされた事実", "Derived facts whose value somebody signed."),
    "particulars": Text("理由のほかに異なる項目", "Keys of the decision, besides its reasons, that differ."),
    "permitted": Text("認め得るか（真偽又は不明）", "Whether it may be permitted."),
    "possibly_prohibited": Text("禁止される可能性があるか", "Whether it may be prohibited besides."),
    "prohibited": Text("禁止されるか（真偽又は不明）", "Whether it is prohibited."),
    "question": Text("問い", "The question to ask."),
    "reach": Text(
        "これを変え得る者（なければnull）", "Who could change that; null where nothing has to change or nothing can."
    ),
    "regime": Text("規範", "Id of the regime."),
    "regimes": Text("各規範の述べるところ", "What each regime says."),
    "rejected": Text("判断しなかったもの", "What was not judged."),
    "remedies": Text("変更の組", "The sets of changes."),
    "required": Text("要する真偽", "What the rule needs."),
    "requirements": Text("要件", "What the rule needs, one comparison each."),
    "rows": Text("表の行", "Rows of tables."),
    "rule": Text("規則のid", "Id of the rule."),
    "rulebook": Text("規則全体のダイジェスト", "Digest of all rule files and tables."),
    "rules": Text("規則", "Rules."),
    "searched": Text("全ての組を探した大きさの上限", "The size up to which every set was looked at."),
    "set": Text("事実を記載する箇所", "Where the fact is stated, as `what-if --set` takes it."),
    "settled": Text("規則による値（なければnull）", "What the rules would have said; null where they would not."),
    "settles": Text("判定を決する度合い", "How much of the open answer it settles, from 0 to 1."),
    "settling": Text("判定を決する事実の組", "The smallest sets of facts that settle the answer."),
    "standing": Text("当てはめ", "How the rule stands."),
    "standings": Text("当てはめの異なる規則", "Rules that stand differently."),
    "table": Text("表の名", "The table; empty but for a row."),
    "tables": Text("表のファイル", "Files of tables."),
    "text": Text("文言", "The wording."),
    "then": Text("当時", "Then."),
    "to": Text("変更後の値", "What it may become."),
    "transfer_check": Text("プログラムの版", "The version of the program."),
    "truth": Text("真偽", "Its truth."),
    "turned": Text("変わった規則", "Rules that turned."),
    "turns": Text("前の日から次の日への結論の変化", "From one day to the next, how many went from verdict to verdict."),
    "unexplained": Text(
        "規則、表及び版が同一であるのに判定が異なるか",
        "Whether the decision differs although rules, tables and versions are those of the record.",
    ),
    "unknown": Text("明らかでない事実", "Facts that are not known."),
    "unread_lines": Text("一行として読まれた行の範囲", "Lines that were read as one row and are none, first and last."),
    "until": Text(
        "改めて検討すべき最初の日（なければnull）", "The first day on which it has to be examined anew; or null."
    ),
    "validity": Text("判定の妥当する期間", "How long the answer holds."),
    "value": Text("値", "The value."),
    "values": Text("値", "The values."),
    "verdict": Text("結論", "The verdict."),
    "verdict_before": Text(
        "前の日の規範による結論", "The verdict by the law of the day before it in the run; empty for the first."
    ),
    "verdicts": Text("日ごとの結論の数", "How many of each verdict, by day."),
    "versions": Text("版", "Versions of the program, of Python and of libraries."),
    "warnings": Text("注意事項", "Warnings."),
    "weakest_evidence": Text("最も弱い典拠の確度", "The weakest evidence among what decided."),
}
"""What a key means wherever no closer meaning is given."""

KEY_OF = {
    "AssessmentData.by": Text("判断した機関", "The body that judged."),
    "AssessmentData.on": Text("判断の日", "The day on which it judged."),
    "DigestsData.case": Text("データとしての案件のダイジェスト", "Of the case as data."),
    "DigestsData.case_file": Text(
        "案件のファイルのダイジェスト（なければnull）", "Of the file it was read from; null where there was none."
    ),
    "DigestsData.provisions": Text(
        "その日に効力を有する規定ごとのダイジェスト", "Of each provision in force on the day, by id."
    ),
    "DigestsData.rules": Text("規則のファイルごとのダイジェスト", "Of each rule file, by name."),
    "DigestsData.tables": Text("表のファイルごとのダイジェスト", "Of each file of tables, by name."),
    "CaseRow.items": Text("品目の数", "How many items it has."),
    "ComparedRow.items": Text("品目の数", "How many items it has."),
    "ClosureData.by": Text("根拠を要するとする規定", "Ids of the provisions that close the regime."),
    "ComparedRow.turned": Text(
        "決め手でなくなった規則（-）及び新たに決め手となった規則（+）",
        "Rules that decide no longer, with `-`, and those that decide only now, with `+`.",
    ),
    "DeciderData.body": Text("判断権者", "The body."),
    "DeciderData.rule": Text("根拠となる規則", "Id of the rule that names it."),
    "ItemData.item": Text("品目の名", "The name of the item."),
    "ItemGroundsData.item": Text("品目の名", "The name of the item."),
    "OpenFactData.items": Text("品目の位置（0から）", "The places of the items it matters for, from 0."),
    "OverrideData.because": Text("理由", "The reason given."),
    "OverrideData.by": Text("署名した者", "Who signed."),
    "OverrideData.item": Text(
        "品目の位置（案件の事実ならnull）", "The place of its item, from 0; null for a fact of the case."
    ),
    "OverrideData.on": Text("署名の日", "The day of the signature."),
    "RecordData.case": Text("案件（案件のファイルの書式による。）", "The case, as a case file states it."),
    "RejectedData.rows": Text("行の数", "How many rows."),
    "SettlingSetData.certain": Text("必ず判定が決まるか", "Whether the answer is settled whatever they are."),
    "SummaryData.changed": Text(
        "日により結論が異なるものの数", "How many do not have one verdict on all days; or null."
    ),
    "SummaryData.determining": Text(
        "決め手となった規則ごとの数", "In how many each rule took part in deciding, by day."
    ),
    "SummaryData.turned": Text(
        "決め手となり（+）、又は決め手でなくなった（-）規則ごとの数",
        "In how many a rule came to decide, with `+`, or ceased to, with `-`.",
    ),
    "VerificationData.items": Text("品目ごとの当時及び現在の結論", "The verdicts of each item, then and now."),
    "WhatIfData.changes": Text("変更した事実及びその値", "What was set, by its address."),
}
"""What a key means in one part, where that is closer."""
