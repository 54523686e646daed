"""One wording in both languages of the project."""

import unicodedata
from typing import Literal, NamedTuple

Language = Literal["en", "ja"]


class Text(NamedTuple):
    """A wording in Japanese and in English; neither is a translation aid for the other."""

    ja: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.ja if language == "ja" else self.en


_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs"})


def plain(text: str) -> str:
    """Return text typed by a user as one line: spaces collapsed, control and format characters dropped."""
    kept = "".join(each for each in " ".join(text.split()) if unicodedata.category(each) not in _UNPRINTABLE)
    return " ".join(kept.split())
