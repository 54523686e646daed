"""The answers of the SQL where they are easily wrong: doubt, definitions, lists, exceptions, several versions."""

from datetime import date

import pytest

from transfer_check.intervals import Interval
from transfer_check.law.rulebook import Rulebook

EARLY, LATE = Interval(None, date(2005, 1, 1)), Interval(date(2005, 1, 1), None)
DOUBT = Interval(date(2000, 1, 1), date(2000, 1, 1))


def closed(law):
    """Return a law with one closed regime about every item."""
    return law.add("r.scope", "scope").add("r.closed", "close")


def test_a_doubtful_row_leaves_the_derived_fact_open(law, case, told):
    """The state is known and the table is in doubt: the fact the table defines is asked, not the state."""
    closed(law).row("SYR", certain=DOUBT)
    law.add("r.listed", "define", "recipient.state in table.listed.all", defines="recipient.communist_bloc")
    law.add("r.ban", "prohibit", "recipient.communist_bloc").add("r.ground", "permit", "item.sdf_act_arms")
    told_of = told(law.rulebook(), case(recipient={"state": "SYR"}, item={"sdf_act_arms": True}))
    assert told_of["verdict"] == "undetermined"
    assert told_of["open_facts"] == "recipient.communist_bloc"
    assert told_of["weakest_evidence"] == "secondary"
    assert told_of["awaits"] == "assessments"


def test_a_derived_fact_stated_by_hand_rests_on_no_definition(law, case, told):
    """The definition, and its evidence, count only where the fact is worked out."""
    closed(law).add(
        "r.bloc", "define", 'recipient.state == "PRK"', defines="recipient.communist_bloc", evidence="unverified"
    )
    law.add("r.ban", "prohibit", "recipient.communist_bloc")
    derived = told(law.rulebook(), case(recipient={"state": "PRK"}))
    stated = told(law.rulebook(), case(recipient={"communist_bloc": True}))
    assert (derived["verdict"], derived["weakest_evidence"]) == ("prohibited", "unverified")
    assert (stated["verdict"], stated["weakest_evidence"]) == ("prohibited", "primary")


def test_an_act_that_nobody_recorded_is_not_taken(law, case, told):
    """NULL in the column of an act is FALSE."""
    closed(law).add("r.ground", "permit", "act.individual_exemption_decided")
    assert told(law.rulebook(), case())["verdict"] == "not_permitted"
    assert told(law.rulebook(), case(act={"individual_exemption_decided": True}))["verdict"] == "may_be_permitted"


def test_none_is_not_unknown(law, case, told):
    """A state known to be none is in no list, and differs from every state."""
    closed(law).add("r.ground", "permit", 'recipient.state != "PRK"').add(
        "r.ban", "prohibit", 'recipient.state in ["CHN"]'
    )
    assert told(law.rulebook(), case(recipient={"state": None}))["verdict"] == "may_be_permitted"
    assert told(law.rulebook(), case())["open_facts"] == "recipient.state"


@pytest.mark.parametrize(
    ("parties", "complete", "verdict", "open_facts"),
    [
        (None, True, "undetermined", "third_parties"),
        ([], True, "not_permitted", ""),
        ([], False, "undetermined", "third_parties"),
        ([{}], True, "undetermined", "third_party.role"),
        ([{"role": "company"}, {}], False, "undetermined", "third_parties third_party.role"),
        ([{"role": "company"}], True, "not_permitted", ""),
        ([{"role": "company"}, {"role": "broker"}], False, "may_be_permitted", ""),
    ],
)
def test_some_third_party(law, case, told, parties, complete, verdict, open_facts):
    """An open list is never FALSE; an element says what it lacks."""
    closed(law).add("r.ground", "permit", {"some": {"in": "third_parties", "where": 'third_party.role == "broker"'}})
    stated = {} if parties is None else {"third_parties": parties, "third_parties_complete": complete}
    answer = told(law.rulebook(), case(**stated))
    assert (answer["verdict"], answer["open_facts"]) == (verdict, open_facts)


def test_a_rule_that_may_lift_a_pending_one_is_pending_itself(law, case, told):
    """What the lifting rule waits for is open, though its regime waits for no rule of its effect."""
    law.add("r.scope", "scope").add("r.ban", "prohibit", "item.sdf_act_arms")
    law.add("r.leave", "refer", "item.licensed_product", exception_to=("r.ban",), to="meti")
    answer = told(law.rulebook(), case(item={"sdf_act_arms": True}))
    assert answer["determining"] == "r.ban r.leave"
    assert answer["open_facts"] == "item.licensed_product"
    assert answer["awaits"] == "facts"


def test_each_version_counts_on_its_own_days(law, case, told):
    """Versions share an id: a case is judged by that of its day."""
    law.add("r.scope", "scope")
    law.add("r.ban", "prohibit", 'recipient.state == "PRK"', in_force=EARLY)
    law.add("r.ban", "prohibit", 'recipient.state == "CHN"', in_force=LATE)
    rulebook = law.rulebook()
    for day, state in ((date(2004, 12, 31), "PRK"), (date(2005, 1, 1), "CHN")):
        assert told(rulebook, case(on=day, recipient={"state": state}))["verdict"] == "prohibited"
        assert told(rulebook, case(on=day, recipient={"state": "USA"}))["verdict"] == "may_be_permitted"


def test_a_case_takes_the_least_favourable_item(law, case, told):
    """What determines it is what determines that item; the truth values are of all items."""
    law.add("r.scope", "scope").add("r.ban", "prohibit", "item.sdf_act_arms").add(
        "r.need", "require", "item.licensed_product"
    )
    items = [{"sdf_act_arms": True, "licensed_product": True}, {"sdf_act_arms": False}, {}]
    answer = told(law.rulebook(), case(items=items))
    assert (answer["verdict"], answer["items"], answer["determining"]) == ("prohibited", 3, "r.ban")
    assert (answer["prohibited"], answer["permitted"]) == (True, False)


def test_not_permitted_may_still_be_prohibited(law, case, told):
    """Both truth values are kept."""
    closed(law).add("r.ban", "prohibit", "item.sdf_act_arms")
    answer = told(law.rulebook(), case())
    assert (answer["verdict"], answer["prohibited"], answer["possibly_prohibited"]) == ("not_permitted", None, True)


def test_a_caution_on_the_text_itself_weakens_the_evidence(law, case, told):
    """On its own days only."""
    law.add("r.scope", "scope").add("r.unread", "caution", evidence="unverified", in_force=LATE)
    rulebook = law.rulebook()
    assert rulebook.provisions[-1].doubts_the_text
    assert told(rulebook, case(on=date(2004, 12, 31)))["weakest_evidence"] == "primary"
    assert told(rulebook, case(on=date(2005, 1, 1)))["weakest_evidence"] == "unverified"


def test_a_law_that_decides_nothing(law, case, told):
    """Without a deciding regime an item is out of scope, and rests on no evidence."""
    answer = told(law.regime("r", decides=False).add("r.duty", "oblige").rulebook(), case())
    assert (answer["verdict"], answer["determining"], answer["weakest_evidence"]) == ("out_of_scope", "", None)


def test_a_day_whose_text_is_not_encoded_has_no_answer(law, case, told):
    """Its row is left out: no answer is better than one from half the law."""
    rulebook: Rulebook = law.add("r.scope", "scope").rulebook(encoded_until=date(2010, 1, 1))
    assert told(rulebook, case(on=date(2009, 12, 31)))["verdict"] == "may_be_permitted"
    with pytest.raises(ValueError, match="not enough values"):
        told(rulebook, case(on=date(2010, 1, 1)))
