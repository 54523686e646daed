"""Provisions: rules lowered to what is evaluated, with the JSON form the cache keeps.

One shape serves rules, definitions, scopes, closures and cautions: each has a condition, a
citation, an interval and evidence.
"""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple, overload

from transfer_check.intervals import Interval
from transfer_check.law.citations import Citation
from transfer_check.law.condition import AllOf, Condition, from_json, to_json
from transfer_check.text import Text

ProvisionEffect = Literal["prohibit", "permit", "require", "refer", "oblige", "define", "scope", "close", "caution"]
ALWAYS = AllOf(())


class OwnException(NamedTuple):
    """An exception written inside a provision."""

    id: str
    title: Text
    cite: Citation
    evidence: str
    when: Condition


class DutyText(NamedTuple):
    """A duty as an ``oblige`` rule words it: who bears it and when it is due."""

    bearer: str
    duty: Text
    due: str


class Provision(NamedTuple):
    """One lowered provision.

    Attributes:
        id: ``<regime>.<slug>``; several versions of one id have intervals that do not overlap.
        effect: what it does; ``define`` gives a derived fact, ``scope`` says what the regime is
            about, ``close`` closes it, ``caution`` warns.
        regime: the regime it belongs to.
        title: short title.
        text: a paraphrase, never the wording of the source.
        cite: where it stands.
        in_force: the days it is in force, half-open.
        evidence: the weakest evidence among the statements it encodes.
        when: its condition.
        applies: when it is addressed to an item at all; ``None`` for always.
        unless: exceptions written inside it.
        exception_to: ids of the rules it lifts when it bites.
        to: who decides, for ``refer``.
        duties: for ``oblige``.
        defines: path of the derived fact, for ``define``.
        notes: interpretation and disputes.
        digest: statements of the law digest it encodes.
        file: the rule file, relative to the rules folder.
    """

    id: str
    effect: ProvisionEffect
    regime: str
    title: Text
    text: Text
    cite: Citation
    in_force: Interval
    evidence: str
    when: Condition
    applies: Condition | None = None
    unless: tuple[OwnException, ...] = ()
    exception_to: tuple[str, ...] = ()
    to: str = ""
    duties: tuple[DutyText, ...] = ()
    defines: str = ""
    notes: Text | None = None
    digest: tuple[str, ...] = ()
    file: str = ""

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition of the provision: ``applies``, ``when`` and those of its exceptions."""
        applies = () if self.applies is None else (self.applies,)
        return (*applies, self.when, *(each.when for each in self.unless))

    @property
    def substance(self) -> tuple[object, ...]:
        """What it says and where: its citation, paraphrase, effect, conditions and exceptions.

        Two versions of the same substance are one text issued anew. What is known of a text, its evidence and notes,
        is not part of what it says; that it now stands elsewhere is.
        """
        exceptions = tuple((each.id, each.cite, each.when) for each in self.unless)
        return (self.effect, self.cite, self.text, self.applies, self.when, exceptions, self.exception_to, self.defines)

    @property
    def doubts_the_text(self) -> bool:
        """Whether it is a caution on the text in force itself, and so bounds the evidence of every answer."""
        return self.effect == "caution" and self.when == ALWAYS


class KeptProvisions(Sequence[Provision]):
    """Provisions in their JSON form, each read when it is first asked for.

    A run applies the law of one day: the provisions of other days are not read.

    Attributes:
        intervals: the days each is in force.
    """

    def __init__(self, intervals: Sequence[Interval], written: Sequence[str | bytes]) -> None:
        self.intervals = intervals
        self._written = written
        self._read: dict[int, Provision] = {}

    def __len__(self) -> int:
        return len(self._written)

    @overload
    def __getitem__(self, place: int) -> Provision: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Provision, ...]: ...
    def __getitem__(self, place: int | slice) -> Provision | tuple[Provision, ...]:
        if isinstance(place, slice):
            return tuple(self)[place]
        place = range(len(self))[place]
        if place not in self._read:
            self._read[place] = provision_from_json(json.loads(self._written[place]))
        return self._read[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def intervals_of(provisions: Sequence[Provision]) -> Sequence[Interval]:
    """Return the days each provision is in force, without reading one that is kept in its JSON form."""
    if isinstance(provisions, KeptProvisions):
        return provisions.intervals
    return [provision.in_force for provision in provisions]


def provision_to_json(provision: Provision) -> list[Any]:
    """Return the provision as JSON data, in the order of its fields."""
    return [
        provision.id,
        provision.effect,
        provision.regime,
        text_to_json(provision.title),
        text_to_json(provision.text),
        [provision.cite.instrument, provision.cite.at],
        interval_to_json(provision.in_force),
        provision.evidence,
        to_json(provision.when),
        None if provision.applies is None else to_json(provision.applies),
        [
            [each.id, text_to_json(each.title), [each.cite.instrument, each.cite.at], each.evidence, to_json(each.when)]
            for each in provision.unless
        ],
        list(provision.exception_to),
        provision.to,
        [[each.bearer, text_to_json(each.duty), each.due] for each in provision.duties],
        provision.defines,
        text_to_json(provision.notes),
        list(provision.digest),
        provision.file,
    ]


def provision_from_json(data: list[Any]) -> Provision:
    """Return the provision written by `provision_to_json`."""
    (
        identifier,
        effect,
        regime,
        title,
        text,
        cite,
        in_force,
        evidence,
        when,
        applies,
        unless,
        exception_to,
        to,
        duties,
        defines,
        notes,
        digest,
        file,
    ) = data
    return Provision(
        identifier,
        effect,
        regime,
        Text(*title),
        Text(*text),
        Citation(*cite),
        interval_from_json(in_force),
        evidence,
        from_json(when),
        None if applies is None else from_json(applies),
        tuple(OwnException(i, Text(*t), Citation(*c), e, from_json(w)) for i, t, c, e, w in unless),
        tuple(exception_to),
        to,
        tuple(DutyText(b, Text(*d), due) for b, d, due in duties),
        defines,
        None if notes is None else Text(*notes),
        tuple(digest),
        file,
    )


def text_to_json(text: Text | None) -> list[str] | None:
    """Return a text as ``[ja, en]``."""
    return None if text is None else [text.ja, text.en]


def interval_to_json(interval: Interval) -> list[str | None]:
    """Return an interval as two ISO days, null where unbounded."""
    return [None if day is None else day.isoformat() for day in (interval.start, interval.end)]


def interval_from_json(data: list[str | None]) -> Interval:
    """Return the interval written by `interval_to_json`."""
    return _interval(*data)


@cache
def _interval(start: str | None, end: str | None) -> Interval:
    return Interval(
        None if start is None else date.fromisoformat(start), None if end is None else date.fromisoformat(end)
    )
