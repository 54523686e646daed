"""Inquiry: what is open, what would settle it, and what a case would be answered under other days, facts, texts."""

from transfer_check.circuit.places import Place
from transfer_check.circuit.value_classes import ValueClass
from transfer_check.inquiry.dates import Comparison, Moment, StandingChange, compare, timeline
from transfer_check.inquiry.settling import Assignment, SettlingSet, SettlingSets, settling_sets
from transfer_check.inquiry.what_is_open import RelevantFact, open_facts

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
