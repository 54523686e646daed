"""The words of the program, Japanese beside English: labels, clauses, questions."""

from transfer_check.words.clauses import Statement, embedded, statement_of
from transfer_check.words.comparisons import Telling
from transfer_check.words.condition_text import condition_text
from transfer_check.words.fact_question import is_of_party, question_in_words
from transfer_check.words.labels import (
    OPERATORS,
    OWNERS,
    bearer_in_words,
    bodies_in_words,
    body_in_words,
    days_in_words,
    due_in_words,
    evidence_in_words,
    item_name,
    judgement_in_words,
    label,
    one_of,
    value_in_words,
    values_in_words,
)
from transfer_check.words.outline import (
    Explanation,
    Node,
    Section,
    SectionKind,
    distinct,
    initial,
    joined,
    plain,
    sentence,
)

__all__ = [
    "OPERATORS",
    "OWNERS",
    "Explanation",
    "Node",
    "Section",
    "SectionKind",
    "Statement",
    "Telling",
    "bearer_in_words",
    "bodies_in_words",
    "body_in_words",
    "condition_text",
    "days_in_words",
    "distinct",
    "due_in_words",
    "embedded",
    "evidence_in_words",
    "initial",
    "is_of_party",
    "item_name",
    "joined",
    "judgement_in_words",
    "label",
    "one_of",
    "plain",
    "question_in_words",
    "sentence",
    "statement_of",
    "value_in_words",
    "values_in_words",
]
