"""Modules stay small, and what is imported where stays as designed."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 400


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_no_module_is_over_the_cap(path):
    """A module over 400 lines is split by meaning."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_no_two_modules_share_a_name():
    """A module is found by its name; a verb of the command line is named as what it calls."""
    names = [path.stem for path in SOURCES if "verbs" not in path.parts and not path.stem.startswith("__")]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def _named(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", distribution, maxsplit=1)[0]).lower()


def test_every_package_that_is_imported_is_named_with_its_lowest_version():
    """One that only comes with another would be there in any version that the other takes."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    bounded = {_named(each) for each in asked if ">=" in each} | {
        "pydantic-core"
    }  # pydantic asks for one version of it
    imported = set().union(*map(_imports, SOURCES)) - set(sys.stdlib_module_names) - {"transfer_check"}
    distributions = packages_distributions()
    unnamed = {name for name in imported if not bounded & set(map(_named, distributions[name]))}
    assert "rich" in imported
    assert unnamed == set()


def test_a_warm_run_imports_neither_rule_engine_nor_the_rule_models(tmp_path):
    """With a warm cache an evaluation parses no rule file and imports no expression engine."""
    case = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
    program = (
        "import sys\n"
        "from transfer_check.cli.verbs.evaluate import run\n"
        f"run([{str(case)!r}], None, 'en', 'text', None, None)\n"
        "heavy = {'rule_engine', 'pysat', 'ruamel', 'transfer_check.law.written.rule', 'transfer_check.law.written.lowering', 'rich', 'jinja2', 'rfc8785'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))\n"
    )
    environment = {"PATH": "", "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
            env={**environment, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
        )
    assert done.stdout.splitlines()[-1] == "HEAVY []"
