"""Grounds: a permission that lifts no prohibition of its regime may lack its ``exception_to``."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.errors import Problem
from transfer_check.files.rule_files import RuleFiles
from transfer_check.law import RULE_EFFECTS, Rulebook
from transfer_check.law.written import WrittenRule, interval

KEY = "lifts_no_prohibition"


def idle_grounds(files: RuleFiles) -> Iterator[Problem]:
    """Yield permissions that lift no prohibition and do not say so, and rules that say so wrongly."""
    rules = {provision.id for provision in files.rulebook.provisions if provision.effect in RULE_EFFECTS}
    for file in files.files:
        for number, rule in enumerate(file.content.rules):
            at = ("rules", number)
            lifted = _prohibitions_lifted(rule, files.rulebook)
            if rule.lifts_no_prohibition and rule.effect != "permit":
                message = f"`{KEY}` is said of a rule that does not permit"
                yield file.problem((*at, KEY), "TC364", rule.id, message, f"take out `{KEY}`")
            elif rule.lifts_no_prohibition and lifted:
                message = f"`{KEY}` is said of a rule that lifts `{lifted[0]}`"
                help = "take out the one of the two that is not in the text"
                yield file.problem((*at, KEY), "TC364", rule.id, message, help)
            elif (
                rule.effect == "permit"
                and not (rule.lifts_no_prohibition or lifted)
                and rules.issuperset(rule.exception_to)  # what names no rule, or an unread one, is told of elsewhere
            ):
                message = "the permission lifts no prohibition of its regime on any of its days"
                help = f"name under `exception_to` what it lifts; if the text lifts none, write `{KEY}: true`"
                yield file.problem(at, "TC364", rule.id, message, help)


def _prohibitions_lifted(rule: WrittenRule, rulebook: Rulebook) -> list[str]:
    """Return the prohibitions of its own regime that a rule lifts on some day."""
    regime = rule.id.partition(".")[0]
    return [
        provision.id
        for provision in rulebook.provisions
        if provision.id in rule.exception_to
        and provision.effect == "prohibit"
        and provision.regime == regime
        and provision.in_force.overlaps(interval(rule.in_force))
    ]
