"""The rulebook: what is in force on a day, in an order in which each part reads only earlier ones."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from transfer_check import load_rulebook
from transfer_check.errors import UsageError
from transfer_check.intervals import Interval
from transfer_check.law.condition.tree import condition_facts
from transfer_check.law.dependencies import CycleError, in_order_of_lifting, in_order_of_reading

FIRST, CHANGE, END = date(1967, 4, 21), date(1976, 2, 27), date(2014, 4, 1)
BEFORE = date(1976, 2, 26)


def ids(edition):
    """Return the ids of the rules of an edition."""
    return [each.provision.id for each in edition.rules]


def test_an_edition_holds_what_is_in_force(law):
    """A rule is there from its first day and gone on its last, versions follow one another."""
    law.add("tp.old", "prohibit", "item.sdf_act_arms", in_force=Interval(FIRST, CHANGE))
    law.add("tp.new", "permit", "item.sdf_act_arms", in_force=Interval(CHANGE, END))
    law.add("tp.both", "refer", "item.sdf_act_arms", in_force=Interval(FIRST, CHANGE), to="meti")
    law.add("tp.both", "refer", "item.policy_arms", in_force=Interval(CHANGE, END), to="meti")
    rulebook = law.rulebook()
    assert ids(rulebook.on(BEFORE)) == ["tp.old", "tp.both"]
    assert ids(rulebook.on(CHANGE)) == ["tp.new", "tp.both"]
    assert ids(rulebook.on(END)) == []
    assert [each.when.fact for each in rulebook.versions("tp.both")] == ["item.sdf_act_arms", "item.policy_arms"]


def test_days_of_one_law_share_one_edition(law):
    """Compiling is done once for all days on which the same provisions and regimes are in force."""
    rulebook = law.add("tp.old", "prohibit", "item.sdf_act_arms", in_force=Interval(FIRST, CHANGE)).rulebook()
    assert rulebook.on(FIRST) is rulebook.on(BEFORE)
    assert rulebook.on(FIRST) is not rulebook.on(CHANGE)


def test_a_regime_begins_and_ends_by_itself(law):
    """Days that differ in nothing but the regimes in force are different law."""
    law.regime("tp", in_force=Interval(FIRST, CHANGE)).add("tp.scope", "scope", "item.policy_arms")
    rulebook = law.rulebook()
    assert [each.regime.id for each in rulebook.on(FIRST).regimes] == ["tp"]
    assert rulebook.on(CHANGE).regimes == ()
    assert [each.regime.id for each in rulebook.on(BEFORE).regimes] == ["tp"]


def test_a_changed_copy_compiles_anew(law):
    """A copy with other provisions does not answer from what the original compiled."""
    rulebook = law.add("tp.one", "prohibit", "item.sdf_act_arms").rulebook()
    assert ids(rulebook.on(FIRST)) == ["tp.one"]
    assert ids(replace(rulebook, provisions=()).on(FIRST)) == []
    table = rulebook.tables["listed"]
    assert table.membership("all").states == {}
    fuller = replace(table, rows=law.row("USA").rows)
    assert "USA" in fuller.membership("all").states


def test_lifters_come_before_what_they_lift(law):
    """Whatever the order in the files, a rule finds the findings of those that lift it made."""
    law.add("tp.a", "prohibit", "item.sdf_act_arms")
    law.add("tp.b", "permit", "item.policy_arms", exception_to=("tp.a",))
    law.add("tp.c", "prohibit", "item.arms_technology", exception_to=("tp.b",))
    edition = law.rulebook().on(FIRST)
    assert ids(edition) == ["tp.c", "tp.b", "tp.a"]
    assert [each.lifted_by for each in edition.rules] == [(), (0,), (1,)]


def test_only_rules_in_force_lift(law):
    """An exception that has ended, or has not begun, lifts nothing."""
    law.add("tp.a", "prohibit", "item.sdf_act_arms")
    law.add("tp.b", "permit", "item.policy_arms", exception_to=("tp.a",), in_force=Interval(CHANGE, END))
    rulebook = law.rulebook()
    assert rulebook.on(BEFORE).rules[0].lifted_by == ()
    assert rulebook.on(CHANGE).rules[1].lifted_by == (0,)


def test_definitions_come_after_those_they_read(law):
    """A derived fact that reads another is worked out second, wherever it stands."""
    law.add("tp.joint", "define", "recipient.foreign_government", defines="project.joint")
    law.add("tp.government", "define", 'recipient.role == "government"', defines="recipient.foreign_government")
    edition = law.rulebook().on(FIRST)
    assert [each.provision.defines for each in edition.definitions] == ["recipient.foreign_government", "project.joint"]
    assert set(edition.defined) == {"recipient.foreign_government", "project.joint"}


@pytest.mark.parametrize(
    ("lifts", "circle"),
    [
        ({"tp.a": ("tp.a",)}, ("tp.a", "tp.a")),
        ({"tp.a": ("tp.b",), "tp.b": ("tp.a",)}, ("tp.a", "tp.b", "tp.a")),
        ({"tp.a": ("tp.b",), "tp.b": ("tp.c",), "tp.c": ("tp.b",)}, ("tp.b", "tp.c", "tp.b")),
    ],
)
def test_exceptions_in_a_circle_are_refused(law, lifts, circle):
    """A rule that lifts itself, directly or through others, has no answer: the circle is named."""
    for identifier in ("tp.a", "tp.b", "tp.c"):
        law.add(identifier, "permit", "item.policy_arms", exception_to=lifts.get(identifier, ()))
    with pytest.raises(CycleError) as caught:
        in_order_of_lifting(law.provisions)
    assert set(caught.value.ids) == set(circle)
    assert caught.value.ids[0] == caught.value.ids[-1]


def test_definitions_in_a_circle_are_refused(law):
    """So has a fact defined by itself, inside a quantifier as well."""
    law.add("tp.one", "define", {"some": {"in": "third_parties", "where": "project.joint"}}, defines="item.policy_arms")
    law.add("tp.two", "define", {"not": "item.policy_arms"}, defines="project.joint")
    with pytest.raises(CycleError):
        in_order_of_reading(law.provisions)


def test_a_long_chain_is_no_circle(law):
    """Fifty rules, each lifting the next, are put in order."""
    for number in range(50):
        law.add(
            f"tp.r{number}", "permit", "item.policy_arms", exception_to=(f"tp.r{number + 1}",) if number < 49 else ()
        )
    assert [each.id for each in in_order_of_lifting(law.provisions)] == [f"tp.r{number}" for number in range(50)]


def test_a_diamond_is_no_circle(law):
    """Two rules that lift the same rule, and are lifted by the same rule, are no circle."""
    law.add("tp.d", "permit", "item.policy_arms")
    law.add("tp.b", "permit", "item.policy_arms", exception_to=("tp.d",))
    law.add("tp.c", "permit", "item.policy_arms", exception_to=("tp.d",))
    law.add("tp.a", "permit", "item.policy_arms", exception_to=("tp.b", "tp.c"))
    order = [each.id for each in in_order_of_lifting(law.provisions)]
    assert order[0] == "tp.a"
    assert order[-1] == "tp.d"


def test_the_edition_knows_its_acts(law):
    """Every act that some provision reads, wherever it stands in it: rule, proviso, definition, scope."""
    law.add("tp.rule", "permit", "act.individual_exemption_decided")
    law.add("tp.proviso", "prohibit", "item.policy_arms", unless={"ok": "act.un_sanctions_committee_approval"})
    law.add(
        "tp.definition",
        "define",
        {"not": "act.un_sanctions_committee_notification"},
        defines="recipient.under_un_arms_embargo",
    )
    acts = ("individual_exemption_decided", "un_sanctions_committee_approval", "un_sanctions_committee_notification")
    assert law.rulebook().on(FIRST).acts == tuple(f"act.{name}" for name in acts)


def test_a_day_without_text_is_refused(law):
    """No answer is better than one from half the law; the day before is answered."""
    rulebook = law.add("tp.a", "prohibit", "item.policy_arms").rulebook(encoded_until=END)
    rulebook.require_encoded(date(2014, 3, 31))
    with pytest.raises(UsageError, match="TC501"):
        rulebook.require_encoded(END)


def test_a_rule_that_does_not_exist_is_answered_with_the_nearest(law):
    """The name that was meant is suggested."""
    rulebook = law.add("tp.to-communist-bloc", "prohibit", "item.policy_arms").rulebook()
    with pytest.raises(UsageError, match=r"did you mean `tp\.to-communist-bloc`"):
        rulebook.versions("tp.to-comunist-bloc")
    assert rulebook.ids == {"tp.to-communist-bloc"}
    assert rulebook.regime("tp").id == "tp"


def test_a_period_is_the_days_on_which_nothing_begins_or_ends():
    """Of rules, regimes and tables; the same edition and the same membership on all its days."""
    rulebook = load_rulebook()
    filters = [table.membership(name) for table in rulebook.tables.values() for name in table.filters]
    seen = 0
    for number in range(0, 22000, 97):
        day = date(1966, 1, 1) + timedelta(number)
        period = rulebook.period(day)
        assert period <= day
        assert rulebook.period(period) == period
        assert rulebook.on(day) is rulebook.on(period)
        places = [rulebook.provisions[place].in_force for place in range(len(rulebook.provisions))]
        assert [day in each for each in places] == [period in each for each in places]
        for each in filters[number % 3 :: 3]:
            for state in list(each.states)[:5]:
                seen += 1
                assert each.holds_on(state, day) is each.holds_on(state, period)
    assert seen > 5000


def test_a_stage_reads_only_earlier_stages():
    """Every definition of an edition stands in one stage, after the stages of what it reads."""
    edition = load_rulebook().on(date(2026, 6, 1))
    earlier = set()
    for stage in edition.stages:
        defined = {each.provision.defines for each in stage.definitions}
        assert all(each.leaves is stage.leaves for each in stage.definitions)
        for each in stage.definitions:
            assert condition_facts(each.provision.when) & set(edition.defined) <= earlier
        earlier |= defined
    assert earlier == set(edition.defined)
    assert len(edition.stages) == 2
