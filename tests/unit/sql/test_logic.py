"""Constructors of SQL: constants are folded, and every connective is strong Kleene logic when run."""

from itertools import product

import duckdb
import pytest
from sqlglot import exp

from transfer_check.kleene import Truth, all_of, any_of, negate
from transfer_check.sql.expressions.bits import Names
from transfer_check.sql.expressions.connectives import (
    bit_if,
    choice,
    column,
    conjunction,
    constant,
    disjunction,
    has_bits,
    is_known,
    is_not_false,
    is_true,
    is_unknown,
    negation,
    number,
    same_truth,
    text,
    union_of_bits,
)

CELLS = {Truth.TRUE: "TRUE", Truth.FALSE: "FALSE", Truth.UNKNOWN: "NULL::BOOLEAN"}
VALUES = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}
A, B = column("a"), column("b")


def run(term, **cells):
    """Return the value of a term where columns have these values."""
    source = ", ".join(f"{value} AS {name}" for name, value in cells.items()) or "1 AS one"
    return duckdb.execute(f"SELECT {term.sql('duckdb')} FROM (SELECT {source})").fetchone()[0]


@pytest.mark.parametrize(("one", "other"), list(product(Truth, repeat=2)))
def test_connectives_are_those_of_the_evaluator(one, other):
    """The nine rows of *and* and *or*, and whether two truths are the same."""
    cells = {"a": CELLS[one], "b": CELLS[other]}
    assert VALUES[run(conjunction([A, B]), **cells)] is all_of([one, other])
    assert VALUES[run(disjunction([A, B]), **cells)] is any_of([one, other])
    assert run(same_truth(A, B), **cells) is (one is other)


@pytest.mark.parametrize("one", Truth)
def test_a_truth_is_tested_in_two_values(one):
    """Negation, and the tests of one truth."""
    cells = {"a": CELLS[one]}
    assert VALUES[run(negation(A), **cells)] is negate(one)
    assert run(is_unknown(A), **cells) is (one is Truth.UNKNOWN)
    assert run(is_known(A), **cells) is (one is not Truth.UNKNOWN)
    assert run(is_true(A), **cells) is (one is Truth.TRUE)
    assert run(is_not_false(A), **cells) is (one is not Truth.FALSE)


def test_constants_are_folded():
    """What decides alone leaves nothing else; what decides nothing is left out."""
    true, false = constant(True), constant(False)
    assert conjunction([A, false]).sql() == "FALSE"
    assert conjunction([A, true]).sql() == '"a"'
    assert disjunction([A, true]).sql() == "TRUE"
    assert disjunction([]).sql() == "FALSE"
    assert conjunction([]).sql() == "TRUE"
    assert negation(true).sql() == "FALSE"
    assert negation(negation(A)).sql() == '"a"'
    assert [is_unknown(true).sql(), is_true(false).sql(), is_not_false(true).sql()] == ["FALSE", "FALSE", "TRUE"]


def test_brackets_stand_where_they_are_needed():
    """An *or* inside an *and* keeps its brackets, and terms are not used up."""
    either = disjunction([A, B])
    assert conjunction([either, A]).sql() == '("a" OR "b") AND "a"'
    assert negation(either).sql() == 'NOT ("a" OR "b")'
    assert either.sql() == '"a" OR "b"'


def test_a_choice_without_a_rest_is_null():
    """The first branch that is TRUE counts; one that is unknown does not."""
    term = choice((A, text("first")), (B, text("second")))
    assert run(term, a="NULL::BOOLEAN", b="TRUE") == "second"
    assert run(term, a="FALSE", b="FALSE") is None


def test_sets_of_bits():
    """A union has the bits of every set, and none of no set."""
    sets = [bit_if(A, number(1)), bit_if(B, number(4)), number(0), number(8)]
    assert run(union_of_bits(sets), a="TRUE", b="NULL::BOOLEAN") == 9
    assert union_of_bits([number(0)]).sql() == "0"
    assert bit_if(constant(False), number(2)).sql() == "0"
    assert run(has_bits(number(9), 8)) is True
    assert run(has_bits(number(9), 6)) is False


@pytest.mark.parametrize("count", [1, 10, 59, 60, 61, 130])
def test_names_are_kept_as_bits_and_written_out_sorted(count):
    """Whatever their number: the first, the last, those about the end of a column."""
    names = Names("name", tuple(f"n{place:03}" for place in range(count)))
    chosen = sorted({0, count // 2, count - 1, min(count - 1, 59), min(count - 1, 60)})
    flags = {name: constant(place in chosen) for place, name in enumerate(names.names)}
    cells = {name: each.sql("duckdb") for name, each in names.sets(flags).items()}
    assert run(names.written_out(), **cells) == " ".join(names.names[place] for place in chosen)
    assert run(names.any_of([names.names[chosen[-1]]]), **cells) is True
    empty = dict.fromkeys(names.words, "0::BIGINT")
    assert run(names.written_out(), **empty) == ""
    assert run(names.any_of(names.names), **empty) is False


def test_a_number_is_a_literal_that_keeps_its_value():
    """Whole numbers are integers, negative ones have their sign."""
    assert [number(each).sql() for each in (3.0, 99.5, -1)] == ["3", "99.5", "-1"]
    assert isinstance(number(2), exp.Literal)
