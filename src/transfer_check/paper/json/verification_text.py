"""What verifying a record found, as JSON text."""

from __future__ import annotations

import json
from typing import Any

from transfer_check.paper.record import Verification


def render_verification_json(found: Verification) -> str:
    """Return what verifying a record found as JSON text, with stable keys."""
    record = found.record
    data: dict[str, Any] = {
        "outcome": found.outcome.value,
        "digest": record.digest,
        "case": record.decision.case,
        "on": record.decision.on.isoformat(),
        "evaluated_on": record.evaluated_on.isoformat(),
        "verdict": dict(zip(("then", "now"), found.verdicts[0], strict=True)),
        "items": [{"then": then, "now": now} for then, now in found.verdicts[1:]],
        "determining": {"then": list(found.determining[0]), "now": list(found.determining[1])},
        "rules": [{"rule": each.name, "change": each.change} for each in found.rules],
        "standings": [each._asdict() for each in found.standings],
        "particulars": list(found.particulars),
        "tables": [{"file": each.name, "change": each.change} for each in found.tables],
        "files": [{"file": each.name, "change": each.change} for each in found.files],
        "versions": [each._asdict() for each in found.versions],
        "unexplained": found.unexplained,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
