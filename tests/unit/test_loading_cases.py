"""Cases from files: what is accepted, and every problem in the words of the user."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict, Field

from transfer_check.errors import CaseError, Problem, RuleError
from transfer_check.facts.case import TransferCase
from transfer_check.facts.catalogue import UNKNOWN
from transfer_check.files import Document, load_case, load_cases, read_document, validated

HEAD = "case: test\non: 2012-12-18\n"


def document(folder: Path, text: str, name: str = "case.yaml") -> Path:
    """Write a file and return its path."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def problems(folder: Path, text: str, name: str = "case.yaml") -> list[Problem]:
    """Return the problems of a case."""
    with pytest.raises(CaseError) as caught:
        load_case(document(folder, text, name))
    return list(caught.value.problems)


def the_problem(folder: Path, text: str, name: str = "case.yaml") -> Problem:
    """Return the only problem of a case that begins with a correct head."""
    (problem,) = problems(folder, text if name != "case.yaml" else HEAD + text, name)
    return problem


def test_a_case_is_read(tmp_path: Path) -> None:
    """What is written is stated; what is absent or `unknown` stays unknown; null is known to be none."""
    case = load_case(
        document(tmp_path, HEAD + "recipient: {state: NOR, role: unknown}\nitems: [{form: part}]\nproject: null\n")
    )
    assert case.on == date(2012, 12, 18)
    assert case.facts()["recipient.state"] == "NOR"
    assert "recipient.role" not in case.facts()
    assert case.recipient is not None
    assert case.recipient.role is UNKNOWN
    assert case.project is None


def test_json_and_toml_give_the_same_case_as_yaml(tmp_path: Path) -> None:
    """One case in three formats is one case."""
    yaml = HEAD + (
        "recipient: {state: USA}\nitems:\n  - {form: part, policy_arms: true}\n"
        "assessment: {strict_control: {value: true, by: meti, on: 2012-12-01}}\n"
        'sources: {"items[0].form": {url: x, read_on: 2022-03-09}}\n'
    )
    json = (
        '{"case": "test", "on": "2012-12-18", "recipient": {"state": "USA"}, "items": [{"form": "part", '
        '"policy_arms": true}], "assessment": {"strict_control": {"value": true, "by": "meti", "on": "2012-12-01"}}, '
        '"sources": {"items[0].form": {"url": "x", "read_on": "2022-03-09"}}}'
    )
    toml = (
        'case = "test"\non = 2012-12-18\nrecipient.state = "USA"\n[[items]]\nform = "part"\npolicy_arms = true\n'
        '[assessment.strict_control]\nvalue = true\nby = "meti"\non = 2012-12-01\n'
        '[sources."items[0].form"]\nurl = "x"\nread_on = 2022-03-09\n'
    )
    files = {"a.yaml": yaml, "a.json": json, "a.toml": toml}
    cases = load_cases([document(tmp_path, text, name) for name, text in files.items()])
    assert cases[0] == cases[1] == cases[2]


def test_a_day_before_the_first_principles_is_accepted(tmp_path: Path) -> None:
    """Loading does not judge the day: before 21 April 1967 no rule is in force, and that is an answer."""
    assert load_case(document(tmp_path, "case: x\non: 1960-01-01\n")).on == date(1960, 1, 1)


