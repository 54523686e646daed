"""The contract of what is written as data: stable keys in a stable order.

The answer is built as `AnswerData`: it is what ``evaluate --format json`` prints and what a record keeps. The other
forms are described by models beside it, to which a test holds every verb; `transfer_check.paper.schemas` makes the
JSON Schema of each.
"""

from transfer_check.paper.contract.answer_data import AnswerData

__all__ = ["AnswerData"]
