"""Truth values: three of them, ordered, named, and never taken for a bool."""

from itertools import product

import pytest

from transfer_check.kleene import Truth, all_of, any_of, by_truth, negate


@pytest.mark.parametrize("value", list(Truth))
def test_a_truth_has_no_truthiness(value):
    """`if`, `not`, `and`, `or`, `bool`, `any` and `all` raise: the unknown would pass for one of the others."""
    for use in (
        bool,
        lambda it: not it,
        lambda it: it and 1,
        lambda it: it or 1,
        lambda it: any([it]),
        lambda it: all([it]),
    ):
        with pytest.raises(TypeError, match="a Truth is not a bool"):
            use(value)
    with pytest.raises(TypeError):
        assert value


def test_the_order_puts_unknown_between_false_and_true():
    """*And* is the minimum and *or* the maximum, so the order is part of the interface."""
    assert sorted([Truth.TRUE, Truth.FALSE, Truth.UNKNOWN]) == [Truth.FALSE, Truth.UNKNOWN, Truth.TRUE]


def test_words_and_values_round_trip():
    """A truth reads as one lower-case word, and the word names it again."""
    assert [str(value) for value in Truth] == ["false", "unknown", "true"]
    assert all(Truth.named(str(value)) is value for value in Truth)
    assert (Truth.of(True), Truth.of(False)) == (Truth.TRUE, Truth.FALSE)


@pytest.mark.parametrize("word", ["", "yes", "maybe", "none"])
def test_other_words_name_no_truth(word):
    """Nothing but the three words is understood."""
    with pytest.raises(KeyError):
        Truth.named(word)


def test_the_connectives_return_members():
    """The results are members of the enumeration, so `is` compares them."""
    assert all_of(iter([Truth.TRUE, Truth.UNKNOWN])) is Truth.UNKNOWN
    assert any_of(iter([Truth.FALSE, Truth.UNKNOWN])) is Truth.UNKNOWN
    assert negate(Truth.FALSE) is Truth.TRUE


def test_the_bits_are_kleene_connectives():
    """`&` and `|` of the numbers are *and* and *or*: compiled conditions rest on it."""
    table = by_truth(lambda value: value)
    for left, right in product(Truth, repeat=2):
        assert table[left & right] is all_of([left, right])
        assert table[left | right] is any_of([left, right])
        assert by_truth(negate)[left] is negate(left)
