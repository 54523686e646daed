"""One case under the law of several days: side by side, and edition by edition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from transfer_check.answering import Answer, answer
from transfer_check.facts import TransferCase
from transfer_check.judging import Decision, Standing, Verdict, evaluate, require_consistent
from transfer_check.law import EditionDay, Provision, Rulebook


@dataclass(frozen=True, slots=True)
class StandingChange:
    """How one rule stands on each of the days compared; ``None`` where it is not in force.

    Attributes:
        provision: the latest of its versions among the days.
        item: 0-based place of the item.
    """

    provision: Provision
    item: int
    standings: tuple[Standing | None, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A case under the law of several days.

    Attributes:
        answers: one per day, in the order asked for.
        changes: the rules that do not stand alike on every day.
    """

    days: tuple[date, ...]
    answers: tuple[Answer, ...]
    changes: tuple[StandingChange, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A case under one edition: the text of its first day, and whether the answer differs from the one before.

    Attributes:
        editions: what begins or ends on that day.
        changed: whether verdict or determining provisions differ from the moment before.
    """

    on: date
    editions: tuple[EditionDay, ...]
    answer: Answer
    changed: bool


def compare(case: TransferCase, rulebook: Rulebook, *, on: Sequence[date]) -> Comparison:
    """Judge a case by the law of each of some days, and say which rules stand differently.

    Raises:
        CaseError: where the case contradicts itself by the law of its own day.
        UsageError: for a day whose text is not encoded.
    """
    require_consistent(case, rulebook)
    decisions = [evaluate(case, rulebook, on=day) for day in on]
    standings: dict[tuple[str, int], dict[int, Standing]] = {}
    latest: dict[str, Provision] = {}
    for place, decision in enumerate(decisions):
        for item in decision.items:
            for finding in item.findings:
                standings.setdefault((finding.provision.id, item.index), {})[place] = finding.standing
                latest[finding.provision.id] = finding.provision
    changes = [
        StandingChange(latest[rule], item, tuple(seen.get(place) for place in range(len(on))))
        for (rule, item), seen in standings.items()
        if len({seen.get(place) for place in range(len(on))}) > 1
    ]
    return Comparison(tuple(on), tuple(map(answer, decisions)), tuple(changes))


def timeline(case: TransferCase, rulebook: Rulebook) -> tuple[Moment, ...]:
    """Judge a case on the first day of every edition of a deciding regime that is encoded.

    Raises:
        CaseError: where the case contradicts itself by the law of its own day.
        UsageError: where the text of its own day is not encoded.
    """
    require_consistent(case, rulebook)
    moments: list[Moment] = []
    for day, editions in _edition_days(rulebook):
        gathered = answer(evaluate(case, rulebook, on=day))
        before = moments[-1].answer if moments else None
        moments.append(Moment(day, editions, gathered, before is None or _differs(before, gathered)))
    return tuple(moments)


def _differs(before: Answer, after: Answer) -> bool:
    return (before.verdict, [each.id for each in before.determining]) != (
        after.verdict,
        [each.id for each in after.determining],
    )


def first_better_day(
    case: TransferCase, rulebook: Rulebook, decision: Decision
) -> tuple[date, tuple[EditionDay, ...], Verdict] | None:
    """Return the first day of a later edition on which a case, as it stands, is answered more favourably.

    That is the day from which it may be permitted or is out of scope; where there is none, the day from which the
    answer is open, if it was against the case, or if no text was in force.
    """
    opens = None
    for day, editions in _edition_days(rulebook):
        if day > decision.on:
            verdict = evaluate(case, rulebook, on=day).verdict
            if verdict in (Verdict.MAY_BE_PERMITTED, Verdict.OUT_OF_SCOPE):
                return day, editions, verdict
            if verdict is Verdict.UNDETERMINED and opens is None:
                opens = day, editions, verdict
    return None if decision.verdict is Verdict.UNDETERMINED else opens


def _edition_days(rulebook: Rulebook) -> Iterator[tuple[date, tuple[EditionDay, ...]]]:
    """Yield the days on which a text of policy begins or ends and that are encoded, in their order."""
    editions: dict[date, list[EditionDay]] = {}
    for regime in rulebook.regimes:
        if regime.policy:
            for edition in regime.editions:
                editions.setdefault(edition.on, []).append(edition)
    for day in sorted(editions):
        if rulebook.encoded_until is not None and day >= rulebook.encoded_until:
            return
        yield day, tuple(editions[day])
