"""One value, one reading: files, answers, arguments and tables make the same case of it, or all refuse it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from transfer_check import TransferCase
from transfer_check.asking.what_if import values_of, with_changes
from transfer_check.cli.options import day_of
from transfer_check.errors import CaseError, UsageError
from transfer_check.facts import UNKNOWN, catalogue
from transfer_check.files import load_case
from transfer_check.sql.columns import cell_of
from transfer_check.words.replies import AnswerError, read_answer, read_day

DAY = "2012-12-18"
REFUSED = "refused"


def in_files(tmp_path: Path, on: str, path: str, value: str) -> list[Any]:
    """Return what a YAML, a JSON and a TOML file with a fact make of it."""
    section, _, name = path.partition(".")
    stated = {"value": value, "by": "meti", "on": on} if section == "assessment" else value
    part = [{name: stated}] if section == "item" else {name: stated}
    key = "items" if section == "item" else section
    shown = json.dumps(stated, ensure_ascii=False)
    texts = {
        "a.yaml": f"case: a\non: {json.dumps(on, ensure_ascii=False)}\n{key}: {json.dumps(part, ensure_ascii=False)}\n",
        "a.json": json.dumps({"case": "a", "on": on, key: part}, ensure_ascii=False),
        "a.toml": f'case = "a"\non = {json.dumps(on, ensure_ascii=False)}\n'
        + (f"[[items]]\n{name} = {shown}\n" if key == "items" else f"[{key}]\n{name} = {toml(stated)}\n"),
    }
    found = []
    for file, text in texts.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
        try:
            found.append(fact_of(load_case(tmp_path / file), path))
        except CaseError:
            found.append(REFUSED)
    return found


def toml(stated: Any) -> str:
    """Return a value as TOML writes it."""
    if isinstance(stated, dict):
        return "{" + ", ".join(f"{key} = {toml(value)}" for key, value in stated.items()) + "}"
    return json.dumps(stated, ensure_ascii=False)


def fact_of(case: TransferCase, path: str) -> Any:
    """Return what a case states of a fact."""
    facts = case.item_facts()[0] if path.startswith("item.") else case.facts()
    return case.on, facts.get(path, UNKNOWN)


def answered(on: str, path: str, value: str) -> Any:
    """Return what an interview makes of the same words."""
    try:
        return read_day(on), read_answer(catalogue()[path], value, read_day(on))
    except AnswerError:
        return REFUSED


def set_by_argument(on: str, path: str, value: str) -> Any:
    """Return what ``--on`` and ``--set`` make of them."""
    try:
        case = TransferCase.model_validate({"case": "a", "on": day_of("--on")(on)})
        return fact_of(with_changes(case, values_of([(path.replace("item.", "items.0."), value)])), path)
    except (CaseError, UsageError):
        return REFUSED


def in_tables(checked: Any, on: str, path: str, value: str) -> list[Any]:
    """Return what a row of CSV, one of JSON Lines and a whole case of JSON Lines make of them, as cells."""
    section, _, name = path.partition(".")
    part = [{name: value}] if section == "item" else {name: value}
    quoted = '"' + value.replace('"', '""') + '"'
    tables = [
        ("csv", f'case,on,{path}\na,"{on}",{quoted}\n'),
        ("jsonl", json.dumps({"case": "a", "on": on, path: value}, ensure_ascii=False)),
        (
            "jsonl",
            json.dumps({"case": "a", "on": on, "items" if section == "item" else section: part}, ensure_ascii=False),
        ),
    ]
    found = []
    for form, table in tables:
        outcome = checked(table, form)
        found.append((outcome.items[0]["on"], outcome.items[0].get(path)) if outcome.items else REFUSED)
    return found


@pytest.mark.parametrize(
    ("on", "path", "value", "meant"),
    [
        (DAY, "recipient.state", "USA", "USA"),
        (DAY, "recipient.state", "米国", "USA"),
        (DAY, "recipient.state", "ＵＫ", "GBR"),
        (DAY, "recipient.state", "Korea, South", "KOR"),
        (DAY, "recipient.state", "東ティモール", "TLS"),
        ("1999年1月1日", "recipient.state", "東ティモール", "TMP"),
        ("H2.10.2", "recipient.state", "西ドイツ", "DEU"),
        ("平成24年12月18日", "recipient.state", "Turkey", "TUR"),
        ("20121218", "transfer.kind", "贈与", "grant"),
        ("18 December 2012", "transfer.kind", "Joint Development", "joint_development"),
        ("２０１２/１２/１８", "item.form", "ＰＡＲＴ", "part"),
        ("2012.12.18", "item.control_list_entry", "１（８）", "1(8)"),
        ("Dec 18, 2012", "recipient.role", "軍隊", "armed_forces"),
    ],
)
def test_every_input_makes_the_same_case_of_the_same_words(
    checked: Any, tmp_path: Path, on: str, path: str, value: str, meant: str
) -> None:
    """Three kinds of file, an answer, an argument, three kinds of table."""
    case = read_day(on), meant
    assert in_files(tmp_path, on, path, value) == [case] * 3
    assert answered(on, path, value) == case
    assert set_by_argument(on, path, value) == case
    assert in_tables(checked, on, path, value) == [(case[0], cell_of(catalogue()[path], meant))] * 3


@pytest.mark.parametrize(
    ("on", "path", "value"),
    [
        (DAY, "recipient.state", "Congo"),
        (DAY, "recipient.state", "朝鮮"),
        (DAY, "recipient.state", "西ドイツ"),
        (DAY, "recipient.state", "Atlantis"),
        (DAY, "recipient.state", "NO"),
        ("1985-01-01", "recipient.state", "Germany"),
        ("1985-01-01", "recipient.state", "ロシア"),
        (DAY, "transfer.kind", "gift"),
        ("03/04/2012", "recipient.state", "USA"),
        ("平成31年5月1日", "recipient.state", "USA"),
        ("2012-12", "recipient.state", "USA"),
        ("平成24年度", "recipient.state", "USA"),
        ("24/12/18", "recipient.state", "USA"),
    ],
)
def test_every_input_refuses_what_is_not_certain(checked: Any, tmp_path: Path, on: str, path: str, value: str) -> None:
    """None chooses, and none takes the first of a month."""
    assert in_files(tmp_path, on, path, value) == [REFUSED] * 3
    assert answered(on, path, value) == REFUSED
    assert set_by_argument(on, path, value) == REFUSED
    assert in_tables(checked, on, path, value) == [REFUSED] * 3


@pytest.mark.parametrize(("word", "meant"), [("はい", True), ("no", False), ("TRUE", True), ("非該当", False)])
def test_yes_and_no_are_read_where_everything_is_text(checked: Any, tmp_path: Path, word: str, meant: bool) -> None:
    """In answers, arguments and cells; a file has true and false for them, and names the one that is meant."""
    path, case = "item.sdf_act_arms", (date.fromisoformat(DAY), meant)
    assert answered(DAY, path, word) == set_by_argument(DAY, path, word) == case
    assert in_tables(checked, DAY, path, word)[:2] == [case] * 2
    assert in_files(tmp_path, DAY, path, word) == [REFUSED] * 3


def test_states_of_one_column_are_read_by_the_day_of_each_row(checked: Any) -> None:
    """Also where a list of states stands in the cell, and where a row has no day of its own."""
    rows = [
        "a,1999-01-01,東ティモール,",
        "b,2010-01-01,東ティモール,",
        "c,1985-01-01,Germany,",
        "d,1995-01-01,Germany,",
        'e,1985-01-01,USA,"西ドイツ、ビルマ"',
        'f,1995-01-01,USA,"ドイツ、ビルマ"',
    ]
    outcome = checked("case,on,recipient.state,project.partners\n" + "\n".join(rows) + "\n")
    named = zip([name for _, name, _ in outcome.cases], outcome.items, strict=True)
    stated = {name: (row["recipient.state"], row.get("project.partners")) for name, row in named}
    assert stated == {
        "a": ("TMP", None),
        "b": ("TLS", None),
        "d": ("DEU", None),
        "e": ("USA", "DEU BUR"),
        "f": ("USA", "DEU MMR"),
    }
    assert [(case, code, column) for _, case, code, column, _ in outcome.rejects] == [("c", "TC024", "recipient.state")]
    parties = '[{""state"": ""東ティモール""}, {""state"": ""USA""}, ""…""]'
    listed = checked(f'case,on,third_parties\na,1999-01-01,"{parties}"\nb,2010-01-01,"{parties}"\n')
    assert [party["third_party.state"] for party in listed.parties] == ["TMP", "USA", "TLS", "USA"]
    given = checked("case,recipient.state\na,東ティモール\n", days=(date(1999, 1, 1),))
    assert [row["recipient.state"] for row in given.items] == ["TMP"]
