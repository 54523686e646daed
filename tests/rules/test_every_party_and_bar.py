"""Every party is read by every bar: a matrix of editions, parties and bars, found by search over the law.

A bar is what the prohibitions of a day look for in a party: a list it is on, or a table its state is in. A cell is
sound where two cases that differ only in the party being the barred one differ in verdict, or the answer about the
barred one carries a caution that the other does not.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any, NamedTuple

import pytest

from transfer_check import Rulebook, TransferCase, Verdict, evaluate
from transfer_check.facts.case import ELEMENTS, SECTIONS
from transfer_check.facts.parties import Exporter, Party
from transfer_check.facts.vocabulary import PARTY_PART
from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import Flag, InTable
from transfer_check.law.condition.tree import AllOf, AnyOf, Condition, Every, Not, Some, atoms
from transfer_check.law.rulebook import Edition
from transfer_check.law.written.party_lists import as_written

NEUTRAL = "CHE"
ROLES = ("government", "company", "armed_group", "private_person")
CATEGORIES = (None, "missile", "small_arms", "battle_tank")
THIRD_PARTY = "third_party"
JUDGED = {"by": "government", "on": date(1967, 4, 21)}
FAVOURABLE = {
    "international_conflict": "none",
    "international_obligations": "none_breached",
    "arms_trade_treaty_risk": "none",
    "un_embargo_exception": False,
    "un_request_counts": True,
    "related_materiel": True,
    "active_fighting": False,
}


class Bar(NamedTuple):
    """What a prohibition looks for in a party: a field, and the table and filter it is looked up in, if any."""

    field: str
    table: str
    filter: str


class Place(NamedTuple):
    """Where a party stands: a section of the case, or among the third parties with a part."""

    section: str
    part: str


# ── the search ────────────────────────────────────────────────────────────────────────────────


def places() -> list[Place]:
    """Return every place in which a party can stand, but for the exporter's: it is the one who transfers."""
    sections = [name for name, model in SECTIONS.items() if issubclass(model, Party) and model is not Exporter]
    elements = [name for name, (_, model) in ELEMENTS.items() if issubclass(model, Party)]
    assert elements == ["third_parties"]
    return [*(Place(name, "") for name in sections), *(Place(THIRD_PARTY, part) for part in PARTY_PART.terms)]


def bars(edition: Edition) -> dict[Bar, None]:
    """Return every bar that the prohibitions of an edition read, through whatever definitions."""
    found: dict[Bar, None] = {}
    deciding = {place for regime in edition.regimes if regime.regime.decides for place in regime.prohibits}
    waiting = [edition.rules[place].provision.when for place in sorted(deciding)]
    seen: set[str] = set()
    while waiting:
        for condition in _with_elements(waiting.pop()):
            fact = getattr(condition, "fact", "")
            if fact in edition.defined and fact not in seen:
                seen.add(fact)
                waiting.append(edition.defined[fact].provision.when)
            owner, _, field = fact.partition(".")
            if owner in (*SECTIONS, THIRD_PARTY) and field in Party.model_fields:
                if isinstance(condition, InTable) and condition.table != "states":
                    found[Bar(field, condition.table, condition.filter)] = None
                elif isinstance(condition, Flag):
                    found[Bar(field, "", "")] = None
    return found


def _with_elements(condition: Condition) -> Iterator[Condition]:
    for atom in atoms(condition):
        if isinstance(atom, (Some, Every)):
            yield from atoms(atom.where)
        else:
            yield atom


def barred_values(rulebook: Rulebook, bar: Bar, day: date) -> list[Any]:
    """Return values of a party by which a bar surely holds on a day."""
    if not bar.table:
        return [True]
    membership = rulebook.tables[bar.table].membership(bar.filter)
    states = sorted({row.state for row in rulebook.tables[bar.table].rows})
    return [state for state in states if membership.holds_on(state, day) is Truth.TRUE][:3]


# ── the cases ─────────────────────────────────────────────────────────────────────────────────


def _case(day: date, place: Place, party: dict[str, Any], category: str | None, within: bool) -> TransferCase:
    ordinary = {"state": NEUTRAL, "role": "government", "un_listed": False}
    data: dict[str, Any] = {
        "case": "matrix",
        "on": day,
        "transfer": {"kind": "export"},
        "exporter": {"state": "JPN", "role": "company"},
        "recipient": {**ordinary, "unsc_measures_after_armed_attack": False},
        "end_user": ordinary,
        "third_parties": [],
        "items": [
            {"form": "finished", "policy_arms": True, "sdf_act_arms": True, "banned_weapon": None}
            | {"register_category": category}
        ],
        "end_use": {"activity": "national_defense", "within_embargoed_territory": within},
        "assessment": {name: {"value": value, **JUDGED} for name, value in FAVOURABLE.items()},
    }
    if place.section == THIRD_PARTY:
        data["third_parties"] = [{**party, "part": place.part}]
    else:
        data[place.section] = {**data.get(place.section, {}), **party}
    return TransferCase.model_validate(data)


