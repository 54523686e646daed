"""Writing what an inquiry into a case found, in the form that was asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transfer_check.cli.output import columns, emit
from transfer_check.text import Text

if TYPE_CHECKING:
    from transfer_check.cli.options import Format
    from transfer_check.judging import Decision
    from transfer_check.words.accounts import Explanation


def emit_account(title: Text, decision: Decision, account: Explanation, format: Format, output: Path | None) -> None:
    """Write an account laid out as text, Markdown or a page.

    Args:
        title: what the paper is, as the head of a page says.
        decision: the decision on the case that was looked into.
        account: what was found.
        format: any but JSON.
        output: the file; standard output where ``None``.

    Raises:
        UsageError: where it cannot be written.
    """
    if format == "html":
        from transfer_check.paper.html import render_inquiry

        emit(render_inquiry(title, decision, account), output)
    elif format == "markdown":
        from transfer_check.paper import markdown

        emit(markdown.laid_out(account), output)
    else:
        from transfer_check.paper import plain_text

        emit(plain_text.laid_out(account, columns=columns(output)), output)


def emit_data(data: dict[str, Any], output: Path | None) -> None:
    """Write the data of an inquiry as JSON.

    Raises:
        UsageError: where it cannot be written.
    """
    emit(json.dumps(data, ensure_ascii=False, indent=2), output)
