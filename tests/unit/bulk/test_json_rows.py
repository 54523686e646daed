"""JSON Lines: rows of a table, and whole cases; what is null in one is not what it is in the other."""

import json

import pytest

from transfer_check.bulk.input.headers import Header, Map
from transfer_check.errors import CaseError


def lines(*values):
    """Return values as JSON Lines; text as it stands."""
    return "".join((each if isinstance(each, str) else json.dumps(each, ensure_ascii=False)) + "\n" for each in values)


def where(outcome):
    """Return line, case and code of what is wrong."""
    return [each[:3] for each in outcome.rejects]


def facts(outcome):
    """Return what the items state."""
    return [{name: cell for name, cell in row.items() if "." in name or "_par" in name} for row in outcome.items]


def test_null_is_nothing_known_in_a_row_and_known_to_be_none_in_a_case(checked, no_consignee):
    """Tables are written with nulls for empty cells; a case file says null where there is none."""
    outcome = checked(
        lines(
            {"case": "a", "on": "2012-12-18", "recipient.state": None, "item.form": "part"},
            {"case": "b", "on": "2012-12-18", "recipient": {"state": None}, "items": [{"form": "part"}]},
            {"case": "c", "on": "2012-12-18", "third_parties": None},
        ),
        "jsonl",
    )
    assert outcome.rejects == []
    assert facts(outcome) == [
        {"item.form": "part"} | no_consignee,
        {"recipient.state": "(none)", "item.form": "part"} | no_consignee,
        {"third_parties": "(none)"} | no_consignee,
    ]


def test_a_case_may_have_items_parties_and_assessments(checked, no_consignee):
    """As in a case file."""
    case = {
        "case": "a",
        "on": "2012-12-18",
        "recipient": {"state": "PHL"},
        "end_user": "recipient",
        "project": {"partners": ["USA", "GBR"]},
        "third_parties": [{"state": "USA"}, {"role": None}],
        "third_parties_complete": False,
        "assessment": {"strict_control": {"value": True, "by": "meti", "on": "2012-01-01"}},
        "act": {"japan_consented": False},
        "items": [{"form": "part", "policy_arms": "unknown"}, {"policy_arms": False, "licensor": []}],
    }
    outcome = checked(lines(case), "jsonl")
    shared = {
        "recipient.state": "PHL",
        "end_user.state": "PHL",
        "end_user.same_state": True,
        "project.partners": "USA GBR",
        "third_parties": "open",
        "assessment.strict_control": True,
        "act.japan_consented": False,
        **no_consignee,
    }
    assert outcome.rejects == []
    assert facts(outcome) == [
        {**shared, "item.form": "part"},
        {**shared, "item.policy_arms": False, "item.banned_weapon": "(none)", "item.licensor": "(none)"},
    ]
    assert [{k: v for k, v in row.items() if "." in k} for row in outcome.parties] == [
        {"third_party.state": "USA"},
        {"third_party.role": "(none)"},
    ]


def test_bad_lines_are_told_in_the_words_of_a_case_file(checked):
    """Each with its line, and all that is wrong with it."""
    outcome = checked(
        lines(
            {"case": "a", "on": "2012-12-18", "recipient": {"sate": "PHL"}, "items": [{"form": "prt"}]},
            '{"case": "b", "on": "2012-12-18", "case": "c"}',
            '{"case": "d", "on": "2012-12-18", "recipient": {"state": "USA"}',
            "[1]",
            "",
            '{"case": "e", "on": "2012-12-18", "project": {"japans_share": NaN}}',
            {"case": "f", "on": "2012-12-18", "recipient.sate": "USA"},
            {"case": "g", "on": "2012-12-18", "recipient.state": "USA", "item": 0, "items": []},
            {"case": "h", "on": "2012-12-18"},
        ),
        "jsonl",
    )
    assert [name for _, name, _ in outcome.cases] == ["h"]
    assert where(outcome) == [
        (1, "a", "TC021"),
        (1, "a", "TC023"),
        (2, "", "TC011"),
        (3, "", "TC010"),
        (4, "", "TC022"),
        (6, "", "TC017"),
        (7, "f", "TC550"),
        (8, "g", "TC550"),
    ]


def test_a_case_with_an_unreadable_line_is_not_judged(checked):
    """The line may have been one of its items."""
    outcome = checked(
        lines(
            {"case": "a", "on": "2012-12-18", "item": 0},
            '{"case": "a", "on": "2012-12-18", "item": 1',
            {"case": "b", "on": "2012-12-18"},
        ),
        "jsonl",
    )
    assert [name for _, name, _ in outcome.cases] == ["b"]
    assert where(outcome) == [(1, "a", "TC560"), (2, "", "TC010")]


def test_a_line_in_another_encoding_or_too_long_is_no_row(checked, monkeypatch):
    """Neither stops the others."""
    from transfer_check.bulk.input import json_rows

    monkeypatch.setattr(json_rows, "LONGEST", 100)
    table = lines({"case": "a", "on": "2012-12-18"}).encode() + b'{"case": "\xff"}\n' + b"x" * 250 + b"\n"
    outcome = checked(table + lines({"case": "b", "on": "2012-12-18"}).encode(), "jsonl")
    assert [(name, line) for _, name, line in outcome.cases] == [("a", 1), ("b", 4)]
    assert where(outcome) == [(2, "", "TC007"), (3, "", "TC004")]


def test_two_cases_of_one_name_are_both_rejected(checked):
    """Their items are not put together."""
    case = {"case": "a", "on": "2012-12-18", "items": [{"form": "part"}]}
    outcome = checked(lines(case, {"case": "b", "on": "2012-12-18"}, case), "jsonl")
    assert [name for _, name, _ in outcome.cases] == ["b"]
    assert where(outcome) == [(1, "a", "TC560"), (3, "a", "TC555")]


def test_with_a_map_every_line_is_a_row(checked, no_consignee):
    """Its keys are the user's own."""
    own = Map(
        {"No": Header("No", ("case",), {}), "To": Header("To", ("recipient.state",), {"US": "USA"})},
        frozenset({"Note"}),
        {},
    )
    outcome = checked(lines({"No": 7, "on": "2012-12-18", "To": "US", "Note": {"x": 1}}), "jsonl", own=own)
    assert outcome.rejects == []
    assert facts(outcome) == [{"recipient.state": "USA"} | no_consignee]


def test_an_empty_table_is_refused(checked):
    """It is rather a mistake than a table without rows."""
    with pytest.raises(CaseError):
        checked("", "jsonl")


def test_what_is_told_of_a_line_names_the_line_of_the_file(checked):
    """And not the first line of what stands on it."""
    outcome = checked("\n" * 7 + '{"case": "b", "on": "2012-12-18", "case": "c"}\n', "jsonl")
    assert outcome.rejects[0][:3] == (8, "", "TC011")
    assert outcome.rejects[0][4].endswith("first on line 8")


def test_help_is_written_in_json(checked):
    """No indents, no dashes, no bare keys."""
    outcome = checked(
        lines(
            {"case": "a", "on": "2012-12-18", "items": {"form": "part"}},
            {"case": "b", "on": "2012-12-18", "assessment": {"strict_control": True}},
            {"on": "2012-12-18"},
            {"case": "d"},
        ),
        "jsonl",
    )
    assert outcome.helps[0].startswith("write a list: `[…]`")
    assert '`{"value": true, "by": "' in outcome.helps[1]
    assert outcome.helps[2].startswith('write `"case": ')
    assert outcome.helps[3].startswith('write `"on": ')
