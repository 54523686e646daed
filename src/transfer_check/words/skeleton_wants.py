"""What a place of a rule skeleton wants, in the language that is to be written there."""

from __future__ import annotations

from transfer_check.text import Text

FULL_TITLE = Text("文書の題名（正式のもの）", "the full title of the document")
ADOPTED_BY = Text("発した者（例：内閣官房長官）", "who made it, such as Chief Cabinet Secretary")
GIST = Text("定めの要旨（言い換え。原文の文を写さない。）", "the gist of the provision, in your own words")
DUTY = Text("義務の内容", "what is owed")
