"""A cell states what a value of a case file states, and is refused in the same words."""

from datetime import date, datetime, timezone

import pytest
from pydantic import ValidationError

from transfer_check.bulk.input.cells import CellReader, as_text
from transfer_check.bulk.input.headers import is_assessment, targets
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.facts.states import state_names
from transfer_check.facts.vocabulary import VOCABULARIES
from transfer_check.files.documents import Document
from transfer_check.files.model_problems import problems_of
from transfer_check.files.readers.located import Positions
from transfer_check.sql.columns import cell_of


@pytest.fixture(scope="module")
def reader(rulebook):
    """Return what reads cells of cases that have days of their own."""
    return CellReader(rulebook, days_given=False)


FACTS = [path for path in targets() if path in catalogue() and path != "third_parties"]


def as_in_a_file(path, value):
    """Return the case in which one fact is stated."""
    section, _, name = path.partition(".")
    stated = {"value": value, "by": "meti", "on": "2012-12-18"} if is_assessment(path) else value
    parts = {"items": [{name: stated}]} if section == "item" else {section: {name: stated}}
    return {"case": "-", "on": "2012-12-18", **parts}


def words_of(path, value):
    """Return what is said of a value in a case file; nothing where it is right."""
    document = as_in_a_file(path, value)
    try:
        TransferCase.model_validate(document)
    except ValidationError as error:
        problem = problems_of(error, Document("", document, Positions()), TransferCase)[0]
        return problem.code, problem.message, problem.help
    return None


@pytest.mark.parametrize("path", FACTS)
def test_every_right_value_of_every_fact_is_read_as_in_a_case_file(reader, path):
    """Every term of every list, true and false, some numbers and states."""
    fact = catalogue()[path]
    values = {
        "bool": ["true", "FALSE", "True", "はい", "No"],
        "vocabulary": list(VOCABULARIES[fact.vocabulary].terms) if fact.vocabulary else [],
        "state": ["JPN", "PRK"],
        "states": ["USA", "USA GBR", "USA, GBR;ITA"],
        "number": ["0", "12.5", "1e1"],
        "text": ["anything"],
    }[fact.type]
    for text in values:
        stated = {
            "bool": text.lower() in ("true", "はい"),
            "states": text.replace(",", "").replace(";", " ").split(),
        }.get(fact.type, float(text) if fact.type == "number" else text)
        case = TransferCase.model_validate(as_in_a_file(path, stated))
        facts = case.item_facts()[0] if path.startswith("item.") else case.facts()
        read = reader.read(path, text)
        assert read.problem is None, text
        assert read.cell == cell_of(fact, facts[path])


@pytest.mark.parametrize("path", FACTS)
def test_what_is_wrong_with_a_cell_is_said_in_the_words_of_a_case_file(reader, path):
    """Nonsense in every column, and nothing at all where nothing cannot be meant."""
    fact = catalogue()[path]
    wrong = "perhaps" if fact.type == "bool" else "no such thing"
    if fact.type != "text":
        problem = reader.read(path, wrong).problem
        value = wrong.split() if fact.type == "states" else wrong
        assert (problem.code, problem.message, problem.help) == words_of(path, value)
    problem = reader.read(path, "(none)").problem
    assert (problem and (problem.code, problem.message, problem.help)) == words_of(path, None)


@pytest.mark.parametrize("path", FACTS)
def test_an_empty_cell_and_the_word_unknown_state_nothing(reader, path):
    """Neither is false, and neither is none."""
    for text in ("", "unknown"):
        assert reader.read(path, text) == (None, None, ())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("project.japans_share", "-1"),
        ("project.japans_share", "101"),
        ("project.japans_share", "inf"),
        ("project.japans_share", "nan"),
        ("project.japans_share", " 5"),
        ("project.japans_share", "1_0"),
        ("item.quantity", "-3"),
        ("recipient.state", "UKX"),
        ("recipient.state", "Korea"),
        ("project.partners", "USA XXX"),
        ("item.sdf_act_arms", "1"),
        ("item.form", "FINISH"),
        ("on", "2012-02-30"),
        ("on", "12/11/2012"),
        ("on", "2012-12-18 09:30:00"),
        ("on", "2012-12"),
        ("item", "-1"),
        ("item", "1.0"),
        ("item", ""),
        ("assessment.by", "somebody"),
        ("assessment.on", "yesterday"),
        ("assessment.strict_control.by", "somebody"),
        ("third_parties", "USA"),
        ("third_parties", "[1]"),
        ("third_parties", '[{"stat": "USA"}]'),
        ("third_parties", '{"state": "USA"}'),
    ],
)
def test_a_cell_that_is_nearly_right_is_refused(reader, path, text):
    """Nothing is guessed."""
    read = reader.read(path, text)
    assert read.problem is not None
    assert read.cell is None


