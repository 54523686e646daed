"""The heads of the tables that are printed of rules and facts, and the words in their columns."""

from __future__ import annotations

from typing import NamedTuple

from transfer_check.text import Language, Text


class Heads(NamedTuple):
    """The heads of the columns of a table, or words that stand in order, in both languages."""

    ja: tuple[str, ...]
    en: tuple[str, ...]

    def in_(self, language: Language) -> tuple[str, ...]:
        """Return the words in `language`."""
        return self.ja if language == "ja" else self.en


FACTS = Heads(("事実", "種別", "意味", "値"), ("fact", "kind", "meaning", "values"))
FACT_KINDS = {
    "observed": Text("事実", "observed"),
    "assessed": Text("判断", "assessed"),
    "derived": Text("導出", "derived"),
    "act": Text("行為", "act"),
}
RULES = Heads(
    ("規則", "効果", "初日", "末日", "題名", "文書"), ("rule", "effect", "first day", "last day", "title", "instrument")
)
EFFECTS = {
    "prohibit": Text("禁止", "prohibit"),
    "permit": Text("許容", "permit"),
    "require": Text("要件", "require"),
    "refer": Text("判断主体", "refer"),
    "oblige": Text("義務", "oblige"),
    "define": Text("定義", "define"),
    "scope": Text("適用範囲", "scope"),
    "close": Text("原則", "close"),
    "caution": Text("注意", "caution"),
}
CHANGES = Heads(("変更", "規則", "効果", "題名", "条項"), ("change", "rule", "effect", "title", "provision"))
ENDED, BEGAN, CHANGED = Text("終了", "ended"), Text("開始", "began"), Text("変更", "changed")
NO_CHANGE = Text("変更された条項はない", "no provision differs")
_LEVELS = Heads(
    ("本文確認", "公式の要約", "二次資料", "未確認"), ("primary", "official summary", "secondary", "unverified")
)
COVERAGE = Heads(
    ("文書", "規則", "定義", "注意", "未収録", "要旨の項目", *_LEVELS.ja),
    ("instrument", "rules", "definitions", "cautions", "not modelled", "digest statements", *_LEVELS.en),
)
TOTAL = Text("合計", "total")
OMISSIONS = Heads(("条項", "題名", "理由"), ("provision", "title", "reason"))