@pytest.mark.parametrize(
    ("word", "switch"), [("no", "false"), ("yes", "true"), ("'true'", "true"), ("off", "false"), ("はい", "true")]
)
def test_a_word_for_a_boolean_is_refused_with_the_right_one(tmp_path: Path, word: str, switch: str) -> None:
    """`no` is text in YAML 1.2; the message says what to write."""
    problem = the_problem(tmp_path, f"items:\n  - policy_arms: {word}\n")
    word = word.strip("'")
    label = "三原則上の武器 / is arms in the sense of the principles (`item.policy_arms`)"
    told = f"drop the quotes: write `{switch}`" if word == switch else f"write `{switch}`"
    assert str(problem).splitlines()[1:] == [f"  {label}: `{word}` is not true or false", f"  help: {told}"]
    assert (problem.line, problem.column, problem.code, problem.path) == (4, 18, "TC022", "items[0].policy_arms")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("items: {form: part}", "expected a list, found a mapping"),
        ("items: part", "`part` is not a list"),
        ("items: [part]", "`part` is not a mapping of keys to values"),
        ("recipient: USA", "`USA` is not a mapping of keys to values"),
        ("recipient: []", "expected a mapping of keys to values, found an empty list"),
        ("assessment: null", "`null` is not a mapping of keys to values"),
        ("items: [{quantity: many}]", "`many` is not a number"),
        ("items: [{name: 12}]", "`12` is not text"),
        ("items: [{name: [x]}]", "expected text, found a list"),
        ("items: [{policy_arms: null}]", "`null` is not true or false"),
        ("title: {ja: '甲', en: ''}\nnote: true", "`true` is not text"),
        ("sources: []", "expected a mapping of keys to values, found an empty list"),
        ("sources: {recipient.state: {read_on: {a: 1}}}", "a mapping is not a day of the calendar"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_in_plain_words(tmp_path: Path, text: str, message: str) -> None:
    """What was expected and what was found, in the words of the file and not of the program."""
    problem = the_problem(tmp_path, text)
    assert problem.message.endswith(message)
    assert problem.code in ("TC022", "TC025")


def test_a_number_where_text_is_expected_is_to_be_quoted(tmp_path: Path) -> None:
    """The help shows the quotes."""
    assert the_problem(tmp_path, "note: 2012").help == 'put it in quotes: `"2012"`'


@pytest.mark.parametrize(
    ("text", "message"),
    [("quantity: -1", "`-1` is less than 0"), ("quantity: .inf", "`.inf` is not a finite number")],
)
def test_a_number_outside_its_range_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """The bound is named."""
    assert the_problem(tmp_path, f"items: [{{{text}}}]").message.endswith(message)


def test_a_share_of_more_than_a_hundred_percent_is_refused(tmp_path: Path) -> None:
    """A percentage has an upper bound too."""
    problem = the_problem(tmp_path, "project: {japans_share: 120}")
    assert problem.message.endswith("`120` is more than 100")
    assert problem.code == "TC027"


@pytest.mark.parametrize("key", ["rol", "Role", "ROLE"])
def test_an_unknown_key_is_refused_with_the_nearest_one(tmp_path: Path, key: str) -> None:
    """A misspelt key is reported where the key stands, with a suggestion."""
    problem = the_problem(tmp_path, f"recipient: {{state: USA, {key}: military}}")
    assert (problem.code, problem.column) == ("TC021", 25)
    assert (problem.message, problem.help) == (f"unknown key `{key}`", "did you mean `role`?")


@pytest.mark.parametrize("key", ["end-user", "endUser", "end user"])
def test_an_unknown_key_in_another_style_is_recognised(tmp_path: Path, key: str) -> None:
    """Hyphens, blanks and capitals are understood, not accepted."""
    assert the_problem(tmp_path, f"{key}: {{state: USA}}").help == "did you mean `end_user`?"


def test_an_unknown_key_with_nothing_near_lists_the_keys(tmp_path: Path) -> None:
    """Where no key is near, all that are allowed there are named."""
    assert the_problem(tmp_path, "title: {ja: a, en: b, xyz: c}").help == "the keys of `title` are `ja`, `en`"


def test_a_fact_in_the_wrong_place_is_named_in_full(tmp_path: Path) -> None:
    """A fact of another part of the case is recognised."""
    problem = the_problem(tmp_path, "recipient: {policy_arms: true}")
    assert problem.help.startswith("`policy_arms` is stated as `item.policy_arms`; the keys of `recipient` are")


def test_a_repeated_key_is_refused(tmp_path: Path) -> None:
    """The second of two equal keys does not win silently."""
    problem = the_problem(tmp_path, "recipient:\n  state: USA\n  state: CHN\n")
    assert (problem.code, problem.line, problem.path) == ("TC011", 5, "recipient.state")
    assert problem.message == "the key `state` is written twice, first on line 4"


def test_a_two_letter_code_suggests_the_three_letter_one(tmp_path: Path) -> None:
    """`FR` is refused, `FRA` suggested; the legal name comes before the technical one."""
    problem = the_problem(tmp_path, "recipient: {state: FR}")
    assert problem.code == "TC024"
    assert problem.message == "国 / state (`recipient.state`): `FR` is not understood as a state"
    assert problem.help.startswith("did you mean `FRA` (France)?")


def test_norway_is_not_false(tmp_path: Path) -> None:
    """`NO` is text, and its three-letter code is suggested."""
    assert the_problem(tmp_path, "recipient: {state: NO}").help.startswith("did you mean `NOR` (Norway)?")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        *(
            (day, "is not a day of the calendar")
            for day in ("2012-02-30", "31.12.12.2012", "2012-12-18T09:30:00", "20121232", "today")
        ),
        ("2012", "is not a day, but a year"),
        ("2012-12", "is not a day, but a month"),
        ("平成24年12月", "is not a day, but a month"),
        ("平成24年度", "is not a day, but a fiscal year"),
    ],
)
def test_what_is_no_day_is_refused(tmp_path: Path, day: str, reason: str) -> None:
    """Impossible dates, bare years and other forms are refused at their place."""
    (problem,) = problems(tmp_path, f"case: x\non: {day}\n")
    assert (problem.code, problem.line, problem.column, problem.path) == ("TC025", 2, 5, "on")
    assert problem.message == f"`{day}` {reason}"
    assert problem.help == "write year, month and day: `2012-12-18`"


