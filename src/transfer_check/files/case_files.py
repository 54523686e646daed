"""Cases from files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from transfer_check.errors import CaseError, Problem
from transfer_check.facts import TransferCase
from transfer_check.files.cache import recall_states
from transfer_check.files.documents import Document, read_document, read_documents
from transfer_check.files.model_problems import validated
from transfer_check.files.quoting import Location
from transfer_check.files.readers.located import UnreadableError
from transfer_check.files.readers.yaml_reader import read_yaml

WANTED: dict[Location, tuple[str, str]] = {
    ("case",): (
        "the case has no name: the key `case` is missing",
        "write `case: 2012-12-18-patrol-vessels`, a name that no other of your cases has",
    ),
    ("on",): (
        "the day whose law applies is missing: the key `on`",
        "write `on: YYYY-MM-DD`, the day of the decision on the transfer; it never defaults to today",
    ),
}


def load_case(path: str | Path, *, stdin_format: str = "yaml") -> TransferCase:
    """Return the case in a YAML, JSON or TOML file, or on standard input for ``-``.

    Raises:
        CaseError: with everything that is wrong in the file, each with its place.
    """
    return load_case_with_bytes(path, stdin_format=stdin_format)[0]


def load_case_with_bytes(path: str | Path, *, stdin_format: str = "yaml") -> tuple[TransferCase, bytes]:
    """Return the case in a file as `load_case` does, and the bytes it was read from.

    Raises:
        CaseError: with everything that is wrong in the file, each with its place.
    """
    recall_states()
    document = read_document(path, stdin_format=stdin_format)
    return _case(document), document.content


def case_of(text: str, file: str) -> TransferCase:
    """Return the case in the text of a YAML file.

    Args:
        text: the text.
        file: how the file is called where something in it is wrong.

    Raises:
        CaseError: with everything that is wrong in the text, each with its place.
    """
    recall_states()
    try:
        documents = read_yaml(text, file)
    except UnreadableError as unreadable:
        raise CaseError(unreadable.problems) from None
    return _case(Document(file, documents[0].value, documents[0].positions))


def load_cases(paths: Iterable[str | Path], *, stdin_format: str = "yaml") -> list[TransferCase]:
    """Return the cases of several files in their order; a YAML file may hold several, separated by ``---``.

    Raises:
        CaseError: with everything that is wrong in all of the files.
    """
    recall_states()
    cases: list[TransferCase] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            documents = read_documents(path, stdin_format=stdin_format)
        except CaseError as error:
            problems.extend(error.problems)
            continue
        for document in documents:
            try:
                cases.append(_case(document))
            except CaseError as error:
                problems.extend(error.problems)
    if problems:
        raise CaseError(problems)
    return cases


def _case(document: Document) -> TransferCase:
    """Return the case a document describes; it remembers where each fact is written."""
    case = validated(document, TransferCase, CaseError, wanted=WANTED)
    case.__dict__["read_from"] = document._replace(content=b"")
    return case
