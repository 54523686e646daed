"""Options that several verbs share, and how their words are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

import typer

from transfer_check.cli.wrong_usage import misread
from transfer_check.clock import days_taken, far_off
from transfer_check.text import Language

Word = TypeVar("Word")
Format = Literal["text", "markdown", "html", "json"]
ReportLanguage = Literal["en", "ja", "both"]
Dialect = Literal["duckdb", "postgres", "spark", "bigquery", "snowflake"]
Part = Literal["inputs", "law", "judge"]
_LANGUAGES: dict[str, Language] = {"en": "en", "ja": "ja"}
_FORMATS: dict[str, Format] = {"text": "text", "markdown": "markdown", "html": "html", "json": "json"}
_REPORT_LANGUAGES: dict[str, ReportLanguage] = {"en": "en", "ja": "ja", "both": "both"}
_SHA256 = re.compile(r"(sha256:)?[0-9a-f]{64}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(option: str, other: str = "") -> Callable[[str], date]:
    """Return what reads the day an option is given."""

    def read(word: str) -> date:
        try:
            day = date.fromisoformat(word if _DAY.fullmatch(word) else "")
        except ValueError:
            help = f"write year, month and day: `2012-12-18`{other}"
            raise misread(option, word, "is not a day of the calendar", help) from None
        wrong = far_off(day)
        if wrong:
            raise misread(option, word, wrong, days_taken(day))
        return day

    return read


def _digest(word: str) -> str:
    if _SHA256.fullmatch(word) is None:
        help = "write `sha256:` and its 64 hexadecimal digits, as `transfer-check record` printed them"
        raise misread("--digest", word, "is not a digest", help)
    return f"sha256:{word.removeprefix('sha256:')}"


def one_of(option: str, words: dict[str, Word]) -> Callable[[str], Word]:
    """Return what reads one of the words an option takes."""

    def read(word: str) -> Word:
        if word in words:
            return words[word]
        *first, last = (f"`{each}`" for each in words)
        raise misread(option, word, "is not one of its values", f"choose {', '.join(first)} or {last}", words)

    return read


def _edition(word: str) -> date | None:
    return None if word == "all" else day_of("--edition", " or `all`")(word)


_dialect = one_of("--dialect", {each: each for each in get_args(Dialect)})
_part = one_of("--part", {each: each for each in get_args(Part)})
_language, _format = one_of("--lang", _LANGUAGES), one_of("--format", _FORMATS)
_outcome_format = one_of("--format", {"text": "text", "json": "json"})
_languages = one_of("--lang", _REPORT_LANGUAGES)
_on, _from, _to = map(day_of, ("--on", "--from", "--to"))

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
OfDayOption = Annotated[
    date,
    typer.Option(
        "--on", parser=_on, metavar="YYYY-MM-DD", help="The day whose law applies; it never is today unasked."
    ),
]
DaysOption = Annotated[
    list[date],
    typer.Option(
        "--on", parser=_on, metavar="YYYY-MM-DD", help="Apply the law of this day; give it once for each day."
    ),
]
FromOption = Annotated[date, typer.Option("--from", parser=_from, metavar="YYYY-MM-DD", help="The earlier day.")]
ToOption = Annotated[date, typer.Option("--to", parser=_to, metavar="YYYY-MM-DD", help="The later day.")]
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
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", parser=Path, metavar="FILE", help="Write to this file instead of standard output."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over a file that exists.")]
DigestOption = Annotated[
    str | None,
    typer.Option(
        "--digest", parser=_digest, metavar="SHA256", help="The digest the record must have, as kept elsewhere."
    ),
]
OutcomeFormatOption = Annotated[
    str,
    typer.Option(
        "--format", parser=_outcome_format, metavar="text|json", help="Form of the output; `text` where absent."
    ),
]
RulesOption = Annotated[
    Path | None,
    typer.Option(
        "--rules", parser=Path, metavar="FOLDER", help="Use the rules in this folder instead of the installed ones."
    ),
]
SetOption = Annotated[
    list[str],
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="Give a fact this value, written as in a YAML case; `unknown` takes it back. May be repeated.",
    ),
]
DialectOption = Annotated[
    Dialect,
    typer.Option(
        "--dialect",
        parser=_dialect,
        metavar="duckdb|postgres|spark|bigquery|snowflake",
        help="The dialect of your database.",
    ),
]
PartOption = Annotated[
    Part | None,
    typer.Option(
        "--part",
        parser=_part,
        metavar="inputs|law|judge",
        help="Only the tables the cases go into, those of the law, or what judges; all in this order where absent.",
    ),
]
EditionOption = Annotated[
    date | None,
    typer.Option(
        "--edition",
        parser=_edition,
        metavar="YYYY-MM-DD|all",
        help="Only the text in force on this day; where absent, or `all`, every case by the text of its own day.",
    ),
]
