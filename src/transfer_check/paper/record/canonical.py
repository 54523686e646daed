"""Canonical JSON (RFC 8785) and digests over it; the only module that imports the library for it."""

from __future__ import annotations

import hashlib
from typing import Any

import rfc8785

from transfer_check.errors import record_problem

Data = Any
"""What JSON can say: mappings, lists, texts, numbers, true, false and null."""


def canonical(data: Data) -> bytes:
    """Return data in canonical JSON.

    Raises:
        RecordError: for a number that JSON cannot keep exactly, or a text that is no Unicode.
    """
    try:
        return rfc8785.dumps(data)
    except (rfc8785.CanonicalizationError, RecursionError) as error:
        message = f"canonical JSON cannot keep this: {error}"
        raise record_problem("TC601", message, "a whole number may have at most 15 digits") from None


def digest_of(data: Data) -> str:
    """Return ``sha256:…`` over the canonical JSON of data.

    Raises:
        RecordError: for what canonical JSON cannot keep.
    """
    return digest_of_bytes(canonical(data))


def digest_of_bytes(content: bytes) -> str:
    """Return ``sha256:…`` over bytes."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
