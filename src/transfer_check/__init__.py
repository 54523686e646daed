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
    from transfer_check.case import TransferCase
    from transfer_check.decision import Decision, Finding, Verdict
    from transfer_check.errors import TransferCheckError
    from transfer_check.evaluation import evaluate
    from transfer_check.explanation import explain
    from transfer_check.facts import UNKNOWN
    from transfer_check.inquiry.dates import compare
    from transfer_check.inquiry.grounds import closest_grounds
    from transfer_check.inquiry.remedies import remedies
    from transfer_check.inquiry.settling import settling_sets
    from transfer_check.inquiry.what_if import what_if
    from transfer_check.inquiry.what_is_open import open_facts
    from transfer_check.loading import load_case, load_rulebook
    from transfer_check.many import evaluate_many
    from transfer_check.rulebook import Rulebook
    from transfer_check.truth import Truth

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
    "UNKNOWN": "facts",
    "Decision": "decision",
    "Finding": "decision",
    "Rulebook": "rulebook",
    "TransferCase": "case",
    "TransferCheckError": "errors",
    "Truth": "truth",
    "Verdict": "decision",
    "closest_grounds": "inquiry.grounds",
    "compare": "inquiry.dates",
    "evaluate": "evaluation",
    "evaluate_many": "many",
    "explain": "explanation",
    "load_case": "loading",
    "load_rulebook": "loading",
    "open_facts": "inquiry.what_is_open",
    "remedies": "inquiry.remedies",
    "settling_sets": "inquiry.settling",
    "what_if": "inquiry.what_if",
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
