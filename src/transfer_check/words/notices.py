"""Notices in words: what a reader of an answer must know that changes no verdict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from transfer_check.text import Text
from transfer_check.words.day_text import day_in_words

NO_POLICY_TEXT = Text(
    "この日には武器の移転に関する政策文書がまだ存在しない（最初のものは1967年4月21日の武器輸出三原則である。）。外国為替及び外国貿易管理法に基づく許可の要否及び1966年12月16日以後は安全保障理事会の武器禁輸のみが問題となる。",
    "No policy text on arms transfers was in force on this day: the first, the Three Principles on Arms Exports, is of "
    "21 April 1967. Only the statutory duty to obtain a permit applies and, from 16 December 1966, the arms embargoes "
    "of the Security Council.",
)
NO_LAW_AT_ALL = Text(
    "この日には武器の移転に関する政策文書も、外国為替及び外国貿易管理法（1949年12月1日）も存在しない。この結論は、いかなる法令の判断も示すものではない。",
    "On this day there was neither a policy text on arms transfers nor the Foreign Exchange and Foreign Trade Control "
    "Act of 1 December 1949. The answer tells nothing about the law of the time.",
)
BEFORE_THE_COUNCIL = Text(
    "国家安全保障会議が設置されたのは2013年12月4日であり、それより前の日付の同会議の判断が記載されている。その前身は安全保障会議である。",
    "A judgement is signed by the National Security Council for a day before it was set up on 4 December 2013. Its "
    "predecessor was the Security Council of Japan.",
)


def owed_if_covered(duty: Text) -> Text:
    """Return a duty that is owed only where the control lists cover the item."""
    return Text(
        f"規制の対象に当たる場合には、{duty.ja}",
        f"If the control lists cover it, {duty.en[:1].lower()}{duty.en[1:]}",
    )


def later_than_compiled(as_of: date) -> Text:
    """Return what is to be told of a day after that up to which the rules were compiled."""
    ja, en = day_in_words(as_of, "ja"), day_in_words(as_of, "en")
    return Text(
        f"収録した規範は{ja}現在のものである。その後の改正は反映されていないので、効力を有する規範を確認されたい。",
        f"The rules were compiled as of {en}. A revision made since then is not in them: check what is in force.",
    )


# ── tables and states ─────────────────────────────────────────────────────────────────────────


def known_no_longer(table: Text, state: Text, resolutions: Sequence[str], last: date) -> Text:
    """Return what is to be told of a state of which a table is certain up to a day only.

    Args:
        table: the title of the table.
        state: the name of the state.
        resolutions: the resolutions of the Security Council that list it; may be empty.
        last: the last day of which the table is certain.
    """
    ja, en = _resolutions(resolutions)
    return Text(
        f"「{table.ja}」の表の記載のうち、{state.ja}{ja}に係るものが確実であるのは{day_in_words(last, 'ja')}"
        "までであり、その後については確認されていない。この点は不明として扱う。",
        f"The table “{table.en}” is certain of {state.en}{en} to {day_in_words(last, 'en')} only. Whether the "
        "entry held after that day was not established: it is taken as not known.",
    )


def _resolutions(numbers: Sequence[str]) -> tuple[str, str]:
    if not numbers:
        return "", ""
    ja = "、".join(f"第{number}号" if number.isdigit() else number for number in numbers)
    noun = "resolutions" if len(numbers) > 1 else "resolution"
    return f"（安全保障理事会決議{ja}）", f" (Security Council {noun} {', '.join(numbers)})"


def states_of_another_day(states: Sequence[tuple[str, Text]], on: date) -> Text:
    """Return what is to be told of states, by code and name, that there were not on the day whose law is applied."""
    ja = "、".join(f"{name.ja}（{code}）" for code, name in states)
    en = ", ".join(f"{name.en} ({code})" for code, name in states)
    return Text(
        f"案件に記載された次の国は、{day_in_words(on, 'ja')}には存在しない：{ja}。"
        "この日の規範及び表は、案件に記載された符号にそのまま当てはめている。",
        f"The case names states that there were not on {day_in_words(on, 'en')}: {en}. The texts and tables "
        "of that day are applied to the codes as the case has them.",
    )


# ── judgements ────────────────────────────────────────────────────────────────────────────────


def judged_after_the_day(judgements: Sequence[Text]) -> Text:
    """Return what is to be told of judgements made after the day whose law is applied."""
    ja, en = "、".join(label.ja for label in judgements), "; ".join(label.en for label in judgements)
    return Text(
        f"次の判断は、適用する規範の日より後にされたものである：{ja}。",
        f"These judgements were made after the day whose law is applied: {en}.",
    )


def signed_by_another_body(judgements: Iterable[tuple[Text, Text, Sequence[Text]]]) -> Text:
    """Return what is to be told of judgements, each with the body that signed it and those it is left to."""
    ja, en = [], []
    for label, signed_by, judges in judgements:
        ja.append(
            f"{label.ja}（記載された機関：{signed_by.ja}、判断する機関：{'又は'.join(body.ja for body in judges)}）"
        )
        en.append(f"{label.en} (signed by {signed_by.en}, left to {' or '.join(body.en for body in judges)})")
    return Text(
        f"次の判断は、その判断を行うこととされる機関とは異なる機関の名で記載されている：{'、'.join(ja)}。",
        f"These judgements are signed by a body other than the one they are left to: {'; '.join(en)}.",
    )


def judged_before_the_text(judgements: Sequence[tuple[Text, Text, date]]) -> Text:
    """Return what is to be told of judgements, each with the title and first day of the provision that reads it."""
    ja = "、".join(
        f"{label.ja}（「{title.ja}」、{day_in_words(first, 'ja')}から）" for label, title, first in judgements
    )
    en = "; ".join(f"{label.en} (“{title.en}”, from {day_in_words(first, 'en')})" for label, title, first in judgements)
    return Text(
        f"次の判断は、これを参照する規定が現在の内容で適用される日より前にされたものである：{ja}。",
        f"These judgements were made before the provision that reads them applied as it stands: {en}.",
    )


def judged_long_before(judgements: Sequence[tuple[Text, Text, date]]) -> Text:
    """Return what is to be told of judgements made long before the day applied, each with its body and day."""
    ja = "、".join(f"{label.ja}（{body.ja}、{day_in_words(day, 'ja')}）" for label, body, day in judgements)
    en = "; ".join(f"{label.en} ({body.en}, {day_in_words(day, 'en')})" for label, body, day in judgements)
    return Text(
        f"次の判断は、適用日の1年より前にされたものである：{ja}。適用日にも維持されていたかを確認すること。",
        f"These determinations are more than a year older than the day applied: {en}. Check that they still stood.",
    )


def signed_by_no_body(judgements: Sequence[tuple[Text, Text, date]]) -> Text:
    """Return what is to be told of judgements, each with a body that there was not on the day of its signature."""
    ja = "、".join(f"{label.ja}（{body.ja}、{day_in_words(day, 'ja')}）" for label, body, day in judgements)
    en = "; ".join(f"{label.en} ({body.en}, {day_in_words(day, 'en')})" for label, body, day in judgements)
    return Text(
        f"次の判断は、その日に存在しない機関の名で記載されている：{ja}。",
        f"These judgements are signed by a body that there was not on the day of the signature: {en}.",
    )
