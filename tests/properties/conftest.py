"""What the theorems are about: random small rulebooks, and the rulebook itself."""

from collections import Counter

import pytest
from hypothesis import strategies as st

from transfer_check.law.rulebook import Rulebook
from transfer_check.strategies import rulebooks


@pytest.fixture(params=["small rulebooks", "the rulebook"], scope="session")
def law(request: pytest.FixtureRequest) -> st.SearchStrategy[Rulebook]:
    """Return a strategy of rulebooks: every theorem holds of the procedure, and of the law as encoded."""
    if request.param == "small rulebooks":
        return rulebooks()
    real: Rulebook = request.getfixturevalue("rulebook")
    return st.just(real)


COMPARED = pytest.StashKey[Counter[str]]()


@pytest.fixture(scope="session")
def compared(request: pytest.FixtureRequest) -> Counter[str]:
    """Return what relevance was held against, counted; the count is printed at the end of the run."""
    return request.config.stash.setdefault(COMPARED, Counter())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell how many rulebooks and cases relevance was compared on."""
    count = config.stash.get(COMPARED, None)
    if count:
        terminalreporter.write_line(
            f"relevance: {count['cases']:,} rulebooks with a case each, {count['completions']:,} completions, "
            f"{count['open']:,} open facts, {count['relevant']:,} of them relevant"
        )
