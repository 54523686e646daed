"""The words of a stamp: the editions of the texts that were applied, and what digests are of."""

from __future__ import annotations

from collections.abc import Sequence

from transfer_check.law import EditionDay, Regime
from transfer_check.text import Language, Text
from transfer_check.words.day_text import day_in_words

NO_POLICY = Text("武器の移転に関する政策文書なし", "no policy text on arms transfers")
DIGEST_OF_RULES = Text("規則の識別値", "Digest of the rules")
DIGEST_OF_CASE = Text("案件の識別値", "Digest of the case")
PROGRAM = Text("プログラム", "Program")
EDITIONS_AND_DIGESTS = Text("適用した版及び識別値", "Editions and digests")


def editions_on(day: str) -> Text:
    """Return the heading over the editions in force on a day that is told in words."""
    return Text(f"適用した規範の版（{day}現在）", f"Editions in force on {day}")


def listed(titles: Sequence[str], language: Language) -> str:
    """Return titles one after another."""
    return Text("、", "; ").in_(language).join(titles)


def applied_in_words(regime: Regime, editions: tuple[EditionDay, ...], language: Language) -> str:
    """Return a regime with the edition it had reached."""
    titles = listed([each.title.in_(language) for each in editions], language)
    day = day_in_words(editions[0].on, language)
    return Text(f"{regime.title.ja}、{day}の版（{titles}）", f"{regime.title.en}, edition of {day} ({titles})").in_(
        language
    )
