"""The relations of the cases: what each cell says."""

from datetime import date

import duckdb
import pytest

from transfer_check.facts.case import TransferCase, catalogue, derived_facts
from transfer_check.facts.catalogue import OPEN_LIST, UNKNOWN
from transfer_check.facts.states import state_names
from transfer_check.facts.vocabulary import VOCABULARIES
from transfer_check.sql.columns import (
    COMPLETE,
    NO_STATES,
    NONE_NUMBER,
    NONE_TEXT,
    OPEN,
    TYPES,
    cell_of,
    item_columns,
    item_rows,
    of_element,
    party_columns,
    party_rows,
)
from transfer_check.sql.ingestion import arrow_schema, arrow_table, ingest


def case_of(**sections):
    """Return a case."""
    return TransferCase.model_validate({"case": "test", "on": date(2010, 1, 1), **sections})


def test_every_kind_of_fact_has_a_type():
    """No fact of the catalogue is without a column type."""
    assert {fact.type for fact in catalogue().values()} <= set(TYPES)


def test_what_says_none_is_no_value_of_a_fact():
    """`(none)` is no term and no state, and a number of a case is never negative."""
    assert NONE_TEXT not in state_names()
    assert not any(NONE_TEXT in vocabulary for vocabulary in VOCABULARIES.values())
    assert NONE_NUMBER < 0
    with pytest.raises(ValueError, match="greater than or equal"):
        case_of(project={"japans_share": NONE_NUMBER})


@pytest.mark.parametrize(
    ("path", "value", "cell"),
    [
        ("recipient.state", UNKNOWN, None),
        ("recipient.state", None, NONE_TEXT),
        ("recipient.state", "USA", "USA"),
        ("item.sdf_act_arms", True, True),
        ("item.sdf_act_arms", False, False),
        ("item.quantity", None, NONE_NUMBER),
        ("item.quantity", 3, 3.0),
        ("project.partners", None, NO_STATES),
        ("project.partners", (), NO_STATES),
        ("project.partners", ("USA", "GBR"), "USA GBR"),
        ("third_parties", (), NONE_TEXT),
        ("third_parties", ({},), COMPLETE),
        ("third_parties", ({}, OPEN_LIST), OPEN),
    ],
)
def test_a_cell_keeps_unknown_none_and_a_value_apart(path, value, cell):
    """Unknown is NULL, none is a value of its own."""
    assert cell_of(catalogue()[path], value) == cell


def test_a_row_of_an_item_holds_the_facts_of_the_case_as_well():
    """Two items, two rows, with one case and one day."""
    case = case_of(recipient={"state": "USA"}, items=[{"form": "part"}, {}])
    of_case = {"case_id": "test", "on": date(2010, 1, 1), "recipient.state": "USA", "consignee.state": NONE_TEXT}
    first, second = item_rows(case)
    assert first.items() >= {**of_case, "item": 0, "item.form": "part"}.items()
    assert second.items() >= {**of_case, "item": 1}.items()
    assert "item.form" not in second
    assert item_rows(case, on=date(2020, 1, 1))[0]["on"] == date(2020, 1, 1)


def test_an_assessment_is_its_value():
    """Who judged, and when, is not in the row."""
    signed = {"value": True, "by": "meti", "on": "2009-12-01"}
    assert item_rows(case_of(assessment={"strict_control": signed}))[0]["assessment.strict_control"] is True


def test_third_parties_are_rows_of_their_own():
    """An open list is marked on the item; an unknown one has neither mark nor rows."""
    case = case_of(third_parties=[{"role": "broker"}, {"state": "USA"}], third_parties_complete=False)
    assert item_rows(case)[0]["third_parties"] == OPEN
    assert party_rows(case) == [
        {"case_id": "test", "party": 0, "third_party.role": "broker"},
        {"case_id": "test", "party": 1, "third_party.state": "USA"},
    ]
    assert "third_parties" not in item_rows(case_of())[0]
    assert party_rows(case_of()) == []


def test_there_is_a_column_for_every_fact_that_is_not_only_recorded(rulebook):
    """The names of the columns are the paths of the facts."""
    columns = {each.name for each in item_columns(rulebook)}
    facts = {path for path, fact in catalogue().items() if not fact.recorded and not of_element(path)}
    signed = {f"overrides.{path}" for path in derived_facts()}
    assert columns == facts | {"case_id", "item", "on"} | signed
    assert "third_party.role" in {each.name for each in party_columns(rulebook)}


def test_rows_become_relations(rulebook):
    """A fact a row does not state is NULL in the relation; a key is required."""
    schema = arrow_schema(item_columns(rulebook))
    assert not schema.field("case_id").nullable
    assert schema.field("item.form").nullable
    assert arrow_table(party_columns(rulebook), []).num_rows == 0
    with duckdb.connect() as connection:
        ingest(connection, [case_of(), case_of(recipient={"state": "USA"}, case="other")], rulebook)
        found = connection.execute('SELECT case_id, "recipient.state" FROM items').fetchall()
    assert found == [("test", None), ("other", "USA")]
