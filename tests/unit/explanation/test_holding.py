"""How long an answer holds, as both languages say it."""

from dataclasses import replace
from datetime import date

import pytest

from transfer_check import Rulebook, load_rulebook
from transfer_check.answering.validity import Change, Manner, Validity
from transfer_check.law.rulebook import Regime
from transfer_check.law.table import Row
from transfer_check.text import Language
from transfer_check.words.accounts.holds_until import validity_in_words

DAY = date(2014, 4, 1)


@pytest.fixture(scope="module")
def rules() -> Rulebook:
    """Return the rulebook."""
    return load_rulebook()


def told(rules: Rulebook, language: Language, *changes: Change) -> str:
    """Return the sentence on an answer that holds until `DAY`."""
    return validity_in_words(Validity(DAY, changes, None), rules, language)


def regime(rules: Rulebook) -> Regime:
    """Return the first regime."""
    return rules.regimes[0]


def text(rules: Rulebook, place: int = 0, how: Manner = "changes") -> Change:
    """Return a change of a version of a provision that begins in 2014."""
    provision = [each for each in rules.provisions if each.in_force.start == DAY][place]
    return Change("provision", provision.id, how, provision)


def row(rules: Rulebook, how: Manner) -> Change:
    """Return a change of a row on Iran."""
    found: Row = next(each for each in rules.tables["un_arms_embargoes"].rows if each.state == "IRN")
    return Change("row", found.id, how, found, "un_arms_embargoes")


def test_the_last_day_and_the_first_are_both_named(rules: Rulebook) -> None:
    """Nobody has to guess whether the day itself is meant."""
    change = Change("regime", regime(rules).id, "ends", regime(rules))
    title = regime(rules).title
    assert told(rules, "en", change) == (
        f"The answer holds until 31 March 2014. From 1 April 2014 on it has to be examined anew: “{title.en}” ends."
    )
    assert told(rules, "ja", change) == (
        "この結論は、2014年3月31日まで妥当する。2014年4月1日以後については、"
        f"「{title.ja}」の失効により、改めて検討を要する。"
    )


@pytest.mark.parametrize(
    ("how", "en", "ja"),
    [
        ("begins", "begins.", "の追加により"),
        ("ends", "ends.", "の終了により"),
        ("may_begin", "may begin.", "の追加（その日から該当するか否かは確実でない。）により"),
        ("in_doubt", "is no longer certain.", "が確実でなくなることにより"),
        ("certain", "becomes certain.", "が確実となることにより"),
    ],
)
def test_a_row_names_state_and_resolution(rules: Rulebook, how: Manner, en: str, ja: str) -> None:
    """A row is named by its state, its resolution and its table."""
    said = told(rules, "en", row(rules, how))
    assert "the entry on Iran (Security Council resolution 1737) in the table “" in said
    assert said.endswith(en)
    assert f"イランに関する記載（安全保障理事会決議第1737号）{ja}" in told(rules, "ja", row(rules, how))


def test_a_provision_is_named_with_its_place(rules: Rulebook) -> None:
    """Title and citation, so that it can be looked up."""
    change = text(rules)
    for language in ("en", "ja"):
        said = told(rules, language, change)
        assert change.of is not None
        assert change.of.title.in_(language) in said  # type: ignore[union-attr]
    assert "is revised" in told(rules, "en", change)
    assert "の改正により" in told(rules, "ja", change)


def test_many_provisions_are_counted_by_instrument(rules: Rulebook) -> None:
    """A revision of a whole text is one thing, not a dozen; what stands alone is still named."""
    alike = [
        Change("provision", each.id, "changes", each)
        for each in rules.provisions
        if each.in_force.start == DAY and each.cite.instrument == text(rules).of.cite.instrument  # type: ignore[union-attr]
    ]
    short = rules.instruments[text(rules).of.cite.instrument].short  # type: ignore[union-attr]
    said = told(rules, "en", *alike, row(rules, "ends"))
    assert f"{len(alike)} provisions of the {short.en} are revised or end and the entry on Iran" in said
    assert f"{short.ja}の規定{len(alike)}件の改廃、" in told(rules, "ja", *alike, row(rules, "ends"))


def test_nothing_known_names_the_day_of_the_rules(rules: Rulebook) -> None:
    """Without a day it says to which day the rules know."""
    none = Validity(None, (), date(2026, 11, 22))
    assert "as of 22 November 2026" in validity_in_words(none, rules, "en")
    assert "2026年11月22日現在" in validity_in_words(none, rules, "ja")
    assert "No later change" in validity_in_words(none._replace(as_of=None), rules, "en")
    assert "見当たらない" in validity_in_words(none._replace(as_of=None), rules, "ja")


def test_the_end_of_what_is_encoded(rules: Rulebook) -> None:
    """Where the text is not encoded any longer that is what is said."""
    change = Change("rulebook", rules.digest, "ends")
    unencoded = replace(rules, encoded_until=DAY)
    assert told(unencoded, "en", change).endswith("The texts in force from 1 April 2014 on are not encoded.")
    assert told(unencoded, "ja", change).endswith("2014年4月1日以後において効力を有する規範は収録していない。")
