"""A strategy of small rulebooks: every effect, exceptions, open and closed regimes, doubtful tables, definitions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from transfer_check.facts import EVIDENCE, Catalogue, catalogue
from transfer_check.intervals import DoubtfulInterval, Interval
from transfer_check.law import (
    ALWAYS,
    Citation,
    DutyText,
    EditionDay,
    Instrument,
    OwnException,
    Provision,
    ProvisionEffect,
    Regime,
    Row,
    Rulebook,
    Table,
)
from transfer_check.law.condition import Condition
from transfer_check.strategies.drawn_conditions import Shelf, drawn_condition
from transfer_check.strategies.palette import chance, pick
from transfer_check.text import Text

BEGIN, MIDDLE, END = date(2000, 1, 1), date(2005, 1, 1), date(2010, 1, 1)
ALL_DAYS, EARLY, LATE = Interval(BEGIN, None), Interval(BEGIN, MIDDLE), Interval(MIDDLE, None)
INTERVALS = (ALL_DAYS, ALL_DAYS, ALL_DAYS, EARLY, LATE, Interval(MIDDLE, END))
EFFECTS: tuple[ProvisionEffect, ...] = ("permit", "permit", "prohibit", "prohibit", "require", "refer", "oblige")
LEVELS = tuple(EVIDENCE.terms)
"""Evidence varies from provision to provision without being drawn: no theorem turns on its value."""
OBSERVED = (
    "item.sdf_act_arms",
    "item.used_directly_in_combat",
    "item.form",
    "item.quantity",
    "recipient.state",
    "recipient.role",
    "project.partners",
    "assessment.strict_control",
    "assessment.international_conflict",
)
ACTS = ("act.individual_exemption_decided",)
ELEMENT = ("third_parties", "third_party.role", "third_party.state")
DERIVED = ("item.policy_arms", "recipient.communist_bloc", "item.military_technology")


def rulebooks(*, rules: int = 7) -> st.SearchStrategy[Rulebook]:
    """Return a strategy of small rulebooks, for properties of the procedure itself.

    One to three regimes, open or closed and one of them perhaps without a part in verdicts; rules
    of every effect with exceptions of their own and across provisions, never in a circle; derived
    facts with and without a definition; a table whose rows are in doubt on some days; versions
    that follow one another. No regime is closed by, or about, an act of authority::

        @given(st.data())
        def test_theorem(data):
            rulebook = data.draw(rulebooks())
            case = data.draw(cases(rulebook))

    Args:
        rules: the greatest number of rules, versions not counted.
    """
    return _rulebooks(rules)


@st.composite
def _rulebooks(draw: st.DrawFn, most: int) -> Rulebook:
    regimes = _regimes(draw)
    tables = {"listed": _table(draw)}
    provisions: list[Provision] = []
    for regime in regimes:
        provisions += _framework(draw, regime)
    derived = DERIVED[: pick(draw, range(len(DERIVED) + 1))]
    for place, path in enumerate(derived):
        provisions += _definitions(draw, regimes[0], path, derived[:place], tables)
    rules: list[Provision] = []
    for number in range(1 + pick(draw, range(most))):
        rules += _rule(draw, pick(draw, regimes), number, rules)
    instruments = {f"{each.id}.text": _instrument(each) for each in regimes}
    return Rulebook(instruments, regimes, (*provisions, *rules), tables, (), "sha256:drawn")


@cache
def _shelf(paths: tuple[str, ...], table: str = "") -> Shelf:
    facts = catalogue()
    empty = Table(table, _text("table"), "", (), {"sure": {}, "other": {}})
    return Shelf(Catalogue(facts[path] for path in paths), {table: empty} if table else {})


def _text(words: str) -> Text:
    return Text(f"規定 {words}", f"provision {words}")


# ── regimes and tables ────────────────────────────────────────────────────────────────────────


def _regimes(draw: st.DrawFn) -> tuple[Regime, ...]:
    names = ("alpha", "beta", "gamma")[: 1 + pick(draw, (0, 1, 1, 2))]
    return tuple(
        Regime(
            name,
            _text(name),
            ALL_DAYS if name == "alpha" else pick(draw, (ALL_DAYS, LATE)),
            name != "gamma",
            name == "alpha",
            (EditionDay(BEGIN, _text("edition"), Citation(f"{name}.text", "0")),),
        )
        for name in names
    )


def _instrument(regime: Regime) -> Instrument:
    return Instrument(f"{regime.id}.text", regime.title, regime.title, BEGIN, _text("adopted"))


def _framework(draw: st.DrawFn, regime: Regime) -> Iterator[Provision]:
    shelf = _shelf(OBSERVED[:6] + DERIVED[:1])
    for number in range(1 + chance(draw, 4)):
        yield _provision(regime, f"scope-{number}", "scope", when=drawn_condition(draw, shelf, 1))
    for interval in pick(draw, ((ALL_DAYS,), (), (LATE,))):
        yield _provision(regime, "closed", "close", in_force=interval, when=ALWAYS)


def _table(draw: st.DrawFn) -> Table:
    rows = []
    for number, state in enumerate(("USA", "PRK", "CHN", "USA")[: 1 + pick(draw, range(4))]):
        certain = pick(draw, (ALL_DAYS, EARLY, Interval(BEGIN, BEGIN)))
        columns = {"kind": pick(draw, ("sure", "other"))}
        rows.append(Row(f"row-{number}", state, DoubtfulInterval(certain, ALL_DAYS), LEVELS[number], columns))
    filters: dict[str, dict[str, tuple[str, ...]]] = {"sure": {"kind": ("sure",)}, "other": {"kind": ("other",)}}
    return Table("listed", _text("table"), "", tuple(rows), filters)


# ── provisions ────────────────────────────────────────────────────────────────────────────────


def _provision(regime: Regime, slug: str, effect: ProvisionEffect, *, when: Condition, **rest: Any) -> Provision:
    rest.setdefault("in_force", ALL_DAYS)
    return Provision(
        id=f"{regime.id}.{slug}",
        effect=effect,
        regime=regime.id,
        title=_text(slug),
        text=_text(slug),
        cite=Citation(f"{regime.id}.text", slug),
        evidence=LEVELS[len(slug) % 4],
        when=when,
        **rest,
    )


def _definitions(
    draw: st.DrawFn, regime: Regime, path: str, earlier: tuple[str, ...], tables: dict[str, Table]
) -> Iterator[Provision]:
    acts = ACTS if earlier else ()  # the first derived fact is read by scopes
    shelf = _shelf((*OBSERVED, *acts, *ELEMENT, *earlier), next(iter(tables)))
    slug = path.replace(".", "-").replace("_", "-")
    for in_force in pick(draw, ((ALL_DAYS,), (EARLY, LATE), (LATE,))):
        when = drawn_condition(draw, shelf, 2)
        yield _provision(regime, slug, "define", when=when, in_force=in_force, defines=path)


def _rule(draw: st.DrawFn, regime: Regime, number: int, earlier: list[Provision]) -> Iterator[Provision]:
    effect = pick(draw, EFFECTS)
    lifted = tuple(dict.fromkeys(each.id for each in earlier if each.effect != "oblige" and chance(draw, 4)))
    for in_force in (EARLY, LATE) if chance(draw, 6) else (pick(draw, INTERVALS),):
        yield _provision(
            regime,
            f"rule-{number}",
            effect,
            when=_body(draw),
            in_force=in_force,
            applies=_body(draw) if chance(draw, 4) else None,
            unless=tuple(_exception(draw, regime, place) for place in range(pick(draw, (0, 0, 1, 2)))),
            exception_to=lifted,
            to="meti" if effect == "refer" else "",
            duties=(DutyText("exporter", _text("duty"), "before_transfer"),) if effect == "oblige" else (),
        )


def _body(draw: st.DrawFn) -> Condition:
    return drawn_condition(draw, _shelf((*OBSERVED, *ACTS, *DERIVED, *ELEMENT)), pick(draw, (1, 0, 2)))


def _exception(draw: st.DrawFn, regime: Regime, place: int) -> OwnException:
    cite = Citation(f"{regime.id}.text", f"proviso {place}")
    return OwnException(f"exception-{place}", _text("exception"), cite, LEVELS[place], _body(draw))
