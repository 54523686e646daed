"""The JSON and TOML readers: the same values and places as YAML, and what they refuse."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfer_check.files.readers.json_reader import read_json
from transfer_check.files.readers.located import Located, UnreadableError
from transfer_check.files.readers.toml_reader import read_toml

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def refused(read: Callable[[str, str], list[Located]], text: str) -> list[tuple[str, int, int, str]]:
    """Return code, line, column and path of each problem."""
    with pytest.raises(UnreadableError) as caught:
        read(text, "x")
    return [(each.code, each.line, each.column, each.path) for each in caught.value.problems]


def locations(value: Any) -> set[tuple[str | int, ...]]:
    """Return the location of every value in `value`."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {()} | {(key, *below) for key, inner in entries for below in locations(inner)}


@given(PLAIN, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_json_is_read_as_the_standard_library_reads_it(value: Any, ascii_only: bool, indent: int | str | None) -> None:
    """Every JSON text has the value `json.loads` gives, and a place for each part of it."""
    text = json.dumps([value], ensure_ascii=ascii_only, indent=indent)
    (document,) = read_json(text, "x")
    assert document.value == json.loads(text)
    assert set(document.positions) == locations(document.value)


@pytest.mark.parametrize(
    "text", ['"NO"', '"2012-01-01"', '"on"', '"1"', '"null"', '"~"', '""', r'"\ud842\udfb7\u91ce"', r'"\/\t\""']
)
def test_json_text_stays_text(text: str) -> None:
    """Text is never taken for anything else, and escapes are decoded, surrogate pairs too."""
    assert read_json(text, "x")[0].value == json.loads(text)


def test_json_large_numbers_keep_their_value() -> None:
    """An integer beyond 64 bits is exact."""
    text = "[123456789012345678901234567890, -0, 1.5E+3]"
    assert read_json(text, "x")[0].value == json.loads(text)


def test_json_values_know_their_places() -> None:
    """Positions count characters, tabs and wide characters alike."""
    (document,) = read_json('{\n\t"題": ["甲", {"b": null}]}', "x")
    assert document.positions["題",] == (2, 7, 2, 2)
    assert document.positions["題", 1, "b"] == (2, 19, 2, 14)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"a": NaN}', ("TC017", 1, 7, "a")),
        ('{"a": -Infinity}', ("TC017", 1, 7, "a")),
        ("[1e999]", ("TC017", 1, 2, "[0]")),
        ('{"a": 1,}', ("TC010", 1, 8, "")),
        ("[1 2]", ("TC010", 1, 4, "[1]")),
        ("{'a': 1}", ("TC010", 1, 2, "")),
        ('{"a" 1}', ("TC010", 1, 6, "a")),
        ('{"a": }', ("TC010", 1, 7, "a")),
        ('{"a": 1', ("TC010", 1, 8, "")),
        ("{} x", ("TC010", 1, 4, "")),
        ("[01]", ("TC010", 1, 2, "[0]")),
        ("[truex]", ("TC010", 1, 2, "[0]")),
        ("// c\n{}", ("TC010", 1, 1, "")),
        ('["a\nb"]', ("TC010", 1, 4, "[0]")),
        (r'["\ud800"]', ("TC010", 1, 2, "[0]")),
        (r'["\x"]', ("TC010", 1, 3, "[0]")),
        ('["', ("TC010", 1, 2, "[0]")),
    ],
)
def test_json_that_is_not_valid_is_refused_with_its_place(text: str, problem: tuple[str, int, int, str]) -> None:
    """What JSON does not allow is refused where it stands; NaN and infinity too."""
    assert refused(read_json, text) == [problem]


def test_json_repeated_keys_are_all_reported() -> None:
    """The same key twice is refused, every time it happens."""
    assert refused(read_json, '{"a": 1,\n "a": {"b": 1, "b": 2}}') == [("TC011", 2, 2, "a"), ("TC011", 2, 16, "a.b")]


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_json_nesting_ten_thousand_deep_is_refused(opening: str) -> None:
    """Deep nesting stops at the limit, without overflowing the stack."""
    ((code, line, column, _),) = refused(read_json, opening * 10_000)
    assert (code, line) == ("TC015", 1)
    assert column > 60