def test_every_code_of_a_state_is_one_and_no_other_three_letters_are(reader):
    """The list is that of the case model."""
    assert all(reader.read("recipient.state", code).cell == code for code in state_names())
    assert reader.read("recipient.state", "UKX").problem.code == "TC024"


def test_third_parties_are_a_list_that_may_be_open(reader):
    """As in a case file, where the list says whether it is complete."""
    closed = reader.read("third_parties", '[{"state": "USA", "role": "company"}, {"state": null}]')
    assert closed.cell == "complete"
    assert [{k: v for k, v in row.items() if "." in k} for row in closed.parties] == [
        {"third_party.state": "USA", "third_party.role": "company"},
        {"third_party.state": "(none)"},
    ]
    assert reader.read("third_parties", '[{"state": "USA"}, "…"]').cell == "open"
    for none in ("(none)", "[]"):
        assert reader.read("third_parties", none)[::2] == ("(none)", ())


def test_a_day_that_is_not_encoded_is_refused(rulebook):
    """No answer is better than one from half the law."""
    from dataclasses import replace

    short = CellReader(replace(rulebook, encoded_until=date(2014, 4, 1)), days_given=False)
    assert short.read("on", "2014-03-31").cell == date(2014, 3, 31)
    assert short.read("on", "2014-04-01").problem.code == "TC501"


def test_a_day_may_be_left_out_only_where_one_is_given_for_all(rulebook):
    """The day never defaults to today."""
    assert CellReader(rulebook, days_given=False).read("on", "").problem.code == "TC020"
    assert CellReader(rulebook, days_given=True).read("on", "") == (None, None, ())
    assert CellReader(rulebook, days_given=True).read("on", "never").problem.code == "TC025"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (12.5, "12.5"),
        (3, "3"),
        (date(2012, 12, 18), "2012-12-18"),
        (datetime(2012, 12, 18), "2012-12-18"),
        (datetime(2012, 12, 18, 9, 30), "2012-12-18 09:30:00"),
        (datetime(2012, 12, 18, tzinfo=timezone.utc), "2012-12-18 00:00:00+00:00"),  # noqa: UP017
        (["USA", "GBR"], "USA GBR"),
        ([], "(none)"),
        ([{"state": "USA", "role": None}], '[{"state": "USA"}]'),
    ],
)
def test_a_typed_value_is_the_text_a_cell_of_csv_would_hold(value, text):
    """So the same row means the same in every format."""
    assert as_text(value) == text


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_help_speaks_of_cells_where_there_are_no_keys(rulebook, form):
    """A cell is left empty; nobody can leave a key out, or indent an entry."""
    reader = CellReader(rulebook, days_given=False, form=form)
    helps = [reader.read(path, text).problem.help for path, text in (("item.sdf_act_arms", "x"), ("on", ""))]
    helps.append(reader.read("third_parties", '{"state": "USA"}').problem.help)
    assert "leave the cell empty" in helps[0]
    assert not any("key" in each or "`- `" in each or "on:" in each for each in helps)
    assert "leave the key out" in CellReader(rulebook, days_given=False).read("item.sdf_act_arms", "x").problem.help


def test_a_signature_of_the_whole_row_is_blamed_on_its_own_column(reader):
    """Not on the assessment it was tried on."""
    for path in ("assessment.by", "assessment.on"):
        problem = reader.read(path, "xyz").problem
        assert problem.path == path
        assert problem.message.startswith("`xyz` is not ")
    assert "(`assessment.strict_control`)" in reader.read("assessment.strict_control.by", "xyz").problem.message
