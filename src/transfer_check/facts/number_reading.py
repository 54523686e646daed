"""Numbers as they are written where everything is text: in half or full width, with separators of thousands or not."""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_GROUPED = re.compile(r"[0-9]{1,3}([, ])[0-9]{3}(\1[0-9]{3})*(\.[0-9]+)?")


def read_number(written: str) -> float | None:
    """Return the number, 0 or more, that a text is; ``None`` where it is anything else, a number with words beside it too.

    ``1004``, ``1,004``, ``10 000``, ``１０``, ``2.5``, ``1e3``; groups are of three digits, so that ``1,5`` is none.
    """
    text = unicodedata.normalize("NFKC", written[:100])
    if _GROUPED.fullmatch(text):
        return float(re.sub("[, ]", "", text))
    return float(text) if _PLAIN.fullmatch(text) else None
