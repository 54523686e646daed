"""Reading off a decided case the truth of every input of the circuit, and what each change makes of it."""

from __future__ import annotations

from typing import NamedTuple

from transfer_check.circuit.case_facts import StatedFacts
from transfer_check.circuit.fact_places import Options, Place
from transfer_check.circuit.gates import TRUE, Gate
from transfer_check.circuit.kept_laws import KeptLaw, Remembered
from transfer_check.circuit.law_circuit import LawCircuit
from transfer_check.circuit.law_parts import PARTIES, PARTY, Input
from transfer_check.circuit.value_classes import ValueClass
from transfer_check.circuit.variants import Alone, Joint, Variants
from transfer_check.facts import UNKNOWN, Facts, FactValue, comparisons
from transfer_check.facts import place as address_of
from transfer_check.kleene import Truth
from transfer_check.law.condition import InTable, MemberOfFact, leaf_facts

Chosen = tuple[int | None, ...]
"""Which of its options each of some facts takes; ``None`` for a fact as it is."""


class Read(NamedTuple):
    """A literal of an input that is asked for.

    Attributes:
        key: what the input stands for.
        literal: its node; negative where it is asked whether it is false.
    """

    key: Input
    literal: int


class Owners(NamedTuple):
    """The facts that an input turns on.

    Attributes:
        always: those that always matter.
        with_first: those that matter only where the first of these is changed: a list is made anew to hold their states.
    """

    always: tuple[Place, ...]
    with_first: tuple[Place, ...]


class AskedFor(NamedTuple):
    """What some literals of the circuit rest on.

    Attributes:
        gates: each literal of a gate with its parts, after them: all of a positive one, some of a negative one.
        alone: the literals of inputs that turn on one fact, by the fact.
        joint: those that turn on several, each with these.
        signed: those that say whether a statement is signed, which no change of a fact touches.
        known: the literals that turn on one fact, by the fact, its value, and those that it may have instead.
    """

    gates: tuple[Gate, ...]
    alone: dict[Place, tuple[Read, ...]]
    joint: tuple[tuple[Read, Owners], ...]
    signed: tuple[Read, ...]
    known: Remembered[tuple[Alone, ...]]


def places_read(key: Input) -> tuple[Place, ...]:
    """Return the facts that a leaf of the circuit compares."""
    assert not isinstance(key.subject, str), "no comparison"
    return tuple(_place(path, key) for path in leaf_facts(key.subject))


def _place(path: str, key: Input) -> Place:
    owner = path.partition(".")[0]
    return Place(path, key.item if owner == "item" else None, key.party if owner == PARTY else None)


def asked_for(law: KeptLaw, literals: tuple[int, ...]) -> AskedFor:
    """Return what some literals of a law rest on."""
    found: AskedFor = law.asked_for.of(literals, lambda: _asked_for(law.circuit, literals))
    return found


def _asked_for(circuit: LawCircuit, literals: tuple[int, ...]) -> AskedFor:
    wanted = set(literals)
    gates: list[Gate] = []
    for node in range(len(circuit.circuit.parts) - 1, TRUE, -1):
        parts = circuit.circuit.parts[node]
        for literal in (node, -node) if parts else ():
            if literal in wanted:
                gates.append((literal, parts if literal > 0 else tuple(-part for part in parts)))
                wanted.update(gates[-1][1])
    alone: dict[Place, list[Read]] = {}
    joint: list[tuple[Read, Owners]] = []
    signed: list[Read] = []
    for key, node in circuit.every_input.items():
        if key.kind in ("leaf", "may_be") and key.party in circuit.slots:
            continue  # of a party that may exist nothing is known
        for read in (Read(key, literal) for literal in (node, -node) if literal in wanted):
            if key.kind == "signed":
                signed.append(read)
            elif len((owners := turning_on(key, circuit)).always) > 1:
                joint.append((read, owners))
            else:
                alone.setdefault(owners.always[0], []).append(read)
    return AskedFor(
        tuple(reversed(gates)),
        {place: tuple(reads) for place, reads in alone.items()},
        tuple(joint),
        tuple(signed),
        Remembered(8192),
    )


def turning_on(key: Input, circuit: LawCircuit) -> Owners:
    """Return the facts an input turns on: those it reads, those they compare, those that a list is made to hold."""
    if isinstance(key.subject, str):
        return Owners((Place(key.subject, key.item),), ())
    if isinstance(key.subject, MemberOfFact):
        member, members = places_read(key)
        others = (
            places_read(other)[0]
            for other in circuit.every_input
            if isinstance(other.subject, MemberOfFact) and other.party is None and places_read(other)[1] == members
        )
        return Owners((members, member), tuple(dict.fromkeys(place for place in others if place != member)))
    (place,) = places_read(key)
    return Owners((place, *(Place(path) for path in comparisons().get(place.path, ()))), ())


