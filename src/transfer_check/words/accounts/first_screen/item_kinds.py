"""The items of a case by kind: those of which a rule can read only the same are told as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from transfer_check.facts import UNKNOWN, catalogue
from transfer_check.text import plain
from transfer_check.words import value_in_words
from transfer_check.words.accounts.provision_reasons import Account

_MOST_RANGES = 4


class ItemKind(NamedTuple):
    """Items that are alike.

    Attributes:
        places: 0-based places in the case, in order.
        account: the account of the first.
    """

    places: tuple[int, ...]
    account: Account

    @property
    def name(self) -> str:
        """How the items are called: by their places, those that follow one another as a range."""
        ranges = [*_ranges(self.places)]
        say = self.account.say
        told = [str(first + 1) if first == last else f"{first + 1}-{last + 1}" for first, last in ranges]
        if len(told) > _MOST_RANGES:
            shown, count = told[: _MOST_RANGES - 1], len(self.places)
            return say(f"品目{'、'.join(shown)}ほか（計{count}）", f"Items {', '.join(shown)} … ({count})")
        return say(f"品目{'、'.join(told)}", f"{'Item' if len(self.places) == 1 else 'Items'} {', '.join(told)}")


def kinds_of(accounts: Sequence[Account]) -> list[ItemKind]:
    """Return the kinds of the items, in the order of the first of each."""
    places: dict[int, list[int]] = {}
    first: dict[int, Account] = {}
    for account in accounts:
        key = id(account.reading)
        places.setdefault(key, []).append(account.item.index)
        first.setdefault(key, account)
    return [ItemKind(tuple(places[key]), first[key]) for key in places]


def described(kind: ItemKind) -> str:
    """Return name and quantity of the items of a kind, as the case has them; empty where it has neither."""
    account = kind.account
    stated = [account.decision.case.item_facts()[place] for place in kind.places[:3]]
    written = (facts.get("item.name", UNKNOWN) for facts in stated)
    names = list(dict.fromkeys(plain(name) for name in written if isinstance(name, str)))
    quantities = [facts.get("item.quantity", UNKNOWN) for facts in stated]
    told = account.say("、", "; ").join(names)
    if len(kind.places) == 1 and isinstance(quantities[0], (int, float)):
        number = value_in_words(quantities[0], catalogue()["item.quantity"]._replace(unit=""), account.language)
        quantity = account.say(f"数量 {number}", f"quantity {number}")
        return account.say(f"{told} {quantity}", f"{told}, {quantity}" if told else quantity).strip()
    return told


def _ranges(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        numbers = [place for _, place in run]
        if len(numbers) == 2:
            yield from ((number, number) for number in numbers)
        else:
            yield numbers[0], numbers[-1]
