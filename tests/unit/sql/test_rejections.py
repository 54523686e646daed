"""Rows that cannot be judged: each has the verdict `rejected`, with the column, the value and why."""

import duckdb
import pytest

from transfer_check.sql.columns import ITEMS, THIRD_PARTIES
from transfer_check.sql.script import input_columns, script


@pytest.fixture
def judged(law):
    """Return a function that judges rows of texts, and gives for each case its verdict and why it has none."""
    law.add("r.scope", "scope").add("r.ban", "prohibit", "recipient.communist_bloc")
    law.add("r.bloc", "define", 'recipient.state == "PRK"', defines="recipient.communist_bloc")
    law.add("r.ally", "require", "recipient.state in project.partners")
    law.add("r.many", "require", {"some": {"in": "third_parties", "where": 'third_party.role == "broker"'}})
    law.add("r.weapon", "prohibit", 'item.banned_weapon == "chemical_weapon"')
    law.add("r.arms", "prohibit", {"all": ["item.sdf_act_arms", "recipient.un_listed"]})
    rulebook = law.rulebook()
    made = script(rulebook, "duckdb")

    def judge(items, parties=()):
        with duckdb.connect() as connection:
            connection.execute(made.commented(["law"]))
            for name, rows in ((ITEMS, items), (THIRD_PARTIES, parties)):
                columns = [each.name for each in input_columns(rulebook)[name]]
                connection.execute(
                    f"CREATE TABLE {name} ({', '.join(f'{each!r} VARCHAR' for each in columns)})".replace("'", '"')
                )
                for row in rows:
                    names = ", ".join(f'"{each}"' for each in row)
                    marks = ", ".join("?" * len(row))
                    connection.execute(f"INSERT INTO {name} ({names}) VALUES ({marks})", list(row.values()))
            connection.execute(made.commented(["judge"]))
            told = "case_id, verdict, rejected_column, rejected_value, rejected_because"
            found = connection.execute(f"SELECT {told} FROM case_answers").fetchall()
            of_items = connection.execute("SELECT case_id, item, verdict FROM item_answers").fetchall()
            return {case: tuple(rest) for case, *rest in found}, of_items

    return judge


def item(case="one", number=0, **cells):
    """Return a row of an item."""
    sound = {"recipient.state": "USA", "project.partners": "USA GBR", "third_parties": "(none)"}
    return {"case_id": case, "item": number, "on": "2010-01-01", **sound, **cells}


def party(case="one", number=0, **cells):
    """Return a row of a third party."""
    return {"case_id": case, "party": number, **cells}


def test_a_sound_row_has_its_verdict(judged):
    """Nothing is said of a rejection."""
    cases, items = judged([item()])
    assert cases["one"][0] != "rejected"
    assert cases["one"][1:] == (None, None, None)
    assert items == [("one", 0, cases["one"][0])]


WRONG = (
    ({"item.banned_weapon": "Chemical_weapon"}, ("item.banned_weapon", "Chemical_weapon", "no_such_value")),
    ({"recipient.state": "usa"}, ("recipient.state", "usa", "no_state_on_that_day")),
    ({"recipient.state": "SUN"}, ("recipient.state", "SUN", "no_state_on_that_day")),
    ({"project.partners": "USA SUN"}, ("project.partners", "USA SUN", "no_state_on_that_day")),
    ({"project.partners": "USA  GBR"}, ("project.partners", "USA  GBR", "no_state_on_that_day")),
    ({"project.partners": "USAGBR"}, ("project.partners", "USAGBR", "no_state_on_that_day")),
    ({"project.partners": ""}, ("project.partners", "", "no_state_on_that_day")),
    ({"on": "2010-1-1"}, ("on", "2010-1-1", "no_such_value")),
    ({"on": "2010-01"}, ("on", "2010-01", "no_such_value")),
    ({"on": "2010-02-30"}, ("on", "2010-02-30", "no_such_value")),
    ({"on": "1210-01-01"}, ("on", "1210-01-01", "no_such_value")),
    ({"on": "2910-01-01"}, ("on", "2910-01-01", "no_such_value")),
    ({"on": None}, ("on", None, "no_such_value")),
    ({"item.sdf_act_arms": "tru"}, ("item.sdf_act_arms", "tru", "no_such_value")),
    ({"third_parties": "Complete"}, ("third_parties", "Complete", "no_such_value")),
    ({"third_parties": "complete"}, ("third_parties", "complete", "unlike_third_parties")),
    ({"recipient.communist_bloc": "true"}, ("recipient.communist_bloc", "true", "contradicts")),
    (
        {"item.banned_weapon": "chemical_weapon", "item.sdf_act_arms": "false"},
        ("item.banned_weapon", "chemical_weapon", "contradicts"),
    ),
    ({"overrides.recipient.communist_bloc": "true"}, ("overrides.because", None, "not_signed")),
)
"""Cells of a row, and the column, the value and why it is rejected."""


