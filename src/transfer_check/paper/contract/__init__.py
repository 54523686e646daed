"""The contract of an answer as data: stable keys in a stable order, with their JSON Schema.

It is what ``evaluate --format json`` prints and what a record keeps.
"""

from transfer_check.paper.contract.answer_data import AnswerData, answer_schema

__all__ = ["AnswerData", "answer_schema"]
