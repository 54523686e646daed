"""Notices of derived facts that are not what the rules say of them: signed otherwise, or stated of another day."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.facts import VOCABULARIES, Override, catalogue, place
from transfer_check.judging import Decision
from transfer_check.text import Text, plain
from transfer_check.words.override_texts import (
    NO_DEFINITION,
    OPEN_BY_THE_RULES,
    by_the_rules,
    quoted_label,
    quoted_label_of_item,
    settled_otherwise,
    signature_told,
    signed_against_the_rules,
    signed_without_need,
)

OVERRIDDEN, NEEDLESS, OTHERWISE = "overridden", "override-without-need", "settled-otherwise-on-this-day"


def override_notices(decision: Decision) -> Iterator[tuple[str, Text]]:
    """Yield id and text of a notice for each fact whose value is signed, in the order of the case."""
    for written, signed in decision.case.overrides.items():
        path, item = place(written)
        traces = [each.trace for each in decision.items if item in (None, each.index)]
        settled = {trace.settled.get(path) for trace in traces}
        defined = path in traces[0].edition.defined
        fact, says = _named(decision, path, item), _signature(signed, decision)
        if settled == {signed.value}:
            yield NEEDLESS, signed_without_need(fact, says)
        else:
            yield OVERRIDDEN, signed_against_the_rules(fact, says, _by_the_rules(settled, defined))


def other_day_notices(decision: Decision) -> Iterator[tuple[str, Text]]:
    """Yield a notice of what a case states of its own day and the rules of the day applied settle otherwise."""
    found: dict[tuple[str, int | None], bool] = {}
    for each in decision.items:
        for path in sorted(each.trace.against):
            item = each.index if path.startswith("item.") else None
            found[path, item] = each.trace.facts[path] is True
    if found:
        yield OTHERWISE, settled_otherwise([(_named(decision, *key), value, not value) for key, value in found.items()])


def _named(decision: Decision, path: str, item: int | None) -> Text:
    label = catalogue()[path].label
    if item is None or len(decision.items) == 1:
        return quoted_label(label)
    return quoted_label_of_item(label, item)


def _signature(signed: Override, decision: Decision) -> Text:
    body = VOCABULARIES["body"].terms.get(signed.by)
    by = Text(plain(signed.by), plain(signed.by)) if body is None else body
    return signature_told(signed.value, by, signed.on, plain(signed.because))


def _by_the_rules(settled: set[bool | None], defined: bool) -> Text:
    if not defined:
        return NO_DEFINITION
    known = settled - {None}
    if len(known) != 1 or settled != known:
        return OPEN_BY_THE_RULES
    (value,) = known
    return by_the_rules(value is True)