def case_variants(stated: StatedFacts, law: KeptLaw, options: Options, literals: tuple[int, ...]) -> Variants:
    """Return a case with what its facts may become.

    Args:
        stated: the facts of the case.
        law: the law of its day.
        options: what the facts may become.
        literals: what is to be read off the circuit.
    """
    return _Reader(stated, law, options).variants(literals)


class _Reader:
    def __init__(self, stated: StatedFacts, law: KeptLaw, options: Options) -> None:
        self.stated, self.law, self.options = stated, law, options
        self._facts_under: dict[tuple[tuple[Place, ...], Chosen], Facts] = {}

    def variants(self, literals: tuple[int, ...]) -> Variants:
        asked = asked_for(self.law, literals)
        settled = [read.literal for read in asked.signed if self._is_signed(read.key) is (read.literal > 0)]
        alone: dict[Place, tuple[Alone, ...]] = {}
        for place in asked.alone:
            if place in self.options:
                alone[place] = self._alone(asked, place, self._values(place))
            else:
                settled += [each.literal for each in self._alone(asked, place, ()) if each.now]
        joint = [self._joint(read, owners) for read, owners in asked.joint]
        return Variants(asked.gates, len(self.law.circuit.circuit.parts), settled, alone, joint)

    def _is_signed(self, key: Input) -> bool:
        return any((key.subject, key.item) == address_of(written) for written in self.stated.decision.case.overrides)

    # ── inputs that turn on one fact ──────────────────────────────────────────────────────────

    def _values(self, place: Place) -> tuple[FactValue, ...]:
        return tuple([option.example for option in self.options[place] if isinstance(option, ValueClass)])

    def _alone(self, asked: AskedFor, place: Place, values: tuple[FactValue, ...]) -> tuple[Alone, ...]:
        value = UNKNOWN if place.path == PARTIES else self.stated.value(place)
        return asked.known.of(
            (place, value, values),
            lambda: tuple(
                Alone(
                    read.literal,
                    self._is_true(read, value),
                    sum(1 << number for number, other in enumerate(values) if self._is_true(read, other)),
                )
                for read in asked.alone[place]
            ),
        )

    def _is_true(self, read: Read, value: FactValue) -> bool:
        """Whether a literal is true where the fact has a value."""
        key, wanted = read.key, read.literal > 0
        if key.kind == "stated":
            return (value is not UNKNOWN) is wanted
        if key.kind == "by_hand":
            return value is not UNKNOWN and (value is True) is wanted
        if key.kind == "filled":  # a party that is named is there, unless there is nobody
            named = key.party not in self.law.circuit.slots
            return wanted and named if value is UNKNOWN else not wanted
        if key.kind == "closed":
            return wanted and value is not UNKNOWN
        assert not isinstance(key.subject, str), "no comparison"
        return self._holds(read, {key.subject.fact: value})

    def _holds(self, read: Read, facts: Facts) -> bool:
        """Whether a comparison is true, or false, of some facts, whichever is asked."""
        leaf, wanted = read.key.subject, read.literal > 0
        assert not isinstance(leaf, str), "no comparison"
        truth = self.law.circuit.test(leaf)(facts, self.law.circuit.day)
        in_doubt = isinstance(leaf, InTable) and truth is Truth.UNKNOWN and facts.get(leaf.fact, UNKNOWN) is not UNKNOWN
        return (read.key.kind == "may_be") is wanted if in_doubt else truth is Truth.of(wanted)

    # ── inputs that turn on several ───────────────────────────────────────────────────────────

    def _joint(self, read: Read, owners: Owners) -> Joint:
        places = (*owners.always, *owners.with_first)
        known: dict[Chosen, bool] = {}

        def truth(chosen: Chosen) -> bool:
            if chosen not in known:
                known[chosen] = self._holds(read, self._facts(places, chosen))
            return known[chosen]

        return Joint(read.literal, *owners, truth((None,) * len(places)), truth)

    def _facts(self, owners: tuple[Place, ...], chosen: Chosen) -> Facts:
        if (owners, chosen) not in self._facts_under:
            changes = {
                place: self.options[place][option]
                for place, option in zip(owners, chosen, strict=True)
                if option is not None
            }
            self._facts_under[owners, chosen] = self.stated.of_places(owners, changes)
        return self._facts_under[owners, chosen]
