"""Why not, what if and remedies in words: the same content in both languages, and in JSON."""

import json
import re
from datetime import date

import pytest

from transfer_check import closest_grounds, remedies, what_if
from transfer_check.asking.means import MEANS
from transfer_check.asking.open_case import what_is_open
from transfer_check.asking.remedies import Change
from transfer_check.facts.case import TransferCase, catalogue
from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.facts.states import state_name
from transfer_check.facts.vocabulary import TRANSFER_KIND
from transfer_check.kleene import Truth
from transfer_check.law.condition.leaf import InTable
from transfer_check.paper import markdown
from transfer_check.paper import plain_text as text
from transfer_check.paper.json.ground_data import grounds_record
from transfer_check.paper.json.open_data import open_record
from transfer_check.paper.json.remedy_data import remedies_record
from transfer_check.paper.json.what_if_data import what_if_record
from transfer_check.words.accounts.fact_changes import REACH, alternatives, change_in_words
from transfer_check.words.accounts.ground_account import explain_grounds
from transfer_check.words.accounts.open_account import explain_open
from transfer_check.words.accounts.remedy_account import explain_remedies
from transfer_check.words.accounts.what_if_account import explain_what_if

ENGLISH = re.compile(r"[a-z]{4,}")
JAPANESE = re.compile(r"[぀-ヿ㐀-鿿]")
BEFORE = date(2022, 3, 7)


def told(explanation):
    """Return every sentence of an explanation, its codes left out."""
    waiting = [node for section in explanation.sections for node in section.nodes]
    while waiting:
        node = waiting.pop(0)
        yield node.text
        waiting.extend(node.children)
    yield from (section.title for section in explanation.sections)
    yield from explanation.headline


def shape(explanation):
    """Return the codes of an explanation in their nesting."""

    def of(nodes):
        return [(node.code, of(node.children)) for node in nodes]

    return [of(section.nodes) for section in explanation.sections]


@pytest.fixture
def explained(haiti, vests, changed, rulebook):
    """Return every report of this kind, as a function of the language."""
    bare = changed(haiti, assurance={})
    mines = changed(vests, items=[{"policy_arms": True, "banned_weapon": "anti_personnel_mine", "form": "finished"}])
    unstated = changed(haiti, assurance={}, end_use={}, third_parties=[{}])
    two_items = changed(haiti, assurance={}, items=[{"policy_arms": True, "name": "盾"}, {"policy_arms": "unknown"}])
    several = {"items.1.form": "part", "assurance": None, "assessment.international_conflict": "unknown"}
    return [
        lambda language: explain_grounds(closest_grounds(bare, rulebook), language=language),
        lambda language: explain_grounds(closest_grounds(vests, rulebook, on=BEFORE), language=language),
        lambda language: explain_grounds(closest_grounds(mines, rulebook), language=language),
        lambda language: explain_remedies(remedies(bare, rulebook), language=language),
        lambda language: explain_remedies(remedies(haiti, rulebook), language=language),
        lambda language: explain_remedies(remedies(vests, rulebook, on=BEFORE), language=language),
        lambda language: explain_remedies(remedies(mines, rulebook), language=language),
        lambda language: explain_what_if(what_if(haiti, rulebook, several), language=language),
        lambda language: explain_what_if(what_if(haiti, rulebook, {}), language=language),
        lambda language: explain_open(what_is_open(haiti, rulebook), language=language),
        lambda language: explain_open(what_is_open(unstated, rulebook), language=language),
        lambda language: explain_open(what_is_open(two_items, rulebook), language=language),
    ]


def test_each_language_keeps_to_itself(explained):
    """Japanese sentences hold no English words, and English ones no Japanese but the name the case gives an item."""
    for explanation in explained:
        assert not [each for each in told(explanation("ja")) if ENGLISH.search(each.replace("（null）", ""))]
        assert not [each for each in told(explanation("en")) if JAPANESE.search(each.replace("盾", ""))]


def test_both_languages_say_the_same(explained):
    """Section by section the same provisions and facts, nested alike."""
    for explanation in explained:
        assert shape(explanation("ja")) == shape(explanation("en"))


