"""Reports: text that fits its columns, Markdown that shows what was typed, JSON that keeps its contract."""

import json
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from transfer_check.judging.decision import Decision
from transfer_check.law.rulebook import Rulebook
from transfer_check.paper.contract import AnswerData
from transfer_check.paper.folding import WIDTH, folded, width
from transfer_check.paper.json_text import render_json
from transfer_check.paper.markdown import code_span, escaped, render_markdown
from transfer_check.paper.plain_text import render_rule, render_text
from transfer_check.paper.provision_text import render_provision
from transfer_check.paper.record import case_digest
from transfer_check.paper.schemas.output_schema import output_schema
from transfer_check.text import Language
from transfer_check.version import __version__
from transfer_check.words.accounts import explain

LANGUAGES: tuple[Language, ...] = ("en", "ja")
HOSTILE = (
    "# <script>alert(1)</script> **b** __i__ [x](http://evil.example) ![i](y) `code` ``` | a | "
    "\n\n---\n* item\n1. one &amp; \\ $x$ ~~s~~ www.evil.example a@b.c \x1b[31m\u202e 悪意"
)
SEEN = " ".join(HOSTILE.replace("\x1b", "").replace("\u202e", "").split())
KEYS = [
    "transfer_check",
    "rulebook",
    "case",
    "on",
    "verdict",
    "awaits",
    "certain",
    "if_judged_favourably",
    "weakest_evidence",
    "items",
    "determining",
    "open_facts",
    "assumed_not_taken",
    "assessments",
    "asserted",
    "overrides",
    "deciders",
    "duties",
    "validity",
    "warnings",
]
SCHEMA = Draft202012Validator(output_schema("decision"))
Example = Callable[[str], Decision]
Decide = Callable[..., Decision]


# ── text ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_a_text_report_is_too_wide(decision: Decision, language: Language) -> None:
    """At most 100 columns, where a wide character takes two; no line ends in a space."""
    for line in render_text(decision, language=language).splitlines():
        assert width(line) <= WIDTH, line
        assert line == line.rstrip()


def test_the_text_report_reads_as_recorded(example: Example) -> None:
    """One short answer as a whole: the order of its parts and the layout."""
    assert render_text(example("no_policy")) == (
        "to-america\n"
        "==========\n"
        "Judged by the texts in force on 1 January 1960.\n"
        "\n"
        "Verdict: No policy text was in force on that day: whether the transfer may be permitted is not\n"
        "answered.\n"
        "\n"
        "Warnings\n"
        "--------\n"
        "- No policy text on arms transfers was in force on this day: the first, the Three Principles on Arms\n"
        "  Exports, is of 21 April 1967. Only the statutory duty to obtain a permit applies and, from 16\n"
        "  December 1966, the arms embargoes of the Security Council (no-policy-text).\n"
        "- These judgements were made after the day whose law is applied: relation of the state of the\n"
        "  recipient or end user to an international conflict (judged-after-the-day).\n"
        "\n"
        "Holds until\n"
        "-----------\n"
        "- The answer holds until 20 April 1967. From 21 April 1967 on it has to be examined anew:\n"
        "  “Principles on Transfers” begins to apply.\n"
        "\n"
        "Judgements stated in the case\n"
        "-----------------------------\n"
        "- Relation of the state of the recipient or end user to an international conflict: neither party to\n"
        "  an international conflict nor likely to become one (judged by the Minister for Foreign Affairs on\n"
        "  18 December 2012) (assessment.international_conflict).\n"
        "\n"
        "Facts stated in the case, and their sources\n"
        "-------------------------------------------\n"
        "- Case\n"
        "  - Day of the case: 1 January 1960 (on).\n"
        "- Transfer\n"
        "  - Kind of transfer: provision of technology (transfer.kind).\n"
        "- Recipient\n"
        "  - State of the recipient: United States (recipient.state).\n"
        "  - Role of the recipient: company (recipient.role).\n"
        "- Consignee\n"
        "  - None named (the recipient or end user itself) (consignee).\n"
        "- Third parties\n"
        "  - None (third_parties).\n"
        "- Item\n"
        "  - Form of the item: technology (item.form).\n"
        "  - The item is arms in the sense of the principles (item.policy_arms).\n"
        "- Joint project\n"
        "  - None (project).\n"
        "- Undertakings of the recipient\n"
        "  - Prior consent to transfer to third parties: obligatory\n"
        "    (assurance.consent_to_third_party_transfer).\n"
        "\n"
        "This is an aid to analysis, not legal advice.\n"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_title_does_not_break_the_text_layout(decide: Decide, language: Language) -> None:
    """Control characters and line ends typed by a user never reach the terminal."""
    report = render_text(
        decide(title={"ja": HOSTILE, "en": HOSTILE}, items=[{"name": HOSTILE * 9, "policy_arms": True}, {}]),
        language=language,
    )
    assert not any(unicodedata.category(each) in ("Cc", "Cf") for each in report.replace("\n", ""))
    assert all(width(line) <= WIDTH for line in report.splitlines())
    assert report.splitlines().count("---") == 0


def test_japanese_lines_break_between_characters_but_not_before_a_full_stop() -> None:
    """A line begins with no closing mark and ends with no opening one."""
    lines = folded("移転先の国は、米国（同盟国）である。" * 4, 20)
    assert all(width(line) <= 20 for line in lines)
    assert "".join(lines) == "移転先の国は、米国（同盟国）である。" * 4
    assert not any(line[0] in "、。）" or line[-1] == "（" for line in lines)


@pytest.mark.parametrize("text", ["", "word", "a" * 250, "。" * 30, "word " * 60, "語word語 " * 20])
def test_folding_loses_nothing(text: str) -> None:
    """Whatever is folded is still there, and each line fits."""
    lines = folded(text, 30)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= 30 for line in lines)


