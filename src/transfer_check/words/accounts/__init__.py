"""A decision as a tree of reasons in Japanese or English, without layout."""

from transfer_check.words.accounts.answer_account import explain
from transfer_check.words.accounts.rule_account import explain_rule
from transfer_check.words.outline import Explanation, Node, Section

__all__ = ["Explanation", "Node", "Section", "explain", "explain_rule"]
