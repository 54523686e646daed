"""Answers are read as people write them, and refused with a remedy."""

from datetime import date

import pytest

from transfer_check.facts.case import catalogue
from transfer_check.facts.vocabulary import BODY
from transfer_check.words.replies import AnswerError, read_answer, read_body, read_count, read_day

FACTS = catalogue()
BODIES, DAY = ("meti", "mofa"), date(2012, 12, 18)


@pytest.mark.parametrize(
    ("path", "answer", "value"),
    [
        ("item.used_directly_in_combat", "yes", True),
        ("item.used_directly_in_combat", " Y ", True),
        ("item.used_directly_in_combat", "いいえ", False),
        ("transfer.kind", "grant", "grant"),
        ("transfer.kind", "2", "grant"),
        ("transfer.kind", "２", "grant"),
        ("transfer.kind", "贈与", "grant"),
        ("transfer.kind", "Joint Development", "joint_development"),
        ("agreement.framework", "none", None),
        ("assessment.international_conflict", "none", "none"),
        ("recipient.organisation", "unmiss", "UNMISS"),
        ("recipient.state", "hti", "HTI"),
        ("recipient.state", "Haiti", "HTI"),
        ("recipient.state", "UK", "GBR"),
        ("recipient.state", "ハイチ", "HTI"),
        ("recipient.state", "なし", None),
        ("project.partners", "USA, イタリア、GBR", ("USA", "ITA", "GBR")),
        ("project.partners", "none", ()),
        ("item.quantity", "1,200", 1200),
        ("item.quantity", "２．５", 2.5),
        ("project.japans_share", "40%", 40),
        ("third_parties", "2", ({}, {})),
        ("third_parties", "none", ()),
    ],
)
def test_an_answer_gives_the_value_it_means(path, answer, value):
    """In either language and width, by term, label, number or name."""
    assert read_answer(FACTS[path], answer, DAY) == value


@pytest.mark.parametrize(
    ("path", "answer", "remedy"),
    [
        ("item.used_directly_in_combat", "perhaps", "write `yes` or `no`"),
        ("item.used_directly_in_combat", "none", "write `yes` or `no`"),
        ("transfer.kind", "grand", "did you mean `grant`"),
        ("transfer.kind", "99", "answer with a number or a term"),
        ("recipient.state", "FR", "did you mean `FRA` (France)"),
        ("recipient.state", "Korea", "write `KOR` (South Korea) or `PRK` (North Korea)"),
        ("recipient.state", "Atlantis", "three-letter code"),
        ("item.quantity", "-3", "0 or more"),
        ("item.quantity", "nan", "0 or more"),
        ("project.japans_share", "140", "from 0 to 100"),
        ("third_parties", "some", "how many there are"),
        ("transfer.kind", "none", "answer `unknown`"),
        ("item.form", "なし", "answer `unknown`"),
        ("item.quantity", "none", "answer `unknown`"),
        ("assurance.consent_to_third_party_transfer", "none", "answer `unknown`"),
        ("assessment.strict_control", "なし", "write `yes` or `no`"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused_with_a_remedy(path, answer, remedy):
    """The message says what to write, in both languages."""
    with pytest.raises(AnswerError, match=remedy.replace("(", r"\(").replace(")", r"\)")) as refused:
        read_answer(FACTS[path], answer, DAY)
    assert refused.value.text.ja


def test_signatures_are_read():
    """A body by term, number or name; a day as either language writes it."""
    names = ("mofa", "2", "外務大臣", "Minister for Foreign Affairs")
    assert {read_body(name, BODIES, DAY) for name in names} == {"mofa"}
    assert read_day("2012-12-18") == read_day("2012年12月18日") == date(2012, 12, 18)
    assert read_count("３") == 3


def test_a_body_is_read_by_the_name_it_bore_as_by_its_present_one():
    """A minister of 1990 by the name that the question shows, or by the entry of the list."""
    on = date(1990, 1, 1)
    names = (
        "通商産業大臣",
        "Minister of International Trade and Industry",
        BODY.terms["meti"].ja,
        BODY.terms["meti"].en,
    )
    assert {read_body(name, BODIES, on) for name in names} == {"meti"}


@pytest.mark.parametrize("answer", ["3", "mod", "防衛大臣", "nobody"])
def test_a_body_that_is_not_offered_is_refused(answer):
    """By number, term or name."""
    with pytest.raises(AnswerError, match="is not among the choices"):
        read_body(answer, BODIES, DAY)


@pytest.mark.parametrize(("read", "answer"), [(read_day, "2012-02-30"), (read_day, "soon"), (read_count, "0")])
def test_signatures_that_are_none_are_refused(read, answer):
    """So are days the calendar does not have."""
    with pytest.raises(AnswerError):
        read(answer)


@pytest.mark.parametrize("path", ["item.sdf_act_arms", "transfer.kind", "recipient.state"])
def test_what_was_typed_is_told_without_control_characters(path):
    """An escape sequence would act on the terminal; something endless is cut."""
    for text in _refused(path):
        assert text.isprintable()
        assert r"\x1b[31mred" in text
    assert len(_refused(path, "x" * 5000).en) < 250


def _refused(path, answer="\x1b[31mred"):
    with pytest.raises(AnswerError) as refused:
        read_answer(FACTS[path], answer, DAY)
    return refused.value.text


@pytest.mark.parametrize(
    ("answer", "on", "code"),
    [
        ("ZAR", date(1990, 1, 1), "ZAR"),
        ("ザイール", date(1990, 1, 1), "ZAR"),
        ("Burma", date(1985, 1, 1), "BUR"),
        ("グルジア", date(2014, 1, 1), "GEO"),
        ("ジョージア", date(2016, 1, 1), "GEO"),
        ("Turkey", date(2020, 1, 1), "TUR"),
        ("東ティモール", date(1999, 1, 1), "TMP"),
        ("東ティモール", date(2010, 1, 1), "TLS"),
        ("CSK", date(1990, 1, 1), "CSK"),
    ],
)
def test_a_state_is_one_of_the_day(answer, on, code):
    """By its code or its name, today's or that of the day; of two states of one name that which there was."""
    assert read_answer(FACTS["recipient.state"], answer, on) == code


@pytest.mark.parametrize(
    ("answer", "on", "en", "ja"),
    [
        (
            "ZAR",
            date(2012, 3, 1),
            "write COD (Democratic Republic of the Congo)",
            "COD（コンゴ民主共和国）と答えてください。",
        ),
        ("Zaire", date(2012, 3, 1), "write COD", "COD（コンゴ民主共和国）"),
        ("チェコ", date(1990, 1, 1), "write CSK (Czechoslovakia)", "CSK（チェコスロバキア）"),
        ("SSD", date(2010, 1, 1), "write SDN (Sudan)", "SDN（スーダン）"),
    ],
)
def test_a_state_of_another_day_is_refused(answer, on, en, ja):
    """No interview writes the code of a state that there was not; the answer says what to write instead."""
    with pytest.raises(AnswerError, match="there was no") as refused:
        read_answer(FACTS["recipient.state"], answer, on)
    assert en in refused.value.text.en
    assert ja in refused.value.text.ja
