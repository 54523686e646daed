"""How long an answer holds: what ends it, what does not, and what is named."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from transfer_check.answering.validity import Validity, validity
from transfer_check.intervals import Interval
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.citations import Citation
from transfer_check.text import Text

DAY, LATER, LAST = date(2010, 1, 1), date(2012, 1, 1), date(2013, 1, 1)
BEFORE, AFTER = Interval(None, LATER), Interval(LATER, None)
ARMS = {"item": {"policy_arms": True}}
TO_USA = {**ARMS, "recipient": {"state": "USA"}}


@pytest.fixture
def scoped(law: Any) -> Any:
    """Return a law about arms that forbids nothing yet."""
    return law.add("tp.scope", "scope", "item.policy_arms")


def named(found: Validity) -> list[tuple[str, str, str]]:
    """Return what changes, in short."""
    return [(each.kind, each.id, each.how) for each in found.changes]


def holds(law: Any, **sections: Any) -> Validity:
    """Return how long the answer to a case holds."""
    return validity(law.judge(DAY, **(sections or ARMS)))


def test_nothing_later_is_known(scoped: Any) -> None:
    """Where no later change is known there is no day, but the day to which the rules were compiled."""
    decision = scoped.judge(DAY, **ARMS)
    compiled = replace(decision.rulebook, as_of=LAST)
    assert validity(decision) == (None, (), None)
    assert validity(evaluate(decision.case, compiled)) == (None, (), LAST)


def test_a_prohibition_that_begins_is_named_although_it_does_not_bite(scoped: Any) -> None:
    """An answer that nothing forbids rests on every prohibition in force: a new one has to be looked at."""
    scoped.add("tp.ban", "prohibit", "item.sdf_act_arms", in_force=AFTER)
    found = holds(scoped, item={"policy_arms": True, "sdf_act_arms": False})
    assert (found.until, named(found)) == (LATER, [("provision", "tp.ban", "begins")])


def test_a_ground_that_is_not_met_ends_nothing(scoped: Any) -> None:
    """A statement on other goods begins: nobody's answer depends on it."""
    scoped.add("tp.ground", "permit", "item.sdf_act_arms", in_force=AFTER)
    assert holds(scoped, item={"policy_arms": True, "sdf_act_arms": False}).until is None


@pytest.mark.parametrize(
    ("changed", "ends"),
    [
        ({"evidence": "secondary", "notes": Text("注", "note")}, False),
        ({"title": Text("別名", "another title")}, False),
        ({"text": Text("別の規定", "another wording")}, True),
        ({"cite": Citation("tp.text", "3")}, True),
    ],
)
def test_a_text_issued_anew_is_no_change(scoped: Any, changed: dict[str, Any], ends: bool) -> None:
    """The same text in the same place is no change, whatever is known of it; another wording or place is one."""
    scoped.add("tp.ban", "prohibit", "item.policy_arms", in_force=BEFORE)
    first = scoped.provisions[-1]
    scoped.provisions.append(first._replace(in_force=AFTER, **changed))
    found = holds(scoped)
    assert found.until == (LATER if ends else None)
    assert named(found) == ([("provision", "tp.ban", "changes")] if ends else [])


def test_a_definition_it_reads_is_named(scoped: Any) -> None:
    """A definition counts through however many others it is read."""
    scoped.add("tp.bloc", "define", 'recipient.state == "SUN"', defines="recipient.communist_bloc", in_force=BEFORE)
    scoped.add("tp.bloc", "define", 'recipient.state == "CHN"', defines="recipient.communist_bloc", in_force=AFTER)
    scoped.add("tp.ban", "prohibit", "recipient.communist_bloc")
    assert named(holds(scoped, **TO_USA)) == [("definition", "tp.bloc", "changes")]


def test_who_decides_and_duties_end_nothing(scoped: Any) -> None:
    """A verdict does not rest on them."""
    scoped.add("tp.meti", "refer", to="meti", in_force=BEFORE)
    scoped.add("tp.caution", "caution", in_force=AFTER)
    assert holds(scoped).until is None


# ── rows ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("certain", "possible", "until", "how"),
    [
        (AFTER, AFTER, LATER, "begins"),
        (Interval(LAST, None), AFTER, LATER, "may_begin"),
        (BEFORE, BEFORE, LATER, "ends"),
        (BEFORE, Interval(None, None), LATER, "in_doubt"),
        (AFTER, Interval(None, None), LATER, "certain"),
    ],
)
def test_a_row_of_a_state_it_names(scoped: Any, certain: Interval, possible: Interval, until: date, how: str) -> None:
    """A row counts where it begins, ends, or is no longer known for certain."""
    scoped.row("USA", certain=certain, possible=possible)
    scoped.add("tp.ban", "prohibit", "recipient.state in table.listed.all")
    found = holds(scoped, **TO_USA)
    assert (found.until, named(found)) == (until, [("row", "row-0", how)])
    assert found.changes[0].table == "listed"


