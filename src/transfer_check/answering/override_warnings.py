"""Notices of derived facts that are not what the rules say of them: signed otherwise, or stated of another day."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.facts import VOCABULARIES, Override, catalogue, place
from transfer_check.judging import Decision
from transfer_check.text import Text, plain
from transfer_check.words.day_text import day_in_words

OVERRIDDEN, NEEDLESS, OTHERWISE = "overridden", "override-without-need", "settled-otherwise-on-this-day"
YES_NO = {True: Text("はい", "yes"), False: Text("いいえ", "no")}


def override_notices(decision: Decision) -> Iterator[tuple[str, Text]]:
    """Yield id and text of a notice for each fact whose value is signed, in the order of the case."""
    for written, signed in decision.case.overrides.items():
        path, item = place(written)
        traces = [each.trace for each in decision.items if item in (None, each.index)]
        settled = {trace.settled.get(path) for trace in traces}
        defined = path in traces[0].edition.defined
        fact, says = _named(decision, path, item), _signature(signed, decision)
        if settled == {signed.value}:
            yield (
                NEEDLESS,
                Text(
                    f"例外の署名を要しない事項：{fact.ja}。{says.ja}規範によっても同じ結論となるので、署名は不要である。",
                    f"Signed without need: {fact.en}. {says.en} The rules say the same: the override can be dropped.",
                ),
            )
        else:
            rules = _by_the_rules(settled, defined)
            yield (
                OVERRIDDEN,
                Text(
                    f"規範によらず、署名に基づいて扱う事項：{fact.ja}。{says.ja}{rules.ja}この答は、その限りで署名のみを根拠とする。",
                    f"Taken on a signature instead of by the rules: {fact.en}. {says.en} {rules.en} "
                    "So far the answer rests on that signature alone.",
                ),
            )


def other_day_notices(decision: Decision) -> Iterator[tuple[str, Text]]:
    """Yield a notice of what a case states of its own day and the rules of the day applied settle otherwise."""
    found: dict[tuple[str, int | None], bool] = {}
    for each in decision.items:
        for path in sorted(each.trace.against):
            item = each.index if path.startswith("item.") else None
            found[path, item] = each.trace.facts[path] is True
    if found:
        told = [(_named(decision, *key), YES_NO[value], YES_NO[not value]) for key, value in found.items()]
        ja = "、".join(
            f"{fact.ja}（規範によれば「{rules.ja}」、案件の記載は「{case.ja}」）" for fact, rules, case in told
        )
        en = "; ".join(f"{fact.en} (by the rules “{rules.en}”, stated “{case.en}”)" for fact, rules, case in told)
        yield (
            OTHERWISE,
            Text(
                f"次の事項は、この日の規範によれば案件の記載と異なるので、規範によった：{ja}。",
                f"By the law of this day the following is otherwise than the case states it, and the law is followed: {en}.",
            ),
        )


def _named(decision: Decision, path: str, item: int | None) -> Text:
    label = catalogue()[path].label
    if item is None or len(decision.items) == 1:
        return Text(f"「{label.ja}」", f"“{label.en}”")
    return Text(f"品目{item + 1}の「{label.ja}」", f"“{label.en}” of item {item + 1}")


def _signature(signed: Override, decision: Decision) -> Text:
    value, body = YES_NO[signed.value], VOCABULARIES["body"].terms.get(signed.by)
    by = Text(plain(signed.by), plain(signed.by)) if body is None else body
    reason = plain(signed.because)
    return Text(
        f"「{value.ja}」とする（署名：{by.ja}、{day_in_words(signed.on, 'ja')}、理由：「{reason}」）。",
        f"It is taken as “{value.en}”, signed by {by.en} on {day_in_words(signed.on, 'en')}, because: “{reason}”.",
    )


def _by_the_rules(settled: set[bool | None], defined: bool) -> Text:
    if not defined:
        return Text("この日の規範に、これを導く定義はない。", "No definition in force on the day derives it.")
    known = settled - {None}
    if len(known) != 1 or settled != known:
        return Text("規範によれば、いずれとも定まらない。", "By the rules it would be open.")
    (value,) = known
    answer = YES_NO[value is True]
    return Text(f"規範によれば「{answer.ja}」となる。", f"By the rules it would be “{answer.en}”.")
