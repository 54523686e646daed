"""The rulebook: all provisions together, and the edition of them that is in force on a day."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from transfer_check.errors import usage_problem
from transfer_check.facts import did_you_mean
from transfer_check.intervals import Interval
from transfer_check.law.citations import Citation, Instrument
from transfer_check.law.condition import CompiledAll, Condition, FilterOf, LeafTable, condition_facts
from transfer_check.law.dependencies import CycleError as CycleError
from transfer_check.law.dependencies import in_order_of_lifting, stages_of_reading
from transfer_check.law.finding import Finding, findings_unexcused
from transfer_check.law.provision import ALWAYS, Provision, intervals_of
from transfer_check.law.table import Table
from transfer_check.text import Text


class EditionDay(NamedTuple):
    """A day on which something begins or ends, and the text that makes it so."""

    on: date
    title: Text
    cite: Citation


class Regime(NamedTuple):
    """A regime.

    Attributes:
        decides: whether it takes part in verdicts; a regime that does not only refers and obliges.
        policy: whether it is the government's policy on transfers, as against an international obligation.
        editions: in order of day.
    """

    id: str
    title: Text
    in_force: Interval
    decides: bool
    policy: bool
    editions: tuple[EditionDay, ...]


class Revision(NamedTuple):
    """A provision on a day on which it is no longer, or not yet, what it was: before the day, and from the day on."""

    before: Provision | None
    after: Provision | None


class Omission(NamedTuple):
    """A provision that is not encoded, with the reason."""

    instrument: str
    at: str
    title: Text
    reason: Text
    digest: tuple[str, ...]
    file: str


@dataclass(frozen=True, eq=False, repr=False)
class Rulebook:
    """All rules, definitions, regimes and tables; immutable.

    Attributes:
        digest: ``sha256:…`` of the content of the rule files.
        encoded_until: first day whose text is not encoded; ``None`` where everything is.
        as_of: the day on which the sources were last looked at: what is decided later is not in it.
    """

    instruments: Mapping[str, Instrument]
    regimes: tuple[Regime, ...]
    provisions: Sequence[Provision]
    tables: Mapping[str, Table]
    omissions: tuple[Omission, ...]
    digest: str
    encoded_until: date | None = None
    as_of: date | None = None
    _editions: "dict[tuple[frozenset[str], tuple[int, ...]], Edition]" = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _edition_of_period: "dict[date, Edition]" = field(default_factory=dict, init=False, repr=False, compare=False)
    _revised: "dict[date, dict[str, Revision]]" = field(default_factory=dict, init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        return f"<Rulebook of {len(self.provisions)} provisions, {self.digest}>"

    def on(self, day: date) -> "Edition":
        """Return what is in force on a day, compiled; the same object for days with the same law."""
        period = self.period(day)
        if period not in self._edition_of_period:
            self._edition_of_period[period] = self._compiled_for(day)
        return self._edition_of_period[period]

    def period(self, day: date) -> date:
        """Return the first of the days about a day on which nothing begins or ends: rules and tables are the same on all.

        `date.min` stands for the days before anything begins. Whoever remembers something by this day instead of the
        day itself remembers as much as there are changes, however many days are asked for.
        """
        place = bisect_right(self._changes, day)
        return self._changes[place - 1] if place else date.min

    @cached_property
    def _changes(self) -> list[date]:
        intervals = {
            *intervals_of(self.provisions),
            *(regime.in_force for regime in self.regimes),
            *(interval for table in self.tables.values() for row in table.rows for interval in row.when),
        }
        return sorted({day for interval in intervals for day in interval if day is not None})

    @cached_property
    def days_of_text(self) -> list[date]:
        """The days on which a regime or a version of a provision begins or ends, in order."""
        intervals = {*intervals_of(self.provisions), *(regime.in_force for regime in self.regimes)}
        return sorted({day for interval in intervals for day in interval if day is not None})

    def revised_on(self, day: date) -> Mapping[str, Revision]:
        """Return the provisions that begin, end or change in substance on a day, by id."""
        if day not in self._revised:
            self._revised[day] = self._revisions(day)
        return self._revised[day]

    def _revisions(self, day: date) -> dict[str, Revision]:
        days = list(enumerate(intervals_of(self.provisions)))
        before = {each.id: each for each in (self.provisions[place] for place, days in days if days.end == day)}
        after = {each.id: each for each in (self.provisions[place] for place, days in days if days.start == day)}
        revisions = {name: Revision(before.get(name), after.get(name)) for name in (*before, *after)}
        return {name: each for name, each in revisions.items() if not _issued_anew(each)}

    def require_encoded(self, day: date) -> None:
        """Refuse a day whose text is not encoded: no answer is better than one from half the law.

        Raises:
            UsageError: for a day from `encoded_until` on.
        """
        if self.encoded_until is not None and day >= self.encoded_until:
            raise usage_problem(
                "TC501",
                f"the text in force on {day} is not encoded",
                f"this rulebook answers for days before {self.encoded_until}",
            )

    def in_force(self, day: date) -> tuple[Provision, ...]:
        """Return the provisions in force on a day, in the order of the rule files."""
        return self.on(day).provisions

    def _places_in_force(self, day: date) -> tuple[int, ...]:
        return tuple(place for place, interval in enumerate(intervals_of(self.provisions)) if day in interval)

    def _compiled_for(self, day: date) -> "Edition":
        places = self._places_in_force(day)
        key = (frozenset(regime.id for regime in self.regimes if day in regime.in_force), places)
        if key not in self._editions:
            self._editions[key] = Edition.compiled(self, [self.provisions[place] for place in places], day)
        return self._editions[key]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id of a provision."""
        return frozenset(provision.id for provision in self.provisions)

    def versions(self, provision_id: str) -> tuple[Provision, ...]:
        """Return every version of a provision, in the order of their days.

        Raises:
            UsageError: where no provision has that id.
        """
        found = [provision for provision in self.provisions if provision.id == provision_id]
        if not found:
            near = did_you_mean(provision_id, self.ids)
            raise usage_problem(
                "TC502",
                f"no rule has the id `{provision_id}`",
                (f"did you mean `{near}`? " if near else "") + "`transfer-check rules list` lists the rules",
            )
        return tuple(sorted(found, key=lambda each: each.in_force.start or date.min))

    def regime(self, regime_id: str) -> Regime:
        """Return a regime by id."""
        return next(regime for regime in self.regimes if regime.id == regime_id)


