"""What a starting case says of itself in its comments."""

from __future__ import annotations

from transfer_check.text import Text

HEAD = (
    Text(
        "{kind}の案件。{day}の規範による。この案件にかかわる事実{some}項目を掲げる。",
        "A proposed transfer: {kind}. By the law of {day}, {some} facts matter here.",
    ),
    Text(
        "いずれも不明（unknown）としてあるので、判明したものを記載する。nullは「なし」を意味し、不明のものはそのまま残す。",
        "All are unknown: write what you know, null for what is known to be none, and leave the rest as it is.",
    ),
    Text(
        "一行目は編集環境による補完及び検査のためのものである：transfer-check schema case --output {schema}",
        "The first line lets an editor complete and check the file: transfer-check schema case --output {schema}",
    ),
)
SETTLED = Text(
    "これだけで、この日の結論は「{verdict}」である。", "With no more than this the verdict of that day is “{verdict}”."
)
BESIDE = Text(
    "（結論にはかかわらず、判断権者又は義務にかかわる。）", "(bears on who decides or what is owed, not on the verdict)"
)
ITEMS = Text("二つ目以降の品目は、同じ項目を並べて記載する。", "Further items repeat the same facts.")
SAME = Text(
    "移転先に同じであれば、次の一行とする：{name}: recipient",
    "Where it is the recipient, write one line instead: {name}: recipient",
)
SIGNED = Text("判断した機関と日を付して記載する：", "A judgement, signed: ")
TITLE = Text("title: {ja: 件名, en: 英語による件名}", "title: {ja: title in Japanese, en: title}")
ELEMENT = Text(
    "- {{{fields}}} を並べる。ない場合はnullとする。", "One entry each, - {{{fields}}}; null where there is none."
)
UNKNOWN_KIND = Text("移転", "its kind is not known")


def in_brackets(values: str) -> Text:
    """Return the values a fact can have, to follow its question."""
    return Text(f"（{values}）", f" ({values})")


def value_is(values: str) -> Text:
    """Return the values of a signed judgement, to follow its form."""
    return Text(f"。value：{values}", f"; value: {values}")
