"""Lowering: rule files as written become provisions; every mistake is reported with its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from transfer_check.facts import ELEMENTS, Catalogue, did_you_mean
from transfer_check.intervals import Interval
from transfer_check.law import (
    ALWAYS,
    Citation,
    DutyText,
    EditionDay,
    Instrument,
    Omission,
    OwnException,
    Provision,
    Regime,
)
from transfer_check.law.condition import AllOf, AnyOf, Condition, Every, InTable, Leaf, Not, Some, leaf_facts
from transfer_check.law.condition.leaf_reading import LeafError, TableFilters, read_leaf
from transfer_check.law.written.party_lists import PARTY_LISTS, THIRD_PARTY, about, about_party, over_parties
from transfer_check.law.written.rule import (
    InstrumentFile,
    RegimesFile,
    WrittenCaution,
    WrittenCitation,
    WrittenDefinition,
    WrittenException,
    WrittenInstrument,
    WrittenInterval,
    WrittenProvision,
    WrittenRegime,
    WrittenRule,
    WrittenScope,
)
from transfer_check.text import Text

Location = tuple[str | int, ...]
Report = Callable[[Location, str, str, str], None]
"""Takes a place in the file, a code, a message and a help text."""

BRANCHES = ("all", "any", "not", "some", "every")
_REGISTER = "register it: `registration:` at the head of its own file, or `instruments:` in regimes.yaml"


@dataclass(frozen=True, slots=True)
class Lowering:
    """Lowers the provisions of one file.

    Attributes:
        file: the file, relative to the rules folder.
        catalogue: the facts that exist.
        tables: the tables that exist, with their filters.
        instruments: ids of the instruments that are registered.
        report: where mistakes go; lowering goes on after one.
        read: the leaves read so far, by their text; the files of a folder share it, since many leaves recur.
    """

    file: str
    catalogue: Catalogue
    tables: TableFilters
    instruments: frozenset[str]
    report: Report
    read: dict[str, Leaf] = field(default_factory=dict)

    # ── conditions ────────────────────────────────────────────────────────────────────────────

    def condition(self, written: Any, at: Location, *, tables: bool = False, element: str = "") -> Condition:
        """Lower a condition; a mistake gives the condition that is always true, and a report.

        Args:
            written: a leaf or a mapping with one key.
            at: its place in the file.
            tables: whether table membership is allowed here.
            element: the name of the list element in scope, inside ``some`` and ``every``.
        """
        if isinstance(written, str):
            return self._leaf(written, at, tables, element)
        if not isinstance(written, dict) or len(written) != 1 or next(iter(written)) not in BRANCHES:
            self.report(
                at,
                "TC311",
                "a condition is a leaf, or a mapping with exactly one key",
                "the keys are `all`, `any`, `not`, `some` and `every`",
            )
            return ALWAYS
        branch, inner = next(iter(written.items()))
        place = (*at, branch)
        if branch == "not":
            return Not(self.condition(inner, place, tables=tables, element=element))
        if branch in ("some", "every"):
            return self._quantifier(branch, inner, place, tables)
        return self._list(branch, inner, place, tables, element)

    def _list(self, branch: str, inner: Any, at: Location, tables: bool, element: str) -> Condition:
        if not isinstance(inner, list) or not inner:
            self.report(at, "TC312", f"`{branch}` takes a list of at least one condition", "")
            return ALWAYS
        parts = tuple(
            self.condition(part, (*at, place), tables=tables, element=element) for place, part in enumerate(inner)
        )
        return AllOf(parts) if branch == "all" else AnyOf(parts)

    def _quantifier(self, branch: str, inner: Any, at: Location, tables: bool) -> Condition:
        if not isinstance(inner, dict) or set(inner) != {"in", "where"}:
            self.report(at, "TC313", f"`{branch}` takes the keys `in` and `where`", "")
            return ALWAYS
        name = inner["in"]
        if name in PARTY_LISTS:
            return self._over_parties(branch, name, inner["where"], (*at, "where"), tables)
        if name not in ELEMENTS:
            self.report(
                (*at, "in"),
                "TC314",
                f"`{name}` is not a list of the case",
                "the lists are " + ", ".join(f"`{each}`" for each in (*ELEMENTS, *PARTY_LISTS)),
            )
            return ALWAYS
        where = self.condition(inner["where"], (*at, "where"), tables=tables, element=ELEMENTS[name][0])
        return Some(name, where) if branch == "some" else Every(name, where)

    def _over_parties(self, branch: str, name: str, where: Any, at: Location, tables: bool) -> Condition:
        """Lower a condition on each party of a list; a mistake in it is reported once, in terms of ``party``."""
        reported: set[tuple[Location, str]] = set()

        def for_one(party: str) -> Condition:
            def report(at: Location, code: str, message: str, help: str) -> None:
                if (at, code) not in reported:
                    reported.add((at, code))
                    self.report(at, code, about_party(message, party), about_party(help, party))

            lowering = replace(self, report=report)
            element = party if party == THIRD_PARTY else ""
            return lowering.condition(about(party, where), at, tables=tables, element=element)

        return over_parties(branch, name, for_one)

    def _leaf(self, written: str, at: Location, tables: bool, element: str) -> Condition:
        try:
            leaf = self.read.get(written) or read_leaf(written, self.catalogue, self.tables)
        except LeafError as error:
            self.report(at, "TC310", str(error), error.help)
            return ALWAYS
        self.read[written] = leaf
        owners = {path.split(".")[0] for path in leaf_facts(leaf)}
        strangers = owners & {name for name, _ in ELEMENTS.values()} - {element}
        if strangers:
            self.report(
                at,
                "TC315",
                f"`{strangers.pop()}` has a meaning only inside `some` or `every`",
                "write `some: {in: third_parties, where: …}`",
            )
        if isinstance(leaf, InTable) and not tables:
            self.report(
                at,
                "TC316",
                f"the table `{leaf.table}` is read outside a definition",
                "define a derived fact by it, so that a doubtful date can be settled by stating the fact",
            )
        return leaf

    # ── provisions ────────────────────────────────────────────────────────────────────────────

    def file_provisions(self, written: InstrumentFile) -> list[Provision]:
        """Lower everything of an instrument file that is evaluated."""
        if written.instrument not in self.instruments:
            near = did_you_mean(written.instrument, self.instruments)
            self.report(
                ("instrument",),
                "TC320",
                f"the instrument `{written.instrument}` is not registered in regimes.yaml",
                f"did you mean `{near}`?" if near else _REGISTER,
            )
            return []
        home = written.instrument
        return [
            *(self._definition(each, home, ("definitions", place)) for place, each in enumerate(written.definitions)),
            *(self._rule(each, home, ("rules", place)) for place, each in enumerate(written.rules)),
            *(self._caution(each, home, ("cautions", place)) for place, each in enumerate(written.cautions)),
        ]

    def omissions(self, written: InstrumentFile) -> list[Omission]:
        """Return what the file lists as not encoded."""
        return [
            Omission(
                written.instrument,
                each.at,
                text(each.title),
                text(each.reason),
                (each.digest,) if isinstance(each.digest, str) else each.digest,
                self.file,
            )
            for each in written.not_modelled
        ]

    def _definition(self, written: WrittenDefinition, home: str, at: Location) -> Provision:
        path = written.defines
        if path not in self.catalogue or self.catalogue[path].kind != "derived":
            derived = [name for name, fact in self.catalogue.items() if fact.kind == "derived"]
            near = "" if path in self.catalogue else did_you_mean(path, derived)
            help = f"did you mean `{near}`? " if near else ""
            listed = ", ".join(f"`{name}`" for name in derived)
            self.report(
                (*at, "defines"), "TC321", f"`{path}` is not a derived fact", f"{help}the derived facts are {listed}"
            )
        return Provision(
            **self._common(written, home, at),
            effect="define",
            text=text(written.text),
            defines=path,
            when=self.condition(written.when, (*at, "when"), tables=True),
        )

    def _rule(self, written: WrittenRule, home: str, at: Location) -> Provision:
        if (written.effect == "refer") != (written.to is not None):
            self.report(at, "TC322", "`to` names who decides: a `refer` rule needs it and no other rule has it", "")
        if (written.effect == "oblige") != bool(written.duties):
            self.report(at, "TC323", "`duties` belong to an `oblige` rule, which needs at least one", "")
        applies = None if written.applies is None else self.condition(written.applies, (*at, "applies"))
        return Provision(
            **self._common(written, home, at),
            effect=written.effect,
            text=text(written.text),
            when=self.condition(written.when, (*at, "when")),
            applies=applies,
            unless=tuple(self._exception(each, home, (*at, "unless", n)) for n, each in enumerate(written.unless)),
            exception_to=written.exception_to,
            to=written.to or "",
            duties=tuple(DutyText(each.bearer, text(each.duty), each.due) for each in written.duties),
        )

    def _exception(self, written: WrittenException, home: str, at: Location) -> OwnException:
        return OwnException(
            written.id,
            text(written.title),
            self.citation(written.cite, home, (*at, "cite")),
            written.evidence,
            self.condition(written.when, (*at, "when")),
        )

    def _caution(self, written: WrittenCaution, home: str, at: Location) -> Provision:
        return Provision(
            id=written.id,
            effect="caution",
            regime=written.id.partition(".")[0],
            title=text(written.title),
            text=text(written.text),
            cite=Citation(home, ""),
            in_force=interval(written.on),
            evidence=written.evidence,
            when=ALWAYS if written.when is None else self.condition(written.when, (*at, "when")),
            file=self.file,
        )

    def _common(self, written: WrittenProvision, home: str, at: Location) -> dict[str, Any]:
        return {
            "id": written.id,
            "regime": written.id.partition(".")[0],
            "title": text(written.title),
            "cite": self.citation(written.cite, home, (*at, "cite")),
            "in_force": interval(written.in_force),
            "evidence": written.evidence,
            "notes": None if written.notes is None else text(written.notes),
            "digest": written.digest,
            "file": self.file,
        }

    def citation(self, written: WrittenCitation, home: str, at: Location) -> Citation:
        """Lower a citation; the file's own instrument where it names none."""
        instrument = written.instrument or home
        if instrument not in self.instruments:
            near = did_you_mean(instrument, self.instruments)
            self.report(
                at,
                "TC320",
                f"the instrument `{instrument}` is not registered in regimes.yaml",
                f"did you mean `{near}`?" if near else _REGISTER,
            )
        return Citation(instrument, written.at)

    # ── regimes ───────────────────────────────────────────────────────────────────────────────

    def regimes(self, written: RegimesFile) -> tuple[tuple[Regime, ...], list[Provision]]:
        """Lower the regimes, and their scopes and closures as provisions."""
        regimes, provisions = [], []
        for place, each in enumerate(written.regimes):
            at: Location = ("regimes", place)
            regimes.append(self._regime(each, at))
            provisions += [self._scope(scope, (*at, "scope", n)) for n, scope in enumerate(each.scope)]
            provisions += [
                Provision(
                    **self._common(closure, "", (*at, "closed", n)),
                    effect="close",
                    text=text(closure.text),
                    when=ALWAYS,
                )
                for n, closure in enumerate(each.closed)
            ]
        return tuple(regimes), provisions

    def _scope(self, written: WrittenScope, at: Location) -> Provision:
        return Provision(
            **self._common(written, "", at),
            effect="scope",
            text=text(written.text or written.title),
            when=self.condition(written.when, (*at, "when")),
        )

    def _regime(self, written: WrittenRegime, at: Location) -> Regime:
        editions = tuple(
            EditionDay(each.on, text(each.title), self.citation(each.cite, "", (*at, "editions", place)))
            for place, each in enumerate(written.editions)
        )
        return Regime(
            written.id,
            text(written.title),
            interval(written.in_force),
            written.decides,
            written.policy,
            tuple(sorted(editions, key=lambda each: each.on)),
        )


def text(written: Any) -> Text:
    """Return a wording as plain data."""
    return Text(" ".join(written.ja.split()), " ".join(written.en.split()))


def interval(written: WrittenInterval) -> Interval:
    """Return an interval as plain data."""
    return Interval(written.from_, written.until)


def instrument(written: WrittenInstrument) -> Instrument:
    """Return an instrument as plain data."""
    return Instrument(
        written.id,
        text(written.title),
        text(written.short),
        written.date,
        text(written.adopted_by),
        written.found_under,
        None if written.note is None else text(written.note),
        written.sources,
    )
