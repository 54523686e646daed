"""The examples written in the rules pass, are complete, and notice every mutation."""

import pytest

from transfer_check.errors import Problem
from transfer_check.files import read_rules
from transfer_check.lint import lint
from transfer_check.lint.examples import examples, failures, mutants, survivors


@pytest.fixture(scope="module")
def files():
    """Return the rule files as read."""
    return read_rules()


def test_every_example_of_every_rule_passes(files):
    """No example fails, and there are at least three for every provision that carries examples."""
    count, problems = failures(files)
    assert problems == []
    carriers = sum(1 for file in files.files for _ in file.with_examples())
    assert count >= 3 * carriers


def test_examples_have_teeth(files):
    """Negate, drop or swap anything in a rule: some example of that rule fails."""
    tried, alive = survivors(files)
    assert tried > 500
    assert [f"{provision.id}: {change}" for provision, change in alive] == []


def test_every_provision_with_examples_is_mutated(files):
    """Each provision that carries examples has at least one mutant, so that the count of teeth is not vacuous."""
    for example in examples(files):
        assert not isinstance(example, Problem)
        assert any(True for _ in mutants(example.provision)), example.provision.id


def test_lint_is_clean(files):
    """The rules have no lint problem."""
    assert list(map(str, lint(files))) == []
