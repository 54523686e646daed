"""Where each key and value of a TOML text stands. The text is known to be valid TOML."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from contextlib import suppress

from transfer_check.files.readers.located import Position, Positions

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}=,\n]"
    r"|\d{4}-\d\d-\d\d[ ]\d\d:[\d:.Z+-]*"
    r"|[^\s\[\]{}=,\#\"']+",
    re.DOTALL,
)
_CLOSING = {"[": "]", "{": "}"}
Token = tuple[str, int]


def toml_positions(text: str) -> Positions:
    """Return the position of every key and value in `text`."""
    scan = _Scan(text)
    with suppress(StopIteration):  # what is known so far is enough
        scan.run()
    return scan.positions


class _Scan:
    def __init__(self, text: str) -> None:
        self.positions = Positions()
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._tokens = ((match[0], match.start()) for match in _TOKEN.finditer(text) if match[0][0] != "#")
        self._entries: dict[int, list[int]] = {}
        self._place(-1, None, 0, 0)

    def run(self) -> None:
        """Take every statement of the text."""
        table = 0
        for token in self._tokens:
            if token[0] == "[":
                table = self._header(token[1])
            elif token[0] != "\n":
                self._statement(table, token)

    def _header(self, start: int) -> int:
        """Take ``[a.b]`` or ``[[a.b]]``; return the table that the keys after it belong to."""
        first = next(self._tokens)
        many = first[0] == "["
        *outer, (key, mark) = self._keys(next(self._tokens) if many else first, "]")
        node = 0
        for name, offset in outer:
            node = self._below(node, name, offset, offset)
        if not many:
            return self._below(node, key, start, mark)
        next(self._tokens)
        known = self.positions.child(node, key)
        array = self._place(node, key, start, mark) if known is None else known
        return self._append(array, start)

    def _statement(self, table: int, first: Token) -> None:
        """Take ``key = value``, and what is inside the value."""
        stack: list[tuple[int, str]] = []
        self._pair(table, first, stack)
        while stack:
            token = next(self._tokens)
            node, closing = stack[-1]
            if token[0] == closing:
                stack.pop()
            elif token[0] in (",", "\n"):
                continue
            elif closing == "]":
                self._inside(self._append(node, token[1]), token, stack)
            else:
                self._pair(node, token, stack)

    def _pair(self, node: int, first: Token, stack: list[tuple[int, str]]) -> None:
        *outer, (key, mark) = self._keys(first, "=")
        for name, offset in outer:
            node = self._below(node, name, offset, offset)
        token = next(self._tokens)
        self._inside(self._place(node, key, token[1], mark), token, stack)

    def _inside(self, node: int, token: Token, stack: list[tuple[int, str]]) -> None:
        if token[0] in _CLOSING:
            stack.append((node, _CLOSING[token[0]]))

    def _keys(self, token: Token, end: str) -> list[Token]:
        """Take ``a.b."c"`` up to `end`; return its parts with their offsets."""
        keys: list[Token] = []
        while token[0] != end:
            text, offset = token
            if text[0] in "\"'":
                keys.append((tomllib.loads(f"key = {text}")["key"], offset))
            else:
                keys.extend((match[0], offset + match.start()) for match in re.finditer(r"[^.]+", text))
            token = next(self._tokens)
        return keys

    def _below(self, parent: int, key: str, offset: int, mark: int) -> int:
        """Return the table at `key`; of an array of tables, its last entry."""
        known = self.positions.child(parent, key)
        node = self._place(parent, key, offset, mark) if known is None else known
        return self._entries[node][-1] if node in self._entries else node

    def _append(self, array: int, offset: int) -> int:
        entries = self._entries.setdefault(array, [])
        entries.append(self._place(array, len(entries), offset, offset))
        return entries[-1]

    def _place(self, parent: int, key: str | int | None, offset: int, mark: int) -> int:
        return self.positions.place(parent, key, Position(*self._mark(offset), *self._mark(mark)))

    def _mark(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1
