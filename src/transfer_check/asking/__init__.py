"""Inquiry: what is open, what would settle it, and what a case would be answered under other days, facts, texts."""

from transfer_check.asking.dates import Comparison, Moment, StandingChange, compare, timeline
from transfer_check.asking.open import RelevantFact, open_facts
from transfer_check.asking.settling import Assignment, SettlingSet, SettlingSets, settling_sets
from transfer_check.circuit import Place, ValueClass

__all__ = [
    "Assignment",
    "Comparison",
    "Moment",
    "Place",
    "RelevantFact",
    "SettlingSet",
    "SettlingSets",
    "StandingChange",
    "ValueClass",
    "compare",
    "open_facts",
    "settling_sets",
    "timeline",
]
