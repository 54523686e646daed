"""What the category of a party already answers is not asked of it."""

from datetime import date

import pytest

from transfer_check.circuit import still_open
from transfer_check.facts import TransferCase

DAYS = [date(2005, 1, 1), date(2012, 12, 18), date(2015, 1, 1), date(2020, 1, 1), date(2026, 10, 1)]
ON_NO_LIST = ["united_nations_mission", "international_organization"]
NO_INTERNATIONAL_BODY = [
    *("company", "broker", "armed_group", "private_person"),
    *("government", "ministry_of_defense", "armed_forces", "law_enforcement", "self_defense_forces"),
]


def asked(rulebook, day, party):
    """Return the facts that are asked for where recipient and end user are one party."""
    case = TransferCase.model_validate(
        {"case": "a", "on": day, "recipient": party, "end_user": party, "third_parties": [], "items": [{"name": "a"}]}
    )
    return {place.path for place in still_open(case, rulebook).places}


@pytest.mark.parametrize("role", ON_NO_LIST)
@pytest.mark.parametrize("party", [{}, {"state": None}])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_an_international_body_is_not_asked_for_a_listing(rulebook, day, party, role):
    """No list of the Council names one."""
    paths = asked(rulebook, day, {**party, "role": role})
    assert paths
    assert not {"recipient.un_listed", "end_user.un_listed"} & paths


@pytest.mark.parametrize("role", NO_INTERNATIONAL_BODY)
@pytest.mark.parametrize("party", [{}, {"state": "CHE"}, {"state": None}])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_organs_of_a_state_and_private_parties_are_not_asked_for_a_mandate(rulebook, day, party, role):
    """They are no international body."""
    paths = asked(rulebook, day, {**party, "role": role})
    assert paths
    assert not {"recipient.organisation", "recipient.mandate"} & paths


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_where_the_category_is_not_stated_both_are_asked(rulebook, day):
    """A category that is not known leaves both open."""
    paths = asked(rulebook, day, {})
    assert {"recipient.un_listed", "end_user.un_listed"} <= paths
    assert ("recipient.mandate" in paths) == (day >= date(2014, 4, 1))
