"""The warnings that a run may tell of its answers, with their texts: on days, on texts in doubt, and on items."""

from __future__ import annotations

from transfer_check.answering import NO_LAW, NO_POLICY, Notice, expired, later_than_the_rules
from transfer_check.law import Provision, Rulebook


def answer_warnings(rulebook: Rulebook) -> tuple[Notice, ...]:
    """Return what an answer of a run may warn of, each once: days without law or after the rules end, and cautions."""
    found = [NO_LAW, NO_POLICY]
    if rulebook.as_of is not None:
        found.append(later_than_the_rules(rulebook.as_of))
    cautions: dict[str, Provision] = {each.id: each for each in rulebook.provisions if each.effect == "caution"}
    tables = (Notice(each.id, each.text) for each in expired(rulebook.tables.values()))
    return (*found, *tables, *(Notice(name, of.text) for name, of in cautions.items()))
