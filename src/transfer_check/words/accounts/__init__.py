"""A decision as a tree of reasons in Japanese or English, without layout."""

from transfer_check.words import Explanation, Node, Section
from transfer_check.words.accounts.answer_account import NOTHING_PERMITS, explain, framed, headline
from transfer_check.words.accounts.open_matters import awaited_in_words, certain_in_words
from transfer_check.words.accounts.provision_reasons import Account
from transfer_check.words.accounts.rule_account import explain_rule
from transfer_check.words.accounts.stated_facts import StatedFact, stated_judgements, stated_parts

__all__ = [
    "NOTHING_PERMITS",
    "Account",
    "Explanation",
    "Node",
    "Section",
    "StatedFact",
    "awaited_in_words",
    "certain_in_words",
    "explain",
    "explain_rule",
    "framed",
    "headline",
    "stated_judgements",
    "stated_parts",
]