def test_combining_marks_take_no_column() -> None:
    """Width counts what a terminal shows."""
    assert width("e\u0301") == 1
    assert width("ハイチ") == 6


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_is_laid_out_like_an_answer(example: Example, language: Language) -> None:
    """The verb `explain` prints text of the same width, with every leaf as written."""
    report = render_rule(example("prohibited"), "law.to-bloc", language=language)
    assert all(width(line) <= WIDTH for line in report.splitlines())
    assert "recipient.communist_bloc" in report


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_real_provision_can_be_shown(rulebook: Rulebook, language: Language) -> None:
    """`rules show` lays out every provision of the project."""
    for provision in rulebook.provisions:
        report = render_provision(provision, rulebook, language=language)
        assert provision.id in report
        assert all(width(line) <= WIDTH for line in report.splitlines())


# ── Markdown ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_says_what_the_text_says_and_what_a_paper_needs(decision: Decision, language: Language) -> None:
    """Headline and every section of the explanation, then the case under each edition, the editions and the digests."""
    told = explain(decision, language=language)
    report = render_markdown(decision, language=language)
    headings = [line.removeprefix("## ") for line in report.splitlines() if line.startswith("## ")]
    added = {
        "en": ["The case under each edition", "Editions and digests"],
        "ja": ["各版による結論の推移", "適用した版及び識別値"],
    }
    assert headings == [*(escaped(section.title) for section in told.sections), *added[language]]
    assert all(escaped(each) in report for each in told.headline)
    assert f"`{decision.rulebook.digest}`" in report
    assert f"`{case_digest(decision.case)}`" in report


def test_markdown_shows_a_hostile_title_as_typed(decide: Decide) -> None:
    """No markup, no HTML, no link and no second line comes out of what a user typed."""
    report = render_markdown(decide(title={"ja": "", "en": HOSTILE}, case="x`y"))
    first = report.splitlines()[0]
    assert first.startswith("# \\# \\<script\\>")
    assert first.endswith("(``x`y``)")
    assert "<script" not in report.replace("\\<", "")
    assert "](" not in report.replace("\\](", "")
    assert "http://" not in report


def test_escaping_is_undone_by_a_reader() -> None:
    """Taking the backslashes away gives the text back: nothing is lost and nothing is added."""
    shown = []
    escapes = iter(escaped(SEEN))
    for each in escapes:
        shown.append(next(escapes) if each == "\\" else each)
    assert "".join(shown) == SEEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("+ one", "\\+ one"),
        ("# one", "\\# one"),
        ("> one", "\\> one"),
        ("a_b_c", "a_b_c"),
        ("_a_", "\\_a\\_"),
        ("3 items", "3 items"),
    ],
)
def test_a_sentence_begins_no_list(text: str, expected: str) -> None:
    """What begins like a list, quotation or heading is escaped; a word with underscores is left readable."""
    assert escaped(text) == expected


@pytest.mark.parametrize(
    ("code", "span"),
    [("a.b", "`a.b`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a``b", "```a``b```")],
)
def test_code_spans_hold_backticks(code: str, span: str) -> None:
    """The fence is longer than any run of backticks inside."""
    assert code_span(code) == span


# ── JSON ──────────────────────────────────────────────────────────────────────────────────────


def test_the_record_follows_its_schema(decision: Decision) -> None:
    """Every verdict gives a record the published schema accepts, its keys in the order of the contract."""
    record = json.loads(render_json([decision], several=False))
    SCHEMA.validate(record)
    assert list(record) == KEYS
    assert record["transfer_check"] == __version__
    assert record["verdict"] == decision.verdict.value


