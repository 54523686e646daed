"""Files and standard input as documents: what can be read, and what is said of what cannot."""

from __future__ import annotations

import builtins
import io
import os
import sys
import tracemalloc
from pathlib import Path
from typing import Any, NoReturn

import pytest

from transfer_check.errors import CaseError, Problem, RuleError
from transfer_check.files import read_document, read_documents


def problem_of(path: str | Path, **options: Any) -> Problem:
    """Return the only problem of a file."""
    with pytest.raises(CaseError) as caught:
        read_document(path, **options)
    (problem,) = caught.value.problems
    return problem


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Return a stream that stands for standard input."""
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream, encoding="ascii"))
    return stream


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "a: {b: [1, x]}"), ("a.yml", "a: {b: [1, x]}"), ("a.JSON", '{"a": {"b": [1, "x"]}}'),
        ("a.toml", 'a.b = [1, "x"]'),
    ],
)  # fmt: skip
def test_the_ending_says_the_format(tmp_path: Path, name: str, text: str) -> None:
    """YAML, JSON and TOML files give the same value; the file is named as the user named it."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    document = read_document(file)
    assert document.value == {"a": {"b": [1, "x"]}}
    assert document.file == str(file)
    assert document.positions["a", "b", 1].line == 1


def test_standard_input_is_read_as_yaml_or_as_asked(stdin: io.BytesIO) -> None:
    """`-` reads standard input, YAML unless another format is named."""
    stdin.write("a: 題".encode())
    stdin.seek(0)
    document = read_document("-")
    assert (document.file, document.value) == ("-", {"a": "題"})
    stdin.seek(0)
    assert problem_of("-", stdin_format="json").code == "TC010"


def test_empty_standard_input_is_reported(stdin: io.BytesIO) -> None:
    """Nothing on standard input is an error of its own."""
    assert str(problem_of("-")).startswith("-  TC005\n  standard input is empty\n  help: ")


def test_a_problem_of_a_document_has_its_place(tmp_path: Path) -> None:
    """A document places problems at values, at keys, and at what encloses a location."""
    file = tmp_path / "a.yaml"
    file.write_text("a:\n  - b: 1\n", encoding="utf-8")
    document = read_document(file)
    assert document.problem("TC999", ("a", 0, "b"), "m").column == 8
    assert document.problem("TC999", ("a", 0, "b"), "m", at_key=True).column == 5
    problem = document.problem("TC999", ("a", 0, "c", "d"), "m", "h")
    assert (problem.line, problem.column, problem.path, problem.help) == (2, 5, "a[0].c.d", "h")


def test_a_missing_file_suggests_the_one_beside_it(tmp_path: Path) -> None:
    """The nearest name in the same folder is suggested, as a path that can be pasted."""
    (tmp_path / "case.yaml").touch()
    (tmp_path / "cas.txt").touch()
    problem = problem_of(tmp_path / "cse.yaml")
    assert (problem.code, problem.message) == ("TC001", "there is no such file")
    assert problem.help == f"did you mean `{tmp_path / 'case.yaml'}`?"


def test_a_missing_file_with_nothing_near_is_just_missing(tmp_path: Path) -> None:
    """No suggestion is made up, nor where the folder is missing too or is a file."""
    (tmp_path / "a.yaml").touch()
    for path in (tmp_path / "zzzzzz.json", tmp_path / "b" / "a.yaml", tmp_path / "a.yaml" / "a.yaml"):
        problem = problem_of(path)
        assert problem.code == "TC001"
        assert problem.help == ("" if path.parent.is_dir() else f"there is no folder `{path.parent}`")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    """A directory is named as such."""
    assert problem_of(tmp_path).message == "this is a directory, not a file"
    assert problem_of(tmp_path).code == "TC002"


def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing permission is told in plain words."""

    def refuse(*args: object, **options: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", "a.yaml")

    monkeypatch.setattr(builtins, "open", refuse)
    problem = problem_of(tmp_path / "a.yaml")
    assert (problem.code, problem.message) == ("TC003", "the file cannot be read: permission denied")


def test_a_failure_while_reading_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk error gives the reason of the system, in lower case."""

    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(builtins, "open", lambda *args, **options: Broken())
    assert problem_of(tmp_path / "a.yaml").message == "the file cannot be read: input/output error"


def test_a_name_that_no_file_can_have_is_reported() -> None:
    """A NUL in a name is an error, and printed as an escape."""
    problem = problem_of("a\0b.yaml")
    assert (problem.code, problem.file) == ("TC003", "a\\x00b.yaml")


