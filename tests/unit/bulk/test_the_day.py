"""Days and states of a table: what does not fit its day is rejected, and what a table knows no longer is told."""

import csv
from datetime import date
from typing import Any

import pytest

from transfer_check.bulk.delivery import Files, deliver
from transfer_check.bulk.input.headers import NO_MAP
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.run import Order

HEADER = "case,on,recipient.state,project.partners,third_parties\n"


@pytest.mark.parametrize(
    ("row", "column", "help"),
    [
        ("a,2012-01-01,ZAR,,", "recipient.state", "write `COD` (Democratic Republic of the Congo)"),
        ("a,2012-01-01,USA,USA CSK,", "project.partners", "write `CZE` (Czech Republic) or `SVK` (Slovakia)"),
        ('a,2012-01-01,USA,,"[{""state"": ""USA""}, {""state"": ""DDR""}]"', "third_parties", "write `DEU` (Germany)"),
        ("a,1990-01-01,CZE,,", "recipient.state", "write `CSK` (Czechoslovakia)"),
    ],
)
def test_a_state_of_another_day_is_rejected(checked: Any, row: str, column: str, help: str) -> None:
    """In whatever column; the other cases of the table are judged."""
    outcome = checked(f"{HEADER}{row}\nb,2012-01-01,USA,,\n")
    assert [(case, code, stated) for _, case, code, stated, _ in outcome.rejects] == [("a", "TC024", column)]
    assert outcome.helps == [help]
    assert [name for _, name, _ in outcome.cases] == ["b"]


@pytest.mark.parametrize("row", ["a,1990-01-01,ZAR,,", "a,1992-01-01,HRV,,", "a,1988-01-01,USA,USA CSK,"])
def test_a_state_of_the_day_is_judged(checked: Any, row: str) -> None:
    """The code of that day is taken as it stands."""
    assert checked(f"{HEADER}{row}\n").rejects == []


def test_a_case_is_held_against_its_own_day(checked: Any) -> None:
    """By the law of 2012 a case of 1990 is judged with the state of 1990; without a day of its own it is not."""
    days = (date(2012, 1, 1),)
    assert checked(f"{HEADER}a,1990-01-01,ZAR,,\n", days=days).rejects == []
    assert [code for _, _, code, _, _ in checked(f"{HEADER}a,,ZAR,,\n", days=days).rejects] == ["TC024"]


def test_a_day_far_off_is_rejected(checked: Any) -> None:
    """The year 24 is a slip, and so is one of a hundred years ahead; what to write is said."""
    outcome = checked(f"{HEADER}a,0024-01-01,USA,,\nb,2126-01-01,USA,,\n")
    assert [(case, code) for _, case, code, _, _ in outcome.rejects] == [("a", "TC025"), ("b", "TC025")]
    assert outcome.helps[0].startswith("did you mean `2024-01-01`?")


def test_the_column_of_warnings_names_what_a_table_knows_no_longer(rulebook: Any, tmp_path: Any) -> None:
    """Of the recipient and of a third party; of no other state, and of no day that the table knows."""
    rows = [
        "named,2026-12-01,HTI,,[]",
        'passed on,2026-12-01,PHL,,"[{""state"": ""HTI"", ""part"": ""onward_recipient""}]"',
        "other,2026-12-01,PHL,,[]",
        "earlier,2026-10-16,HTI,,[]",
    ]
    table, output = tmp_path / "table.csv", tmp_path / "answers.csv"
    table.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    files, order = Files(str(output), tmp_path / "rejected.csv"), Order(Table(str(table), "csv", NO_MAP, False), "csv")
    deliver(order, files, rulebook, lambda stage, done, total: None)
    with output.open(encoding="utf-8", newline="") as file:
        told = {row["case"]: "table-run-out.hti-6" in row["warnings"].split() for row in csv.DictReader(file)}
    assert told == {"named": True, "passed on": True, "other": False, "earlier": False}
