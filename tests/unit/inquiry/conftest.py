"""Real cases with some facts taken out or put otherwise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from transfer_check.facts.case import TransferCase
from transfer_check.files import load_case

ROOT = Path(__file__).resolve().parents[3]
HAITI = ROOT / "examples" / "2012-haiti-engineering-equipment" / "case.yaml"
VESTS = ROOT / "tests" / "cases" / "files" / "2022-03-08-ukraine-bulletproof-vests.yaml"


def otherwise(case: TransferCase, **sections: Any) -> TransferCase:
    """Return a case with whole sections replaced."""
    return TransferCase.model_validate({**case.model_dump(exclude_defaults=True), **sections})


@pytest.fixture(scope="session")
def haiti() -> TransferCase:
    """Return the gift of engineering equipment to Haiti."""
    return load_case(HAITI)


@pytest.fixture(scope="session")
def vests() -> TransferCase:
    """Return the bulletproof vests for Ukraine, of 8 March 2022."""
    return load_case(VESTS)


@pytest.fixture
def changed() -> Callable[..., TransferCase]:
    """Return the making of a case with whole sections replaced."""
    return otherwise
