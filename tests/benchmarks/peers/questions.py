"""The conditions of one edition as questions any engine can be asked, and fully known cases to ask them of.

A table becomes the list of states that are certainly in it on the day. Names lose their dots, so that every engine
takes the facts as one flat mapping. A definition is a question of an earlier stage; what it answers is a fact for
the later ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from transfer_check import UNKNOWN, Rulebook, TransferCase, Truth, Verdict, evaluate
from transfer_check.facts.case import catalogue
from transfer_check.facts.catalogue import FactValue
from transfer_check.judging.evaluation import derive
from transfer_check.law.condition.leaf import Compare, Flag, InTable, Member, MemberOfFact
from transfer_check.law.condition.tree import AllOf, AnyOf, Condition, LeafTable, Not, Some, atoms, condition_facts
from transfer_check.law.rulebook import CompiledProvision, Edition
from transfer_check.strategies import complete_cases

PeerFacts = dict[str, Any]


class Question(NamedTuple):
    """A condition, and for a definition the name of the fact it gives."""

    defines: str
    condition: Condition


class Questions(NamedTuple):
    """The questions of an edition, in stages.

    Attributes:
        stages: each reads only facts and what earlier stages define; the last defines nothing.
        paths: the facts they read, derived ones left out.
        leaves: how many comparisons they make together.
    """

    edition: Edition
    day: date
    stages: tuple[tuple[Question, ...], ...]
    paths: tuple[str, ...]
    leaves: int

    @property
    def all(self) -> tuple[Question, ...]:
        """Every question, in the order of the stages."""
        return tuple(question for stage in self.stages for question in stage)


def questions_of(rulebook: Rulebook, day: date) -> Questions:
    """Return every condition in force on a day: definitions, scopes, rules and their exceptions, cautions."""
    edition = rulebook.on(day)
    level: dict[str, int] = {}
    staged: dict[int, list[Question]] = {}
    conditions = []
    for each in edition.definitions:
        condition, path = each.provision.when, each.provision.defines
        level[path] = max((level[read] + 1 for read in condition_facts(condition) if read in level), default=0)
        staged.setdefault(level[path], []).append(Question(name(path), _settled(condition, edition, day)))
        conditions.append(condition)
    rest = []
    for provision in _provisions(edition):
        conditions += provision.conditions
        rest += [Question("", _settled(condition, edition, day)) for condition in provision.conditions]
    stages = (*(tuple(staged[place]) for place in sorted(staged)), tuple(rest))
    read = {path for condition in conditions for path in _case_facts(condition)}
    leaves = sum(1 for condition in conditions for _ in atoms(condition))
    return Questions(edition, day, stages, tuple(sorted(read - set(level))), leaves)


def _provisions(edition: Edition) -> Iterator[Any]:
    for each in (*(scope for regime in edition.regimes for scope in regime.scopes), *edition.rules, *edition.cautions):
        yield each.provision


def name(path: str) -> str:
    """Return the name of a fact in the languages of the peers."""
    return path.replace(".", "_")


def _case_facts(condition: Condition) -> set[str]:
    lists = {atom.list_fact for atom in atoms(condition) if isinstance(atom, Some)}
    return lists | {path for path in condition_facts(condition) if not path.startswith("third_party.")}


def _settled(condition: Condition, edition: Edition, day: date) -> Condition:
    """Return the condition with plain names, and each table as the list of its states on the day."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(_settled(part, edition, day) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_settled(part, edition, day) for part in parts))
        case Not(part):
            return Not(_settled(part, edition, day))
        case Some("third_parties", Member("third_party.role", values)):
            return Some("third_parties", Member("role", values))
        case Flag(fact):
            return Flag(name(fact))
        case Compare(fact, op, literal):
            return Compare(name(fact), op, literal)
        case Member(fact, values):
            return Member(name(fact), values)
        case MemberOfFact(fact, list_fact):
            return MemberOfFact(name(fact), name(list_fact))
        case InTable(fact, table, filter_name):
            rows = edition.tables[table].rows_of(filter_name)
            states = [state for state, own in rows.items() if any(r.when.holds_on(day) is Truth.TRUE for r in own)]
            return Member(name(fact), tuple(states))
    raise NotImplementedError(f"no peer was taught {condition}")


# ── cases ─────────────────────────────────────────────────────────────────────────────────────


class KnownCase(NamedTuple):
    """A case of one item in which every condition is settled, and the truth of each as the evaluator has it.

    Attributes:
        facts: what the peers get, under their names.
        stated: the same facts under their paths, as the evaluator reads them.
    """

    case: TransferCase
    facts: PeerFacts
    stated: Mapping[str, FactValue]
    truths: tuple[bool, ...]


