"""A decision as a tree of reasons in Japanese or English, without layout."""

from transfer_check.explanation.answers import explain
from transfer_check.explanation.one_rule import explain_rule
from transfer_check.explanation.tree import Explanation, Node, Section

__all__ = ["Explanation", "Node", "Section", "explain", "explain_rule"]
