"""``rules lint``: the checks, every problem at once."""

from __future__ import annotations

from transfer_check.cli.options import RulesOption
from transfer_check.cli.output import counted, emit

PLACE = 30
EPILOG = "Example:\n  transfer-check rules lint --rules my-rules"


def run(rules: RulesOption = None) -> int:
    """Check the rule files: schema, facts, intervals, examples, usage, languages."""
    from transfer_check.files import examine_rules
    from transfer_check.lint import lint

    files = examine_rules(rules)
    problems = lint(files)
    provisions = counted(len(files.rulebook.provisions), "provision")
    result = counted(len(problems), "problem") if problems else "no problem"
    emit("\n".join([*map(str, problems), f"{provisions} in {counted(len(files.files), 'file')}: {result}"]))
    return 2 if problems else 0
