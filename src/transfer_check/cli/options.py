"""Options that several verbs share, and how their words are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from transfer_check.cli.misuse import misread
from transfer_check.clock import days_taken, far_off
from transfer_check.text import Language

Word = TypeVar("Word")
Format = Literal["text", "markdown", "html", "json"]
Detail = Literal["short", "full", "verdict"]
ReportLanguage = Literal["en", "ja", "both"]
_LANGUAGES: dict[str, Language] = {"en": "en", "ja": "ja"}
_FORMATS: dict[str, Format] = {"text": "text", "markdown": "markdown", "html": "html", "json": "json"}
_DETAILS: dict[str, Detail] = {"short": "short", "full": "full", "verdict": "verdict"}
_REPORT_LANGUAGES: dict[str, ReportLanguage] = {"en": "en", "ja": "ja", "both": "both"}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(option: str, other: str = "") -> Callable[[str], date]:
    """Return what reads the day an option is given."""

    def read(word: str) -> date:
        day = _read_day(option, word, other)
        wrong = far_off(day)
        if wrong:
            raise misread(option, word, wrong, days_taken(day))
        return day

    return read


def _read_day(option: str, word: str, other: str) -> date:
    if _DAY.fullmatch(word):
        with suppress(ValueError):
            return date.fromisoformat(word)
    from transfer_check.facts import MisreadError, read_day  # for days in another form, and for mistakes

    try:
        return read_day(word)
    except MisreadError as error:
        raise misread(option, word, error.what.en.removeprefix("`{value}` "), f"{error.help.en}{other}") from None


def one_of(option: str, words: dict[str, Word]) -> Callable[[str], Word]:
    """Return what reads one of the words an option takes."""

    def read(word: str) -> Word:
        if word in words:
            return words[word]
        *first, last = (f"`{listed}`" for listed in words)
        raise misread(option, word, "is not one of its values", f"choose {', '.join(first)} or {last}", words)

    return read


_language, _format = one_of("--lang", _LANGUAGES), one_of("--format", _FORMATS)
_languages = one_of("--lang", _REPORT_LANGUAGES)
_detail = one_of("--detail", _DETAILS)
_on = day_of("--on")

_CASE = "Case file (YAML, JSON or TOML); `-` reads YAML from standard input."
CaseFile = Annotated[str, typer.Argument(parser=str, metavar="CASE", help=_CASE)]
CaseFiles = Annotated[list[str], typer.Argument(parser=str, metavar="CASE...", help=_CASE)]
DayOption = Annotated[
    date | None,
    typer.Option("--on", parser=_on, metavar="YYYY-MM-DD", help="Apply the law of this day instead of the case's own."),
]
InForceOption = Annotated[
    date | None, typer.Option("--on", parser=_on, metavar="YYYY-MM-DD", help="Only what is in force on this day.")
]
LanguageOption = Annotated[
    Language,
    typer.Option("--lang", parser=_language, metavar="en|ja", help="Language of the output; `en` where absent."),
]
ReportLanguageOption = Annotated[
    ReportLanguage,
    typer.Option(
        "--lang",
        parser=_languages,
        metavar="en|ja|both",
        help="Language of the output; `en` where absent, `both` side by side in HTML.",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", parser=_format, metavar="text|markdown|html|json", help="Form of the output; `text` where absent."
    ),
]
DetailOption = Annotated[
    Detail,
    typer.Option(
        "--detail",
        parser=_detail,
        metavar="short|full|verdict",
        help="How much text says: one screen, the full account, or one line a case; `short` where absent.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", parser=Path, metavar="FILE", help="Write to this file instead of standard output."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over a file that exists.")]
RulesOption = Annotated[
    Path | None,
    typer.Option(
        "--rules", parser=Path, metavar="FOLDER", help="Use the rules in this folder instead of the installed ones."
    ),
]
