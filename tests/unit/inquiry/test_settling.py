"""Settling sets told in few rows."""

import pytest

from transfer_check import Verdict, settling_sets
from transfer_check.asking.settling import in_few_rows


@pytest.fixture(params=[{"assurance": {}, "end_use": {}, "items": [{}]}, {"assurance": {}}], ids=["open", "certain"])
def sets(request, haiti, changed, rulebook):
    """Return the settling sets of a gift of which parts are not stated; of the second one set is certain."""
    found = settling_sets(changed(haiti, **request.param), rulebook).sets
    assert any(len(each.facts) > 1 for each in found)
    return found


def covering(assignment, rows):
    """Return the verdicts of the rows that tell an assignment."""
    return [
        verdict
        for row, verdict in rows
        if all(
            chosen is None or set(value.values) <= set(chosen.values)
            for chosen, value in zip(row, assignment.values, strict=True)
        )
    ]


def test_rows_say_what_every_assignment_says(sets):
    """No row tells an assignment that has another verdict, or none."""
    for each in sets:
        rows = in_few_rows(each, sets)
        assert rows
        for assignment in each.assignments:
            assert set(covering(assignment, rows)) <= {assignment.verdict} - {Verdict.UNDETERMINED}


def test_an_assignment_is_left_out_only_where_fewer_facts_settle_it(sets):
    """What needs each fact of a set is told, and of a set that is certain everything."""
    for each in sets:
        rows = in_few_rows(each, sets)
        smaller = [other for other in sets if set(other.facts) < set(each.facts)]
        for assignment in each.assignments:
            of = dict(zip(each.facts, assignment.values, strict=True))
            by_fewer = any(
                row.verdict is not Verdict.UNDETERMINED and row.values == tuple(of[place] for place in other.facts)
                for other in smaller
                for row in other.assignments
            )
            if assignment.verdict is not Verdict.UNDETERMINED and (each.certain or not by_fewer):
                assert covering(assignment, rows)


def test_values_that_lead_to_one_verdict_are_told_together(law, case):
    """Nine assignments settle the verdict, in five rows; a row leaves out a fact of which any value will do."""
    law.add("tp.scope", "scope", "item.sdf_act_arms")
    law.add("tp.barred", "prohibit", {"all": ['recipient.state in ["PRK", "IRN"]', 'transfer.kind == "export"']})
    law.add("tp.iran", "prohibit", {"all": ['recipient.state == "IRN"', 'transfer.kind == "grant"']})
    found = settling_sets(case(item={"sdf_act_arms": True}), law.rulebook()).sets
    (both,) = [each for each in found if each.certain]
    kind, state = ([place.path for place in both.facts].index(path) for path in ("transfer.kind", "recipient.state"))
    told = []
    for row, verdict in in_few_rows(both, found):
        kinds = {"any"} if row[kind] is None else {"export", "grant", "loan"} & set(row[kind].values)
        states = {"any"} if row[state] is None else {"PRK", "IRN", "USA"} & set(row[state].values)
        told.append((kinds, states, verdict.value))
    assert len(both.assignments) == 9
    assert told == [
        ({"any"}, {"USA"}, "may_be_permitted"),
        ({"export", "grant"}, {"IRN"}, "prohibited"),
        ({"loan"}, {"any"}, "may_be_permitted"),
        ({"export"}, {"PRK"}, "prohibited"),
        ({"grant"}, {"PRK"}, "may_be_permitted"),
    ]