def test_the_schema_is_a_schema_and_refuses_unknown_keys(example: Example) -> None:
    """The published schema is valid JSON Schema, and strict."""
    Draft202012Validator.check_schema(output_schema("decision"))
    record = json.loads(render_json([example("prohibited")], several=False))
    assert not SCHEMA.is_valid({**record, "extra": 1})
    assert not SCHEMA.is_valid({key: value for key, value in record.items() if key != "verdict"})


def test_a_record_survives_json(decision: Decision) -> None:
    """Reading the text back gives the record it was written from."""
    record = AnswerData.of(decision)
    assert AnswerData.model_validate_json(render_json([decision], several=False)) == record


def test_several_decisions_are_an_array(example: Example) -> None:
    """One case gives an object, several give an array, even of one."""
    decision = example("prohibited")
    assert isinstance(json.loads(render_json([decision], several=False)), dict)
    assert len(json.loads(render_json([decision, decision], several=True))) == 2
    assert len(json.loads(render_json([decision], several=True))) == 1
    with pytest.raises(ValueError, match="unpack"):
        render_json([decision, decision], several=False)


def test_a_finding_keeps_its_reasons(example: Example) -> None:
    """A finding cites its text and shows the leaf, the values, the definition and the rows that settled it."""
    record = json.loads(render_json([example("prohibited")], several=False))
    finding = next(each for each in record["items"][0]["findings"] if each["rule"] == "law.to-bloc")
    assert finding == {
        "rule": "law.to-bloc",
        "effect": "prohibit",
        "standing": "satisfied",
        "cite": {"instrument": "law.principles", "at": "1"},
        "evidence": "primary",
        "because": [
            {
                "leaf": "recipient.communist_bloc",
                "truth": "true",
                "facts": {"recipient.communist_bloc": True},
                "definition": "law.bloc-country",
                "rows": [],
                "because": [
                    {
                        "leaf": "recipient.state in table.bloc.listed",
                        "truth": "true",
                        "facts": {"recipient.state": "SUN"},
                        "definition": None,
                        "rows": ["sun"],
                        "because": [],
                    }
                ],
            }
        ],
        "open": [],
    }
    assert record["determining"] == ["law.to-bloc"]
    assert record["items"][0]["regimes"] == [
        {"regime": "law", "verdict": "prohibited", "prohibited": "true", "permitted": "false"}
    ]


def test_what_is_open_is_recorded(example: Example) -> None:
    """Open facts carry kind, question, rules, items and the bodies that judge; unknown values are the word unknown."""
    record = json.loads(render_json([example("waits_for_judgement")], several=False))
    (fact,) = record["open_facts"]
    assert fact == {
        "fact": "assessment.contributes_to_japans_security",
        "kind": "assessed",
        "question": {
            "en": "Has it been judged to contribute to Japan's security?",
            "ja": "我が国の安全保障に資すると判断されていますか。",
        },
        "rules": ["law.joint-project"],
        "items": [0],
        "body": ["meti", "mofa"],
    }
    assert record["awaits"] == ["assessments"]
    finding = next(each for each in record["items"][0]["findings"] if each["rule"] == "law.joint-project")
    assert finding["open"] == ["assessment.contributes_to_japans_security"]
    assert finding["because"][0]["facts"] == {"assessment.contributes_to_japans_security": "unknown"}


def test_what_is_stated_and_owed_is_recorded(decide: Decide) -> None:
    """Judgements with body and day, acts assumed not taken, facts stated by hand, deciders and duties."""
    record = AnswerData.of(decide(recipient={"state": "CHN", "communist_bloc": False}))
    assert record.assumed_not_taken == ("act.individual_exemption_decided",)
    assert record.asserted == ("recipient.communist_bloc",)
    assert record.assessments[0].model_dump() == {
        "fact": "assessment.international_conflict",
        "value": "none",
        "by": "mofa",
        "on": date(2012, 12, 18),
    }
    assert [(each.body, each.rule) for each in record.deciders] == [("meti", "statute.minister")]
    assert [(each.bearer, each.due, each.duty.en) for each in record.duties] == [
        ("exporter", "before_transfer", "Obtain a permit")
    ]


@pytest.mark.parametrize("standing", ["not_applicable", "excused"])
def test_reasons_tell_only_what_accounts_for_the_standing(example: Example, standing: str) -> None:
    """A rule not addressed to the item shows why not; an excused one shows its exception."""
    name = {"not_applicable": "not_addressed", "excused": "excused"}[standing]
    record = AnswerData.of(example(name))
    finding = next(each for each in record.items[0].findings if each.rule == "law.prior-consent")
    assert finding.standing == standing
    leaves: Any = {"not_applicable": 'transfer.kind == "repair"', "excused": 'item.form == "part"'}
    assert finding.because[-1].leaf == leaves[standing]
