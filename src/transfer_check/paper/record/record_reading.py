"""Reading a record: its bytes are canonical, its digest is right, and its parts agree with one another.

=====  ==========================================================================================
code   meaning
=====  ==========================================================================================
TC601  something canonical JSON cannot keep
TC602  not a record
TC603  the bytes are not canonical JSON
TC604  the digest in the record is not that of its content
TC605  another digest than the one expected
TC606  the record contradicts itself
TC607  this version cannot read the case on record, or finds that it contradicts itself
TC608  digests of other files than those the rulebook was read from
=====  ==========================================================================================
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from transfer_check.errors import Problem, RecordError
from transfer_check.files import combined_digest, path_text
from transfer_check.paper.record.canonical import canonical, digest_of
from transfer_check.paper.record.kept import FORMAT, Record

_ALTERED = "the file was altered after it was made: go back to the copy it was kept as"


def read_record(content: bytes, *, file: str = "", digest: str | None = None) -> Record:
    """Return the record in the bytes of a file.

    Args:
        content: every byte of the file.
        file: its name, for messages.
        digest: what the digest of the record must be, as it was kept elsewhere.

    Raises:
        RecordError: where the bytes are no record, are not canonical, do not have the digest they
            state or not the one expected, or contradict themselves.
    """
    data = _data(content, file)
    problems = [*_altered(content, data, file), *_unexpected(data, digest, file)]
    if problems:
        raise RecordError(problems)
    try:
        record = Record.model_validate(data)
    except ValidationError as invalid:
        raise RecordError([_malformed(each, file) for each in invalid.errors(include_url=False)]) from None
    contradictions = _contradictions(record, file)
    if contradictions:
        raise RecordError(contradictions)
    return record


def _data(content: bytes, file: str) -> dict[str, Any]:
    try:
        data = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise RecordError(_not_a_record(file, f"it is not JSON in UTF-8: {_reason(error)}")) from None
    format = data.get("format") if isinstance(data, dict) else None
    if not isinstance(format, str):
        raise RecordError(_not_a_record(file, "it does not say of which format it is"))
    if format != FORMAT:
        raise RecordError(_not_a_record(file, f"its format is not `{FORMAT}`"))
    return dict(data)


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} at character {error.pos}"
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start}"
    return "nested too deeply, or a number too long"


def _not_a_record(file: str, reason: str) -> Problem:
    help = "a record is made by `transfer-check record CASE --output FILE`; if this was one, it was altered"
    return Problem(file, 0, 0, "TC602", "", f"this is not a record: {reason}", help)


def _altered(content: bytes, data: dict[str, Any], file: str) -> list[Problem]:
    stated = data.get("digest")
    rest = {key: value for key, value in data.items() if key != "digest"}
    try:
        should, computed = canonical(data), digest_of(rest)
    except RecordError as error:
        return [problem._replace(file=file, help=_ALTERED) for problem in error.problems]
    problems = []
    if content != should:
        message = f"the bytes are not canonical JSON (RFC 8785), from byte {_first_difference(content, should)} on"
        problems.append(Problem(file, 0, 0, "TC603", "", message, _ALTERED))
    if stated != computed:
        message = f"the digest in the record is not that of its content, `{computed}`"
        problems.append(Problem(file, 0, 0, "TC604", "digest", message, _ALTERED))
    return problems


def _first_difference(content: bytes, should: bytes) -> int:
    alike = (place for place, (is_, was) in enumerate(zip(content, should, strict=False)) if is_ != was)
    return next(alike, min(len(content), len(should)))


def _unexpected(data: dict[str, Any], digest: str | None, file: str) -> list[Problem]:
    if digest is None or data.get("digest") == digest:
        return []
    message = f"the record does not have the digest `{digest}`"
    help = "it is another record, or it was altered and given a digest anew"
    return [Problem(file, 0, 0, "TC605", "digest", message, help)]


def _malformed(error: Any, file: str) -> Problem:
    path = path_text(error["loc"])
    message = f"the record is not as its format says: {error['msg'][:1].lower()}{error['msg'][1:]}"
    return Problem(file, 0, 0, "TC606", path, message, "it was not made by this program")


def _contradictions(record: Record, file: str) -> list[Problem]:
    digests, decision = record.digests, record.decision
    agreed = {
        "digests.case": digests.case == digest_of(record.case),
        "digests.rulebook": digests.rulebook == combined_digest({**digests.rules, **digests.tables}),
        "decision.rulebook": decision.rulebook == digests.rulebook,
        "decision.case": decision.case == record.case.get("case"),
        "versions": decision.transfer_check == record.versions.get("transfer-check"),
    }
    message = "the record contradicts itself here, although its digest is right"
    help = "it was not made by this program as it stands"
    return [Problem(file, 0, 0, "TC606", path, message, help) for path, agrees in agreed.items() if not agrees]
