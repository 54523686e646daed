"""An explanation says what decided, what is open and on what it rests, in one language at a time."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from transfer_check.errors import UsageError
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.facts.catalogue import OPEN_LIST
from transfer_check.files import load_case
from transfer_check.intervals import Interval
from transfer_check.judging.decision import Decision
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.condition.leaf import Compare, Flag
from transfer_check.law.condition.tree import AllOf, Every, Not, Some
from transfer_check.law.provision import Provision
from transfer_check.law.rulebook import Rulebook
from transfer_check.text import Language
from transfer_check.words.accounts import Explanation, Node, explain, explain_rule
from transfer_check.words.accounts.provision_account import describe
from transfer_check.words.clauses import STATEMENTS
from transfer_check.words.condition_text import condition_text
from transfer_check.words.labels import bodies_in_words, body_in_words, days_in_words, value_in_words
from transfer_check.words.outline import joined, plain

JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
LATIN = re.compile(r"[A-Za-z]{2,}")
TYPED = {"to", "america", "null", "Acme", "design", "data", "tent", "manual"}
HAITI = Path(__file__).resolve().parents[3] / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
LANGUAGES: tuple[Language, ...] = ("en", "ja")
Example = Callable[[str], Decision]


def sentences(explanation: Explanation) -> Iterator[str]:
    """Yield every sentence of an explanation, codes left out."""
    yield from (explanation.title, explanation.basis, *explanation.headline, explanation.closing)
    for section in explanation.sections:
        yield section.title
        for node in section.nodes:
            yield from _sentences(node)


def _sentences(node: Node) -> Iterator[str]:
    yield node.text
    for child in node.children:
        yield from _sentences(child)


def assert_pure(texts: list[str], language: Language) -> None:
    """Fail where a sentence of one language holds a word of the other."""
    for text in texts:
        if language == "en":
            assert not JAPANESE.search(text), text
        else:
            assert set(LATIN.findall(text)) <= TYPED, text


def section(explanation: Explanation, title: str) -> list[str]:
    """Return the sentences of the section with a title."""
    (found,) = (each for each in explanation.sections if each.title == title)
    return [text for node in found.nodes for text in _sentences(node)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_mixes_the_languages(decision: Decision, language: Language) -> None:
    """Japanese output has no Latin word, English output no Japanese character, but for what the user typed."""
    assert_pure(list(sentences(explain(decision, language=language))), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_account_of_a_rule_mixes_the_languages(decision: Decision, language: Language) -> None:
    """The same holds for every rule in force, told leaf by leaf."""
    for provision in decision.rulebook.provisions:
        if decision.on in provision.in_force:
            told = explain_rule(decision, provision.id, language=language)
            assert_pure(list(sentences(told)), language)


def _quotes_codes(text: str, provision: Provision, language: Language) -> bool:
    """Whether a sentence gives notes as written, or the numbers of the law digest."""
    notes = provision.notes is not None and provision.notes.in_(language) in text
    return notes or any(statement in text for statement in provision.digest)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_description_of_a_real_rule_mixes_the_languages(rulebook: Rulebook, language: Language) -> None:
    """The rules of the project are told in one language as well."""
    for provision in rulebook.provisions:
        told = describe(provision, rulebook, language=language)
        texts = [told.title, *(text for node in told.nodes for text in _sentences(node))]
        assert_pure([text for text in texts if not _quotes_codes(text, provision, language)], language)


@pytest.mark.parametrize(
    ("name", "en", "ja"),
    [
        ("may_be_permitted", "The transfer may be permitted.", "移転を認め得る。"),
        ("prohibited", "The transfer is prohibited.", "移転は認められない（禁止）。"),
        ("unmet", "The transfer is not permitted.", "移転は認められない。"),
        ("not_permitted", "The transfer is not permitted (“restraint”).", "移転は認められない（「輸出の自制」）。"),
        ("waits_for_facts", "The answer is undetermined.", "判断未了である。"),
    ],
)
def test_the_headline_is_the_verdict(example: Example, name: str, en: str, ja: str) -> None:
    """Each verdict has its own words in each language, and they come first."""
    assert explain(example(name)).headline[0] == en
    assert explain(example(name), language="ja").headline[0] == ja


def test_out_of_scope_is_not_called_permitted(example: Example) -> None:
    """A transfer that no deciding text reaches is out of scope, and the duty to obtain a permit still stands."""
    told = explain(example("out_of_scope"))
    assert told.headline == (
        "The transfer is out of scope: no text that decides on transfers of arms reaches it.",
        "To be outside does not mean that it may be exported freely.",
    )
    assert "Exporter, before the transfer: Obtain a permit." in section(told, "Duties")
    assert "対象外である" in explain(example("out_of_scope"), language="ja").headline[0]


def test_possibly_prohibited_is_said_beside_not_permitted(example: Example) -> None:
    """With no ground and an unknown prohibition both truths are told."""
    told = explain(example("possibly_prohibited"))
    assert told.headline[1] == "It is possibly prohibited as well: that is not yet known."
    assert any(
        text.startswith("Relation of the state of the recipient or end user to an international conflict: not judged")
        for text in section(told, "Prohibitions that may apply as well")
    )
    assert "禁止に該当する可能性もある" in explain(example("possibly_prohibited"), language="ja").headline[1]


def test_every_ground_in_vain_is_listed_with_what_it_lacks(example: Example) -> None:
    """A reader sees for each ground the first thing that keeps it from applying."""
    texts = section(explain(example("not_permitted")), "Grounds examined, none of which applies")
    assert "State of the recipient: Haiti (required: United States)." in texts
    assert "State of the recipient: Haiti (required: one of the partner states: none)." in texts
    assert "No individual exemption for this transfer is on record." in texts


def test_an_unmet_requirement_says_what_is_required(example: Example) -> None:
    """The stated value stands beside the required ones, and the exception that does not help is not hidden."""
    texts = section(explain(example("unmet")), "Why it is not permitted")
    assert (
        "Prior consent to transfer to third parties: not obligatory "
        "(required: “obligatory” or “excluded altogether, even with consent”)." in texts
    )


def test_a_lifted_prohibition_is_named_with_why_it_would_apply(example: Example) -> None:
    """The ground that lifts a prohibition says so."""
    texts = section(explain(example("lifted")), "Grounds on which it may be permitted")
    assert "It lifts the prohibition “transfers to a party to a conflict”." in texts
    assert (
        "Relation of the state of the recipient or end user to an international conflict: party to an international conflict "
        "(judged by the Minister of Economy, Trade and Industry on 18 December 2012)." in texts
    )


def test_an_exception_inside_a_provision_is_named(example: Example) -> None:
    """What excuses from a prohibition is told as its exception."""
    texts = section(explain(example("own_exception")), "Prohibitions that do not apply")
    assert "The exception “mine clearance” applies." in texts
    assert "Activity served: humanitarian mine clearance." in texts


def test_an_open_regime_asks_for_no_ground(example: Example) -> None:
    """Before the closure the absence of a prohibition suffices, and the answer says so."""
    texts = section(explain(example("open_regime")), "Grounds on which it may be permitted")
    assert (
        texts[-1]
        == "Where no prohibition applied, the Principles on Transfers required no particular ground on that day."
    )


def test_a_definition_is_cited_behind_its_fact(example: Example) -> None:
    """A derived fact shows its definition, the table and the entry with its evidence."""
    texts = section(explain(example("prohibited")), "Prohibitions that apply")
    assert texts[3:] == [
        "The state of the recipient, the end user or an onward recipient is a communist-bloc country.",
        "By the definition of “communist-bloc country”.",
        (
            "Principles (21 April 1967), 1; in force from 21 April 1967 to 31 March 2014; "
            "evidence: only secondary sources were read."
        ),
        "State of the recipient: Soviet Union (listed in the table “Communist-bloc countries” on 1 January 1983).",
        "Table entry: from 21 April 1967 to 25 December 1991; evidence: only secondary sources were read.",
    ]


def test_doubt_in_a_table_is_told_as_doubt(example: Example) -> None:
    """A day inside the doubt of an entry gives no yes and no no, and waits for a judgement."""
    told = explain(example("table_doubt"), language="ja")
    texts = section(told, "判断を左右する規定")
    assert "移転先の国：中国（2012年12月18日現在、「共産圏諸国」の表に該当するか否かが確実でない。）" in texts
    assert any("（うち1967年4月21日から1994年3月30日までは確実）" in text for text in texts)
    assert section(told, "判断を待つ事項") == [
        "移転先、最終需要者又は再移転先の国が共産圏諸国に該当するか否かについて、経済産業大臣又は外務大臣の判断を待つ。"
    ]


def test_what_keeps_an_answer_open_is_told_with_its_notes(example: Example) -> None:
    """The notes of an open ground or definition name its readings; those of one that is settled are left out."""
    ground, definition = (
        "Notes: Who is a partner is read in two ways.",
        "Notes: Whether a country belongs is read in two ways.",
    )
    turning = "Provisions on which the answer still turns"
    assert ground in section(explain(example("waits_for_judgement")), turning)
    assert definition in section(explain(example("table_doubt")), turning)
    assert "注記：属するか否かには、二つの読み方がある。" in section(
        explain(example("table_doubt"), language="ja"), "判断を左右する規定"
    )
    for name in ("not_permitted", "prohibited", "may_be_permitted"):
        assert not any(text.startswith("Notes:") for text in sentences(explain(example(name))))


def test_an_open_fact_is_asked_with_its_path(example: Example) -> None:
    """What is missing is asked as the interview would ask it, with the path to write."""
    told = explain(example("waits_for_facts"))
    (found,) = (each for each in told.sections if each.title == "Facts to be established")
    assert [node.code for node in found.nodes] == ["assurance.consent_to_third_party_transfer"]
    assert told.headline[1] == "It waits for 1 fact to be established."


def test_an_open_judgement_names_who_makes_it(example: Example) -> None:
    """The program makes no judgement: it says whose is awaited."""
    told = explain(example("waits_for_judgement"))
    bodies = "the Minister of Economy, Trade and Industry or the Minister for Foreign Affairs"
    assert told.headline[1] == f"It waits for the judgement of {bodies}."
    assert section(told, "Judgements awaited") == [
        f"The judgement of {bodies} whether the transfer contributes to Japan's security."
    ]


def test_some_of_a_list_names_who_meets_the_condition(example: Example) -> None:
    """A quantifier shows the element that settles it."""
    texts = section(explain(example("broker")), "Prohibitions that apply")
    assert texts[3:] == [
        "One or more of the third parties meet the condition.",
        "Third party 2",
        "Role of the third party: broker.",
    ]


def test_an_open_list_may_hold_others(example: Example) -> None:
    """A list marked open leaves the answer open and says why."""
    texts = section(explain(example("open_list"), language="ja"), "判断を左右する規定")
    assert "その他の関係者は、ほかにもあり得る。" in texts


def test_items_alike_are_told_once(example: Example) -> None:
    """Every item has its verdict; items with the same reasons share one account."""
    told = explain(example("several_items"))
    assert section(told, "Verdict on each item") == [
        "Item 1, design data: may be permitted.",
        "Item 2, tent: out of scope.",
        "Item 3: undetermined.",
        "Item 4, manual: may be permitted.",
    ]
    titles = [each.title for each in told.sections]
    assert "Item 1, design data; Item 4, manual: may be permitted" in titles


def test_what_does_not_leave_japan_is_told_first(decide: Callable[..., Decision], rulebook: Rulebook) -> None:
    """Out of scope for being no transfer from Japan says so in the first line; out of scope for its items does not."""
    case = load_case(HAITI)
    elsewhere = TransferCase.model_validate(
        {**case.model_dump(exclude_defaults=True), "exporter": {"state": "USA", "role": "government"}}
    )
    told = {each: explain(evaluate(elsewhere, rulebook), language=each).headline for each in LANGUAGES}
    assert told["en"] == (
        "The transfer is out of scope: it is no transfer from Japan, and no text that decides on transfers of arms reaches it.",
    )
    assert told["ja"] == ("対象外である（我が国からの移転に当たらず、武器の移転の可否を定める規範は及ばない。）。",)
    others = explain(decide(items=[{"form": "part", "policy_arms": False}])).headline
    assert others == (
        "The transfer is out of scope: no text that decides on transfers of arms reaches it.",
        "To be outside does not mean that it may be exported freely.",
    )


def test_acts_judgements_and_evidence_are_told(example: Example) -> None:
    """What was assumed, what was judged by whom, and how well the texts were read."""
    told = explain(example("may_be_permitted"))
    assert section(told, "Acts assumed not taken, because none is on record") == [
        "No individual exemption for this transfer is on record."
    ]
    assert section(told, "Judgements stated in the case") == [
        (
            "Relation of the state of the recipient or end user to an international conflict: neither party to an international conflict nor likely to become one "
            "(judged by the Minister for Foreign Affairs on 18 December 2012)."
        )
    ]
    assert section(told, "Evidence") == [
        "Weakest evidence among the provisions and table entries behind the verdict: only secondary sources were read."
    ]
    assert told.closing == "This is an aid to analysis, not legal advice."


def test_a_derived_fact_stated_by_hand_is_told(decide: Callable[..., Decision]) -> None:
    """An asserted fact is used, and reported as not derived."""
    told = explain(decide(recipient={"state": "CHN", "communist_bloc": False}))
    assert section(told, "Stated in the case instead of being derived") == [
        "Neither the recipient's state nor that of the end user or of an onward recipient is a communist-bloc country."
    ]


def test_a_caution_is_a_warning(example: Example) -> None:
    """A caution of the rules comes before the reasons."""
    told = explain(example("several_items"))
    assert told.sections[0].title == "Warnings"
    assert told.sections[0].nodes[0].code == "law.seam"


def test_another_day_than_the_cases_own_is_told(decide: Callable[..., Decision]) -> None:
    """Whoever applies the law of another day reads both days."""
    told = explain(decide(law_of=date(1970, 1, 1)))
    assert (
        told.basis
        == "Judged by the texts in force on 1 January 1970, not by those of the case's own day, 18 December 2012."
    )


def test_a_rule_is_told_leaf_by_leaf(example: Example) -> None:
    """Every comparison has its truth, its fact, its value and the leaf as written; what lifts the rule is named."""
    told = explain_rule(example("not_permitted"), "law.technology-to-the-us")
    texts = section(told, "How it stands")
    assert texts[0] == "The ground does not apply."
    assert "[fails] State of the recipient: Haiti (tested for: United States)." in texts
    assert "[holds] Form of the item: technology (tested for: technology)." in texts
    assert (
        "[not known] It is not known whether the item is needed to make the transfer of military technology effective."
        in texts
    )
    assert "[holds] All third parties meet the following" in texts
    lifted = section(explain_rule(example("lifted"), "law.to-conflict"), "How it stands")
    assert lifted[:2] == ["The prohibition does not apply.", "An exception lifts the provision."]
    assert "[holds] Technology for the United States" in lifted


def test_a_rule_outside_its_regime_has_no_effect(example: Example) -> None:
    """Out of scope, a rule is told with its leaves and without a bite."""
    texts = section(explain_rule(example("out_of_scope"), "law.to-bloc"), "How it stands")
    assert texts[0].startswith("The item is outside the scope of the texts")


def test_a_rule_not_in_force_is_refused_with_its_days(example: Example) -> None:
    """An old or future rule is a usage error that names the days it is in force."""
    with pytest.raises(UsageError, match=r"not in force on 1970-01-01.*\n.*from 27 February 1976 to 31 March 2014"):
        explain_rule(example("open_regime"), "law.joint-project")
    with pytest.raises(UsageError, match="no rule has the id"):
        explain_rule(example("open_regime"), "law.jont-project")


def test_every_true_or_false_fact_has_clauses_of_its_own() -> None:
    """A fact told by its label alone reads like a machine: each flag has four clauses, with a topic in Japanese."""
    flags = {path for path, fact in catalogue().items() if fact.type == "bool"}
    assert flags == set(STATEMENTS)
    for statement in STATEMENTS.values():
        assert "は、" in statement.holds.ja
        assert "は、" in statement.fails.ja
        assert statement.holds != statement.fails


@pytest.mark.parametrize(
    ("body", "on", "en"),
    [
        ("meti", date(2001, 1, 5), "Minister of International Trade and Industry"),
        ("meti", date(2001, 1, 6), "Minister of Economy, Trade and Industry"),
        ("mod", date(2007, 1, 8), "Director General of the Defense Agency"),
        ("mod", date(2007, 1, 9), "Minister of Defense"),
        ("cabinet", date(1970, 1, 1), "Cabinet"),
    ],
)
def test_a_body_bears_the_name_of_its_day(body: str, on: date, en: str) -> None:
    """A memo on 1983 does not speak of a ministry of 2001."""
    assert body_in_words(body, on, "en") == en


def test_bodies_are_alternatives() -> None:
    """Any of the bodies named may judge."""
    day = date(2012, 12, 18)
    assert bodies_in_words(("nsc", "cabinet"), day, "en") == "the National Security Council or the Cabinet"
    assert bodies_in_words(("nsc", "cabinet"), day, "ja") == "国家安全保障会議又は内閣"


@pytest.mark.parametrize(
    ("days", "en", "ja"),
    [
        (
            Interval(date(1967, 4, 21), date(2014, 4, 1)),
            "from 21 April 1967 to 31 March 2014",
            "1967年4月21日から2014年3月31日まで",
        ),
        (Interval(date(1967, 4, 21), None), "from 21 April 1967", "1967年4月21日から"),
        (Interval(None, date(2014, 4, 1)), "until 31 March 2014", "2014年3月31日まで"),
        (Interval(None, None), "without limit of time", "期間の定めなし"),
    ],
)
def test_an_interval_is_told_with_both_days_included(days: Interval, en: str, ja: str) -> None:
    """Half-open intervals are for machines: a reader gets the last day in force."""
    assert days_in_words(days, "en") == en
    assert days_in_words(days, "ja") == ja


@pytest.mark.parametrize(
    ("path", "value", "en", "ja"),
    [
        ("recipient.state", "HTI", "Haiti", "ハイチ"),
        ("recipient.state", None, "none", "なし"),
        ("project.japans_share", 40.0, "40 per cent", "40パーセント"),
        ("item.quantity", 1168.0, "1,168", "1,168個"),
        ("item.quantity", 0.5, "0.5", "0.5個"),
        ("project.partners", ("GBR", "ITA"), "United Kingdom and Italy", "英国及びイタリア"),
        ("project.partners", (), "none", "なし"),
        ("transfer.kind", "grant", "grant", "贈与"),
        ("item.name", "a\nb\u202e", "“a b”", "「a b」"),
        ("third_parties", ({}, OPEN_LIST), "1 named (there may be others)", "1者（ほかにもあり得る。）"),
    ],
)
def test_values_are_told_in_words(path: str, value: Any, en: str, ja: str) -> None:
    """Codes become names, numbers carry their unit, text typed by a user is quoted on one line."""
    assert value_in_words(value, catalogue()[path], "en") == en
    assert value_in_words(value, catalogue()[path], "ja") == ja


def test_text_of_a_user_is_one_printable_line() -> None:
    """Line ends, escape sequences and direction marks cannot break a report."""
    assert plain("a\r\n\x1b[31mb\u202e\u2028 c\x00") == "a [31mb c"


def test_lists_read_naturally() -> None:
    """The last two words are joined by a conjunction."""
    assert joined(["A", "B", "C"], "en", every=False) == "A, B or C"
    assert joined(["甲", "乙", "丙"], "ja", every=True) == "甲、乙及び丙"
    assert joined([], "en", every=True) == ""


def test_conditions_are_written_as_in_a_rule_file() -> None:
    """The leaf as written is what a rule author would find in the file."""
    leaf = Compare("recipient.state", "==", "USA")
    assert condition_text(leaf) == 'recipient.state == "USA"'
    tree = AllOf((Flag("item.policy_arms"), Not(leaf)))
    assert condition_text(tree) == "all: [item.policy_arms, {not: 'recipient.state == \"USA\"'}]"
    where = Compare("third_party.role", "==", "broker")
    assert condition_text(Some("third_parties", where)).startswith("some: {in: third_parties, where: '")
    assert condition_text(Every("third_parties", where)).startswith("every: {in: third_parties, where: '")


def test_another_language_is_refused(law):
    """Nobody gets English who asked for something else."""
    decision = law.add("tp.scope", "scope", "item.policy_arms").judge(item={"policy_arms": True})
    with pytest.raises(ValueError, match="`fr` is not a language"):
        explain(decision, language="fr")
