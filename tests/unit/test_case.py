"""The case: absent is unknown, null is none, judgement is signed, a typing mistake never passes."""

import copy
from datetime import date

import pytest
from hypothesis import given
from pydantic import ValidationError

from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.facts.catalogue import OPEN_LIST, UNKNOWN
from transfer_check.facts.values import Signed
from transfer_check.law.condition.tree import condition_facts
from transfer_check.law.rulebook import Rulebook
from transfer_check.strategies import cases, rulebooks

DAY = date(2012, 12, 18)
SIGNED = {"value": True, "by": "meti", "on": "2012-12-18"}
NO_CONSIGNEE = {
    "consignee.name": None,
    "consignee.state": None,
    "consignee.organisation": None,
    "consignee.role": None,
    "consignee.un_listed": False,
}
"""What a case that does not speak of a consignee states: there is none besides the recipient and the end user."""


def make(**data):
    """Return a case of that day with these keys."""
    return TransferCase.model_validate({"case": "test", "on": DAY, **data})


def mistakes(**data):
    """Return the places that are wrong in a case with these keys, without the lists they make too short."""
    with pytest.raises(ValidationError) as caught:
        make(**data)
    places = {".".join(map(str, error["loc"])) for error in caught.value.errors()}
    return {place for place in places if not any(other.startswith(place + ".") for other in places)}


# ── unknown and none ──────────────────────────────────────────────────────────────────────────


def test_nothing_stated_is_nothing_known():
    """A case of a name and a day states no fact but that no consignee is named, has one item, and knows nothing of it."""
    case = make()
    assert case.facts() == NO_CONSIGNEE
    assert make(consignee="unknown").facts() == make(consignee={}).facts() == {}
    assert case.item_facts() == ({},)
    assert case.recipient.state is UNKNOWN
    assert case.third_parties is UNKNOWN


def test_unknown_may_be_written_out():
    """`unknown` says what absence says: for a fact, a whole part, a list, an assessment."""
    written = make(
        recipient={"state": "unknown", "role": "government"},
        end_user="unknown",
        third_parties="unknown",
        items=[{"form": "unknown", "sdf_act_arms": "unknown"}],
        assessment={"strict_control": "unknown"},
        act={"individual_exemption_decided": "unknown"},
    )
    assert written == make(recipient={"role": "government"}, items=[{}])
    assert written.facts() == {"recipient.role": "government", **NO_CONSIGNEE}


def test_null_is_known_to_be_none():
    """A fact that is null is known: there is none; what no entry of the list covers is no banned weapon either."""
    case = make(recipient={"state": None}, items=[{"control_list_entry": None}])
    assert case.facts() == {"recipient.state": None, **NO_CONSIGNEE}
    assert case.item_facts() == (
        {"item.control_list_entry": None, "item.banned_weapon": None, "item.register_category": None},
    )


def test_a_null_part_denies_all_its_facts():
    """Without a project every fact of a project is none, flags are false, and derived facts stay derived."""
    facts = make(project=None, consignee="unknown").facts()
    expected = {
        fact.path: False if fact.type == "bool" else None
        for fact in catalogue().under("project")
        if fact.kind != "derived"
    }
    assert facts == expected
    assert make(end_user=None).facts()["end_user.un_listed"] is False


@pytest.mark.parametrize("part", ["assessment", "act"])
def test_there_is_no_null_judgement_and_no_null_act(part):
    """A case always has room for judgements and acts: they are made or not, but not "none"."""
    assert mistakes(**{part: None}) == {part}


def test_a_flag_cannot_be_none():
    """True, false or unknown; null is refused for a flag and for a signed judgement."""
    assert mistakes(items=[{"sdf_act_arms": None}]) == {"items.0.sdf_act_arms"}
    assert mistakes(assessment={"strict_control": None}) == {"assessment.strict_control"}


# ── parties ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("key", ["end_user", "consignee"])
def test_a_party_can_be_the_recipient(key):
    """`end_user: recipient` takes over name, state, organisation and role, and nothing derived of the recipient.

    That both are of one state follows from the two states.
    """
    recipient = {"state": "UKR", "role": "government", "communist_bloc": False, "organisation": None}
    facts = make(recipient=recipient, **{key: "recipient"}).facts()
    compared = {"end_user.same_state": True} if key == "end_user" else {}
    assert {path: value for path, value in facts.items() if path.startswith(key)} == {
        f"{key}.state": "UKR",
        f"{key}.role": "government",
        f"{key}.organisation": None,
        **compared,
    }


@pytest.mark.parametrize(
    ("recipient", "same"), [({}, {}), ({"recipient": None}, {"end_user": None}), ({"recipient": "unknown"}, {})]
)
def test_the_same_as_an_unknown_recipient_is_unknown(recipient, same):
    """Where nothing is known of the recipient nothing is of the end user; where there is none, there is none."""
    assert make(**recipient, end_user="recipient") == make(**recipient, **same)


def test_third_parties_are_a_list_closed_or_open():
    """Absent is unknown, empty and null are none, and an open list ends in its mark."""
    assert "third_parties" not in make().facts()
    assert make(third_parties=[]).facts()["third_parties"] == ()
    assert make(third_parties=None).facts()["third_parties"] == ()
    broker = [{"role": "broker", "state": None}]
    elements = ({"third_party.role": "broker", "third_party.state": None},)
    assert make(third_parties=broker).facts()["third_parties"] == elements
    opened = make(third_parties=broker, third_parties_complete=False)
    assert opened.facts()["third_parties"] == (*elements, OPEN_LIST)


