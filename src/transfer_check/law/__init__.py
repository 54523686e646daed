"""The law: provisions, dated tables, citations, and the rulebook with its edition of a day."""

from transfer_check.law.citations import Citation, Instrument
from transfer_check.law.dependencies import CycleError, in_order_of_lifting, in_order_of_reading
from transfer_check.law.finding import OUTCOMES, Finding, Standing, standing_of
from transfer_check.law.provision import (
    ALWAYS,
    DutyText,
    KeptProvisions,
    OwnException,
    Provision,
    ProvisionEffect,
    interval_from_json,
    interval_to_json,
    intervals_of,
    provision_to_json,
    text_to_json,
)
from transfer_check.law.rulebook import (
    RULE_EFFECTS,
    CompiledProvision,
    Edition,
    EditionDay,
    Omission,
    Regime,
    RegimeInForce,
    Revision,
    Rulebook,
)
from transfer_check.law.table import Row, Table

__all__ = [
    "ALWAYS",
    "OUTCOMES",
    "RULE_EFFECTS",
    "Citation",
    "CompiledProvision",
    "CycleError",
    "DutyText",
    "Edition",
    "EditionDay",
    "Finding",
    "Instrument",
    "KeptProvisions",
    "Omission",
    "OwnException",
    "Provision",
    "ProvisionEffect",
    "Regime",
    "RegimeInForce",
    "Revision",
    "Row",
    "Rulebook",
    "Standing",
    "Table",
    "in_order_of_lifting",
    "in_order_of_reading",
    "interval_from_json",
    "interval_to_json",
    "intervals_of",
    "provision_to_json",
    "standing_of",
    "text_to_json",
]
