"""The changelog of the law: every edition has its row, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.errors import Problem
from transfer_check.files.rule_files import RuleFiles
from transfer_check.law import EditionDay
from transfer_check.text import Language

CHANGELOG = "CHANGELOG.md"
_ENGLISH = "\n## English\n"


def unlisted_editions(files: RuleFiles) -> Iterator[Problem]:
    """Yield editions without a row in ``CHANGELOG.md``; a rules folder without that file keeps none."""
    path = files.folder / CHANGELOG
    if not path.is_file():
        return
    japanese, _, english = path.read_text(encoding="utf-8").partition(_ENGLISH)
    halves: tuple[tuple[Language, str], ...] = (("ja", japanese), ("en", english))
    for regime in files.rulebook.regimes:
        for edition in regime.editions:
            for language, half in halves:
                row = _row(edition, language)
                if row not in half:
                    message = f"the edition of {edition.on} of `{regime.id}` has no row in the {_HALF[language]}"
                    help = f"add `{row} |` to the table of its regime; name real cases that turn in the last cell"
                    yield Problem(path.as_posix(), 0, 0, "TC366", edition.cite.instrument, message, help)


_HALF = {"ja": "Japanese half", "en": "English half"}


def _row(edition: EditionDay, language: Language) -> str:
    return f"| {edition.on} | {edition.title.in_(language)} |"
