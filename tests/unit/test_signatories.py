"""Who can sign a judgement that is left to some bodies."""

from datetime import date

import pytest

from transfer_check.facts.case import catalogue
from transfer_check.facts.signatories import RANK, may_sign, signatories
from transfer_check.facts.vocabulary import BODY

BEFORE, SINCE = date(2012, 12, 18), date(2020, 1, 1)
COUNCIL = {"nsc", "nsc_four_ministers", "nsc_nine_ministers"}


def test_every_body_has_a_rank():
    """A body added to the list must be given its place among the others."""
    assert set(RANK) == set(BODY.terms)


@pytest.mark.parametrize(
    ("judges", "on", "expected"),
    [
        (("nsc",), SINCE, COUNCIL | {"cabinet", "chief_cabinet_secretary", "government"}),
        (("mofa",), SINCE, COUNCIL | {"mofa", "cabinet", "chief_cabinet_secretary", "government"}),
        (("mofa",), BEFORE, {"mofa", "security_council", "cabinet", "chief_cabinet_secretary", "government"}),
        (("cabinet",), SINCE, {"cabinet", "chief_cabinet_secretary", "government"}),
        (
            ("meti", "mofa"),
            BEFORE,
            {"meti", "mofa", "mod", "security_council", "cabinet", "chief_cabinet_secretary", "government"},
        ),
        (("government",), date(1980, 1, 1), set(BODY.terms) - COUNCIL - {"security_council", "nsc_executive_meeting"}),
    ],
)
def test_the_bodies_that_can_sign(judges, on, expected):
    """Those it is left to and those above them, so far as they existed on the day."""
    found = signatories(judges, on)
    assert found[: len(judges)] == judges
    assert set(found) == expected
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("path", [path for path, fact in catalogue().items() if fact.kind == "assessed"])
def test_nobody_is_offered_whose_signature_is_warned_of(path):
    """On either side of the day on which the council was set up."""
    judges = catalogue()[path].body
    for on in (BEFORE, SINCE):
        assert all(may_sign(body, judges) for body in signatories(judges, on))
