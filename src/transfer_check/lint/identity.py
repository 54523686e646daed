"""Ids: a rule belongs to the regime of its instrument, an exception has an id of its own."""

from __future__ import annotations

from collections.abc import Iterator

from transfer_check.errors import Problem
from transfer_check.files.rule_files import RuleFiles
from transfer_check.law.written import WrittenCaution, WrittenRule


def foreign_ids(files: RuleFiles) -> Iterator[Problem]:
    """Yield provisions whose id names another regime than their instrument's."""
    regime_of = {each.id: each.regime for each in files.instruments}
    for file in files.files:
        regime = regime_of[file.content.instrument]
        for at, owner in file.with_examples():
            if owner.id.partition(".")[0] != regime and not isinstance(owner, WrittenCaution):
                yield file.problem(
                    (*at, "id"),
                    "TC352",
                    owner.id,
                    f"the id does not begin with `{regime}`, the regime of `{file.content.instrument}`",
                )


def repeated_exceptions(files: RuleFiles) -> Iterator[Problem]:
    """Yield exceptions that share an id within one rule."""
    for file in files.files:
        for at, owner in file.with_examples():
            if not isinstance(owner, WrittenRule):
                continue
            ids = [exception.id for exception in owner.unless]
            for index, identifier in enumerate(ids):
                if identifier in ids[:index]:
                    yield file.problem(
                        (*at, "unless", index, "id"), "TC353", owner.id, f"two exceptions have the id `{identifier}`"
                    )
