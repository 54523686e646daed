"""The summary of a run as data."""

from __future__ import annotations

import json

from transfer_check.bulk.summary import Summary
from transfer_check.decision import Verdict
from transfer_check.version import __version__


def render_run_json(summary: Summary, *, digest: str) -> str:
    """Return the counts of a run as JSON with stable keys.

    Args:
        summary: the counts.
        digest: of the rulebook.
    """
    several = bool(summary.turns)
    record = {
        "transfer_check": __version__,
        "rulebook": digest,
        "counted": summary.counted,
        "judged": summary.total,
        "rejected": {"rows": summary.rejected_rows, "cases": summary.rejected_cases},
        "days": [day.isoformat() for day in summary.days],
        "verdicts": [{each.value: verdicts[each.value] for each in Verdict} for verdicts in summary.verdicts],
        "editions": {
            "" if day is None else day.isoformat(): count
            for day, count in sorted(summary.editions.items(), key=lambda each: "" if each[0] is None else str(each[0]))
        },
        "determining": [dict(sorted(each.items())) for each in summary.determining],
        "changed": summary.changed if several else None,
        "turns": [
            {one.value: {other.value: turns[one.value, other.value] for other in Verdict} for one in Verdict}
            for turns in summary.turns
        ],
        "turned": [dict(sorted(each.items())) for each in summary.turned],
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
