"""The README and the pages of docs/ are true: cases and answers are the real ones, programs run, links lead somewhere."""

import ast
import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from transfer_check import evaluate, load_case, load_rulebook
from transfer_check.cli import main
from transfer_check.paper.screen_text import render_screen

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
VERBS = [
    module.stem.replace("_", "-")
    for module in (ROOT / "src" / "transfer_check" / "cli" / "verbs").glob("*.py")
    if module.stem != "__init__"
]
EXAMPLE = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"


def _page(name: str) -> Path:
    """Return the page that has a block."""
    (page,) = (page for page in PAGES if f"<!-- {name} -->\n```" in page.read_text(encoding="utf-8"))
    return page


def _block(name: str) -> str:
    found = re.search(rf"<!-- {name} -->\n```\w*\n(.*?)```", _page(name).read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None, f"the block `{name}` does not end"
    return found.group(1)


def _record(name: str, printed: str) -> None:
    page, shown = _page(name), _block(name)
    text = page.read_text(encoding="utf-8")
    head = re.search(rf"<!-- {name} -->\n```\w*\n", text)
    assert head is not None
    page.write_text(text.replace(f"{head.group()}{shown}```", f"{head.group()}{printed}```"), encoding="utf-8")


def _printed() -> dict[str, str]:
    return {
        "case": EXAMPLE.read_text(encoding="utf-8"),
        "answer": render_screen(evaluate(load_case(EXAMPLE), load_rulebook()), language="en"),
    }


@pytest.mark.parametrize("name", ["case", "answer"])
def test_the_printed_case_and_answer_are_the_real_ones(name, request):
    """The README shows the example as it is and the answer as it is printed."""
    if request.config.getoption("--record"):
        _record(name, _printed()[name])
    else:
        assert _block(name) == _printed()[name]


def test_the_library_program_runs_as_written(monkeypatch, capsys):
    """The program of the section on the library prints the verdict and a Japanese headline."""
    monkeypatch.chdir(ROOT)
    exec(compile(_block("library"), "page", "exec"), {})
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "may_be_permitted"
    assert "認め得る" in printed[1]


def test_the_cookbook_prints_what_it_says(monkeypatch, capsys, request):
    """The program on why not, what if and remedies prints the lines below it."""
    monkeypatch.chdir(ROOT)
    exec(compile(_block("cookbook"), "cookbook", "exec"), {})
    printed = capsys.readouterr().out
    if request.config.getoption("--record"):
        _record("cookbook output", printed)
    else:
        assert _block("cookbook output") == printed


def test_the_program_on_what_is_open_runs_as_written(monkeypatch, capsys):
    """It prints open facts with the provisions they touch, and the sets that settle the verdict."""
    monkeypatch.chdir(ROOT)
    exec(compile(_block("open"), "page", "exec"), {})
    printed = capsys.readouterr().out
    assert printed.startswith("assurance.consent_to_")
    assert "-> may_be_permitted" in printed


def test_the_interview_begins_as_written(monkeypatch, capsys, tmp_path):
    """The command of the section on being asked begins a new case."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("2012-12-18\n1\ngrant\n"))
    monkeypatch.setattr(sys, "argv", shlex.split(_block("ask")))
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 3
    stated = load_case("haiti.yaml").facts().items()
    assert {path: value for path, value in stated if not path.startswith("consignee.")} == {"transfer.kind": "grant"}


def test_the_property_of_a_rule_runs_as_written(monkeypatch):
    """The property is at most ten lines after its imports, holds, and fails when turned around."""
    monkeypatch.chdir(ROOT)
    program = _block("property")
    body = [line for line in program.splitlines() if line.strip() and not line.startswith(("from ", "import "))]
    assert len(body) <= 10
    names: dict[str, object] = {"__name__": "readme"}
    exec(compile(program, "page", "exec"), names)
    properties = [value for name, value in names.items() if name.startswith("test_")]
    assert properties
    for each in properties:
        assert callable(each)
        each()


def test_the_papers_are_made_as_written(monkeypatch, capsys, tmp_path):
    """Every command of the section on papers does its work, one after the other."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    commands = _block("papers").splitlines()
    for command in commands:
        monkeypatch.setattr(sys, "argv", shlex.split(command))
        with pytest.raises(SystemExit) as left:
            main()
        assert (left.value.code or 0, capsys.readouterr().err) == (0, ""), command
    made = {"case.schema.json", "case.yaml", "record.json", "decision.html"}
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == made
    assert load_case("case.yaml").case == "2012-12-18-grant"


def test_the_lines_on_many_cases_run_as_printed(monkeypatch, capsys, tmp_path):
    """The register of the examples is judged, and compared under two texts; the answers are where the lines say."""
    monkeypatch.chdir(ROOT)
    for line in _block("many").splitlines():
        *words, output = shlex.split(line)
        monkeypatch.setattr(sys, "argv", [*words, str(tmp_path / output)])
        with pytest.raises(SystemExit) as left:
            main()
        assert left.value.code == 0
        assert "H-24-001" in (tmp_path / output).read_text(encoding="utf-8")
        assert "2 rows rejected" in capsys.readouterr().err


def _links() -> list[tuple[Path, str]]:
    links = re.compile(r"\]\(([^)\s]+)\)")
    return [(page, link) for page in PAGES for link in links.findall(page.read_text(encoding="utf-8"))]


def test_pages_link_to_each_other():
    """Each page of docs/ is linked from the README."""
    linked = {(page.parent / link).resolve() for page, link in _links() if page == PAGES[0]}
    assert set(PAGES[1:]) <= linked


@pytest.mark.parametrize(
    ("page", "link"), [pytest.param(page, link, id=f"{page.stem}-{link}") for page, link in _links()]
)
def test_a_link_leads_somewhere(page, link):
    """A link leads to a file of the project, and to a heading that is there."""
    file, _, heading = link.partition("#")
    target = (page.parent / file).resolve() if file else page
    assert target.exists()
    headings = re.findall(r"(?m)^#+ (.*)$", target.read_text(encoding="utf-8")) if heading else []
    assert not heading or heading in {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def test_the_house_names_every_room_and_says_of_it_what_its_face_says():
    """The table of rooms lists each package once, with the first line of what it says of itself."""
    package = ROOT / "src" / "transfer_check"
    faces = {face.parent.relative_to(package).as_posix(): face for face in package.rglob("__init__.py")}
    says = {name: (ast.get_docstring(ast.parse(face.read_text("utf-8"))) or "") for name, face in faces.items()}
    rows = re.findall(r"(?m)^\| `([\w/]+)/` \| (.*) \|$", (ROOT / "docs" / "house.md").read_text(encoding="utf-8"))
    assert sorted(rows) == sorted((name, words.splitlines()[0]) for name, words in says.items() if name != ".")


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_the_readme_names_every_verb(verb):
    """Each verb has its place in the table of verbs."""
    table = PAGES[0].read_text(encoding="utf-8").partition("## The verbs")[2].partition("\n## ")[0]
    assert re.search(rf"[`|]{re.escape(verb)}\b", table)
