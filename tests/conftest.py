"""Hypothesis profiles and what all tests share.

``fast`` is the default: the same examples on every machine and every run, so that a red run is a
change in the code and never luck. ``HYPOTHESIS_PROFILE=thorough`` looks for new examples, many more.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

from transfer_check.files import load_rulebook
from transfer_check.law.rulebook import Rulebook

_PHASES = [Phase.explicit, Phase.generate, Phase.shrink]
_ALLOWED = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "fast",
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=_ALLOWED,
    phases=_PHASES,
)
settings.register_profile("thorough", max_examples=500, deadline=None, suppress_health_check=_ALLOWED)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes recorded output anew."""
    parser.addoption("--record", action="store_true", help="write the transcripts as the program prints them now")


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """Return the rulebook of the checkout, read from the files."""
    return load_rulebook(cache=False)
