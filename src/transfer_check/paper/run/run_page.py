"""The summary of a run as a page of its own: it loads nothing and runs nothing; every plot has its numbers beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from transfer_check.bulk.output.summary import Summary
from transfer_check.files import load_rulebook
from transfer_check.paper.run.run_counts import Bars, counts, headline, matrices
from transfer_check.paper.run.run_warnings import run_warnings
from transfer_check.text import Language
from transfer_check.version import __version__
from transfer_check.words.accounts.page_words import WARNINGS
from transfer_check.words.accounts.run_words import PAGE

BAR, GAP, LONGEST = 18, 6, 320


class Plot(NamedTuple):
    """A list of counts, with the length of each bar."""

    bars: Bars
    lengths: tuple[float, ...]
    height: int


def render_run_page(summary: Summary, *, language: Language = "en", rules: Path | None = None) -> str:
    """Return the counts of a run as an HTML page.

    Args:
        summary: the counts.
        rules: the folder of the rules; ``None`` for those that come with the package.
    """
    rulebook = load_rulebook(rules)
    environment = Environment(
        loader=PackageLoader("transfer_check.paper.run"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("run.html").render(
        language=language,
        headline=headline(summary, language),
        warnings=run_warnings(summary, rulebook, language),
        plots=[_plot(each) for each in counts(summary, rulebook, language)],
        matrices=matrices(summary, language),
        words={name: text.in_(language) for name, text in {**PAGE, "warnings": WARNINGS}.items()},
        step=BAR + GAP,
        bar_height=BAR,
        longest=LONGEST,
        version=__version__,
        digest=rulebook.digest,
    )


def _plot(bars: Bars) -> Plot:
    most = max(each.often for each in bars.bars)
    lengths = tuple(round(max(each.often / most * LONGEST, 1), 1) for each in bars.bars)
    return Plot(bars, lengths, len(lengths) * (BAR + GAP))
