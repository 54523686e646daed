"""State codes, current and historic, with names in both languages."""

import re
from datetime import date

import pytest

from transfer_check.facts.states import alpha_3_of, state_name, state_names, states_on

JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")


@pytest.mark.parametrize(
    ("code", "ja", "en"),
    [("NOR", "ノルウェー", "Norway"), ("GBR", "英国", "United Kingdom"), ("XKX", "コソボ", "Kosovo")],
)
def test_a_state_has_its_names(code, ja, en):
    """Norway is a string among strings: nothing reads it as `no`."""
    assert state_name(code).ja == ja
    assert state_name(code).en == en


def test_historic_states_are_there():
    """The law reaches back to 1967: states that have gone are still named."""
    assert {"SUN", "YUG", "DDR", "CSK"} <= set(state_names())
    assert JAPANESE.search(state_name("SUN").ja)


def test_no_state_lacks_a_japanese_name():
    """Every code is named in Japanese, in characters of the language."""
    unnamed = [code for code, name in state_names().items() if not JAPANESE.search(name.ja)]
    assert unnamed == []


def test_two_letters_lead_to_three():
    """A two-letter code is no state, but it tells which was meant."""
    assert alpha_3_of("NO") == alpha_3_of("no") == "NOR"
    assert alpha_3_of("ZZ") == ""
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in state_names())


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        (date(1988, 1, 1), {"SUN", "DDR", "JPN"}, {"RHO", "VDR"}),
        (date(2012, 12, 18), {"HTI", "RUS"}, {"SUN", "YUG", "DDR", "ANT"}),
    ],
)
def test_a_former_state_is_there_until_its_code_was_withdrawn(day, there, gone):
    """No remedy proposes a recipient that no longer exists."""
    codes = states_on(day)
    assert there <= set(codes)
    assert not gone & set(codes)
    assert list(codes) == sorted(codes, key=lambda code: state_name(code).en)
