"""Examples: every provision shows when it holds, when it does not, when that is open, and each exception."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.errors import Problem
from transfer_check.files.rule_files import RuleFiles, WrittenWithExamples
from transfer_check.law import Provision
from transfer_check.law.condition import condition_facts
from transfer_check.law.written import WrittenCaution, WrittenRule


def missing_kinds(files: RuleFiles) -> Iterator[Problem]:
    """Yield provisions that lack a kind of example."""
    for file in files.files:
        for at, owner in file.with_examples():
            present = {example.expect for example in owner.examples}
            for kind in needed_kinds(owner, files.rulebook.versions(owner.id)[0]):
                if kind not in present:
                    yield file.problem(
                        at, "TC354", owner.id, f"no example expects `{kind}`", "add one under `examples`"
                    )
            if isinstance(owner, WrittenRule):
                shown = {example.by for example in owner.examples if example.expect == "excused"}
                for exception in owner.unless:
                    if exception.id not in shown:
                        yield file.problem(
                            at,
                            "TC354",
                            owner.id,
                            f"no example is excused by `{exception.id}`",
                            f"add one with `expect: excused` and `by: {exception.id}`",
                        )


def needed_kinds(owner: WrittenWithExamples, provision: Provision) -> tuple[str, ...]:
    """Return the kinds of example a provision needs; one that reads only acts is never unknown."""
    if isinstance(owner, WrittenCaution):
        return () if provision.doubts_the_text else ("satisfied", "not_satisfied")
    paths = {path for condition in provision.conditions for path in condition_facts(condition)}
    unknown = () if all(path.startswith("act.") for path in paths) else ("unknown",)
    applies = ("not_applicable",) if isinstance(owner, WrittenRule) and owner.applies is not None else ()
    return ("satisfied", "not_satisfied", *unknown, *applies)
