"""The page in a real browser: nothing runs, nothing is asked for, it fits a phone, and paper carries its stamp.

Run with ``pytest -m browser``; it needs the extra ``browser`` and an installed Chromium.
"""

import io
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from transfer_check.asking.open_case import what_is_open
from transfer_check.facts.case import TransferCase
from transfer_check.files import load_case
from transfer_check.judging.evaluation import evaluate
from transfer_check.paper.html import render_html, render_inquiry
from transfer_check.paper.record import case_digest
from transfer_check.text import Language, Text
from transfer_check.words.accounts.open_account import explain_open

sync_api = pytest.importorskip("playwright.sync_api", reason="the extra `browser` is not installed")
pypdf = pytest.importorskip("pypdf", reason="the extra `browser` is not installed")

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed"),
    # the driver of the browser leaves its pipes to the collector
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
ROOT = Path(__file__).resolve().parents[2]
HAITI = "examples/2012-haiti-engineering-equipment/case.yaml"
CASES = {"haiti": HAITI, "boat": "tests/cli/files/patrol-boat-open.yaml", "craft": "tests/cli/files/landing-craft.yaml"}
LANGUAGES: tuple[tuple[Language, ...], ...] = (("en",), ("ja",), ("ja", "en"))
HOSTILE = (
    "</title></style></svg><script>document.title='ran';alert(1)</script>"
    "<img src=x onerror=\"document.title='ran'\"><svg onload=\"document.title='ran'\">"
    "<iframe src=javascript:alert(1)></iframe><details open ontoggle=\"document.title='ran'\">"
    "{{ 7*7 }} \\a \"; } @import 'https://example.org/x.css'; body { display: none } /* 悪意"
)
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return a headless Chromium."""
    with sync_api.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def made(rulebook: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Return the making of a page as a file, from the short names of its cases and its languages."""
    folder = tmp_path_factory.mktemp("pages")

    @cache
    def page(names: tuple[str, ...], languages: tuple[Language, ...]) -> Path:
        decisions = [evaluate(_case(name), rulebook) for name in names]
        path = folder / f"{'-'.join((*names, *languages))}.html"
        path.write_text(render_html(decisions, languages=languages), encoding="utf-8")
        return path

    return page


def _case(name: str) -> TransferCase:
    if name != "hostile":
        return load_case(ROOT / CASES[name])
    return TransferCase.model_validate(
        {
            "case": HOSTILE,
            "on": date(2012, 12, 18),
            "title": {"ja": HOSTILE, "en": HOSTILE},
            "note": HOSTILE,
            "recipient": {"name": HOSTILE, "state": "HTI"},
            "items": [{"name": HOSTILE, "policy_arms": True}],
            "assessment": {
                "international_conflict": {"value": "none", "by": "mofa", "on": date(2012, 1, 1), "note": HOSTILE}
            },
            "sources": {
                "recipient.state": {"url": "javascript:document.title='ran'", "note": HOSTILE},
                "recipient.name": {"url": "https://example.org/" + "a" * 300},
            },
        }
    )


