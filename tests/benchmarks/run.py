"""Benchmarks: ratios measured in one run, never part of the pass.

``python tests/benchmarks/run.py`` runs every part in turn, ``python tests/benchmarks/run.py peers single_case``
those that are named. A part is a module or package of this folder with a function ``main()``, which prints its
tables; the first line of its docstring says what it measures.
"""

from __future__ import annotations

import ast
import sys
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


def main(wanted: list[str]) -> int:
    """Run the parts that are wanted, all where none is named.

    Returns:
        the exit code: 2 for a part that does not exist.
    """
    known = parts()
    strangers = [name for name in wanted if name not in known]
    if strangers:
        listed = "\n".join(f"  {name:<16} {title}" for name, title in known.items())
        print(f"no such part: {', '.join(strangers)}; the parts are\n{listed}", file=sys.stderr)
        return 2
    for name in wanted or known:
        print(f"\n## {name}: {known[name]}\n", flush=True)
        import_module(name).main()
    return 0


def parts() -> dict[str, str]:
    """Return the parts by name, with the first line of their docstring."""
    found: dict[str, str] = {}
    for path in sorted([*FOLDER.glob("*.py"), *FOLDER.glob("*/__init__.py")]):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path != FOLDER / "run.py" and any(isinstance(n, ast.FunctionDef) and n.name == "main" for n in tree.body):
            name = path.parent.name if path.stem == "__init__" else path.stem
            found[name] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
