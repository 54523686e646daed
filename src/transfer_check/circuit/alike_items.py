"""Items of which a case states the same: what can change the verdict of one can change that of each."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from transfer_check.circuit.fact_places import Place
from transfer_check.facts import TransferCase, catalogue


class AlikeItems:
    """The items of a case by kind: items are of one kind where the case states the same of them, as far as rules read it.

    What is unknown of one item and of another may be the same. A case that keeps one item of each kind can therefore
    reach the verdicts that the whole case can reach, and the same facts can change the verdict of an item of it.

    Attributes:
        one_of_each: the case with the first item of every kind alone.
    """

    def __init__(self, case: TransferCase) -> None:
        self._kinds: list[list[int]] = [[place] for place in range(len(case.items))]
        self.one_of_each = case
        if len(case.items) > 1 and not case.overrides:  # what is overridden is named by the place of its item
            self._kinds = _kinds(case)
            if len(self._kinds) < len(case.items):
                first_of_each = tuple(case.items[first] for first, *_ in self._kinds)
                self.one_of_each = case.model_copy(update={"items": first_of_each})

    def in_whole_case(self, places: Iterable[Place]) -> Iterator[Place]:
        """Yield where facts of the case of one item of each kind stand in the whole case, for every item of the kind."""
        for place in places:
            if place.item is None:
                yield place
            else:
                yield from (place._replace(item=item) for item in self._kinds[place.item])


def _kinds(case: TransferCase) -> list[list[int]]:
    """Return the places of the items of each kind; what is stated of the whole case is the same for all."""
    read = {path for path, fact in catalogue().items() if path.startswith("item.") and not fact.recorded}
    kinds: dict[Hashable, list[int]] = {}
    for place, facts in enumerate(case.item_facts()):
        kind = frozenset((path, value) for path, value in facts.items() if path in read)
        kinds.setdefault(kind, []).append(place)
    return list(kinds.values())
