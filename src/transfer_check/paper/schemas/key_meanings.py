"""What the keys of case files and rule files mean, in both languages; facts say it themselves."""

from __future__ import annotations

from transfer_check.text import Text

KINDS = {
    "derived": Text(
        "規範及び表から導出する。導出によって定まらない場合に限り記載する。導出と異なる値は、overridesに署名した場合に限り用いる。",
        "Derived from the texts and tables; stated where these leave it open. Another value than they give is used only "
        "where somebody signs it under `overrides`.",
    ),
    "assessed": Text(
        "機関の判断であり、判断した機関と日を付して記載する。",
        "A judgement of a body, written with the body and the day.",
    ),
    "act": Text("記録がない限り、されていないものとする。", "Not taken, unless it is recorded."),
}

UNKNOWN = Text("明らかでない。", "Not known.")
STATE = Text("国（ISO 3166-1の3文字のコード。旧国名を含む。）", "A state: ISO 3166-1 alpha-3, historic codes included.")

SECTION = {
    "transfer": Text("移転の態様", "What is done with the equipment or technology."),
    "exporter": Text("移転者", "Who transfers."),
    "recipient": Text("移転先", "To whom the transfer goes: the state or organisation that receives it."),
    "end_user": Text("最終需要者", "Who finally uses the item."),
    "consignee": Text("荷受人", "To whom the item is consigned."),
    "party": Text("関係者", "A person or body that takes part in the transfer."),
    "item": Text("移転される物又は技術の一つ", "One thing transferred."),
    "end_use": Text("用途", "What the item is for."),
    "project": Text("共同事業（ない場合はnull）", "The joint project; null where there is none."),
    "agreement": Text("国際約束（ない場合はnull）", "The international agreement; null where there is none."),
    "assurance": Text("移転先の約束", "What the recipient undertakes."),
    "assessment": Text(
        "機関の判断（判断した機関及び日を付す。）", "What a text leaves to a body: signed, or left out."
    ),
    "act": Text(
        "当局の行為（記録がない限り、されていないものとする。）",
        "Acts of authority: what is not recorded is not taken.",
    ),
}

CASE = {
    "case file": Text(
        "移転の案件。記載のない事実は不明とし、nullは「なし」を意味する。",
        "A proposed transfer. A fact that is absent is unknown; null means known to be none.",
    ),
    "case": Text("案件の識別名", "The name of the case, which no other of your cases has."),
    "on": Text(
        "適用する規範の日。YAML 1.1として読む編集環境では、このキーを引用符で囲む。",
        "The day whose law applies. An editor set to YAML 1.1 reads this key as true: put it in quotes there.",
    ),
    "title": Text("両言語による件名", "The title in both languages."),
    "note": Text("備考", "A note; no rule reads it."),
    "items": Text("移転される物又は技術", "What is transferred."),
    "third_parties_complete": Text(
        "記載した関係者のほかに関係者がいないか否か", "Whether the third parties named are all there are."
    ),
    "sources": Text("事実ごとの出典", "Where each fact was read, by the path of the fact."),
    "overrides": Text(
        "導出によらず署名に基づいて扱う事実（事実の名称ごと。品目の事実はitems[0].…）",
        "Derived facts taken otherwise than the rules settle them, by the path of the fact (`items[0].…` for an item).",
    ),
    "same as recipient": Text("移転先に同じ。", "The same as the recipient."),
}

TITLE = {
    "": Text("両言語による文言", "A wording in both languages."),
    "ja": Text("日本語", "Japanese."),
    "en": Text("英語", "English."),
}

SOURCE = {
    "": Text("出典", "Where a fact was read."),
    "url": Text("所在（URL）", "Its address."),
    "read_on": Text("閲覧日", "The day it was read."),
    "note": Text("備考", "A note."),
}

OVERRIDE = {
    "": Text("導出によらない扱い", "A value used instead of what the rules settle, signed."),
    "value": Text("用いる値", "The value that is used."),
    "by": Text("署名する者、職又は機関", "The person, the office or the body that signs."),
    "on": Text("署名の日", "The day of the signature."),
    "because": Text("理由", "The reason."),
}

SIGNED = {
    "": Text("機関の判断", "A judgement, signed."),
    "value": Text("判断の内容", "What was judged."),
    "by": Text("判断した機関", "The body that judged."),
    "on": Text("判断の日", "The day on which it judged."),
    "note": Text("備考", "Where it is recorded."),
}

MODEL = {
    "InstrumentFile": Text(
        "文書の一部をなす規定のファイル", "A rule file: the provisions of one part of one instrument."
    ),
    "WrittenRegistration": Text(
        "文書の登録（regimes.yamlに代えてこのファイルに置く。）",
        "What the instrument is, registered here instead of in `regimes.yaml`, and the editions it makes.",
    ),
    "WrittenOwnEdition": Text(
        "この文書により始まり、又は終わるものの日", "A day on which something of this instrument begins or ends."
    ),
    "WrittenRule": Text("規則", "A rule."),
    "WrittenDefinition": Text("定義（導出される事実）", "A definition: a derived fact."),
    "WrittenCaution": Text("注意事項（結論には影響しない。）", "A warning on a case; it never changes a verdict."),
    "WrittenOmission": Text("符号化していない規定", "A provision that is not encoded."),
    "WrittenException": Text("規定の中の例外", "An exception within the provision."),
    "WrittenDuty": Text("義務", "A duty."),
    "WrittenParties": Text("禁止が読まない関係者", "The parties a prohibition does not read."),
    "WrittenExample": Text("規定の例", "An example: a partial case and how the provision stands on it."),
    "WrittenCitation": Text("引用箇所", "Where the provision stands."),
    "WrittenInterval": Text("効力を有する期間", "The days it is in force."),
    "WrittenText": Text("両言語による文言", "A wording in both languages; neither may be empty."),
}
"""What each part of a rule file is."""

