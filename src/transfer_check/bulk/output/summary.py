"""What a run came to, counted while the answers are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

import duckdb

from transfer_check.law import EditionDay, Rulebook


@dataclass
class Summary:
    """Counts of a run, or of a part of one.

    Attributes:
        days: the days whose law was applied to all cases; none where each was judged by its own.
        counted: what is counted, ``case`` or ``item``.
        rejected_rows: rows that were not judged.
        rejected_cases: cases with a name that were not judged.
        verdicts: how often each verdict was given, by the place of the day.
        editions: how many have their day in each edition, by its first day; ``None`` before the first.
        determining: in how many each provision took part in deciding, by the place of the day.
        turns: from one day to the next, how many went from a verdict to another or kept it.
        turned: provisions that came to decide, with ``+``, or ceased to, with ``-``, in what changed, by the same place.
        warned: how many get each warning on the text of the day, by the place of the day.
        formulas: how many names of cases, written as CSV, begin as a formula of a spreadsheet does.
        unread: lines that were read as one row and are none, as the first of them and the last; some of them.
        more_unread: how many other such places there are.
        changed: how many do not have one verdict on all days.
    """

    days: tuple[date, ...] = ()
    counted: str = "case"
    rejected_rows: int = 0
    rejected_cases: int = 0
    formulas: int = 0
    more_unread: int = 0
    unread: list[tuple[int, int]] = field(default_factory=list)
    changed: int = 0
    verdicts: list[Counter[str]] = field(default_factory=list)
    warned: list[Counter[str]] = field(default_factory=list)
    editions: Counter[date | None] = field(default_factory=Counter)
    determining: list[Counter[str]] = field(default_factory=list)
    turns: list[Counter[tuple[str, str]]] = field(default_factory=list)
    turned: list[Counter[str]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many were judged."""
        return self.verdicts[0].total() if self.verdicts else 0

    def __iadd__(self, other: Summary) -> Self:
        """Add the counts of another part."""
        for name in ("verdicts", "warned", "determining", "turns", "turned"):
            for mine, others in zip(getattr(self, name), getattr(other, name), strict=True):
                mine.update(others)
        self.editions.update(other.editions)
        self.changed += other.changed
        return self

    def count(self, connection: duckdb.DuckDBPyConnection, editions: Sequence[date]) -> Self:
        """Count what is in ``answered``, and return the summary."""
        several = len(self.days) > 1
        for place, verdict, count in _rows(connection, "SELECT place, verdict, count(*) FROM answered GROUP BY ALL"):
            self.verdicts[place][verdict] += count
        warned = "SELECT place, warnings, count(*) FROM answered WHERE warnings <> '' GROUP BY ALL"
        for place, names, count in _rows(connection, warned):
            self.warned[place].update(dict.fromkeys(names.split(), count))
        sets = "SELECT place, determining, count(*) AS often FROM answered GROUP BY ALL"
        listed = f"SELECT place, unnest(string_split(determining, ' ')) AS id, often FROM ({sets})"
        query = f"SELECT place, id, sum(often) FROM ({listed}) WHERE id <> '' GROUP BY ALL"
        for place, name, count in _rows(connection, query):
            self.determining[place][name] += int(count)
        if several:
            self._add_changes(connection)
        else:
            for day, count in _rows(connection, 'SELECT "on", count(*) FROM answered GROUP BY ALL'):
                self.editions[max((each for each in editions if each <= day), default=None)] += count
        return self

    def _add_changes(self, connection: duckdb.DuckDBPyConnection) -> None:
        query = "SELECT place - 1, verdict_before, verdict, count(*) FROM answered WHERE place > 0 GROUP BY ALL"
        for place, before, after, count in _rows(connection, query):
            self.turns[place][before, after] += count
        listed = "SELECT place - 1 AS place, unnest(string_split(turned, ' ')) AS id FROM answered WHERE turned <> ''"
        for place, name, count in _rows(connection, f"SELECT place, id, count(*) FROM ({listed}) GROUP BY ALL"):
            self.turned[place][name] += count
        for (count,) in _rows(connection, "SELECT count(*) FROM answered WHERE place = 0 AND changed"):
            self.changed += count


def empty_summary(days: tuple[date, ...], counted: str) -> Summary:
    """Return a summary in which nothing is counted yet."""
    several = range(max(len(days), 1))
    return Summary(
        days,
        counted,
        verdicts=[Counter() for _ in several],
        warned=[Counter() for _ in several],
        determining=[Counter() for _ in several],
        turns=[Counter() for _ in several[1:]],
        turned=[Counter() for _ in several[1:]],
    )


def edition_days(rulebook: Rulebook) -> dict[date, tuple[EditionDay, ...]]:
    """Return the days on which an edition begins, in order, with the texts that make it so."""
    found: dict[date, list[EditionDay]] = {}
    for regime in rulebook.regimes:
        for edition in regime.editions:
            found.setdefault(edition.on, []).append(edition)
    return {day: tuple(found[day]) for day in sorted(found)}


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple]:  # type: ignore[type-arg]
    return connection.execute(query).fetchall()
