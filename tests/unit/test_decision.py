"""Verdicts in their order, and every standing of a rule from the truth of its parts."""

from itertools import product

import pytest

from transfer_check.judging.decision import Verdict, least_favourable
from transfer_check.kleene import Truth
from transfer_check.law.finding import OUTCOMES, Standing, bites_of, standing_of

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
ORDER = [
    Verdict.PROHIBITED,
    Verdict.NOT_PERMITTED,
    Verdict.UNDETERMINED,
    Verdict.MAY_BE_PERMITTED,
    Verdict.OUT_OF_SCOPE,
]


@pytest.mark.parametrize(("first", "second"), list(product(range(5), repeat=2)))
def test_the_least_favourable_verdict_decides(first, second):
    """Prohibited, not permitted, undetermined, may be permitted, out of scope: the earlier one wins."""
    assert least_favourable([ORDER[first], ORDER[second]]) is ORDER[min(first, second)]


def test_no_verdict_has_no_least():
    """A case has at least one item."""
    with pytest.raises(ValueError, match="empty"):
        least_favourable([])


def test_the_words_of_the_interface_are_fixed():
    """The values stand in files and reports, and the strongest promises no more than "may be"."""
    assert [verdict.value for verdict in ORDER] == [
        "prohibited",
        "not_permitted",
        "undetermined",
        "may_be_permitted",
        "out_of_scope",
    ]
    assert [standing.value for standing in Standing] == [
        "satisfied",
        "not_satisfied",
        "unknown",
        "excused",
        "not_applicable",
    ]


@pytest.mark.parametrize(
    ("applies", "when", "excused", "other", "requirement"),
    [
        (T, T, F, Standing.SATISFIED, Standing.SATISFIED),
        (T, F, F, Standing.NOT_SATISFIED, Standing.NOT_SATISFIED),
        (T, U, F, Standing.UNKNOWN, Standing.UNKNOWN),
        (T, T, T, Standing.EXCUSED, Standing.SATISFIED),
        (T, F, T, Standing.NOT_SATISFIED, Standing.EXCUSED),
        (T, U, T, Standing.EXCUSED, Standing.EXCUSED),
        (T, T, U, Standing.UNKNOWN, Standing.SATISFIED),
        (T, F, U, Standing.NOT_SATISFIED, Standing.UNKNOWN),
        (U, T, F, Standing.UNKNOWN, Standing.SATISFIED),
        (U, F, F, Standing.NOT_SATISFIED, Standing.UNKNOWN),
        (F, T, F, Standing.NOT_APPLICABLE, Standing.NOT_APPLICABLE),
        (F, U, T, Standing.NOT_APPLICABLE, Standing.NOT_APPLICABLE),
    ],
)
def test_a_standing_comes_from_the_parts(applies, when, excused, other, requirement):
    """For a requirement satisfied is met; for every other effect satisfied is that the rule bites."""
    assert standing_of(False, applies, when, excused) is other
    assert standing_of(True, applies, when, excused) is requirement


@pytest.mark.parametrize(("require", "applies", "when", "excused"), list(product((False, True), Truth, Truth, Truth)))
def test_bite_and_standing_agree(require, applies, when, excused):
    """A rule bites surely just where it stands as biting; where it stands settled otherwise it does not bite."""
    bites, standing = bites_of(require, applies, when, excused), standing_of(require, applies, when, excused)
    biting = Standing.NOT_SATISFIED if require else Standing.SATISFIED
    assert (bites is T) is (standing is biting)
    assert (standing is Standing.UNKNOWN) is (bites is U)
    assert OUTCOMES[require][applies][when][excused] == (standing, bites)