def known_cases(questions: Questions, rulebook: Rulebook, draws: int) -> list[KnownCase]:
    """Draw cases, the same in every run, and return those of one item each that are fully known and differ.

    Left out are cases that state a derived fact by hand, since a peer would derive it, and cases that a
    doubtful row of a table leaves open.
    """
    drawn: list[TransferCase] = []

    @seed(2026)
    @settings(
        max_examples=draws, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=[*HealthCheck]
    )
    @given(complete_cases(rulebook, on=questions.day))
    def draw(case: TransferCase) -> None:
        drawn.extend(case.model_copy(update={"items": (item,)}) for item in case.items)

    draw()
    truths_of = our_conditions(questions)
    found = [known for case in drawn if (known := _known(case, questions, truths_of)) is not None]
    return list({tuple(sorted(map(repr, each.facts.items()))): each for each in found}.values())


def _known(case: TransferCase, questions: Questions, truths_of: Callable[..., Sequence[Truth]]) -> KnownCase | None:
    stated = stated_facts(case, questions)
    asserted = derive(questions.edition, dict(stated), questions.day)
    truths = truths_of(stated)
    if asserted or Truth.UNKNOWN in truths or not set(questions.paths) <= set(stated):
        return None
    return KnownCase(case, peer_facts(stated, questions), stated, tuple(truth is Truth.TRUE for truth in truths))


def stated_facts(case: TransferCase, questions: Questions) -> dict[str, FactValue]:
    """Return the facts of a case of one item by path, acts that nobody recorded being not taken."""
    return {**dict.fromkeys(questions.edition.acts, False), **case.facts(), **case.item_facts()[0]}


def our_conditions(questions: Questions) -> Callable[[Mapping[str, FactValue]], Sequence[Truth]]:
    """Return the evaluator's own compiled conditions as one function of the stated facts, in the order of the questions."""
    edition, day = questions.edition, questions.day
    leaves = LeafTable(edition.leaves.filter_of)
    by_name = {name(path): each.provision.when for path, each in edition.defined.items()}
    definitions = [by_name[question.defines] for question in questions.all if question.defines]
    others = [condition for provision in _provisions(edition) for condition in provision.conditions]
    answers = leaves.compile_all((*definitions, *others))

    def truths(stated: Mapping[str, FactValue]) -> Sequence[Truth]:
        facts = dict(stated)
        derive(edition, facts, day)
        return answers(leaves.truths(facts, day))

    return truths


def peer_facts(stated: Mapping[str, FactValue], questions: Questions) -> PeerFacts:
    """Return the facts the questions read as plain values.

    Known to be none is no word of most peers: it becomes what gives the same answers, false, ``""`` or no element.
    """
    facts: PeerFacts = {}
    for path in questions.paths:
        value = stated.get(path, UNKNOWN)
        if value is UNKNOWN:
            continue
        type_of = catalogue()[path].type
        if type_of == "parties":
            facts["third_parties"] = [each.get("third_party.role") or "" for each in value]
        elif type_of == "states":
            facts[name(path)] = list(value or ())
        elif type_of == "bool":
            facts[name(path)] = value is True
        else:
            facts[name(path)] = "" if value is None else value
    return facts


# ── the procedure on a peer's answers ─────────────────────────────────────────────────────────


def verdict_procedure(questions: Questions, case: TransferCase) -> Callable[[Sequence[Truth]], Verdict]:
    """Return the evaluator's own procedure as a function of answers to the questions, in their order.

    Each condition of the edition becomes a place in the answers; nothing of the case is read.
    """
    answers: list[Truth] = []
    always = len(questions.all)
    numbers = iter(range(sum(1 for question in questions.all if question.defines), always))

    def numbered(compiled: CompiledProvision) -> CompiledProvision:
        applies = always if compiled.provision.applies is None else next(numbers)
        when, unless = next(numbers), tuple(next(numbers) for _ in compiled.unless)
        return compiled._replace(applies=applies, when=when, unless=unless)

    edition = questions.edition
    scopes = [tuple(map(numbered, regime.scopes)) for regime in edition.regimes]
    edition = edition._replace(
        definitions=(),
        stages=(),
        regimes=tuple(regime._replace(scopes=own) for regime, own in zip(edition.regimes, scopes, strict=True)),
        rules=tuple(map(numbered, edition.rules)),
        cautions=tuple(map(numbered, edition.cautions)),
        answers=lambda truths: answers,
    )
    rulebook: Any = SimpleNamespace(
        require_encoded=lambda day: None, on=lambda day: edition, period=lambda day: questions.day
    )

    def verdict(given: Sequence[Truth]) -> Verdict:
        answers[:] = [*given, Truth.TRUE]
        return evaluate(case, rulebook).verdict

    return verdict