def _cell(rulebook: Rulebook, day: date, place: Place, bar: Bar, listings: tuple[bool, ...]) -> str | None:
    """Return how the law tells the barred party from another: by verdict, by a caution, not at all.

    ``None`` stands for a bar in which no state surely is on the day.
    """
    values = barred_values(rulebook, bar, day)
    if not values:
        return None
    told = "silent"
    for value, role, category, within, listed in product(values, ROLES, CATEGORIES, (False, True), listings):
        other = {"state": NEUTRAL, "role": role, "un_listed": listed}
        if other[bar.field] == value:
            continue
        free = evaluate(_case(day, place, other, category, within), rulebook)
        barred = evaluate(_case(day, place, {**other, bar.field: value}, category, within), rulebook)
        if barred.verdict is not free.verdict and barred.verdict in (Verdict.PROHIBITED, Verdict.UNDETERMINED):
            return "verdict"
        if {each.id for each in barred.items[0].cautions} - {each.id for each in free.items[0].cautions}:
            told = "caution"
    return told


def matrix(
    rulebook: Rulebook, days: list[date], *, listings: tuple[bool, ...] = (False, True)
) -> dict[tuple[date, Place, Bar], str]:
    """Return how each cell is told apart, for each edition, place and bar that holds for some state on its day.

    Args:
        rulebook: the law.
        days: a day of each edition.
        listings: whether the party is on a list, where it is the state that bars it.
    """
    told: dict[tuple[date, Place, Bar], str] = {}
    for day in days:
        for bar, place in product(bars(rulebook.on(day)), places()):
            cell = _cell(rulebook, day, place, bar, listings)
            if cell is not None:
                told[day, place, bar] = cell
    return told


def editions(rulebook: Rulebook) -> list[date]:
    """Return the days of the editions of the regimes that decide, from the first policy text on."""
    first = min(each.in_force.start or date.max for each in rulebook.regimes if each.policy)
    days = {each.on for regime in rulebook.regimes if regime.decides for each in regime.editions}
    return sorted(day for day in days if day >= first)


# ── the tests ─────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def told(rulebook: Rulebook) -> dict[tuple[date, Place, Bar], str]:
    """The matrix of the law as it is."""
    return matrix(rulebook, editions(rulebook))


def test_no_cell_is_silent(told: dict[tuple[date, Place, Bar], str]) -> None:
    """Whoever is barred, wherever it stands, on whatever day: the verdict differs or a caution says so."""
    silent = [cell for cell, how in told.items() if how == "silent"]
    assert silent == []
    counted = Counter(told.values())
    print(f"{len(told)} cells: {counted['verdict']} differ in verdict, {counted['caution']} carry a caution")
    assert counted["verdict"] > counted["caution"]


def test_every_place_and_every_bar_has_its_cells(told: dict[tuple[date, Place, Bar], str]) -> None:
    """The search covers the lists, the embargoes and the bloc, for each place in which a party can stand."""
    assert {place for _, place, _ in told} == set(places())
    assert {bar.table for _, _, bar in told} == {"", "un_arms_embargoes", "communist_bloc"}


@pytest.mark.parametrize(
    ("day", "id"),
    [
        (date(1983, 6, 1), "tp1967.communist-bloc-country"),
        (date(1983, 6, 1), "tp1967.party-on-the-way-in-communist-bloc"),
        (date(2012, 6, 1), "unsc.destination-under-embargo"),
        (date(2020, 6, 1), "unsc.party-on-the-way-in-embargoed-state"),
        (date(2020, 6, 1), "unsc.listed-person-takes-part"),
    ],
)
def test_a_rule_that_drops_a_party_is_noticed(rulebook: Rulebook, day: date, id: str) -> None:
    """Each party taken out of a list of parties in turn leaves a cell that was told apart before told less."""
    before = matrix(rulebook, [day], listings=(False,))
    place = next(n for n, each in enumerate(rulebook.provisions) if each.id == id and day in each.in_force)
    provision = rulebook.provisions[place]
    assert as_written(provision.when) is not None
    assert isinstance(provision.when, (AnyOf, AllOf))
    for dropped in range(len(provision.when.parts)):
        parts = (*provision.when.parts[:dropped], *provision.when.parts[dropped + 1 :])
        provisions = list(rulebook.provisions)
        provisions[place] = provision._replace(when=AnyOf(parts) if parts else Not(AllOf(())))
        mutated = Rulebook(
            rulebook.instruments,
            rulebook.regimes,
            tuple(provisions),
            rulebook.tables,
            rulebook.omissions,
            "sha256:mutated",
            as_of=rulebook.as_of,
        )
        after = matrix(mutated, [day], listings=(False,))
        assert after != before, f"{id}: party {dropped} dropped"