class Seen:
    """A page in the browser, with all that it asked for and complained of."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.answered: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfinished", lambda request: self.answered.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))


@pytest.fixture
def visit(browser: Any, made: Callable[..., Path]) -> Iterator[Callable[..., Seen]]:
    """Return the visit of a page: names of cases, languages, and a viewport."""
    opened = []

    def go(*names: str, languages: tuple[Language, ...] = ("en",), viewport: Any = None) -> Seen:
        context = browser.new_context(viewport=viewport or {"width": 1200, "height": 900})
        opened.append(context)
        seen = Seen(context.new_page())
        seen.page.goto(made(names, languages).as_uri(), wait_until="networkidle")
        return seen

    yield go
    for context in opened:
        context.close()


def paper(seen: Seen) -> list[str]:
    """Return the text of each printed page."""
    printed = pypdf.PdfReader(io.BytesIO(seen.page.pdf(prefer_css_page_size=True)))
    return [page.extract_text() for page in printed.pages]


def squeezed(text: str) -> str:
    """Return text without any space: where a line is broken on paper does not matter."""
    return "".join(text.split())


# ── nothing runs, nothing is asked for ────────────────────────────────────────────────────────


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("names", [("haiti",), ("boat",), ("haiti", "boat", "craft"), ("hostile",)], ids="-".join)
def test_the_page_asks_for_nothing_and_complains_of_nothing(
    visit: Callable[..., Seen], made: Callable[..., Path], names: tuple[str, ...], languages: tuple[Language, ...]
) -> None:
    """The only request is the page itself; the console stays empty, on screen and in print."""
    seen = visit(*names, languages=languages)
    paper(seen)
    assert seen.requests == [made(names, languages).as_uri()]
    assert seen.complaints == []


@pytest.mark.parametrize("languages", LANGUAGES)
def test_what_a_user_typed_does_not_run_and_is_shown_as_typed(
    visit: Callable[..., Seen], languages: tuple[Language, ...]
) -> None:
    """A hostile title, note, name, judgement and source: no script runs, no element of theirs exists."""
    seen = visit("hostile", languages=languages)
    page = seen.page
    assert page.title().startswith(" ".join(HOSTILE.split()))
    assert page.locator("h1").inner_text().startswith("</title></style></svg><script>")
    assert page.locator("script, img, iframe, [onload], [onerror], [ontoggle]").count() == 0
    assert page.locator("body").is_visible()
    assert page.locator("h1").bounding_box()["height"] > 0
    assert {each.get_attribute("href") for each in page.locator("a").all()} == {"https://example.org/" + "a" * 300}
    assert seen.complaints == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_question_about_a_hostile_case_runs_nothing(
    browser: Any, rulebook: Any, tmp_path: Path, language: Language
) -> None:
    """The page of what is open: no script runs, nothing is asked for, and a phone scrolls down only."""
    found = what_is_open(_case("hostile"), rulebook)
    path = tmp_path / "open.html"
    head = Text("結論を左右し得る事実", "What can still change the answer")
    path.write_text(render_inquiry(head, found.decision, explain_open(found, language=language)), encoding="utf-8")
    page = browser.new_page(viewport=PHONE)
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    assert (complaints, requests) == ([], [path.as_uri()])
    assert page.title().startswith(" ".join(HOSTILE.split()))
    assert page.locator("script, img, iframe, [onload], [onerror], [ontoggle]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.close()


def test_the_policy_of_the_page_stops_what_would_be_put_into_it(visit: Callable[..., Seen]) -> None:
    """Even a script or an image that somebody adds to the page afterwards neither runs nor loads."""
    seen = visit("haiti")
    seen.page.evaluate(
        """() => {
            const script = document.createElement('script'); script.textContent = "document.title = 'ran'";
            const image = document.createElement('img'); image.src = 'https://example.org/x.png';
            document.body.append(script, image);
        }"""
    )
    seen.page.wait_for_timeout(300)
    assert seen.page.title() != "ran"
    assert len(seen.answered) == 1
    assert len(seen.complaints) == 2
    assert all("Content Security Policy" in each for each in seen.complaints)


# ── screen ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("languages", LANGUAGES)
@pytest.mark.parametrize("names", [("haiti",), ("boat",), ("craft", "boat"), ("hostile",)], ids="-".join)
def test_a_phone_scrolls_down_only(
    visit: Callable[..., Seen], names: tuple[str, ...], languages: tuple[Language, ...]
) -> None:
    """At 360 pixels nothing is wider than the screen, with the tree folded and unfolded."""
    page = visit(*names, languages=languages, viewport=PHONE).page
    for unfold in (False, True):
        if unfold:
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        beyond = page.evaluate(
            """() => [...document.querySelectorAll('body *')]
                .filter(each => !each.closest('svg') && each.getBoundingClientRect().right > innerWidth + 1)
                .map(each => each.outerHTML.slice(0, 80))"""
        )
        assert beyond == []


def test_text_on_a_phone_is_large_enough(visit: Callable[..., Seen]) -> None:
    """No text under 11 pixels, the picture's included, and what is tapped is at least 24 pixels high."""
    page = visit("haiti", languages=("ja", "en"), viewport=PHONE).page
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('body *')].filter(each => [...each.childNodes]
            .some(node => node.nodeType === 3 && node.data.trim())).map(each => parseFloat(getComputedStyle(each).fontSize))"""
    )
    assert len(sizes) > 300
    assert min(sizes) >= 11
    heights = [each.bounding_box()["height"] for each in page.locator("summary").all() if each.is_visible()]
    assert heights
    assert min(heights) >= 24


def test_the_tree_is_unfolded_by_keyboard(visit: Callable[..., Seen]) -> None:
    """The tab key reaches every visible fold and link in the order of the page; the focus is seen; Enter unfolds."""
    page = visit("haiti").page
    expected = page.evaluate(
        "() => [...document.querySelectorAll('summary, a')].filter(each => each.checkVisibility()).length"
    )
    reached = []
    for _ in range(expected):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                """() => { const all = [...document.querySelectorAll('summary, a')];
                    return [all.indexOf(document.activeElement), getComputedStyle(document.activeElement).outlineStyle,
                            parseFloat(getComputedStyle(document.activeElement).outlineWidth)]; }"""
            )
        )
    places = [place for place, _, _ in reached]
    assert places == sorted(set(places))
    assert -1 not in places
    assert all(style == "solid" and width >= 2 for _, style, width in reached)
    folded = page.locator("details:not([open]) > summary").first
    folded.focus()
    parent = folded.locator("xpath=..").element_handle()
    page.keyboard.press("Enter")
    assert parent.get_attribute("open") is not None
    page.keyboard.press("Enter")
    assert parent.get_attribute("open") is None


@pytest.mark.parametrize("languages", LANGUAGES)
def test_every_text_stands_out_from_its_ground(visit: Callable[..., Seen], languages: tuple[Language, ...]) -> None:
    """The contrast of every text with the ground it really stands on is at least 4.5 to 1."""
    page = visit("haiti", "boat", "craft", languages=languages).page
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    weak = page.evaluate(
        """() => {
            const parse = colour => colour.match(/[\\d.]+/g).map(Number);
            const linear = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
            const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
            const ground = each => { for (; each; each = each.parentElement) {
                const colour = parse(getComputedStyle(each).backgroundColor);
                if (colour.length === 3 || colour[3] === 1) return colour; } return [255, 255, 255]; };
            const weak = []; let looked = 0;
            for (const each of document.querySelectorAll('body *')) {
                if (![...each.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
                if (each.closest('title, desc')) continue;
                const style = getComputedStyle(each);
                const [a, b] = [luminance(parse(each.closest('svg') ? style.fill : style.color)), luminance(ground(each))];
                const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); looked += 1;
                if (contrast < 4.5) weak.push([contrast, each.outerHTML.slice(0, 80)]);
            }
            return [looked, weak];
        }"""
    )
    assert weak[0] > 500
    assert weak[1] == []


def test_a_reader_of_the_page_hears_headings_folds_and_the_picture(visit: Callable[..., Seen]) -> None:
    """What assistive technology is told: the outline, the picture with its description, one main part."""
    page = visit("haiti").page
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("heading", level=1).inner_text() == "Gift of engineering equipment to Haiti"
    assert page.get_by_role("heading", name="Grounds on which it may be permitted").count() == 1
    picture = page.get_by_role("img", name="The case under each edition")
    assert picture.count() == 1
    assert "from 27 December 2011 may be permitted" in picture.locator("desc").text_content()
    assert page.get_by_role("article", name="Gift of engineering equipment to Haiti").count() == 1


# ── paper ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("languages", LANGUAGES)
def test_every_printed_page_carries_the_stamp(
    visit: Callable[..., Seen], rulebook: Any, languages: tuple[Language, ...]
) -> None:
    """Case, day, edition, both digests and its number on every page; of several cases each its own."""
    seen = visit("haiti", "boat", languages=languages)
    pages = [squeezed(text) for text in paper(seen)]
    assert len(pages) > 6
    editions = {
        "en": {
            "haiti": "Lawof18December2012:ThreePrinciplesonArmsExportsandtheirrelatedpolicyguidelines,editionof27December2011",
            "boat": "Lawof1May2010:ThreePrinciplesonArmsExportsandtheirrelatedpolicyguidelines,editionof13March2009",
        },
        "ja": {
            # a reader of PDF gives some characters as the radicals they look like; the digests it must give exactly
            "haiti": "適用日2012年12月18日:武器輸出三原則等、2011年12月27日の版",
            "boat": "適用日2010年5月1日:武器輸出三原則等、2009年3月13日の版",
        },
    }
    ids = {"haiti": "2012-haiti-engineering-equipment", "boat": "2010-patrol-boat-open"}
    digests = {name: case_digest(_case(name)) for name in ids}
    stamped = []
    for number, text in enumerate(pages, start=1):
        assert rulebook.digest in text, number
        assert f"{number}/{len(pages)}" in text
        of = [name for name, digest in digests.items() if f"{digest}" in text]
        if number == 1:
            assert of == []
            continue
        (name,) = of
        stamped.append(name)
        assert ids[name] in text
        for language in languages:
            assert editions[language][name] in unicodedata.normalize("NFKC", text), (number, language)
    assert stamped == sorted(stamped, reverse=True)
    assert set(stamped) == {"haiti", "boat"}


def test_paper_shows_what_the_screen_folds(visit: Callable[..., Seen]) -> None:
    """Every sentence of the folded tree is printed, and the fields for the file with it."""
    seen = visit("haiti")
    printed = squeezed("".join(paper(seen)))
    folded = seen.page.evaluate(
        """() => [...document.querySelectorAll('details:not([open]) .leaf')].map(each => each.textContent.trim())"""
    )
    assert len(folded) > 15
    assert [text for text in folded if squeezed(text) not in printed] == []
    assert "Preparedby(office,name)" in printed
    assert not seen.page.locator(".file").is_visible()


@pytest.mark.parametrize("languages", LANGUAGES)
def test_a_hostile_case_prints_on_plain_sheets_with_its_stamp(
    visit: Callable[..., Seen], languages: tuple[Language, ...]
) -> None:
    """What was typed cannot change the size of the sheet nor drop the stamp: the hostile id stands in it as text."""
    seen = visit("hostile", languages=languages)
    reader = pypdf.PdfReader(io.BytesIO(seen.page.pdf(prefer_css_page_size=True)))
    for page in reader.pages:
        assert round(float(page.mediabox.width)) == 595
        assert round(float(page.mediabox.height)) == 842
        text = squeezed(page.extract_text())
        assert squeezed(HOSTILE)[:40] in text
        assert re.search(r"(?:case|案件|案件/case)sha256:[0-9a-f]{64}", unicodedata.normalize("NFKC", text))
