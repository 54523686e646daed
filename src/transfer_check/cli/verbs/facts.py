"""``facts [PREFIX]``: the catalogue."""

from __future__ import annotations

import re

from transfer_check.cli.output import emit_table
from transfer_check.errors import usage_problem
from transfer_check.facts import ELEMENT_OF, Fact, catalogue, did_you_mean
from transfer_check.files import quoted
from transfer_check.text import Language
from transfer_check.words import label
from transfer_check.words.fact_catalogue import values_to_write
from transfer_check.words.table_heads import FACT_KINDS, FACTS

_ADDRESS = re.compile(rf"^({'|'.join(ELEMENT_OF)})[.\[]\d+\]?\.")
"""How a fact of an element begins where a report prints its place in a case: ``items.0.form``."""


def run(prefix: str, language: Language) -> None:
    """Write the facts whose path begins with `prefix`."""
    found = catalogue().under(_ADDRESS.sub(lambda place: f"{ELEMENT_OF[place[1]]}.", prefix).removesuffix("."))
    if not found:
        raise usage_problem("TC503", f"no fact begins with {quoted(prefix)}", _help(prefix))
    emit_table(FACTS.in_(language), [_row(fact, language) for fact in found])


def _help(prefix: str) -> str:
    """Return the part of a case, or the fact, that is most like what was asked for."""
    parts = list(dict.fromkeys(path.partition(".")[0] for path in catalogue()))
    near = catalogue().suggestion(prefix) if "." in prefix else did_you_mean(prefix, parts)
    if near:
        return f"did you mean `{near}`?"
    return "a fact begins with " + ", ".join(f"`{part}`" for part in parts)


def _row(fact: Fact, language: Language) -> tuple[str, str, str, str]:
    return fact.path, FACT_KINDS[fact.kind].in_(language), label(fact, language), values_to_write(fact, language)
