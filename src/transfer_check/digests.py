"""The digest of a case: what it states, in canonical JSON, so that two files with one content have one digest."""

from __future__ import annotations

import hashlib
from typing import Any

from transfer_check.case import TransferCase

LARGEST = 2**53 - 1
"""The largest integer that a JSON number holds exactly everywhere (RFC 8785, RFC 7493)."""


def case_digest(case: TransferCase) -> str:
    """Return ``sha256:…`` of what a case states, whatever the file format, the order of keys or the comments.

    What is unknown is left out, so that it does not matter whether an unknown fact is absent or written out.

    Source: RFC 8785 for the canonical form.
    """
    import rfc8785

    stated = case.model_dump(mode="json", exclude_defaults=True)
    return "sha256:" + hashlib.sha256(rfc8785.dumps(_exact(stated))).hexdigest()


def _exact(value: Any) -> Any:
    """Return JSON data with the integers that canonical JSON cannot hold exactly written as text."""
    if isinstance(value, dict):
        return {key: _exact(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_exact(each) for each in value]
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST:
        return str(value)
    return value
