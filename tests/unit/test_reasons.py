"""Reasons: what settles a condition, what keeps it open, and on what evidence it rests."""

from datetime import date

import pytest

from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.intervals import Interval
from transfer_check.judging.why import Reading, readings_of
from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import Compare, Flag, InTable

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
ARMS = Flag("item.policy_arms")
BLOC = Flag("recipient.communist_bloc")
IN_TABLE = InTable("recipient.state", "listed", "all")
PARTY_IN_TABLE = InTable("third_party.state", "listed", "all")
DOUBT = {"certain": Interval(date(2000, 1, 1), date(2005, 1, 1)), "possible": Interval(date(2000, 1, 1), None)}


@pytest.fixture
def reading(law):
    """Return the reading of a case under a law that defines the bloc by a table, with a sure and a doubtful state."""
    law.add(
        "tp.bloc",
        "define",
        "recipient.state in table.listed.all",
        defines="recipient.communist_bloc",
        evidence="official_summary",
    )
    law.row("PRK", evidence="secondary").row("CHN", evidence="unverified", **DOUBT)

    def read(**sections):
        return Reading(law.judge(**sections).items[0].trace)

    return read


def opened(reading, condition):
    """Return the facts that keep a condition open, without repeats."""
    return list(dict.fromkeys(reading.open_facts(condition)))


# ── because ───────────────────────────────────────────────────────────────────────────────────


def test_a_reason_gives_the_values_it_read(reading, condition):
    """The atom, its truth, and the facts with what the case says of them."""
    read = reading(item={"form": "part"})
    (reason,) = read.reasons(condition('item.form == "part"'))
    assert (reason.atom, reason.truth, reason.values) == (
        Compare("item.form", "==", "part"),
        T,
        (("item.form", "part"),),
    )
    (unknown,) = read.reasons(condition('transfer.kind == "grant"'))
    assert (unknown.truth, unknown.values) == (U, (("transfer.kind", UNKNOWN),))


def test_only_what_settles_is_a_reason(reading, condition):
    """The false part of a conjunction, not the unknown beside it; and no atom twice."""
    read = reading(item={"sdf_act_arms": False})
    both = condition({"all": ["item.sdf_act_arms", "item.arms_technology", {"all": ["item.sdf_act_arms"]}]})
    assert [each.atom for each in read.reasons(both)] == [Flag("item.sdf_act_arms")]


def test_a_derived_fact_is_explained_by_its_definition(reading, condition):
    """The definition stands behind the reason, with the state and the row that settled it."""
    (reason,) = reading(recipient={"state": "PRK"}).reasons(condition("recipient.communist_bloc"))
    assert reason.truth is T
    assert reason.definition.id == "tp.bloc"
    (because,) = reason.because
    assert (because.atom, because.values) == (IN_TABLE, (("recipient.state", "PRK"),))
    assert [row.state for row in because.rows] == ["PRK"]


def test_an_asserted_fact_is_not_explained_away(reading, condition):
    """What the case states by hand, where the definition is in doubt, has no definition behind it."""
    (reason,) = reading(recipient={"state": "CHN", "communist_bloc": False}).reasons(
        condition("recipient.communist_bloc")
    )
    assert (reason.truth, reason.definition, reason.because) == (F, None, ())


def test_a_fact_stated_as_the_rules_settle_it_is_explained_by_its_definition(reading, condition):
    """Nothing rests on the statement."""
    (reason,) = reading(recipient={"state": "PRK", "communist_bloc": True}).reasons(
        condition("recipient.communist_bloc")
    )
    assert (reason.truth, reason.definition.id, [row.state for row in reason.because[0].rows]) == (
        T,
        "tp.bloc",
        ["PRK"],
    )


# ── open ──────────────────────────────────────────────────────────────────────────────────────


def test_an_open_derived_fact_asks_for_what_its_definition_reads(reading, condition):
    """Not the derived fact itself: the state, which anybody can find out."""
    assert opened(reading(), condition("recipient.communist_bloc")) == ["recipient.state"]


def test_doubt_asks_for_the_derived_fact(reading, condition):
    """The state is known and its row is in doubt: only the derived fact can be stated now."""
    assert opened(reading(recipient={"state": "CHN"}), condition("recipient.communist_bloc")) == [
        "recipient.communist_bloc"
    ]


