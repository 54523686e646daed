"""The timeline of editions as a picture: one lane a verdict, a bar for the days it would have been given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from transfer_check.asking import Moment
from transfer_check.judging import Verdict
from transfer_check.text import Language
from transfer_check.words.accounts.edition_account import course_in_words

LANES = (
    Verdict.OUT_OF_SCOPE,
    Verdict.MAY_BE_PERMITTED,
    Verdict.NO_TEXT_IN_FORCE,
    Verdict.UNDETERMINED,
    Verdict.NOT_PERMITTED,
    Verdict.PROHIBITED,
)
"""From the top: the most favourable answer first."""

HEAD, LANE, BAR = 22, 36, 14
"""Heights in pixels: above the first lane, of a lane, of its bar."""


class Bar(NamedTuple):
    """A run of editions with one verdict; `left` and `width` are per cent of the picture."""

    verdict: Verdict
    top: int
    left: float
    width: float


class Lane(NamedTuple):
    """A lane: its verdict and the height of its line."""

    verdict: Verdict
    top: int


class Mark(NamedTuple):
    """A mark on the axis: a year, or an edition."""

    text: str
    left: float


class Step(NamedTuple):
    """Where the verdict changes: a line from one lane to another."""

    left: float
    top: int
    bottom: int


class Picture(NamedTuple):
    """The timeline as shapes.

    Attributes:
        height: in pixels.
        axis: height of the axis.
        day: where the day of the decision stands.
    """

    height: int
    axis: int
    lanes: tuple[Lane, ...]
    bars: tuple[Bar, ...]
    steps: tuple[Step, ...]
    years: tuple[Mark, ...]
    editions: tuple[Mark, ...]
    day: float


def _lanes(runs: Sequence[Moment]) -> list[Verdict]:
    """Return the lanes, that of a text not in force only where some edition is answered so."""
    reached = {run.answer.verdict for run in runs}
    return [each for each in LANES if each is not Verdict.NO_TEXT_IN_FORCE or each in reached]


def picture_of(moments: Sequence[Moment], day: date) -> Picture:
    """Return the picture of a case under each edition; `day` is the one whose law was applied."""
    first = date(min(moments[0].on, day).year, 1, 1)
    last = date(max(moments[-1].on, day).year + 2, 1, 1)

    def left(of: date) -> float:
        return round(100 * (of - first).days / (last - first).days, 3)

    runs = _runs(moments)
    tops = {verdict: HEAD + LANE * place for place, verdict in enumerate(_lanes(runs))}
    ends = [*(run.on for run in runs[1:]), last]
    bars = tuple(
        Bar(run.answer.verdict, tops[run.answer.verdict], left(run.on), round(left(end) - left(run.on), 3))
        for run, end in zip(runs, ends, strict=True)
    )
    steps = tuple(Step(after.left, *sorted((before.top, after.top))) for before, after in pairwise(bars))
    axis = HEAD + LANE * len(tops)
    decades = range(-(-first.year // 10) * 10, last.year + 1, 10)
    years = tuple(Mark(str(year), left(date(year, 1, 1))) for year in decades if left(date(year, 1, 1)) < 96)
    editions = tuple(Mark("", left(moment.on)) for moment in moments)
    lanes = tuple(Lane(verdict, top) for verdict, top in tops.items())
    return Picture(axis + 26, axis, lanes, bars, steps, years, editions, left(day))


def picture_in_words(moments: Sequence[Moment], language: Language) -> str:
    """Return what the picture shows, for those who do not see it."""
    return course_in_words([(run.on, run.answer.verdict) for run in _runs(moments)], language)


def _runs(moments: Sequence[Moment]) -> list[Moment]:
    """Return the moments at which the verdict is another than before."""
    before: Sequence[Moment | None] = [None, *moments]
    return [
        moment
        for earlier, moment in zip(before, moments, strict=False)
        if earlier is None or earlier.answer.verdict is not moment.answer.verdict
    ]