KEY = {
    "instrument": Text(
        "regimes.yamlに登録された文書の識別名", "Id of the instrument, as registered in `regimes.yaml`."
    ),
    "registration": Text("文書の登録", "What the instrument is; absent where `regimes.yaml` registers it."),
    "regime": Text("文書の属する規範", "The regime the instrument belongs to."),
    "short": Text("略称", "The short title."),
    "date": Text("文書の日（不明ならnull）", "The day of the instrument; null where it is not known."),
    "adopted_by": Text("発した者", "Who adopted or made it."),
    "found_under": Text("ほかに用いられる名", "Other names under which it is found."),
    "note": Text("文書についての注記", "What to know about the instrument."),
    "sources": Text("閲覧したアドレス", "Addresses at which it was read."),
    "editions": Text("版の日", "The days it makes an edition."),
    "part": Text("文書の部分", "The part of the instrument."),
    "title": Text("題名（体言止め）", "A short title."),
    "definitions": Text("定義", "Definitions: derived facts."),
    "rules": Text("規則", "Rules."),
    "cautions": Text("注意事項", "Warnings."),
    "not_modelled": Text("符号化していない規定及びその理由", "What is not encoded, and why."),
    "id": Text(
        "識別名（例：tp1967.to-communist-bloc）", "The id, such as `tp1967.to-communist-bloc`; of an exception, a word."
    ),
    "text": Text(
        "規定の要旨（原文の引用ではない。）", "A paraphrase in one or two sentences, never the wording of the source."
    ),
    "cite": Text("引用箇所", "Where it stands."),
    "at": Text("条項", "Article and paragraph, such as `4(1)`."),
    "in_force": Text("効力を有する期間", "The days it is in force."),
    "from": Text("始期（当日を含む。nullは定めなし）", "The first day; null where unbounded."),
    "until": Text(
        "終期（当日を含まない。nullは現に効力を有する）",
        "The day it ended, no longer in force on it; null where it is in force.",
    ),
    "evidence": Text("典拠の確度", "How far the text was read."),
    "notes": Text("解釈及び争い", "Interpretation and disputes."),
    "digest": Text("符号化した記述の番号", "The statements of the law digest it encodes."),
    "effect": Text("効果", "What the rule does."),
    "applies": Text(
        "規則の名宛てとなる条件（なければ常に適用）",
        "When the rule is addressed to an item at all; always where absent.",
    ),
    "when": Text("条件（require では満たすべき要件）", "Its condition; for `require`, what is required."),
    "unless": Text("規定の中の例外", "Exceptions within the provision."),
    "exception_to": Text("この規則が解除する規則", "Ids of the rules this one lifts when it bites."),
    "lifts_no_prohibition": Text(
        "いずれの禁止も解除しない根拠であること（permit のみ）",
        "That this ground lifts no prohibition, by its text; for `permit` only.",
    ),
    "parties": Text(
        "読まない関係者及びその理由（prohibit のみ）",
        "The parties it does not read, with the reason; for `prohibit` only.",
    ),
    "left_out": Text("読まない関係者", "The parties that are not read."),
    "to": Text("判断権者（refer のみ）", "Who decides; for `refer` only."),
    "duties": Text("義務（oblige のみ）", "Duties; for `oblige` only."),
    "examples": Text("例", "Examples, written inside the rule."),
    "defines": Text("定義する事実", "Path of the derived fact it defines."),
    "name": Text("例が示す事柄", "What the example shows."),
    "given": Text("案件の一部（品目は item）", "A part of a case; its one item is called `item`."),
    "expect": Text("例における当てはめ", "How the provision must stand."),
    "by": Text("該当すべき例外", "The exception that must hold."),
    "on": Text(
        "適用する規範の日（警告では対象となる期間）", "The day of the example; of a warning, the days it concerns."
    ),
    "bearer": Text("義務を負う者", "Who bears the duty."),
    "duty": Text("義務の内容", "What is owed."),
    "due": Text("時期", "When it is due."),
    "reason": Text("理由", "The reason."),
    "ja": Text("日本語", "Japanese."),
    "en": Text("英語", "English."),
}
"""What each key of a rule file means."""

EFFECT = {
    "prohibit": Text("禁止する", "prohibits"),
    "permit": Text("認め得る根拠となる", "is a ground on which a transfer may be permitted"),
    "require": Text("要件とする", "requires"),
    "refer": Text("判断権者を定める", "names who decides"),
    "oblige": Text("義務を課す", "attaches duties"),
}

EXPECT = {
    "satisfied": Text("該当（require では充足）", "it bites; for `require`, it is met"),
    "not_satisfied": Text("非該当（require では不充足）", "it does not bite; for `require`, it is not met"),
    "unknown": Text("不明", "unknown"),
    "excused": Text("例外に該当", "an exception holds"),
    "not_applicable": Text("適用なし", "it is not addressed to the item"),
}

CONDITION = {
    "": Text("条件", "A condition: a leaf, or one of `all`, `any`, `not`, `some`, `every`."),
    "leaf": Text(
        '一つの事実についての比較（例：recipient.state == "USA"）',
        'One comparison on one fact, such as `recipient.state == "USA"`.',
    ),
    "all": Text("すべてを満たす。", "Every part holds."),
    "any": Text("いずれかを満たす。", "Some part holds."),
    "not": Text("満たさない。", "The part does not hold."),
    "some": Text("一覧のいずれかの要素が満たす。", "Some element of the list satisfies it."),
    "every": Text("一覧のすべての要素が満たす。", "Every element of the list satisfies it."),
    "in": Text("一覧", "The list."),
    "where": Text("要素についての条件", "The condition on the element."),
}