def test_a_missing_day_is_never_filled_in(tmp_path: Path) -> None:
    """Without `on` there is no law to apply; the help says which day is meant."""
    (problem,) = problems(tmp_path, "case: x\n")
    assert (problem.code, problem.line, problem.path) == ("TC020", 1, "on")
    assert problem.message == "the day whose law applies is missing: the key `on`"
    assert "it never defaults to today" in problem.help


def test_a_day_cannot_be_unknown(tmp_path: Path) -> None:
    """`unknown` may be written for facts, not for the day."""
    (problem,) = problems(tmp_path, "case: x\non: unknown\n")
    assert (problem.code, problem.line, problem.message) == ("TC020", 2, "`on` cannot be `unknown`")


def test_a_missing_name_is_reported(tmp_path: Path) -> None:
    """A case needs an identifier; an empty one is none."""
    (problem,) = problems(tmp_path, "on: 2012-12-18\n")
    assert (problem.code, problem.path) == ("TC020", "case")
    (problem,) = problems(tmp_path, "case: ''\non: 2012-12-18\n")
    assert (problem.code, problem.message) == ("TC028", "the text is empty")


def test_an_unsigned_assessment_is_refused_with_an_example(tmp_path: Path) -> None:
    """A bare value is no assessment: the help shows body and day, and keeps the value."""
    problem = the_problem(tmp_path, "assessment: {strict_control: false}")
    assert problem.code == "TC026"
    assert problem.message == (
        "厳格な管理の確保 / strict control is ensured (`assessment.strict_control`): an assessment must be signed"
    )
    assert problem.help.endswith("`{value: false, by: meti, on: 2012-12-18}`")


def test_the_example_of_a_signature_fits_the_assessment(tmp_path: Path) -> None:
    """The body is one that makes this assessment, the value one of its terms."""
    problem = the_problem(tmp_path, "assessment: {international_conflict: party}")
    assert problem.help.endswith("`{value: party, by: meti, on: 2012-12-18}`")
    problem = the_problem(tmp_path, "assessment: {un_charter_conformity: {value: true}}")
    assert problem.help.endswith("`{value: true, by: mofa, on: 2012-12-18}`")


def test_all_that_a_signature_lacks_is_one_problem(tmp_path: Path) -> None:
    """Missing body and day are told together, at the assessment."""
    problem = the_problem(tmp_path, "assessment:\n  strict_control:\n    value: true\n")
    assert (problem.code, problem.line, problem.column) == ("TC026", 4, 3)
    assert problem.path == "assessment.strict_control"
    assert problem.message.endswith("an assessment must be signed: `by` and `on` are missing")


def test_a_term_outside_its_list_is_refused_with_the_terms(tmp_path: Path) -> None:
    """The nearest term is suggested, and all are listed."""
    problem = the_problem(tmp_path, "items: [{form: prt}]")
    assert problem.code == "TC023"
    assert problem.help.startswith("did you mean `part`? the terms are `finished`, `part`")


def test_a_source_for_what_is_no_fact_is_refused(tmp_path: Path) -> None:
    """Sources are given by fact; a misspelt fact is reported at its key."""
    problem = the_problem(tmp_path, "sources:\n  recipient.stat: {url: x}\n")
    assert (problem.code, problem.line, problem.column) == ("TC030", 4, 3)
    assert problem.path == 'sources["recipient.stat"]'
    assert problem.help == "did you mean `recipient.state`?"


def test_an_empty_list_of_items_is_refused(tmp_path: Path) -> None:
    """No item is not the same as an item of which nothing is known."""
    problem = the_problem(tmp_path, "items: []")
    assert (problem.code, problem.message) == ("TC028", "the list is empty")


def test_an_invalid_item_does_not_make_the_list_too_short(tmp_path: Path) -> None:
    """A consequence of another problem is not reported."""
    assert [each.path for each in problems(tmp_path, HEAD + "items: [x, {form: y}]")] == ["items[0]", "items[1].form"]


def test_a_mistake_of_the_recipient_is_not_repeated_for_the_end_user(tmp_path: Path) -> None:
    """`end_user: recipient` copies the recipient; its mistakes are told once."""
    assert the_problem(tmp_path, "recipient: {state: FR}\nend_user: recipient").path == "recipient.state"


