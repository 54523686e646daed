"""Markdown (CommonMark): a paper for the file, as the HTML page; nothing a user typed becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transfer_check.asking import timeline
from transfer_check.judging import Decision
from transfer_check.paper.stamp import stamp_section
from transfer_check.text import Language
from transfer_check.words.accounts import Explanation, Node, explain
from transfer_check.words.accounts.edition_account import edition_node, editions_section
from transfer_check.words.accounts.page_words import verdict_told

_MARKUP = re.compile(r"[\\`*\[\]{}<>#|~!&$@^]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|(?<=www)\.|:(?=//)", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(\d+)([.)])|^([-+=])")


def render_markdown(decision: Decision, *, language: Language = "en") -> str:
    """Return the answer as Markdown, with the case under each edition, the editions applied and the digests."""
    told = explain(decision, language=language)
    moments = timeline(decision.case, decision.rulebook)
    editions = editions_section(
        (edition_node(each.on, each.editions, each.answer, language, changed=each.changed) for each in moments),
        language,
    )
    added = [section for section in (editions, stamp_section(decision, language)) if section.nodes]
    return laid_out(told._replace(sections=(*told.sections, *added)))


def laid_out(explanation: Explanation) -> str:
    """Return an explanation as Markdown."""
    return "\n".join(_lines(explanation)) + "\n"


def escaped(text: str) -> str:
    """Return text so that a Markdown reader shows exactly it: no markup, no HTML, no link."""
    text = _MARKUP.sub(lambda found: "\\" + found.group(), text)
    return _LIST_MARK.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", text)


def code_span(code: str) -> str:
    """Return text as a code span, fenced by more backticks than it contains."""
    longest = max((len(run) for run in re.findall(r"`+", code)), default=0)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    fence = "`" * (longest + 1)
    return f"{fence}{pad}{code}{pad}{fence}"


def _with_code(text: str, code: str, language: Language) -> str:
    if not code:
        return escaped(text)
    stop = text[-1:] if text.endswith((".", "。")) else ""
    body = escaped(text.removesuffix(stop))
    return (f"{body}（{code_span(code)}）" if language == "ja" else f"{body} ({code_span(code)})") + stop


def _lines(explanation: Explanation) -> Iterator[str]:
    language = explanation.language
    yield "# " + _with_code(explanation.title, explanation.code, language)
    yield ""
    yield escaped(explanation.basis)
    if explanation.headline:
        yield ""
        head, told = verdict_told(explanation.headline, language)
        yield f"**{head}{escaped(told)}**"
    for section in explanation.sections:
        yield ""
        yield f"## {escaped(section.title)}"
        yield ""
        for node in section.nodes:
            yield from _node(node, 0, language)
    yield ""
    yield f"*{escaped(explanation.closing)}*"


def _node(node: Node, depth: int, language: Language) -> Iterator[str]:
    yield f"{'  ' * depth}- {_with_code(node.text, node.code, language)}"
    for child in node.children:
        yield from _node(child, depth + 1, language)