def _issued_anew(revision: Revision) -> bool:
    before, after = revision
    return before is not None and after is not None and before.substance == after.substance


class CompiledProvision(NamedTuple):
    """A provision with the places of its conditions among the answers of the edition.

    Attributes:
        lifted_by: places, in the edition's order of rules, of the rules that lift this one.
        requires: whether it states a requirement.
        can_be_lifted: whether it has an exception of its own or a rule that lifts it.
        unexcused: what is found of it where no exception holds or may hold, by the truths of `applies` and `when`.
    """

    provision: Provision
    applies: int
    when: int
    unless: tuple[int, ...]
    lifted_by: tuple[int, ...]
    requires: bool
    can_be_lifted: bool
    unexcused: tuple[tuple[Finding, ...], ...]


class CompiledDefinition(NamedTuple):
    """A definition with the leaves of its stage and its place among the answers of the stage."""

    provision: Provision
    leaves: LeafTable
    when: int


class Stage(NamedTuple):
    """Definitions that read facts and what earlier stages define, but not one another.

    Attributes:
        leaves: the distinct leaves of the definitions.
        answers: the truths of the definitions from those of the leaves.
    """

    definitions: tuple[CompiledDefinition, ...]
    leaves: LeafTable
    answers: CompiledAll


class RegimeInForce(NamedTuple):
    """What of a regime is in force on a day.

    Attributes:
        scopes: its scope provisions.
        closures: the provisions that close it; empty for an open regime.
        rules: places of its rules in the edition's order; `prohibits`, `permits` and `requires` are those of that effect.
    """

    regime: Regime
    scopes: tuple[CompiledProvision, ...]
    closures: tuple[Provision, ...]
    rules: tuple[int, ...]
    prohibits: tuple[int, ...]
    permits: tuple[int, ...]
    requires: tuple[int, ...]