@pytest.mark.parametrize("text", ["[]", "x", "- a", "12"])
def test_a_document_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    """The keys of a case are listed."""
    (problem,) = problems(tmp_path, text)
    assert problem.code == "TC022"
    assert problem.help.startswith("the keys here are `case`, `on`")


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    """A file is read once more after all its problems are known, not after each."""
    text = (
        "items:\n  - rol: x\n    form: prt\nassessment:\n  strict_control: true\nrecipient: {state: FR}\n"
        "on: 2012-02-30\ntitl: x\n"
    )
    found = problems(tmp_path, text)
    assert [(each.line, each.column, each.code) for each in found] == [
        (1, 1, "TC020"), (2, 5, "TC021"), (3, 11, "TC023"), (5, 19, "TC026"), (6, 20, "TC024"), (7, 5, "TC025"),
        (8, 1, "TC021"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"case": "x",\n "on": "2012-12-18",\n "recipient": {"state": "FR"}}'),
        ("a.toml", 'case = "x"\non = 2012-12-18\n[recipient]\nstate = "FR"\n'),
    ],
)
def test_problems_of_json_and_toml_have_places(tmp_path: Path, name: str, text: str) -> None:
    """A mistake in JSON or TOML is reported at the value like one in YAML."""
    problem = the_problem(tmp_path, text, name)
    assert (problem.code, problem.path) == ("TC024", "recipient.state")
    assert (problem.line, problem.column) in ((3, 25), (4, 9))


def test_long_text_is_cut_and_control_characters_are_escaped(tmp_path: Path) -> None:
    """What a message quotes cannot fill or steer the terminal."""
    problem = the_problem(tmp_path, f'recipient: {{state: "\\e[31m{"x" * 500}"}}')
    assert "`\\x1b[31mxxx" in problem.message
    assert "…` is not understood as a state" in problem.message
    assert len(problem.message) < 200
    problem = the_problem(tmp_path, f'"\\e{"k" * 500}": 1')
    assert problem.message.startswith("unknown key `\\x1bkkk")
    assert len(problem.path) < 100
    assert "\x1b" not in str(problem)


def test_several_files_are_read_in_order_and_all_their_problems_told(tmp_path: Path) -> None:
    """`load_cases` goes on after a bad file; a YAML file may hold several cases."""
    good = document(tmp_path, HEAD + "---\n" + HEAD.replace("test", "other"), "good.yaml")
    bad = document(tmp_path, HEAD + "---\n" + HEAD + "x1: 1\n---\n" + HEAD + "x2: 1\n", "bad.yaml")
    assert [case.case for case in load_cases([good])] == ["test", "other"]
    with pytest.raises(CaseError) as caught:
        load_cases([bad, good, tmp_path / "missing.json"])
    assert [(each.code, each.line) for each in caught.value.problems] == [("TC021", 6), ("TC021", 10), ("TC001", 0)]


def test_the_whole_message_reads_as_intended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File, place, code, path; what is wrong; what to do."""
    document(tmp_path, HEAD + "recipient: {rol: military}\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseError) as caught:
        load_case("case.yaml")
    assert str(caught.value) == (
        "case.yaml:3:13  TC021  recipient.rol\n  unknown key `rol`\n  help: did you mean `role`?"
    )


class Leaf(BaseModel):
    """A model with the features rule files use: an alias, a union, a pattern."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    from_: int | None = Field(alias="from")
    digest: str | tuple[str, ...] = ()
    id: str = Field(default="a", pattern="^[a-z]+$")
    inner: tuple[TransferCase, ...] = ()


def leaf_problems(folder: Path, text: str) -> list[Problem]:
    """Return the problems of a `Leaf`."""
    read: Document = read_document(document(folder, text))
    with pytest.raises(RuleError) as caught:
        validated(read, Leaf, RuleError)
    return list(caught.value.problems)


def test_any_model_can_be_validated_and_any_error_class_raised(tmp_path: Path) -> None:
    """The model comes back where the document is right."""
    assert validated(read_document(document(tmp_path, "from: 1")), Leaf, RuleError).from_ == 1


def test_aliases_are_the_names_in_messages(tmp_path: Path) -> None:
    """A key is named as it is written in files."""
    missing, unknown = leaf_problems(tmp_path, "form: 1")
    assert (missing.message, missing.path) == ("the key `from` is missing", "from")
    assert unknown.help == "did you mean `from`?"


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("digest: 1", "digest", "`1` is not text or a list"),
        ("digest: [a, 1]", "digest[1]", "`1` is not text"),
        ("id: A1", "id", "`A1` does not have the form that is asked for"),
    ],
)
def test_the_alternatives_of_a_union_make_one_problem(tmp_path: Path, text: str, path: str, message: str) -> None:
    """Of several types allowed only the one that was meant is spoken of, and never pydantic's names."""
    (problem,) = leaf_problems(tmp_path, f"from: 1\n{text}\n")
    assert (problem.path, problem.message) == (path, message)


def test_a_key_without_a_value_is_refused(tmp_path: Path) -> None:
    """An empty value is neither null nor unknown: the file must say which."""
    problem = the_problem(tmp_path, "assurance:\nproject: null\n")
    assert (problem.code, problem.line) == ("TC019", 3)
    assert problem.message == "the value is missing"
    assert "null" in problem.help