def test_every_layout_has_every_sentence(explained):
    """Text and Markdown print what the explanation says."""
    for explanation in explained:
        made = explanation("en")
        printed = " ".join(text.laid_out(made).split())
        assert all(" ".join(each.split()).rstrip(".") in printed for each in told(made))
        assert markdown.laid_out(made).startswith("# ")


def test_every_means_is_worded():
    """No way of coming about lacks its words."""
    assert set(REACH) == set(MEANS)
    assert all(each.ja and each.en for each in REACH.values())


def test_the_json_of_remedies_can_be_set(vests, rulebook):
    """What a remedy says under `set` and `to` is what `what_if` takes."""
    record = json.loads(json.dumps(remedies_record(remedies(vests, rulebook, on=BEFORE))))
    assert record["later"] == {"on": "2022-03-08", "verdict": "may_be_permitted"}
    single = [each for each in record["remedies"] if len(each["changes"]) == 1]
    assert single
    for remedy in single:
        (change,) = remedy["changes"]
        found = what_if(vests, rulebook, {change["set"]: change["to"][0]}, on=BEFORE)
        assert found.after.verdict.value == remedy["verdict"]


def test_the_json_of_grounds_has_every_comparison(vests, rulebook):
    """Each ground with each of its comparisons, as required against actual."""
    found = closest_grounds(vests, rulebook, on=BEFORE)
    record = json.loads(json.dumps(grounds_record(found)))
    grounds = record["items"][0]["closed"][0]["grounds"]
    assert [each["rule"] for each in grounds] == [each.provision.id for each in found.items[0].closed[0].grounds]
    repair = next(each for each in grounds if each["rule"] == "tp2014.repair-services")
    assert [(each["leaf"], each["required"], each["actual"]) for each in repair["requirements"]][:2] == [
        ('transfer.kind == "repair"', "true", "false"),
        ('recipient.state == "USA"', "true", "false"),
    ]


def test_the_json_of_what_if_names_what_turned(haiti, rulebook):
    """Both verdicts with what determined them, and each rule with its two standings."""
    record = json.loads(json.dumps(what_if_record(what_if(haiti, rulebook, {"assurance": None}))))
    assert (record["before"]["verdict"], record["after"]["verdict"]) == ("may_be_permitted", "not_permitted")
    assert record["turned"] == [
        {"rule": "tp1967.peace-contribution", "item": 0, "before": "satisfied", "after": "not_satisfied"}
    ]


def test_many_states_are_told_by_number_and_examples(haiti, rulebook):
    """Few states are named; of many three, and the table that lists them all."""
    decision = closest_grounds(haiti, rulebook).decision
    fact = catalogue()["recipient.state"]
    assert alternatives(("USA", "GBR"), fact, decision, "en") == "United States or United Kingdom"
    many = ("AUS", "BRA", "CAN", "DEU", "ESP", "FRA", "GBR")
    assert alternatives(many, fact, decision, "en").startswith(
        "one of 7 states or territories, such as Australia, Brazil and Canada"
    )
    named = [state_name(each).ja for each in many[:3]]
    assert alternatives(many, fact, decision, "ja") == f"{named[0]}、{named[1]}及び{named[2]}等7の国又は地域"


def test_states_are_told_by_the_table_that_lists_exactly_them(vests, rulebook):
    """A class of states that is a table is told as that table."""
    decision = closest_grounds(vests, rulebook, on=date(2025, 1, 1)).decision
    table = rulebook.tables["transfer_agreements"]
    leaf = next(
        atom
        for each in decision.items[0].trace.edition.definitions
        for atom in each.leaves.places
        if isinstance(atom, InTable) and atom.table == table.name
    )
    membership = table.membership(leaf.filter)
    listed = tuple(each for each in table.rows_of(leaf.filter) if membership.holds_on(each, decision.on) is Truth.TRUE)
    fact = catalogue()["recipient.state"]
    assert alternatives(listed, fact, decision, "en").endswith(f"(those listed in “{table.title.en}”)")
    assert alternatives(listed, fact, decision, "ja").endswith(f"（「{table.title.ja}」の表に記載のあるもの）")
    assert "listed" not in alternatives(listed[1:], fact, decision, "en")


