"""The decision procedure: the one specification of what the law says of a case."""

from transfer_check.judging.causes import Cause, causes, literals
from transfer_check.judging.contradictions import HELP, contradictions_in, message_of
from transfer_check.judging.decision import (
    Decision,
    Duty,
    Finding,
    ItemDecision,
    RegimeDecision,
    Standing,
    Trace,
    Verdict,
)
from transfer_check.judging.evaluation import Derivation, contradictions, derive, evaluate, require_consistent
from transfer_check.judging.why import Reading, Reason, readings_of

__all__ = [
    "HELP",
    "Cause",
    "Decision",
    "Derivation",
    "Duty",
    "Finding",
    "ItemDecision",
    "Reading",
    "Reason",
    "RegimeDecision",
    "Standing",
    "Trace",
    "Verdict",
    "causes",
    "contradictions",
    "contradictions_in",
    "derive",
    "evaluate",
    "literals",
    "message_of",
    "readings_of",
    "require_consistent",
]
