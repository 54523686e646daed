"""What can be stated of a proposed transfer: every fact, its values, and the typed case."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from transfer_check.facts.case import (
    ANY_DAY,
    ELEMENT_OF,
    ELEMENTS,
    LISTS,
    NOTHING_SIGNED,
    SECTIONS,
    Source,
    Title,
    TransferCase,
    catalogue,
    comparisons,
    derived_facts,
    facts_of_none,
    implied_by,
)
from transfer_check.facts.catalogue import (
    OPEN_LIST,
    UNKNOWN,
    Catalogue,
    Fact,
    FactField,
    FactKind,
    Facts,
    FactValue,
    Unknown,
    did_you_mean,
)
from transfer_check.facts.item import Item
from transfer_check.facts.overrides import Override, address, place
from transfer_check.facts.parties import SHARED, Party
from transfer_check.facts.sections import Section
from transfer_check.facts.signatories import COUNCIL_SET_UP, may_sign, signatories, there_was
from transfer_check.facts.state_days import codes_instead, dated_codes, period_of_states, standing_of, stands
from transfer_check.facts.states import recall_state_names, state_name, state_names, states_on
from transfer_check.facts.values import BodyTerm, Day, Signed, no_such_state, on_the_day_of_a_case
from transfer_check.facts.vocabulary import (
    BODY,
    EVIDENCE,
    EVIDENCE_RANK,
    PARTY_PART,
    TRANSFER_KIND,
    VOCABULARIES,
    Vocabulary,
    weakest_evidence,
)

if TYPE_CHECKING:
    from transfer_check.facts.day_reading import read_day
    from transfer_check.facts.flag_reading import read_flag
    from transfer_check.facts.misreading import Meaning, MisreadError
    from transfer_check.facts.number_reading import read_number
    from transfer_check.facts.state_reading import depends_on_the_day, likely_code, part_states, read_state
    from transfer_check.facts.term_reading import read_term

__all__ = [
    "ANY_DAY",
    "BODY",
    "COUNCIL_SET_UP",
    "ELEMENTS",
    "ELEMENT_OF",
    "EVIDENCE",
    "EVIDENCE_RANK",
    "LISTS",
    "NOTHING_SIGNED",
    "OPEN_LIST",
    "PARTY_PART",
    "SECTIONS",
    "SHARED",
    "TRANSFER_KIND",
    "UNKNOWN",
    "VOCABULARIES",
    "BodyTerm",
    "Catalogue",
    "Day",
    "Fact",
    "FactField",
    "FactKind",
    "FactValue",
    "Facts",
    "Item",
    "Meaning",
    "MisreadError",
    "Override",
    "Party",
    "Section",
    "Signed",
    "Source",
    "Title",
    "TransferCase",
    "Unknown",
    "Vocabulary",
    "address",
    "catalogue",
    "codes_instead",
    "comparisons",
    "dated_codes",
    "depends_on_the_day",
    "derived_facts",
    "did_you_mean",
    "facts_of_none",
    "implied_by",
    "likely_code",
    "may_sign",
    "no_such_state",
    "on_the_day_of_a_case",
    "part_states",
    "period_of_states",
    "place",
    "read_day",
    "read_flag",
    "read_number",
    "read_state",
    "read_term",
    "recall_state_names",
    "signatories",
    "standing_of",
    "stands",
    "state_name",
    "state_names",
    "states_on",
    "there_was",
    "weakest_evidence",
]

_READERS = {
    "Meaning": "misreading",
    "MisreadError": "misreading",
    "depends_on_the_day": "state_reading",
    "likely_code": "state_reading",
    "part_states": "state_reading",
    "read_day": "day_reading",
    "read_flag": "flag_reading",
    "read_number": "number_reading",
    "read_state": "state_reading",
    "read_term": "term_reading",
}
"""The module of each reader of values: it is imported at the first use, since codes and days of ISO need none."""


def __getattr__(name: str) -> Any:
    if name not in _READERS:
        raise AttributeError(f"module `transfer_check.facts` has no attribute `{name}`")
    value = globals()[name] = getattr(import_module(f"transfer_check.facts.{_READERS[name]}"), name)
    return value