def test_many_terms_are_told_by_what_is_left_out(haiti, rulebook):
    """All but a few terms of a list are told by the few."""
    decision = closest_grounds(haiti, rulebook).decision
    fact = catalogue()["transfer.kind"]
    terms = [each for each in TRANSFER_KIND.terms if each not in ("brokering", "grant")]
    change = Change("transfer.kind", fact, UNKNOWN, (*terms, None), "establish")
    assert change_in_words(change, decision, "en").text == (
        "Kind of transfer: other than grant or brokering between foreign countries (now: not known)."
    )
    assert change_in_words(change, decision, "ja").text == "移転の形態：贈与又は仲介以外（現状：不明）。"


def test_what_is_open_tells_where_each_value_leads(haiti, changed, rulebook):
    """A gift of which one undertaking is missing: the question, both ways it can go, and the rule that reads it."""
    assurance = {**haiti.assurance.model_dump(), "consent_to_third_party_transfer": "unknown"}
    found = what_is_open(changed(haiti, assurance=assurance), rulebook)
    (fact,) = explain_open(found).sections[0].nodes
    assert fact.code == "assurance.consent_to_third_party_transfer"
    assert [each.text.rpartition(" → ")[2] for each in fact.children[:-1]] == ["not permitted", "may be permitted"]
    (alone,) = explain_open(found).sections[1].nodes
    assert (alone.text, alone.code) == ("This fact alone, whatever its value", fact.code)


def test_facts_that_settle_only_together_are_told_by_their_values(law, case):
    """Two facts bar together; what one of them settles by itself is not told again."""
    law.add("tp.scope", "scope", "item.sdf_act_arms")
    law.add("tp.alone", "prohibit", {"all": ['recipient.state == "PRK"', "end_user.un_listed"]})
    law.add("tp.barred", "prohibit", 'recipient.state == "IRN"')
    found = what_is_open(case(item={"sdf_act_arms": True}), law.rulebook())
    together, state = explain_open(found).sections[1].nodes, "State of the recipient"
    assert [(each.text, each.code, [row.text for row in each.children]) for each in together] == [
        (
            "These 2 facts, whatever their values",
            "recipient.state, end_user.un_listed",
            [
                f"{state}: other than Iran or North Korea → may be permitted",
                f"{state}: Iran → prohibited",
                f"{state}: North Korea; the end user is on a Security Council sanctions list → prohibited",
                f"{state}: North Korea; the end user is not on a Security Council sanctions list → may be permitted",
            ],
        )
    ]


def test_a_verdict_that_is_certain_is_told(law, case):
    """Evaluation does not reason by cases: where every completion has one verdict, the report says which."""
    law.add("tp.scope", "scope", "item.sdf_act_arms").add("tp.listed", "prohibit", "end_user.un_listed")
    law.add("tp.unlisted", "prohibit", {"not": "end_user.un_listed"})
    found = what_is_open(case(item={"sdf_act_arms": True}), law.rulebook())
    told = explain_open(found)
    assert told.headline[-1] == (
        "However the facts that are not known turn out, the verdict on the case is the same: prohibited."
    )
    assert [each.text for each in told.sections[0].nodes] == ["None."]
    assert open_record(found)["certain"] == "prohibited"


def test_the_json_of_what_is_open_can_be_set(haiti, changed, rulebook):
    """What is said of a fact under `set` and `values` is what `what_if` takes, with the verdict it is said to lead to."""
    bare = changed(haiti, assurance={})
    record = json.loads(json.dumps(open_record(what_is_open(bare, rulebook))))
    assert record["facts"]
    for fact in record["facts"]:
        for led in fact["leads_to"]:
            found = what_if(bare, rulebook, {fact["set"]: led["values"][0]})
            assert found.after.verdict.value == led["verdict"]


def test_a_settled_case_with_an_open_item_says_so(law, case):
    """The case is barred by its first item; of the second it is said that it is open."""
    law.add("tp.scope", "scope", "item.sdf_act_arms").add("tp.barred", "prohibit", 'item.form == "finished"')
    items = [{"sdf_act_arms": True, "form": "finished"}, {"sdf_act_arms": True, "name": "spare"}]
    told = [each.text for each in explain_open(what_is_open(case(items=items), law.rulebook())).sections[0].nodes]
    assert told == [
        "The verdict on the case is settled: nothing that is not known can change it.",
        "Taken by itself, this is still undetermined: Item 2, spare.",
    ]


