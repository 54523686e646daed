"""Named columns in stages: each is computed once, after what it reads, and before what reads it."""

import duckdb
import pytest
from sqlglot import exp

from transfer_check.sql.expressions.connectives import column, conjunction, disjunction, negation, number
from transfer_check.sql.stages import Joined, Stages, table


@pytest.fixture
def stages():
    """Return stages over two columns."""
    return Stages(frozenset({"a", "b"}))


def run(query, *, rows="(TRUE, NULL), (FALSE, TRUE)"):
    """Return the result of a query over the rows of `source`."""
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE source AS SELECT * FROM (VALUES {rows}) t(a, b)")
        return connection.execute(query.sql("duckdb")).fetchall()


def stage_count(query):
    """Return the number of stages."""
    return len(list(query.find_all(exp.CTE)))


def test_a_column_that_is_read_once_is_written_in_place(stages):
    """No stage is made for it."""
    both = stages.define("both", conjunction([column("a"), column("b")]))
    query = stages.query("source", {"result": negation(both)}, ("a",))
    assert stage_count(query) == 0
    assert run(query) == [(True, None), (False, True)]


def test_a_column_that_is_read_twice_has_a_stage(stages):
    """It is computed once, and what reads it comes later."""
    both = stages.define("both", conjunction([column("a"), column("b")]))
    neither = stages.define("neither", negation(both))
    query = stages.query("source", {"one": both, "other": neither, "again": neither}, ())
    assert stage_count(query) == 2
    assert query.sql().count("AND") == 1
    assert run(query) == [(None, None, None), (False, True, True)]


def test_a_column_nobody_reads_is_left_out(stages):
    """Neither it nor what only it reads."""
    inner = stages.define("inner", conjunction([column("a"), column("b")]))
    stages.define("unread", disjunction([inner, negation(inner)]))
    assert "inner" not in stages.query("source", {"a": column("a")}, ()).sql()


def test_a_column_or_a_constant_needs_no_name(stages):
    """It stays as it is."""
    assert stages.define("x", column("a")) == column("a")
    assert stages.define("x", number(1)) == number(1)


def test_a_joined_relation_brings_columns_once_what_it_needs_is_there(stages):
    """The join stands in the stage after the column it is made on."""
    twice = stages.define("twice", disjunction([column("a"), column("b")]))
    brought = {"word": column("word", "w")}
    on = exp.EQ(this=column("key", "w"), expression=twice.copy())
    stages.join(Joined("w", exp.to_table("words"), on, (twice.name,), brought))
    query = stages.query("source", {"word": column("word"), "twice": twice}, ())
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE source AS SELECT * FROM (VALUES (TRUE, NULL), (FALSE, FALSE)) t(a, b)")
        connection.execute("CREATE TABLE words AS SELECT TRUE AS key, 'yes' AS word")
        assert sorted(connection.execute(query.sql("duckdb")).fetchall(), key=str) == [("yes", True), (None, False)]


def test_the_query_grows_with_the_columns_and_not_with_the_paths_through_them(stages):
    """Thirty columns, each read twice by the next, are thirty lines and not a thousand million."""
    last = column("a")
    for _ in range(30):
        last = stages.define("next", disjunction([conjunction([last, column("b")]), negation(last)]))
    query = stages.query("source", {"last": last}, ())
    assert len(query.sql()) < 10_000
    assert run(query) == [(None,), (True,)]


def test_a_relation_is_named_as_it_stands():
    """Dots and capitals are part of the name."""
    assert table("A.b", "x").sql() == '"A.b" AS "x"'
