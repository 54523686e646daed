"""``rules new``: the skeleton of a provision, registered, with its examples to fill and its row in the changelog."""

from __future__ import annotations

from pathlib import Path

from transfer_check.cli.output import emit
from transfer_check.files.rule_writing import Beginning, begin_rule


def run(beginning: Beginning, rules: Path | None) -> None:
    """Write the skeleton, and say what to do next."""
    begun = begin_rule(beginning, rules)
    option = "" if rules is None else f" --rules {rules}"
    lines = [f"written: {begun.file}"]
    if begun.changelog:
        lines.append("added: the row of its day, in both languages, in CHANGELOG.md")
    elif beginning.instrument is None:
        lines.append("not added: the row of its day; the rules folder has no CHANGELOG.md with the days of its regime")
    lines += [
        "next:",
        f"  transfer-check rules lint{option}           lists the places marked FILL, then what is wrong",
        f"  transfer-check rules test --teeth{option}   tries whether an example notices each change of the rule",
    ]
    emit("\n".join(lines))
