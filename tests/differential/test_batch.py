"""``batch`` answers as the evaluator does: the same cases as rows of CSV and of Parquet, and as whole cases of JSON Lines."""

import csv
import json
from collections import Counter
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transfer_check.answering.validity import validity
from transfer_check.asking.outlook import if_judged_favourably
from transfer_check.bulk.delivery import Files, deliver
from transfer_check.bulk.input.headers import NO_MAP, targets
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.run import Order
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.judging import Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.sql.columns import item_rows, party_rows
from transfer_check.strategies import cases, complete_cases, partial_cases

HELD = ("holds_until", "changed_by")
KEYS = ("case_id", "item", "on")
WORDS = {True: "true", False: "false", None: "unknown"}


def nothing_told(stage, done, total):
    """Take progress, and tell nobody."""


def cell(path, value):
    """Return what stands in a cell for a value of the SQL relations."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    none = -1.0 if catalogue()[path].type == "number" else ""
    return "(none)" if value == none else str(value)


def rows_of(case):
    """Return a case as rows of a table, one an item."""
    parties = [
        {path.partition(".")[2]: None if each == "(none)" else each for path, each in row.items() if "." in path}
        for row in party_rows(case)
    ]
    rows = []
    for row in item_rows(case):
        cells = {path: cell(path, value) for path, value in row.items() if path not in KEYS}
        if row.get("third_parties") is not None:
            more = ["…"] if row["third_parties"] == "open" else []
            cells["third_parties"] = json.dumps([*parties, *more]) if parties or more else "(none)"
        for path, signed in case.assessments().items():
            cells |= {f"{path}.by": signed.by, f"{path}.on": signed.on.isoformat()}
        rows.append({"case": case.case, "on": case.on.isoformat(), **cells})
    return rows


def write_csv(path, listed):
    """Write cases as CSV."""
    rows = [row for case in listed for row in rows_of(case)]
    names = [name for name in targets() if any(name in row for row in rows)]
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, restval="")
        writer.writeheader()
        writer.writerows(rows)


def write_parquet(path, listed):
    """Write cases as Parquet, with columns of types of their own."""
    rows = [row for case in listed for row in rows_of(case)]
    columns = {}
    for name in targets():
        cells = [row.get(name) or None for row in rows]
        if not any(cells):
            continue
        fact = catalogue().get(name)
        if fact is not None and fact.type == "bool":
            columns[name] = pa.array([None if each is None else each == "true" for each in cells], pa.bool_())
        elif fact is not None and fact.type == "states":
            lists = [None if each is None else [] if each == "(none)" else each.split() for each in cells]
            columns[name] = pa.array(lists, pa.list_(pa.string()))
        elif name == "on":
            columns[name] = pa.array([date.fromisoformat(each) for each in cells], pa.date32())
        else:
            columns[name] = pa.array(cells, pa.string())
    pq.write_table(pa.table(columns), path, row_group_size=37)


def write_json_lines(path, listed):
    """Write cases as JSON Lines, each as a case file holds it."""
    with open(path, "w", encoding="utf-8") as stream:
        for case in listed:
            stream.write(json.dumps(case.model_dump(mode="json"), ensure_ascii=False) + "\n")


WRITERS = {"csv": write_csv, "parquet": write_parquet, "jsonl": write_json_lines}


def judged_by_batch(folder, form, listed, rulebook, **asked):
    """Write cases in a format, judge them, and return the rows of the output and the summary."""
    source, output, rejected = folder / f"cases.{form}", folder / "answers.parquet", folder / "rejected.csv"
    WRITERS[form](source, listed)
    table = Table(str(source), form, NO_MAP, bool(asked.get("days")))
    order = Order(table, "parquet", **asked)
    summary = deliver(order, Files(str(output), rejected), rulebook, nothing_told)
    assert rejected.read_text(encoding="utf-8").splitlines()[1:] == []
    return pq.read_table(output).to_pylist(), summary


def as_written(row):
    """Return a row of the evaluator's answers as the output has it."""
    named = {"case" if name == "case_id" else name: value for name, value in row.items()}
    return {name: WORDS[value] if name in ("prohibited", "permitted") else value for name, value in named.items()}


@pytest.fixture(scope="module")
def decisions(rulebook, real_cases, drawn, judged_by_evaluator):
    """Return real cases and drawn ones, which may all be of later days than the Act, as the evaluator judges them."""
    found = [*drawn(cases(rulebook), 120), *drawn(partial_cases(rulebook), 40), *drawn(complete_cases(rulebook), 20)]
    before_the_act = TransferCase.model_validate({"case": "before the Act", "on": "1949-11-30"})
    return judged_by_evaluator([*real_cases, before_the_act, *found], rulebook)


@pytest.mark.parametrize("form", WRITERS)
def test_every_format_has_the_answers_of_the_evaluator(form, decisions, rulebook, of_case_row, tmp_path):
    """Real cases and drawn ones, of several items, with unknowns, nulls and open lists; in the order of the input."""
    rows, summary = judged_by_batch(tmp_path, form, [each.case for each in decisions], rulebook)
    expected = [as_written(of_case_row(each)) for each in decisions]
    assert any(each["items"] > 1 for each in expected)
    assert [{name: value for name, value in row.items() if name != "line"} for row in rows] == expected
    assert summary.total == len(decisions)
    told = Counter(name for each in expected for name in each["warnings"].split())
    assert summary.warned == [told]
    assert set(told) > {"no-law", "no-policy-text", "tp2014.revision-of-2026-not-read"}
    assert summary.verdicts[0] == {
        verdict: sum(each["verdict"] == verdict for each in expected)
        for verdict in {each["verdict"] for each in expected}
    }


