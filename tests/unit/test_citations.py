"""Citations read as a memo in each language gives them."""

from datetime import date

import pytest

from transfer_check.law.citations import Citation, Instrument
from transfer_check.text import Language, Text
from transfer_check.words.citation_text import citation_in_words

INSTRUMENTS = {
    each.id: each
    for each in (
        Instrument(
            "x.act",
            Text("外国為替及び外国貿易法", "Foreign Exchange and Foreign Trade Act"),
            Text("外為法", "FEFA"),
            date(1949, 12, 1),
            Text("国会", "Diet"),
        ),
        Instrument(
            "x.order",
            Text("輸出貿易管理令", "Export Trade Control Order"),
            Text("輸出令", "Order"),
            None,
            Text("内閣", "Cabinet"),
        ),
        Instrument(
            "x.view",
            Text("政府統一見解", "Unified View"),
            Text("統一見解", "Unified View"),
            date(1976, 2, 27),
            Text("内閣", "Cabinet"),
        ),
        Instrument(
            "x.circular", Text("運用について", "circular"), Text("運用通達", "circular"), None, Text("省", "ministry")
        ),
    )
}


@pytest.mark.parametrize(
    ("instrument", "at", "language", "words"),
    [
        ("x.act", "48(1)", "en", "FEFA (1 December 1949), article 48(1)"),
        ("x.act", "25, 48", "en", "FEFA (1 December 1949), articles 25, 48"),
        ("x.act", "48(1)", "ja", "外為法（1949年12月1日）第48条第1項"),
        ("x.act", "25, 69-6", "ja", "外為法（1949年12月1日）第25条、第69条の6"),
        ("x.act", "", "ja", "外為法（1949年12月1日）"),
        ("x.act", "SDF Act, 116-3", "en", "FEFA (1 December 1949), SDF Act, 116-3"),
        ("x.order", "appended table 1, item 16", "ja", "輸出令別表第一の十六の項"),
        ("x.order", "appended table 1, item 1", "en", "Order, appended table 1, item 1"),
        ("x.order", "4(1)", "ja", "輸出令第4条第1項"),
        ("x.order", "", "ja", "輸出令"),
        ("x.view", "2(1)", "en", "Unified View (27 February 1976), 2(1)"),
        ("x.view", "2(1)", "ja", "統一見解（1976年2月27日）2(1)"),
        ("x.circular", "1-1(7)", "ja", "運用通達 1-1(7)"),
        ("x.circular", "", "en", "circular"),
    ],
)
def test_a_pinpoint_is_cited_as_the_language_does(instrument: str, at: str, language: Language, words: str) -> None:
    """Statutes by article and paragraph, tables by item, other texts by their own numbering."""
    assert citation_in_words(Citation(instrument, at), INSTRUMENTS, language) == words


@pytest.mark.parametrize(
    ("item", "kanji"), [("2", "二"), ("10", "十"), ("11", "十一"), ("20", "二十"), ("25", "二十五")]
)
def test_items_of_a_table_are_numbered_in_kanji(item: str, kanji: str) -> None:
    """The appended tables of an order are cited in kanji."""
    assert (
        citation_in_words(Citation("x.order", f"appended table 1, item {item}"), INSTRUMENTS, "ja")
        == f"輸出令別表第一の{kanji}の項"
    )
