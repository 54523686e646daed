"""Answers are written into a case file, and what was in it stays."""

from datetime import date
from pathlib import Path

import pytest

from transfer_check import load_case
from transfer_check.errors import CaseError
from transfer_check.files.case_files import case_of
from transfer_check.files.case_writing import new_case, require_yaml, same_as_recipient, with_statements

WRITTEN = """\
# what the ministry sent
case: "haiti"                 # its name
on: 2012-12-18

recipient: {state: HTI}       # the government of Haiti
end_user: recipient
project: null
items:
  - {form: finished}          # excavators
  - form: unknown
third_parties: [{role: company}]
third_parties_complete: false
"""


def test_what_was_in_the_file_stays_as_it_was() -> None:
    """Comments, quotes, order and layout: only the new facts are added."""
    written = with_statements(WRITTEN, [("transfer.kind", None, None, "grant"), ("item.quantity", 0, None, 4)])
    lines = written.splitlines()
    for line in (
        "# what the ministry sent",
        'case: "haiti"                 # its name',
        "end_user: recipient",
        "project: null",
    ):
        assert line in lines
    assert "  - {form: finished, quantity: 4} # excavators" in lines
    assert lines[-2:] == ["transfer:", "  kind: grant"]


def test_every_kind_of_statement_is_read_back() -> None:
    """Of the case, an item, a third party, an assessment, a list, and of parts that were none or the recipient."""
    statements = [
        ("recipient.role", None, None, "government"),
        ("item.form", 1, None, "part"),
        ("assessment.strict_control", None, None, {"value": True, "by": "meti", "on": date(2012, 12, 1)}),
        ("third_parties", None, None, ({}, {})),
        ("third_party.role", None, 2, "broker"),
        ("project.partners", None, None, ("USA", "GBR")),
        ("end_user.un_listed", None, None, False),
    ]
    case = case_of(with_statements(WRITTEN, statements), "haiti.yaml")
    facts = case.facts()
    assert (facts["end_user.state"], facts["end_user.role"], facts["end_user.un_listed"]) == (
        "HTI",
        "government",
        False,
    )
    assert (facts["project.kind"], facts["project.partners"]) == (None, ("USA", "GBR"))
    assert facts["third_parties"] == ({"third_party.role": "company"}, {}, {"third_party.role": "broker"})
    assert case.item_facts()[1] == {"item.form": "part"}
    assert case.assessments()["assessment.strict_control"].on == date(2012, 12, 1)


def test_a_later_statement_replaces_an_earlier_one() -> None:
    """As an interview that went back leaves only the last answer."""
    statements = [("transfer.kind", None, None, "grant"), ("transfer.kind", None, None, None)]
    assert case_of(with_statements(WRITTEN, statements), "haiti.yaml").facts()["transfer.kind"] is None


@pytest.mark.parametrize("name", ["haiti", "2012-12-18", "no", "a: b", "ハイチ", "# x"])
def test_a_new_case_is_a_valid_case(name: str) -> None:
    """Whatever it is called; each item is there, and nothing is known of it; no consignee is named."""
    case = case_of(new_case(name, date(2012, 12, 18), 3), "new.yaml")
    assert (case.case, case.on, len(case.items)) == (name, date(2012, 12, 18), 3)
    assert case.consignee is None
    assert {path for path in case.facts() if not path.startswith("consignee.")} == set()
    assert case.item_facts() == ({}, {}, {})


def test_parties_that_are_the_recipient_are_told() -> None:
    """They are read from the file: a case that was read does not tell them any more."""
    assert same_as_recipient(WRITTEN) == ("end_user",)


def test_only_yaml_is_written(tmp_path: Path) -> None:
    """A JSON file would lose its form."""
    with pytest.raises(CaseError, match=r"does not end in `\.yaml`"):
        require_yaml(tmp_path / "case.json")
    (tmp_path / "case.yml").write_text(WRITTEN, encoding="utf-8")
    require_yaml(tmp_path / "case.yml")
    assert load_case(tmp_path / "case.yml").case == "haiti"
