"""Plain text, as an officer pastes it into a memo."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.decision import Decision
from transfer_check.explanation import Explanation, Node, Section, explain, explain_rule
from transfer_check.reports.columns import WIDTH, folded, width
from transfer_check.text import Language

_STEP = "  "


def render_text(decision: Decision, *, language: Language = "en") -> str:
    """Return the answer as plain text of at most 100 columns."""
    return laid_out(explain(decision, language=language))


def render_rule(decision: Decision, rule_id: str, *, language: Language = "en") -> str:
    """Return how one rule stands on a case, leaf by leaf, as plain text.

    Raises:
        UsageError: where no provision has that id, or none with it was in force on the day.
    """
    return laid_out(explain_rule(decision, rule_id, language=language))


def section_laid_out(section: Section, language: Language) -> str:
    """Return one section as plain text, without a final line end."""
    return "\n".join(_section(section, language))


def laid_out(explanation: Explanation) -> str:
    """Return an explanation as plain text."""
    return "\n".join(_lines(explanation)) + "\n"


def with_code(text: str, code: str, language: Language) -> str:
    """Return a sentence with a code in brackets, before its full stop where it has one."""
    if not code:
        return text
    stop = text[-1:] if text.endswith((".", "。")) else ""
    body = text.removesuffix(stop)
    return (f"{body}（{code}）" if language == "ja" else f"{body} ({code})") + stop


def _lines(explanation: Explanation) -> Iterator[str]:
    language = explanation.language
    title = folded(with_code(explanation.title, explanation.code, language), WIDTH)
    yield from title
    yield "=" * min(WIDTH, max(map(width, title)))
    yield from folded(explanation.basis, WIDTH)
    if explanation.headline:
        yield ""
        verdict = "結論：" if language == "ja" else "Verdict: "
        yield from folded(verdict + ("" if language == "ja" else " ").join(explanation.headline), WIDTH)
    for section in explanation.sections:
        yield ""
        yield from _section(section, language)
    yield ""
    yield from folded(explanation.closing, WIDTH)


def _section(section: Section, language: Language) -> Iterator[str]:
    heading = folded(section.title, WIDTH)
    yield from heading
    yield "-" * min(WIDTH, max(map(width, heading)))
    for node in section.nodes:
        yield from _node(node, 0, language)


def _node(node: Node, depth: int, language: Language) -> Iterator[str]:
    indent = _STEP * depth
    first, *rest = folded(with_code(node.text, node.code, language), WIDTH - width(indent) - 2)
    yield f"{indent}- {first}"
    yield from (f"{indent}  {line}" for line in rest)
    for child in node.children:
        yield from _node(child, depth + 1, language)
