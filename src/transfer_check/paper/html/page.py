"""The page: templates filled with what stands on it, its style inside it, and a policy that forbids all else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from transfer_check.judging import Decision
from transfer_check.paper.html.page_content import Languages, Sheet, sheet_of, sheet_of_inquiry, verdict_words
from transfer_check.paper.html.pairing import worded
from transfer_check.paper.html.stamping import cover_rule, page_rule
from transfer_check.text import Language, Text
from transfer_check.words.accounts import Explanation
from transfer_check.words.accounts.page_words import WORDS


def render_html(decisions: Sequence[Decision], *, languages: Languages = ("en",)) -> str:
    """Return the answers as one HTML page that loads nothing and runs nothing.

    Args:
        decisions: one or more; several stand one after the other, below a list of them.
        languages: one language, or both side by side in this order.
    """
    return _page([sheet_of(decision, languages, place) for place, decision in enumerate(decisions, start=1)], languages)


def render_inquiry(document: Text, decision: Decision, told: Explanation) -> str:
    """Return a question about a case and its answer as a page of the same kind.

    Args:
        document: what the paper is, such as the facts that are still open.
        decision: the decision whose verdict and digests it bears.
        told: the explanation, in one language.
    """
    return _page([sheet_of_inquiry(document, decision, told)], [told.language])


def _page(sheets: list[Sheet], languages: Languages) -> str:
    environment = _environment()
    style = environment.get_template("style.css").render() + _stamps(sheets, languages)
    return environment.get_template("page.html").render(
        sheets=sheets,
        languages=languages,
        both=len(languages) > 1,
        style=Markup(style),
        style_digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        words={word: worded(languages, [text.in_(each) for each in languages]) for word, text in WORDS.items()},
        verdicts=verdict_words(languages),
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("transfer_check.paper.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _stamps(sheets: list[Sheet], languages: Sequence[Language]) -> str:
    rules = [page_rule(sheet.anchor, sheet.document, sheet.stamps) for sheet in sheets]
    names = [f".{sheet.anchor} {{ page: {sheet.anchor}; }}\n" for sheet in sheets]
    if len(sheets) > 1:
        first = sheets[0].stamps[0][1]
        rules.insert(0, cover_rule("cover", languages, first.rules, first.program, len(sheets)))
        names.insert(0, ".cover { page: cover; }\n")
    return "\n" + "".join([*rules, *names])
