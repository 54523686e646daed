"""Wording: Japanese stands under ``ja``, English under ``en``, and neither is empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from transfer_check.errors import Problem
from transfer_check.files.places_to_fill import is_marked
from transfer_check.files.rule_files import RuleFiles
from transfer_check.law.written import WrittenCaution

WORD = re.compile(r"(?!appended table \d+, item \d+$)^.*(?:[A-Za-z]{3,}|[\u3040-\u30ff\u4e00-\u9fff])")
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def wrong_language(files: RuleFiles) -> Iterator[Problem]:
    """Yield wordings without Japanese under ``ja`` or with Japanese under ``en``."""
    for file in files.files:
        for at, message in _walk(file.content.model_dump(), ()):
            yield file.problem(at, "TC371", "", message)
        for at, owner in file.with_examples():
            if not isinstance(owner, WrittenCaution) and WORD.search(owner.cite.at) and not is_marked(owner.cite.at):
                yield file.problem(
                    (*at, "cite", "at"),
                    "TC371",
                    owner.id,
                    f"the pinpoint `{owner.cite.at}` is a wording of one language",
                    "give numbers as the instrument does; what they number belongs into the title of an instrument",
                )
    for at, message in _walk(files.regimes.model_dump(), ()):
        line, column = files.regimes_place(at)
        yield Problem(files.regimes_name, line, column, "TC371", "", message)


def _walk(value: Any, at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        if set(value) == {"ja", "en"}:
            yield from _wording(value, at)
            return
        for key, inner in value.items():
            yield from _walk(inner, (*at, key))
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*at, index))


def _wording(value: dict[str, str], at: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not JAPANESE.search(value["ja"]):
        yield (*at, "ja"), "the Japanese wording holds no Japanese"
    if JAPANESE.search(value["en"]):
        yield (*at, "en"), "the English wording holds Japanese"
