"""rule-engine, imported with the tables of its parser at hand.

PLY, with which rule-engine parses, works its tables out of the grammar at every import: half of the time
of a run without a cache. It looks for kept ones first, in a module beside the parser, and takes them if
they bear the signature of the grammar. They are kept here as data and given to it there; where another
version has another grammar, it works them out as ever.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

PLACE = "rule_engine.parser.parsetab"
NAMES = ("_tabversion", "_lr_method", "_lr_signature", "_lr_action", "_lr_goto", "_lr_productions")


@cache
def load() -> Any:
    """Return rule-engine."""
    sys.modules.setdefault(PLACE, kept_tables())
    try:
        import rule_engine
    finally:
        sys.modules.pop(PLACE, None)
    return rule_engine


def kept_tables() -> ModuleType:
    """Return the kept tables as the module that PLY would write."""
    kept = json.loads(Path(__file__).with_suffix(".json").read_bytes())
    tables = ModuleType(PLACE)
    for name in NAMES:
        setattr(tables, name, kept[name])
    for name in ("_lr_action", "_lr_goto"):
        setattr(tables, name, {int(state): row for state, row in kept[name].items()})
    return tables
