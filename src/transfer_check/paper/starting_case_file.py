"""A starting case as a commented YAML file: every fact that matters written out as unknown."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.asking.starting_case import Start
from transfer_check.facts import ELEMENTS, SECTIONS, TRANSFER_KIND, Fact, catalogue
from transfer_check.judging import Verdict
from transfer_check.paper.folding import WIDTH, folded
from transfer_check.paper.schemas import editor_line
from transfer_check.paper.schemas.key_meanings import SECTION
from transfer_check.text import Language
from transfer_check.words.accounts.starting_case_words import (
    BESIDE,
    ELEMENT,
    HEAD,
    ITEMS,
    SAME,
    SETTLED,
    SIGNED,
    TITLE,
    UNKNOWN_KIND,
    in_brackets,
    value_is,
)
from transfer_check.words.day_text import day_in_words
from transfer_check.words.fact_catalogue import values_to_write
from transfer_check.words.verdict_labels import VERDICTS

SCHEMA = "case.schema.json"


def render_starting_case(start: Start, *, language: Language = "en") -> str:
    """Return a starting case as YAML that `evaluate` accepts as it is.

    The comments come from the catalogue of facts: the question of each fact and the values it can have.
    """
    return "\n".join(_lines(start, language)) + "\n"


def _lines(start: Start, language: Language) -> Iterator[str]:
    case = start.decision.case
    yield editor_line(SCHEMA)
    for sentence in _head(start, language):
        yield from _comment(sentence, 0)
    yield ""
    yield f"case: {case.case}"
    yield f"on: {case.on}"
    yield from _comment(TITLE.in_(language), 0)
    by_section: dict[str, list[Fact]] = {}
    for fact in start.facts:
        by_section.setdefault(fact.path.partition(".")[0], []).append(fact)
    kind = case.facts().get("transfer.kind")
    for section in (*SECTIONS, "item", *ELEMENTS):
        facts = by_section.get(section, [])
        if facts or (section == "transfer" and isinstance(kind, str)):
            yield ""
            yield from _section(section, facts, start, language)
        elif section == "consignee":  # a case without the key has no consignee
            yield ""
            yield from _comment(SECTION[section].in_(language), 0)
            yield "consignee: unknown"


def _head(start: Start, language: Language) -> Iterator[str]:
    case, verdict = start.decision.case, start.decision.verdict
    kind = case.facts().get("transfer.kind")
    words = {
        "kind": (TRANSFER_KIND.terms[kind] if isinstance(kind, str) else UNKNOWN_KIND).in_(language),
        "day": day_in_words(case.on, language),
        "some": len(start.facts),
        "schema": SCHEMA,
    }
    for sentence in HEAD:
        yield sentence.in_(language).format(**words)
    if verdict is not Verdict.UNDETERMINED:
        yield SETTLED.in_(language).format(verdict=VERDICTS[verdict].in_(language))


def _section(section: str, facts: list[Fact], start: Start, language: Language) -> Iterator[str]:
    if section in ELEMENTS:
        yield from _of_list(facts[0], start, language)
        return
    yield from _comment(SECTION[section].in_(language), 0)
    if section == "item":
        yield from _comment(ITEMS.in_(language), 0)
        yield "items:"
        yield "  -"
    else:
        if section in ("end_user", "consignee"):
            yield from _comment(SAME.in_(language).format(name=section), 0)
        yield f"{section}:"
    depth = 2 if section == "item" else 1
    kind = start.decision.case.facts().get("transfer.kind")
    if section == "transfer" and isinstance(kind, str):
        yield f"  kind: {kind}"
    for fact in facts:
        yield from _comments(fact, start, depth, language)
        yield f"{'  ' * depth}{fact.path.rpartition('.')[2]}: unknown"


def _of_list(fact: Fact, start: Start, language: Language) -> Iterator[str]:
    """Write a list of parties: what each of them can state, and that the list is unknown."""
    element = ELEMENTS[fact.path][0]
    fields = ", ".join(f"{each.path.rpartition('.')[2]}: …" for each in catalogue().under(element))
    yield from _comment(_asked(fact, start, language), 0)
    yield from _comment(ELEMENT.in_(language).format(fields=fields), 0)
    yield f"{fact.path}: unknown"


def _comments(fact: Fact, start: Start, depth: int, language: Language) -> Iterator[str]:
    asked = _asked(fact, start, language)
    if fact.type == "bool" and fact.kind != "assessed":
        values = values_to_write(fact, language)
        yield from _comment(asked + in_brackets(values).in_(language), depth)
        return
    yield from _comment(asked, depth)
    yield from _comment(_signed(fact, language) if fact.kind == "assessed" else values_to_write(fact, language), depth)


def _asked(fact: Fact, start: Start, language: Language) -> str:
    question = fact.question.in_(language)
    if fact not in start.beside_the_verdict:
        return question
    return question + ("" if language == "ja" else " ") + BESIDE.in_(language)


def _signed(fact: Fact, language: Language) -> str:
    """Return how the judgement is written, with the bodies that make it and the values it can have."""
    form = f"{{value: …, by: {' | '.join(fact.body)}, on: YYYY-MM-DD}}"
    values = values_to_write(fact, language)
    return f"{SIGNED.in_(language)}{form}" + value_is(values).in_(language)


def _comment(text: str, depth: int) -> Iterator[str]:
    indent = "  " * depth + "# "
    yield from (indent + line for line in folded(text, WIDTH - len(indent)))
