"""The rules as SQL: unknown is NULL, and AND, OR and NOT are then strong Kleene logic.

It needs the extra ``bulk``.
"""

from importlib.util import find_spec

from transfer_check.errors import usage_problem

MISSING = [library for library in ("duckdb", "sqlglot", "pyarrow") if find_spec(library) is None]
if MISSING:
    raise usage_problem(
        "TC542",
        f"this needs {', '.join(f'`{library}`' for library in MISSING)}, which is not installed",
        'install the extra `bulk`: `python -m pip install "transfer-check[bulk]"`',
    )
