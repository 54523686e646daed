"""``rules diff --from DAY --to DAY``: what changed between two days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from transfer_check.cli.options import LanguageOption, RulesOption, day_of
from transfer_check.cli.output import emit, emit_table
from transfer_check.errors import usage_problem

if TYPE_CHECKING:
    from transfer_check.law import Provision, Rulebook
    from transfer_check.text import Language

PLACE = 50
EPILOG = "Example:\n  transfer-check rules diff --from 2011-12-26 --to 2011-12-27"


def run(
    first: Annotated[
        date, typer.Option("--from", parser=day_of("--from"), metavar="YYYY-MM-DD", help="The earlier day.")
    ],
    second: Annotated[date, typer.Option("--to", parser=day_of("--to"), metavar="YYYY-MM-DD", help="The later day.")],
    lang: LanguageOption = "en",
    rules: RulesOption = None,
) -> None:
    """List the provisions that ended, began or changed between two days."""
    from transfer_check.files import load_rulebook
    from transfer_check.law.revision import revision
    from transfer_check.words.table_heads import BEGAN, CHANGED, CHANGES, ENDED, NO_CHANGE

    if second < first:
        raise usage_problem(
            "TC507", f"`--to` ({second}) is before `--from` ({first})", "give the earlier day as `--from`"
        )
    rulebook = load_rulebook(rules)
    differing = revision(rulebook, first, second)
    ended, began, changed = (change.in_(lang) for change in (ENDED, BEGAN, CHANGED))
    rows = [
        *((ended, *_named(provision, rulebook, lang)) for provision in differing.ended),
        *((began, *_named(provision, rulebook, lang)) for provision in differing.began),
        *((changed, *_named(after, rulebook, lang)) for _, after in differing.changed),
    ]
    if rows:
        emit_table(CHANGES.in_(lang), rows)
    else:
        emit(NO_CHANGE.in_(lang))


def _named(provision: Provision, rulebook: Rulebook, language: Language) -> tuple[str, str, str, str]:
    from transfer_check.words.table_heads import EFFECTS

    instrument = rulebook.instruments[provision.cite.instrument].short.in_(language)
    return (
        provision.id,
        EFFECTS[provision.effect].in_(language),
        provision.title.in_(language),
        f"{instrument} {provision.cite.at}".strip(),
    )
