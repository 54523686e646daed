"""The kept tables of rule-engine's parser are those PLY works out of its grammar."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rule_engine import Rule
from rule_engine._vendor.ply import yacc

from transfer_check.law.condition import leaf_parser

KEPT = Path(leaf_parser.__file__).with_name("leaf_parser.json")


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory):
    """Return the tables as PLY writes them down."""
    folder = tmp_path_factory.mktemp("tables")
    yacc.yacc(module=Rule.parser, debug=False, write_tables=True, tabmodule="worked_out", outputdir=str(folder))
    written: dict[str, object] = {}
    exec((folder / "worked_out.py").read_text(encoding="utf-8"), written)
    return {name: written[name] for name in leaf_parser.NAMES}


def test_the_kept_tables_are_those_of_the_grammar(worked_out, request):
    """Every action, goto and production, and the signature by which PLY tells whether tables fit a grammar."""
    if request.config.getoption("--record"):
        KEPT.write_text(json.dumps(worked_out, separators=(",", ":")) + "\n", encoding="utf-8")
    module = leaf_parser.kept_tables()
    for name, value in worked_out.items():
        assert json.loads(json.dumps(getattr(module, name))) == json.loads(json.dumps(value)), name
    assert module._lr_action == worked_out["_lr_action"]
    assert module._lr_goto == worked_out["_lr_goto"]


@pytest.mark.parametrize("change", ["", "each[:-1]"])
def test_a_grammar_that_the_tables_do_not_fit_is_worked_out(change):
    """With a signature of another grammar PLY works the tables out as it always did, and reads the same."""
    program = f"""
import sys
from transfer_check.law.condition import leaf_parser
found = leaf_parser.kept_tables()
each = found._lr_signature
found._lr_signature = {change or "each"}
leaf_parser.kept_tables = lambda: found
rule_engine = leaf_parser.load()
assert rule_engine.Rule("a in ['x'] and not b").matches({{"a": "x", "b": False}})
assert leaf_parser.PLACE not in sys.modules
print(rule_engine.Rule.parser._parser.action is found._lr_action)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == (str(not change), "")
