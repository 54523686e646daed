"""Yes and no as they are written where everything is text: in cells, in answers, in arguments.

Case files have ``true`` and ``false`` for them; there a word is refused, and the one that is meant is named.
"""

from __future__ import annotations

import unicodedata

from transfer_check.facts.misreading import MisreadError

YES = frozenset({"true", "yes", "はい", "該当", "該当する", "有", "有り", "あり"})
NO = frozenset({"false", "no", "いいえ", "非該当", "該当しない", "無", "無し"})
SHORT_YES, SHORT_NO = frozenset({"y", "ある"}), frozenset({"n", "ない"})
"""What is unmistakable only as the answer to a question."""


def read_flag(written: str, *, answering: bool = False) -> bool:
    """Return whether a text says yes.

    Args:
        written: the text, in any width and case.
        answering: whether it answers a question, which may be done by a letter.

    Raises:
        MisreadError: where it says neither yes nor no.
    """
    word = unicodedata.normalize("NFKC", written).strip().casefold()
    if word in YES or (answering and word in SHORT_YES):
        return True
    if word in NO or (answering and word in SHORT_NO):
        return False
    from transfer_check.words.misread_values import not_yes_or_no

    raise MisreadError("flag", written, *not_yes_or_no())
