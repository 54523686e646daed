"""The YAML reader: YAML 1.2 core schema, positions, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from transfer_check.files.readers import located, yaml_reader
from transfer_check.files.readers.located import DEEPEST, UnreadableError
from transfer_check.files.readers.yaml_reader import read_yaml


@pytest.fixture(params=["c", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run each test with libyaml, where there is one, and with the pure Python parser."""
    if request.param == "pure":
        monkeypatch.setattr(yaml_reader, "_LOADER", yaml.SafeLoader)


def read(text: str) -> Any:
    """Return the value of the one document."""
    (document,) = read_yaml(text, "x.yaml")
    return document.value


def refused(text: str) -> list[tuple[str, int, int, str]]:
    """Return code, line, column and path of each problem."""
    with pytest.raises(UnreadableError) as caught:
        read_yaml(text, "x.yaml")
    return [(each.code, each.line, each.column, each.path) for each in caught.value.problems]


WORDS = "NO no on Yes y off 2012-01-01 12:30:00 1_000 0b1 = << 1.2.3 + . -x nan inf 1e tRue 0o8 0x -0x1 1.e 4.."


@pytest.mark.parametrize("word", WORDS.split(" "))
def test_words_of_yaml_1_1_are_text(word: str) -> None:
    """What YAML 1.1 read as booleans, dates or other numbers stays text."""
    assert read(f"a: {word}") == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("FALSE", False),
        ("0", 0), ("-12", -12), ("+12", 12), ("007", 7), ("0o17", 15), ("0xFf", 255),
        ("1.5", 1.5), ("-.5", -0.5), ("1.", 1.0), ("1e3", 1000.0),
        ("1E-2", 0.01), ("12345678901234567890", 12345678901234567890),
    ],
)  # fmt: skip
def test_plain_scalars_follow_the_core_schema(written: str, value: object) -> None:
    """Null, booleans, integers and floats have the type the YAML 1.2 core schema gives them."""
    found = read(f"a: {written}")["a"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("written", ['"1"', "'true'", "|-\n  null", ">-\n  1.5"])
def test_quoted_and_block_scalars_are_text(written: str) -> None:
    """A scalar that is quoted or written as a block is text, whatever it looks like."""
    assert isinstance(read(f"a: {written}")["a"], str)


def test_keys_such_as_on_and_no_are_text() -> None:
    """`on` and `no` are ordinary keys."""
    assert read("on: 1\nno: 2\nNO: 3") == {"on": 1, "no": 2, "NO": 3}


def test_every_value_knows_its_place_and_that_of_its_key() -> None:
    """Positions count lines and columns from 1, in characters, for values and keys alike."""
    (document,) = read_yaml("題: 甲\nitems:\n  - form: part\n    size: {n: 1}\n  - x\n", "x.yaml")
    assert dict(document.positions) == {
        (): (1, 1, 1, 1),
        ("題",): (1, 4, 1, 1),
        ("items",): (3, 3, 2, 1),
        ("items", 0): (3, 5, 3, 5),
        ("items", 0, "form"): (3, 11, 3, 5),
        ("items", 0, "size"): (4, 11, 4, 5),
        ("items", 0, "size", "n"): (4, 15, 4, 12),
        ("items", 1): (5, 5, 5, 5),
    }


def test_the_nearest_place_is_that_of_what_encloses_the_location() -> None:
    """A location that is not written has the place of the innermost value around it."""
    (document,) = read_yaml("a:\n  b: {c: 1}\n", "x.yaml")
    assert document.positions.nearest(("a", "b", "d", 0)) == document.positions["a", "b"]
    assert ("a", "b", "d") not in document.positions


def test_all_repeated_keys_of_a_file_are_reported_together() -> None:
    """Every repeated key is reported, also inside the value of a repeated key and in later documents."""
    text = "a: 1\na: {b: 1, b: 2}\nc:\n  - d: 1\n    d: 2\n    d: 3\n---\ne: 1\ne: 2\n"
    assert refused(text) == [
        ("TC011", 2, 1, "a"),
        ("TC011", 2, 11, "a.b"),
        ("TC011", 5, 5, "c[0].d"),
        ("TC011", 6, 5, "c[0].d"),
        ("TC011", 9, 1, "e"),
    ]


def test_a_repeated_key_is_recognised_however_it_is_quoted() -> None:
    """`a` and `"a"` are the same key."""
    assert refused("a: 1\n\"a\": 2\n'a': 3") == [("TC011", 2, 1, "a"), ("TC011", 3, 1, "a")]


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    """Anchors and aliases are refused without being expanded; the first is reported."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 60)]
    assert refused("\n".join(lines)) == [("TC012", 1, 5, "a0")]


@pytest.mark.parametrize("text", ["a: *b", "*a : 1", "&a b: 1", "- &a {}"])
def test_anchors_and_aliases_are_refused_wherever_they_stand(text: str) -> None:
    """An anchor or alias on a key, a scalar or a container is refused."""
    assert [code for code, *_ in refused(text)] == ["TC012"]


@pytest.mark.parametrize("tag", ["!!str", "!!python/object/apply:os.system", "!x", "!", "!!binary"])
def test_tags_are_refused(tag: str) -> None:
    """No tag is accepted, so no tag can construct anything."""
    assert refused(f"a: {tag} x") == [("TC013", 1, 4, "a")]
    assert refused(f"a: {tag} [x]") == [("TC013", 1, 4, "a")]


@pytest.mark.parametrize("key", ["1", "null", "true", "1.5", "~"])
def test_keys_that_are_no_text_are_refused(key: str) -> None:
    """A key that the core schema reads as a number, boolean or null must be quoted."""
    assert refused(f"{key}: x") == [("TC016", 1, 1, "")]
    assert read(f'"{key}": x') == {key: "x"}


@pytest.mark.parametrize("text", ["? [a]\n: 1", "{[a]: 1}", "? {a: 1}\n: 1"])
def test_keys_that_are_containers_are_refused(text: str) -> None:
    """A list or mapping cannot be a key."""
    assert [code for code, *_ in refused(text)] == ["TC016"]


@pytest.mark.parametrize("number", [".inf", "-.INF", ".nan", "1e999", "9" * 301, "9" * 5000])
def test_numbers_without_a_finite_value_are_refused(number: str) -> None:
    """Infinity, not-a-number and numbers of hundreds of digits are refused."""
    assert refused(f"a: {number}") == [("TC017", 1, 4, "a")]


@pytest.mark.parametrize("text", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "[" * 10_000 + "]" * 10_000])
def test_nesting_ten_thousand_deep_is_refused(text: str) -> None:
    """Flow and block nesting is refused where it passes the limit, without overflowing the stack."""
    ((code, line, _, path),) = refused(text)
    assert (code, line) == ("TC015", 1)
    assert len(path) < 40


def test_deep_block_mappings_are_refused() -> None:
    """Nesting by indentation is bounded like any other."""
    text = "".join(" " * depth + "a:\n" for depth in range(1_000))
    assert refused(text)[0][:2] == ("TC015", DEEPEST + 1)


def test_nesting_up_to_the_limit_is_read() -> None:
    """Exactly the allowed depth is accepted, one more is not."""
    assert read("[" * DEEPEST + "]" * DEEPEST) == json.loads("[" * DEEPEST + "]" * DEEPEST)
    assert refused("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))


@pytest.mark.parametrize("text", ["a: [1", "a: b: c", 'a: "x" y', "a:\n\t- b", "a: @x", "a: 'x", "a\nb: c"])
def test_a_syntax_error_has_a_place(text: str) -> None:
    """What is not YAML is reported with a line and a column."""
    ((code, line, column, _),) = refused(text)
    assert code == "TC010"
    assert line > 0
    assert column > 0


def test_control_characters_are_refused() -> None:
    """A control character, or a line break that only YAML 1.1 knows, is reported at its place."""
    assert refused("a: 1\nb: x\x1by") == [("TC018", 2, 5, "")]
    assert refused("a: x\u2028y") == [("TC018", 1, 5, "")]


def test_escapes_within_double_quotes_are_read() -> None:
    """An escaped control character is the user's own choice and is kept."""
    assert read(r'a: "\e\u65e5"') == {"a": "\x1b日"}


def test_several_documents_are_read_and_empty_ones_left_out() -> None:
    """A file can hold several documents; `---` with nothing after it is none."""
    assert [document.value for document in read_yaml("---\na: 1\n---\n---\n- b\n", "x.yaml")] == [{"a": 1}, ["b"]]


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "null"])
def test_a_file_without_content_holds_no_document(text: str) -> None:
    """Nothing, comments only, and a bare `---` are no document."""
    assert read_yaml(text, "x.yaml") == []


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file within the size limit cannot fill the memory with values."""
    monkeypatch.setattr(located, "MOST_VALUES", 1_000)
    assert refused("- 1\n" * 1_000)[0][:2] == ("TC004", 1_000)


def test_no_more_than_a_hundred_problems_are_reported() -> None:
    """A file full of the same mistake gives a report that can be read."""
    assert len(refused("a: 1\n" * 1_000)) == 100


TEXT = st.text(st.characters(max_codepoint=0x1FFFF, exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(PLAIN)
def test_json_is_read_alike_as_yaml(value: Any) -> None:
    """YAML 1.2 contains JSON: what JSON says has the same value, surrogate pairs in escapes apart."""
    assert read(json.dumps([value], ensure_ascii=False)) == [value]
