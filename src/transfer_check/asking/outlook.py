"""The outlook of an undetermined case: where it would come to if what is left to judge were judged one way or the other.

A condition, never a verdict. It is worked out on the circuit of the law, in strong Kleene logic: every open judgement is
supposed to be as favourable as it can be; then each of them, the others being favourable, is supposed not to be. Which of
its values is favourable is read off the circuit: by the sign with which each comparison reaches what permits or prohibits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod
from typing import NamedTuple

from transfer_check.answering import awaits_assessment
from transfer_check.asking.prospects import Prospects, Supposition
from transfer_check.circuit import Place, Unknowns, unknowns
from transfer_check.circuit.alike_items import AlikeItems
from transfer_check.facts import FactValue
from transfer_check.judging import Decision, Verdict

AT_MOST = 4_096
"""How many ways of being favourable are tried; where there are more, nothing is said."""
REFUSED = (Verdict.PROHIBITED, Verdict.NOT_PERMITTED)
_BEST_FIRST = (
    Verdict.MAY_BE_PERMITTED,
    Verdict.OUT_OF_SCOPE,
    Verdict.NO_TEXT_IN_FORCE,
    Verdict.UNDETERMINED,
    Verdict.NOT_PERMITTED,
    Verdict.PROHIBITED,
)


class Adverse(NamedTuple):
    """An open judgement that leads to a refusal where it is not favourable, although all the others are.

    Attributes:
        values: the values that do.
        verdict: the worst they lead to.
    """

    place: Place
    values: tuple[FactValue, ...]
    verdict: Verdict


class Outlook(NamedTuple):
    """Where an undetermined case would come to.

    Attributes:
        favourably: the verdict where every open judgement is as favourable as it can be, and facts stay as they are;
            still undetermined where facts are wanting as well.
        at_best: the verdict where the facts that nobody stated are as favourable, too; the same as `favourably` where
            there are none.
        grounds: ids of the grounds that apply then.
        alone: the open judgements any one of which leads to a refusal then.
        together: those that lead to one only where none of them is favourable: one of them is enough.
        supposed: the open judgements, each with the value taken to be favourable where facts stay as they are.
        otherwise: those that matter only where others, or facts, turn out otherwise.
    """

    favourably: Verdict
    at_best: Verdict
    grounds: tuple[str, ...]
    alone: tuple[Adverse, ...]
    together: tuple[Place, ...]
    otherwise: tuple[Place, ...]
    supposed: tuple[tuple[Place, FactValue], ...]


def outlook(decision: Decision) -> Outlook | None:
    """Return where an undetermined case would come to by what is left to judge.

    Returns:
        The outlook; ``None`` where the verdict is another, where nothing is left to judge, or where there are too many
        ways of being favourable.
    """
    if decision.verdict is not Verdict.UNDETERMINED:
        return None
    unknown = unknowns(AlikeItems(decision.case).one_of_each, decision.rulebook, on=decision.on)
    return _Supposing(unknown).outlook()


def if_judged_favourably(decision: Decision) -> Verdict | None:
    """Return the verdict where every open judgement is as favourable as it can be; ``None`` as for `outlook`."""
    found = outlook(decision)
    return None if found is None else found.favourably


class _Supposing:
    """Supposes things of what is unknown in one case."""

    def __init__(self, unknown: Unknowns) -> None:
        self.unknown = unknown
        self.prospects = Prospects(unknown)
        self.judged = [place for place in unknown.owned if place in unknown.variables and awaits_assessment(place.fact)]
        self.facts = [place for place in unknown.owned if place not in self.judged]
        self.wanted = _signs(unknown)

    def outlook(self) -> Outlook | None:
        judged = self._best(self.judged) if self.judged else None
        if judged is None:
            return None
        at_best = self._best([*self.judged, *self.facts]) if self.facts else judged
        base, verdict = at_best if at_best is not None else judged
        alone = tuple(self._alone(base))
        rest = [place for place in self.judged if place not in {each.place for each in alone}]
        together = self._together(base, rest) if verdict not in REFUSED else ()
        return Outlook(
            judged[1],
            verdict,
            self._grounds(base),
            alone if verdict not in REFUSED else (),
            together,
            tuple(place for place in rest if place not in together),
            tuple((place, self.prospects.classes[place][number].example) for place, number in judged[0].items()),
        )

    def _best(self, places: Sequence[Place]) -> tuple[Supposition, Verdict] | None:
        """Return the most favourable supposition about some facts, and its verdict."""
        candidates = [self._favourable(place) for place in places]
        if prod(map(len, candidates)) > AT_MOST:
            return None
        suppositions = [dict(zip(places, chosen, strict=True)) for chosen in product(*candidates)]
        verdicts = self._verdicts(suppositions)
        possible = [(supposed, verdict) for supposed, verdict in zip(suppositions, verdicts, strict=True) if verdict]
        best = min(possible, key=lambda each: _BEST_FIRST.index(each[1] or Verdict.PROHIBITED), default=None)
        return None if best is None or best[1] is None else (best[0], best[1])

    def _favourable(self, place: Place) -> list[int]:
        """Return the classes of a fact's values that no other is better than."""
        variable = self.unknown.variables.get(place)
        if variable is None:
            return [0]
        rows = [
            [
                self._gain(node, bool(truths >> number & 1))
                for node, truths in zip(variable.inputs, variable.truths, strict=True)
            ]
            for number in range(len(variable.classes))
        ]
        return [number for number, row in enumerate(rows) if not any(_better(other, row) for other in rows)]

    def _gain(self, node: int, true: bool) -> tuple[int, int]:
        """Return how far the truth of an input helps where it is wanted true, and where it is wanted false."""
        wanted_true, wanted_false = 1 in self.wanted.get(node, ()), -1 in self.wanted.get(node, ())
        return int(true and wanted_true), int(not true and wanted_false)

    def _verdicts(self, suppositions: Sequence[Supposition]) -> list[Verdict | None]:
        reached = self.prospects.verdicts(self.prospects.under(suppositions))
        return [
            next((verdict for verdict, bits in reached.items() if bits >> number & 1), None)
            for number in range(len(suppositions))
        ]

    def _alone(self, base: Supposition) -> Iterator[Adverse]:
        for place in self.judged:
            classes = self.prospects.classes[place]
            others = [number for number in range(len(classes)) if number != base[place]]
            verdicts = self._verdicts([{**base, place: number} for number in others])
            refused = [
                (number, verdict) for number, verdict in zip(others, verdicts, strict=True) if verdict in REFUSED
            ]
            if refused:
                values = tuple(value for number, _ in refused for value in classes[number].values)
                yield Adverse(place, values, min((each for _, each in refused if each), key=REFUSED.index))

    def _together(self, base: Supposition, rest: Sequence[Place]) -> tuple[Place, ...]:
        """Return the fewest of some judgements that lead to a refusal where all of them are unfavourable."""
        adverse = {place: self._adverse(place, base) for place in rest}
        kept = [place for place in rest if adverse[place] is not None]
        if not kept or self._verdict_with(base, adverse, kept) not in REFUSED:
            return ()
        for place in tuple(kept):
            fewer = [other for other in kept if other != place]
            if fewer and self._verdict_with(base, adverse, fewer) in REFUSED:
                kept = fewer
        return tuple(kept)

    def _adverse(self, place: Place, base: Supposition) -> int | None:
        return next((number for number in range(len(self.prospects.classes[place])) if number != base[place]), None)

    def _verdict_with(
        self, base: Supposition, adverse: dict[Place, int | None], places: Iterable[Place]
    ) -> Verdict | None:
        changed = {place: number for place in places if (number := adverse[place]) is not None}
        return self._verdicts([{**base, **changed}])[0]

    def _grounds(self, base: Supposition) -> tuple[str, ...]:
        rails = self.prospects.under([base])
        law, left = self.unknown.law, self.unknown.left
        permits = {rule.provision.id for rule in law.edition.rules if rule.provision.effect == "permit"}
        found: dict[str, None] = {}
        for item in law.gates:
            for id, literal in item.bites.items():
                if id in permits and rails.of(left.literal(literal))[0]:
                    found[id] = None
        return tuple(found)


def _better(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    """Whether one class of values helps wherever another does, and somewhere where it does not."""
    pairs = [*zip(one, other, strict=True)]
    return one != other and all(mine[0] >= theirs[0] and mine[1] >= theirs[1] for mine, theirs in pairs)


def _signs(unknown: Unknowns) -> dict[int, set[int]]:
    """Return, for each node, whether its truth (1) or its falsehood (-1) helps a case to be permitted."""
    left = unknown.left
    signs: dict[int, set[int]] = {}

    def note(literal: int, sign: int) -> None:
        signs.setdefault(abs(literal), set()).add(sign if literal > 0 else -sign)

    for outcome in unknown.law.items:
        note(left.literal(outcome.permitted), 1)
        for sign in (1, -1):  # that no text is about the item is no leave: nor is it preferred
            note(left.literal(outcome.scope), sign)
        note(left.literal(outcome.prohibited), -1)
    for node, parts in reversed(left.gates):
        for sign in signs.get(node, ()):
            for part in parts:
                note(part, sign)
    return signs
