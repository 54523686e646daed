"""One case: whole processes against the imports they need, and one evaluation against rule-engine on its leaves.

The processes are compared with an interpreter that only imports typer and pydantic; in process, one evaluation with
all findings is compared with rule-engine evaluating the same leaves one by one, without any explanation.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from rule_engine import Context, DataType, Rule, type_resolver_from_dict

from transfer_check import evaluate, load_case, load_rulebook
from transfer_check.answering.answer import answer
from transfer_check.facts.case import catalogue
from transfer_check.law.condition.leaf import InTable, leaf_text
from transfer_check.law.condition.tree import Atom, Every, Some, atoms
from transfer_check.law.rulebook import Edition

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
ROUNDS = 9


def main() -> None:
    """Run both benchmarks and print their tables."""
    print("whole process, median of", ROUNDS, "rounds run in turn")
    for name, seconds, ratio in whole_processes():
        print(f"  {name:<44} {seconds * 1000:8.0f} ms   {ratio:5.2f} x")
    print("in process, median of", ROUNDS, "rounds run in turn")
    for name, seconds, ratio in in_process():
        print(f"  {name:<44} {seconds * 1e6:8.0f} µs   {ratio:5.1f} x")


def whole_processes() -> Iterator[tuple[str, float, float]]:
    """Yield name, median seconds and median ratio to the baseline of each command."""
    with tempfile.TemporaryDirectory() as folder:
        home = {**os.environ, "XDG_CACHE_HOME": folder, "HOME": folder, "LOCALAPPDATA": folder}
        home.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
        program = [sys.executable, "-m", "transfer_check", "evaluate", str(CASE)]
        commands = {
            "python -c 'import typer, pydantic'": ([sys.executable, "-c", "import typer, pydantic"], home),
            "evaluate, warm cache": (program, home),
            "evaluate, no cache": (program, {**home, "TRANSFER_CHECK_CACHE": "off"}),
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(ROUNDS + 1):
            for name, (command, environment) in commands.items():
                start = time.perf_counter()
                subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
                if turn:
                    times[name].append(time.perf_counter() - start)
    yield from _ratios(times)


def in_process() -> Iterator[tuple[str, float, float]]:
    """Yield name, median seconds and median ratio to one evaluation of each way of judging one case."""
    case, rulebook = load_case(CASE), load_rulebook()
    edition = rulebook.on(case.on)
    facts = [{**case.facts(), **item} for item in case.item_facts()]
    per_rule = [
        atom for each in (*edition.rules, *edition.definitions) for c in each.provision.conditions for atom in atoms(c)
    ]
    ways: dict[str, tuple[Callable[[], object], int]] = {
        "evaluate, all findings": (lambda: evaluate(case, rulebook), 200),
        f"rule-engine, {len(per_rule)} leaves of the rules": (_rule_engine(per_rule, edition, facts), 5),
        f"rule-engine, {len(set(per_rule))} distinct leaves": (
            _rule_engine(list(dict.fromkeys(per_rule)), edition, facts),
            5,
        ),
        "evaluate and answer (why, open, duties)": (lambda: answer(evaluate(case, rulebook)), 20),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS + 1):
        for name, (run, repeats) in ways.items():
            start = time.perf_counter()
            for _ in range(repeats):
                run()
            if turn:
                times[name].append((time.perf_counter() - start) / repeats)
    yield from _ratios(times)


def _ratios(times: dict[str, list[float]]) -> Iterator[tuple[str, float, float]]:
    baseline = next(iter(times.values()))
    for name, measured in times.items():
        ratios = [each / base for each, base in zip(measured, baseline, strict=True)]
        yield name, statistics.median(measured), statistics.median(ratios)


def _rule_engine(leaves: list[Atom], edition: Edition, facts: list[dict[str, Any]]) -> Callable[[], None]:
    """Return rule-engine's evaluation of some leaves on facts completed to known ones: it has no word for unknown."""
    context = Context(type_resolver=type_resolver_from_dict(_types()), resolver=lambda thing, name: thing[name])
    rules = [Rule(_text(leaf, edition), context=context) for leaf in leaves if not isinstance(leaf, (Some, Every))]
    items = [_completed(each) for each in facts]

    def run() -> None:
        for known in items:
            for rule in rules:
                rule.matches(known)

    return run


def _text(leaf: Atom, edition: Edition) -> str:
    """A table becomes the list of its states: rule-engine knows no days."""
    if isinstance(leaf, InTable):
        states = ", ".join(f'"{state}"' for state in edition.tables[leaf.table].rows_of(leaf.filter))
        return f"{leaf.fact} in [{states}]"
    assert not isinstance(leaf, (Some, Every))
    return leaf_text(leaf)


def _types() -> dict[str, Any]:
    kinds = {"bool": DataType.BOOLEAN, "number": DataType.FLOAT, "states": DataType.ARRAY(DataType.STRING)}
    members: dict[str, dict[str, Any]] = {}
    for path, fact in catalogue().items():
        owner, _, name = path.partition(".")
        if name:
            members.setdefault(owner, {})[name] = kinds.get(fact.type, DataType.STRING)
    return {owner: DataType.OBJECT(owner, attributes) for owner, attributes in members.items()}


def _completed(facts: Mapping[str, Any]) -> dict[str, SimpleNamespace]:
    defaults: dict[str, Any] = {"bool": False, "number": 0.0, "states": ()}
    owners: dict[str, dict[str, Any]] = {}
    for path, fact in catalogue().items():
        owner, _, name = path.partition(".")
        value = facts.get(path)
        owners.setdefault(owner, {})[name] = defaults.get(fact.type, "none") if value is None else value
    return {owner: SimpleNamespace(**members) for owner, members in owners.items() if "" not in members}
