"""The SQL answers as the evaluator does, on every output column, for items and for cases.

The cases are judged in one query each time: real ones, drawn ones about each change of the law, and
those drawn for each rule; and drawn ones under small drawn rulebooks, which hold every shape of
condition, exceptions, doubtful rows, and several versions of a definition.
"""

from collections import Counter, defaultdict
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_check.judging.evaluation import evaluate
from transfer_check.kleene import Truth
from transfer_check.law.rulebook import RULE_EFFECTS
from transfer_check.sql.engine import Engine
from transfer_check.sql.ingestion import ingest
from transfer_check.strategies import cases, complete_cases, facts_of, partial_cases, rulebooks


def rows(connection, query):
    """Return the result of a query as rows by column."""
    result = connection.execute(query)
    names = [each[0] for each in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def answers(engine, decisions):
    """Judge the cases of some decisions in the engine, and return the rows of items and of cases."""
    ingest(engine.connection, [each.case for each in decisions], engine.rulebook)
    engine.judge()
    return rows(engine.connection, engine.item_answers), rows(engine.connection, engine.case_answers)


@pytest.fixture(scope="module")
def engine(rulebook):
    """Return the rules in an embedded DuckDB."""
    return Engine(duckdb.connect(), rulebook)


def test_real_cases_have_the_same_answers(engine, real_cases, judged_by_evaluator, differing):
    """Every real case, and every example."""
    decisions = judged_by_evaluator(real_cases, engine.rulebook)
    assert len(decisions) >= 70
    assert differing(decisions, *answers(engine, decisions)) == []


def test_drawn_cases_have_the_same_answers(engine, drawn, judged_by_evaluator, differing):
    """Cases of one to three items about each change of the law, partly and wholly known."""
    law = engine.rulebook
    found = [*drawn(cases(law), 60), *drawn(partial_cases(law), 30), *drawn(complete_cases(law), 10)]
    decisions = judged_by_evaluator(found, law)
    assert {each.verdict.value for each in decisions} >= {"prohibited", "not_permitted", "undetermined"}
    assert differing(decisions, *answers(engine, decisions)) == []


@settings(max_examples=12)
@given(st.data())
def test_small_rulebooks_have_the_same_answers(judged_by_evaluator, differing, data):
    """Every shape of condition, under laws no one encoded."""
    law = data.draw(rulebooks())
    found = [data.draw(cases(law)) for _ in range(8)]
    with duckdb.connect() as connection:
        decisions = judged_by_evaluator(found, law)
        assert differing(decisions, *answers(Engine(connection, law), decisions)) == []


# ── many ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
def test_thousands_of_drawn_cases_have_the_same_answers(engine, drawn, judged_by_evaluator, differing, capsys):
    """The same, by the thousand."""
    law = engine.rulebook
    found = [*drawn(cases(law), 5000), *drawn(partial_cases(law), 3000), *drawn(complete_cases(law), 1000)]
    decisions = judged_by_evaluator(found, law)
    different = differing(decisions, *answers(engine, decisions))
    verdicts = Counter(each.verdict.value for each in decisions)
    with capsys.disabled():
        print(f"\n{len(decisions)} cases, {sum(verdicts.values())} verdicts {dict(verdicts)}, {len(different)} differ")
    assert different == []


@pytest.mark.slow
def test_cases_drawn_for_each_rule_have_the_same_answers(engine, drawn, judged_by_evaluator, differing, capsys):
    """The cases reach every rule, biting, not biting and unknown."""
    law = engine.rulebook
    rules = sorted({each.id for each in law.provisions if each.effect in RULE_EFFECTS})
    found = [case for rule in rules for case in drawn(facts_of(rule, law), 40)]
    decisions = judged_by_evaluator(found, law)
    different = differing(decisions, *answers(engine, decisions))
    reached = defaultdict(Counter)
    for decision in decisions:
        for item in decision.items:
            for finding in item.findings:
                reached[finding.provision.id][finding.bites] += 1
    missed = {truth: [rule for rule in rules if not reached[rule][truth]] for truth in Truth}
    with capsys.disabled():
        counts = {str(truth): f"{len(rules) - len(ids)} of {len(rules)}" for truth, ids in missed.items()}
        print(f"\n{len(decisions)} cases, {len(different)} differ; rules reached: {counts}; missed: {missed}")
    assert different == []
    assert missed[Truth.TRUE] == []


@pytest.mark.slow
def test_many_small_rulebooks_have_the_same_answers(judged_by_evaluator, differing, capsys):
    """The same under hundreds of drawn laws."""
    count = Counter()

    @settings(max_examples=300)
    @given(st.data())
    def agree(data):
        law = data.draw(rulebooks())
        found = [data.draw(st.one_of(cases(law), partial_cases(law))) for _ in range(12)]
        with duckdb.connect() as connection:
            decisions = judged_by_evaluator(found, law)
            assert differing(decisions, *answers(Engine(connection, law), decisions)) == []
        count.update(rulebooks=1, cases=len(found))

    agree()
    with capsys.disabled():
        print(f"\n{count['cases']} cases under {count['rulebooks']} rulebooks, none differs")


def test_a_query_for_each_era_gives_the_same_answers(engine, real_cases, judged_by_evaluator, differing, monkeypatch):
    """Many rows are judged era by era; the planner is left as it was."""
    setting = "SELECT current_setting('disabled_optimizers')"
    engine.connection.execute("SET disabled_optimizers = 'join_elimination'")
    monkeypatch.setattr("transfer_check.sql.engine.FEW", 0)
    decisions = judged_by_evaluator(real_cases, engine.rulebook)
    assert differing(decisions, *answers(engine, decisions)) == []
    assert engine.connection.execute(setting).fetchall() == [("join_elimination",)]
    engine.connection.execute("RESET disabled_optimizers")


def test_a_case_by_the_law_of_another_day(engine, rulebook, real_cases, differing):
    """The day of a row is that whose law applies, whatever the day of the case."""
    day = date(2026, 5, 1)
    decisions = [evaluate(case, rulebook, on=day) for case in real_cases[:10]]
    ingest(engine.connection, [each.case for each in decisions], rulebook, on=day)
    engine.judge()
    told = rows(engine.connection, engine.item_answers), rows(engine.connection, engine.case_answers)
    assert differing(decisions, *told) == []
