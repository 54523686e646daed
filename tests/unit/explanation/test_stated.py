"""What a case states is told part by part with its sources, and no source is lost."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from transfer_check.asking import timeline
from transfer_check.facts.case import TransferCase
from transfer_check.judging.decision import Decision
from transfer_check.paper.stamp import stamp, stamp_section
from transfer_check.text import Language
from transfer_check.words.accounts.edition_account import edition_node, editions_section
from transfer_check.words.accounts.stated_facts import facts_section, stated_judgements, stated_parts
from transfer_check.words.outline import Node

LANGUAGES: tuple[Language, ...] = ("en", "ja")
Decide = Callable[..., Decision]


def case(**sections: Any) -> TransferCase:
    """Return a case of 1 January 2020 from its sections."""
    return TransferCase.model_validate({"case": "x", "on": "2020-01-01", **sections})


def lines(node: Node, depth: int = 0) -> list[str]:
    """Return a node and what is below it, indented."""
    told = [f"{'  ' * depth}{node.text}|{node.code}"]
    return [*told, *(line for child in node.children for line in lines(child, depth + 1))]


def told(of: TransferCase, language: Language = "en") -> list[str]:
    """Return the section on facts as indented lines."""
    return [line for node in facts_section(of, language).nodes for line in lines(node)]


def test_facts_stand_in_the_order_of_the_case_with_their_sources() -> None:
    """Values in words, statements as sentences, a source below its fact."""
    of = case(
        recipient={"state": "HTI", "un_listed": False},
        items=[{"name": "crane", "quantity": 4}, {"form": "part"}],
        sources={
            "on": {"url": "https://example.org/day", "read_on": "2020-02-03"},
            "items[1].form": {"note": "letter of the exporter"},
            "recipient.state": {"url": "https://example.org/state", "note": "page 2"},
        },
    )
    assert told(of) == [
        "Case|",
        "  Day of the case: 1 January 2020.|on",
        "    Source: https://example.org/day; read on 3 February 2020|",
        "Recipient|",
        "  State of the recipient: Haiti.|recipient.state",
        "    Source: https://example.org/state; page 2|",
        "  The recipient is not on a Security Council sanctions list.|recipient.un_listed",
        "Consignee|",
        "  None named (the recipient or end user itself).|consignee",
        "Item 1|",
        "  Name of the item: “crane”.|item.name",
        "  Quantity: 4.|item.quantity",
        "Item 2|",
        "  Form of the item: part.|item.form",
        "    Source: letter of the exporter|",
    ]


def test_none_is_told_once_and_unknown_not_at_all() -> None:
    """A part that is null is one line, whatever it stands for; an unknown fact is no line."""
    of = case(project=None, agreement={"framework": None}, transfer={"kind": "unknown"})
    assert told(of)[4:] == [
        "Joint project|",
        "  None.|project",
        "International agreement|",
        "  International agreement: none.|agreement.framework",
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({}, []),
        ({"third_parties": None}, ["None."]),
        ({"third_parties": [{"role": "broker"}]}, ["As follows.", "Role of the third party: broker."]),
        (
            {"third_parties": [{"role": "broker"}], "third_parties_complete": False},
            ["There may be others.", "Role of the third party: broker."],
        ),
    ],
)
def test_a_list_says_whether_it_is_complete(written: dict[str, Any], expected: list[str]) -> None:
    """No third party, some, and some of perhaps more are three different things; silence is a fourth."""
    below = [line.strip().partition("|")[0] for line in told(case(**written))[4:] if line.startswith(" ")]
    assert below == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_source_is_lost(language: Language) -> None:
    """A source of a fact that is not stated, of an item that is not there, or below a null part is still told."""
    paths = ["recipient.role", "items[7].form", "project.joint", "assessment.strict_control", "case", "item.name"]
    sources = {path: {"url": f"https://example.org/{place}"} for place, path in enumerate(paths)}
    of = case(
        project=None,
        items=[{"name": "a"}, {"name": "b"}],
        assessment={"strict_control": {"value": True, "by": "meti", "on": "2020-01-01"}},
        sources=sources,
    )
    text = "\n".join(told(of, language))
    for place, path in enumerate(paths):
        if path != "assessment.strict_control":
            assert f"https://example.org/{place}" in text, path
    (judgement,) = stated_judgements(of, language)
    assert judgement.stated.sources[0].link == "https://example.org/3"
    assert "|items[7].form" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_and_the_section_agree(language: Language) -> None:
    """The form of the page and the section of the text are the same facts."""
    of = case(recipient={"state": "HTI"}, act={"individual_exemption_decided": True}, note="a note")
    parts, nodes = stated_parts(of, language), facts_section(of, language).nodes
    assert [part.title for part in parts] == [node.text for node in nodes]
    assert [fact.code for part in parts for fact in part.facts] == [
        child.code for node in nodes for child in node.children
    ]
    assert all(fact.told for part in parts for fact in part.facts)


def test_a_judgement_is_signed() -> None:
    """What was judged, by whom, on which day, with the note and the source."""
    of = case(
        assessment={"strict_control": {"value": False, "by": "mofa", "on": "2019-12-31", "note": " in\nwriting "}},
        sources={"assessment.strict_control": {"url": "https://example.org/j"}},
    )
    (judgement,) = stated_judgements(of, "en")
    assert judgement.stated.code == "assessment.strict_control"
    assert judgement.stated.whole
    assert "not" in judgement.stated.told
    assert judgement.signature == "judged by the Minister for Foreign Affairs on 31 December 2019"
    assert judgement.note == "in writing"


# ── the stamp and the editions ────────────────────────────────────────────────────────────────


def test_the_stamp_names_the_edition_of_the_day(decide: Decide) -> None:
    """The latest edition that had begun, of every deciding regime in force; the digest follows the case."""
    before, after = decide(law_of=date(1976, 2, 26)), decide(law_of=date(1976, 2, 27))
    assert stamp(before, "en").edition == "Principles on Transfers, edition of 21 April 1967 (adoption)"
    assert stamp(after, "en").edition == "Principles on Transfers, edition of 27 February 1976 (amendment)"
    assert stamp(after, "ja").edition == "移転原則、1976年2月27日の版（改正）"
    assert stamp(after, "en").rules == "sha256:0"
    assert stamp(before, "en").facts == stamp(after, "ja").facts
    assert stamp(decide(note="another"), "en").facts != stamp(after, "en").facts


def test_before_the_first_edition_the_stamp_says_so(decide: Decide) -> None:
    """A day before every policy text has no edition."""
    decision = decide(law_of=date(1960, 1, 1))
    assert stamp(decision, "en").edition == "no policy text on arms transfers"
    assert any("no policy text" in line for node in stamp_section(decision, "en").nodes for line in lines(node))


def test_editions_say_what_was_answered_and_what_changed(decide: Decide) -> None:
    """One line an edition, after the sentence that says what is held constant."""
    decision = decide()
    moments = timeline(decision.case, decision.rulebook)
    nodes = (edition_node(each.on, each.editions, each.answer, "en", changed=each.changed) for each in moments)
    section = editions_section(nodes, "en")
    assert [node.text for node in section.nodes][1:] == [
        "21 April 1967, adoption: may be permitted, by law.technology-to-the-us, law.to-bloc, law.broker-involved.",
        "27 February 1976, amendment: may be permitted, by law.technology-to-the-us, law.prior-consent, law.to-bloc and 1 more.",
    ]
    assert editions_section((), "en").nodes == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "  None named (the recipient or end user itself).|consignee"),
        ("ja", "  別に記載なし（移転先又は最終需要者自身）|consignee"),
    ],
)
def test_who_is_no_consignee_is_told_once(language: Language, line: str) -> None:
    """A case that names none, or says none, is told in one line; one that names one, by what it names."""
    for of in (case(), case(consignee=None)):
        assert [each for each in told(of, language) if "consignee" in each] == [line]
    named = told(case(consignee={"state": "HTI"}), language)
    assert [each.partition("|")[2] for each in named if "consignee" in each] == ["consignee.state"]
    assert not [each for each in told(case(consignee="unknown"), language) if "consignee" in each]