def test_a_wrong_cell_rejects_its_case_and_no_other(judged):
    """The column, the value and why, in the answer for the case, whose other item has no verdict either."""
    rows = [row for name, (cells, _) in enumerate(WRONG) for row in (item(str(name), **cells), item(str(name), 1))]
    cases, items = judged([*rows, item("sound")])
    assert cases["sound"][0] != "rejected"
    assert {verdict for case, _, verdict in items if case != "sound"} == {"rejected"}
    assert {name: cases[str(name)][0] for name in range(len(WRONG))} == dict.fromkeys(range(len(WRONG)), "rejected")


def test_a_wrong_cell_is_named(judged):
    """Of a case of one item."""
    cases, _ = judged([item(str(name), **cells) for name, (cells, _) in enumerate(WRONG)])
    assert {name: cases[str(name)][1:] for name in range(len(WRONG))} == dict(enumerate(told for _, told in WRONG))


def test_a_signed_value_against_the_rules_is_taken(judged):
    """With who signs it, when and why."""
    signature = {"overrides.by": "an officer", "overrides.on": "2009-12-31", "overrides.because": "the table is wrong"}
    cases, _ = judged([item(**{"overrides.recipient.communist_bloc": "true"}, **signature)])
    assert cases["one"][0] == "prohibited"


def test_rows_of_one_case_say_the_same_of_it(judged):
    """A second item that names another recipient rejects the case."""
    cases, _ = judged([item(), item(number=1, **{"recipient.state": "GBR"})])
    assert cases["one"] == ("rejected", "recipient.state", "GBR", "unlike_the_first")


def test_two_items_of_one_number_are_rejected(judged):
    """One of them would else be told as the other."""
    assert judged([item(), item()])[0]["one"] == ("rejected", "item", "2", "not_one_each")


def test_a_third_party_of_no_case_is_told(judged):
    """Its row has no case to be judged with; the case that lacks it is rejected as well, for it says it has one."""
    cases, _ = judged([item(third_parties="complete")], [party("onne")])
    assert cases["onne"] == ("rejected", "case_id", "onne", "no_such_case")
    assert cases["one"] == ("rejected", "third_parties", "complete", "unlike_third_parties")


@pytest.mark.parametrize(
    ("mark", "numbers", "told"),
    [
        ("complete", (0, 1), None),
        ("open", (), None),
        ("(none)", (0,), ("rejected", "third_parties", "(none)", "unlike_third_parties")),
        (None, (0,), ("rejected", "third_parties", None, "unlike_third_parties")),
        ("complete", (1,), ("rejected", "party", "1", "not_one_each")),
        ("complete", (0, 0), ("rejected", "party", "2", "not_one_each")),
    ],
)
def test_the_mark_of_a_list_fits_its_rows(judged, mark, numbers, told):
    """Complete has rows, none has none; they are numbered from 0."""
    cases, _ = judged([item(third_parties=mark)], [party(number=each) for each in numbers])
    assert cases["one"] == told if told else cases["one"][0] != "rejected"


def test_a_wrong_third_party_rejects_its_case(judged):
    """A word outside the list, or a state that is none on the day."""
    for cells in ({"third_party.role": "Broker"}, {"third_party.role": "broker "}):
        cases, items = judged([item(third_parties="complete")], [party(**cells)])
        assert cases["one"] == ("rejected", *next(iter(cells.items())), "no_such_value")
        assert items == [("one", 0, "rejected")]


def test_an_item_without_a_case_is_rejected(judged):
    """A row that names no case has no verdict either."""
    cases, items = judged([item(case=None), item("two")])
    assert cases[None] == ("rejected", "case_id", None, "no_such_value")
    assert (None, 0, "rejected") in items
    assert cases["two"][0] != "rejected"


def test_a_state_is_an_element_of_a_list_and_no_part_of_its_text(judged):
    """Letters that stand side by side in two elements are no element."""
    assert judged([item(**{"recipient.state": "USA", "project.partners": "GBR USA"})])[0]["one"][0] != "rejected"
    cases, _ = judged([item(**{"project.partners": "GBR JPN"}, third_parties="open")])
    assert cases["one"][0] == "not_permitted"
