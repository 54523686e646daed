"""What a reader sees is written in one room, in both languages."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "transfer_check"
SOURCES = sorted(PACKAGE.rglob("*.py"))
JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")

ROOMS_OF_SENTENCES = {
    "words/*": "every sentence a reader sees",
    "facts/*": "the label, the question and the terms of each fact, declared with it",
    "paper/schemas/*_meanings.py": "what a key of a published schema means, beside the schema",
}
EXCEPTIONS = {
    "cli/verbs/rules/rules_new.py": "titles in both languages, in an example of the command",
    "paper/folding.py": "marks that no line begins with; they are no words",
    "strategies/drawn_rulebooks.py": "titles made up for drawn rules, which only tests read",
}


def _named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def _literals(path: Path) -> Iterator[ast.Constant]:
    """Yield the string literals of a module, those inside f-strings included; a docstring is none of them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def _japanese(path: Path) -> list[str]:
    return [f"{literal.lineno}: {literal.value}" for literal in _literals(path) if JAPANESE.search(literal.value)]


def _may_speak(name: str) -> bool:
    return any(fnmatch(name, pattern) for pattern in (*ROOMS_OF_SENTENCES, *EXCEPTIONS))


@pytest.mark.parametrize("path", [path for path in SOURCES if not _may_speak(_named(path))], ids=_named)
def test_japanese_stands_where_sentences_stand(path):
    """A module that judges, asks, lays out or reads files has no sentence of its own."""
    assert _japanese(path) == []


@pytest.mark.parametrize("pattern", [*ROOMS_OF_SENTENCES, *EXCEPTIONS])
def test_every_room_of_sentences_and_every_exception_is_needed(pattern):
    """A room without a word of Japanese is named no longer."""
    assert any(_japanese(path) for path in SOURCES if fnmatch(_named(path), pattern))


def _texts(path: Path) -> Iterator[tuple[int, list[ast.expr]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            yield node.lineno, node.args


def _empty(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and not str(argument.value).strip()


WORDS = [path for path in SOURCES if _named(path).startswith("words/")]


@pytest.mark.parametrize("path", WORDS, ids=_named)
def test_a_wording_has_both_languages(path):
    """A reader of one language is told whatever a reader of the other is."""
    for line, arguments in _texts(path):
        assert len(arguments) == 2, f"line {line}: a Text takes the Japanese and the English"
        assert not any(map(_empty, arguments)), f"line {line}: a language is empty"
