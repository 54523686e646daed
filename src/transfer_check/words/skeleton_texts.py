"""What the skeleton of a provision asks its author to fill, in the language of the key it stands under."""

from __future__ import annotations

from transfer_check.text import Text

GIST = Text("定めの要旨（言い換え。原文の文を写さない。）", "the gist of the provision, in your own words")
TITLE_OF_DOCUMENT = Text("文書の題名（正式のもの）", "the full title of the document")
AUTHOR_OF_DOCUMENT = Text("発した者（例：内閣官房長官）", "who made it, such as Chief Cabinet Secretary")
DUTY = Text("義務の内容", "what is owed")
HALF_OF_CHANGELOG = Text("\n## 日本語\n", "\n## English\n")
"""The headings under which the changelog of the law stands in each language."""