# ── assessments and acts ──────────────────────────────────────────────────────────────────────


def test_a_judgement_is_signed():
    """The fact is the value; who judged and when stay with the case."""
    case = make(assessment={"strict_control": SIGNED, "international_conflict": {**SIGNED, "value": "likely_party"}})
    judged = {"assessment.strict_control": True, "assessment.international_conflict": "likely_party"}
    assert case.facts() == {**judged, **NO_CONSIGNEE}
    signed = case.assessments()["assessment.strict_control"]
    assert isinstance(signed, Signed)
    assert (signed.by, signed.on) == ("meti", DAY)


@pytest.mark.parametrize(
    ("judgement", "place"),
    [
        (True, ""),
        ({"value": True}, ".by"),
        ({"value": True, "by": "meti"}, ".on"),
        ({**SIGNED, "by": "minister"}, ".by"),
        ({**SIGNED, "on": "2012-13-01"}, ".on"),
        ({**SIGNED, "value": "yes"}, ".value"),
        ({**SIGNED, "value": 1}, ".value"),
        ({**SIGNED, "mood": "firm"}, ".mood"),
    ],
)
def test_an_unsigned_judgement_is_refused(judgement, place):
    """No judgement without value, body and day; the program never makes one."""
    assert any(
        found.startswith(f"assessment.strict_control{place}")
        for found in mistakes(assessment={"strict_control": judgement})
    )


# ── strictness ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"recipient": {"state": "NO"}}, "recipient.state"),
        ({"recipient": {"state": "norw"}}, "recipient.state"),
        ({"recipient": {"state": False}}, "recipient.state"),
        ({"recipient": {"roles": "company"}}, "recipient.roles"),
        ({"items": [{"sdf_act_arms": "yes"}]}, "items.0.sdf_act_arms"),
        ({"items": [{"sdf_act_arms": 1}]}, "items.0.sdf_act_arms"),
        ({"items": [{"form": "finshed"}]}, "items.0.form"),
        ({"items": []}, "items"),
        ({"items": [{"quantity": -1}]}, "items.0.quantity"),
        ({"items": [{"quantity": "3"}]}, "items.0.quantity"),
        ({"project": {"japans_share": 101}}, "project.japans_share"),
        ({"project": {"partners": ["FR"]}}, "project.partners.0"),
        ({"item": {"form": "part"}}, "item"),
        ({"third_parties_complete": "no"}, "third_parties_complete"),
        ({"sources": {"recipient.sate": {}}}, "sources"),
    ],
)
def test_a_mistake_is_found_where_it_stands(data, place):
    """No value is bent into shape: a wrong type, term, code or key is refused at its place."""
    assert any(found.startswith(place) for found in mistakes(**data))


@pytest.mark.parametrize(
    "day", ["2012-02-30", "20121232", "2012-12-18T09:30:00", "December 2012", 20121232, 2012, True, None, "2012-W51-2"]
)
def test_only_a_day_of_the_calendar_is_a_day(day):
    """Year, month and day, all three; no number but one of eight digits, which is how YAML reads them."""
    assert mistakes(on=day) == {"on"}


def test_a_case_has_a_name_and_a_day():
    """Neither has a default: today is no default either."""
    for missing in ("case", "on"):
        with pytest.raises(ValidationError):
            TransferCase.model_validate(
                {key: value for key, value in {"case": "x", "on": DAY}.items() if key != missing}
            )
    assert mistakes(case="") == {"case"}


def test_a_case_is_frozen():
    """Nothing is changed in place; a changed copy has its own facts, not those of the original."""
    case = make(recipient={"state": "USA"})
    assert case.facts()["recipient.state"] == "USA"
    with pytest.raises(ValidationError):
        case.note = "changed"
    other = case.model_copy(update={"recipient": case.recipient.model_copy(update={"state": "GBR"})})
    assert other.facts()["recipient.state"] == "GBR"
    assert case.facts()["recipient.state"] == "USA"
    assert copy.copy(case) == copy.deepcopy(case) == case


@given(case=rulebooks().flatmap(cases))
def test_a_case_survives_json(case: TransferCase):
    """Written as JSON and read again a case is the same, unknowns and nulls apart."""
    again = TransferCase.model_validate_json(case.model_dump_json())
    assert again == case
    assert again.facts() == case.facts()
    assert again.item_facts() == case.item_facts()


def test_a_case_shows_what_it_states():
    """The representation leaves out what is unknown: a failing property prints a case one can read."""
    assert (
        repr(make(recipient={"state": "USA"}))
        == f"TransferCase(case='test', on={DAY!r}, recipient=Recipient(state='USA'))"
    )


def test_every_fact_the_law_reads_can_be_stated(rulebook: Rulebook):
    """What a rule reads is a field of the case, and not one that is only kept for the record."""
    read = {
        path for each in rulebook.provisions for condition in each.conditions for path in condition_facts(condition)
    }
    assert read <= set(catalogue())
    assert {path.partition(".")[0] for path in read} <= {*TransferCase.model_fields, "item", "third_party"}
    assert not any(catalogue()[path].recorded for path in read)


def test_parties_that_are_both_none_are_not_said_to_differ():
    """Whether two facts are the same follows from the two, also where both parts are known to be none."""
    assert make(recipient=None, end_user=None).facts()["end_user.same_state"] is True
    assert make(recipient={"state": "JPN"}, end_user=None).facts()["end_user.same_state"] is False
    assert "end_user.same_state" not in make(end_user=None).facts()
