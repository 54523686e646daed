"""Japan's arms-transfer policy as rules: a proposed transfer in, a cited answer out.

>>> from transfer_check import evaluate, load_case, load_rulebook
>>> case = load_case("examples/2012-haiti-engineering-equipment/case.yaml")
>>> evaluate(case, load_rulebook()).verdict
<Verdict.MAY_BE_PERMITTED: 'may_be_permitted'>
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from transfer_check.version import __version__

if TYPE_CHECKING:
    from transfer_check.asking.dates import compare
    from transfer_check.asking.grounds import closest_grounds
    from transfer_check.asking.open import open_facts
    from transfer_check.asking.remedies import remedies
    from transfer_check.asking.settling import settling_sets
    from transfer_check.asking.what_if import what_if
    from transfer_check.errors import TransferCheckError
    from transfer_check.facts import UNKNOWN, TransferCase
    from transfer_check.files import load_case, load_rulebook
    from transfer_check.judging import Decision, Finding, Verdict, evaluate
    from transfer_check.judging.many import evaluate_many
    from transfer_check.kleene import Truth
    from transfer_check.law import Rulebook
    from transfer_check.words.accounts import explain

__all__ = [
    "UNKNOWN",
    "Decision",
    "Finding",
    "Rulebook",
    "TransferCase",
    "TransferCheckError",
    "Truth",
    "Verdict",
    "__version__",
    "closest_grounds",
    "compare",
    "evaluate",
    "evaluate_many",
    "explain",
    "load_case",
    "load_rulebook",
    "open_facts",
    "remedies",
    "settling_sets",
    "what_if",
]

_HOMES = {
    "UNKNOWN": "facts.catalogue",
    "Decision": "judging.decision",
    "Finding": "judging.decision",
    "Rulebook": "law.rulebook",
    "TransferCase": "facts.case",
    "TransferCheckError": "errors",
    "Truth": "kleene",
    "Verdict": "judging.decision",
    "closest_grounds": "asking.grounds",
    "compare": "asking.dates",
    "evaluate": "judging.evaluation",
    "evaluate_many": "judging.many",
    "explain": "words.accounts",
    "load_case": "files",
    "load_rulebook": "files",
    "open_facts": "asking.open",
    "remedies": "asking.remedies",
    "settling_sets": "asking.settling",
    "what_if": "asking.what_if",
}
"""The module of each public name: it is imported at the first use, so that importing the package costs nothing."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module `transfer_check` has no attribute `{name}`")
    value = getattr(import_module(f"transfer_check.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