TOML = '''# a case
title = {ja = "甲", en = 'B'}   # inline
day = 2012-12-18
moment = 1979-05-27 07:32:00Z
at = 07:32:00
a.b."c d" = [
  1, # one
  [2, {x = 3}],
]
long = """
[not]
a = "table\\"""""
[recipient]
state = "USA"
[[items]]
name = """a"""
[[items]]
name = \'\'\'b\'\'\'
[items.part]
size = 0x1F
[[items.inner]]
[sources."recipient.state"]
url = "x#y=z"
'''


def test_toml_positions_cover_every_value() -> None:
    """Each value of a TOML text has a place, whatever way its table is written."""
    (document,) = read_toml(TOML, "x")
    assert set(document.positions) == locations(document.value)
    assert document.positions["title", "en"] == (2, 25, 2, 20)
    assert document.positions["a", "b", "c d", 1, 1, "x"] == (8, 12, 8, 8)
    assert document.positions["items", 1, "name"] == (18, 8, 18, 1)
    assert document.positions["items", 1, "part", "size"] == (20, 8, 20, 1)
    assert document.positions["sources", "recipient.state"] == (22, 1, 22, 10)


def test_toml_dates_become_text() -> None:
    """Dates and times are ISO text, as in YAML; the rest is as the standard library reads it."""
    (document,) = read_toml(TOML, "x")
    assert document.value["day"] == "2012-12-18"
    assert document.value["moment"] == "1979-05-27T07:32:00+00:00"
    assert document.value["at"] == "07:32:00"
    assert document.value["long"] == tomllib.loads(TOML)["long"]


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))
TABLES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, TABLES, min_size=1, max_size=5), st.booleans())
def test_toml_is_read_as_the_standard_library_reads_it(value: dict[str, Any], windows: bool) -> None:
    """Values are those of `tomllib`, each with a place, with either kind of line end."""
    text = "\n".join(f"{_toml(key)} = {_toml(inner)} # = [" for key, inner in value.items())
    (document,) = read_toml(text.replace("\n", "\r\n") if windows else text, "x")
    assert document.value == value
    assert set(document.positions) == locations(value)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[ " + "".join(f"{_toml(inner)},\n" for inner in value) + "]"
    if isinstance(value, str):
        plain = (char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}" for char in value)
        return f'"{"".join(plain)}"'
    return str(value).lower()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a = 1\nb = = 2", (2, 5)),
        ("a = 1\na = 2", (2, 6)),
        ("a = [", (1, 6)),
        ('a = "x', (1, 7)),
        ("a = 2012-02-30", (1, 5)),
    ],
)
def test_toml_syntax_errors_have_a_place(text: str, place: tuple[int, int]) -> None:
    """What is not TOML, repeated keys and impossible dates included, is reported with line and column."""
    assert refused(read_toml, text) == [("TC010", *place, "")]


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 10_000,
        "a = " + "{a = " * 10_000,
        ".".join("a" * 10_000) + " = 1",
        "[" + ".".join("a" * 10_000) + "]",
    ],
)
def test_toml_nesting_ten_thousand_deep_is_refused(text: str) -> None:
    """Nested arrays and tables and dotted keys stop at the limit, without overflowing the stack."""
    assert [code for code, *_ in refused(read_toml, text)] == ["TC015"]


@pytest.mark.parametrize(("number", "column"), [("inf", 5), ("-nan", 5), ("9" * 400, 5), ("9" * 5000, 0)])
def test_toml_numbers_without_a_finite_value_are_refused(number: str, column: int) -> None:
    """Infinity, not-a-number and numbers of hundreds of digits are refused."""
    assert refused(read_toml, f"a = {number}")[0][::2] == ("TC017", column)


def test_toml_of_more_than_a_megabyte_is_refused() -> None:
    """The standard library's reader is slow: large TOML files are refused before it starts."""
    assert refused(read_toml, "a = 1\n" * 200_000)[0][0] == "TC004"


@pytest.mark.parametrize(
    ("read", "text"), [(read_json, " \n"), (read_json, "null"), (read_toml, ""), (read_toml, "# nothing\n")]
)
def test_a_text_without_content_holds_no_document(read: Callable[[str, str], list[Located]], text: str) -> None:
    """White space, comments and a bare null are no document."""
    assert read(text, "x") == []