def test_items_have_the_answers_of_the_evaluator(decisions, rulebook, of_item_rows, tmp_path):
    """One row an item."""
    listed = [each.case for each in decisions[-120:]]
    rows, _ = judged_by_batch(tmp_path, "csv", listed, rulebook, per="item")
    expected = [as_written(row) for each in decisions[-120:] for row in of_item_rows(each)]
    assert rows == [{name: row[name] for name in rows[0]} for row in expected]


def held(decision):
    """Return the columns that say how long an answer holds."""
    found = validity(decision)
    names = [f"{each.table}:{each.id}" if each.table else each.id for each in found.changes]
    return {"holds_until": found.until, "changed_by": " ".join(names)}


def test_every_answer_names_the_day_to_which_it_holds(decisions, rulebook, tmp_path):
    """Of whole cases, by the day of each or by one given, and of their items one by one; beside the other columns."""
    some = [*decisions[:60], *decisions[-40:]]
    listed = [each.case for each in some]
    rows, _ = judged_by_batch(tmp_path, "parquet", listed, rulebook, until=True)
    assert [{name: row[name] for name in HELD} for row in rows] == [held(each) for each in some]
    assert {row["holds_until"] for row in rows} > {None}
    without, _ = judged_by_batch(tmp_path, "parquet", listed, rulebook)
    assert [{name: row[name] for name in row if name not in HELD} for row in rows] == without
    days = (date(2011, 12, 26), date(2023, 12, 22))
    rows, _ = judged_by_batch(tmp_path, "csv", listed[-20:], rulebook, days=days, until=True)
    again = [evaluate(case, rulebook, on=day) for case in listed[-20:] for day in days]
    assert [{name: row[name] for name in HELD} for row in rows] == [held(each) for each in again]
    rows, _ = judged_by_batch(tmp_path, "jsonl", listed[-40:], rulebook, per="item", until=True)
    alone = [case.model_copy(update={"items": (item,)}) for case in listed[-40:] for item in case.items]
    assert [{name: row[name] for name in HELD} for row in rows] == [held(evaluate(each, rulebook)) for each in alone]


def test_an_open_answer_says_where_favourable_determinations_would_lead(decisions, rulebook, tmp_path):
    """What the column says of a row is what the circuit says of the whole case; of a settled answer it says nothing."""
    open_ = [each for each in decisions if each.verdict is Verdict.UNDETERMINED][:60]
    some = [*open_, *(each for each in decisions if each.verdict is not Verdict.UNDETERMINED)][:80]
    rows, _ = judged_by_batch(tmp_path, "csv", [each.case for each in some], rulebook, if_judged=True)
    expected = [if_judged_favourably(each) for each in some]
    assert [row["if_judged_favourably"] for row in rows] == [each.value if each else "" for each in expected]
    assert {"", "undetermined", "may_be_permitted"} <= {row["if_judged_favourably"] for row in rows}


def test_third_parties_of_several_open_items_are_told_of(rulebook, tmp_path):
    """A case of two items with a broker is asked where favourable determinations would lead, as any other."""
    stated = {"transfer": {"kind": "export"}, "third_parties": [{"state": "JPN", "part": "broker"}]}
    case = TransferCase.model_validate({**stated, "case": "a", "on": "2026-06-01", "items": [{"form": "part"}, {}]})
    decision = evaluate(case, rulebook)
    assert decision.verdict is Verdict.UNDETERMINED
    rows, _ = judged_by_batch(tmp_path, "csv", [case], rulebook, if_judged=True)
    expected = if_judged_favourably(decision)
    assert expected is not None
    assert {row["if_judged_favourably"] for row in rows} == {expected.value}


def test_days_given_are_compared(decisions, rulebook, of_case_row, tmp_path):
    """Each case under the law of each day, and what changed from one to the next."""
    days = (date(2011, 12, 26), date(2011, 12, 27), date(2023, 12, 22))
    listed = [each.case for each in decisions[:150]]
    rows, summary = judged_by_batch(tmp_path, "parquet", listed, rulebook, days=days)
    found = [[evaluate(case, rulebook, on=day) for day in days] for case in listed]
    again = [[as_written(of_case_row(each)) for each in answers] for answers in found]
    told = ("line", "changed", "verdict_before", "turned")
    assert [{k: v for k, v in row.items() if k not in told} for row in rows] == [row for each in again for row in each]
    changed = [len({row["verdict"] for row in each}) > 1 for each in again]
    assert [row["changed"] for row in rows] == [each for each in changed for _ in days]
    assert summary.changed == sum(changed) > 0
    for place in (0, 1):
        for one in summary.turns[place]:
            found = sum((each[place]["verdict"], each[place + 1]["verdict"]) == one for each in again)
            assert summary.turns[place][one] == found
    for place, row in enumerate(rows):
        before = rows[place - 1] if place % 3 else None
        if before is None or before["verdict"] == row["verdict"]:
            assert row["turned"] == ""
            continue
        gone = set(before["determining"].split()) - set(row["determining"].split())
        come = set(row["determining"].split()) - set(before["determining"].split())
        assert set(row["turned"].split()) == {f"-{each}" for each in gone} | {f"+{each}" for each in come}
