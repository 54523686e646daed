"""The public strategies, from the side of a user."""

import subprocess
import sys
import textwrap
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, find, given, settings

import transfer_check.strategies as public
from transfer_check.facts.case import TransferCase
from transfer_check.judging.decision import Verdict
from transfer_check.judging.evaluation import evaluate
from transfer_check.law.rulebook import Rulebook

SOURCE = Path(public.__file__).resolve().parents[2]


def run(program, **environment):
    """Return what a program prints in a fresh interpreter."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1", **environment},
    )


def test_a_missing_extra_is_one_clear_line():
    """Without Hypothesis the import says which command installs it, and is no `ImportError`."""
    done = run(
        """
        import sys
        sys.modules["hypothesis"] = None
        from transfer_check.errors import TransferCheckError
        try:
            import transfer_check.strategies
        except TransferCheckError as error:
            print(error)
        """
    )
    assert done.stderr == ""
    assert 'pip install "transfer-check[test]"' in done.stdout
    assert "TC520" in done.stdout


def test_every_public_strategy_is_documented():
    """Each name of the module is exported and explained, its options with it."""
    assert set(public.__all__) == {
        "cases",
        "complete_cases",
        "completions",
        "conditions",
        "facts_of",
        "partial_cases",
        "rulebooks",
        "truths",
    }
    for name in public.__all__:
        assert getattr(public, name).__doc__.startswith("Return a strategy of"), name


def test_the_example_of_the_module_runs_as_printed():
    """The ten lines in the documentation are a property that holds, and that would notice a breach."""
    lines = public.__doc__.partition("in full::\n")[2].partition("\nThe cases")[0]
    program = textwrap.dedent(lines)
    assert len([line for line in program.splitlines() if line.strip()]) <= 12
    scope = {}
    exec(compile(program, "<the documentation>", "exec"), scope)
    scope["test_nothing_goes_to_the_communist_bloc"]()
    scope["Verdict"] = type("Never", (), {"PROHIBITED": None, "UNDETERMINED": None})
    with pytest.raises(AssertionError):
        scope["test_nothing_goes_to_the_communist_bloc"]()


@settings(max_examples=20)
@given(case=public.cases())
def test_without_a_rulebook_the_shipped_one_is_used(case: TransferCase):
    """The rulebook that comes with the package is the default."""
    assert isinstance(case, TransferCase)
    assert 1 <= len(case.items) <= 3


@pytest.mark.parametrize("strategy", [public.cases, public.partial_cases, public.complete_cases])
def test_a_day_can_be_fixed(rulebook: Rulebook, strategy):
    """With `on` every case is of that day."""
    day = date(2012, 12, 18)

    @settings(max_examples=20)
    @given(strategy(rulebook, on=day))
    def look(case):
        assert case.on == day

    look()


def test_cases_shrink_to_little(rulebook: Rulebook):
    """A found case is small: what does not matter is left out."""
    options = settings(max_examples=2000, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    case = find(
        public.cases(rulebook), lambda case: evaluate(case, rulebook).verdict is Verdict.PROHIBITED, settings=options
    )
    assert len(case.items) == 1
    assert case.consignee is None
    stated = {path for path in case.facts() if not path.startswith("consignee.")}
    assert len(stated) + len(case.item_facts()[0]) <= 6
