"""What the theorems are about: random small rulebooks, and the rulebook itself."""

import pytest
from hypothesis import strategies as st

from transfer_check.rulebook import Rulebook
from transfer_check.strategies import rulebooks


@pytest.fixture(params=["small rulebooks", "the rulebook"], scope="session")
def law(request: pytest.FixtureRequest) -> st.SearchStrategy[Rulebook]:
    """Return a strategy of rulebooks: every theorem holds of the procedure, and of the law as encoded."""
    if request.param == "small rulebooks":
        return rulebooks()
    real: Rulebook = request.getfixturevalue("rulebook")
    return st.just(real)
