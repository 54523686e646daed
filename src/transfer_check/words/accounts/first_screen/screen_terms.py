"""The terms of the first screen, where they are others than in the full account."""

from __future__ import annotations

import re
from collections.abc import Mapping

from transfer_check.facts import Fact
from transfer_check.text import Language, Text
from transfer_check.words import label

TERMS: Mapping[str, Text] = {
    "exporter.name": Text("輸出者の名称", "name of the exporter"),
    "exporter.state": Text("輸出者の国", "country of the exporter"),
    "exporter.role": Text("移転を行う者の区分", "category of the exporter"),
    "recipient.state": Text("仕向国", "country of destination"),
    "recipient.role": Text("移転先の区分", "category of the recipient"),
    "recipient.organisation": Text("移転先である国際機関", "international organization (recipient)"),
    "end_user.role": Text("最終需要者の区分", "category of the end user"),
    "end_user.state": Text("最終需要者の国", "country of the end user"),
    "end_user.organisation": Text("最終需要者である国際機関", "international organization (end user)"),
    "consignee.role": Text("荷受人の区分", "category of the consignee"),
    "consignee.state": Text("荷受人の国", "country of the consignee"),
    "third_party.role": Text("関係者の区分", "category of the third party"),
    "third_party.state": Text("関係者の国", "country of the third party"),
    "item.control_list_entry": Text("項番", "table entry"),
    "project.programme": Text("計画", "program"),
    "assessment.international_conflict": Text("国際紛争の当事国等", "party to an international conflict"),
}
"""Terms by fact; every other fact is called by its label."""

_PLAIN = {
    "ja": (
        ("移転先の国", "仕向国"),
        ("移転者", "移転を行う者"),
        ("国防当局", "防衛省その他の国防機関"),
        ("明らかでない", "定まっていない"),
        ("輸出の自制", "輸出を慎むこと"),
        ("不明", "記載がない"),
        ("立場", "区分"),
        ("国際連合", "国連"),
        ("規範", "規定"),
        ("・本文未確認）", "）"),
        ("本文未確認", "原文と照合していない"),
    ),
    "en": (
        (r" \(adopted text not read\)", ""),
        (r"\b(a|an export) permit of the\b", r"\1 license from the"),
        (
            r"\bObtain a permit for the (\w+) transaction of the (.*)",
            r"Obtain from the \2 a license for the \1 transaction",
        ),
        (
            r"\bobtain a permit for the (\w+) transaction of the (.*)",
            r"obtain from the \2 a license for the \1 transaction",
        ),
        (r"\ban? export license of\b", "an export license from"),
        (r"\bthe permit of the\b", "a license from the"),
        (r"\bmakes a permit necessary", "requires a license"),
        (r"\b([Kk])eep to any condition", r"comply with any condition"),
        (r"\blicence", "license"),
        (r"\bLicence", "License"),
        (r"\bdefence", "defense"),
        (r"\borganisation", "organization"),
        (r"\bprogramme", "program"),
        (r"\bProgramme", "Program"),
        (r"Nothing without a permitted case", "Only cases that may be permitted"),
        (r"Restraint towards all other areas", "Exports to other areas"),
        (r"the rules were compiled as of", "the law is encoded as of"),
        (r"\b[Tt]he state of the recipient", "the country of destination"),
        (r"\bstate of the recipient", "country of destination"),
        (r"\bit is not known whether", "open: whether"),
        (r"\bnot known\b", "not stated"),
        (r"\bjudged\b", "determined"),
        (r"\bjudgements\b", "determinations"),
        (r"\bjudgement\b", "determination"),
        (r"\ba permit\b", "a license"),
        (r"\bthe permit\b", "the license"),
        (r"\bpermits\b", "licenses"),
    ),
}


def term_of(fact: Fact, language: Language) -> str:
    """Return what a fact is called on the first screen."""
    term = TERMS.get(fact.path)
    return told_plainly(label(fact, language), language) if term is None else term.in_(language)


def told_plainly(text: str, language: Language) -> str:
    """Return a wording of the full account, or of a rule, in the words of the lexicon."""
    for word, instead in _PLAIN[language]:
        text = text.replace(word, instead) if language == "ja" else re.sub(word, instead, text)
    return text
