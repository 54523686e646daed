"""What an answer says besides its verdict: what it waits for, who decides, warnings, how long it holds."""

from transfer_check.answering.answer import (
    Answer,
    Awaits,
    OpenFact,
    answer,
    awaits_assessment,
    facts_left_open,
    pending,
    warnings_of,
)
from transfer_check.answering.day_warnings import expired
from transfer_check.answering.override_warnings import NEEDLESS, OTHERWISE, OVERRIDDEN
from transfer_check.answering.validity import Change, InputKind, Manner, Validity, validity
from transfer_check.answering.warnings import (
    ACT_OF_1949,
    NO_LAW,
    NO_POLICY,
    Notice,
    later_than_the_rules,
    notices_of_facts,
)

__all__ = [
    "ACT_OF_1949",
    "NEEDLESS",
    "NO_LAW",
    "NO_POLICY",
    "OTHERWISE",
    "OVERRIDDEN",
    "Answer",
    "Awaits",
    "Change",
    "InputKind",
    "Manner",
    "Notice",
    "OpenFact",
    "Validity",
    "answer",
    "awaits_assessment",
    "expired",
    "facts_left_open",
    "later_than_the_rules",
    "notices_of_facts",
    "pending",
    "validity",
    "warnings_of",
]