def test_a_name_that_is_not_unicode_can_be_printed(tmp_path: Path) -> None:
    """Bytes of a file name that are no text do not break the message."""
    problem = problem_of(os.fsdecode(b"\xff.yaml"))
    assert problem.code == "TC001"
    str(problem).encode("utf-8")


def test_fifty_megabytes_are_refused_unread(tmp_path: Path) -> None:
    """A file over the limit is refused without being read into memory."""
    file = tmp_path / "large.yaml"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    tracemalloc.start()
    problem = problem_of(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (problem.code, problem.message) == ("TC004", "larger than 10 MB")
    assert peak < 25_000_000


@pytest.mark.parametrize("suffix", ["yaml", "json", "toml"])
@pytest.mark.parametrize("content", [b"", b"\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, suffix: str, content: bytes) -> None:
    """A file without content is an error of its own, not a case of which nothing is known."""
    file = tmp_path / f"a.{suffix}"
    file.write_bytes(content)
    problem = problem_of(file)
    assert (problem.code, problem.message) == ("TC005", "the file is empty")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0", b"a: 1\0", b"PK\x03\x04\0\xff", bytes(range(256))])
def test_binary_junk_is_refused(tmp_path: Path, content: bytes) -> None:
    """A file with NUL bytes is no text."""
    file = tmp_path / "a.yaml"
    file.write_bytes(content)
    assert problem_of(file).code == "TC006"


def test_text_that_is_not_utf_8_is_refused_at_its_place(tmp_path: Path) -> None:
    """The first byte that is not UTF-8 is named with offset, line and column; Shift_JIS is recognised."""
    file = tmp_path / "a.yaml"
    file.write_bytes("a: 1\nb: 防衛".encode("cp932"))
    problem = problem_of(file)
    assert (problem.code, problem.line, problem.column) == ("TC007", 2, 4)
    assert problem.message == "not UTF-8: byte 8 is 0x96"
    assert problem.help == "it may be Shift_JIS: save it as UTF-8"
    file.write_bytes(b"\xef\xbb\xbf\xe9\xa1\x8c: \xff\xff")
    problem = problem_of(file)
    assert (problem.message, problem.help) == ("not UTF-8: byte 8 is 0xFF", "save it as UTF-8")
    assert problem.column in (4, 5)


def test_utf_16_is_refused_by_name(tmp_path: Path) -> None:
    """What some editors call Unicode is recognised."""
    file = tmp_path / "a.yaml"
    file.write_text("a: 1", encoding="utf-16")
    assert problem_of(file).message == "the text is UTF-16, not UTF-8"


@pytest.mark.parametrize(("name", "text"), [("a.yaml", "a: 1"), ("a.json", '{"a": 1}'), ("a.toml", "a = 1")])
def test_a_byte_order_mark_is_accepted(tmp_path: Path, name: str, text: str) -> None:
    """A UTF-8 byte order mark is ignored, and counts for no column."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8-sig")
    document = read_document(file)
    assert document.value == {"a": 1}
    assert document.positions["a",].key_column in (1, 2)


@pytest.mark.parametrize("name", ["a.txt", "a", "a.yaml.bak"])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    """The format is not guessed from the content."""
    file = tmp_path / name
    file.write_text("a: 1", encoding="utf-8")
    problem = problem_of(file)
    assert problem.code == "TC008"
    assert "`.yaml`, `.yml`, `.json`, `.toml`" in problem.help


def test_several_documents_are_refused_where_one_is_expected(tmp_path: Path) -> None:
    """The second document is reported at its beginning; `read_documents` accepts both."""
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\n---\n\nb: 2\n", encoding="utf-8")
    problem = problem_of(file)
    assert (problem.code, problem.line, problem.column) == ("TC014", 4, 1)
    assert [document.value for document in read_documents(file)] == [{"a": 1}, {"b": 2}]


def test_problems_are_raised_in_the_class_asked_for_and_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Rule files raise rule errors; problems are sorted by line."""
    file = tmp_path / "a.yaml"
    file.write_text("a: !x {b: 1, b: 2}\na: .nan\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        read_document(file, error=RuleError)
    assert [problem.code for problem in caught.value.problems] == ["TC013", "TC011", "TC011", "TC017"]


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.yaml", "a:\n  - b: .inf\n"), ("a.json", '{"a": [{"b": 1e999}]}'), ("a.toml", "[[a]]\nb = inf\n")],
)
def test_the_same_mistake_has_the_same_path_in_every_format(tmp_path: Path, name: str, text: str) -> None:
    """The path says where in the document, whatever the format."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert problem_of(tmp_path / name).path == "a[0].b"
