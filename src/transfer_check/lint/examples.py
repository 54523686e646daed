"""The examples written in the rules: running them, and proving that they have teeth.

An example judges its own provision alone: its ``applies``, ``when`` and ``unless``, with derived
facts from the definitions in force on the day; rules that lift it from elsewhere are not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import ValidationError

from transfer_check.errors import Problem
from transfer_check.facts import FactValue, TransferCase
from transfer_check.files import Document, problems_of
from transfer_check.files.readers.located import Positions
from transfer_check.files.rule_files import RuleFile, RuleFiles, WrittenWithExamples
from transfer_check.judging import derive
from transfer_check.kleene import Truth
from transfer_check.law import CycleError, Provision, Rulebook, Standing, standing_of
from transfer_check.law.condition import AllOf, AnyOf, Condition, Every, LeafTable, Not, Some
from transfer_check.law.written import OverParties, WrittenCaution, WrittenDefinition, WrittenExample, as_written


@dataclass(frozen=True, slots=True)
class Example:
    """One example, ready to run.

    Attributes:
        provision: the provision it belongs to.
        facts: the facts it gives, derived ones included.
        expect: the standing the file asks for.
        by: the exception it names, where the standing is excused.
        at: where it stands.
    """

    provision: Provision
    name: str
    facts: dict[str, FactValue]
    day: date
    expect: Standing
    by: str
    at: Problem

    def standing(self, provision: Provision, rulebook: Rulebook) -> tuple[Standing, tuple[str, ...]]:
        """Return how a provision stands on these facts, and which of its exceptions hold."""
        leaves = LeafTable(lambda table, name: rulebook.tables[table].membership(name))
        applies = None if provision.applies is None else leaves.compile(provision.applies)
        when = leaves.compile(provision.when)
        unless = [leaves.compile(each.when) for each in provision.unless]
        truths = [test(self.facts, self.day) for test in leaves.tests]
        own = [test(truths) for test in unless]
        standing = standing_of(
            provision.effect == "require",
            Truth.TRUE if applies is None else applies(truths),
            when(truths),
            max(own, default=Truth.FALSE),
        )
        holding = tuple(each.id for each, holds in zip(provision.unless, own, strict=True) if holds is Truth.TRUE)
        return standing, holding

    def passes(self, provision: Provision, rulebook: Rulebook) -> bool:
        """Whether a provision stands as the example says."""
        standing, holding = self.standing(provision, rulebook)
        return standing is self.expect and (not self.by or self.by in holding)


def examples(files: RuleFiles) -> Iterator[Example | Problem]:
    """Yield every example of every provision that could be read, or a problem where an example cannot be."""
    for file in files.files:
        for at, owner in file.with_examples():
            if not files.is_sound(_provision(owner, files.rulebook)):
                continue
            yield from _examples_of(file, at, owner, files.rulebook)


def _examples_of(
    file: RuleFile, at: tuple[str | int, ...], owner: WrittenWithExamples, rulebook: Rulebook
) -> Iterator[Example | Problem]:
    provision = _provision(owner, rulebook)
    for index, written in enumerate(owner.examples):
        here = (*at, "examples", index)
        day = _day(owner, written)
        if day is None or day not in provision.in_force:
            yield file.problem(
                here,
                "TC340",
                f"{owner.id} `{written.name}`",
                "the example is judged on a day the rule is not in force",
                "give it an `on:` within the interval of the rule",
            )
            continue
        if not _can_be_compiled(rulebook, day):
            continue
        try:
            case = TransferCase.model_validate(_case_data(owner.id, day, written.given))
        except ValidationError as error:
            document = Document(file.name, _case_data(owner.id, day, written.given), Positions())
            for each in problems_of(error, document, TransferCase):
                message = f"`{each.path}`: {each.message}"
                yield file.problem((*here, "given"), "TC341", f"{owner.id} `{written.name}`", message, each.help)
            continue
        facts = _facts(case, rulebook, day, owner)
        place = file.problem(here, "TC342", f"{owner.id} `{written.name}`", "")
        yield Example(provision, written.name, facts, day, Standing(written.expect), written.by or "", place)


def _can_be_compiled(rulebook: Rulebook, day: date) -> bool:
    """Whether there is an edition of a day: not where provisions in force depend on one another in a circle."""
    try:
        rulebook.on(day)
    except CycleError:
        return False
    return True


def _provision(owner: WrittenWithExamples, rulebook: Rulebook) -> Provision:
    start = owner.on.from_ if isinstance(owner, WrittenCaution) else owner.in_force.from_
    return next(each for each in rulebook.versions(owner.id) if each.in_force.start == start)


def _day(owner: WrittenWithExamples, written: WrittenExample) -> date | None:
    if written.on is not None:
        return written.on
    return owner.on.from_ if isinstance(owner, WrittenCaution) else owner.in_force.from_


def _case_data(rule_id: str, day: date, given: dict[str, Any]) -> dict[str, Any]:
    sections = {key: value for key, value in given.items() if key != "item"}
    item = {"items": [given["item"]]} if "item" in given else {}
    return {"case": rule_id, "on": day, **sections, **item}


def _facts(case: TransferCase, rulebook: Rulebook, day: date, owner: WrittenWithExamples) -> dict[str, FactValue]:
    edition = rulebook.on(day)
    facts = {**dict.fromkeys(edition.acts, False), **case.facts(), **case.item_facts()[0]}
    leaving = owner.defines if isinstance(owner, WrittenDefinition) else ""
    derive(edition, facts, day, leaving=leaving, signed=frozenset(facts))  # an example states what it likes
    return facts


def failures(files: RuleFiles) -> tuple[int, list[Problem]]:
    """Run every example.

    Returns:
        How many examples there are, and the problems of those that fail or cannot be read.
    """
    count, unreadable = 0, set[tuple[str, int, str]]()
    problems: list[Problem] = []
    for example in examples(files):
        if isinstance(example, Problem):
            problems.append(example)
            unreadable.add((example.file, example.line, example.path))
            continue
        count += 1
        standing, holding = example.standing(example.provision, files.rulebook)
        if not example.passes(example.provision, files.rulebook):
            got = standing.value + (f" by {', '.join(holding)}" if holding else "")
            wanted = example.expect.value + (f" by {example.by}" if example.by else "")
            problems.append(
                example.at._replace(
                    message=f"the example expects `{wanted}`, but the rule gives `{got}`",
                    help="correct the rule or the example: the text of the instrument says which is wrong",
                )
            )
    return count + len(unreadable), problems


# ── teeth ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Mutant:
    """A provision changed in one place, and in words what was changed."""

    provision: Provision
    change: str


def mutants(provision: Provision) -> Iterator[Mutant]:
    """Yield a provision with one leaf negated or dropped, one branch swapped, or one exception dropped, in turn."""
    for changed, what in _changed(provision.when):
        yield Mutant(provision._replace(when=changed), f"when: {what}")
    if provision.applies is not None:
        yield Mutant(provision._replace(applies=None), "applies dropped")
        for changed, what in _changed(provision.applies):
            yield Mutant(provision._replace(applies=changed), f"applies: {what}")
    for index, exception in enumerate(provision.unless):
        rest = provision.unless[:index] + provision.unless[index + 1 :]
        yield Mutant(provision._replace(unless=rest), f"exception {exception.id} dropped")
        for changed, what in _changed(exception.when):
            one = exception._replace(when=changed)
            yield Mutant(
                provision._replace(unless=(*provision.unless[:index], one, *provision.unless[index + 1 :])),
                f"exception {exception.id}: {what}",
            )


def _changed(condition: Condition) -> Iterator[tuple[Condition, str]]:
    listed = as_written(condition)
    if listed is not None:
        yield from _changed_for_all_parties(condition, listed)
        return
    match condition:
        case AllOf(parts) | AnyOf(parts):
            other = AnyOf if isinstance(condition, AllOf) else AllOf
            if len(parts) > 1:
                yield other(parts), "all and any swapped"
            for index, part in enumerate(parts):
                rest = parts[:index] + parts[index + 1 :]
                if rest:
                    yield type(condition)(rest), f"part {index} dropped"
                for changed, what in _changed(part):
                    yield type(condition)((*parts[:index], changed, *parts[index + 1 :])), what
        case Not(part):
            yield part, "not dropped"
            for changed, what in _changed(part):
                yield Not(changed), what
        case Some(name, where) | Every(name, where):
            yield (Every if isinstance(condition, Some) else Some)(name, where), "some and every swapped"
            for changed, what in _changed(where):
                yield type(condition)(name, changed), what
        case _:
            yield Not(condition), f"{condition} negated"


def _changed_for_all_parties(condition: Condition, listed: OverParties) -> Iterator[tuple[Condition, str]]:
    """Yield what is written once for a list of parties changed for all of them, and with one party dropped."""
    assert isinstance(condition, (AllOf, AnyOf))
    for index in range(len(condition.parts)):
        yield type(condition)((*condition.parts[:index], *condition.parts[index + 1 :])), f"party {index} dropped"
    for changed, what in _changed(listed.where):
        yield listed._replace(where=changed).lowered(), what


def survivors(files: RuleFiles) -> tuple[int, list[tuple[Provision, str]]]:
    """Mutate every provision that has examples.

    Returns:
        How many mutants were tried, and those that no example notices.
    """
    by_provision: dict[tuple[str, date | None], list[Example]] = {}
    for example in examples(files):
        if isinstance(example, Example):
            key = (example.provision.id, example.provision.in_force.start)
            by_provision.setdefault(key, []).append(example)
    count, alive = 0, []
    for group in by_provision.values():
        for mutant in mutants(group[0].provision):
            count += 1
            if all(example.passes(mutant.provision, files.rulebook) for example in group):
                alive.append((mutant.provision, mutant.change))
    return count, alive
