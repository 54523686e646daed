"""The summary of a run as data."""

from __future__ import annotations

import json
from collections import Counter

from transfer_check.bulk.output.summary import Summary
from transfer_check.bulk.output.warning_texts import answer_warnings
from transfer_check.judging import Verdict
from transfer_check.law import Rulebook
from transfer_check.version import __version__


def render_run_json(summary: Summary, *, rulebook: Rulebook) -> str:
    """Return the counts of a run as JSON with stable keys.

    Args:
        summary: the counts.
        rulebook: the rules, for their digest and the texts of warnings.
    """
    several = bool(summary.turns)
    record = {
        "transfer_check": __version__,
        "rulebook": rulebook.digest,
        "counted": summary.counted,
        "judged": summary.total,
        "rejected": {"rows": summary.rejected_rows, "cases": summary.rejected_cases},
        "unread_lines": [list(each) for each in summary.unread],
        "more_unread_places": summary.more_unread,
        "names_like_formulas": summary.formulas,
        "days": [day.isoformat() for day in summary.days],
        "verdicts": [{each.value: verdicts[each.value] for each in Verdict} for verdicts in summary.verdicts],
        "warnings": [_warned(counted, rulebook) for counted in summary.warned],
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


def _warned(counted: Counter[str], rulebook: Rulebook) -> dict[str, dict[str, object]]:
    return {
        each.id: {"count": counted[each.id], "text": each.text._asdict()}
        for each in answer_warnings(rulebook)
        if counted[each.id]
    }