def test_a_derived_fact_without_a_definition_is_asked_for(reading, condition):
    """Where no text of the day defines it, it is a fact like any other."""
    assert opened(reading(), condition("item.policy_arms")) == ["item.policy_arms"]


def test_both_sides_of_a_list_fact_are_asked_for(reading, condition):
    """The state, the list, or both; a settled side is not asked for."""
    member = condition("recipient.state in project.partners")
    assert opened(reading(), member) == ["recipient.state", "project.partners"]
    assert opened(reading(recipient={"state": "USA"}), member) == ["project.partners"]
    assert opened(reading(project={"partners": []}), member) == []


ANY_BROKER = {"some": {"in": "third_parties", "where": {"all": ['third_party.role == "broker"', "item.sdf_act_arms"]}}}


@pytest.mark.parametrize(
    ("sections", "asked"),
    [
        ({}, ["third_parties", "item.sdf_act_arms"]),
        ({"item": {"sdf_act_arms": True}}, ["third_parties"]),
        ({"third_parties": [{}]}, ["item.sdf_act_arms", "third_party.role"]),
        ({"third_parties": [{"role": "broker"}, {}], "item": {"sdf_act_arms": True}}, []),
        ({"third_parties": [{"role": "company"}, {}], "item": {"sdf_act_arms": True}}, ["third_party.role"]),
        ({"third_parties": [{"role": "broker"}]}, ["item.sdf_act_arms"]),
        (
            {"third_parties": [{}], "third_parties_complete": False, "item": {"sdf_act_arms": True}},
            ["third_parties", "third_party.role"],
        ),
        ({"third_parties": []}, []),
    ],
)
def test_a_quantifier_asks_for_the_list_its_elements_and_the_case(reading, condition, sections, asked):
    """The list where it is unknown or open, what elements lack, what the case lacks; nothing that is stated."""
    assert opened(reading(**sections), condition(ANY_BROKER)) == asked


def test_doubt_about_an_element_asks_for_the_derived_fact(law):
    """A third party whose state is in doubt leaves only the derived fact to be stated."""
    law.add(
        "tp.bloc",
        "define",
        {"some": {"in": "third_parties", "where": "third_party.state in table.listed.all"}},
        defines="item.policy_arms",
    )
    law.row("CHN", **DOUBT)
    read = Reading(law.judge(third_parties=[{"state": "CHN"}]).items[0].trace)
    assert opened(read, ARMS) == ["item.policy_arms"]


# ── evidence ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("recipient", "levels"),
    [
        ({"state": "PRK"}, {"primary", "official_summary", "secondary"}),
        ({"state": "CHN"}, {"primary", "official_summary", "unverified"}),
        ({"state": "USA"}, {"primary", "official_summary"}),
        ({"communist_bloc": True}, {"primary"}),
    ],
)
def test_evidence_counts_definitions_and_rows(law, reading, recipient, levels):
    """A provision rests on its own evidence, that of the definitions it read, and of the rows that mattered."""
    law.add("tp.to-bloc", "prohibit", "recipient.communist_bloc")
    read = reading(recipient=recipient)
    assert read.evidence(law.provisions[-1]) == levels


def test_a_condition_is_read_on_the_day_of_the_case(law, reading, condition):
    """The trace keeps the day: the same state was certain in 2004."""
    early = Reading(law.judge(on=date(2004, 1, 1), recipient={"state": "CHN"}).items[0].trace)
    assert early.truth_of(condition("recipient.communist_bloc")) is T
    assert reading(recipient={"state": "CHN"}).truth_of(condition("recipient.communist_bloc")) is U
    assert early.truth_of(condition({"not": "recipient.state in table.listed.all"})) is F


def test_items_of_which_a_rule_reads_the_same_share_a_reading(law):
    """What is only recorded sets no item apart; what a rule may read does, be it derived or known to be none."""
    items = [{"quantity": 1}, {"sdf_act_arms": True}, {"name": "b"}, {"form": None}, {"sdf_act_arms": True}]
    one, arms, other, formless, more_arms = readings_of(item.trace for item in law.judge(items=items).items)
    assert one is other
    assert arms is more_arms
    assert len({one, arms, formless}) == 3


def test_a_reading_is_of_one_day_and_one_law(law):
    """The traces of one case on two days are read apart, though the case states the same."""
    law.add("tp.scope", "scope")
    traces = [law.judge(on=date(year, 1, 1)).items[0].trace for year in (2004, 2010)]
    assert len(set(readings_of(traces))) == 2
