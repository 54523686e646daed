"""The first screen as plain text: a label in the margin, rows in columns, and never more lines than a screen has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transfer_check.judging import Decision
from transfer_check.paper.folding import folded, width
from transfer_check.text import Language
from transfer_check.words.accounts.first_screen import Block, FirstScreen, Line, first_screen

LINES, COLUMNS = 40, 80
"""What a screen has; wide East Asian characters take two columns."""
_MARGIN = {"ja": 10, "en": 14}
_GAP = 2
_WIDEST_TERM = 26
_COLUMNS_FROM = 60
"""Width from which conditions stand in columns."""
_CUT = "…"
_STEP = "  "


def render_screen(decision: Decision, *, language: Language = "en", lines: int = LINES, columns: int = COLUMNS) -> str:
    """Return the short answer as plain text of at most so many lines and columns; a narrower one has more lines."""
    lines = lines * COLUMNS // min(columns, COLUMNS)
    return laid_out_on_screen(first_screen(decision, language=language), lines=lines, columns=columns)


def laid_out_on_screen(screen: FirstScreen, *, lines: int = LINES, columns: int = COLUMNS) -> str:
    """Return a first screen as plain text: what weighs least is left out, and counted, until it fits."""
    return "\n".join(_Fitting(screen, lines, columns).lines()) + "\n"


def fitted_to_screen(screen: FirstScreen) -> FirstScreen:
    """Return a first screen with the lines that one of the usual size has room for, those left out counted."""
    fitting = _Fitting(screen, LINES, COLUMNS)
    fitting.lines()
    blocks = (kept.block._replace(lines=tuple(kept.shown()), more="") for kept in fitting.blocks)
    return screen._replace(blocks=tuple(block for block in blocks if block.lines))


class _Kept:
    """The lines of a block that are kept so far."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.lines = list(block.lines)
        self.dropped = 0

    def drop(self, place: int) -> None:
        """Leave a line out; it is counted where it says something by itself."""
        line = self.lines.pop(place)
        self.dropped += 0 if line.heading and not line.mark else line.counts

    def shown(self) -> list[Line]:
        """Return the lines with the count of those left out; headings under which nothing is left are left out, too."""
        told = [
            line
            for place, line in enumerate(self.lines)
            if not line.heading or line.mark or line.weight == 0 or _leads(self.lines, place)
        ]
        if self.dropped and self.block.more:
            told.append(Line(self.block.more.format(self.dropped)))
        return told


def _leads(lines: Sequence[Line], place: int) -> bool:
    return place + 1 < len(lines) and not lines[place + 1].heading


class _Fitting:
    """Fits a first screen into so many lines."""

    def __init__(self, screen: FirstScreen, most: int, columns: int) -> None:
        self.screen, self.most, self.columns = screen, most, columns
        self.blocks = [_Kept(block) for block in screen.blocks]
        self.longest = most

    def lines(self) -> list[str]:
        """Return the lines, as many as there is room for."""
        while len(laid := list(self._laid())) > self.most:
            if not self._drop() and not self._shorten():
                break
        return laid

    def _laid(self) -> Iterator[str]:
        yield from _cut(folded(self.screen.title, self.columns), 2, self.columns)
        for kept in self.blocks:
            yield from self._block(kept)
        yield from folded(self.screen.closing, self.columns)

    def _drop(self) -> bool:
        """Leave out the last of the lines that weigh least; say whether there was one."""
        heaviest = max((line.weight for kept in self.blocks for line in kept.lines), default=0)
        if not heaviest:
            return False
        kept = max(
            (kept for kept in self.blocks if any(line.weight == heaviest for line in kept.lines)),
            key=lambda kept: sum(line.weight == heaviest for line in kept.lines),
        )
        place = max(place for place, line in enumerate(kept.lines) if line.weight == heaviest)
        kept.drop(place)
        return True

    def _shorten(self) -> bool:
        """Let lines that may be cut take fewer lines of the screen; say whether they could."""
        self.longest = min(self.longest, 4) - 1
        return self.longest > 0

    def _block(self, kept: _Kept) -> Iterator[str]:
        margin = _MARGIN[self.screen.language]
        label, lines = kept.block.label, kept.shown()
        marks = [width(line.mark) for line in lines]
        mark = max(marks, default=0)
        terms = [width(line.term) for line in lines if line.term]
        term = min(max(terms, default=0), _WIDEST_TERM, (self.columns - margin - mark) * 2 // 5)
        room = self.columns - margin
        first = True
        under = ""
        for line in lines:
            indent = under if not line.heading else ""
            for text in self._line(line, term, mark, room - width(indent)):
                yield _padded(label if first else "", margin) + indent + text
                first = False
            if line.heading:
                under = _STEP
        if width(label) >= margin:
            raise AssertionError(f"the label `{label}` is wider than the margin")

    def _line(self, line: Line, term: int, mark: int, room: int) -> Iterator[str]:
        """Yield one line of a block in its columns; without columns where there is no room for them."""
        if self.columns < _COLUMNS_FROM:
            told = ": ".join(filter(None, (line.term, line.text)))
            yield from folded(f"{told} [{line.mark}]" if line.mark else told, room)
            return
        at_right = mark + _GAP if line.mark else 0
        at_left = term + _GAP if line.term else 0
        left = folded(line.term, term) if line.term else [""]
        middle = folded(line.text, room - at_left - at_right)
        most = self.longest if line.shorten else self.most
        middle, left = _cut(middle, most, room - at_left - at_right), _cut(left, max(most, 1), max(term, 1))
        last = max(len(middle), 1) - 1
        for place in range(max(len(middle), len(left))):
            head = _padded(left[place] if place < len(left) else "", at_left) if line.term else ""
            body = middle[place] if place < len(middle) else ""
            if line.mark and place == last:
                body = _padded(body, room - at_left - mark) + line.mark
            yield (head + body).rstrip()


def _padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def _cut(lines: list[str], most: int, room: int) -> list[str]:
    """Return at most so many lines, the last with a mark where others were cut off."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while width(last + _CUT) > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + _CUT]
