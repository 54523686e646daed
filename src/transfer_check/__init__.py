"""Japan's arms-transfer policy as rules: a proposed transfer in, a cited answer out.

>>> from transfer_check import evaluate, load_case, load_rulebook
>>> case = load_case("examples/2012-haiti-engineering-equipment/case.yaml")
>>> evaluate(case, load_rulebook()).verdict
<Verdict.MAY_BE_PERMITTED: 'may_be_permitted'>
"""

from transfer_check.case import TransferCase
from transfer_check.decision import Decision, Finding, Verdict
from transfer_check.errors import TransferCheckError
from transfer_check.evaluation import evaluate
from transfer_check.explanation import explain
from transfer_check.facts import UNKNOWN
from transfer_check.loading import load_case, load_rulebook
from transfer_check.rulebook import Rulebook
from transfer_check.truth import Truth
from transfer_check.version import __version__

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
    "evaluate",
    "explain",
    "load_case",
    "load_rulebook",
]
