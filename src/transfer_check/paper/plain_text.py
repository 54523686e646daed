"""Plain text, as an officer pastes it into a memo."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.judging import Decision
from transfer_check.paper.folding import WIDTH, folded, width
from transfer_check.text import Language
from transfer_check.words.accounts import Explanation, Node, Section, explain, explain_rule
from transfer_check.words.accounts.page_words import verdict_told

NARROWEST = 20
"""Columns a line of text has at least, however deep it stands."""
_STEP = "  "


def render_text(decision: Decision, *, language: Language = "en", columns: int = WIDTH) -> str:
    """Return the answer as plain text of at most so many columns."""
    return laid_out(explain(decision, language=language), columns=columns)


def render_rule(decision: Decision, rule_id: str, *, language: Language = "en", columns: int = WIDTH) -> str:
    """Return how one rule stands on a case, leaf by leaf, as plain text.

    Raises:
        UsageError: where no provision has that id, or none with it was in force on the day.
    """
    return laid_out(explain_rule(decision, rule_id, language=language), columns=columns)


def section_laid_out(section: Section, language: Language) -> str:
    """Return one section as plain text, without a final line end."""
    return "\n".join(_section(section, language, WIDTH))


def laid_out(explanation: Explanation, *, columns: int = WIDTH) -> str:
    """Return an explanation as plain text of at most so many columns."""
    return "\n".join(_lines(explanation, columns)) + "\n"


def with_code(text: str, code: str, language: Language) -> str:
    """Return a sentence with a code in brackets, before its full stop where it has one."""
    if not code:
        return text
    stop = text[-1:] if text.endswith((".", "。")) else ""
    body = text.removesuffix(stop)
    return (f"{body}（{code}）" if language == "ja" else f"{body} ({code})") + stop


def _lines(explanation: Explanation, columns: int) -> Iterator[str]:
    language = explanation.language
    title = folded(with_code(explanation.title, explanation.code, language), columns)
    yield from title
    yield "=" * min(columns, max(map(width, title)))
    yield from folded(explanation.basis, columns)
    if explanation.headline:
        yield ""
        yield from folded("".join(verdict_told(explanation.headline, language)), columns)
    for section in explanation.sections:
        yield ""
        yield from _section(section, language, columns)
    yield ""
    yield from folded(explanation.closing, columns)


def _section(section: Section, language: Language, columns: int) -> Iterator[str]:
    heading = folded(section.title, columns)
    yield from heading
    yield "-" * min(columns, max(map(width, heading)))
    for node in section.nodes:
        yield from _node(node, 0, language, columns)


def _node(node: Node, depth: int, language: Language, columns: int) -> Iterator[str]:
    indent = _STEP * depth
    first, *rest = folded(with_code(node.text, node.code, language), max(columns - width(indent) - 2, NARROWEST))
    yield f"{indent}- {first}"
    yield from (f"{indent}  {line}" for line in rest)
    for child in node.children:
        yield from _node(child, depth + 1, language, columns)
