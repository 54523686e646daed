"""The order in which provisions depend on one another: what lifts before what is lifted, what is read before its reader."""

from collections.abc import Callable

from transfer_check.law.condition import condition_facts
from transfer_check.law.provision import Provision


class CycleError(Exception):
    """Provisions that depend on one another in a circle; `ids` names them."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__(" → ".join(ids))
        self.ids = ids


def in_order_of_lifting(rules: list[Provision]) -> list[Provision]:
    """Return rules so that each comes after the rules that lift it.

    Raises:
        CycleError: where exceptions form a circle.
    """
    lifters: dict[str, list[str]] = {rule.id: [] for rule in rules}
    for rule in rules:
        for lifted in rule.exception_to:
            if lifted in lifters:
                lifters[lifted].append(rule.id)
    return _ordered(rules, lambda rule: lifters[rule.id])


def in_order_of_reading(definitions: list[Provision]) -> list[Provision]:
    """Return definitions so that each comes after those it reads.

    Raises:
        CycleError: where definitions read one another in a circle.
    """
    by_fact = {definition.defines: definition.id for definition in definitions}
    return _ordered(
        definitions,
        lambda each: [by_fact[path] for path in sorted(condition_facts(each.when)) if path in by_fact],
    )


def stages_of_reading(definitions: list[Provision]) -> list[list[Provision]]:
    """Return definitions in stages: each reads only what earlier stages define.

    Raises:
        CycleError: where definitions read one another in a circle.
    """
    stages: list[list[Provision]] = []
    stage_of: dict[str, int] = {}
    for each in in_order_of_reading(definitions):
        stage = max((stage_of[path] + 1 for path in condition_facts(each.when) if path in stage_of), default=0)
        stage_of[each.defines] = stage
        if stage == len(stages):
            stages.append([])
        stages[stage].append(each)
    return stages


def _ordered(provisions: list[Provision], before: Callable[[Provision], list[str]]) -> list[Provision]:
    by_id = {provision.id: provision for provision in provisions}
    done: dict[str, Provision] = {}

    def visit(provision: Provision, path: tuple[str, ...]) -> None:
        if provision.id in done:
            return
        if provision.id in path:
            raise CycleError((*path[path.index(provision.id) :], provision.id))
        for earlier in before(provision):
            visit(by_id[earlier], (*path, provision.id))
        done[provision.id] = provision

    for provision in provisions:
        visit(provision, ())
    return list(done.values())
