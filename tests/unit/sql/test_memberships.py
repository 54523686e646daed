"""Dated tables as relations: every day of every state as the table says."""

from datetime import date, timedelta

from transfer_check.intervals import Interval
from transfer_check.kleene import Truth
from transfer_check.sql.expressions.memberships import evidence_bit, membership_relations

CERTAIN, POSSIBLE = Interval(date(2001, 1, 1), date(2002, 1, 1)), Interval(date(2000, 1, 1), date(2003, 1, 1))
TRUTHS = {Truth.TRUE: True, Truth.FALSE: False, Truth.UNKNOWN: None}


def test_a_row_has_its_doubt_and_its_evidence(law):
    """The days before and after the certain ones are in doubt; days outside have no row."""
    law.row("USA", certain=CERTAIN, possible=POSSIBLE).row("USA", certain=CERTAIN, possible=CERTAIN, evidence="primary")
    law.add("r.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    (relation,) = membership_relations(law.rulebook())
    secondary, primary = evidence_bit("secondary"), evidence_bit("primary")
    assert relation.name == "membership_listed"
    assert [each.name for each in relation.columns] == ["state", "first_day", "last_day", "all", "all.evidence"]
    assert relation.rows == (
        ("USA", date(2000, 1, 1), date(2000, 12, 31), None, secondary),
        ("USA", date(2001, 1, 1), date(2001, 12, 31), True, secondary | primary),
        ("USA", date(2002, 1, 1), date(2002, 12, 31), None, secondary),
    )


def test_a_row_without_bounds_holds_on_every_day(law):
    """The first day is the first of the calendar, the last the last."""
    law.row("USA").add("r.bloc", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    (relation,) = membership_relations(law.rulebook())
    assert relation.rows == (("USA", date.min, date.max, True, evidence_bit("secondary")),)


def test_the_relations_say_of_each_change_what_the_tables_say(rulebook):
    """On the day of every change and the days beside it, for every state and filter that a rule looks up."""
    compared = 0
    for relation in membership_relations(rulebook):
        table = rulebook.tables[relation.name.removeprefix("membership_")]
        filters = [each.name for each in relation.columns[3::2]]
        days = {day for row in table.rows for interval in row.when for day in interval if day is not None}
        days = sorted({day + timedelta(days=shift) for day in days for shift in (-1, 0, 1)})
        for state in {row.state for row in table.rows}:
            of_state = [row for row in relation.rows if row[0] == state]
            for day in days:
                found = [row for row in of_state if row[1] <= day <= row[2]]
                assert len(found) <= 1
                for place, name in enumerate(filters):
                    cell = found[0][3 + 2 * place] if found else False
                    assert cell is TRUTHS[table.membership(name).holds_on(state, day)], (state, day, name)
                    compared += 1
    assert compared > 10_000
