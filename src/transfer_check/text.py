"""One wording in both languages of the project."""

from typing import Literal, NamedTuple

Language = Literal["en", "ja"]


class Text(NamedTuple):
    """A wording in Japanese and in English; neither is a translation aid for the other."""

    ja: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the wording in `language`."""
        return self.ja if language == "ja" else self.en
