"""The public interface is small, and docs/library.md lists all of it."""

import re
from pathlib import Path

import transfer_check

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_on_the_library_lists_the_public_names():
    """Every name of `__all__` stands in the page's list of the interface, and no other."""
    page = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
    listed = re.search(r"<!-- public names -->\n(.*?)\n<!-- end -->", page, re.DOTALL)
    assert listed is not None
    assert set(re.findall(r"`([A-Za-z_]+)`", listed.group(1))) == set(transfer_check.__all__)


def test_every_public_name_is_documented():
    """Every public class and function carries a docstring."""
    for name in transfer_check.__all__:
        value = getattr(transfer_check, name)
        if callable(value):
            assert value.__doc__, name