def test_a_row_of_another_state_ends_nothing(scoped: Any) -> None:
    """Neither does a row of a state that no text looks up."""
    scoped.row("CHN", certain=BEFORE, possible=BEFORE)
    scoped.add("tp.ban", "prohibit", "recipient.state in table.listed.all")
    assert holds(scoped, **TO_USA).until is None
    assert holds(scoped, **ARMS, end_user={"state": "CHN"}, recipient={"state": "USA"}).until is None


def test_a_row_that_lapses_beside_another_is_named(scoped: Any) -> None:
    """The list still holds by the other row: the verdict stays, but not all that it rests on."""
    scoped.row("USA").row("USA", certain=BEFORE, possible=BEFORE)
    scoped.add("tp.ban", "prohibit", "recipient.state in table.listed.all")
    assert named(holds(scoped, **TO_USA)) == [("row", "row-1", "ends")]


def test_a_row_of_a_third_party_counts(scoped: Any) -> None:
    """What is looked up for each of several parties is rested on as well."""
    scoped.row("CHN", certain=BEFORE, possible=BEFORE)
    where = {"some": {"in": "third_parties", "where": "third_party.state in table.listed.all"}}
    scoped.add("tp.ban", "prohibit", where)
    found = holds(scoped, **TO_USA, third_parties=[{"state": "USA"}, {"state": "CHN"}])
    assert (found.until, named(found)) == (LATER, [("row", "row-0", "ends")])


def test_a_row_under_a_derived_fact_that_is_stated_counts_for_nothing(scoped: Any) -> None:
    """What is signed against the table does not rest on it; what is stated as the table settles it does."""
    scoped.row("USA", certain=BEFORE, possible=BEFORE)
    scoped.add("tp.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc").add(
        "tp.ban", "prohibit", "recipient.communist_bloc"
    )
    assert holds(scoped, **TO_USA).until == LATER
    assert holds(scoped, **ARMS, recipient={"state": "USA", "communist_bloc": True}).until == LATER
    signed = {"value": False, "by": "meti", "on": DAY, "because": "the row is of another state"}
    assert holds(scoped, **TO_USA, overrides={"recipient.communist_bloc": signed}).until is None


# ── regimes, the end of the rules ─────────────────────────────────────────────────────────────


def test_a_regime_is_named_in_place_of_its_provisions(law: Any) -> None:
    """A whole regime ends or begins: its provisions are not named one by one."""
    law.regime("tp", in_force=BEFORE)
    for number in range(3):
        law.add(f"tp.scope-{number}", "scope", "item.policy_arms", in_force=BEFORE)
    assert named(holds(law)) == [("regime", "tp", "ends")]
    law.regime("new", in_force=Interval(DAY.replace(year=2011), None))
    law.add("new.scope", "scope", "item.policy_arms", in_force=law.regimes["new"].in_force)
    law.add("new.ban", "prohibit", "item.policy_arms", in_force=law.regimes["new"].in_force)
    assert named(holds(law)) == [("regime", "new", "begins")]


def test_no_answer_holds_beyond_what_is_encoded(scoped: Any) -> None:
    """From the first day whose text is not encoded nothing is known."""
    decision = evaluate(scoped.judge(DAY, **ARMS).case, scoped.rulebook(encoded_until=LATER))
    assert (validity(decision).until, validity(decision).changes[0].kind) == (LATER, "rulebook")


def test_an_open_answer_waits_for_the_same_until_its_day(scoped: Any) -> None:
    """What it waits for is another from the day on which one more provision asks for it."""
    scoped.add("tp.ban", "prohibit", "item.sdf_act_arms")
    scoped.add("tp.more", "prohibit", 'item.form == "technology"', in_force=AFTER)
    found = holds(scoped)
    assert (found.until, named(found)) == (LATER, [("provision", "tp.more", "begins")])


def test_what_may_prohibit_as_well_is_rested_on(scoped: Any) -> None:
    """An answer that says `possibly prohibited` rests on the prohibition that may still come."""
    scoped.add("tp.need", "require", "item.sdf_act_arms")
    scoped.add("tp.ban", "prohibit", 'item.form == "technology"', in_force=BEFORE)
    found = holds(scoped, item={"policy_arms": True, "sdf_act_arms": False})
    assert named(found) == [("provision", "tp.ban", "ends")]
