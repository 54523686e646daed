"""Rules as a lawyer writes them, and their lowering to provisions."""

from transfer_check.law.written.lowering import Location, Lowering, Report, instrument, interval, text
from transfer_check.law.written.party_lists import PARTY_LISTS, THIRD_PARTIES, THIRD_PARTY, OverParties, as_written
from transfer_check.law.written.rule import (
    InstrumentFile,
    Place,
    RegimesFile,
    TablesFile,
    WrittenCaution,
    WrittenDefinition,
    WrittenExample,
    WrittenInstrument,
    WrittenRegistration,
    WrittenRule,
    WrittenTable,
)

__all__ = [
    "PARTY_LISTS",
    "THIRD_PARTIES",
    "THIRD_PARTY",
    "InstrumentFile",
    "Location",
    "Lowering",
    "OverParties",
    "Place",
    "RegimesFile",
    "Report",
    "TablesFile",
    "WrittenCaution",
    "WrittenDefinition",
    "WrittenExample",
    "WrittenInstrument",
    "WrittenRegistration",
    "WrittenRule",
    "WrittenTable",
    "as_written",
    "instrument",
    "interval",
    "text",
]