def test_not_permitted_may_yet_be_prohibited(haiti, changed, rulebook):
    """It is said that nothing can make it permitted, and not that nothing can change it."""
    bare = changed(haiti, assurance={}, assessment={}, on="2011-12-26")
    told = explain_open(what_is_open(bare, rulebook))
    assert "It is possibly prohibited as well: that is not yet known." in told.headline
    (settled,) = told.sections[0].nodes
    assert settled.text == "The verdict on the case is settled: nothing that is not known can make it permitted."


def test_that_a_list_is_empty_is_told(law, case):
    """Of a list only that it is empty is looked at, so a row never leaves it out."""
    law.add("tp.scope", "scope", "item.sdf_act_arms")
    law.add("tp.listed", "prohibit", {"some": {"in": "third_parties", "where": "third_party.un_listed"}})
    law.add("tp.user", "prohibit", "end_user.un_listed")
    found = what_is_open(case(item={"sdf_act_arms": True}), law.rulebook())
    (both,) = explain_open(found).sections[1].nodes
    assert both.code == "third_parties, end_user.un_listed"
    (row,) = both.children
    assert row.text == (
        "Third parties: none; the end user is not on a Security Council sanctions list → may be permitted"
    )


def test_a_fact_that_only_an_exception_reads_is_told_with_it(law, case):
    """What lifts a prohibition is named as what reads the fact."""
    law.add("tp.scope", "scope", "item.sdf_act_arms").add("tp.barred", "prohibit", "end_user.un_listed")
    law.add("ot.refer", "refer", "item.used_directly_in_combat", exception_to=("tp.barred",), to="meti")
    found = what_is_open(case(item={"sdf_act_arms": True}), law.rulebook())
    assert {each.fact.path: each.rules for each in found.facts} == {
        "end_user.un_listed": ("tp.barred",),
        "item.used_directly_in_combat": ("ot.refer",),
    }
    assert explain_open(found).sections[0].nodes[1].children


def test_what_reports_rest_on_is_warned_of(haiti, changed, rulebook):
    """Every report of this kind begins with the warnings of the answer, in both languages and in the data."""
    later = changed(haiti, on="2026-06-01", assurance={})
    reports = [
        (explain_open, open_record, what_is_open(later, rulebook)),
        (explain_grounds, grounds_record, closest_grounds(later, rulebook)),
        (explain_remedies, remedies_record, remedies(later, rulebook)),
        (explain_what_if, what_if_record, what_if(later, rulebook, {"transfer.kind": "export"})),
    ]
    for explained, recorded, found in reports:
        for language in ("ja", "en"):
            first = explained(found, language=language).sections[0]
            assert (first.kind, [each.code for each in first.nodes][:1]) == (
                "warnings",
                ["tp2014.revision-of-2026-not-read"],
            )
        assert [each["id"] for each in recorded(found)["warnings"]] == [each.code for each in first.nodes]


def test_a_party_that_stays_behind_the_recipient_is_told(haiti, rulebook):
    """An end user stated like the recipient is not changed with it; one that is changed too is not told of."""
    told = explain_what_if(what_if(haiti, rulebook, {"recipient.state": "USA"})).sections[0].nodes[0]
    assert [each.code for each in told.children] == ["--set end_user=recipient"]
    nothing = TransferCase.model_validate({"case": "empty", "on": "2012-12-18"})
    assert explain_what_if(what_if(nothing, rulebook, {"recipient.state": "USA"})).sections[0].nodes[0].children == ()
    both = {"recipient.state": "USA", "end_user": "recipient"}
    assert explain_what_if(what_if(haiti, rulebook, both)).sections[0].nodes[0].children == ()


def test_all_values_and_samples_are_told_as_such(haiti, rulebook):
    """Where no value is left out it is any; of numbers there are more than can be listed; lists stand apart."""
    decision = closest_grounds(haiti, rulebook).decision
    kind, quantity = catalogue()["transfer.kind"], catalogue()["item.quantity"]
    assert alternatives(tuple(TRANSFER_KIND.terms), kind, decision, "en") == "any value"
    assert alternatives((1.5, 4), quantity, decision, "ja") == "例えば1.5個又は4個"
    activity = catalogue()["end_use.activity"]
    assert alternatives(("research", "destruction_of_arms"), activity, decision, "en") == (
        "“research” or “destruction or disposal of arms, training for it included”"
    )
