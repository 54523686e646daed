"""Remedies of every real case that may not be permitted: each alternative helps, and no part of a set does."""

from itertools import combinations
from pathlib import Path

import pytest

from transfer_check import evaluate, load_case, remedies
from transfer_check.asking.grounds import FAVOURABLE
from transfer_check.asking.remedies import written
from transfer_check.asking.what_if import with_changes

HERE = Path(__file__).parent
FILES = sorted((HERE / "files").glob("*.yaml"))
SAMPLE = 4
"""Alternatives of one change that are tried: the first, the last and some between."""


def _sample(values):
    return values[:: max(1, len(values) // SAMPLE)] + values[-1:]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_remedies_of_a_real_case_help_and_are_smallest(path, rulebook):
    """Whichever alternative of a change is taken the case comes through; with one change less it does not."""
    case = load_case(path)
    found = remedies(case, rulebook)
    assert found.needed is (evaluate(case, rulebook).verdict not in FAVOURABLE)
    for remedy in found.found:
        stated = {each.address: written(each, case.on) for each in remedy.changes}
        for change in remedy.changes:
            for value in _sample(change.values):
                tried = with_changes(case, {**stated, change.address: written(change, case.on, value)})
                assert evaluate(tried, rulebook).verdict in FAVOURABLE
        for fewer in combinations(stated, len(stated) - 1):
            tried = with_changes(case, {address: stated[address] for address in fewer})
            assert evaluate(tried, rulebook).verdict not in FAVOURABLE
        for change in remedy.changes:
            assert change.means != "nobody"
