"""Columns by their own names and by a map: everything wrong is told at once, with a suggestion."""

import pytest

from transfer_check.bulk.input.headers import NO_MAP, Header, headers_of
from transfer_check.bulk.input.mapping import load_map
from transfer_check.errors import CaseError

MAP = """\
columns:
  許可番号: case
  許可日: on
  仕向国: {fact: [recipient.state, end_user.state], values: {米国: USA, 英国: GBR, 不明: unknown, 無: null}}
  武器: {fact: item.policy_arms, values: {はい: true, いいえ: false}}
ignore: [備考]
"""


@pytest.fixture
def loaded(rulebook, tmp_path):
    """Return a function that loads a map from its text."""

    def load(text, ending="yaml"):
        path = tmp_path / f"map.{ending}"
        path.write_text(text, encoding="utf-8")
        return load_map(path, rulebook)

    return load


def told(error):
    """Return where something is wrong, its code, and what it is."""
    return [(each.line, each.code, each.path, each.message) for each in error.value.problems]


def test_a_map_names_facts_and_values(loaded, checked):
    """A column may state several facts, and what it does not translate means what it says."""
    own = loaded(MAP)
    assert own.headers["武器"] == Header("武器", ("item.policy_arms",), {"はい": "true", "いいえ": "false"})
    rows = [
        "1,2012-12-18,米国,はい,x",
        "2,2012-12-18,FRA,いいえ,",
        "3,2012-12-18,不明,,",
        "4,2012-12-18,無,,",
        "5,2012-12-18,コンゴ,,",
    ]
    outcome = checked("許可番号,許可日,仕向国,武器,備考\n" + "\n".join(rows), own=own)
    assert [
        (row.get("recipient.state"), row.get("end_user.state"), row.get("item.policy_arms")) for row in outcome.items
    ] == [
        ("USA", "USA", True),
        ("FRA", "FRA", False),
        (None, None, None),
        ("(none)", "(none)", None),
    ]
    assert [each[:4] for each in outcome.rejects] == [(6, "5", "TC024", "仕向国")] * 2


def test_a_map_states_what_is_so_of_every_row(loaded, checked, no_consignee):
    """As a column for it would; null is known to be none. What is no arms at all is no weapon of a treaty."""
    own = loaded("always: {transfer.kind: grant, project.kind: null, item.sdf_act_arms: false}\n")
    outcome = checked("case,on\na,2012-12-18\nb,2012-12-18\n", own=own)
    stated = {"transfer.kind": "grant", "project.kind": "(none)", "item.sdf_act_arms": False}
    stated |= {"item.banned_weapon": "(none)"} | no_consignee
    assert [{name: cell for name, cell in row.items() if "." in name} for row in outcome.items] == [stated] * 2
    with pytest.raises(CaseError) as refused:
        headers_of(("case", "on", "transfer.kind"), own, file="t.csv", line=1, day_given=False)
    assert [each.code for each in refused.value.problems] == ["TC552"]


def test_a_map_may_be_toml(loaded):
    """The same map."""
    toml = '[columns]\nNo = "case"\nDay = "on"\nTo = {fact = "recipient.state", values = {US = "USA"}}\n'
    assert loaded(toml, "toml").headers["To"].values == {"US": "USA"}


def test_everything_wrong_with_a_map_is_told_at_once(loaded):
    """With line and place, and the words of a case file for values."""
    wrong = """\
columns:
  a: recipient.sate
  b: {fact: item.form, values: {Teil: prt}, valeus: {}}
  c: {values: {}}
  d: 7
  e: case
  f: case
  g: {fact: item, values: {x: 1}}
ignore: [a]
colums: {}
always: {item.banned_weapon: prt, case: x, item.fom: part}
"""
    with pytest.raises(CaseError) as refused:
        loaded(wrong)
    assert [(line, code, path) for line, code, path, _ in told(refused)] == [
        (2, "TC550", "columns.a"),
        (3, "TC023", "columns.b.values.Teil"),
        (3, "TC021", "columns.b.valeus"),
        (4, "TC020", "columns.c"),
        (5, "TC022", "columns.d"),
        (7, "TC552", "columns.f"),
        (8, "TC029", "columns.g.values"),
        (9, "TC552", "ignore[0]"),
        (10, "TC021", "colums"),
        (11, "TC023", 'always["item.banned_weapon"]'),
        (11, "TC029", "always.case"),
        (11, "TC550", 'always["item.fom"]'),
    ]
    helps = {each.path: each.help for each in refused.value.problems}
    assert helps["columns.a"] == "did you mean `recipient.state`?"
    assert helps["columns.b.valeus"] == "did you mean `values`?"


def test_a_map_that_is_no_mapping_is_refused(loaded):
    """A list of columns is no map."""
    with pytest.raises(CaseError) as refused:
        loaded("- a\n- b\n")
    assert told(refused)[0][1] == "TC022"


def test_an_empty_map_is_told_what_a_map_begins_with(loaded):
    """And not what a case begins with."""
    with pytest.raises(CaseError) as refused:
        loaded("")
    assert [(each.code, each.message) for each in refused.value.problems] == [("TC005", "the file is empty")]
    assert refused.value.problems[0].help.startswith("a map begins with `columns:`")


def test_every_wrong_column_is_told_at_once():
    """Misspelt, repeated, stated twice, missing."""
    with pytest.raises(CaseError) as refused:
        headers_of(
            ("recipient.sate", "x", "x", "case", "third_party.state", ""), NO_MAP, file="t.csv", line=1, day_given=False
        )
    problems = refused.value.problems
    assert [(each.code, each.path) for each in problems] == [
        ("TC551", "x"),
        ("TC550", "recipient.sate"),
        ("TC550", "x"),
        ("TC550", "third_party.state"),
        ("TC550", ""),
        ("TC553", ""),
    ]
    assert "did you mean `recipient.state`?" in problems[1].help
    assert "third_parties" in problems[3].help
    assert all(each.file == "t.csv" and each.line == 1 for each in problems)


def test_a_day_for_all_cases_spares_the_column(checked, no_consignee):
    """But a column of days that is there is read."""
    from datetime import date

    outcome = checked("case\na\n", days=(date(2012, 12, 18),))
    assert outcome.items == [{"case_id": "0", "item": 0, "on": date(2012, 12, 18)} | no_consignee]


def test_semicolons_between_columns_are_recognised():
    """The commonest reason why nothing is named."""
    with pytest.raises(CaseError) as refused:
        headers_of(("case;on;item.form",), NO_MAP, file="t.csv", line=1, day_given=False)
    assert "separate the columns by commas" in refused.value.problems[-1].help


def test_a_map_that_names_an_absent_column_is_refused(loaded):
    """With the column that is most like it."""
    with pytest.raises(CaseError) as refused:
        headers_of(("許可番号", "許可日", "仕向け国", "武器"), loaded(MAP), file="t.csv", line=1, day_given=False)
    assert [(each.code, each.path) for each in refused.value.problems] == [("TC550", "仕向け国"), ("TC554", "仕向国")]
    assert "仕向け国" in refused.value.problems[1].help
