"""``facts [PREFIX]``: the catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

from transfer_check.cli.options import LanguageOption
from transfer_check.cli.output import emit_table
from transfer_check.errors import usage_problem

if TYPE_CHECKING:
    from transfer_check.facts import Fact
    from transfer_check.text import Language

PLACE = 100
EPILOG = "Example:\n  transfer-check facts assurance"


def run(
    prefix: Annotated[
        str,
        typer.Argument(parser=str, metavar="[PREFIX]", help="Show the facts that begin so; every fact where absent."),
    ] = "",
    lang: LanguageOption = "en",
) -> None:
    """List the facts a case can state."""
    from transfer_check.facts import catalogue
    from transfer_check.files import quoted
    from transfer_check.words.table_heads import FACTS

    facts = catalogue().under(_without_places(prefix).removesuffix("."))
    if not facts:
        raise usage_problem("TC503", f"no fact begins with {quoted(prefix)}", _help(prefix))
    emit_table(FACTS.in_(lang), [_row(fact, lang) for fact in facts])


def _without_places(prefix: str) -> str:
    """Return the path of a fact as the catalogue writes it, where a report prints its place: ``items.0.form``."""
    from transfer_check.facts import ELEMENT_OF

    address = re.compile(rf"^({'|'.join(ELEMENT_OF)})[.\[]\d+\]?\.")
    return address.sub(lambda place: f"{ELEMENT_OF[place[1]]}.", prefix)


def _help(prefix: str) -> str:
    """Return the part of a case, or the fact, that is most like what was asked for."""
    from transfer_check.facts import catalogue, did_you_mean

    parts = list(dict.fromkeys(path.partition(".")[0] for path in catalogue()))
    near = catalogue().suggestion(prefix) if "." in prefix else did_you_mean(prefix, parts)
    if near:
        return f"did you mean `{near}`?"
    return "a fact begins with " + ", ".join(f"`{part}`" for part in parts)


def _row(fact: Fact, language: Language) -> tuple[str, str, str, str]:
    from transfer_check.words import label
    from transfer_check.words.fact_catalogue import values_to_write
    from transfer_check.words.table_heads import FACT_KINDS

    return fact.path, FACT_KINDS[fact.kind].in_(language), label(fact, language), values_to_write(fact, language)
