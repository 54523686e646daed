"""Why an item is out of scope: each reason once, with the texts that it takes out of play under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from transfer_check.judging import causes
from transfer_check.kleene import Truth
from transfer_check.law import Provision
from transfer_check.law.condition import AllOf, AnyOf, Condition, atom_facts
from transfer_check.words import Node, distinct
from transfer_check.words.accounts.provision_reasons import Account


def out_of_scope(account: Account, scopes: list[Provision]) -> Iterator[Node]:
    """Yield the reasons for which the scopes of several regimes do not reach an item.

    Of several reasons that each keep a scope away, the one is told that keeps most scopes away.

    Args:
        account: the item.
        scopes: the scopes, none of which holds.
    """
    shared = Counter(key for scope in scopes for key in {_key(account, part) for part in _failing(account, scope.when)})
    groups: dict[Hashable, list[tuple[Provision, Condition]]] = {}
    for scope in scopes:
        part = max(_failing(account, scope.when), key=lambda part: shared[_key(account, part)])
        groups.setdefault(_key(account, part), []).append((scope, part))
    for alike in groups.values():
        yield _reason(account, alike)


def _reason(account: Account, alike: list[tuple[Provision, Condition]]) -> Node:
    first = alike[0][0]
    together = AnyOf(tuple(dict.fromkeys(part for _, part in alike)))
    told = distinct(account.cause(cause, first) for cause in causes(account.reading, together))
    texts = tuple(_text(account, scope) for scope, _ in alike)
    behind = distinct(child for node in told for child in node.children)
    return Node(account.say("", " ").join(node.text for node in told), "", (*behind, *texts))


def _text(account: Account, scope: Provision) -> Node:
    source, title = account.source(scope), scope.title
    return Node(account.say(f"「{title.ja}」：{source}", f"“{title.en}”: {source}"), scope.id, kind="citation")


def _failing(account: Account, condition: Condition) -> tuple[Condition, ...]:
    """Return the parts of a condition that each make it false."""
    if isinstance(condition, AllOf):
        parts = [part for part in condition.parts if account.reading.truth_of(part) is Truth.FALSE]
        return tuple(inner for part in parts for inner in _failing(account, part))
    return (condition,)


def _key(account: Account, part: Condition) -> Hashable:
    """Return what is the same of conditions that are false for the same reason."""
    told = causes(account.reading, part)
    return frozenset((atom_facts(cause.atom), cause.truth, cause.wanted) for cause in told)
