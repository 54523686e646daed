"""Rows that state a derived fact against what else they state, and what is signed against the rules in a table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_check.answering.answer import answer
from transfer_check.bulk.delivery import Files, deliver
from transfer_check.bulk.input.headers import NO_MAP, targets
from transfer_check.bulk.input.opening import Table
from transfer_check.bulk.run import Order
from transfer_check.errors import CaseError
from transfer_check.facts.case import TransferCase, derived_facts
from transfer_check.files.case_files import case_of
from transfer_check.judging.evaluation import contradictions, evaluate
from transfer_check.paper.run.run_text import render_run_text
from transfer_check.strategies import cases

EMBARGO = "recipient.under_un_arms_embargo"
NORTH_KOREA = "case,on,recipient.state,end_user.state,item.policy_arms,recipient.under_un_arms_embargo"
SIGNATURE = {"by": "Sanctions desk", "on": "2012-05-30", "because": "the row is wrong"}
Judged = Callable[..., tuple[list[dict[str, Any]], list[dict[str, str]], str]]


@pytest.fixture(scope="module")
def judge(rulebook, tmp_path_factory) -> Judged:
    """Return a function that judges a table given as text: the answers, the rejected rows, the summary."""

    def run(text: str, form: Any = "csv", **asked: Any) -> tuple[list[dict[str, Any]], list[dict[str, str]], str]:
        folder = tmp_path_factory.mktemp("judged")
        source, output, bad = folder / f"table.{form}", folder / "out.jsonl", folder / "bad.csv"
        source.write_text(text, encoding="utf-8")
        order = Order(Table(str(source), form, NO_MAP, bool(asked.get("days"))), "jsonl", **asked)
        summary = deliver(order, Files(str(output), bad), rulebook, lambda stage, done, total: None)
        answers = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
        rejected = list(csv.DictReader(io.StringIO(bad.read_text(encoding="utf-8"))))
        return answers, rejected, render_run_text(summary, rulebook, None)

    return run


def test_a_row_that_contradicts_itself_is_rejected_with_both_sides(judge: Judged) -> None:
    """The others stay."""
    answers, rejected, _ = judge(
        f"{NORTH_KOREA}\na,2012-06-01,PRK,PRK,true,false\nb,2012-06-01,USA,USA,true,false\nc,2012-06-01,PRK,PRK,true,\n"
    )
    assert [each["case"] for each in answers] == ["b", "c"]
    (row,) = rejected
    assert (row["line"], row["case"], row["code"], row["column"]) == ("2", "a", "TC034", EMBARGO)
    assert "stated `false`, but settled `true` by `unsc.destination-under-embargo`" in row["reason"]
    assert "`recipient.state` is `PRK` (row `prk-2` of the table `un_arms_embargoes`)" in row["reason"]
    assert f"`overrides.{EMBARGO}.because`" in row["help"]


def test_a_case_is_rejected_with_all_of_its_items(judge: Judged) -> None:
    """What is wrong of the case is told on its first row, what is wrong of an item on its own."""
    answers, rejected, _ = judge(
        f"{NORTH_KOREA},item.control_list_entry,item.munitions_listed\n"
        'a,2012-06-01,PRK,PRK,true,false,"1(1)",true\n'
        'a,2012-06-01,PRK,PRK,true,false,"1(1)",false\n'
    )
    assert answers == []
    assert [(row["line"], row["column"]) for row in rejected] == [
        ("2", EMBARGO),
        ("3", "item.munitions_listed"),
    ]


def test_what_is_signed_is_taken_and_told_in_a_column(judge: Judged) -> None:
    """As a column for each part, or for all of the row; in the answer the facts, in the summary a warning."""
    table = (
        f"{NORTH_KOREA},overrides.{EMBARGO},overrides.by,overrides.on,overrides.because,overrides.item.policy_arms\n"
        "a,2012-06-01,PRK,PRK,true,,false,Desk,2012-05-30,the row is wrong,\n"
        "b,2012-06-01,PRK,PRK,true,,,,,,\n"
        "c,2012-06-01,PRK,PRK,,false,false,Desk,2012/5/30,the row is wrong,true\n"
    )
    answers, rejected, summary = judge(table)
    assert rejected == []
    assert [each["overrides"] for each in answers] == [[EMBARGO], [], [EMBARGO, "item.policy_arms"]]
    assert [each["weakest_evidence"] for each in answers if each["overrides"]] == ["unverified"] * 2
    assert [each["warnings"] for each in answers] == [
        ["overridden", "table-run-out.bloc-prk"],
        ["table-run-out.bloc-prk"],
        ["overridden", "table-run-out.bloc-prk"],
    ]
    assert "2 cases: derived facts are taken on a signature instead of by the rules" in summary
    of_items, _, _ = judge(table, per="item")
    assert [each["overrides"] for each in of_items] == [[EMBARGO], [], [EMBARGO, "item.policy_arms"]]


def test_what_is_signed_of_one_item_is_its_own(judge: Judged) -> None:
    """The answer for the case names it once."""
    table = (
        "case,on,item.policy_arms,overrides.item.policy_arms,overrides.by,overrides.on,overrides.because\n"
        "a,2012-06-01,true,,,,\na,2012-06-01,,true,Desk,2012-05-30,why\na,2012-06-01,,false,Desk,2012-05-30,why\n"
    )
    (answered,), _, _ = judge(table)
    assert answered["overrides"] == ["item.policy_arms"]
    of_items, _, _ = judge(table, per="item")
    assert [each["overrides"] for each in of_items] == [[], ["item.policy_arms"], ["item.policy_arms"]]


@pytest.mark.parametrize(
    ("cells", "code", "reason"),
    [
        ("false,,2012-05-30,why", "TC020", "the key `by` is missing"),
        ("false,Desk,2012-05-30,", "TC020", "the key `because` is missing"),
        ("so,Desk,2012-05-30,why", "TC022", "`so` is not true or false"),
        ("false,Desk,2012-15-30,why", "TC025", "is not a day of the calendar"),
        ("true,Desk,2012-05-30,why", "TC033", "signs another value"),
    ],
)
def test_an_override_that_nobody_can_take_is_rejected(judge: Judged, cells: str, code: str, reason: str) -> None:
    """A part is missing, a value is none, or the row states another."""
    columns = ",".join(f"overrides.{EMBARGO}{part}" for part in ("", ".by", ".on", ".because"))
    _, (row, *_), _ = judge(f"case,on,{EMBARGO},{columns}\na,2012-06-01,false,{cells}\n")
    assert row["code"] == code
    assert reason in row["reason"]


def test_every_derived_fact_has_its_columns() -> None:
    """And no other fact has."""
    signed = {each for each in targets() if each.startswith("overrides.")}
    parts = ("by", "on", "because")
    expected = {f"overrides.{path}{part}" for path in derived_facts() for part in ("", *(f".{each}" for each in parts))}
    assert signed == expected | {f"overrides.{part}" for part in parts}


def test_by_the_law_of_another_day_rows_are_not_held_against_their_own(judge: Judged, rulebook) -> None:
    """By that of their own day they are, though it is given for all cases."""
    from datetime import date

    text = f"{NORTH_KOREA}\na,2012-06-01,PRK,PRK,true,false\n"
    for day, rejected in ((date(2012, 6, 1), 1), (date(1970, 1, 1), 0)):
        assert len(judge(text, days=(day,))[1]) == rejected


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_a_table_rejects_what_evaluation_refuses(judge: Judged, rulebook, data: st.DataObject) -> None:
    """Cases with some derived fact stated at random, as lines of JSON: the same facts are contradicted, or signed."""
    lines, refused, signed = [], {}, {}
    for number in range(20):
        drawn = data.draw(cases(rulebook)).model_dump(mode="json", exclude_defaults=True)
        path = data.draw(st.sampled_from(sorted(derived_facts())))
        value, owner = data.draw(st.booleans()), path.partition(".")[0]
        name = f"case-{number}"
        if data.draw(st.booleans()):
            address = path.replace("item.", "items[0].")
            stated = {**drawn, "case": name, "overrides": {address: {"value": value, **SIGNATURE}}}
        else:
            part = drawn.setdefault("items", [{}])[0] if owner == "item" else drawn.get(owner, {})
            other = {**(part or {}), path.partition(".")[2]: value}
            stated = {**drawn, "case": name}
            stated |= {"items": [other, *drawn["items"][1:]]} if owner == "item" else {owner: other}
        try:
            case = case_of(json.dumps(stated), "x")
        except CaseError:
            continue  # it states and signs the fact differently
        lines.append(json.dumps(stated))
        found = contradictions(case, rulebook)
        if found:
            refused[name] = {each.path for each in found}
        else:
            signed[name] = expected_of(case, rulebook)
    answers, rejected, _ = judge("\n".join(lines) + "\n", "jsonl")
    told: dict[str, set[str]] = {}
    for row in rejected:
        if row["code"] != "TC560":
            told.setdefault(row["case"], set()).add(row["column"])
            assert row["code"] == "TC034"
    assert told == refused
    assert {each["case"]: (each["verdict"], each["overrides"]) for each in answers} == signed


def expected_of(case: TransferCase, rulebook: Any) -> tuple[str, list[str]]:
    """Return the verdict and the facts overridden, as evaluation tells them."""
    gathered = answer(evaluate(case, rulebook))
    return gathered.verdict.value, [each.fact.path for each in gathered.overrides]
