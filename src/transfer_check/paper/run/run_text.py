"""The summary of a run as plain text, as it is told at the end."""

from __future__ import annotations

from pathlib import Path

from transfer_check.bulk.output.summary import Summary
from transfer_check.law import Rulebook
from transfer_check.paper.folding import width
from transfer_check.paper.run.run_counts import Bar, Bars, Matrix, counts, headline, matrices
from transfer_check.paper.run.run_warnings import run_warnings
from transfer_check.text import Language
from transfer_check.words.accounts.page_words import WARNINGS
from transfer_check.words.accounts.run_words import FROM_TO, and_more, rejected_in

MOST = 12


def render_run_text(summary: Summary, rulebook: Rulebook, rejected: Path | None, *, language: Language = "en") -> str:
    """Return what a run came to: counts by verdict, by edition and by rule, how verdicts moved, what was rejected, what to heed.

    Args:
        summary: the counts.
        rulebook: the rules, for their titles.
        rejected: the file of rows that were not judged.
    """
    blocks = [headline(summary, language)]
    if summary.rejected_rows and rejected is not None:
        blocks[0] += "\n" + rejected_in(rejected).in_(language)
    warnings = run_warnings(summary, rulebook, language)
    if warnings:
        blocks.append("\n".join([WARNINGS.in_(language), *(f"- {each}" for each in warnings)]))
    blocks += [_matrix(each, language) for each in matrices(summary, language)]
    blocks += [_bars(each, language) for each in counts(summary, rulebook, language)]
    return "\n\n".join(blocks)


def _bars(bars: Bars, language: Language) -> str:
    shown = bars.bars[:MOST]
    widest = max(len(f"{each.often:,}") for each in shown)
    lines = [bars.title, *(f"  {each.often:>{widest},}  {_named(each, language)}" for each in shown)]
    more = len(bars.bars) - MOST
    if more > 0:
        lines.append(and_more(more).in_(language))
    return "\n".join(lines)


def _named(bar: Bar, language: Language) -> str:
    if not bar.code:
        return bar.label
    return f"{bar.label}（{bar.code}）" if language == "ja" else f"{bar.label} ({bar.code})"


def _matrix(matrix: Matrix, language: Language) -> str:
    head = FROM_TO.in_(language)
    cells = [[head, *matrix.names]]
    cells += [[name, *(f"{each:,}" for each in row)] for name, row in zip(matrix.names, matrix.rows, strict=True)]
    widths = [max(width(row[place]) for row in cells) for place in range(len(cells[0]))]
    lines = ["  " + "  ".join([_left(row[0], widths[0]), *map(_right, row[1:], widths[1:])]).rstrip() for row in cells]
    return "\n".join([matrix.title, *lines])


def _left(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def _right(text: str, room: int) -> str:
    return " " * (room - width(text)) + text
