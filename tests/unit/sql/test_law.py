"""The law of a period: what is in force in it, in what order, and what SQL cannot say."""

from datetime import date
from itertools import pairwise

import pytest

from transfer_check.errors import UsageError
from transfer_check.intervals import Interval
from transfer_check.sql.expressions.expressible import require_expressible
from transfer_check.sql.expressions.period_law import ALL_TIME, Law, edition_of, editions, encoded, eras

FIRST, SECOND = date(2000, 1, 1), date(2010, 1, 1)
EARLY, MIDDLE, LATE = Interval(None, FIRST), Interval(FIRST, SECOND), Interval(SECOND, None)


def test_editions_follow_one_another_without_a_gap(rulebook):
    """Every day lies in exactly one, and the law is the same on the first and the last day of each."""
    found = editions(rulebook)
    assert found[0].start is None
    assert found[-1].end is None
    assert all(one.end == other.start for one, other in pairwise(found))
    assert all(
        rulebook.on(each.start) is rulebook.on(date.fromordinal(each.end.toordinal() - 1)) for each in found[1:-1]
    )


def test_eras_change_where_deciding_regimes_do(law):
    """A regime that decides nothing makes no era."""
    law.regime("a", in_force=MIDDLE).regime("b", in_force=Interval(date(2005, 1, 1), None), decides=False)
    assert eras(law.rulebook()) == (EARLY, MIDDLE, LATE)


def test_the_days_of_a_provision_are_asked_only_where_they_do_not_fill_the_period(law):
    """Inside the period nothing is asked, at its edge one bound, outside it is FALSE."""
    of = Law(law.rulebook(), MIDDLE)
    assert of.in_force(ALL_TIME).sql() == "TRUE"
    assert of.in_force(MIDDLE).sql() == "TRUE"
    assert of.in_force(EARLY).sql() == "FALSE"
    assert of.in_force(Interval(date(2005, 1, 1), None)).sql() == """"on" >= CAST('2005-01-01' AS DATE)"""


def test_only_what_is_in_force_in_the_period_is_in_the_law(law):
    """Provisions, regimes, and rules that lift one another on a common day."""
    law.add("r.old", "prohibit", in_force=EARLY).add("r.new", "prohibit", in_force=LATE)
    law.add("r.leave", "permit", in_force=EARLY, exception_to=("r.old", "r.new"))
    whole = Law(law.rulebook(), ALL_TIME)
    old, new, leave = whole.rules
    assert (whole.lifting(old), whole.lifting(new)) == ((leave,), ())
    assert whole.lifted(leave) == (old,)
    assert [each.id for each in Law(law.rulebook(), LATE).rules] == ["r.new"]


def test_a_day_that_is_not_encoded_is_in_no_edition(law):
    """The days from it on are in no period."""
    rulebook = law.add("r.rule", "prohibit", in_force=EARLY).rulebook(encoded_until=SECOND)
    assert encoded(rulebook, LATE).empty
    assert encoded(rulebook, ALL_TIME) == Interval(None, SECOND)
    assert edition_of(rulebook, FIRST) == Interval(FIRST, None)
    with pytest.raises(UsageError, match="TC501"):
        edition_of(rulebook, SECOND)


def test_a_quantifier_inside_a_quantifier_is_named(law):
    """Every provision that has one, at once; nothing is left out silently."""
    inner = {"every": {"in": "third_parties", "where": "third_party.un_listed"}}
    nested = {"some": {"in": "third_parties", "where": {"all": [inner, 'third_party.role == "broker"']}}}
    law.add("r.first", "prohibit", nested).add("r.second", "permit", unless={"proviso": nested})
    with pytest.raises(UsageError) as refused:
        require_expressible(Law(law.rulebook(), ALL_TIME))
    assert [problem.code for problem in refused.value.problems] == ["TC540", "TC540"]
    assert "`r.first`" in str(refused.value)
    assert "`r.second`" in str(refused.value)


def test_a_circle_over_different_days_is_named_and_each_edition_is_not(law):
    """No day has a circle, and all days together do."""
    a, b = "recipient.communist_bloc", "item.policy_arms"
    law.add("r.a", "define", b, defines=a, in_force=EARLY).add("r.a", "define", defines=a, in_force=LATE)
    law.add("r.b", "define", defines=b, in_force=EARLY).add("r.b", "define", a, defines=b, in_force=LATE)
    law.add("r.ban", "prohibit", {"all": [a, b]})
    with pytest.raises(UsageError, match="TC541"):
        require_expressible(Law(law.rulebook(), ALL_TIME))
    for period in editions(law.rulebook()):
        require_expressible(Law(law.rulebook(), period))


def test_rules_that_lift_one_another_on_different_days_are_named(law):
    """Four rules in a circle, two of them in force together at a time."""
    days = [date(2000 + 2 * place, 1, 1) for place in range(4)]
    spans = [Interval(None, days[1]), Interval(days[0], days[3]), Interval(days[2], None), ALL_TIME]
    for place, span in enumerate(spans):
        lifted = f"r.rule-{(place + 1) % 4}"
        law.add(f"r.rule-{place}", "permit", in_force=span, exception_to=(lifted,))
    with pytest.raises(UsageError, match="TC541"):
        require_expressible(Law(law.rulebook(), ALL_TIME))