class Edition(NamedTuple):
    """The provisions in force on some days, compiled.

    Attributes:
        definitions: in an order in which each reads only earlier ones.
        stages: the same definitions, each stage after those it reads.
        rules: in an order in which each is lifted only by earlier ones.
        leaves: the distinct leaves of scopes, rules and cautions.
        answers: the truths of their conditions from those of the leaves.
        acts: paths of the acts some rule reads.
        tables: the dated tables.
        provisions: all of them, in the order of the rule files.
    """

    definitions: tuple[CompiledDefinition, ...]
    stages: tuple[Stage, ...]
    rules: tuple[CompiledProvision, ...]
    regimes: tuple[RegimeInForce, ...]
    cautions: tuple[CompiledProvision, ...]
    leaves: LeafTable
    answers: CompiledAll
    defined: Mapping[str, CompiledDefinition]
    acts: tuple[str, ...]
    tables: Mapping[str, Table]
    provisions: tuple[Provision, ...]

    @property
    def policy_in_force(self) -> bool:
        """Whether a text of policy is in force: without one, nothing can be permitted, nor be out of scope."""
        return any(each.regime.policy for each in self.regimes)

    @classmethod
    def compiled(cls, rulebook: Rulebook, provisions: list[Provision], day: date) -> "Edition":
        """Compile the provisions in force on a day."""
        leaves = LeafTable(_filters(rulebook))
        conditions = _Places()
        rules = _compiled_rules([each for each in provisions if each.effect in RULE_EFFECTS], conditions)
        stages = tuple(
            _compiled_stage(stage, _filters(rulebook))
            for stage in stages_of_reading([each for each in provisions if each.effect == "define"])
        )
        definitions = tuple(each for stage in stages for each in stage.definitions)
        regimes = tuple(
            _regime_in_force(regime, provisions, rules, conditions)
            for regime in rulebook.regimes
            if day in regime.in_force
        )
        cautions = tuple(_compiled(each, conditions) for each in provisions if each.effect == "caution")
        defined = {each.provision.defines: each for each in definitions}
        answers = leaves.compile_all(conditions)
        of_stages = (atom for stage in stages for atom in stage.leaves.places)
        of_regimes = (each for own in provisions if own.effect in ("scope", "close") for each in own.conditions)
        return cls(
            definitions,
            stages,
            rules,
            regimes,
            cautions,
            leaves,
            answers,
            defined,
            _acts((*leaves.places, *of_stages, *of_regimes)),
            rulebook.tables,
            tuple(provisions),
        )


RULE_EFFECTS = frozenset({"prohibit", "permit", "require", "refer", "oblige"})


def _filters(rulebook: Rulebook) -> FilterOf:
    return lambda table, filter_name: rulebook.tables[table].membership(filter_name)


class _Places(dict[Condition, int]):
    """The places of conditions among the answers of an edition, each given at the first use."""

    def __missing__(self, condition: Condition) -> int:
        self[condition] = len(self)
        return self[condition]


def _compiled(provision: Provision, conditions: _Places, lifted_by: tuple[int, ...] = ()) -> CompiledProvision:
    return CompiledProvision(
        provision,
        conditions[ALWAYS if provision.applies is None else provision.applies],
        conditions[provision.when],
        tuple(conditions[each.when] for each in provision.unless),
        lifted_by,
        provision.effect == "require",
        bool(provision.unless or lifted_by),
        findings_unexcused(provision),
    )


def _compiled_rules(rules: list[Provision], conditions: _Places) -> tuple[CompiledProvision, ...]:
    ordered = in_order_of_lifting(rules)
    places = {rule.id: place for place, rule in enumerate(ordered)}
    lifters: dict[str, list[int]] = {rule.id: [] for rule in ordered}
    for rule in ordered:
        for lifted in rule.exception_to:
            if lifted in lifters:
                lifters[lifted].append(places[rule.id])
    return tuple(_compiled(rule, conditions, tuple(lifters[rule.id])) for rule in ordered)


def _acts(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """Return the paths of the acts of authority that some condition reads."""
    return tuple(sorted({path for each in conditions for path in condition_facts(each) if path.startswith("act.")}))


def _compiled_stage(definitions: list[Provision], filter_of: FilterOf) -> Stage:
    leaves = LeafTable(filter_of)
    answers = leaves.compile_all(each.when for each in definitions)
    compiled = tuple(CompiledDefinition(each, leaves, place) for place, each in enumerate(definitions))
    return Stage(compiled, leaves, answers)


def _regime_in_force(
    regime: Regime, provisions: list[Provision], rules: tuple[CompiledProvision, ...], conditions: _Places
) -> RegimeInForce:
    own = [each for each in provisions if each.regime == regime.id]
    places = [place for place, rule in enumerate(rules) if rule.provision.regime == regime.id]

    def of(effect: str) -> tuple[int, ...]:
        return tuple(place for place in places if rules[place].provision.effect == effect)

    return RegimeInForce(
        regime,
        tuple(_compiled(each, conditions) for each in own if each.effect == "scope"),
        tuple(each for each in own if each.effect == "close"),
        tuple(places),
        of("prohibit"),
        of("permit"),
        of("require"),
    )
