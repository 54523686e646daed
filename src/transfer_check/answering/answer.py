"""What an answer says besides its verdict: what decided it, what it waits for, who decides, what is owed.

Everything is read off a `Decision`; nothing is judged here.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from transfer_check.answering.warnings import Notice, notices
from transfer_check.facts import Fact, Override, Signed, catalogue, place, weakest_evidence
from transfer_check.judging import (
    Decision,
    Duty,
    Finding,
    ItemDecision,
    Reading,
    RegimeDecision,
    Standing,
    Verdict,
    readings_of,
)
from transfer_check.kleene import Truth
from transfer_check.law import Provision
from transfer_check.law.condition import Condition
from transfer_check.words.notices import owed_if_covered

Awaits = Literal["facts", "assessments"]


class OpenFact(NamedTuple):
    """A fact that can still change the verdict.

    Attributes:
        items: 0-based places of the items it is open for.
        rules: ids of the provisions it keeps open.
    """

    fact: Fact
    items: tuple[int, ...]
    rules: tuple[str, ...]


class Decider(NamedTuple):
    """A body that has to decide, and the rule that says so."""

    body: str
    rule: str


class Overridden(NamedTuple):
    """A derived fact whose value somebody signed.

    Attributes:
        item: 0-based place of its item; ``None`` for a fact of the case.
        settled: what the rules would have said; ``None`` where they leave it open, or have no definition of it.
    """

    fact: Fact
    item: int | None
    signed: Override
    settled: bool | None


class Answer(NamedTuple):
    """All that a report of a decision says.

    Attributes:
        determining: the provisions that decided, most telling first.
        possibly_prohibited: whether a prohibition may still come on top of a verdict of not permitted.
        awaits: what an undetermined verdict waits for: facts, assessments, or both.
        open_facts: the facts that can still change an undetermined verdict.
        certain: the verdict that an undetermined case has whatever the facts are that are not known; ``None`` where they
            can change it.
        weakest_evidence: the weakest evidence among determining provisions, their definitions and table rows,
            and no better than that of a caution on the text itself; ``unverified`` where a derived fact is overridden.
        assumed_not_taken: acts of authority that some rule reads and nobody recorded.
        asserted: derived facts stated by hand, where the rules leave them open.
        overrides: derived facts whose value somebody signed, by address in the case.
    """

    decision: Decision
    determining: tuple[Provision, ...]
    possibly_prohibited: bool
    awaits: tuple[Awaits, ...]
    open_facts: tuple[OpenFact, ...]
    certain: Verdict | None
    weakest_evidence: str | None
    assumed_not_taken: tuple[Fact, ...]
    assessments: tuple[tuple[Fact, Signed], ...]
    asserted: tuple[Fact, ...]
    overrides: tuple[Overridden, ...]
    deciders: tuple[Decider, ...]
    duties: tuple[Duty, ...]
    warnings: tuple[Notice, ...]

    @property
    def verdict(self) -> Verdict:
        """The verdict of the decision."""
        return self.decision.verdict


def answer(decision: Decision, *, readings: Sequence[Reading] | None = None) -> Answer:
    """Gather what a report of a decision says.

    Args:
        decision: what `evaluate` answered.
        readings: readings of its items, in their order, where the caller has them already.
    """
    readings = readings_of(item.trace for item in decision.items) if readings is None else readings
    deciding = [item for item in decision.items if item.verdict is decision.verdict]
    determining = tuple(dict.fromkeys(each for item in deciding for each in determining_provisions(item)))
    open_, certain = _still_needed(decision, readings)
    facts = catalogue()
    taken = decision.case.facts()
    acts = {path for item in decision.items for path in item.trace.edition.acts}
    asserted = {path for item in decision.items for path in item.trace.asserted - decision.case.overridden(item.index)}
    return Answer(
        decision,
        determining,
        decision.verdict is Verdict.NOT_PERMITTED and any(item.prohibited is Truth.UNKNOWN for item in decision.items),
        _awaits(open_),
        open_,
        certain,
        "unverified" if decision.case.overrides else _weakest(deciding, readings),
        tuple(facts[path] for path in facts if path in acts and path not in taken),
        tuple((facts[path], signed) for path, signed in decision.case.assessments().items()),
        tuple(facts[path] for path in facts if path in asserted),
        tuple(_overridden(decision)),
        tuple(
            dict.fromkeys(
                Decider(each.provision.to, each.provision.id)
                for each in (*_biting(decision, "refer"), *_biting_if_covered(decision, "refer"))
            )
        ),
        _duties(decision),
        tuple(notices(decision)),
    )


def _overridden(decision: Decision) -> Iterator[Overridden]:
    for written, signed in decision.case.overrides.items():
        path, item = place(written)
        settled = {each.trace.settled.get(path) for each in decision.items if item in (None, each.index)}
        yield Overridden(catalogue()[path], item, signed, settled.pop() if len(settled) == 1 else None)


# ── what decided ──────────────────────────────────────────────────────────────────────────────


def determining_provisions(item: ItemDecision) -> list[Provision]:
    """Return the provisions that decided an item, most telling first; for an open verdict, those that keep it open."""
    if item.verdict is Verdict.OUT_OF_SCOPE:
        return [each.provision for regime in item.regimes for each in regime.scopes]
    if item.verdict is Verdict.NO_TEXT_IN_FORCE:
        return []
    if item.verdict is Verdict.UNDETERMINED:
        return list(dict.fromkeys(provision for provision, _ in pending(item)))
    inside = [regime for regime in item.regimes if regime.scope is Truth.TRUE]
    if item.verdict is Verdict.PROHIBITED:
        return [
            each.provision for regime in inside for each in _of(item, regime, "prohibit") if each.bites is Truth.TRUE
        ]
    if item.verdict is Verdict.NOT_PERMITTED:
        return [each for regime in inside for each in _against(item, regime)]
    return [
        *(each for regime in inside for each in _in_favour(item, regime)),
        *(each for regime in inside for each in _not_against(item, regime)),
    ]


def _against(item: ItemDecision, regime: RegimeDecision) -> Iterator[Provision]:
    yield from (each.provision for each in _of(item, regime, "require") if each.bites is Truth.TRUE)
    if regime.grounded is Truth.FALSE:
        yield from regime.closures


def _in_favour(item: ItemDecision, regime: RegimeDecision) -> Iterator[Provision]:
    yield from (each.provision for each in _of(item, regime, "permit") if each.bites is Truth.TRUE)
    met = (Standing.SATISFIED, Standing.EXCUSED)
    yield from (each.provision for each in _of(item, regime, "require") if each.standing in met)


def _not_against(item: ItemDecision, regime: RegimeDecision) -> Iterator[Provision]:
    yield from (each.provision for each in _of(item, regime, "prohibit") if not each.excused_by)


def _of(item: ItemDecision, regime: RegimeDecision, effect: str) -> Iterator[Finding]:
    for finding in item.findings:
        if finding.provision.regime == regime.regime.id and finding.provision.effect == effect:
            yield finding


def _biting(decision: Decision, effect: str) -> Iterator[Finding]:
    for item in decision.items:
        for finding in item.findings:
            if finding.provision.effect == effect and finding.bites is Truth.TRUE:
                yield finding


def _biting_if_covered(decision: Decision, effect: str) -> Iterator[Finding]:
    """Findings of the statutes on an item of which it is open whether any text is about it, and so whether they bite."""
    for item in decision.items:
        if item.verdict is Verdict.UNDETERMINED and item.scope is Truth.UNKNOWN:
            deciding = {regime.regime.id for regime in item.regimes}
            for finding in item.findings:
                own = finding.provision
                if own.effect == effect and own.regime not in deciding and finding.bites is Truth.UNKNOWN:
                    yield finding


def _duties(decision: Decision) -> tuple[Duty, ...]:
    certain = [
        Duty(duty.bearer, duty.duty, duty.due, each.provision.id)
        for each in _biting(decision, "oblige")
        for duty in each.provision.duties
    ]
    if_covered = [
        Duty(
            duty.bearer,
            owed_if_covered(duty.duty),
            duty.due,
            each.provision.id,
        )
        for each in _biting_if_covered(decision, "oblige")
        for duty in each.provision.duties
        if duty.due == "before_transfer" and each.provision.id not in {known.rule for known in certain}
    ]
    return tuple(dict.fromkeys([*certain, *if_covered]))


def _weakest(items: list[ItemDecision], readings: Sequence[Reading]) -> str | None:
    levels: set[str] = set()
    for item in items:
        reading = readings[item.index]
        scopes = [each.provision for regime in item.regimes for each in regime.scopes if each.bites is Truth.TRUE]
        for provision in [*determining_provisions(item), *scopes]:
            levels |= reading.evidence(provision)
        levels |= {caution.evidence for caution in item.cautions if caution.doubts_the_text}
    return weakest_evidence(levels)


# ── what is open ──────────────────────────────────────────────────────────────────────────────


def pending(item: ItemDecision) -> Iterator[tuple[Provision, Condition]]:
    """Yield the provisions whose unknown truth keeps an item undetermined, with the unknown conditions."""
    policy = item.trace.edition.policy_in_force
    for regime in item.regimes:
        if regime.scope is Truth.FALSE or (not policy and regime.prohibited is Truth.FALSE):
            continue
        for scope in regime.scopes:
            if regime.scope is Truth.UNKNOWN and scope.bites is Truth.UNKNOWN:
                yield scope.provision, scope.provision.when
        for effect, truth in (("prohibit", regime.prohibited), ("permit", regime.grounded), ("require", regime.unmet)):
            if truth is Truth.UNKNOWN and (policy or effect == "prohibit"):
                for finding in _of(item, regime, effect):
                    yield from _pending_of(finding, item)


def _pending_of(finding: Finding, item: ItemDecision) -> Iterator[tuple[Provision, Condition]]:
    if finding.bites is not Truth.UNKNOWN:
        return
    for condition in finding.provision.conditions:
        yield finding.provision, condition
    for other in item.findings:
        if other.provision.id in finding.lifted_by_unknown:
            yield from _pending_of(other, item)


def warnings_of(answers: Iterable[Answer]) -> tuple[Notice, ...]:
    """Return what some answers warn of, each once."""
    return tuple(dict.fromkeys(warning for each in answers for warning in each.warnings))


def facts_left_open(decision: Decision) -> tuple[OpenFact, ...]:
    """Return the facts that can still change an undetermined verdict, those that touch most provisions first.

    They are those of `transfer_check.open_facts`. Once every one of them is stated, whatever the values, no fact can
    change the verdict any more; unless a state so stated is in doubt in a dated table, and then the derived fact
    which that table defines is asked next.
    """
    return _still_needed(decision, readings_of(item.trace for item in decision.items))[0]


def _still_needed(decision: Decision, readings: Sequence[Reading]) -> tuple[tuple[OpenFact, ...], Verdict | None]:
    """Return the facts that can still change an undetermined verdict, and the verdict of the case where none can."""
    if decision.verdict is not Verdict.UNDETERMINED:
        return (), None
    from transfer_check.circuit import still_open  # most answers are settled, and need no circuit

    needed = still_open(decision.case, decision.rulebook, on=decision.on)
    named = {(place.path, place.item) for place in needed.places}
    items: dict[str, dict[int, None]] = {}
    rules: dict[str, dict[str, None]] = {}
    for item, path, rule in _keeping_open(decision, readings):
        if (path, None) in named or (path, item) in named:
            items.setdefault(path, {})[item] = None
            rules.setdefault(path, {})[rule] = None
    facts = catalogue()
    order = {path: place for place, path in enumerate(facts)}
    ranked = sorted(rules, key=lambda path: (-len(rules[path]), order[path]))
    return tuple(OpenFact(facts[path], tuple(items[path]), tuple(rules[path])) for path in ranked), needed.certain


def _keeping_open(decision: Decision, readings: Sequence[Reading]) -> Iterator[tuple[int, str, str]]:
    """Yield, by item, the facts that keep a provision open, whether it can still change the verdict or not."""
    of_kind: dict[int, list[tuple[str, str]]] = {}
    for item in decision.items:
        if item.verdict is Verdict.UNDETERMINED:
            reading = readings[item.index]
            if id(reading) not in of_kind:  # alike items share a reading
                of_kind[id(reading)] = [
                    (path, provision.id)
                    for provision, condition in pending(item)
                    for path in dict.fromkeys(reading.open_facts(condition))
                ]
            yield from ((item.index, path, rule) for path, rule in of_kind[id(reading)])


def awaits_assessment(fact: Fact) -> bool:
    """Whether a fact is settled by the judgement of a body, not by finding something out."""
    return fact.kind == "assessed" or (fact.kind == "derived" and bool(fact.body))


def _awaits(open_: tuple[OpenFact, ...]) -> tuple[Awaits, ...]:
    kinds = {awaits_assessment(each.fact) for each in open_}
    waiting: list[Awaits] = []
    if False in kinds:
        waiting.append("facts")
    if True in kinds:
        waiting.append("assessments")
    return tuple(waiting)
