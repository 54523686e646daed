"""Inquiry: what a case would be answered under other days, other facts, other texts."""

from transfer_check.inquiry.dates import Comparison, Moment, StandingChange, compare, timeline

__all__ = ["Comparison", "Moment", "StandingChange", "compare", "timeline"]
