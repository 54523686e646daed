"""Terms, yes and no, and numbers as they are written; what is not unmistakable is refused."""

import pytest

from transfer_check.facts.flag_reading import read_flag
from transfer_check.facts.misreading import MisreadError
from transfer_check.facts.number_reading import read_number
from transfer_check.facts.term_reading import read_term
from transfer_check.facts.vocabulary import BODY, VOCABULARIES, Vocabulary
from transfer_check.text import Text


def wide(text: str) -> str:
    """Return a text in full width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


@pytest.mark.parametrize("vocabulary", VOCABULARIES.values(), ids=list(VOCABULARIES))
def test_every_term_is_read_by_itself_and_by_both_of_its_labels(vocabulary: Vocabulary) -> None:
    """In any case and width; no label is that of two terms."""
    for term, label in vocabulary.terms.items():
        for written in (term, term.upper(), wide(term), term.replace("_", " "), label.ja, label.en, label.en.upper()):
            assert read_term(written, vocabulary) == term, written


@pytest.mark.parametrize(
    ("written", "term"),
    [("経済産業大臣", "meti"), ("防衛大臣", "mod"), ("Minister of Defense", "mod"), ("ＭＥＴＩ", "meti")],
)
def test_the_brackets_of_a_label_may_be_left_out(written: str, term: str) -> None:
    """They say what a body was called before."""
    assert read_term(written, BODY) == term


def test_a_label_of_several_terms_is_asked_back() -> None:
    """None of them is chosen; a term itself goes before the label of another."""
    vocabulary = Vocabulary(
        "colour", {"red": Text("赤", "warm"), "orange": Text("橙", "Warm"), "warm": Text("暖", "x")}
    )
    assert read_term("warm", vocabulary) == "warm"
    twofold = Vocabulary("colour of two", {"red": Text("赤", "warm"), "orange": Text("橙", "Warm (light)")})
    assert read_term("Warm (light)", twofold) == "orange"
    alike = Vocabulary("colour alike", {"red": Text("赤", "warm"), "orange": Text("橙", "Warm")})
    with pytest.raises(MisreadError) as refused:
        read_term("WARM", alike)
    assert [meaning.value for meaning in refused.value.choices] == ["red", "orange"]
    assert refused.value.help.en == "write `red` (warm) or `orange` (Warm)"


def test_what_is_no_term_is_refused_with_the_nearest_and_all() -> None:
    """By a slip in the term or in a label; a negation is not turned round."""
    kinds = VOCABULARIES["transfer_kind"]
    for written, near in (
        ("grand", "grant"),
        ("joint developmet", "joint_development"),
        ("ライセンス生産物", "licensed_production"),
    ):
        with pytest.raises(MisreadError) as refused:
            read_term(written, kinds)
        assert refused.value.choices[0].value == near
        assert refused.value.help.en.startswith(f"did you mean `{near}`? the terms are `export`")
        assert near in refused.value.help.ja
    with pytest.raises(MisreadError) as unlike:
        read_term("not excluded", VOCABULARIES["undertaking"])
    assert "excluded" not in [meaning.value for meaning in unlike.value.choices]


@pytest.mark.parametrize("written", ["yes", "YES", "true", "True", "はい", "有", "該当", " ｙｅｓ "])
def test_what_says_yes(written: str) -> None:
    """In either language, width and case."""
    assert read_flag(written) is True


@pytest.mark.parametrize("written", ["no", "No", "false", "いいえ", "無", "非該当"])
def test_what_says_no(written: str) -> None:
    """In either language, width and case."""
    assert read_flag(written) is False


@pytest.mark.parametrize("written", ["1", "0", "", "perhaps", "ok", "○", "none", "なし", "on", "not yes"])
def test_what_says_neither_is_refused(written: str) -> None:
    """A digit, a circle and "none" may mean something else."""
    with pytest.raises(MisreadError, match="neither yes nor no"):
        read_flag(written, answering=True)


def test_a_letter_is_enough_for_an_answer_alone() -> None:
    """In a cell it may be a code."""
    assert (read_flag("y", answering=True), read_flag("N", answering=True)) == (True, False)
    for letter in "yn":
        with pytest.raises(MisreadError):
            read_flag(letter)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1004", 1004), ("1,004", 1004), ("10 000", 10000), ("１０", 10), ("1,234,567.5", 1234567.5), ("1e3", 1000),
        ("1,5", None), ("1,0004", None), ("1,234 567", None), ("-3", None), ("(5)", None), ("2 pieces", None), ("約10", None),
        ("1式", None), ("Various", None), ("—", None), ("nan", None), ("", None),
    ],
)  # fmt: skip
def test_a_number_is_read_with_its_separators_and_never_with_words(written: str, number: float | None) -> None:
    """A number in brackets is an estimate in one register and negative in another."""
    assert read_number(written) == number
