"""The page: complete in both languages, loading nothing, showing what was typed as text, readable without colour."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from transfer_check.answering.answer import answer
from transfer_check.asking import timeline
from transfer_check.facts.case import TransferCase
from transfer_check.files import load_case
from transfer_check.judging.decision import Decision, Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.rulebook import Rulebook
from transfer_check.paper.html import render_html
from transfer_check.paper.html.pairing import address_of, paired
from transfer_check.paper.html.picture import LANES, picture_in_words, picture_of
from transfer_check.paper.record import case_digest
from transfer_check.text import Language
from transfer_check.words.accounts import Node, explain
from transfer_check.words.accounts.stated_facts import stated_judgements, stated_parts
from transfer_check.words.verdict_labels import VERDICTS

ROOT = Path(__file__).resolve().parents[3]
CASES = {
    "haiti": "examples/2012-haiti-engineering-equipment/case.yaml",
    "gyroscopes": "examples/1991-gyroscope-parts-to-iran/case.yaml",
    "boat": "tests/cli/files/patrol-boat-open.yaml",
    "craft": "tests/cli/files/landing-craft.yaml",
    "rifles": "tests/cli/files/rifles-1960.yaml",
    "helmets": "tests/cases/files/2022-03-08-ukraine-helmets.yaml",
}
LANGUAGES: tuple[tuple[Language, ...], ...] = (("en",), ("ja",), ("ja", "en"))
VOID = {"meta", "circle", "path", "rect", "line", "br", "hr", "img", "link", "input"}
HOSTILE = (
    "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}"
    '</style><a href=javascript:alert(1)>&lt;/* */ \\a \\" }body{display:none} 悪意'
)


class Element:
    """An element with its attributes, its text and the elements in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element] = []
        self.pieces: list[str] = []

    @property
    def text(self) -> str:
        """Its text with that of the elements in it, spaces collapsed."""
        return " ".join("".join(self._all_text()).split())

    def _all_text(self) -> Iterator[str]:
        yield from self.pieces
        for child in self.children:
            yield " "
            yield from child._all_text()

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Return the elements in it, at any depth, of a tag and with some attributes."""
        found = []
        for child in self.children:
            wanted = {name.rstrip("_"): value for name, value in attributes.items()}
            classes = child.attributes.get("class", "").split()
            matches = all(
                value in classes if name == "class" else child.attributes.get(name) == value
                for name, value in wanted.items()
            )
            if (not tag or child.tag == tag) and matches:
                found.append(child)
            found.extend(child.all(tag, **attributes))
        return found


class Reader(HTMLParser):
    """Reads a page strictly: every element that is opened is closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), (tag, names)
        element = Element(tag, {name: "" if value is None else value for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element that closes itself."""
        self.open[-1].children.append(Element(tag, {name: "" if value is None else value for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Close the element."""
        assert self.open[-1].tag == tag, (self.open[-1].tag, tag)
        self.open.pop()

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.open[-1].pieces.append(data)


def read(page: str) -> Element:
    """Return a page as elements."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root


def visible(page: str) -> str:
    """Return the text of the body of a page."""
    (body,) = read(page).all("body")
    return body.text


@pytest.fixture(scope="module")
def decided(rulebook: Rulebook) -> Callable[[str], Decision]:
    """Return the decision on a case by its short name."""
    return cache(lambda name: evaluate(load_case(ROOT / CASES[name]), rulebook))


@pytest.fixture(scope="module")
def page(decided: Callable[[str], Decision]) -> Callable[..., str]:
    """Return the page of a case by its short name, made once for each choice of languages."""

    @cache
    def made(name: str, languages: tuple[Language, ...] = ("en",)) -> str:
        return render_html([decided(name)], languages=languages)

    return made


@pytest.fixture(scope="module")
def hostile(rulebook: Rulebook) -> Decision:
    """Return the decision on a case in which everything a user can type is hostile."""
    written: dict[str, Any] = {
        "case": f"id {HOSTILE}",
        "on": date(2012, 12, 18),
        "title": {"ja": f"題 {HOSTILE}", "en": f"title {HOSTILE}"},
        "note": f"note {HOSTILE}",
        "recipient": {"name": f"recipient {HOSTILE}", "state": "HTI"},
        "items": [{"name": f"one {HOSTILE}", "policy_arms": True}, {"name": f"two {HOSTILE}"}],
        "third_parties": [{"name": f"party {HOSTILE}", "role": "broker"}],
        "assessment": {
            "international_conflict": {"value": "none", "by": "mofa", "on": date(2012, 1, 1), "note": f"why {HOSTILE}"}
        },
        "sources": {
            "recipient.state": {"url": "javascript:alert(1)", "note": f"source {HOSTILE}"},
            "items[0].policy_arms": {"url": f"https://example.org/{HOSTILE}"},
            "items[9].form": {"url": 'https://example.org/?a=1&b="><script>alert(1)</script>'},
            "on": {"url": "https://example.org/ok?a=1&b=2"},
        },
    }
    return evaluate(TransferCase.model_validate(written), rulebook)


@pytest.fixture(scope="module")
def hostile_page(hostile: Decision) -> Callable[..., str]:
    """Return the page of the hostile case, made once for each choice of languages."""
    return cache(lambda languages=("en",): render_html([hostile], languages=languages))


# ── structure ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_everything_the_answer_says_is_on_the_page(
    decided: Callable[[str], Decision], page: Callable[..., str], name: str, languages: tuple[Language, ...]
) -> None:
    """Every sentence and code of the explanation, every fact, judgement and edition, and both digests, in each language."""
    decision = decided(name)
    seen = visible(page(name, languages))
    for language in languages:
        told = explain(decision, language=language)
        texts = [told.title, told.basis, *told.headline, told.closing]
        for section in told.sections:
            texts.append(section.title)
            if section.kind not in ("facts", "judgements"):
                texts.extend(text for node in section.nodes for text in _texts(node))
        for part in stated_parts(decision.case, language):
            texts.append(part.title)
            texts.extend(text for fact in part.facts for text in (fact.term, fact.told, fact.code))
            texts.extend(node.link for fact in part.facts for node in fact.sources)
        for judgement in stated_judgements(decision.case, language):
            texts.extend((judgement.stated.told, judgement.stated.code, judgement.signature))
        for moment in timeline(decision.case, decision.rulebook):
            texts.extend((moment.on.isoformat(), *(edition.title.in_(language) for edition in moment.editions)))
        missing = [text for text in texts if " ".join(text.split()) not in seen]
        assert missing == []
    assert decision.rulebook.digest in seen
    assert case_digest(decision.case) in seen


def _texts(node: Node) -> Iterator[str]:
    yield node.text
    yield node.code
    for child in node.children:
        yield from _texts(child)


@pytest.mark.parametrize("languages", LANGUAGES)
def test_headings_are_in_order_and_ids_are_unique(
    decided: Callable[[str], Decision], languages: tuple[Language, ...]
) -> None:
    """One heading of the first level, none skipped; what is referred to exists once; one case or several."""
    several = [decided(name) for name in ("haiti", "boat", "rifles")]
    for decisions in ([several[0]], several):
        root = read(render_html(decisions, languages=languages))
        levels = [int(each.tag[1]) for each in root.all() if re.fullmatch("h[1-6]", each.tag)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert all(each.text for each in root.all() if re.fullmatch("h[1-6]", each.tag))
        ids = [each.attributes["id"] for each in root.all() if "id" in each.attributes]
        assert len(ids) == len(set(ids))
        named = {name for each in root.all() for name in each.attributes.get("aria-labelledby", "").split()}
        named |= {each.attributes["href"][1:] for each in root.all("a") if each.attributes["href"].startswith("#")}
        assert named <= set(ids)
        assert len(root.all("article")) == len(decisions)
        assert len(root.all("main")) == 1


@pytest.mark.parametrize("languages", LANGUAGES)
def test_every_word_stands_under_its_language(page: Callable[..., str], languages: tuple[Language, ...]) -> None:
    """The page names its language, and with both each wording names its own; English holds no Japanese character."""
    root = read(page("helmets", languages))
    (html,) = root.all("html")
    assert html.attributes["lang"] == languages[0]
    marked = {each.attributes["lang"] for each in root.all("span") if "lang" in each.attributes}
    assert marked == set(languages) if len(languages) > 1 else marked <= set(languages)
    japanese = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
    (body,) = root.all("body")
    if languages == ("en",):
        assert not japanese.search(body.text)
    for each in root.all("span", lang="en"):
        assert not japanese.search(each.text), each.text


def test_what_decided_is_open_and_what_was_examined_in_vain_is_folded(page: Callable[..., str]) -> None:
    """The first list of reasons of each item stands open, one level deep; everything else of the tree is folded."""
    (item,) = read(page("haiti")).all("section", class_="item")[:1]
    trees = [each for each in item.children if each.tag == "ul"]
    assert len(trees) > 1
    for place, tree in enumerate(trees):
        top = [each.children[0] for each in tree.children if each.children and each.children[0].tag == "details"]
        assert top
        assert all(("open" in each.attributes) == (place == 0) for each in top)
    assert not any("open" in inner.attributes for each in item.all("details") for inner in each.all("details"))
    assert all(each.children[0].tag == "summary" and each.children[0].text for each in item.all("details"))


def test_the_reasons_of_a_single_item_fold_alike(page: Callable[..., str]) -> None:
    """Of the sections on one item the first stands open, those on what was examined in vain are folded."""
    first, *others = read(page("gyroscopes")).all("section", class_="reasons")
    assert first.all("h2")[0].text == "Prohibitions that apply"
    top = [[each for each in part.all("details") if each in _top(part)] for part in (first, *others)]
    assert all("open" in each.attributes for each in top[0])
    assert len(top[0]) == 1
    assert not any("open" in each.attributes for part in top[1:] for each in part)
    assert sum(map(len, top[1:])) > 3


def _top(part: Element) -> list[Element]:
    return [child for tree in part.children if tree.tag == "ul" for item in tree.children for child in item.children]


def test_several_cases_stand_on_one_page_below_a_list(decided: Callable[[str], Decision]) -> None:
    """Each case has its verdict and a link in the list, and its own sheet in the order given."""
    decisions = [decided(name) for name in ("boat", "haiti", "boat")]
    root = read(render_html(decisions, languages=("en",)))
    listed = root.all("ol", class_="cases")[0].children
    assert [each.all("a")[0].attributes["href"] for each in listed] == ["#case-1", "#case-2", "#case-3"]
    for item, decision in zip(listed, decisions, strict=True):
        assert VERDICTS[decision.verdict].en in item.text
        assert decision.case.case in item.text
    assert [each.attributes["id"] for each in root.all("article")] == ["case-1", "case-2", "case-3"]


def test_the_same_answer_gives_the_same_bytes(decided: Callable[[str], Decision]) -> None:
    """No clock and no chance: a page can be compared with one made another day."""
    assert render_html([decided("haiti")]) == render_html([decided("haiti")])


# ── nothing is loaded, nothing runs ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_the_page_loads_nothing(page: Callable[..., str], name: str, languages: tuple[Language, ...]) -> None:
    """No script, no frame, no image, no style sheet from elsewhere, no address in the style, no inline style."""
    root = read(page(name, languages))
    tags = {each.tag for each in root.all()}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "video", "audio", "image"}
    loading = {"src", "srcset", "style", "action", "data", "poster", "background", "xlink:href"}
    for each in root.all():
        assert not loading & set(each.attributes), each.attributes
        assert not any(attribute.startswith("on") for attribute in each.attributes)
        assert "href" not in each.attributes or each.tag == "a"
        assert "url(" not in each.attributes.get("fill", "") or each.attributes["fill"].startswith("url(#case-1-")
    (style,) = root.all("style")
    assert not re.search(r"@import|url\(|https?:|expression|@font-face", style.text)


def test_the_policy_of_the_page_allows_its_own_style_and_nothing_else(hostile_page: Callable[..., str]) -> None:
    """The digest in the policy is that of the style as it stands in the page."""
    page = hostile_page()
    (policy,) = (
        each.attributes["content"]
        for each in read(page).all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("languages", LANGUAGES)
def test_what_a_user_typed_is_shown_as_typed_and_is_never_markup(
    hostile_page: Callable[..., str], languages: tuple[Language, ...]
) -> None:
    """Titles, ids, names, notes and sources come out character by character; the page keeps its shape."""
    root = read(hostile_page(languages))
    assert not root.all("script")
    assert not root.all("img")
    assert "{{" in root.all("body")[0].text
    seen = root.all("body")[0].text
    for kind in ("id", "note", "recipient", "one", "two", "party", "why", "source", "https://example.org/"):
        assert (f"{kind} {HOSTILE}" if not kind.startswith("https") else kind + HOSTILE) in seen, kind
    assert ("題 " if "ja" in languages else "title ") + HOSTILE in seen
    assert len(root.all("article")) == 1
    assert len(root.all("style")) == 1


def test_only_web_addresses_become_links(hostile_page: Callable[..., str]) -> None:
    """A `javascript:` address stays text; an address with markup in it stays one address."""
    root = read(hostile_page())
    links = [each.attributes["href"] for each in root.all("a")]
    assert links == ["https://example.org/ok?a=1&b=2", 'https://example.org/?a=1&b="><script>alert(1)</script>']
    assert "javascript:alert(1)" in root.all("body")[0].text
    assert all(each.attributes["rel"] == "noreferrer noopener" for each in root.all("a"))


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("https://www.mofa.go.jp/a?b=c#d", True),
        ("http://例え.jp/頁", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("vbscript:x", False),
        ("//example.org/x", False),
        ("https:/example.org", False),
        ("https://", False),
        ("https://[", False),
        ("https://exa mple.org", False),
        ("https://example.org/\u202ex", False),
        ("mofa.go.jp/x", False),
        ("", False),
    ],
)
def test_an_address_is_linked_only_if_it_is_one(typed: str, linked: bool) -> None:
    """Only `http` and `https` with a host, without spaces or characters that hide."""
    assert address_of(typed) == (typed if linked else "")


def test_the_stamp_on_paper_holds_what_a_user_typed_as_text(hostile_page: Callable[..., str]) -> None:
    """Inside the style a case id is a string of escapes: it ends no string, no rule and no element."""
    (style,) = read(hostile_page()).all("style")
    strings = re.findall(r'content: ("(?:[^"\\]|\\.)+")', style.text)
    undone = [re.sub(r"\\([0-9a-f]{1,6}) ", lambda found: chr(int(found[1], 16)), each[1:-1]) for each in strings]
    assert len(undone) == 3, "two boxes above, one below; the page number is no string alone"
    document, case = undone[0].splitlines()
    assert document == "Examination of a proposed transfer"
    assert case == f"id {HOSTILE}"[:60] + "…"
    assert "sha256:" in undone[2]
    assert style.text.count("{") == style.text.count("}")


# ── two languages in one tree ─────────────────────────────────────────────────────────────────


def test_trees_of_one_shape_are_paired_line_by_line() -> None:
    """Each line has both wordings; code and kind are those both share."""
    ja, en = Node("甲", "a", (Node("乙", kind="citation"),)), Node("A", "a", (Node("B", kind="citation"),))
    (line,) = paired(("ja", "en"), [(ja,), (en,)])
    assert [(each.language, each.text) for each in line.wordings] == [("ja", "甲"), ("en", "A")]
    assert line.code == "a"
    assert [each.text for each in line.children[0].wordings] == ["乙", "B"]
    assert line.children[0].kind == "citation"


def test_trees_of_two_shapes_stand_one_after_the_other() -> None:
    """Where a language has a line less, nothing is dropped and nothing is paired with something else."""
    lines = paired(("ja", "en"), [(Node("甲", "a"), Node("乙", "b")), (Node("B", "b"),)])
    assert [[(each.language, each.text) for each in line.wordings] for line in lines] == [
        [("ja", "甲")],
        [("ja", "乙")],
        [("en", "B")],
    ]


# ── the picture ───────────────────────────────────────────────────────────────────────────────


def test_the_picture_shows_each_run_of_one_verdict_in_its_lane(decided: Callable[[str], Decision]) -> None:
    """Bars follow one another without a gap, each in the lane of its verdict, as wide as its days."""
    decision = decided("haiti")
    moments = timeline(decision.case, decision.rulebook)
    picture = picture_of(moments, decision.on)
    runs = [
        moment
        for before, moment in zip([None, *moments], moments, strict=False)
        if before is None or before.answer.verdict is not moment.answer.verdict
    ]
    assert [bar.verdict for bar in picture.bars] == [run.answer.verdict for run in runs]
    lanes = {lane.verdict: lane.top for lane in picture.lanes}
    assert all(bar.top == lanes[bar.verdict] for bar in picture.bars)
    for before, after in pairwise(picture.bars):
        assert before.left + before.width == pytest.approx(after.left, abs=0.01)
    assert picture.bars[-1].left + picture.bars[-1].width == pytest.approx(100, abs=0.01)
    whole = (date(moments[-1].on.year + 2, 1, 1) - date(1967, 1, 1)).days
    assert picture.bars[1].width == pytest.approx(100 * (runs[2].on - runs[1].on).days / whole, abs=0.01)
    assert len(picture.editions) == len(moments)
    assert picture.bars[2].left < picture.day < picture.bars[2].left + picture.bars[2].width
    assert list(lanes) == [lane for lane in LANES if lane is not Verdict.NO_TEXT_IN_FORCE]
    assert set(LANES) == set(Verdict)


def test_a_day_before_every_edition_is_on_the_picture(decided: Callable[[str], Decision]) -> None:
    """The axis begins no later than the day applied, and no row is marked as its edition."""
    decision = decided("rifles")
    moments = timeline(decision.case, decision.rulebook)
    picture = picture_of(moments, decision.on)
    assert 0 <= picture.day < picture.bars[0].left
    root = read(render_html([decision]))
    assert not root.all("li", class_="applied")
    assert len(root.all("ol", class_="editions")[0].children) == len(moments)


def test_the_picture_is_told_in_words(decided: Callable[[str], Decision]) -> None:
    """The picture has a title and a description that name every change of the verdict, and colour is never alone."""
    decision = decided("haiti")
    moments = timeline(decision.case, decision.rulebook)
    words = picture_in_words(moments, "en")
    assert words.startswith("The answer is from 21 April 1967 may be permitted; from 27 February 1976 not permitted;")
    root = read(render_html([decision]))
    (svg,) = root.all("svg", class_="picture")
    assert svg.attributes["role"] == "img"
    assert svg.all("desc")[0].text == words
    patterns = {each.attributes["id"] for each in svg.all("pattern")}
    used = {each.attributes["fill"][5:-1] for each in svg.all("rect") if "fill" in each.attributes}
    assert used <= patterns
    plain = [each for each in svg.all("rect") if "fill" not in each.attributes]
    assert len(plain) == len(used) + sum("may_be_permitted" in each.attributes["class"] for each in plain)
    assert {each.text for each in svg.all("text", class_="name")} == {
        text.en for verdict, text in VERDICTS.items() if verdict is not Verdict.NO_TEXT_IN_FORCE
    }
    assert {each.attributes["aria-hidden"] for each in root.all("svg", class_="sign")} == {"true"}


# ── contrast ──────────────────────────────────────────────────────────────────────────────────


def _luminance(colour: str) -> float:
    long = colour if len(colour) == 7 else "#" + "".join(each * 2 for each in colour[1:])
    channels = [int(long[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours.

    Source: WCAG 2.2, relative luminance and contrast ratio.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_worked_out_as_published() -> None:
    """Known values of the published formula."""
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_text_colour_stands_out_from_every_ground() -> None:
    """4.5 to 1 for text on each background it can stand on; 3 to 1 for the bars against white."""
    style = (ROOT / "src/transfer_check/paper/html/templates/style.css").read_text(encoding="utf-8")
    root = dict(re.findall(r"--([a-z]+): (#[0-9a-f]+);", style.partition("}")[0]))
    tints = re.findall(r"^\.([a-z_]+) \{ --tint: (#[0-9a-f]+); --pale: (#[0-9a-f]+); \}", style, re.MULTILINE)
    assert {name for name, _, _ in tints} == {verdict.value for verdict in Verdict}
    for _, tint, pale in tints:
        assert contrast("#fff", tint) >= 4.5
        assert contrast(tint, "#fff") >= 4.5
        assert contrast(tint, root["ground"]) >= 4.5
        assert contrast(root["ink"], pale) >= 4.5
    for text in ("ink", "soft", "link"):
        assert contrast(root[text], "#fff") >= 4.5
        assert contrast(root[text], root["ground"]) >= 4.5
    assert contrast(root["ink"], "#fdf6ec") >= 4.5


def test_the_weakest_evidence_stands_at_the_head(decided: Callable[[str], Decision]) -> None:
    """A reader sees how well the answer rests before any reason."""
    decision = decided("haiti")
    (header,) = read(render_html([decision])).all("article")[0].children[:1]
    assert answer(decision).weakest_evidence == "unverified"
    assert "not verified against any text" in header.text


@pytest.mark.parametrize("languages", LANGUAGES, ids=lambda each: "-".join(each))
def test_the_first_screen_stands_on_top_and_all_else_is_folded(
    page: Callable[..., str], languages: tuple[Language, ...]
) -> None:
    """The short answer is open in each language; the sections of the account stand in one fold that is closed."""
    root = read(page("gyroscopes", languages))
    (screen,), (full,) = root.all("section", class_="screen"), root.all("details", class_="full")
    assert len(screen.all("dl", class_="brief")) == len(languages)
    assert not screen.all("details")
    assert "open" not in full.attributes
    assert full.all("section", class_="part") == root.all("section", class_="part")
    conclusion = {"en": "The export is prohibited.", "ja": "輸出は認められない（禁止）。"}
    assert all(conclusion[language] in screen.text for language in languages)
    assert "--detail" not in screen.text
